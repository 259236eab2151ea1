//! Small things that draw themselves: they know styles and cells, and nothing of briefings.

pub mod input;
pub mod paint;
