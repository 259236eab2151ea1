//! Finding and reading briefing files safely.
//!
//! Only regular files are opened, at most [`LIMIT`] bytes of each are read, and symbolic links are followed only
//! inside the folder that was asked for. Whatever goes wrong is a problem at the file, never the end of the work.

mod again;
mod context;
mod find;
mod first;
pub(crate) mod head;
mod open;
mod overlaid;
pub(crate) mod piped;
mod problem;
mod rest;
mod take;
pub(crate) mod watch;

use std::path::PathBuf;
use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::library::reading::files::in_parallel;
use crate::library::standing::{Standing, Standings};
use crate::source::SourceFile;
use crate::words::text::Text;
use again::Before;
use find::{Candidate, Finding};
use head::{Head, first_lines};
use take::{Got, MANY, Taken};

/// The largest file that is read, in bytes.
pub const LIMIT: u64 = 16 << 20;

/// The files under some paths, and what could not be read.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, those of a folder in the order of their paths.
    pub files: Vec<Arc<SourceFile>>,
    /// How each came to be read, also those that could not be.
    pub standings: Standings,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
}

/// Reads the files named, and all `.yaml` and `.yml` files under the folders named.
pub fn read(paths: &[PathBuf]) -> Found {
    let found = Finding::at(paths);
    Found::of(Taken::all(&found.files, LIMIT), found.problems)
}

/// The same, and as context what files that are named rest on in their folders ([`context`]).
pub fn read_in_context(paths: &[PathBuf]) -> Found {
    let found = context::needed(Finding::in_context(paths), LIMIT);
    Found::of(Taken::all(&found.files, LIMIT), found.problems)
}

/// What [`read`] does, where a file may be just being written, and these were read before.
pub fn read_quiet(paths: &[PathBuf], before: &[&Arc<SourceFile>]) -> Found {
    take_again(Finding::at(paths), before)
}

/// What [`read_in_context`] does, where these files were read before. What is just being written is looked at again until
/// it is quiet, which takes a second at most; see [`again`].
pub fn read_again(paths: &[PathBuf], before: &[&Arc<SourceFile>]) -> Found {
    take_again(context::needed(Finding::in_context(paths), LIMIT), before)
}

/// What [`read_in_context`] does or, where files were read before, [`read_again`].
pub fn read_after(paths: &[PathBuf], before: &[&Arc<SourceFile>]) -> Found {
    match before {
        [] => read_in_context(paths),
        before => read_again(paths, before),
    }
}

fn take_again(found: Finding, before: &[&Arc<SourceFile>]) -> Found {
    let before: Before<'_> = before.iter().map(|file| (file.name(), *file)).collect();
    Found::of(again::take(&found, &before, LIMIT), found.problems)
}

/// Reads what a first look needs: the briefing that comes first, and the library files that say so in their first
/// lines. What cannot be read is left out: [`read`] tells.
pub fn first_look(paths: &[PathBuf]) -> Found {
    let mut files = Finding::in_context(paths).files;
    // What is not there is not the first briefing.
    files.retain(|file| file.root.is_some() || file.path.exists());
    let lines: Vec<String> = if files.len() < MANY {
        files.iter().map(first_lines).collect()
    } else {
        in_parallel(&files, first_lines)
    };
    let first = first::first(&files, &lines, LIMIT);
    let files = files.iter().zip(&lines).enumerate();
    let wanted = files.filter(|(at, (file, lines))| {
        Some(*at) == first || Head::told(file, lines) == Head::Shared
    });
    let taken = wanted.map(|(_, (file, _))| Taken::from(file, LIMIT));
    Found::of(taken.collect(), Vec::new())
}

/// Files that were named themselves, in this order.
impl From<Vec<Arc<SourceFile>>> for Found {
    fn from(files: Vec<Arc<SourceFile>>) -> Self {
        let mut standings = Standings::default();
        for (place, file) in files.iter().enumerate() {
            standings.note(file.name(), Standing::Named, place);
        }
        Self {
            files,
            standings,
            problems: Vec::new(),
        }
    }
}

