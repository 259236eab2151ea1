//! A page as plain text.

use super::line::Line;
use super::page::SetPage;
use crate::page::part::Page;
use crate::theme::meaning::Meaning;

/// A page in lines of at most `width` columns, each with its end.
pub fn text(page: &Page, width: u16) -> String {
    let set = SetPage::whole(page, width);
    set.lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A line without white space at its end.
pub fn line(line: &Line<Meaning>) -> String {
    let mut text = " ".repeat(line.indent.into());
    line.pieces
        .iter()
        .for_each(|piece| text.push_str(&piece.text));
    text.truncate(text.trim_end().len());
    text
}
