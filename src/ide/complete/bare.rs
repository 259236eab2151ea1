//! A link that is begun as a value without quotes, which YAML takes for a list in a list: it is offered with them.

use super::offer::Offers;
use super::values::Values;
use crate::edit::Edit;
use crate::ide::cursor::spot::{Cursor, Step};
use crate::source::Span;

/// The place of the value that is begun so, where one may be.
pub(super) fn begun(text: &str, cursor: &Cursor) -> Option<Cursor> {
    let brackets = text[..cursor.typed.range().start].ends_with("[[");
    let path = cursor.path.strip_suffix(&[Step::Item, Step::Item])?;
    let is_it = brackets && cursor.is_flow;
    is_it.then(|| Cursor {
        path: path.to_vec(),
        ..cursor.clone()
    })
}

/// The names for it; quotes around the value, where it can be told that it ends on the line.
pub(super) fn links(values: &Values<'_>, text: &str, cursor: &Cursor, span: Span) -> Offers {
    let typed = text.get(cursor.typed.range()).unwrap_or_default();
    let mut offers = values.links(typed, span, text);
    let start = span.range().start - "[[".len();
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    let before = &text[line..start];
    let is_whole = before.ends_with(": ") || before.ends_with("- ");
    let rest = text[span.range().end..].lines().next().unwrap_or_default();
    let closed = rest.strip_prefix("]]");
    let behind = closed.unwrap_or(rest).trim();
    if is_whole && (behind.is_empty() || behind.starts_with([',', '}'])) {
        // The brackets that an editor closed by itself go into the same edit.
        let end = span.range().end + closed.map_or(0, |_| "]]".len());
        offers.span = Span::new(span.range().start, end);
        for offer in &mut offers.all {
            let name = offer.text.trim_end_matches(']');
            offer.text = format!("{name}]]\"");
        }
        offers.beside = Some(Edit {
            span: Span::new(start, start),
            text: "\"".to_owned(),
        });
    }
    offers
}
