//! The next error of a text that is being mended, told without a look at the whole.

use super::blame::SyntaxError;
use super::chunks::Chunks;
use super::mending::Mending;
use crate::yaml::tree::{self, Indentation, Refusal, Why};

impl Mending<'_> {
    /// The next error from the start of a chunk on, as far as that can be told without a look at the whole.
    pub(super) fn next(&mut self, from: usize) -> Option<SyntaxError> {
        let start = self.aim(from);
        let strict = tree::refusal(&self.aimed[start..], Indentation::Strict)?;
        let at = start + strict.at;
        let is_unknown = matches!(&strict.why, Why::Syntax(words, _) if words.contains(ANCHOR));
        if is_unknown || at < from {
            return None;
        }
        let lenient = match self.lenient(start, at) {
            Lenient::Refused(refusal) => refusal,
            Lenient::Accepted => return None,
            Lenient::Unknown => strict,
        };
        let moved = Refusal {
            at: start + lenient.at,
            ..lenient
        };
        Some(SyntaxError {
            lenient: moved,
            strict: Some(at),
        })
    }

    /// What the lenient way says of an error that the strict one found: it is asked about a little more than what is
    /// needed, and about more if it stops only because there is nothing more.
    fn lenient(&mut self, start: usize, at: usize) -> Lenient {
        let length = self.aimed.len();
        let next = |chunks: &Chunks, byte: usize| chunks.range(chunks.at(byte) + 1).end;
        let mut end = next(&self.chunks, at);
        loop {
            match tree::refusal(&self.aimed[start..end], Indentation::Lenient) {
                Some(refusal) if end == length || !is_of_the_end(&refusal, end - start) => {
                    return Lenient::Refused(refusal);
                }
                None if end == length => return Lenient::Accepted,
                _ if !self.spend(end - start) => return Lenient::Unknown,
                _ => end = next(&self.chunks, end + 3 * (end - start)),
            }
        }
    }

    /// Takes bytes from what may be parsed again, if there are as many.
    pub(super) fn spend(&mut self, bytes: usize) -> bool {
        let left = self.left.checked_sub(bytes);
        self.left = left.unwrap_or_default();
        left.is_some()
    }

    /// Writes the top-level key under which a chunk stands before it, and returns where.
    fn aim(&mut self, from: usize) -> usize {
        let old = std::mem::take(&mut self.header);
        self.aimed.replace_range(old.clone(), &self.text[old]);
        let chunk = self.chunks.at(from);
        let header = self.chunks.header(chunk);
        let start = self.text.floor_char_boundary(from - header.len());
        let space = "\n".repeat(from - start - header.len());
        self.header = start..from;
        let header = format!("{space}{}", &self.text[header]);
        self.aimed.replace_range(start..from, &header);
        start
    }
}

/// The parser's words for an alias whose anchor may stand above what it was given.
const ANCHOR: &str = "unknown anchor";

/// What the lenient way of reading says.
enum Lenient {
    Refused(Refusal),
    Accepted,
    Unknown,
}

/// Whether a text may be refused only because it ends there.
fn is_of_the_end(refusal: &Refusal, end: usize) -> bool {
    let is_unclosed = |words: &str| {
        let signs = ["unclosed", "unexpected end", "EOF", "stream"];
        signs.into_iter().any(|sign| words.contains(sign))
    };
    let Why::Syntax(words, _) = &refusal.why else {
        return false;
    };
    refusal.at + 1 >= end || is_unclosed(words)
}
