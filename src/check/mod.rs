//! Rules that look across entries and files: what a loader, which sees one file, cannot know.
//!
//! A rule is a file with one [`Rule`]; [`RULES`] lists them all. Rules read a library and report; they change nothing
//! and know nothing of each other. Whoever reads is told what is wrong ([`problems`]), whoever writes also what tradecraft
//! asks for ([`review`]).

mod allow;
mod dangling;
mod duplicate_briefing;
mod duplicate_shared;
mod empty_section;
pub(crate) mod mend;
mod order;
mod order_contradiction;
mod order_cycle;
mod over_budget;
pub(crate) mod rule;
mod same_answer;
mod same_name;
pub(crate) mod selection;
mod slide_minutes;
mod slide_notes;
mod slide_pages;
mod slide_words;
mod tradecraft;
mod written;
mod wrong_kind;

use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic, sort};
use crate::library::entry::{Entry, EntryIx};
use crate::library::reading::file::BriefingFile;
use crate::library::reading::files::in_parallel;
use crate::library::{Extent, Library};
use crate::slides::deck::Deck;
use crate::slides::review::{Finding, listed, too_little, too_much};
use crate::source::SourceFile;
use rule::{Check, Rule};
use selection::Selection;

/// Every rule.
pub const RULES: &[Rule] = &[
    dangling::RULE,
    wrong_kind::RULE,
    order_cycle::RULE,
    order_contradiction::RULE,
    duplicate_briefing::RULE,
    duplicate_shared::RULE,
    same_answer::RULE,
    same_name::RULE,
    empty_section::RULE,
    over_budget::RULE,
    slide_minutes::RULE,
    slide_notes::RULE,
    slide_pages::RULE,
    slide_words::RULE,
    tradecraft::unsourced::RULE,
    tradecraft::no_speaker::RULE,
    tradecraft::unrated_judgement::RULE,
    tradecraft::unreasoned_judgement::RULE,
    tradecraft::overconfident::RULE,
    tradecraft::mixed_sentence::RULE,
    tradecraft::two_scales::RULE,
    tradecraft::likelihood_differs::RULE,
    tradecraft::undiagnostic_row::RULE,
    tradecraft::dependent_rows::RULE,
    tradecraft::unfalsifiable::RULE,
    tradecraft::one_sided_option::RULE,
    tradecraft::look_alike_name::RULE,
    tradecraft::when_differs::RULE,
    tradecraft::after_as_of::RULE,
    tradecraft::unused_source::RULE,
    tradecraft::unused_evidence::RULE,
    tradecraft::unused_anchor::RULE,
    tradecraft::orphan_actor::RULE,
    tradecraft::overdue_review::RULE,
    tradecraft::attack_id::RULE,
];

/// Everything that is wrong with a library: what loading found and what the rules find, by file and place. What tradecraft
/// asks for is not among it.
///
/// Nothing is known to be wrong with a library that is not whole.
pub fn problems(library: &Library) -> Vec<Diagnostic> {
    review(library, &Selection::for_readers())
}

/// The problems of a library of some kinds, by file and place, but for those that their authors mean to leave as they are.
///
/// Nothing is known to be wrong with a library that is not whole.
pub fn review(library: &Library, selection: &Selection) -> Vec<Diagnostic> {
    review_of(library, selection, &|_| true)
}

/// The same of some files only: of the others, the rules for each briefing are not asked.
pub(crate) fn review_of(
    library: &Library,
    selection: &Selection,
    is_wanted: &(dyn Fn(&SourceFile) -> bool + Sync),
) -> Vec<Diagnostic> {
    if library.extent() != Extent::Whole {
        return Vec::new();
    }
    let is_told =
        |problem: &Diagnostic| selection.tells(problem.code) && is_wanted(&problem.place.source);
    let mut problems = library.problems().to_vec();
    let mut found = ByFile::default();
    Rules::of(selection).run(library, is_wanted, &mut found);
    problems.extend(found.finish());
    problems.retain(is_told);
    allow::apply(library, &mut problems, selection);
    problems.retain(is_told);
    sort(&mut problems);
    problems
}

type OfEntries = fn(&Library, EntryIx, &Entry, &mut ByFile);
type OfBriefings = fn(&Library, usize, &mut ByFile);
type OfDecks = fn(&BriefingFile, &Deck, &mut ByFile);
type OfSlides = fn(Finding) -> Option<&'static str>;

/// Rules by what they look at.
#[derive(Default)]
struct Rules {
    of_entries: Vec<OfEntries>,
    of_briefings: Vec<OfBriefings>,
    of_decks: Vec<OfDecks>,
    of_slides: Vec<(Code, OfSlides)>,
    of_libraries: Vec<fn(&Library, &mut ByFile)>,
}

impl Rules {
    fn of(selection: &Selection) -> Self {
        let mut rules = Self::default();
        for rule in RULES.iter().filter(|rule| selection.tells(rule.code)) {
            match rule.check {
                Check::Entry(check) => rules.of_entries.push(check),
                Check::Briefing(check) => rules.of_briefings.push(check),
                Check::Deck(check) => rules.of_decks.push(check),
                Check::Slide(help) => rules.of_slides.push((rule.code, help)),
                Check::Library(check) => rules.of_libraries.push(check),
            }
        }
        rules
    }

    /// Walks the library and each briefing and its entries once, on all cores.
    fn run(
        &self,
        library: &Library,
        is_wanted: &(dyn Fn(&SourceFile) -> bool + Sync),
        out: &mut ByFile,
    ) {
        for check in &self.of_libraries {
            check(library, out);
        }
        let briefings = library.briefings().iter().enumerate();
        let briefings = briefings.filter(|(_, file)| is_wanted(&file.source));
        let briefings: Vec<usize> = briefings.map(|(briefing, _)| briefing).collect();
        let found = in_parallel(&briefings, |briefing| self.in_briefing(library, *briefing));
        for found in found {
            out.extend(found);
        }
        for (ix, entry) in library
            .entries()
            .filter(|(_, entry)| entry.briefing.is_none())
        {
            self.in_entry(library, (ix, entry), out);
        }
    }

    fn in_briefing(&self, library: &Library, briefing: usize) -> ByFile {
        let mut out = ByFile::default();
        for check in &self.of_briefings {
            check(library, briefing, &mut out);
        }
        let looks_at_slides = !self.of_decks.is_empty() || !self.of_slides.is_empty();
        let deck = looks_at_slides.then(|| listed(library, briefing)).flatten();
        if let Some((deck, file)) = deck.as_ref().zip(library.briefing(briefing)) {
            self.in_deck(library, (file, deck), &mut out);
        }
        for entry in library.of_briefing(briefing) {
            self.in_entry(library, entry, &mut out);
        }
        out
    }

    fn in_deck(&self, library: &Library, (file, deck): (&BriefingFile, &Deck), out: &mut ByFile) {
        for check in &self.of_decks {
            check(file, deck, out);
        }
        if self.of_slides.is_empty() {
            return;
        }
        let found = too_much(library, deck).into_iter();
        for (number, finding) in found.chain(too_little(library, deck)) {
            let told = self.of_slides.iter();
            let mut told = told.filter_map(|(code, help)| Some((*code, help(finding)?)));
            if let Some((code, help)) = told.next() {
                let place = file.slide_place(number);
                out.push(Diagnostic::new(code, place, &finding.words(), help));
            }
        }
    }

    fn in_entry(&self, library: &Library, (ix, entry): (EntryIx, &Entry), out: &mut ByFile) {
        for check in &self.of_entries {
            check(library, ix, entry, out);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
