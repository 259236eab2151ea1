//! Small things that draw themselves: they know styles and cells, and nothing of briefings.

pub mod input;
pub mod list;
pub mod menu;
pub mod paint;
pub mod row;
