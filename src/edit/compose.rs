//! Edits one after the other as edits of the first text.

use std::ops::Range;

use super::{Edit, Edits, Refused};
use crate::source::Span;

/// A stretch of a text that was edited.
#[derive(Debug, Clone)]
enum Piece {
    /// Bytes of the first text.
    Kept(Range<usize>),
    /// Other words.
    New(String),
}

impl Edits {
    /// What these edits do to a text, and then others to what comes out, as edits of the text itself.
    ///
    /// # Errors
    /// When the others cut through a character of the words that these put in.
    pub fn then(&self, later: &Self) -> Result<Self, Refused> {
        Self::new(edits(replaced(&self.pieces(), &later.0)?))
    }

    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(2 * self.0.len() + 1);
        let mut done = 0;
        for edit in &self.0 {
            pieces.push(Piece::Kept(done..edit.span.range().start));
            pieces.push(Piece::New(edit.text.clone()));
            done = edit.span.range().end;
        }
        pieces.push(Piece::Kept(done..usize::MAX));
        pieces
    }
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(range) => range.len(),
            Self::New(text) => text.len(),
        }
    }

    /// Some bytes of it, counted from its start.
    fn part(&self, part: Range<usize>) -> Result<Self, Refused> {
        Ok(match self {
            Self::Kept(range) => Self::Kept(range.start + part.start..range.start + part.end),
            Self::New(text) => Self::New(text.get(part).ok_or(Refused::Outside)?.to_owned()),
        })
    }
}

/// The pieces with edits made of what they say.
fn replaced(pieces: &[Piece], edits: &[Edit]) -> Result<Vec<Piece>, Refused> {
    let mut out = Vec::with_capacity(pieces.len() + 2 * edits.len());
    let mut edits = edits.iter().peekable();
    // Where a piece begins, and up to where everything is replaced.
    let (mut at, mut done) = (0_usize, 0);
    for piece in pieces {
        let end = at.saturating_add(piece.len());
        let mut next = at.max(done);
        while let Some(edit) = edits.next_if(|edit| edit.span.range().start < end) {
            let span = edit.span.range();
            if next < span.start {
                out.push(piece.part(next - at..span.start - at)?);
            }
            out.push(Piece::New(edit.text.clone()));
            (next, done) = (span.end, span.end);
        }
        if next < end {
            out.push(piece.part(next - at..end - at)?);
        }
        at = end;
    }
    Ok(out)
}

/// The edits that make these pieces of a text.
fn edits(pieces: Vec<Piece>) -> Vec<Edit> {
    let (mut edits, mut done, mut new) = (Vec::new(), 0, String::new());
    for piece in pieces {
        match piece {
            Piece::New(text) => new += &text,
            // Nothing stays between what is new before it and behind it.
            Piece::Kept(range) if range.is_empty() => {}
            Piece::Kept(range) => {
                if range.start > done || !new.is_empty() {
                    edits.push(Edit {
                        span: Span::new(done, range.start),
                        text: std::mem::take(&mut new),
                    });
                }
                done = range.end;
            }
        }
    }
    edits
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Edits of a text of so many letters.
    fn some(length: usize) -> impl Strategy<Value = Edits> {
        let edits = prop::collection::vec((0..=length, 0_usize..4, "[x-z]{0,3}"), 0..5);
        edits.prop_filter_map("they overlap", move |edits| {
            let edits = edits.into_iter().map(|(start, more, text)| Edit {
                span: Span::new(start, (start + more).min(length)),
                text,
            });
            Edits::new(edits.collect()).ok()
        })
    }

    fn two() -> impl Strategy<Value = (String, Edits, Edits)> {
        ("[a-f]{0,20}").prop_flat_map(|text| {
            let first = some(text.len());
            (Just(text), first).prop_flat_map(|(text, first)| {
                let between = first.apply(&text).unwrap();
                (Just(text), Just(first), some(between.len()))
            })
        })
    }

    proptest! {
        #[test]
        fn both_at_once_do_what_they_do_one_after_the_other((text, first, second) in two()) {
            let expected = second.apply(&first.apply(&text).unwrap()).unwrap();
            let both = first.then(&second).unwrap();
            prop_assert_eq!(both.apply(&text).unwrap(), expected);
        }
    }
}
