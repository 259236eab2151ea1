//! Words, wherever they come from: the gate that makes them safe to show, what cannot be seen, and what was meant; the
//! codes of countries.
//!
//! Nothing here knows YAML, briefings or terminals.

pub(crate) mod count;
pub(crate) mod countries;
mod emoji;
pub(crate) mod invisible;
pub(crate) mod languages;
pub(crate) mod look_alike;
pub(crate) mod short;
pub(crate) mod suggest;
pub(crate) mod text;
