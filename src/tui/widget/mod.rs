//! Small things that draw themselves: they know styles and cells, and nothing of briefings.

pub(crate) mod input;
pub(crate) mod list;
pub(crate) mod menu;
pub(crate) mod paint;
pub(crate) mod row;
