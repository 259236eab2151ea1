//! Rules that look across entries and files: what a loader, which sees one file, cannot know.
//!
//! A rule is a file with one type; [`RULES`] lists them all. Rules read a library and report; they change nothing.

mod dangling;
mod duplicate_briefing;
mod duplicate_shared;
mod order;
mod wrong_kind;

use crate::diagnostic::{Diagnostic, sort};
use crate::library::{Extent, Library};

/// Something that should hold for a library.
pub trait Rule: Sync {
    /// What breaks it.
    fn check(&self, library: &Library, out: &mut Vec<Diagnostic>);
}

/// Every rule.
pub const RULES: &[&dyn Rule] = &[
    &dangling::Dangling,
    &wrong_kind::WrongKind,
    &order::Order,
    &duplicate_briefing::DuplicateBriefing,
    &duplicate_shared::DuplicateShared,
];

/// Everything that is wrong with a library: what loading found and what the rules find, by file and place.
///
/// Nothing is known to be wrong with a library that is not whole.
pub fn problems(library: &Library) -> Vec<Diagnostic> {
    if library.extent() != Extent::Whole {
        return Vec::new();
    }
    let mut problems = library.problems().to_vec();
    for rule in RULES {
        rule.check(library, &mut problems);
    }
    sort(&mut problems);
    problems
}
