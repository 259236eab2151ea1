//! Text set into lines of a given width: once for each change of text or width, never for each frame.
//!
//! Lines end where UAX #14 allows it, seen on the whole paragraph, so that a change of style in a word is no place to
//! break and no line begins with `、。」]` or ends with `「（[`. Clusters (UAX #29) stay whole and count as many
//! columns as the terminal gets to see. Chinese and Japanese break between characters, Korean only at its spaces. A
//! word that is longer than a line is cut at a cluster, with [`MARK`] behind it. [`set`] knows nothing of themes, links
//! or briefings: a style and a link number go through as they came.
//!
//! [`page`] sets the typed parts of a page that way. How they look is decided here and nowhere else: a meaning of the
//! theme for each kind of words, indents, labels, brackets around links, columns of tables. What they say is no matter
//! of this room.

mod compose;
pub mod frame;
mod looks;
pub mod page;
mod parts;
pub mod plain;
mod table;
pub mod width;
mod wrap;

/// Stands at the end of a line whose last word goes on in the next one, in the style and link of that word.
///
/// Not a hyphen: ids and URLs have hyphens of their own. It is one column wide in every terminal (U+21B5 is neither
/// an emoji nor of ambiguous width).
pub const MARK: &str = "↵";

/// Stands for what is cut off, and for a cluster that is wider than its whole line.
pub const ELLIPSIS: &str = "…";

/// Text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Styled<S, T = String> {
    /// The words. A line break ends the line; a tab goes to the next multiple of four columns.
    pub text: T,
    /// Their style.
    pub style: S,
    /// The link that they belong to, in whatever way the caller counts links.
    pub link: Option<u32>,
}

/// Text to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph<S, T = String> {
    /// The text, in order.
    pub runs: Vec<Styled<S, T>>,
    /// Columns left free before the first line. Of indents, at most half of the width is used.
    pub first: u16,
    /// Columns left free before each other line.
    pub hang: u16,
}

/// A line that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line<S> {
    /// Columns left free before the pieces.
    pub indent: u16,
    /// What stands in the line, from left to right. Neighbours differ in style or link, but for [`MARK`].
    pub pieces: Vec<Piece<S>>,
    /// Why the line ends.
    pub end: End,
}

/// A part of a line in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece<S> {
    /// The words, in whole clusters.
    pub text: String,
    /// Their style.
    pub style: S,
    /// The link that they belong to.
    pub link: Option<u32>,
    /// How many columns they take.
    pub columns: u16,
}

/// Why a line ends where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The text has a line break here, or is over.
    Hard,
    /// The next word did not fit. The white space between is dropped.
    Soft,
    /// The next word did not fit, and no white space stands between: Chinese and Japanese, or behind a hyphen.
    Close,
    /// A word goes on in the next line. The last piece is [`MARK`].
    Marked,
    /// A word goes on in the next line, and there was no room for the mark.
    Unmarked,
}

impl<S> Line<S> {
    /// How many columns the line takes, its indent included.
    pub fn columns(&self) -> u16 {
        self.pieces
            .iter()
            .map(|piece| piece.columns)
            .fold(self.indent, u16::saturating_add)
    }

    /// The line's words without the mark that setting put there: what is copied and searched.
    pub fn words(&self) -> String {
        let marks = usize::from(self.end == End::Marked);
        let pieces = &self.pieces[..self.pieces.len().saturating_sub(marks)];
        pieces.iter().map(|piece| piece.text.as_str()).collect()
    }
}

/// Sets a paragraph into lines of at most `width` columns. There is one line at least, but none at width 0.
///
/// White space is dropped where a line ends, and where a line would hold nothing else before a word that needs a line
/// of its own. A cluster that is wider than the whole line is shown as [`ELLIPSIS`].
pub fn set<S, T>(paragraph: &Paragraph<S, T>, width: u16) -> Vec<Line<S>>
where
    S: Clone + PartialEq,
    T: AsRef<str>,
{
    if width == 0 {
        return Vec::new();
    }
    let first = paragraph.first.min(width / 2);
    let hang = paragraph.hang.min(width / 2);
    let rooms = wrap::Rooms {
        first: usize::from(width - first),
        rest: usize::from(width - hang),
    };
    let mut compositor = compose::Compositor::of(&paragraph.runs, rooms);
    let cuts = wrap::cuts(compositor.text(), rooms);
    let indents = std::iter::once(first).chain(std::iter::repeat(hang));
    cuts.into_iter()
        .zip(indents)
        .map(|(cut, indent)| compositor.line(cut, indent))
        .collect()
}

#[cfg(test)]
mod tests;
