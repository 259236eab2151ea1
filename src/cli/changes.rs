//! Edits of files as changes that can be written.

use crate::diagnostic::fix::FileEdits;
use crate::save::all::Change;

/// What some edits make of their file; none where they do not fit it, or it is no file.
pub(super) fn change(file: &FileEdits) -> Option<Change> {
    let was = file.source.text();
    Some(Change {
        path: file.source.path()?.to_owned(),
        was: was.to_owned(),
        now: file.edits.apply(was).ok()?,
    })
}
