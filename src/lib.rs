//! bluf: bottom line up front.

pub mod briefing;
pub mod diagnostic;
pub mod source;
pub mod text;
