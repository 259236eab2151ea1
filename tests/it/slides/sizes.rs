//! What holds for slides of any size: nothing is lost, nothing is too wide, and no step leads nowhere.

use std::collections::BTreeSet;

use bluf::facade::{
    Dates, Deck, Format, Half, Letters, Library, Pages, Role, SetLine, Talk, body, columns,
    embedded, paginate,
};
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
fn pages(library: &Library, format: impl Into<Format>) -> Vec<(String, Pages)> {
    let format = format.into();
    let briefings = 0..library.briefings().len();
    let decks = briefings.map(|briefing| Deck::of(library, briefing, Talk::Whole));
    let mut all = Vec::new();
    for deck in decks {
        for slide in &deck.slides {
            let pages = paginate(library, &deck, slide, format, Dates::default());
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

/// The words of each page as they stand on it, line by line.
fn text(pages: &Pages) -> Vec<String> {
    let page = |lines: &[SetLine]| {
        let lines = lines.iter().map(|line| line.line.words());
        let words = lines.collect::<Vec<_>>().join(" ");
        words.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let pages = pages.pages.iter();
    pages.map(|each| page(&each.lines)).collect()
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn large_letters_say_the_same_on_as_many_pages(width in 1_u16..=300, height in 1_u16..=80) {
        let size = Size { width, height };
        let format = Format { size, letters: Letters::Large };
        for library in libraries() {
            for ((id, large), (_, plain)) in pages(&library, format).iter().zip(pages(&library, size)) {
                prop_assert_eq!(large.pages.len(), plain.pages.len(), "{} {:?}", id, size);
                prop_assert_eq!(words(large), words(&plain), "{} {:?}", id, size);
                if let ([large], [plain]) = (&text(large)[..], &text(&plain)[..]) {
                    prop_assert_eq!(large.replace(' ', ""), plain.replace(' ', ""), "{} {:?}", id, size);
                }
                prop_assert_eq!((linked(large), large.marking), (linked(&plain), plain.marking));
                for page in &large.pages {
                    prop_assert!(page.lines.len() <= usize::from(body(size).height), "{id} {size:?}");
                    are_whole(&page.lines, width)?;
                }
            }
        }
    }
}

/// Each line of large letters has both halves, one below the other, and fits.
fn are_whole(lines: &[SetLine], width: u16) -> Result<(), TestCaseError> {
    let mut before = Half::Lower;
    for line in lines {
        prop_assert!(line.line.columns() <= width, "{line:?}");
        prop_assert_eq!(
            line.half == Half::Lower,
            before == Half::Upper,
            "{:?}",
            line
        );
        let text = line
            .line
            .pieces
            .iter()
            .map(|piece| columns(&piece.text))
            .sum::<usize>();
        let scale = usize::from(line.half == Half::Upper) + 1;
        prop_assert_eq!(
            text * scale + usize::from(line.line.indent),
            usize::from(line.line.columns())
        );
        let may_be_large = matches!(line.role, Role::Title | Role::Lead);
        prop_assert!(line.half == Half::Both || may_be_large, "{line:?}");
        before = line.half;
    }
    prop_assert!(before != Half::Upper);
    Ok(())
}

/// Which lines of a slide are large.
fn large(id: &str, (width, height): (u16, u16)) -> Vec<Role> {
    let library = library(HARBOUR);
    let size = Size { width, height };
    let format = Format {
        size,
        letters: Letters::Large,
    };
    let all = pages(&library, format);
    let found = all
        .iter()
        .find(|(each, _)| each.ends_with(&format!(": {id}")));
    let (_, pages) = found.unwrap();
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    let upper = lines.filter(|line| line.half == Half::Upper);
    upper.map(|line| line.role).collect()
}

#[test]
fn titles_are_large_and_so_is_the_bottom_line_where_there_is_room() {
    use Role::{Lead, Title};
    let check =
        |id, size, expected: &[Role]| assert_eq!(large(id, size), expected, "{id} {size:?}");
    check("title", (80, 24), &[Title, Lead, Lead]);
    check("bluf", (80, 24), &[Title, Lead, Lead, Lead]);
    // On each page again.
    check("timeline", (80, 24), &[Title]);
    check("title", (60, 24), &[Title, Title, Lead, Lead]);
    // Too little room for more than the title; a title of more than a line; too small for anything.
    check("bluf", (40, 12), &[Title]);
    check("title", (40, 12), &[]);
    check("bluf", (39, 12), &[]);
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
