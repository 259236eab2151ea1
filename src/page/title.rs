//! The beginning of a page: its title, or for an entry that has none the sentence that stands for it.

use super::build::Builder;
use super::part::{self, Kind, Part, Run, Words, plain};
use crate::briefing::prose;
use crate::briefing::prose::block::Block;
use crate::briefing::words::Prose;
use crate::library::entry::{Body, TitleWords};

impl Builder<'_> {
    /// The title in full, with its links: the line around the page may cut it.
    pub(super) fn title(&mut self, body: &Body) {
        if let TitleWords::Plain(text) = body.title() {
            let words = self.inline(text);
            self.push(Part::Title(words));
        }
    }

    /// The words of an entry that has no other title: as a title where they are no more than that.
    pub(super) fn lead(&mut self, text: &Prose) {
        let fitting = self.fitting(text);
        let blocks = prose::parse(fitting);
        let [Block::Paragraph(inlines)] = blocks.as_slice() else {
            self.paragraphs(&blocks);
            return;
        };
        let words = self.words(inlines);
        let title = self.library.entry(self.entry).map(|entry| &entry.title);
        let title = title.map_or("", |title| title.trim_end_matches('.'));
        let said: String = words.iter().map(|run| run.text.as_str()).collect();
        self.push(match said.strip_prefix(title) {
            Some("" | ".") => Part::Title(words),
            Some(rest) => {
                let stops = rest.len() - rest.trim_start_matches('.').len();
                let (title, more) = split(words, title.len() + stops);
                Part::Lead { title, more }
            }
            None => Part::Prose(vec![part::Block::Paragraph(words)]),
        });
    }

    /// Somebody's words as a title.
    pub(super) fn quoted_title(&mut self, quote: &str) {
        let words = vec![Run::new(format!("“{quote}”"), Kind::Quote)];
        self.push(Part::Title(words));
    }
}

/// Words in two: those that begin within the first bytes, and the others. Only words of no further kind are parted.
fn split(words: Words, mut left: usize) -> (Words, Words) {
    let (mut title, mut more) = (Vec::new(), Vec::new());
    for run in words {
        let at = run.text.floor_char_boundary(left);
        let begins = left > 0;
        left = left.saturating_sub(run.text.len());
        if run.kind != Kind::Plain || run.link.is_some() || at == run.text.len() {
            if begins { &mut title } else { &mut more }.push(run);
            continue;
        }
        let (first, rest) = run.text.split_at(at);
        title.extend((at > 0).then(|| plain(first)));
        more.push(plain(rest));
    }
    (title, more)
}
