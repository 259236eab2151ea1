//! The terminal: what the reader sees and types.

pub mod typeset;
