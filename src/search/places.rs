//! Words that are looked for on a page: found as search folds them, over the ends of lines, each place once.
//!
//! Brackets are not looked at, neither on the page nor in what is typed: on the page they stand around links.
//!
//! A page may be as long as a file. Its words are folded once, and gone through for each letter that is typed; in which
//! cells a place stands is worked out only for the paragraphs that are near the screen or gone to.

pub(crate) mod mark;
mod paragraph;
mod words;

use std::ops::Range;

use super::around::{Around, Landed};
use super::needle::Needle;
use crate::typeset::page::SetPage;
use crate::work;
use mark::Mark;
use paragraph::Paragraph;
use words::Words;

/// The places at which a page holds some words. What it is asked about the page must be that one, until it is made anew.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// What is looked for.
    wanted: Vec<Needle>,
    /// The words of the page, once they were looked at.
    words: Option<Words>,
    /// The paragraphs that hold what is looked for, in the order in which the page is read.
    holding: Vec<Holding>,
    count: usize,
    /// Those whose places are known.
    known: Vec<Known>,
    /// The marks of the lines that were asked for last, in their order.
    marks: Vec<Mark>,
}

/// A paragraph that holds what is looked for.
#[derive(Debug)]
struct Holding {
    /// Which one of the page.
    paragraph: usize,
    /// The lines it stands in.
    lines: Range<usize>,
    /// The number of its first place.
    first: usize,
    /// How many places it has.
    count: usize,
}

/// Where the places of a paragraph stand.
#[derive(Debug)]
struct Known {
    /// The number of its first place.
    first: usize,
    /// The lines of each.
    lines: Vec<Range<usize>>,
    /// What belongs to them, line by line.
    marks: Vec<Mark>,
}

impl Places {
    /// Looks for some words on the page, as one phrase; there are no places of nothing.
    pub(crate) fn look_for(&mut self, page: &SetPage, words: &str) {
        let phrase = Needle::new(&words.replace(['[', ']'], " "));
        self.look_for_each(page, phrase.into_iter().collect());
    }

    /// Looks for several things: where two overlap, the first is a place.
    pub(crate) fn look_for_each(&mut self, page: &SetPage, wanted: Vec<Needle>) {
        *self = Self {
            wanted,
            words: self.words.take(),
            ..Self::default()
        };
        if self.wanted.is_empty() {
            return;
        }
        let words = self.words.get_or_insert_with(|| Words::of(page));
        for (paragraph, count) in words.holding(&self.wanted) {
            self.holding.push(Holding {
                paragraph,
                lines: words.lines(paragraph),
                first: self.count,
                count,
            });
            self.count += count;
        }
    }

    /// The place that has the same words around it as one that was found elsewhere, or else the most like it.
    pub(crate) fn likest(&self, around: &Around) -> Option<Landed> {
        self.words.as_ref()?.likest(&self.wanted, around)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The lines that a place stands in. Places are numbered from zero, in the order in which the page is read.
    pub(crate) fn lines(&mut self, page: &SetPage, place: usize) -> Option<Range<usize>> {
        let after = self.holding.partition_point(|held| held.first <= place);
        let held = after.checked_sub(1)?;
        let first = self.holding[held].first;
        self.known(page, held).lines.get(place - first).cloned()
    }

    /// The first place that begins in a line or below it.
    pub(crate) fn below(&mut self, page: &SetPage, line: usize) -> Option<usize> {
        work::count(self.holding.len());
        let mut from = 0;
        loop {
            let rest = self.holding.get(from..)?.iter();
            from += rest.take_while(|held| held.lines.end <= line).count();
            let held = self.holding.get(from)?;
            let first = held.first;
            if held.lines.start >= line {
                return Some(first);
            }
            let mut places = self.known(page, from).lines.iter();
            if let Some(place) = places.position(|lines| lines.start >= line) {
                return Some(first + place);
            }
            from += 1;
        }
    }

    /// The last place that begins above a line.
    pub(crate) fn above(&mut self, page: &SetPage, line: usize) -> Option<usize> {
        work::count(self.holding.len());
        let mut to = self.holding.len();
        loop {
            let rest = self.holding.get(..to)?.iter().rev();
            to -= rest.take_while(|held| held.lines.start >= line).count();
            to = to.checked_sub(1)?;
            let held = &self.holding[to];
            let (first, count) = (held.first, held.count);
            if held.lines.end <= line {
                return Some(first + count - 1);
            }
            let mut places = self.known(page, to).lines.iter();
            if let Some(place) = places.rposition(|lines| lines.start < line) {
                return Some(first + place);
            }
        }
    }

    /// Finds what is to be marked in some lines, for [`Places::marks`].
    pub(crate) fn see(&mut self, page: &SetPage, lines: &Range<usize>) {
        work::count(self.holding.len());
        let is_seen = |held: &Holding| held.lines.start < lines.end && held.lines.end > lines.start;
        let seen = (0..self.holding.len()).filter(|held| is_seen(&self.holding[*held]));
        let seen: Vec<usize> = seen.collect();
        self.marks.clear();
        for held in &seen {
            let marks = &self.known(page, *held).marks;
            let start = marks.partition_point(|mark| mark.line < lines.start);
            let end = marks.partition_point(|mark| mark.line < lines.end);
            let marks = marks[start..end].to_vec();
            self.marks.extend(marks);
        }
        // In a table a cell may go on below the beginning of the next one.
        self.marks.sort_by_key(|mark| mark.line);
        let firsts: Vec<usize> = seen.iter().map(|held| self.holding[*held].first).collect();
        self.known
            .retain(|known| firsts.binary_search(&known.first).is_ok());
    }

    /// What of a line that was asked for belongs to a place.
    pub(crate) fn marks(&self, line: usize) -> &[Mark] {
        let start = self.marks.partition_point(|mark| mark.line < line);
        let end = self.marks.partition_point(|mark| mark.line <= line);
        &self.marks[start..end]
    }

    /// Where the places of a paragraph stand that holds some.
    fn known(&mut self, page: &SetPage, held: usize) -> &Known {
        let held = &self.holding[held];
        let place = self
            .known
            .binary_search_by_key(&held.first, |known| known.first);
        let place = place.unwrap_or_else(|place| {
            let words = self.words.get_or_insert_with(|| Words::of(page));
            let (hits, flow) = words.hits(held.paragraph, &self.wanted);
            let known = Known::of(&Paragraph::of(page, flow), &hits, held.first);
            self.known.insert(place, known);
            place
        });
        &self.known[place]
    }
}

impl Known {
    fn of(paragraph: &Paragraph<'_>, hits: &[(usize, usize)], first: usize) -> Self {
        let (mut lines, mut all) = (Vec::new(), Vec::new());
        for (range, place) in paragraph.bytes(hits).into_iter().zip(first..) {
            let marks = paragraph.marks(range, place);
            let start = marks.first().map_or(0, |mark| mark.line);
            let end = marks.last().map_or(start, |mark| mark.line + 1);
            lines.push(start..end);
            all.extend(marks);
        }
        Self {
            first,
            lines,
            marks: all,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::page::part::{Block, Kind, Page, Part, Run, Table, Target};
    use crate::typeset::width::columns;
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
        let mut found = Places::default();
        found.look_for(page, words);
        found.see(page, &(0..page.lines.len()));
        let mut looks = vec![Vec::new(); found.count()];
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
            let lines = found
                .known
                .iter()
                .rev()
                .find(|known| known.first <= mark.place);
            let lines = lines.map(|known| &known.lines[mark.place - known.first]);
            assert!(lines.is_some_and(|lines| lines.contains(&mark.line)));
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
            "General Bureau ofSome"
        );
        assert_eq!(marked(&page, "daily beast").len(), 1);
        assert!(marked(&page, "Bureau The").is_empty());
    }

