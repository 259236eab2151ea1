//! Pages in formats of other programs: one file for each format.
//!
//! Works from the typed parts of a page; it may ask the library for names and ids, and nothing else of it.

pub mod markdown;
