//! What holds for slides of any size: nothing is lost, nothing is too wide, and no step leads nowhere.

use std::collections::BTreeSet;

use bluf::facade::{Dates, Deck, Library, Pages, Talk, body, columns, embedded, paginate};
use proptest::prelude::*;
use ratatui::layout::Size;

use super::forms::{HARBOUR, library};

/// The decks that are looked at: one with each form, the bundled ones, and one in the standard order.
fn libraries() -> Vec<Library> {
    let standard = HARBOUR.split("slides:").next().unwrap();
    vec![
        library(HARBOUR),
        library(standard),
        Library::load(embedded::files(), Vec::new()),
    ]
}

/// The pages of all slides.
fn pages(library: &Library, size: Size) -> Vec<(String, Pages)> {
    let briefings = 0..library.briefings().len();
    let decks = briefings.map(|briefing| Deck::of(library, briefing, Talk::Whole));
    let mut all = Vec::new();
    for deck in decks {
        for slide in &deck.slides {
            let pages = paginate(library, &deck, slide, size, Dates::default());
            all.push((format!("{}: {}", deck.title, slide.id), pages));
        }
    }
    all
}

/// The name of a column that names the rows is not said where each row is a block of its own.
const NAMES: [&str; 4] = ["Judgement", "Named", "Evidence", "Option"];

/// The words of a slide, without those that are so long that a column may break them.
fn words(pages: &Pages) -> BTreeSet<String> {
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    let mut all = BTreeSet::new();
    for line in lines {
        let line = line.line.words();
        let words = line.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| word.chars().count() <= 14 && !NAMES.contains(word));
        all.extend(words.map(str::to_owned));
    }
    all
}

/// The names of all links.
fn linked(pages: &Pages) -> BTreeSet<String> {
    let links = pages.pages.iter().flat_map(|page| &page.links);
    links.map(|(target, _)| format!("{target:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_or_too_wide_at_any_size(width in 40_u16..=300, height in 12_u16..=80) {
        let size = Size { width, height };
        let widest = Size { width: 300, height: 80 };
        for library in libraries() {
            for ((id, pages), (_, whole)) in pages(&library, size).iter().zip(pages(&library, widest)) {
                prop_assert_eq!(linked(pages), linked(&whole), "{} {:?}", id, size);
                let lost: Vec<String> = words(&whole).difference(&words(pages)).cloned().collect();
                prop_assert_eq!(lost, Vec::<String>::new(), "{} {:?}", id, size);
                prop_assert_eq!(pages.marking, whole.marking);
                for (number, page) in pages.pages.iter().enumerate() {
                    prop_assert!(!page.lines.is_empty(), "{id} {number}");
                    prop_assert!(page.lines.len() <= usize::from(body(size).height), "{id} {size:?}");
                    for line in &page.lines {
                        prop_assert!(line.line.columns() <= width, "{id} {size:?} {line:?}");
                        let text = line.line.pieces.iter().map(|piece| columns(&piece.text)).sum::<usize>();
                        prop_assert_eq!(text + usize::from(line.line.indent), usize::from(line.line.columns()));
                    }
                }
            }
        }
    }

    #[test]
    fn each_step_shows_something(width in 40_u16..=300, height in 12_u16..=80) {
        let size = Size { width, height };
        let revealed = HARBOUR.replace("- title", "- {show: title, reveal: true}");
        let every = revealed.lines().map(|line| match line.strip_prefix("  - ") {
            Some(show) if !show.contains([':', '{']) => format!("  - {{show: {show}, reveal: true}}\n"),
            _ => format!("{line}\n"),
        });
        let every: String = every.collect();
        for text in [HARBOUR, &every] {
            for (id, pages) in pages(&library(text), size) {
                for page in &pages.pages {
                    let steps: BTreeSet<u16> = page.lines.iter().map(|line| line.step).collect();
                    let all: BTreeSet<u16> = (0..=page.steps).collect();
                    prop_assert_eq!(steps, all, "{} {:?}", id, size);
                }
            }
        }
    }
}

#[test]
fn the_smallest_screens_have_the_title_alone() {
    let library = library(HARBOUR);
    for (width, height) in [(39, 12), (40, 11), (20, 5), (10, 3), (1, 1), (0, 0)] {
        let size = Size { width, height };
        for (id, pages) in pages(&library, size) {
            assert_eq!(pages.pages.len(), 1, "{id} {size:?}");
            let page = &pages.pages[0];
            assert!(
                page.lines.len() <= usize::from(body(size).height),
                "{id} {size:?}"
            );
            assert!(page.lines.iter().all(|line| line.line.columns() <= width));
        }
    }
}

#[test]
fn the_same_slide_and_size_give_the_same_pages() {
    for library in libraries() {
        let size = Size {
            width: 80,
            height: 24,
        };
        assert_eq!(pages(&library, size), pages(&library, size));
    }
}
