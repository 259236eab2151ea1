//! A library under a ceiling: as of a day, or for those who may see a marking. What is not known yet or is marked
//! narrower is nowhere in it: in no entry, link, count, title, problem or line of a file.
//!
//! It is made anew, never filtered by whoever shows it. `fate` says what is withheld over the whole library, then
//! `derive` loads each file again without that (`load::withheld`), so that every field that is declared is
//! covered by its declaration, and links, titles, matrices and problems are those of what is left.
//!
//! **By marking.** What is marked narrower is withheld, and so is what has no marking at all: the whole of an unmarked
//! file. A briefing whose own marking is narrower is withheld whole. What a briefing adds to a shared entry may be
//! withheld alone; when the shared entry is, what is added to it goes too, and so do all others with its id.
//!
//! **By day.** An entry counts from `known_since`, else from its `date`, by the latest day that this may mean; what goes
//! on with no end counts from its beginning. So do relations, and whatever else has a `date` of its own. Days on which
//! something was read, last changed or first seen say nothing of when it was known. An event without a date that comes
//! after one which is withheld goes with it. What has no date stays, and [`Library::undated`](crate::library::Library::undated) says so. A briefing is
//! never withheld for its day: it is then shown as of the earlier one.
//!
//! **With what is withheld goes** whatever cannot stand without it: an entry or a part of one whose required field
//! names nothing else, a row of a matrix, a slide; an entry into which an alias or a merge key carries its words; and
//! the ids that it had before. A judgement, an option or an event keeps its own words and loses the links. `[[id|words]]`
//! keeps its words, `[[id]]` becomes *(withheld)*. Speaker notes are no text of the library and are left out whole.
//!
//! Of an entry that is left out for an error, marking and date hold as far as they can be read; of one that is lost with
//! a syntax error nothing is known, so that only the place of the error is told.

mod days;
mod derive;
mod fate;
mod names;
mod ties;
mod under;

use std::collections::HashMap;

use crate::briefing::date::When;
use crate::briefing::tlp::Tlp;
use crate::words::text::Text;
use crate::yaml::omit::Own;

/// How far a library may be seen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ceiling {
    /// The last day of what is known; none for all that is.
    pub as_of: Option<When>,
    /// The narrowest marking that may be seen; none for all.
    pub tlp: Option<Tlp>,
}

/// Why something is withheld.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Reason {
    /// Its file has no marking.
    Unmarked,
    /// It is marked narrower.
    Marked,
    /// It was known later.
    Later,
}

/// How much is withheld. An entry counts once, however many briefings see it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Withheld {
    /// Entries that are marked narrower, briefings among them.
    pub marked: usize,
    /// Entries that were known later.
    pub later: usize,
    /// Files without a marking, whatever is in them.
    pub unmarked_files: usize,
}

/// The ceiling that a library was made under.
#[derive(Debug, Clone)]
pub(super) struct Under {
    ceiling: Ceiling,
    withheld: Withheld,
    /// How many entries of each briefing were known later, by its id.
    later: HashMap<Text, usize>,
}

impl Ceiling {
    /// Why a file with a marking is withheld whole, if it is.
    fn file(&self, marking: Option<Tlp>) -> Option<Reason> {
        let most = self.tlp?;
        match marking {
            None => Some(Reason::Unmarked),
            Some(tlp) => (!tlp.is_within(most)).then_some(Reason::Marked),
        }
    }

    /// Why something that says this of itself is withheld, if it is; its file is not.
    fn own(&self, own: &Own) -> Option<Reason> {
        let is_within = |(marking, most): (Tlp, Tlp)| marking.is_within(most);
        if !own.marking.zip(self.tlp).is_none_or(is_within) {
            return Some(Reason::Marked);
        }
        let known = own.date.as_ref().map(When::known_by);
        let later = known.zip(self.as_of.as_ref());
        let is_later = later.is_some_and(|(known, day)| known > day.latest());
        is_later.then_some(Reason::Later)
    }
}

impl Withheld {
    /// Whether nothing is.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }

    /// The count in words, as `3 entries marked narrower, 1 known later`; empty for nothing.
    pub fn words(&self) -> String {
        let some = |n: usize, one: &str, many: &str, why: &str| {
            let what = if n == 1 { one } else { many };
            (n > 0).then(|| format!("{n} {what} {why}"))
        };
        let parts = [
            some(self.marked, "entry", "entries", "marked narrower"),
            some(self.later, "entry", "entries", "known later"),
            some(self.unmarked_files, "file", "files", "without a marking"),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
