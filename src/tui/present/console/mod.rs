//! The speaker's side of a talk that runs in another program: what is said next, what the audience sees, how the time
//! goes. It asks the talk for everything and does nothing by itself.
//!
//! The only place of the screen that knows speaker notes.

mod board;
mod clock;
pub(super) mod draw;
mod hearing;
pub(super) mod joined;
mod notes;
