//! The terminal: what the reader sees and types.
//!
//! ```text
//! key ─▶ keymap ─▶ Action ─▶ App (view, shown) ─▶ Effect ─▶ run
//!                                  │
//!                                  └─▶ draw ─▶ cells
//! ```
//!
//! Only [`app`] changes anything; [`draw`] reads; [`run`] speaks with the terminal.

pub mod action;
pub mod app;
mod clipboard;
pub mod draw;
pub mod editor;
pub mod effect;
pub mod hints;
pub mod key_table;
pub mod keymap;
pub mod layout;
pub mod overlay;
pub mod pane;
pub mod print;
pub mod run;
mod seeker;
pub mod settings;
pub mod terminal;
pub mod view;
pub mod widget;
