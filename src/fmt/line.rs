//! Lines of a text.

use std::ops::Range;

/// Where the line of a byte begins, and where it ends without its line end.
pub(super) fn line_around(text: &str, at: usize) -> Range<usize> {
    let (before, behind) = text.split_at(text.floor_char_boundary(at));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = at + behind.find('\n').unwrap_or(behind.len());
    let end = if text[..end].ends_with('\r') {
        end - 1
    } else {
        end
    };
    start..end.max(start)
}

/// The line end of a file.
pub(super) fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}
