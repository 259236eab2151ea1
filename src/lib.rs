//! bluf
pub mod search;
pub mod text;
