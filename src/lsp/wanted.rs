//! What whoever uses the server wants of it: that is said outside of the protocol.

use crate::check::selection::Selection;

/// What is wanted.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The problems that are told.
    pub selection: Selection,
    /// What of it cannot be understood, in lines; empty where all can.
    pub wrong: String,
}
