//! What is told of a path at which no text could be read.

use std::io;
use std::path::Path;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};

/// What the system says of a path.
pub(super) fn of_error(path: &Path, error: &io::Error) -> Diagnostic {
    let (code, help) = match error.kind() {
        io::ErrorKind::NotFound => (
            Code::NotFound,
            "check the path; a link may lead to a file that is gone",
        ),
        io::ErrorKind::PermissionDenied => (
            Code::Unreadable,
            "ask for the right to read it (`chmod u+r`)",
        ),
        _ => (Code::Unreadable, "check the disk and the path"),
    };
    let message = error.to_string();
    let message = message.split(" (os error").next().unwrap_or_default();
    of(code, path, message, help)
}

/// A problem of what stands at a path, as a whole.
pub(super) fn of(code: Code, path: &Path, message: &str, help: &str) -> Diagnostic {
    let source = SourceFile::from_disk(path, String::new());
    let place = Place::new(&source, Span::default());
    Diagnostic::new(code, place, message, help)
}
