//! A file of ours as all of them are laid out: the fields of an entry in one order, lines indented by two, spaces and
//! quotes where they are needed and nowhere else.
//!
//! What a file says is never touched, nor are its comments, and ids and items stay in the order in which they were
//! written. That is made sure of each time ([`guard`]): where anything else came out, nothing is changed. Nothing here
//! reads or writes a disk.

mod guard;
mod indent;
mod line;
mod order;
mod quotes;
mod shape;
mod spaces;
mod wrap;

use crate::edit::{Edit, Edits};
use crate::yaml::layout::{Layout, layout};

/// What is laid out besides the usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lines {
    /// Lines of texts stay as they were written.
    #[default]
    Kept,
    /// Lines of texts are broken anew where they are longer than so many characters.
    Wrapped(usize),
}

/// Why a file is left as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unformatted {
    /// It cannot be read as it is.
    #[error("it is no sound YAML, or has a second document: `bluf check` says where")]
    Unsound,
    /// It would say something else, or would be laid out otherwise each time.
    #[error("it cannot be laid out anew without a change of what it says")]
    Unsure,
}

/// One way in which a text is laid out anew.
type Step<'s> = &'s dyn Fn(&str, &Layout<'_>) -> Vec<Edit>;

/// How often a text is gone through until nothing changes any more.
const ROUNDS: usize = 4;

/// What makes of a text the same laid out; nothing where it is so already.
///
/// # Errors
/// When it is better left as it was.
pub fn format(text: &str, lines: Lines) -> Result<Edits, Unformatted> {
    let mut edits = Edits::default();
    let mut now = text.to_owned();
    for _ in 0..ROUNDS {
        let round = once(&now, lines)?;
        if round.as_slice().is_empty() {
            return Ok(edits);
        }
        now = made(&round, &now)?;
        edits = edits.then(&round).map_err(|_| Unformatted::Unsure)?;
    }
    Err(Unformatted::Unsure)
}

fn made(edits: &Edits, text: &str) -> Result<String, Unformatted> {
    edits.apply(text).map_err(|_| Unformatted::Unsure)
}

/// All steps in their order: each rests on those before.
fn once(text: &str, lines: Lines) -> Result<Edits, Unformatted> {
    let wrap = |text: &str, layout: &Layout<'_>| match lines {
        Lines::Kept => Vec::new(),
        Lines::Wrapped(width) => wrap::wrapped(text, layout, width),
    };
    let steps: [Step<'_>; 5] = [
        &order::ordered,
        &quotes::bare,
        &spaces::spaced,
        &indent::indented,
        &wrap,
    ];
    let mut steps = steps.into_iter();
    let mut all = Edits::default();
    let mut now = text.to_owned();
    loop {
        // Steps that change nothing share what the next one goes by.
        let before = layout(&now).ok_or(Unformatted::Unsound)?;
        let mut changes = steps.by_ref().map(|step| step(&now, &before));
        let Some(edits) = changes.find(|edits| !edits.is_empty()) else {
            return Ok(all);
        };
        let edits = Edits::new(edits).map_err(|_| Unformatted::Unsure)?;
        let next = made(&edits, &now)?;
        let after = layout(&next).ok_or(Unformatted::Unsure)?;
        if !guard::says_the_same(&before, &after) {
            return Err(Unformatted::Unsure);
        }
        all = all.then(&edits).map_err(|_| Unformatted::Unsure)?;
        now = next;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
