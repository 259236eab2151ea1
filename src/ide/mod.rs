//! What an editor asks at a place of a file, in types of its own: one feature a file, each a function of a library, a text
//! and a place in bytes.
//!
//! Nothing here knows a protocol, counts characters of UTF-16, reads a disk or changes a file: what is to be changed comes
//! back as edits. `bluf lsp` and the commands that change files ask here.

pub(crate) mod actions;
pub(crate) mod along;
pub(crate) mod complete;
pub(crate) mod cursor;
pub(crate) mod field;
pub(crate) mod folding;
pub(crate) mod hover;
pub(crate) mod ids;
pub(crate) mod links;
pub(crate) mod names;
pub(crate) mod own;
pub(crate) mod rename;
pub(crate) mod symbols;
pub(crate) mod tokens;
