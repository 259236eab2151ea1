//! How a file came to be read: it was named itself, it was met in a folder that was named, or it is the context of one
//! that was named: read for what that one rests on, and neither listed, searched, counted nor reported.

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

/// The standings of files by their names.
#[derive(Debug, Clone, Default)]
pub struct Standings(HashMap<Text, Standing>);

impl Standings {
    /// Notes how a file came to be read; the first time counts.
    pub fn note(&mut self, name: &Text, standing: Standing) {
        self.0.entry(name.clone()).or_insert(standing);
    }

    /// How a file came to be read: one of which nothing is known was named.
    pub fn of(&self, name: &str) -> &Standing {
        self.0.get(name).unwrap_or(&Standing::Named)
    }

    /// Whether a file is only context.
    pub fn is_context(&self, name: &str) -> bool {
        *self.of(name) == Standing::Context
    }

    /// Counts a file among those that were named from here on.
    pub(super) fn name(&mut self, name: &Text) {
        self.0.insert(name.clone(), Standing::Named);
    }
}
