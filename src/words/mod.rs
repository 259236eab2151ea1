//! Words, wherever they come from: the gate that makes them safe to show, what cannot be seen, and what was meant.
//!
//! Nothing here knows YAML, briefings or terminals.

pub mod invisible;
pub mod short;
pub mod suggest;
pub mod text;
