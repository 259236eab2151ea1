//! A briefing as slides: data that the audience's screen, the console, `check` and whatever prints a talk share.
//!
//! A [`deck::Deck`] says which slides there are and in which order; it costs no more than reading `slides:`. A slide
//! becomes a [`part::Sheet`] (`face`, one file for each form), which has no width; that becomes blocks of lines (`set`),
//! which [`paginate`] cuts into pages. All of that is pure: the same slide and size give the same pages. Nothing here
//! knows a terminal, a key or a clock, and nothing is read or written.
//!
//! What the speaker has to say is no part of a slide: it is in [`notes`] alone, so that a screen that names only decks
//! and pages cannot show it.

pub(crate) mod deck;
mod face;
mod ids;
pub(crate) mod notes;
pub(crate) mod page;
pub(crate) mod paginate;
pub(crate) mod part;
pub(crate) mod review;
mod set;
pub(crate) mod slide;
mod standard;
mod title;
