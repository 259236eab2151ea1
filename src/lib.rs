//! bluf: bottom line up front.

pub mod briefing;
pub mod diagnostic;
pub mod library;
pub mod load;
pub mod source;
pub mod text;
pub mod tui;
