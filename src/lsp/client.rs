//! What a client can do: nothing is sent that it did not offer to take.

use std::path::PathBuf;

use super::lines::Encoding;

/// What a client said of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Client {
    /// In what columns are counted.
    pub(super) encoding: Encoding,
    /// The folders that it has open.
    pub(super) folders: Vec<PathBuf>,
    /// What else it takes.
    pub(super) takes: Vec<Takes>,
}

/// Something that a client may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Versions with problems.
    Versions,
    /// Other places with a problem.
    Related,
    /// Edits of versions of documents.
    DocumentChanges,
    /// Files that get another name, among edits.
    Renames,
    /// Text of several lines that is put in as it is.
    LinesAsTheyAre,
    /// Markdown in cards.
    MarkdownCards,
    /// Markdown beside what is offered.
    MarkdownDocs,
    /// Words behind a label.
    LabelDetails,
    /// Symbols within symbols.
    NestedSymbols,
    /// Actions with edits.
    Actions,
    /// Which action is preferred.
    Preferred,
    /// To be asked to watch files.
    WatchesFiles,
}

impl Client {
    /// Whether it takes something.
    pub(super) fn takes(&self, what: Takes) -> bool {
        self.takes.contains(&what)
    }
}
