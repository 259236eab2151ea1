//! What syntax errors cost: the parts of a file that are not read.

use super::blame::floor;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::yaml::explain::{UNDER_NO_ITEM, UNDER_NO_KEY, line_of};
use crate::yaml::marking;

/// The key by which a map takes in another one.
const MERGE_KEY: &str = "<<";

/// What syntax errors cost.
#[derive(Default)]
pub(crate) struct Torn {
    /// The errors.
    pub problems: Vec<Diagnostic>,
    /// Keys and ids that stand in the parts with errors.
    pub lost: Vec<String>,
    /// The parts that are not read.
    pub parts: Vec<Part>,
}

/// A part of a file that is not read because of a syntax error: an item, a keyed entry, or a top-level key as a whole.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    /// The top-level key that it is under, or is.
    pub key: String,
    /// Where the slip stands.
    pub span: Span,
    /// What it is.
    pub code: Code,
    /// What it stands in without belonging there, if that is it.
    pub stray: Option<Stray>,
    /// All that is not read because of it.
    pub whole: Span,
}

/// What a line stands in without belonging there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stray {
    /// In a list.
    InList,
    /// In a map, with a dash before it.
    ItemInMap,
    /// In a map.
    InMap,
}

impl Stray {
    pub(super) fn of(problem: &Diagnostic, text: &str) -> Option<Self> {
        let line = || &text[line_of(text, floor(text, problem.place.span.range().start))];
        match &*problem.message {
            UNDER_NO_ITEM => Some(Self::InList),
            UNDER_NO_KEY if line().trim_start().starts_with("- ") => Some(Self::ItemInMap),
            UNDER_NO_KEY => Some(Self::InMap),
            _ => None,
        }
    }
}

/// Whether a line has a key that is a marking, or may bring one.
pub(super) fn has_marking(line: &str) -> bool {
    let keys = line.match_indices(':').map(|(colon, _)| {
        let before = line[..colon].trim_end();
        let word = before.rsplit([' ', '{', '[', ',']).next();
        word.unwrap_or_default().trim_matches(['"', '\''])
    });
    let mut keys = keys.filter(|key| !key.is_empty());
    keys.any(|key| marking::is_name(key) || marking::has_slip(key) || key == MERGE_KEY)
}
