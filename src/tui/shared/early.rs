//! What is done before there is anything to read.

use crate::tui::keys::key::Key;

/// Something that was done before there was anything to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Early {
    /// A key was pressed.
    Key(Key),
    /// A text was pasted.
    Paste(String),
}
