//! Prose and titles on a page, with their links looked up.

use super::build::Builder;
use super::part::{Block, Item, Kind, Part, Run, Table, Target, Words, aside};
use crate::briefing::prose;
use crate::briefing::prose::block::{self, Inline};
use crate::briefing::words::Prose;
use crate::words::text::Text;

impl Builder<'_> {
    /// A line with wiki links.
    pub(crate) fn inline(&mut self, text: &str) -> Words {
        let text = self.fitting(text);
        self.words(&prose::inline(text))
    }

    /// The words of a line.
    pub(super) fn words(&mut self, inlines: &[Inline]) -> Words {
        let mut words = Vec::with_capacity(inlines.len());
        self.add_words(inlines, Kind::Plain, &mut words);
        words
    }

    fn add_words(&mut self, inlines: &[Inline], kind: Kind, out: &mut Words) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => out.push(Run::new(text, kind)),
                Inline::Code(text) => out.push(Run::new(text, Kind::Code)),
                Inline::Emphasis(inner) => self.add_words(inner, Kind::Emphasis, out),
                Inline::Strong(inner) => self.add_words(inner, Kind::Strong, out),
                Inline::Wiki { target, shown } => {
                    out.extend(self.reference(target, shown.as_deref()));
                }
                Inline::Link { url, shown } => {
                    let shown = prose::flat(shown, str::to_owned);
                    out.push(self.linked(Target::Address(Text::line(url)), &shown));
                }
                Inline::Break => out.push(Run::new("\n", kind)),
            }
        }
    }

    /// Running text; nothing of nothing.
    pub(super) fn prose(&mut self, text: &Prose) {
        let blocks = prose::parse(self.fitting(text));
        self.paragraphs(&blocks);
    }

    /// The same, read already.
    pub(super) fn paragraphs(&mut self, blocks: &[block::Block]) {
        let blocks = self.all(blocks);
        if blocks.is_empty() {
            self.nothing();
        } else {
            self.push(Part::Prose(blocks));
        }
    }

    /// Several texts as a list; a single one as running text.
    pub(super) fn items(&mut self, texts: &[Prose]) {
        if let [text] = texts {
            return self.prose(text);
        }
        for text in texts {
            if !self.has_room() {
                return;
            }
            let blocks = self.blocks(text);
            self.push(Part::Item(Item { blocks, sign: None }));
        }
    }

    /// A text as an item, with words behind it that say more of it.
    pub(super) fn argument(&mut self, text: &Prose, more: Words) {
        let mut blocks = self.blocks(text);
        match blocks.last_mut() {
            _ if more.is_empty() => {}
            Some(Block::Paragraph(words)) => {
                words.push(aside(" · "));
                words.extend(more);
            }
            _ => blocks.push(Block::Paragraph(more)),
        }
        self.push(Part::Item(Item { blocks, sign: None }));
    }

    /// The blocks of a running text.
    pub(crate) fn blocks(&mut self, text: &str) -> Vec<Block> {
        let blocks = prose::parse(self.fitting(text));
        self.all(&blocks)
    }

    fn block(&mut self, block: &block::Block) -> Block {
        match block {
            block::Block::Paragraph(inlines) => Block::Paragraph(self.words(inlines)),
            block::Block::Heading(level, inlines) => Block::Heading(*level, self.words(inlines)),
            block::Block::Code(text) => Block::Code(text.clone()),
            block::Block::Table { head, rows } => Block::Table(Table {
                head: head.iter().map(|cell| self.words(cell)).collect(),
                rows: rows
                    .iter()
                    .map(|row| row.iter().map(|cell| self.words(cell)).collect())
                    .collect(),
            }),
            block::Block::Rule => Block::Rule,
            block::Block::Quote(inner) => Block::Quote(self.all(inner)),
            block::Block::List { start, items } => Block::List {
                start: *start,
                items: items
                    .iter()
                    .map(|item| Item {
                        blocks: self.all(item),
                        sign: None,
                    })
                    .collect(),
            },
        }
    }

    fn all(&mut self, blocks: &[block::Block]) -> Vec<Block> {
        blocks.iter().map(|block| self.block(block)).collect()
    }
}
