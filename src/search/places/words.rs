//! The words of a page in the form in which they are compared, paragraph by paragraph.

use std::cmp::Reverse;
use std::ops::Range;

use super::paragraph::Paragraph;
use crate::search::around::{Around, Landed};
use crate::search::needle::{Needle, merged};
use crate::search::squeezed::Squeezed;
use crate::typeset::line::End;
use crate::typeset::page::SetPage;
use crate::work;

/// The folded words of a page.
#[derive(Debug, Default)]
pub(super) struct Words {
    text: Squeezed,
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
        self.text.push(text);
        let end = self.text.len();
        // Nothing is found from one paragraph into the next.
        self.text.end_line();
        self.paragraphs.push(Place {
            end,
            flow_end,
            lines,
        });
    }

    /// The paragraphs that hold something, and how often each does.
    pub(super) fn holding(&self, wanted: &[Needle]) -> Vec<(usize, usize)> {
        work::count(self.text.len().saturating_mul(wanted.len()));
        let mut holding: Vec<(usize, usize)> = Vec::new();
        let mut paragraph = 0;
        for hit in merged(wanted, &self.text, 0..self.text.len()) {
            let rest = self.paragraphs[paragraph..].iter();
            paragraph += rest.take_while(|place| place.end < hit.start).count();
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

    /// Where something stands in a paragraph, by the first and the last letter there; and the stretches of that paragraph
    /// in the flow of the page.
    pub(super) fn hits(
        &self,
        paragraph: usize,
        wanted: &[Needle],
    ) -> (Vec<(usize, usize)>, Range<usize>) {
        let (bytes, flow) = self.paragraph(paragraph);
        let text = self.text.text();
        let (mut at, mut letters) = (bytes.start, 0);
        let hits = merged(wanted, &self.text, bytes).map(|hit| {
            letters += text[at..hit.start].chars().count();
            at = hit.start;
            (letters, letters + text[hit].chars().count() - 1)
        });
        (hits.collect(), flow)
    }

    /// The place that stands where some words are around it, by its number in a paragraph: the first where they are the
    /// same the furthest.
    pub(super) fn likest(&self, wanted: &[Needle], around: &Around) -> Option<Landed> {
        work::count(self.text.len().saturating_mul(wanted.len()));
        let hits = merged(wanted, &self.text, 0..self.text.len()).enumerate();
        let text = self.text.text();
        let alike = hits.map(|(place, hit)| (around.alike(text, hit.start), Reverse(place)));
        alike.max().map(|(alike, Reverse(place))| Landed {
            place,
            is_it: alike == around.len(),
        })
    }

    /// The bytes of a paragraph in the text, and its stretches in the flow of the page.
    fn paragraph(&self, paragraph: usize) -> (Range<usize>, Range<usize>) {
        let before = paragraph.checked_sub(1);
        let before = before.and_then(|before| self.paragraphs.get(before));
        let (start, flow_start) = before.map_or((0, 0), |before| (before.end + 1, before.flow_end));
        match self.paragraphs.get(paragraph) {
            Some(place) => (start..place.end, flow_start..place.flow_end),
            None => (0..0, 0..0),
        }
    }
}
