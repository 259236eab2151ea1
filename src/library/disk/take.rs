//! What a path holds: a text, or a problem that is told.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use super::find::Candidate;
use super::open::{self, Opened};
use super::problem;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::reading::files::in_parallel;
use crate::source::SourceFile;

/// From how many files on it pays to start a thread for each core.
pub(super) const MANY: usize = 16;

/// What was found at a path, and how sure that is.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) candidate: Candidate,
    pub(super) got: Got,
    /// When it last changed.
    pub(super) changed: SystemTime,
    /// Whether it was the same before it was read and after.
    pub(super) is_steady: bool,
}

/// What was found at a path.
#[derive(Debug)]
pub(super) enum Got {
    File(Arc<SourceFile>),
    Problem(Diagnostic),
    /// Nothing, where nothing was asked for.
    Nothing,
}

impl Taken {
    /// Reads at most so many bytes of a file.
    pub(super) fn from(candidate: &Candidate, most: u64) -> Self {
        let path = &candidate.path;
        let (got, changed, is_steady) = match open::read(path, candidate.root.as_deref(), most) {
            Ok(reading) => {
                let got = got(path, reading.opened, most);
                (got, reading.changed, reading.is_steady)
            }
            Err(error) => {
                let problem = Got::Problem(problem::of_error(path, &error));
                (problem, changed_near(path), true)
            }
        };
        Self {
            candidate: candidate.clone(),
            got,
            changed,
            is_steady,
        }
    }

    /// Reads many files, in their order.
    pub(super) fn all(candidates: &[Candidate], most: u64) -> Vec<Self> {
        let take = |candidate: &Candidate| Self::from(candidate, most);
        if candidates.len() < MANY {
            return candidates.iter().map(take).collect();
        }
        in_parallel(candidates, take)
    }
}

/// What becomes of what stands at a path.
pub(super) fn got(path: &Path, opened: Opened, most: u64) -> Got {
    Got::Problem(match opened {
        Opened::Text(text, bad) => return Got::File(SourceFile::decoded(path, text, bad)),
        Opened::NoText => problem::of(
            Code::NotUtf8,
            path,
            "no UTF-8 text: it may be UTF-16, or no text at all",
            "save the file as UTF-8",
        ),
        Opened::NotAFile(is_folder) => {
            let message = if is_folder {
                "a folder, not a file"
            } else {
                "a pipe, a device or a socket, not a file"
            };
            let help = "give the path of a regular file";
            problem::of(Code::NotAFile, path, message, help)
        }
        Opened::TooLarge => {
            let message = format!("more than {} MB", most >> 20);
            let help = "split the briefing into several files";
            problem::of(Code::TooLarge, path, &message, help)
        }
        Opened::Outside => problem::of(
            Code::OutsideRoot,
            path,
            "a link that leads out of the folder",
            "copy the file into the folder, or open its own folder",
        ),
    })
}

/// When what stands at a path last changed, or where nothing does, its folder.
fn changed_near(path: &Path) -> SystemTime {
    let folder = path.parent().filter(|_| path.symlink_metadata().is_err());
    let folder = folder.map(|folder| match folder.as_os_str() {
        empty if empty.is_empty() => Path::new("."),
        _ => folder,
    });
    open::changed(folder.unwrap_or(path))
}
