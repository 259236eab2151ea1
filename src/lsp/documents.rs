//! The documents that a client has open, as they are there.

use std::path::PathBuf;
use std::sync::Arc;

use super::edited::Edited;
use super::lines::{Encoding, Lines, Position};
use super::paths;
use crate::library::disk::LIMIT;
use crate::source::SourceFile;

/// A document that is open.
#[derive(Debug, Clone)]
pub(super) struct Document {
    /// The address that the client knows it by.
    pub(super) uri: String,
    /// The version that the client gave it last.
    pub(super) version: i32,
    /// Its text.
    pub(super) source: Arc<SourceFile>,
    /// Its lines.
    pub(super) lines: Lines,
}

/// A change of a text: what stands between two places, or all of it, gives way to other words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Change {
    pub(super) range: Option<(Position, Position)>,
    pub(super) text: String,
}

impl Document {
    /// A document as it was opened.
    pub(super) fn new(uri: String, version: i32, text: String) -> Self {
        let lines = Lines::of(&text);
        Self::with(uri, version, text, lines)
    }

    fn with(uri: String, version: i32, text: String, lines: Lines) -> Self {
        let source = match paths::path(&uri) {
            Some(path) => SourceFile::from_disk(&path, text),
            None => SourceFile::named(&uri, text),
        };
        Self {
            uri,
            version,
            source,
            lines,
        }
    }

    /// The same after some changes, each of which is of the text that the one before left.
    pub(super) fn changed(&self, version: i32, changes: &[Change], encoding: Encoding) -> Self {
        // Before the whole text is given, changes are of no use.
        let whole = changes.iter().rposition(|change| change.range.is_none());
        let (begun, changes) = match whole {
            Some(at) => (changes[at].text.as_str(), &changes[at + 1..]),
            None => (self.source.text(), changes),
        };
        let mut edited = Edited::of(begun);
        for change in changes {
            if let Some(places) = change.range {
                edited.replace(places, &change.text, encoding);
            }
        }
        let text = edited.finish();
        let lines = Lines::of(&text);
        Self::with(self.uri.clone(), version, text, lines)
    }

    /// Where it lies, if it is a file.
    pub(super) fn path(&self) -> Option<PathBuf> {
        self.source.path().map(ToOwned::to_owned)
    }

    /// Whether it is larger than what is read.
    pub(super) fn is_too_large(&self) -> bool {
        self.source.text().len() as u64 > LIMIT
    }
}
