//! Where a place in a text is, told by indentation and brackets: the keys that lead there, and whether a key, a value or
//! words are written at it.
//!
//! This needs no tree, so that it holds in the middle of a line that is being typed and in a file that is torn elsewhere.
//! It looks at the lines from the last key at the left on, each once. What it takes for a key need not be one: whoever
//! asks goes along the shapes ([`super::along`]) and finds nothing there.

mod flow;
mod scan;
pub(crate) mod spot;
mod under;

use crate::source::Span;
use crate::work;
use scan::{Scan, is_dash};
use spot::{Column, Cursor, Spot};

impl Cursor {
    /// The place at a byte of a text.
    pub(crate) fn at(text: &str, offset: usize) -> Self {
        let offset = text.floor_char_boundary(offset.min(text.len()));
        let start = section(text, offset);
        let mut scan = Scan::default();
        let before = &text[start..offset];
        work::count(before.len());
        for line in before.split_inclusive('\n') {
            scan.line(
                line,
                start + (line.as_ptr() as usize - before.as_ptr() as usize),
            );
        }
        if before.is_empty() || before.ends_with('\n') {
            scan.line("", offset);
        }
        let mut cursor = scan.cursor(offset);
        cursor.word = word(text, offset);
        if cursor.path.is_empty() && cursor.spot == Spot::Key {
            cursor.siblings = top_keys(text, offset);
        } else if matches!(cursor.spot, Spot::Key | Spot::Item) {
            let rest = following(text, offset, &cursor);
            cursor.siblings.extend(rest);
        }
        if let Column::First(step) = cursor.column {
            cursor.column = first(text, offset, cursor.indent, step);
        }
        cursor
    }

    /// The name of a wiki link that is being typed at the end of what is written before the place, with its bytes.
    pub(crate) fn wiki<'t>(&self, text: &'t str) -> Option<(&'t str, Span)> {
        let end = self.typed.range().end;
        let start = self.typed.range().start;
        let words = text.get(start..end)?;
        let near = &words[words.floor_char_boundary(words.len().saturating_sub(NEAR))..];
        let open = near.rfind("[[")? + 2;
        let name = &near[open..];
        let is_open = !name.contains([']', '|', '\n']);
        is_open.then(|| (name, Span::new(end - name.len(), end)))
    }
}

/// How far behind the start of a wiki link somebody may be typing its name.
const NEAR: usize = 256;

/// The start of the last line up to a place that has a key at the left; of the text, where there is none.
fn section(text: &str, offset: usize) -> usize {
    let mut end = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    // The line of the place itself may be one that is not whole.
    loop {
        let line = text[end..].lines().next().unwrap_or_default();
        let is_top = line.starts_with(|c: char| c.is_alphanumeric() || c == '"' || c == '\'');
        if end == 0 || is_top && line.contains(':') && end < offset {
            return end;
        }
        end = text[..end - 1].rfind('\n').map_or(0, |at| at + 1);
    }
}

/// The keys at the left of a text, but for that of the line of a place.
pub(crate) fn top_keys(text: &str, offset: usize) -> Vec<String> {
    work::count(text.len());
    let mut start = 0;
    let lines = text.split_inclusive('\n').filter_map(|line| {
        let own = start..=start + line.trim_end_matches('\n').len();
        start += line.len();
        let key = scan::key(line)?;
        (!own.contains(&offset) && !line.starts_with([' ', '-'])).then(|| key.0.to_owned())
    });
    lines.collect()
}

/// The word around a place: what may be an id, a key or a value of one word.
fn word(text: &str, offset: usize) -> Span {
    let is_word = |c: char| c.is_alphanumeric() || "-_./+%?~".contains(c);
    let start = text[..offset].trim_end_matches(is_word).len();
    let rest = &text[offset..];
    let end = offset + rest.len() - rest.trim_start_matches(is_word).len();
    Span::new(start, end)
}

/// How the column of a value that begins suits the line behind it, if that belongs to the same value.
fn first(text: &str, offset: usize, column: usize, step: usize) -> Column {
    match next_line(text, offset) {
        Some((lead, _)) if lead <= column - step => Column::First(step),
        Some((lead, words)) if lead == column => match is_dash(words) {
            true => Column::Dash,
            false => Column::Same,
        },
        Some(_) => Column::Odd,
        None => Column::First(step),
    }
}

/// The next line behind that of a place that says something: its column, and its words.
fn next_line(text: &str, offset: usize) -> Option<(usize, &str)> {
    let mut lines = text[offset..].split('\n').skip(1).map(|line| {
        let words = line.trim_start_matches(' ');
        (line.len() - words.len(), words.trim())
    });
    lines.find(|(_, words)| !words.is_empty() && !words.starts_with('#'))
}

/// The keys of the map around a place that stand behind it.
fn following(text: &str, offset: usize, cursor: &Cursor) -> Vec<String> {
    if cursor.is_flow {
        return flow::following(&text[offset..]);
    }
    let rest = &text[offset..];
    let lines = rest.split_inclusive('\n').skip(1);
    let mut keys = Vec::new();
    for line in lines {
        work::count(line.len());
        let lead = line.len() - line.trim_start_matches(' ').len();
        let words = line.trim();
        if words.is_empty() || words.starts_with('#') || lead > cursor.indent {
            continue;
        }
        if lead < cursor.indent || is_dash(words) {
            break;
        }
        keys.extend(scan::key(line.trim_start()).map(|(key, _)| key.to_owned()));
    }
    keys
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
