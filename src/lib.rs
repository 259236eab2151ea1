//! bluf
#![allow(missing_docs)] // stand-in
pub mod text;
pub mod tui;
