//! The terminal: what the reader sees and types.

pub mod action;
pub mod keymap;
pub mod page;
pub mod pane;
pub mod typeset;
