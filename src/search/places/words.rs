//! The words of a page in the form in which they are compared, paragraph by paragraph.

use std::ops::Range;

use super::paragraph::Paragraph;
use crate::search::fold::fold_onto;
use crate::typeset::line::End;
use crate::typeset::page::SetPage;
use crate::work;

/// What stands behind each paragraph: folding makes every white space a blank, so that no words hold it, and nothing is
/// found from one paragraph into the next.
const BREAK: char = '\n';

/// The folded words of a page.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: String,
    paragraphs: Vec<Place>,
}

/// Where a paragraph stands.
#[derive(Debug)]
struct Place {
    /// Where its words end in the text.
    end: usize,
    /// Where it ends in the flow of the page.
    flow_end: usize,
    /// The lines it stands in.
    lines: Range<usize>,
}

impl Words {
    /// The words of a page.
    pub(super) fn of(page: &SetPage) -> Self {
        let mut words = Self::default();
        let mut paragraph = Paragraph::default();
        let mut start = 0;
        for (i, stretch) in page.flow.iter().enumerate() {
            paragraph.add(page, stretch);
            if stretch.end == End::Hard || i + 1 == page.flow.len() {
                let lines = page.flow[start..=i].iter().map(|stretch| stretch.line);
                let lines =
                    lines.clone().min().unwrap_or(0)..lines.max().map_or(0, |line| line + 1);
                words.add(&paragraph.text, i + 1, lines);
                paragraph.clear();
                start = i + 1;
            }
        }
        work::count(words.text.len());
        words
    }

    fn add(&mut self, text: &str, flow_end: usize, lines: Range<usize>) {
        fold_onto(text, &mut self.text);
        let end = self.text.len();
        self.text.push(BREAK);
        self.paragraphs.push(Place {
            end,
            flow_end,
            lines,
        });
    }

    /// The paragraphs that hold something folded, and how often each does.
    pub(super) fn holding(&self, wanted: &str) -> Vec<(usize, usize)> {
        work::count(self.text.len());
        let mut holding: Vec<(usize, usize)> = Vec::new();
        let mut paragraph = 0;
        for (at, _) in self.text.match_indices(wanted) {
            let rest = self.paragraphs[paragraph..].iter();
            paragraph += rest.take_while(|place| place.end < at).count();
            match holding.last_mut() {
                Some((last, count)) if *last == paragraph => *count += 1,
                _ => holding.push((paragraph, 1)),
            }
        }
        holding
    }

    /// The lines that a paragraph stands in.
    pub(super) fn lines(&self, paragraph: usize) -> Range<usize> {
        let place = self.paragraphs.get(paragraph);
        place.map_or(0..0, |place| place.lines.clone())
    }

    /// A paragraph, folded, and its stretches in the flow of the page.
    pub(super) fn paragraph(&self, paragraph: usize) -> (&str, Range<usize>) {
        let before = paragraph.checked_sub(1);
        let before = before.and_then(|before| self.paragraphs.get(before));
        let (start, flow_start) = before.map_or((0, 0), |before| {
            (before.end + BREAK.len_utf8(), before.flow_end)
        });
        let Some(place) = self.paragraphs.get(paragraph) else {
            return ("", 0..0);
        };
        let text = self.text.get(start..place.end).unwrap_or_default();
        (text, flow_start..place.flow_end)
    }
}
