//! bluf
pub mod text;
