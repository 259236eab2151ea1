//! Places in files as the protocol has them.

use std::collections::HashMap;

use lsp_types::{Location, Position, Range, Uri};

use crate::lsp::lines::{Lines, Near};
use crate::lsp::world::World;
use crate::source::{Place, SourceFile, Span};

/// Makes places of files into those of the protocol; the lines of each file are looked for once.
pub(crate) struct Placer<'w> {
    /// What is open, and how columns are counted.
    pub(super) world: &'w World,
    lines: HashMap<*const SourceFile, (Lines, Near)>,
}

impl<'w> Placer<'w> {
    /// One for what is known now.
    pub(crate) fn new(world: &'w World) -> Self {
        Self {
            world,
            lines: HashMap::new(),
        }
    }

    /// A range of a file.
    pub(super) fn range(&mut self, source: &SourceFile, span: Span) -> Range {
        let (text, encoding) = (source.text(), self.world.client.encoding);
        let lines = self.lines.entry(std::ptr::from_ref(source));
        let (lines, near) = lines.or_insert_with(|| (Lines::of(text), Near::default()));
        let mut at = |offset: usize| position(lines.position(text, offset, encoding, near));
        let range = span.range();
        Range::new(at(range.start), at(range.end))
    }

    /// A place; none in what is no file.
    pub(super) fn location(&mut self, place: &Place) -> Option<Location> {
        let uri = self.uri(&place.source)?;
        Some(Location::new(uri, self.range(&place.source, place.span)))
    }

    /// The address of a file.
    pub(super) fn uri(&self, source: &SourceFile) -> Option<Uri> {
        self.world.uri(source)?.parse().ok()
    }
}

fn position((line, column): (u32, u32)) -> Position {
    Position::new(line, column)
}
