//! What an editor asks at a place of a file, in types of its own: one feature a file, each a function of a library, a text
//! and a place in bytes.
//!
//! Nothing here knows a protocol, counts characters of UTF-16, reads a disk or changes a file: what is to be changed comes
//! back as edits. `bluf lsp` and the commands that change files ask here.

pub(crate) mod field;
pub(crate) mod ids;
pub(crate) mod rename;
