//! bluf: bottom line up front.

pub mod analysis;
pub mod briefing;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod library;
pub mod load;
pub mod search;
pub mod source;
pub mod text;
pub mod theme;
pub mod tui;
