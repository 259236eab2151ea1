//! Some keys, and what they do.

use crate::source::Place;
use crate::tui::keys::action::{Action, Modes};
use crate::tui::keys::key::Key;

/// Some keys, and what they do.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The keys, at least one.
    pub keys: Vec<Key>,
    /// What they do; none when they do nothing, though they would by default.
    pub action: Option<Action>,
    /// Where they do it.
    pub modes: Modes,
    /// Where the configuration says so; none for what holds by default.
    pub place: Option<Place>,
}
