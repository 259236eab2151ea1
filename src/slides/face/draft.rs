//! A slide in the making, and the few ways in which its words are put.

use crate::briefing::EntryKind;
use crate::briefing::prose::first_sentence;
use crate::briefing::words::{Citation, Ref};
use crate::library::entry::{Body, EntryIx};
use crate::page::build::{Builder, listed};
use crate::page::part::{Block, Run, Words, aside, in_a_line, plain};
use crate::slides::part::{Item, Part};

/// How many names stand in one line before the others are only counted.
pub(super) const NAMES: usize = 4;

/// A slide in the making: what links and dates are looked up with, and the parts so far.
pub(super) struct Face<'l> {
    pub(super) b: Builder<'l>,
    pub(super) briefing: usize,
    pub(super) parts: Vec<Part>,
    pub(super) says: Vec<EntryIx>,
    /// Whether the title is that of what it shows, so that it need not be said again.
    pub(super) is_titled: bool,
}

impl Face<'_> {
    /// What an entry holds.
    pub(super) fn body(&self, entry: EntryIx) -> Option<&Body> {
        self.b.library.entry(entry).map(|entry| &entry.body)
    }

    /// A link to an entry by its label, with what hedges it.
    pub(super) fn label(&mut self, entry: EntryIx) -> Words {
        let found = self.b.library.entry(entry);
        let label = found.map(|entry| entry.label().into_owned());
        self.b.named(entry, label.as_deref())
    }

    /// Links to some entries by their labels, with commas between; of many, the first ones and how many more there are.
    pub(super) fn labels(&mut self, entries: &[EntryIx]) -> Words {
        let (shown, more) = entries.split_at(entries.len().min(NAMES));
        let each = shown.iter().map(|entry| self.label(*entry)).collect();
        let mut words = listed(each);
        words.extend(self.more(more));
        words
    }

    /// How many more there are, with a way to the first of them.
    pub(super) fn more(&mut self, entries: &[EntryIx]) -> Words {
        match entries {
            [] => Words::new(),
            [first, ..] => {
                let more = format!("{} more", entries.len());
                let link = self.b.link(*first, Some(&more));
                vec![plain(", "), link]
            }
        }
    }

    /// Entries that are named by their ids.
    pub(super) fn found(&self, ids: &[Ref]) -> Vec<EntryIx> {
        let found = ids.iter().map(|id| self.b.find(id));
        found.flatten().collect()
    }

    /// The source that a citation names.
    pub(super) fn source(&self, cited: &Citation) -> Option<EntryIx> {
        let library = self.b.library;
        library.resolve_as(EntryKind::Source, Some(self.briefing), &cited.source)
    }

    /// The first sentence of a text.
    pub(super) fn sentence(&mut self, text: &str) -> Words {
        let blocks = self.b.blocks(first_sentence(text).trim());
        let words = blocks.into_iter().find_map(|block| match block {
            Block::Paragraph(words) | Block::Heading(_, words) => Some(words),
            _ => None,
        });
        words.unwrap_or_default()
    }

    /// Facts of several kinds.
    pub(super) fn facts_of(&mut self, facts: impl IntoIterator<Item = Run>) {
        let facts: Words = facts.into_iter().collect();
        if !facts.is_empty() {
            self.parts.push(Part::Text(in_a_line(&facts)));
        }
    }

    /// A label with words behind it, as an item of its own; nothing when there are no words.
    pub(super) fn field(&mut self, label: &str, words: Words) {
        if !words.is_empty() {
            let mut all = vec![aside(format!("{label}  "))];
            all.extend(words);
            self.parts.push(Part::Item(Item {
                words: all,
                ..Default::default()
            }));
        }
    }

    /// The way to the whole of what the slide shows, which is named above.
    pub(super) fn rest(&mut self, entry: EntryIx) {
        let more = self.whole(entry);
        self.parts.push(Part::Rest(vec![more]));
    }

    /// A link to the whole of what the slide shows.
    pub(super) fn whole(&mut self, entry: EntryIx) -> Run {
        self.b.link(entry, Some("more"))
    }
}
