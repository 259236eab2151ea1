//! Rules that look across entries and files: what a loader, which sees one file, cannot know.
//!
//! A rule is a file with one [`Rule`]; [`RULES`] lists them all. Rules read a library and report; they change nothing
//! and know nothing of each other.

mod dangling;
mod duplicate_briefing;
mod duplicate_shared;
mod empty_section;
mod order_contradiction;
mod order_cycle;
mod over_budget;
pub(crate) mod rule;
mod same_name;
mod slide_minutes;
mod slide_notes;
mod slide_pages;
mod slide_words;
mod wrong_kind;

use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Diagnostic, sort};
use crate::library::{Extent, Library};
use crate::slides::review::{Finding, too_little, too_much};
use crate::source::Place;
use rule::{Check, Rule};

/// Every rule.
pub const RULES: &[Rule] = &[
    dangling::RULE,
    wrong_kind::RULE,
    order_cycle::RULE,
    order_contradiction::RULE,
    duplicate_briefing::RULE,
    duplicate_shared::RULE,
    same_name::RULE,
    empty_section::RULE,
    over_budget::RULE,
    slide_minutes::RULE,
    slide_notes::RULE,
    slide_pages::RULE,
    slide_words::RULE,
];

/// Everything that is wrong with a library: what loading found and what the rules find, by file and place.
///
/// Nothing is known to be wrong with a library that is not whole.
pub fn problems(library: &Library) -> Vec<Diagnostic> {
    if library.extent() != Extent::Whole {
        return Vec::new();
    }
    let mut problems = library.problems().to_vec();
    let mut found = ByFile::default();
    run(library, &mut found);
    problems.extend(found.finish());
    sort(&mut problems);
    problems
}

/// Walks entries, briefings and the library once each, with the rules that look at them.
fn run(library: &Library, out: &mut ByFile) {
    let (mut of_entries, mut of_briefings, mut of_slides) = (Vec::new(), Vec::new(), Vec::new());
    for rule in RULES {
        match rule.check {
            Check::Entry(check) => of_entries.push(check),
            Check::Briefing(check) => of_briefings.push(check),
            Check::Slide(help) => of_slides.push((rule.code, help)),
            Check::Library(check) => check(library, out),
        }
    }
    for briefing in 0..library.briefings().len() {
        for check in &of_briefings {
            check(library, briefing, out);
        }
        for (place, finding) in slides(library, briefing) {
            let told = of_slides.iter();
            let mut told = told.filter_map(|(code, help)| Some((*code, help(finding)?)));
            if let Some((code, help)) = told.next() {
                out.push(Diagnostic::new(code, place, &finding.words(), help));
            }
        }
    }
    for (ix, entry) in library.entries() {
        for check in &of_entries {
            check(library, ix, entry, out);
        }
    }
}

/// What is too much on the slides of a briefing, and what is missing there, each at the slide.
fn slides(library: &Library, briefing: usize) -> Vec<(Place, Finding)> {
    let Some(file) = library.briefing(briefing) else {
        return Vec::new();
    };
    let found = too_much(library, briefing).into_iter();
    let found = found.chain(too_little(library, briefing));
    found
        .map(|(number, finding)| (file.slide_place(number), finding))
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
