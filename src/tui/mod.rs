//! The terminal: what the reader sees and types.
//!
//! ```text
//! key ─▶ keys (keymap) ─▶ Action ─▶ shell ─▶ over (what is on top), or the screen ─▶ Effect ─▶ run
//!                                     │
//!                                     └─▶ draw ─▶ cells
//! ```
//!
//! From the bottom up, each room naming only those before it: [`terminal`], [`layout`], [`keys`], [`widget`]; then
//! [`shared`] and [`reader`]; then [`screen`] and [`over`]; then the screens, which do not know each other: [`browse`];
//! then [`shell`], [`mod@print`] and [`run`].

pub mod terminal;

pub mod layout;

pub mod keys;

pub mod widget;

pub mod shared;

pub mod reader;

pub mod screen;

pub mod over;

pub mod browse;

pub mod shell;

pub mod print;

pub mod run;
