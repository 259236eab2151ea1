//! What prose is read into: blocks, and the lines of text in them. Plain data.

/// How deep [`Block`]s nest in one another, and within a block the styles and links of [`Inline`].
pub(crate) const MAX_NESTING: usize = 16;

/// A part of prose that has lines of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Block {
    /// Running text.
    Paragraph(Vec<Inline>),
    /// A heading with its level, 1 to 6.
    Heading(u8, Vec<Inline>),
    /// A list, each item of which has blocks of its own.
    List {
        /// The first number of a numbered list; `None` for bullets.
        start: Option<u64>,
        /// The items in the order they are written.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Lines to be shown as they are, without the last line break.
    Code(String),
    /// A table, each row of which has as many cells as its head.
    Table {
        /// What each column is.
        head: Vec<Vec<Inline>>,
        /// The rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A line across.
    Rule,
}

/// A part of a line of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Inline {
    /// Plain text without line breaks; two of them never follow each other.
    Text(String),
    /// A name or command to be shown as it is.
    Code(String),
    /// Stress.
    Emphasis(Vec<Inline>),
    /// Strong stress.
    Strong(Vec<Inline>),
    /// A wiki link.
    Wiki {
        /// What it refers to, as written: `id`, `briefing/id` or `question.hypothesis`.
        target: String,
        /// The words to show instead of the target's own name, without their markup.
        shown: Option<String>,
    },
    /// A link to something outside.
    Link {
        /// Where to, as written: of any scheme, and not checked.
        url: String,
        /// The words to show.
        shown: Vec<Inline>,
    },
    /// A line break that the author asked for.
    Break,
}
