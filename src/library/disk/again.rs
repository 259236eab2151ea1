//! Reading files again that somebody may be writing at this moment.
//!
//! A save is seen half-done: an editor empties the file and writes it anew, in one piece or in several; or it moves the
//! file away and puts another in its place. So what changed a moment ago is looked at again until it is quiet, and
//! longer where it does not look whole: where nothing can be read, where it is empty, or where its last line has no end
//! while it had one before. What is not quiet in [`LONGEST`] is told to be still in the writing, and not taken. A
//! file of which nothing is left after that is gone. What of all this did not change since long costs no wait.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use super::find::{Candidate, Finding};
use super::problem;
use super::take::{Got, Taken};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::standing::Standing;
use crate::source::SourceFile;
use crate::words::text::Text;

/// How long nothing may have changed in a file that is taken.
const QUIET: Duration = Duration::from_millis(100);
/// The same for one that does not look whole.
const PATIENCE: Duration = Duration::from_millis(500);
/// How long a reader waits at most.
const LONGEST: Duration = Duration::from_secs(1);
/// How long until the next look.
const PAUSE: Duration = Duration::from_millis(20);

/// The files that were read before, by their names.
pub(crate) type Before<'b> = HashMap<&'b Text, &'b Arc<SourceFile>>;

/// What there is at the files found, and at those that were there before, when it is quiet.
pub(super) fn take(found: &Finding, before: &Before<'_>, most: u64) -> Vec<Taken> {
    let mut taken = Taken::all(&found.files, most);
    taken.extend(missing(found, before, most));
    let end = Instant::now() + LONGEST;
    loop {
        let now = SystemTime::now();
        let unquiet: Vec<&mut Taken> = taken
            .iter_mut()
            .filter(|taken| is_unquiet(taken, before, now))
            .collect();
        if unquiet.is_empty() {
            return taken;
        }
        if Instant::now() >= end {
            unquiet.into_iter().for_each(|taken| give_up(taken, before));
            return taken;
        }
        thread::sleep(PAUSE);
        for taken in unquiet {
            *taken = anew(&taken.candidate, matches!(taken.got, Got::Nothing), most);
        }
    }
}

/// What became of the files that were there before and are not among those found.
fn missing(found: &Finding, before: &Before<'_>, most: u64) -> Vec<Taken> {
    let there: HashSet<&Path> = found.files.iter().map(|file| file.path.as_path()).collect();
    let paths = before.values().filter_map(|source| source.path());
    let mut paths: Vec<&Path> = paths.filter(|path| !there.contains(path)).collect();
    paths.sort_unstable();
    let candidates = paths.into_iter().filter_map(|path| {
        // What stood in a folder that cannot be looked into is told with that folder.
        let mut roots = found.roots.iter();
        let (place, root) = roots.find(|(_, root)| path.starts_with(root.path()))?;
        // Where a file was named there is a folder now.
        let is_root = root.path() == path;
        Some(Candidate {
            path: path.to_owned(),
            root: (!is_root).then(|| root.clone()),
            standing: Standing::Met(root.path().into()),
            place: *place,
        })
    });
    candidates.map(|it| anew(&it, true, most)).collect()
}

/// Reads a file; one that may be gone, and is, is no problem.
fn anew(candidate: &Candidate, may_be_gone: bool, most: u64) -> Taken {
    let mut taken = Taken::from(candidate, most);
    let is_gone = matches!(&taken.got, Got::Problem(problem) if problem.code == Code::NotFound);
    if may_be_gone && is_gone && candidate.path.symlink_metadata().is_err() {
        taken.got = Got::Nothing;
    }
    taken
}

/// Whether something should be looked at again.
fn is_unquiet(taken: &Taken, before: &Before<'_>, now: SystemTime) -> bool {
    let quiet = match &taken.got {
        Got::Nothing | Got::Problem(_) => PATIENCE,
        Got::File(file) => {
            let before = before.get(file.name());
            let (text, old) = (file.text(), before.map_or("", |before| before.text()));
            if text == old {
                return false;
            }
            let is_cut = old.ends_with('\n') && !text.ends_with('\n');
            if is_cut || text.trim_ascii().is_empty() {
                PATIENCE
            } else {
                QUIET
            }
        }
    };
    // The clock of a disk elsewhere may go before or after ours; what it says of the future says nothing.
    let age = match now.duration_since(taken.changed) {
        Ok(age) => age,
        Err(ahead) => ahead.duration(),
    };
    !taken.is_steady || age < quiet
}

/// It is not taken, unless it was not there before.
fn give_up(taken: &mut Taken, before: &Before<'_>) {
    if let Got::File(file) = &taken.got
        && before.contains_key(file.name())
    {
        taken.got = Got::Problem(being_written(&taken.candidate.path));
    }
}

fn being_written(path: &Path) -> Diagnostic {
    let message = "this file changes all the while it is read";
    let help = "read again when it is written";
    problem::of(Code::BeingWritten, path, message, help)
}
