//! The terminal: what the reader sees and types.
//!
//! ```text
//! key ─▶ keys (keymap) ─▶ Action ─▶ shell ─▶ over (what is on top), or the screen ─▶ Effect ─▶ run
//!                                     │
//!                                     └─▶ draw ─▶ cells
//! ```
//!
//! From the bottom up, each room naming only those before it: [`terminal`], [`layout`], [`keys`], [`widget`]; then
//! [`shared`] and [`reader`]; then [`screen`] and [`over`]; then the screens, which do not know each other: [`browse`],
//! [`present`]; then [`shell`], [`mod@print`] and [`run`].

pub(crate) mod terminal;

pub(crate) mod layout;

pub(crate) mod keys;

pub(crate) mod widget;

pub(crate) mod shared;

pub(crate) mod reader;

pub(crate) mod screen;

pub(crate) mod over;

pub(crate) mod browse;

pub(crate) mod present;

pub(crate) mod shell;

pub mod print;

pub(crate) mod run;
