//! What a key means: the actions with their words and keys, the keymap by which they are found, and the table of both.
//!
//! Nothing here knows what is on the screen, but for the mode that it is in.

pub(crate) mod action;
pub mod key;
pub(crate) mod keymap;
mod layouts;
pub mod table;
mod twin;
