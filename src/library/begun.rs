//! What of some files has to do with ids that begin in one way, so that a shell need not wait for all the others.
//!
//! Library files are always read; a briefing is when a word of it begins so, or when it names what leads to such an entry
//! of a library file. What is loaded has all ids of that sort, each in all briefings that have it. A title that names an
//! entry of a briefing that is left out says its id. Ids that are made for entries without one count where the words that
//! they are made of begin so.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use memchr::memmem::Finder;

use super::Library;
use super::disk::Found;
use super::reading::files::in_parallel;
use crate::load::may_be_shared;
use crate::source::SourceFile;
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
        let finder = Finder::new(first);
        let holds = in_parallel(&others, |file| {
            work::count(file.text().len());
            holds(file, &finder) || names(file.text(), &leading)
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

/// Whether a word of a file, or its name, begins so. What is written by escapes may be anything.
fn holds(file: &SourceFile, first: &Finder<'_>) -> bool {
    let text = file.text().to_ascii_lowercase();
    let is_begin = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        before.is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    file.stem().as_bytes().starts_with(first.needle())
        || text.contains('\\')
        || first.find_iter(text.as_bytes()).any(is_begin)
}

/// Whether one of some ids is a word of a text.
fn names(text: &str, ids: &HashSet<&str>) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    !ids.is_empty() && words.any(|word| ids.contains(word))
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

    #[test]
    fn only_briefings_are_loaded_that_may_have_ids_that_begin_so() {
        check("storm", "four one");
        check("sto", "four one");
        check("sta", "four three two");
        check("state", "four three two");
        check("uni", "four two");
        check("named/x", "four three");
        check("ste", "four stem");
        check("orm", "four");
        check("", "four one stem three two");
        check("event:e", "four one stem three two");
        check("e", "four one stem three two");
    }
}
