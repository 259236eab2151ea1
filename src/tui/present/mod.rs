//! The audience's screen: the slides of a briefing, one at a time, each with its marking above and below.
//!
//! Where the talk is, what is revealed and how its time goes is a [`talk`](crate::talk::state::Talk); what a slide looks
//! like, [`slides`](crate::slides) says. This screen only lays the one over the other. Speaker notes are in neither, and
//! nothing here may name them.

mod act;
mod course;
mod draw;
mod finding;
mod grid;
mod links;
mod screen;
pub(crate) mod state;
