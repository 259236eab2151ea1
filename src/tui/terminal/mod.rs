//! The terminal: taken, drawn on, read from, and given back whatever happens.
//!
//! ```text
//!   Session ── draw ──▶ backend ──▶ encode ──▶ gate ──▶ tty ──▶ terminal ──▶ input ──▶ Input
//!      │                                                 ▲                      ▲
//!      └─ panics ── give back ───────────────────────────┤                      │
//!         signals ─ give back, stop, go on ──────────────┴────── wake ──────────┘
//! ```
//!
//! [`Session`](session::Session) is the only way to take the terminal, [`input::spawn`] the only way to read it. Knows nothing of what
//! is drawn.

pub mod backend;
pub mod background;
mod encode;
pub mod error;
mod gate;
pub mod input;
mod late;
pub mod link;
pub mod panics;
pub mod session;
mod sgr;
mod signals;
mod surface;
mod tty;
