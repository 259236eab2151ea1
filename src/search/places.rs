//! Words that are looked for on a page: found as search folds them, over the ends of lines, each place once.
//!
//! Brackets are not looked at, neither on the page nor in what is typed: on the page they stand around links.

use std::ops::Range;

use super::fold::{fold, origins_of};
use crate::theme::meaning::Meaning;
use crate::typeset::line::{End, Piece};
use crate::typeset::page::{SetPage, Stretch};
use crate::typeset::width::columns;

/// The places at which a page holds some words.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The lines that each place stands in, in the order in which the page is read.
    pub lines: Vec<Range<usize>>,
    marks: Vec<Mark>,
}

/// A part of a line that belongs to a place.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Mark {
    /// The line.
    pub line: usize,
    /// The columns, from the left edge of the page.
    pub columns: Range<u16>,
    /// The place, by its number from zero.
    pub place: usize,
}

impl Places {
    /// The places of some words on a page; none of nothing.
    pub(crate) fn of(page: &SetPage, words: &str) -> Self {
        let wanted = fold(&words.replace(['[', ']'], " "));
        if wanted.is_empty() {
            return Self::default();
        }
        let mut found = Self::default();
        let mut text = Paragraph::default();
        for stretch in &page.flow {
            text.add(page, stretch);
            // Nothing is found from one paragraph into the next.
            if stretch.end == End::Hard {
                found.add(&text, &wanted);
                text.clear();
            }
        }
        found.add(&text, &wanted);
        // In a table a cell may go on below the beginning of the next one.
        found.marks.sort_by_key(|mark| mark.line);
        found
    }

    fn add(&mut self, text: &Paragraph<'_>, wanted: &str) {
        for range in text.find(wanted) {
            let place = self.lines.len();
            let marks = text.marks(range, place);
            let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
                continue;
            };
            self.lines.push(first.line..last.line + 1);
            self.marks.extend(marks);
        }
    }

    /// What of a line belongs to a place.
    pub(crate) fn marks(&self, line: usize) -> &[Mark] {
        let start = self.marks.partition_point(|mark| mark.line < line);
        let end = self.marks.partition_point(|mark| mark.line <= line);
        &self.marks[start..end]
    }
}

/// The words of a paragraph in one text.
#[derive(Default)]
struct Paragraph<'p> {
    text: String,
    spots: Vec<Spot<'p>>,
}

/// Where a piece of the page stands: in the text, and on the page.
struct Spot<'p> {
    start: usize,
    piece: &'p Piece<Meaning>,
    line: usize,
    column: u16,
}

impl<'p> Paragraph<'p> {
    fn clear(&mut self) {
        self.text.clear();
        self.spots.clear();
    }

    fn add(&mut self, page: &'p SetPage, stretch: &Stretch) {
        let Some(line) = page.lines.get(stretch.line) else {
            return;
        };
        let marks = usize::from(stretch.end == End::Marked);
        let words = stretch.pieces.start..stretch.pieces.end.saturating_sub(marks);
        let mut column = line.indent;
        for (i, piece) in line.pieces.iter().enumerate() {
            if words.contains(&i) && piece.style != Meaning::LinkMark {
                self.spots.push(Spot {
                    start: self.text.len(),
                    piece,
                    line: stretch.line,
                    column,
                });
                self.text.push_str(&piece.text);
            }
            column = column.saturating_add(piece.columns);
        }
        if stretch.end == End::Soft {
            self.text.push(' ');
        }
    }

    /// The bytes of the text at which a folded text stands.
    fn find(&self, wanted: &str) -> Vec<Range<usize>> {
        let folded = fold(&self.text);
        let length = wanted.chars().count();
        let (mut at, mut letters) = (0, 0);
        // The first and the last letter of each place, among all of the folded text.
        let mut ends = Vec::new();
        for (start, _) in folded.match_indices(wanted) {
            letters += folded[at..start].chars().count();
            at = start;
            ends.push((letters, letters + length - 1));
        }
        origins_of(&self.text, &ends)
    }

    fn marks(&self, range: Range<usize>, place: usize) -> Vec<Mark> {
        let first = self
            .spots
            .partition_point(|spot| spot.start + spot.piece.text.len() <= range.start);
        let touched = self.spots[first..]
            .iter()
            .take_while(|spot| spot.start < range.end);
        let mark = |spot: &Spot<'_>| {
            let words = &spot.piece.text;
            let from = range.start.saturating_sub(spot.start);
            let to = (range.end - spot.start).min(words.len());
            let column = |at: usize| {
                let before = words.get(..at).map_or(0, columns);
                spot.column
                    .saturating_add(u16::try_from(before).unwrap_or(u16::MAX))
            };
            Mark {
                line: spot.line,
                columns: column(from)..column(to),
                place,
            }
        };
        touched.map(mark).collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::page::part::{Block, Kind, Page, Part, Run, Table, Target};
    use crate::words::text::Text;

