//! Themes: which style each meaning has.

pub mod meaning;
