//! The screen to read in: the numbered lists, the page of an entry, and what points here.
//!
//! A key becomes an action, the action changes the `View`, and what is shown is worked out again where it
//! changed. Drawing only reads.

mod act;
mod briefings;
mod draw;
mod follow;
mod footer;
mod hint;
mod keep;
mod list;
mod mouse;
mod moves;
mod near;
mod pane;
mod prepare;
mod refresh;
mod screen;
mod sort;
pub(crate) mod state;
mod typing;
mod view;
mod widen;
