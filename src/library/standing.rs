//! How a file came to be read: it was named itself, it was met in a folder that was named, or it is the context of one
//! that was named: read for what that one rests on, and neither listed, searched, counted nor reported. And where it
//! stands: files keep the order in which they, or their folders, were named.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use crate::words::text::Text;

/// How a file came to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// It was named itself, or is part of the program.
    Named,
    /// It was met in this folder, which was named. It may be a file of another tool.
    Met(Arc<Path>),
    /// It stands in the folder of a file that was named.
    Context,
}

/// The place of what was named by nobody: behind all that was.
pub(super) const BEHIND: usize = usize::MAX;

/// The standings of files by their names, each with the place of the path that led to it among all that were named.
#[derive(Debug, Clone, Default)]
pub struct Standings(HashMap<Text, (Standing, usize)>);

impl Standings {
    /// Notes how a file came to be read, and by which of the paths that were named, counted from zero; the first time
    /// counts.
    pub(super) fn note(&mut self, name: &Text, standing: Standing, place: usize) {
        self.0.entry(name.clone()).or_insert((standing, place));
    }

    /// Notes of a file what is known of it here, if nothing is.
    pub(super) fn note_as(&mut self, name: &Text, before: &Self) {
        if let Some((standing, place)) = before.0.get(name) {
            self.note(name, standing.clone(), *place);
        }
    }

    /// The place of the path that led to a file among all that were named.
    pub(super) fn place(&self, name: &str) -> usize {
        self.0.get(name).map_or(BEHIND, |(_, place)| *place)
    }

    /// How a file came to be read: one of which nothing is known was named.
    pub fn of(&self, name: &str) -> &Standing {
        self.0
            .get(name)
            .map_or(&Standing::Named, |(standing, _)| standing)
    }

    /// Whether a file is only context.
    pub fn is_context(&self, name: &str) -> bool {
        *self.of(name) == Standing::Context
    }

    /// Says how a file came to be read, whatever was known of it; its place stays, and behind all where it has none.
    pub(super) fn meet(&mut self, name: &Text, standing: Standing) {
        let place = self.place(name);
        self.0.insert(name.clone(), (standing, place));
    }

    /// Counts a file among those that were named from here on; its place stays.
    pub(super) fn name(&mut self, name: &Text) {
        let place = self.place(name);
        self.0.insert(name.clone(), (Standing::Named, place));
    }
}
