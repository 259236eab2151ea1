//! Edits of a text: replacements of spans of its bytes, made all of them or none.
//!
//! What no edit names stays as it is, byte for byte: comments, layout, line ends. Nothing here knows what a text means
//! or touches a file.

mod compose;
pub(crate) mod diff;

use crate::source::Span;

/// The replacement of some bytes by a text: an insertion where there are none, a removal where the text is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// Edits of one text that do not get in each other's way, from its start to its end.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Edits(Vec<Edit>);

/// Why edits are not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// What comes out would hang on which is made first.
    #[error("two edits of the same bytes")]
    Overlap,
    /// They were meant for another text.
    #[error("an edit outside the text, or in the middle of a character")]
    Outside,
}

impl Edits {
    /// Edits to be made together; in which order they are given does not matter.
    ///
    /// # Errors
    /// When two replace the same byte, or insert at the same place.
    pub fn new(mut edits: Vec<Edit>) -> Result<Self, Refused> {
        edits.sort_by_key(|edit| edit.span);
        let meet = |pair: &[Edit]| {
            let (one, next) = (pair[0].span, pair[1].span);
            next.start < one.end || next == one
        };
        if edits.windows(2).any(meet) {
            return Err(Refused::Overlap);
        }
        Ok(Self(edits))
    }

    /// The edits.
    pub fn as_slice(&self) -> &[Edit] {
        &self.0
    }

    /// The text with all of them made.
    ///
    /// # Errors
    /// When one of them does not fit the text.
    pub fn apply(&self, text: &str) -> Result<String, Refused> {
        let mut out = String::with_capacity(text.len());
        let mut done = 0;
        for Edit { span, text: new } in &self.0 {
            let kept = text.get(done..span.range().start);
            let fits = text.get(span.range()).is_some();
            out.push_str(kept.filter(|_| fits).ok_or(Refused::Outside)?);
            out.push_str(new);
            done = span.range().end;
        }
        out.push_str(text.get(done..).ok_or(Refused::Outside)?);
        Ok(out)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit {
            span: Span::new(start, end),
            text: text.to_owned(),
        }
    }

    fn check(edits: &[Edit], expected: Result<&str, Refused>) {
        let edits = Edits::new(edits.to_vec());
        let found = edits.and_then(|edits| edits.apply("kind: 북한\r\n"));
        assert_eq!(found.as_deref(), expected.as_ref().map(|text| *text));
    }

    #[test]
    fn bytes_are_replaced_inserted_and_removed() {
        check(&[], Ok("kind: 북한\r\n"));
        check(&[edit(6, 12, "중국")], Ok("kind: 중국\r\n"));
        check(
            &[edit(12, 14, ""), edit(0, 0, "# "), edit(0, 4, "name")],
            Ok("# name: 북한"),
        );
        check(&[edit(14, 14, "\r\n")], Ok("kind: 북한\r\n\r\n"));
    }

    #[test]
    fn what_hangs_on_the_order_or_does_not_fit_is_refused() {
        check(&[edit(0, 4, "a"), edit(3, 6, "b")], Err(Refused::Overlap));
        check(&[edit(4, 4, "a"), edit(4, 4, "b")], Err(Refused::Overlap));
        check(&[edit(2, 2, "a"), edit(0, 4, "b")], Err(Refused::Overlap));
        check(&[edit(0, 4, "a"), edit(12, 15, "")], Err(Refused::Outside));
        check(&[edit(0, 4, "a"), edit(7, 9, "")], Err(Refused::Outside));
    }

    /// A text and spans of whole characters in it.
    fn text_and_edits() -> impl Strategy<Value = (String, Vec<Edit>)> {
        let edits = prop::collection::vec((0_usize..40, 0_usize..6, "[a-z한\\n]{0,3}"), 0..5);
        ("[a-z북 #\\r\\n]{0,40}", edits).prop_map(|(text, edits)| {
            let bounds: Vec<usize> = (0..=text.len())
                .filter(|i| text.is_char_boundary(*i))
                .collect();
            let bound = |i: usize| bounds[i.min(bounds.len() - 1)];
            let edits = edits
                .into_iter()
                .map(|(start, length, new)| edit(bound(start), bound(start + length), &new));
            (text.clone(), edits.collect())
        })
    }

    proptest! {
        #[test]
        fn all_are_made_whatever_their_order_or_none((text, edits) in text_and_edits(), seed in any::<prop::sample::Index>()) {
            let mut turned = edits.clone();
            turned.rotate_left(if edits.is_empty() { 0 } else { seed.index(edits.len()) });
            let made = Edits::new(edits.clone());
            prop_assert_eq!(&made, &Edits::new(turned));
            let meet = edits.iter().enumerate().any(|(i, a)| edits[..i].iter().any(|b| {
                let (a, b) = (a.span.range(), b.span.range());
                a == b || a.start < b.end && b.start < a.end
            }));
            prop_assert_eq!(made.is_err(), meet);
            if let Ok(made) = made {
                // One by one from the end, as in an editor.
                let mut expected = text.clone();
                made.as_slice().iter().rev().for_each(|edit| expected.replace_range(edit.span.range(), &edit.text));
                prop_assert_eq!(made.apply(&text), Ok(expected));
            }
        }
    }
}
