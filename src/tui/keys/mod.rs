//! What a key means: the actions with their words and keys, the keymap by which they are found, and the table of both.
//!
//! Nothing here knows what is on the screen, but for the mode that it is in.

pub mod action;
pub mod key;
pub mod keymap;
mod layouts;
pub mod table;
mod twin;
