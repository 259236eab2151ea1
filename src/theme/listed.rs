//! What can be said of a theme without showing it: whose it is, where it stands, what is wrong with it.

use std::sync::Arc;

use super::resolved::Theme;
use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// A theme of those that there are.
#[derive(Debug)]
pub struct Listed {
    /// The theme.
    pub theme: Theme,
    /// Whose it is.
    pub origin: Origin,
    /// Its file.
    pub source: Arc<SourceFile>,
    /// What is wrong in its file, without what is wrong in those that it extends.
    pub problems: Vec<Diagnostic>,
    /// Whether its name leads to it, or to another of the same name.
    pub reach: Reach,
}

/// Whether a theme can be asked for by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// It can.
    Named,
    /// Another theme of the same name comes first.
    Hidden,
}

/// Where a theme comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A file of the user's.
    Own,
    /// The program.
    BuiltIn,
}