    /// Words, or a link where they stand in brackets.
    fn run(text: &str) -> Run {
        let link = text
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'));
        Run {
            link: link.map(|_| 0),
            ..Run::new(link.unwrap_or(text), Kind::Plain)
        }
    }

    /// An indented paragraph.
    fn paragraph(words: &[&str]) -> Part {
        let words = words.iter().map(|text| run(text)).collect();
        Part::Prose(vec![Block::Quote(vec![Block::Paragraph(words)])])
    }

    fn set(parts: Vec<Part>, width: u16) -> SetPage {
        let page = Page {
            parts,
            links: vec![Target::Address(Text::line("https://example.org"))],
            ..Page::default()
        };
        SetPage::new(&page, width)
    }

    /// What is marked for each place, its parts with `|` between.
    fn marked(page: &SetPage, words: &str) -> Vec<String> {
        let found = Places::of(page, words);
        let mut looks = vec![Vec::new(); found.lines.len()];
        for mark in (0..page.lines.len()).flat_map(|line| found.marks(line)) {
            let line = &page.lines[mark.line];
            let mut cells: Vec<&str> = vec![" "; line.indent.into()];
            for piece in &line.pieces {
                for cluster in
                    unicode_segmentation::UnicodeSegmentation::graphemes(piece.text.as_str(), true)
                {
                    cells.push(cluster);
                    cells.extend(vec![""; columns(cluster).saturating_sub(1)]);
                }
            }
            let columns = usize::from(mark.columns.start)..usize::from(mark.columns.end);
            assert!(found.lines[mark.place].contains(&mark.line));
            looks[mark.place].push(cells[columns].concat());
        }
        looks.into_iter().map(|parts| parts.join("|")).collect()
    }

    #[test]
    fn a_phrase_is_found_over_the_end_of_a_line_and_counted_once() {
        let page = set(
            vec![paragraph(&["The harbour stood still; the HARBOUR stood."])],
            14,
        );
        assert_eq!(
            marked(&page, "harbour stood"),
            ["harbour|stood", "HARBOUR|stood"]
        );
        assert_eq!(marked(&page, "still; the"), ["still;|the"]);
        assert_eq!(marked(&page, "tood"), ["tood", "tood"]);
    }

    #[test]
    fn words_that_a_line_breaks_are_found_whole() {
        let page = set(vec![paragraph(&["incomprehensibilities 中国拒绝制裁"])], 12);
        assert_eq!(marked(&page, "hensibil"), ["h|ensibil"]);
        assert_eq!(
            marked(&page, "国拒绝制裁").concat().replace('|', ""),
            "国拒绝制裁"
        );
    }

    #[test]
    fn nothing_is_found_from_one_paragraph_into_the_next() {
        let page = set(vec![paragraph(&["one two"]), paragraph(&["three"])], 40);
        assert!(marked(&page, "two three").is_empty());
        assert_eq!(marked(&page, "two "), ["two"]);
        assert!(marked(&page, " ").is_empty());
    }

    #[test]
    fn brackets_of_links_do_not_stand_between_words() {
        let page = set(
            vec![paragraph(&["The ", "[FBI]", " blames ", "[North Korea]"])],
            40,
        );
        for typed in ["the fbi blames north", "The [FBI] blames [North"] {
            assert_eq!(marked(&page, typed), ["The |FBI| blames |North"], "{typed}");
        }
    }

    #[test]
    fn composed_and_decomposed_words_are_one() {
        let text = "Café 한국";
        let decomposed: String = text.nfd().collect();
        for (page, typed) in [
            (text, &*decomposed),
            (&*decomposed, text),
            (text, "CAFE 한"),
        ] {
            assert_eq!(marked(&set(vec![paragraph(&[page])], 40), typed).len(), 1);
        }
    }

    #[test]
    fn a_cell_is_read_to_its_end_before_the_next_one() {
        let cell = |text: &str| vec![run(text)];
        let table = Table {
            head: vec![cell("To"), cell("By")],
            rows: vec![vec![
                cell("General Bureau of Something"),
                cell("The Daily Beast"),
            ]],
        };
        let page = set(vec![Part::Table(table)], 30);
        assert!(page.lines.len() > 3, "{page:?}");
        assert_eq!(
            marked(&page, "general bureau of some")
                .concat()
                .replace('|', ""),
            "General Bureauof Some"
        );
        assert_eq!(marked(&page, "daily beast").len(), 1);
        assert!(marked(&page, "Bureau The").is_empty());
    }
}
