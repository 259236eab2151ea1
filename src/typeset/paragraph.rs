//! A paragraph of text in any styles, set into lines of one width.

use super::compose::Compositor;
use super::line::{Line, Styled};
use super::wrap::{self, Rooms};

/// Text to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paragraph<S, T = String> {
    /// The text, in order.
    pub runs: Vec<Styled<S, T>>,
    /// Columns left free before the first line. Of indents, at most half of the width is used.
    pub first: u16,
    /// Columns left free before each other line.
    pub hang: u16,
}

/// Sets a paragraph into lines of at most `width` columns. There is one line at least, but none at width 0.
///
/// White space is dropped where a line ends, and where a line would hold nothing else before a word that needs a line
/// of its own. A cluster that is wider than the whole line is shown as [`ELLIPSIS`](super::width::ELLIPSIS).
pub(crate) fn set<S, T>(paragraph: &Paragraph<S, T>, width: u16) -> Vec<Line<S>>
where
    S: Clone + PartialEq,
    T: AsRef<str>,
{
    if width == 0 {
        return Vec::new();
    }
    let first = paragraph.first.min(width / 2);
    let hang = paragraph.hang.min(width / 2);
    let rooms = Rooms {
        first: usize::from(width - first),
        rest: usize::from(width - hang),
    };
    let mut compositor = Compositor::of(&paragraph.runs, rooms);
    let cuts = wrap::cuts(compositor.text(), rooms);
    let indents = std::iter::once(first).chain(std::iter::repeat(hang));
    cuts.into_iter()
        .zip(indents)
        .map(|(cut, indent)| compositor.line(cut, indent))
        .collect()
}

#[cfg(test)]
mod tests;
