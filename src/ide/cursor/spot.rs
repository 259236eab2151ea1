//! What a cursor is: the steps that lead to it, and what is written there.

use crate::source::Span;

/// A step from the top of a file to a place in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list.
    Item,
}

/// What is written at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spot {
    /// The key of a pair, or what may become one.
    Key,
    /// An item of a list, or the first key of one that is a map.
    Item,
    /// A value behind its key.
    Value,
    /// Words that began earlier: in quotes, in a block, on a line before.
    Words,
}

/// How the column of a line that begins suits what is around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    /// It is that of the other keys, or no line begins.
    Same,
    /// It is that of the dashes of a list.
    Dash,
    /// It is that of the other keys, and of the dashes of the list that the last of them has.
    Both,
    /// The value of the key above begins, so far to the right of that.
    First(usize),
    /// It is none at which something can stand.
    Odd,
}

/// A place in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cursor {
    /// The steps to the value that is written; to the map, where a key is.
    pub(crate) path: Vec<Step>,
    /// What is written.
    pub(crate) spot: Spot,
    /// The bytes of the word around the place.
    pub(crate) word: Span,
    /// The bytes of the value from its start to the place.
    pub(crate) typed: Span,
    /// The keys of the map around, but for the one at the place.
    pub(crate) siblings: Vec<String>,
    /// Whether it stands within braces or brackets.
    pub(crate) is_flow: bool,
    /// How far the map around is indented, in bytes.
    pub(crate) indent: usize,
    /// How the column suits that.
    pub(crate) column: Column,
}
