//! A talk on a screen: the audience's, with the slides of a briefing, one at a time, each with its marking above and
//! below; or in a second terminal the speaker's, with what is said next and how the time goes.
//!
//! Where the talk is, what is revealed and how its time goes is a [`talk`](crate::talk::state::Talk); what a slide looks
//! like, [`slides`](crate::slides) says. This screen only lays the one over the other. On the audience's [`side`] the
//! talk runs; on the speaker's, keys ask for something and the screen shows what is told. Speaker notes are in neither,
//! and only [`console`] may name them.

mod act;
pub(crate) mod begin;
mod console;
mod course;
mod draw;
mod finding;
mod grid;
mod hosting;
mod links;
mod page;
pub(crate) mod rehearsed;
mod screen;
mod seen;
mod side;
pub(crate) mod staged;
pub(crate) mod state;
mod time;
