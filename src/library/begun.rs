//! What of some files has to do with ids that begin in one way, so that a shell need not wait for all the others.
//!
//! Library files are always read; a briefing is when a word of it begins so, or when it names what leads to such an entry
//! of a library file. What is loaded has all ids of that sort, each in all briefings that have it. A title that names an
//! entry of a briefing that is left out says its id. Ids that are made for entries without one count where the words that
//! they are made of begin so, in whatever case, with whatever accents, behind whatever digits. A word that names the first
//! word of an id counts as naming it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use memchr::memmem::Finder;

use super::Library;
use super::disk::Found;
use super::reading::files::in_parallel;
use crate::briefing::id::letters;
use crate::load::may_be_shared;
use crate::source::SourceFile;
use crate::words::invisible::is_unseen;
use crate::words::text::Text;
use crate::work;

/// What the ids of events begin with that have none of their own.
const MADE: &str = "event:";

impl Library {
    /// Loads what was found, as far as it has to do with ids that begin so: alone, or behind that of their briefing.
    pub(crate) fn begun(found: Found, typed: &str) -> Self {
        let first = typed.split(['/', '.', '-']).next().unwrap_or_default();
        if MADE.starts_with(typed) || typed.starts_with(MADE) || first.is_empty() {
            return Self::load_found(found);
        }
        let Found {
            files,
            standings,
            problems,
        } = found;
        let (shared, others): (Vec<_>, Vec<_>) = files.into_iter().partition(may_be_library);
        let common = Self::load_found(Found {
            files: shared.clone(),
            standings: standings.clone(),
            problems: Vec::new(),
        });
        let leading = common.leading_to(first);
        let leading: HashSet<&str> = leading
            .iter()
            .filter_map(|id| id.split('-').next())
            .collect();
        let finder = Finder::new(first);
        let holds = in_parallel(&others, |file| {
            work::count(file.text().len());
            let text = folded(file.text());
            may_be_any(file.text()) || holds(file.stem(), &text, &finder) || names(&text, &leading)
        });
        let others = others.into_iter().zip(holds).filter(|(_, holds)| *holds);
        common.reload_found(Found {
            files: shared
                .into_iter()
                .chain(others.map(|(file, _)| file))
                .collect(),
            standings,
            problems,
        })
    }

    /// The entries of library files whose ids begin so, and those from which their links lead to one: a briefing that
    /// names one of these has the other, too.
    fn leading_to(&self, first: &str) -> HashSet<&str> {
        let mut from: HashMap<&str, Vec<&Text>> = HashMap::new();
        for link in self.shared.iter().flat_map(|file| &file.links) {
            from.entry(&link.target).or_default().push(&link.from);
        }
        let ids = self.shared.iter().flat_map(|file| file.entries.keys());
        let mut queue: Vec<&str> = ids
            .map(Text::as_str)
            .filter(|id| id.starts_with(first))
            .collect();
        let mut leading = HashSet::new();
        while let Some(id) = queue.pop() {
            if leading.insert(id) {
                let all = from.get(id).into_iter().flatten();
                queue.extend(all.map(|id| id.as_str()));
            }
        }
        leading
    }
}

fn may_be_library(file: &Arc<SourceFile>) -> bool {
    file.text().contains("library") && may_be_shared(file.text())
}

/// Whether words of a text may come to something else than is written: by escapes, or by what is not seen in them.
fn may_be_any(text: &str) -> bool {
    text.contains('\\') || !text.is_ascii() && text.chars().any(|c| !c.is_ascii() && is_unseen(c))
}

/// A text in the letters that ids are made of.
fn folded(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return text.to_ascii_lowercase().into();
    }
    letters(text).collect()
}

/// Whether a word of a text, or of the name of its file, begins so. Digits before it are no part of an id.
fn holds(stem: &str, text: &str, first: &Finder<'_>) -> bool {
    let begins_in = |text: &str| {
        let is_begin = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
            before.is_none_or(|byte| !byte.is_ascii_alphabetic())
        };
        first.find_iter(text.as_bytes()).any(is_begin)
    };
    begins_in(text) || begins_in(&folded(stem))
}

/// Whether one of some words is in a text.
fn names(text: &str, words: &HashSet<&str>) -> bool {
    let mut all = text.split(|c: char| !c.is_ascii_alphanumeric());
    let without_digits =
        |word: &str| words.contains(word.trim_start_matches(|c: char| c.is_ascii_digit()));
    !words.is_empty() && all.any(without_digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHARED: &str = "kind: library
tlp: CLEAR
actors:
  unit: {name: Unit, summary: 'Of [[state]]'}
  state: {name: State}
  other: {name: Other}
  big-unit: {name: Big one, summary: 'Of [[state]]'}
";

    /// Which of some briefings are loaded for what is typed.
    fn check(typed: &str, expected: &str) {
        let files = [
            ("lib.yaml", SHARED),
            ("one.yaml", "title: t\nevents: [{id: storm, title: E}]\n"),
            ("two.yaml", "title: t\nevents: [{title: E, actors: unit}]\n"),
            (
                "three.yaml",
                "title: t\nid: named\nevents: [Stately words]\n",
            ),
            (
                "four.yaml",
                "title: t\nevents: [{id: \"\\x73torm\", title: E}]\n",
            ),
            (
                "stem.yaml",
                "title: t\nevents: [{title: E, actors: other}]\n",
            ),
            ("words.yaml", "title: t\nactors: [Big Unit]\n"),
        ];
        let files = files.map(|(name, text)| SourceFile::named(name, text));
        let library = Library::begun(files.to_vec().into(), typed);
        let mut names: Vec<&str> = library
            .briefings
            .iter()
            .map(|it| it.source.stem())
            .collect();
        names.sort_unstable();
        assert_eq!(names.join(" "), expected, "{typed}");
        assert_eq!(library.shared.len(), 1);
    }

    /// Whether a briefing that has an actor of this name is loaded for the id that is made of that.
    fn check_made(name: &str, id: &str) {
        let text = format!("title: t\nactors: ['{name}']\n");
        let files = [
            SourceFile::named("one.yaml", text),
            SourceFile::named("two.yaml", "title: t\n"),
        ];
        let whole = Library::load(files.to_vec(), Vec::new());
        let made = whole.briefings[0].entries.keys().next();
        assert_eq!(made.map(Text::as_str), Some(id), "{name}");
        for typed in (1..=id.len()).map(|end| &id[..end]) {
            if MADE.starts_with(typed) {
                continue;
            }
            let library = Library::begun(files.to_vec().into(), typed);
            assert_eq!(library.briefings.len(), 1, "{typed} of {name}");
        }
    }

    #[test]
    fn ids_are_found_that_are_made_of_words_in_other_letters() {
        check_made("Élysée", "elysee");
        check_made("3CX", "cx");
        check_made("2nd Bureau", "nd-bureau");
        check_made("Süd\u{ad}deutsche", "sud-deutsche");
        check_made("O’Brien & Sons", "o-brien-sons");
        check_made("ＫＩＭ", "kim");
    }

    #[test]
    fn only_briefings_are_loaded_that_may_have_ids_that_begin_so() {
        check("storm", "four one");
        check("sto", "four one");
        check("sta", "four three two words");
        check("state", "four three two words");
        check("uni", "four two words");
        check("big", "four words");
        check("named/x", "four three");
        check("ste", "four stem");
        check("orm", "four");
        check("", "four one stem three two words");
        check("event:e", "four one stem three two words");
        check("e", "four one stem three two words");
    }
}
