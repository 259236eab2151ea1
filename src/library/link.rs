//! What leads from one entry to another: links, relations, and what leads nowhere.

pub(super) mod joined;
pub(super) mod linking;
mod same;

use std::sync::Arc;

use super::entry::EntryIx;
use crate::briefing::EntryKind;
use crate::briefing::date::When;
use crate::briefing::relation::{Relation, in_the_past};
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;

/// A link from one entry to another.
#[derive(Debug, Clone, Copy)]
pub struct Link<'l> {
    /// Where it stands.
    pub from: EntryIx,
    /// Where it leads.
    pub to: EntryIx,
    /// The field it stands in, as `attribution.for`.
    pub field: &'l Text,
    /// The sentence around a wiki link; none for a link by a field.
    pub sentence: Option<&'l Text>,
}

/// A link that leads nowhere, or to a kind of entry that its field does not want.
#[derive(Debug, Clone, Copy)]
pub struct Misfit<'l> {
    /// The id of the briefing that it stands in; empty for one that no briefing looks at.
    pub briefing: &'l str,
    /// The id of the entry that it stands in, as that is called in its file; empty for the briefing itself.
    pub from: &'l str,
    /// The id as written.
    pub target: &'l Text,
    /// The kinds that the field wants; empty for any.
    pub wants: &'static [EntryKind],
    /// What it leads to, if anything.
    pub found: Option<EntryKind>,
    /// The file that it stands in.
    pub source: &'l Arc<SourceFile>,
    /// The bytes of the id.
    pub span: Span,
}

impl Misfit<'_> {
    /// The place of the id.
    pub fn place(&self) -> Place {
        Place::new(self.source, self.span)
    }
}

/// A misfit as a library keeps it, of which there may be as many as links: where its words are, and what it leads to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub(super) stands: Stands,
    /// Its place among the links there.
    pub(super) nth: u32,
    pub(super) found: Option<EntryKind>,
}

/// Where a misfit stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stands {
    /// In a part, by its number.
    Part(u32),
    /// In a library file, by its number.
    Shared(u32),
}

/// A relation between two actors, in one briefing.
#[derive(Debug, Clone)]
pub struct Edge {
    /// The actor that has it.
    pub from: EntryIx,
    /// The other actor.
    pub to: EntryIx,
    /// The relation.
    pub relation: Arc<Relation>,
}

impl Edge {
    /// The relation as one of its two actors sees it on a day: in words, in the past where it is over, and the other one.
    pub(crate) fn seen_from(&self, own: EntryIx, day: Option<&When>) -> (String, EntryIx) {
        let (label, other) = if self.from == own {
            (self.relation.label().to_owned(), self.to)
        } else {
            (self.relation.inverse_label(), self.from)
        };
        match self.relation.is_over(day) {
            true => (in_the_past(&label), other),
            false => (label, other),
        }
    }
}
