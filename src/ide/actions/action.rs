//! What an action is: words, and the edits that it makes.

use std::sync::Arc;

use crate::diagnostic::fix::FileEdits;
use crate::edit::{Edit, Edits};
use crate::source::SourceFile;

/// Something to be done.
#[derive(Debug, Clone)]
pub(crate) struct Action {
    /// What it does, in a few words.
    pub(crate) title: String,
    /// What it is for.
    pub(crate) kind: Kind,
    /// Whether it is what one would do.
    pub(crate) is_preferred: bool,
    /// The problems that it takes away, by their places among those that were given.
    pub(crate) mends: Vec<usize>,
    /// The edits.
    pub(crate) files: Vec<FileEdits>,
}

/// What an action is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// To mend a problem.
    Fix,
    /// To mend all that can be mended safely.
    FixAll,
}

/// One edit of one file.
pub(super) fn one(source: &Arc<SourceFile>, edit: Edit) -> Option<FileEdits> {
    Some(FileEdits {
        source: source.clone(),
        edits: Edits::new(vec![edit]).ok()?,
    })
}
