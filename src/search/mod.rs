//! Fuzzy search in names: what is typed → ranked labels, with the matched letters to mark.
//!
//! Works on plain strings and numbers: it knows neither the library nor the terminal, reads
//! no files and keeps no clock. Labels are folded once ([`labels`]); a [`session`] then
//! answers one query after the other, and only looks again at the last hits while the query
//! grows.
//!
//! ```text
//! typed ─ fold ─ Query ─┐
//!                       ├─ letter bag → in order? → tier ─┬─ enough: done
//! names ─ fold ─ Labels ┘                                 └─ score: the best few hundred,
//!                                                            ranked by SkimMatcherV2
//! ```

mod classify;
pub mod filter;
pub mod fold;
pub mod labels;
mod marks;
mod pattern;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod promises;
mod query;
pub mod rank;
pub mod score;
pub mod session;
mod typo;
