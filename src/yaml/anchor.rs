//! Where an anchor (`&name`) stands before its value, and whether it may be the first word of a text.

use crate::source::Span;

/// The bytes before a value within which its anchor stands.
const NEAR: usize = 256;

/// The anchor of a value that begins at a byte, with the spaces behind it.
pub(crate) fn before(text: &str, value: usize) -> Option<Span> {
    let near = text.floor_char_boundary(value.saturating_sub(NEAR));
    let before = text.get(near..value)?;
    let start = before.rfind('&')?;
    let rest = &before[start..];
    let name = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let behind = &rest[name..];
    let spaces = behind.len() - behind.trim_start_matches(' ').len();
    Some(Span::new(near + start, near + start + name + spaces))
}

/// Whether the anchor of a value may be meant as the first word of a text: plain words follow it in its line.
pub(crate) fn is_word(text: &str, anchor: Span, value: Span) -> bool {
    let written = text.get(value.range()).unwrap_or_default();
    let is_plain = written.starts_with(|c: char| c.is_alphanumeric());
    anchor.end == value.start && is_plain && !written.contains(": ") && !written.contains('\n')
}