    /// A page of so many paragraphs, each with the same words.
    fn long(paragraphs: usize) -> SetPage {
        let words = "The harbour stood still, and so did whoever saw it.";
        set(vec![paragraph(&[words]); paragraphs], 30)
    }

    #[test]
    fn what_is_worked_out_of_a_long_page_is_what_is_near_the_screen() {
        let steps = |paragraphs| {
            let page = long(paragraphs);
            let mut found = Places::default();
            let (_, first) = work::of(|| found.look_for(&page, "s"));
            let (_, second) = work::of(|| found.look_for(&page, "st"));
            assert_eq!((found.count(), first > second), (2 * paragraphs, true));
            let middle = page.lines.len() / 2;
            let (_, seen) = work::of(|| {
                found.see(&page, &(middle..middle + 10));
                found.lines(&page, paragraphs)
            });
            let marked = (0..page.lines.len()).filter(|line| !found.marks(*line).is_empty());
            assert!((4..=10).contains(&marked.count()));
            // One for each paragraph that is passed over.
            seen - paragraphs as u64
        };
        assert_eq!(steps(100), steps(1_000));
    }

    proptest! {
        #[test]
        fn the_next_place_is_the_first_of_all_in_their_order(
            words in prop::collection::vec("(ab|a|c| ){1,30}", 1..12),
            cells in prop::collection::vec("(ab|a|c| ){1,60}", 4),
            line in 0..40_usize,
        ) {
            let mut parts: Vec<Part> = words.iter().map(|words| paragraph(&[words])).collect();
            let cells: Vec<_> = cells.iter().map(|words| vec![run(words)]).collect();
            let head = vec![vec![run("a")], vec![run("b")]];
            let rows = cells.chunks(2).map(<[_]>::to_vec).collect();
            parts.insert(words.len() / 2, Part::Table(Table { head, rows }));
            let page = set(parts, 12);
            let mut found = Places::default();
            found.look_for(&page, "a");
            let all: Vec<_> = (0..found.count()).map_while(|place| found.lines(&page, place)).collect();
            prop_assert_eq!(all.len(), found.count());
            prop_assert_eq!(found.lines(&page, all.len()), None);
            let below = all.iter().position(|lines| lines.start >= line);
            prop_assert_eq!(found.below(&page, line), below);
            let above = all.iter().rposition(|lines| lines.start < line);
            prop_assert_eq!(found.above(&page, line), above);
            found.see(&page, &(line..line + 5));
            let near: Vec<_> = (0..page.lines.len()).map(|line| found.marks(line).to_vec()).collect();
            found.see(&page, &(0..page.lines.len()));
            for (at, near) in near.into_iter().enumerate() {
                let marks = if (line..line + 5).contains(&at) { found.marks(at) } else { &[] };
                prop_assert_eq!(near, marks);
            }
        }
    }
}
