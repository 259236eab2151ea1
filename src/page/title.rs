//! The beginning of a page: its title, or for an entry that has none the sentence that stands for it.

use super::build::{Builder, plain, words};
use super::{Part, Words};
use crate::briefing::prose::{self, Block};
use crate::briefing::words::Prose;
use crate::library::entry::{Body, TitleWords};
use crate::theme::meaning::Meaning;
use crate::typeset::Paragraph;

impl Builder<'_> {
    /// The title in full, with its links: the line around the page may cut it.
    pub(super) fn title(&mut self, body: &Body) {
        let TitleWords::Plain(text) = body.title() else {
            return;
        };
        let mut runs = Vec::new();
        self.inlines(&prose::inline(text), Meaning::Title, &mut runs);
        self.heading(runs);
    }

    /// The words of an entry that has no other title: as a title where they are no more than that.
    pub(super) fn lead(&mut self, text: &Prose) {
        let blocks = prose::parse(text);
        let [Block::Paragraph(inlines)] = blocks.as_slice() else {
            return self.prose(text);
        };
        let mut runs = Vec::new();
        self.inlines(inlines, Meaning::Title, &mut runs);
        let title = self.library.entry(self.entry).map(|entry| &entry.title);
        let title = title.map_or("", |title| title.trim_end_matches('.'));
        let said: String = said(&runs).map(|run| run.text.as_str()).collect();
        match said.strip_prefix(title) {
            Some("" | ".") => self.heading(runs),
            Some(_) => self.paragraph(titled(runs, title.len())),
            None => self.paragraph(titled(runs, 0)),
        }
    }

    /// The title, in its own words.
    pub(super) fn heading(&mut self, runs: Vec<Words>) {
        self.page.parts.push(Part::Title(Paragraph {
            runs,
            first: 0,
            hang: 0,
        }));
    }
}

/// The words of runs without the brackets of their links.
fn said(runs: &[Words]) -> impl Iterator<Item = &Words> {
    runs.iter().filter(|run| run.style != Meaning::LinkMark)
}

/// Words that look like a title, of which only the first bytes, brackets of links not counted, are one.
fn titled(runs: Vec<Words>, mut left: usize) -> Vec<Words> {
    let mut out = Vec::new();
    for run in runs {
        let at = run.text.floor_char_boundary(left);
        if run.style != Meaning::LinkMark {
            left = left.saturating_sub(run.text.len());
        }
        if run.style != Meaning::Title || at == run.text.len() {
            out.push(run);
            continue;
        }
        let (title, rest) = run.text.split_at(at);
        out.extend((at > 0).then(|| words(title, Meaning::Title)));
        out.push(plain(rest));
    }
    out
}
