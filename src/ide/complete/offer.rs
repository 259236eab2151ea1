//! What an offer is: what is written, what it means, what is put in.

use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::edit::Edit;
use crate::source::Span;

/// What an offer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The key of a field.
    Key,
    /// A word with a fixed meaning.
    Word,
    /// The name of an entry.
    Name(EntryKind),
}

/// Something that may be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Offer {
    /// What is written.
    pub(crate) label: String,
    /// What it is.
    pub(crate) what: What,
    /// A few words beside it: the title of an entry, that a field is required.
    pub(crate) detail: String,
    /// What it means.
    pub(crate) doc: String,
    /// The words by which it is found.
    pub(crate) filter: String,
    /// The text to put in, of one line.
    pub(crate) text: String,
    /// The same, with the lines below begun.
    pub(crate) lines: Option<String>,
}

impl Offer {
    /// Puts something before what is put in; what it is found by stays.
    pub(super) fn lead(&mut self, lead: &str) {
        self.text.insert_str(0, lead);
        if let Some(lines) = &mut self.lines {
            lines.insert_str(0, lead);
        }
    }
}

/// A word, with what it means.
pub(super) fn word(name: &str, meaning: &str) -> Offer {
    Offer {
        label: name.to_owned(),
        what: What::Word,
        detail: String::new(),
        doc: meaning.to_owned(),
        filter: name.to_owned(),
        text: name.to_owned(),
        lines: None,
    }
}

/// A marking in words.
pub(super) fn marked(marking: Option<Tlp>) -> &'static str {
    marking.map_or("unmarked", Tlp::label)
}

/// What may be written at a place.
#[derive(Debug, Default)]
pub(crate) struct Offers {
    /// The bytes that it takes the place of: those of one line, around the place.
    pub(crate) span: Span,
    /// What it may be, the likeliest first.
    pub(crate) all: Vec<Offer>,
    /// What has to be put in elsewhere with any of them.
    pub(crate) beside: Option<Edit>,
}
