//! The terminal: taken, drawn on, read from, and given back whatever happens.
//!
//! ```text
//!   Session ── draw ──▶ backend ──▶ encode ──▶ gate ──▶ tty ──▶ writer ──▶ terminal ──▶ input ──▶ Input
//!      │                                                 ▲         ▲                      ▲  │
//!      └─ panics ── give back ───────────────────────────┤         └── send the rest ─────┼──┘
//!         signals ─ give back, stop, go on ──────────────┴────────── bell ────────────────┘
//! ```
//!
//! [`Session`](session::Session) is the only way to take the terminal, [`input::spawn`] the only way to read it. Knows
//! nothing of what is drawn.

pub(crate) mod backend;
pub(crate) mod background;
mod bell;
pub(crate) mod canvas;
mod encode;
pub(crate) mod error;
mod gate;
pub mod input;
pub(crate) mod large;
pub(crate) mod link;
pub(crate) mod panics;
pub(crate) mod session;
mod sgr;
mod signals;
mod sizing;
mod surface;
mod tty;
mod writer;
