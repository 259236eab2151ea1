//! What may be written at a place: keys, values, names, and the parts of a citation.
//!
//! The place is told by indentation and brackets alone, and what may stand there by the shapes, so that this holds in the
//! middle of a line. Names are those of the library as it was read last.

mod bare;
mod dates;
mod keys;
pub(crate) mod offer;
mod values;

use chrono::NaiveDate;

use super::along::{File, Place, place};
use super::cursor::spot::{Column, Cursor, Spot};
use crate::library::Library;
use crate::library::written_files::WrittenFile;
use crate::source::Span;
use crate::yaml::shape::{Form, Shape};
use offer::{Offer, Offers};
use values::Values;

/// What may be written at a byte of a text, which the library may know as a file, on a day.
pub(crate) fn complete(
    library: &Library,
    file: Option<&WrittenFile<'_>>,
    text: &str,
    offset: usize,
    today: NaiveDate,
) -> Offers {
    if file.is_none() && File::is_of_other_tool(text, offset) {
        return Offers::default();
    }
    let cursor = Cursor::at(text, offset);
    let values = Values {
        library,
        file,
        text,
        offset,
        today,
    };
    if let Some((name, span)) = cursor.wiki(text)
        && takes_links(text, &cursor)
    {
        return values.links(name, until_word(&cursor, span), text);
    }
    if let Some(begun) = bare::begun(text, &cursor).filter(|begun| takes_links(text, begun)) {
        let span = until_word(&cursor, cursor.typed);
        return bare::links(&values, text, &begun, span);
    }
    let typed = text.get(cursor.typed.range()).unwrap_or_default();
    if typed.trim_start().starts_with('#') || typed.contains(" #") {
        return Offers::default();
    }
    let span = until_word(&cursor, last_word(cursor.typed, typed));
    let mut all = Vec::new();
    if let Some(under) = cursor.under(text) {
        let lead = " ".repeat(under.indent.saturating_sub(cursor.indent));
        all = offers(&values, under, typed, span);
        all.iter_mut().for_each(|offer| offer.lead(&lead));
    }
    all.extend(offers(&values, cursor, typed, span));
    Offers {
        span,
        all,
        beside: None,
    }
}

/// What may be written in a place of a text, of which something is typed.
fn offers(values: &Values<'_>, mut cursor: Cursor, typed: &str, span: Span) -> Vec<Offer> {
    let text = values.text;
    let Some(place) = place(File::of(text), &cursor.path) else {
        return Vec::new();
    };
    let Some(lead) = lead(text, &cursor, place, span) else {
        return Vec::new();
    };
    cursor.indent += lead.len();
    if lead == DASH {
        cursor.spot = Spot::Item;
    }
    let mut all = Vec::new();
    if matches!(cursor.spot, Spot::Key | Spot::Item) && !typed.contains(' ') {
        let is_named = text[span.range().end..].starts_with(':');
        all.extend(keys::keys(place, &cursor, is_named));
        all.extend(values.keys(place, &cursor, is_named));
    }
    if begins_alone(&cursor, place) {
        cursor.spot = Spot::Value;
    }
    if let Place::Value(shape) = place
        && cursor.spot != Spot::Key
    {
        all.extend(values.of(shape, typed));
    }
    all.iter_mut().for_each(|offer| offer.lead(lead));
    all
}

/// Whether a value that is neither a list nor a map begins on a line of its own.
fn begins_alone(cursor: &Cursor, place: Place) -> bool {
    let is_one =
        |shape: &Shape| !matches!(shape, Shape::List(_) | Shape::Map(..) | Shape::Record(_));
    let begins = cursor.spot == Spot::Key && matches!(cursor.column, Column::First(_));
    begins && matches!(place, Place::Value(shape) if is_one(shape))
}

/// What begins an item.
const DASH: &str = "- ";

/// What has to stand before whatever is put in; none where nothing can be.
fn lead(text: &str, cursor: &Cursor, place: Place, span: Span) -> Option<&'static str> {
    let is_list = matches!(place, Place::Value(Shape::List(_)));
    let is_behind = |sign| text[..span.range().start].ends_with(sign);
    match (cursor.spot, cursor.column) {
        // A colon or a dash is a sign only with a space behind it.
        (Spot::Value, _) if is_behind(':') => Some(" "),
        (Spot::Item, _) if is_behind('-') => Some(" "),
        (Spot::Key, Column::Odd) => None,
        (Spot::Key, Column::Dash) => is_list.then_some(DASH),
        (Spot::Key, Column::First(step)) if is_list => (step % 2 == 0).then_some(DASH),
        _ => Some(""),
    }
}

/// Whether words with links may stand at a place.
fn takes_links(text: &str, cursor: &Cursor) -> bool {
    let found = place(File::of(text), &cursor.path);
    let mut shape = match found {
        Some(Place::Value(shape)) => shape,
        _ => return false,
    };
    while let Shape::List(inner) = shape {
        shape = inner;
    }
    let is_words = |shape: &Shape| {
        matches!(
            shape,
            Shape::Words(Form::Title | Form::Prose) | Shape::RefOrTitle
        )
    };
    let main = match shape {
        Shape::Record(record) => record
            .main
            .as_ref()
            .and_then(|main| record.fields.get(main)),
        _ => None,
    };
    is_words(shape) || main.is_some_and(|field| is_words(&field.shape))
}

/// The last of several words.
fn last_word(typed: Span, text: &str) -> Span {
    let start = text.rfind([' ', '\n']).map_or(0, |at| at + 1);
    Span::new(typed.range().start + start, typed.range().end)
}

/// The same, and the rest of the word behind the place.
fn until_word(cursor: &Cursor, span: Span) -> Span {
    let end = cursor.word.range().end.max(span.range().end);
    Span::new(span.range().start, end)
}

#[cfg(test)]
mod tests;
