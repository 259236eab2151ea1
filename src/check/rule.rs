//! What a rule is: what it is about, how it looks, and what it would say of two examples.

use std::sync::Arc;

use crate::briefing::EntryKind;
use crate::diagnostic::Code;
use crate::diagnostic::explanation::{Example, Explanation, Files};
use crate::diagnostic::problems::ByFile;
use crate::library::Library;
use crate::library::entry::{Entry, EntryIx};
use crate::library::reading::file::BriefingFile;
use crate::slides::deck::Deck;
use crate::slides::review::Finding;

/// Something that should hold for a library.
pub struct Rule {
    /// What breaking it is called. The code has the rule's title, its explanation and how much it matters.
    pub code: Code,
    /// What it looks at, and how.
    pub check: Check,
    /// What goes wrong for whoever reads the briefing, in a sentence or two.
    pub why: &'static str,
    /// What to do, in a sentence or two.
    pub remedy: &'static str,
    /// Files in which it finds one thing, and no other rule or reader anything.
    pub bad: Files,
    /// Where it finds it: file, line and column.
    pub at: &'static str,
    /// The same put right.
    pub good: Files,
}

impl Rule {
    /// What is said of it to whoever asks.
    pub fn explanation(&self) -> Explanation {
        Explanation {
            why: self.why,
            remedy: self.remedy,
            example: Example::Files {
                bad: self.bad,
                at: self.at,
                good: self.good,
            },
        }
    }
}

/// What a rule looks at, one after another, and what reports the problems there.
pub enum Check {
    /// Each entry, those of library files among them, with its number.
    Entry(fn(&Library, EntryIx, &Entry, &mut ByFile)),
    /// Each briefing, by its place among [`Library::briefings`].
    Briefing(fn(&Library, usize, &mut ByFile)),
    /// The slides of each briefing that lists some. They are put together once for all rules that look at them.
    Deck(fn(&BriefingFile, &Deck, &mut ByFile)),
    /// What is too much on a slide, or missing there: what to do about it, where it is what the rule is about. Slides are
    /// laid out once for all of these rules.
    Slide(fn(Finding) -> Option<&'static str>),
    /// The library as a whole.
    Library(fn(&Library, &mut ByFile)),
}

/// The entries of a kind that a briefing gives itself, and does not take from a library file.
pub(super) fn of_own_file(
    library: &Library,
    briefing: usize,
    kind: EntryKind,
) -> impl Iterator<Item = (EntryIx, &Entry)> {
    let file = library.briefing(briefing);
    let entries = library.of_kind(briefing, kind);
    entries.filter(move |(_, entry)| {
        file.is_some_and(|file| Arc::ptr_eq(&file.source, &entry.place.source))
    })
}

/// Those of them that nothing else names.
pub(super) fn unused(
    library: &Library,
    briefing: usize,
    kind: EntryKind,
) -> impl Iterator<Item = (EntryIx, &Entry)> {
    let entries = of_own_file(library, briefing, kind);
    entries.filter(|(ix, _)| !library.links_to(*ix).any(|link| link.from != *ix))
}
