//! Citations that were written otherwise than as `source#place`: several in one value, or a place without its `#`. What
//! is a source is told by whoever asks; nothing that was typed is dropped but signs.

use crate::briefing::words::{cited_places, source_of};
use crate::diagnostic::Cited;
use crate::diagnostic::fix::{Fix, as_item};
use crate::words::short::short;

/// What may stand between a source and its place.
const SIGNS: [char; 6] = [' ', ':', ',', ';', '(', '#'];

/// Words before a number that say no more than that a place follows.
const PLACES: [&str; 5] = ["pages", "page", "pp.", "p.", "p"];

/// What to do about a value, and what does it, if it is several citations or has a place without its sign; `called` gives
/// the id of the one source that has a name.
pub(super) fn meant(
    cited: &Cited,
    called: &dyn Fn(&str) -> Option<String>,
) -> Option<(String, Option<Fix>)> {
    let is_source = |id: &str| called(id).is_some_and(|found| found == id);
    let text = cited.text.as_str();
    let all = split(text, &is_source);
    if all.len() > 1 && (cited.is_sound || is_source(source_of(text))) {
        return several(cited, &all);
    }
    if cited.is_sound {
        return None;
    }
    let right = placed(text, called)?;
    Some((
        format!("write it as `{}`", short(&right)),
        rewritten(cited, &right),
    ))
}

/// The citations in a text, each of which but the first begins with a source.
fn split<'t>(text: &'t str, is_source: &dyn Fn(&str) -> bool) -> Vec<&'t str> {
    let mut all = Vec::new();
    let mut from = 0;
    for (end, next) in cited_places(text) {
        if is_source(source_of(&text[next..])) {
            all.push(&text[from..end]);
            from = next;
        }
    }
    all.push(text[from..].trim_end());
    all
}

fn several(cited: &Cited, all: &[&str]) -> Option<(String, Option<Fix>)> {
    let items: Vec<String> = all.iter().map(|one| as_item(one)).collect::<Option<_>>()?;
    if !is_of_key(cited) {
        let told: Vec<String> = items
            .iter()
            .map(|one| format!("`{}`", short(one)))
            .collect();
        let help = format!("write each as an item of its own: {}", told.join(", "));
        let written = between_items(cited).map(|sign| items.join(&sign));
        let fix = written.and_then(|written| rewritten(cited, &written));
        return Some((help, fix));
    }
    let list = format!("[{}]", items.join(", "));
    let help = format!("write them as a list: `{}`", short(&list));
    Some((help, rewritten(cited, &list)))
}

/// What stands between the items of the list in which a value is one; none where that cannot be told from its line.
fn between_items(cited: &Cited) -> Option<String> {
    let source = &cited.place.source;
    let start = cited.place.span.range().start;
    let line = source.line_around(cited.place.span.start);
    let before = source.text().get(line.start..start)?;
    if before.trim() == "-" {
        let before_end = source.text().get(..line.end)?;
        let is_crlf = before_end.ends_with('\r');
        let new_line = if is_crlf { "\r\n" } else { "\n" };
        let indent = before.split('-').next()?;
        return Some(format!("{new_line}{indent}- "));
    }
    before
        .trim_end()
        .ends_with(['[', ','])
        .then(|| ", ".to_owned())
}

/// Whether a value stands behind a key, and is no item of a list.
fn is_of_key(cited: &Cited) -> bool {
    let source = &cited.place.source;
    let before = &source.text()[..cited.place.span.start as usize];
    before.trim_end_matches([' ', '\n', '\r']).ends_with(':')
}

/// A source with a place behind it that is a number, or numbers from and to.
fn placed(text: &str, called: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let is_place = |c: char| c.is_ascii_digit() || matches!(c, '-' | '–');
    let text = text.trim_end_matches([')', '.']);
    let name = text.trim_end_matches(is_place);
    let place = &text[name.len()..];
    if !place.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let bare = name.trim_end();
    let mut names = PLACES.iter().filter_map(|word| bare.strip_suffix(word));
    let before = names.find(|before| before.ends_with(SIGNS)).unwrap_or(name);
    let id = called(before.trim_end_matches(SIGNS))?;
    // Digits at the end of a name are no place.
    before.ends_with(SIGNS).then(|| format!("{id}#{place}"))
}

/// The value written otherwise, where it stands in the file as it is, or in quotes.
fn rewritten(cited: &Cited, right: &str) -> Option<Fix> {
    let written = cited.place.source.slice(cited.place.span);
    let is_quoted = |quote: char| {
        let inner = written.strip_prefix(quote);
        inner.and_then(|inner| inner.strip_suffix(quote)) == Some(cited.text.as_str())
    };
    let is_known = written == cited.text.as_str() || is_quoted('"') || is_quoted('\'');
    is_known.then(|| Fix::rewrite(&cited.place, right))?
}
