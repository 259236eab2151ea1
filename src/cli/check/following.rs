//! `bluf check --watch`: the same again whenever a file changes.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::cli::error::{Error, OK};
use crate::cli::given::{Given, Read};
use crate::cli::output;
use crate::config::folders::Folders;
use crate::library::Library;
use crate::library::disk::watch::{Watch, Way};

/// How long nothing may have changed before files are read again.
const QUIET: Duration = Duration::from_millis(50);
/// How long that is waited for, where they change all the while.
const LONGEST: Duration = Duration::from_millis(500);
/// What stands between two reports.
const RULE: &str = "────────────────────────────────────────";

/// Reports, and again after each change that makes a difference, until the program is stopped.
///
/// # Errors
/// Those of reading and of reporting, and when what is read cannot change.
pub(super) fn follow(
    given: &Given,
    report: &dyn Fn(&Read) -> Result<u8, Error>,
) -> Result<u8, Error> {
    let folders = Folders::of_user();
    let origin = given.meant(folders.as_ref())?;
    if given.is_piped() || origin.paths().is_empty() {
        return Err(Error::NothingToWatch);
    }
    let (stir, stirred) = channel();
    let heard = Arc::new(move || {
        let _ = stir.send(());
    });
    let mut watch = Watch::new(origin.paths(), heard);
    let mut before: Option<Library> = None;
    loop {
        if let Some(words) = watch.renew(Way::Told) {
            output::warn(&format!("{words}\n"));
        }
        let nothing = Library::default();
        let read = given.read(before.as_ref().unwrap_or(&nothing))?;
        if before
            .as_ref()
            .is_none_or(|before| !read.library.says_as(before))
        {
            if before.is_some() {
                output::print(&format!("{RULE}\n"))?;
            }
            report(&read)?;
        }
        before = Some(read.library);
        if !wait(&stirred) {
            return Ok(OK);
        }
    }
}

/// Waits until files changed and are quiet again; says whether more can come.
fn wait(stirred: &Receiver<()>) -> bool {
    if stirred.recv().is_err() {
        return false;
    }
    let end = Instant::now() + LONGEST;
    loop {
        let left = end.saturating_duration_since(Instant::now());
        if stirred.recv_timeout(QUIET.min(left)).is_err() || left.is_zero() {
            return true;
        }
    }
}
