//! Slides: how each form looks, what holds for all of them at any size, and the command that prints and checks them.

mod command;
mod decks;
mod forms;
mod sizes;
