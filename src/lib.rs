//! bluf
pub mod briefing;
pub mod text;
pub mod tui;