impl Found {
    fn of(taken: Vec<Taken>, problems: Vec<Diagnostic>) -> Self {
        let mut found = Self {
            files: Vec::with_capacity(taken.len()),
            standings: Standings::default(),
            problems,
        };
        for taken in taken {
            let name = Text::line(&taken.candidate.path.to_string_lossy());
            let Candidate {
                standing, place, ..
            } = taken.candidate;
            found.standings.note(&name, standing, place);
            match taken.got {
                Got::File(file) => found.files.push(file),
                Got::Problem(problem) => found.problems.push(problem),
                Got::Nothing => {}
            }
        }
        found
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs::{self, File};
    use std::path::Path;

    fn check(build: impl Fn(&Path), files: &[&str], problems: &[&str]) {
        let folder = tempfile::tempdir().unwrap();
        build(folder.path());
        let found = read(&[folder.path().to_owned()]);
        let name = |text: &str| text.rsplit('/').next().unwrap_or_default().to_owned();
        let read: Vec<String> = found.files.iter().map(|file| name(file.name())).collect();
        assert_eq!(read, files);
        let told: Vec<String> = found
            .problems
            .iter()
            .map(|p| format!("{} {}", name(&p.place.to_string()), p.code))
            .collect();
        assert_eq!(told, problems);
    }

    #[test]
    fn folders_are_read_in_order_and_other_endings_are_not() {
        let build = |root: &Path| {
            fs::create_dir(root.join("sub")).unwrap();
            for name in ["b.yml", "a.yaml", "notes.txt", ".hidden.yaml", "sub/c.YAML"] {
                fs::write(root.join(name), "title: t").unwrap();
            }
        };
        check(build, &["a.yaml", "b.yml", "c.YAML"], &[]);
    }

    #[test]
    fn what_cannot_be_read_is_told_and_the_rest_is_read() {
        let build = |root: &Path| {
            fs::write(root.join("a.yaml"), b"\xff\xfet\0:\0 \0t\0").unwrap();
            fs::write(root.join("good.yaml"), "title: t").unwrap();
            File::create(root.join("large.yaml"))
                .unwrap()
                .set_len(LIMIT + 1)
                .unwrap();
        };
        check(
            build,
            &["good.yaml"],
            &["a.yaml:1:1 not-utf8", "large.yaml:1:1 too-large"],
        );
    }

    #[test]
    fn many_files_come_in_order_too() {
        let names: Vec<String> = (10..10 + 2 * MANY).map(|i| format!("{i}.yaml")).collect();
        let is_bad = |name: &String| name.starts_with("1") || name.starts_with("30");
        let build = |root: &Path| {
            for name in &names {
                let text: &[u8] = if is_bad(name) { b"\xff\0" } else { b"title: t" };
                fs::write(root.join(name), text).unwrap();
            }
        };
        let (bad, good): (Vec<_>, Vec<_>) = names.iter().partition(|name| is_bad(name));
        let bad: Vec<String> = bad
            .iter()
            .map(|name| format!("{name}:1:1 not-utf8"))
            .collect();
        let told: Vec<&str> = bad.iter().map(String::as_str).collect();
        let read: Vec<&str> = good.iter().map(|name| name.as_str()).collect();
        check(build, &read, &told);
    }

    #[test]
    fn a_first_look_takes_library_files_and_one_briefing() {
        let folder = tempfile::tempdir().unwrap();
        let hidden = format!("title: t\n{}kind: library\n", "#\n".repeat(head::HEAD));
        for (name, text) in [
            ("b.yaml", "title: b"),
            ("c.yaml", "title: c"),
            ("m.yaml", "# Shared\nkind: library # of all"),
            ("s.yaml", "# Shared\nactors: {}\nkind: library  \n"),
            ("t.yaml", hidden.as_str()),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        let missing = folder.path().join("a.yaml");
        let check = || {
            let found = first_look(&[missing.clone(), folder.path().to_owned()]);
            let stems: Vec<&str> = found.files.iter().map(|file| file.stem()).collect();
            assert_eq!(stems, ["b", "m", "s"]);
        };
        check();
        // On all cores.
        for i in 0..MANY {
            fs::write(folder.path().join(format!("n{i}.yaml")), "title: n").unwrap();
        }
        check();
    }

    #[test]
    fn pipes_and_links_that_lead_out_are_not_opened() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};
        let outside = tempfile::NamedTempFile::new().unwrap();
        let build = |root: &Path| {
            mknodat(
                CWD,
                root.join("pipe.yaml"),
                FileType::Fifo,
                Mode::RUSR | Mode::WUSR,
                0,
            )
            .unwrap();
            std::os::unix::fs::symlink(outside.path(), root.join("out.yaml")).unwrap();
            std::os::unix::fs::symlink("good.yaml", root.join("in.yaml")).unwrap();
            std::os::unix::fs::symlink("gone.yaml", root.join("lost.yaml")).unwrap();
            fs::write(root.join("good.yaml"), "title: t").unwrap();
        };
        check(
            build,
            &["good.yaml", "in.yaml"],
            &[
                "lost.yaml:1:1 not-found",
                "out.yaml:1:1 outside-root",
                "pipe.yaml:1:1 not-a-file",
            ],
        );
    }
}
