//! The reference: what is said of a kind of entry, a field, a word or a problem to whoever asks.
//!
//! What stands elsewhere is not written here: fields are explained by the doc comments of their types
//! ([`crate::briefing`], through [`crate::yaml::shape`]), problems by those who find them ([`crate::check`],
//! [`crate::diagnostic::explanation`]), commands by their definition, which the command line hands in. What is said is a
//! [`Page`](crate::page::part::Page) like that of an entry; what it names leads to the page of that (`links`). No
//! briefing is looked at.

pub(crate) mod card;
pub(crate) mod code;
mod example;
pub(crate) mod field;
pub(crate) mod find;
mod form;
mod kind;
pub(crate) mod kinds;
pub(crate) mod links;
pub(crate) mod several;
pub(crate) mod starter;
mod takes;
pub(crate) mod ticks;
pub(crate) mod topic;
pub(crate) mod whole;
mod write;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
