//! What leads from one entry to another: links, relations, and what leads nowhere.

pub(super) mod joined;
pub(super) mod linking;

use std::sync::Arc;

use super::entry::EntryIx;
use crate::briefing::EntryKind;
use crate::briefing::relation::Relation;
use crate::source::Place;
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
#[derive(Debug, Clone)]
pub struct Misfit {
    /// The briefing or library file it stands in: its id.
    pub briefing: Text,
    /// The id as written.
    pub target: Text,
    /// The kinds that the field wants; empty for any.
    pub wants: Vec<EntryKind>,
    /// What it leads to, if anything.
    pub found: Option<EntryKind>,
    /// The bytes of the id.
    pub place: Place,
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
