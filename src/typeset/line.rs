//! Lines of set text, and the text in styles that they are made of.

/// Stands at the end of a line whose last word goes on in the next one, in the style and link of that word.
///
/// Not a hyphen: ids and URLs have hyphens of their own. It is one column wide in every terminal (U+21B5 is neither
/// an emoji nor of ambiguous width).
pub(crate) const MARK: &str = "↵";

/// Text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Styled<S, T = String> {
    /// The words. A line break ends the line; a tab goes to the next multiple of four columns.
    pub text: T,
    /// Their style.
    pub style: S,
    /// The link that they belong to, in whatever way the caller counts links.
    pub link: Option<u32>,
}

/// A line that fits.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Line<S> {
    /// Columns left free before the pieces.
    pub indent: u16,
    /// What stands in the line, from left to right. Neighbours differ in style or link, but for [`MARK`].
    pub pieces: Vec<Piece<S>>,
    /// Why the line ends.
    pub end: End,
}

/// A part of a line in one style.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
