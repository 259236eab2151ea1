//! Fuzzy search in names: what is typed → ranked labels, with the matched letters to mark.
//!
//! Words within a text are sought apart from that: [`places`] says where a page holds some.
//!
//! Matching works on plain strings and numbers; it reads no files and keeps no clock. Labels
//! are folded once ([`labels`]); a [`session`] then answers one query after the other, and
//! only looks again at the last hits while the query grows. Only [`entries`] and what filters
//! need (sieve, vocabulary, [`complete`]) know the library; nothing here knows the terminal.
//!
//! ```text
//! typed ─ fold ─ Query ─┐
//!                       ├─ letter bag → in order? held? → tier ─┬─ enough: done
//! names ─ fold ─ Labels ┘                                       └─ score: the best few hundred,
//!                                                                  ranked by SkimMatcherV2
//!
//! `kind:actor tag:x` ─ syntax ─ sieve ─ which entries may be found at all
//! ```

mod classify;
pub mod complete;
mod dates;
pub mod entries;
pub mod filter;
pub mod fold;
mod held;
pub mod labels;
pub mod marks;
mod pattern;
pub mod places;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod promises;
mod query;
pub mod rank;
pub mod remark;
pub mod romanised;
pub mod score;
pub mod session;
mod sieve;
pub mod syntax;
mod typo;
mod vocabulary;
