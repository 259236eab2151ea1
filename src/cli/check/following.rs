//! `bluf check --watch`: the same again whenever a file changes, or the configuration says something else.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use crate::cli::chosen::{Chosen, Told};
use crate::cli::error::{Error, OK};
use crate::cli::given::{Given, Read};
use crate::cli::output;
use crate::config::folders::Folders;
use crate::library::Library;
use crate::library::disk::watch::{Stirred, Watch, Way};

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
    chosen: &Chosen,
    report: &dyn Fn(&Read, &Told) -> Result<u8, Error>,
) -> Result<u8, Error> {
    let folders = Folders::of_user();
    let origin = given.meant(folders.as_ref())?;
    if given.is_piped() || origin.paths().is_empty() {
        return Err(Error::NothingToWatch);
    }
    let (stir, stirred) = channel();
    let heard: Stirred = Arc::new(move || {
        let _ = stir.send(());
    });
    let mut wanted = Wanted::new(chosen, folders)?;
    let mut paths = origin.paths().to_vec();
    let mut watch = Watch::new(&paths, heard.clone());
    let mut settings = wanted.watch(&heard);
    let mut before: Option<Library> = None;
    // What the settings say is told with the next reading that succeeds.
    let mut says_else = false;
    loop {
        for watch in std::iter::once(&mut watch).chain(&mut settings) {
            if let Some(words) = watch.renew(Way::Told) {
                output::warn(&format!("{words}\n"));
            }
        }
        says_else |= wanted.follow();
        match given.read(before.as_ref().unwrap_or(&Library::default())) {
            // The configuration names another folder now: it is watched before what is told of it is read.
            Ok(read) if read.named != paths => {
                paths = read.named;
                watch = Watch::new(&paths, heard.clone());
                continue;
            }
            Ok(read) => {
                let is_same = before
                    .as_ref()
                    .is_some_and(|before| read.library.says_as(before));
                if !is_same || says_else {
                    if before.is_some() {
                        output::print(&format!("{RULE}\n"))?;
                    }
                    report(&read, &wanted.told)?;
                }
                says_else = false;
                before = Some(read.library);
            }
            // What the configuration names may be there again with its next version.
            Err(error) if before.is_some() => output::warn(&format!("bluf: {error}\n")),
            Err(error) => return Err(error),
        }
        if !wait(&stirred) {
            return Ok(OK);
        }
    }
}

/// What is told, by the configuration as it is.
struct Wanted<'c> {
    chosen: &'c Chosen,
    folders: Option<Folders>,
    told: Told,
    /// The configuration when it was read last; none where there is none.
    written: Option<Vec<u8>>,
}

impl<'c> Wanted<'c> {
    fn new(chosen: &'c Chosen, folders: Option<Folders>) -> Result<Self, Error> {
        let written = written(folders.as_ref());
        let told = chosen.told()?;
        Ok(Self {
            chosen,
            folders,
            told,
            written,
        })
    }

    fn watch(&self, heard: &Stirred) -> Option<Watch> {
        let folders = self.folders.as_ref()?;
        Some(Watch::new(
            std::slice::from_ref(&folders.config),
            heard.clone(),
        ))
    }

    /// Reads the configuration, if it changed, and says whether it says something else. While it cannot be understood, what it
    /// said before holds.
    fn follow(&mut self) -> bool {
        let written = written(self.folders.as_ref());
        if written == self.written {
            return false;
        }
        self.written = written;
        match self.chosen.told() {
            Ok(told) => {
                self.told = told;
                true
            }
            Err(error) => {
                output::warn(&format!("bluf: {error}\n"));
                false
            }
        }
    }
}

fn written(folders: Option<&Folders>) -> Option<Vec<u8>> {
    std::fs::read(&folders?.config).ok()
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
