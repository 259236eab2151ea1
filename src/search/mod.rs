//! Fuzzy search in names: what is typed → ranked labels, with the matched letters to mark.
//!
//! Words within texts are sought apart from that: [`in_texts`] says which entries hold some, and where; [`places`] where
//! a page holds some.
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
//! typed ─ terms ─ Needles ─┐
//! pages ─ lines ─ Texts ───┴─ in_texts: the best place of each entry ─ landing: that place on its page
//!
//! `kind:actor tag:x` ─ syntax ─ sieve ─ which entries may be found at all
//! ```

mod around;
mod bits;
mod classify;
pub(crate) mod complete;
mod dates;
pub(crate) mod entries;
pub(crate) mod excerpt;
mod facts;
pub(crate) mod filter;
pub(crate) mod fold;
mod held;
pub(crate) mod in_texts;
mod joined;
pub(crate) mod labels;
pub(crate) mod landing;
mod lines;
pub(crate) mod marks;
mod needle;
mod pattern;
pub(crate) mod pin;
pub(crate) mod places;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod promises;
mod query;
pub(crate) mod rank;
pub(crate) mod remark;
pub(crate) mod romanised;
pub(crate) mod rows;
pub(crate) mod score;
pub(crate) mod session;
mod sieve;
mod squeezed;
pub(crate) mod syntax;
mod terms;
pub(crate) mod texts;
mod typo;
mod vocabulary;
