//! Finding and reading briefing files safely.
//!
//! Only regular files are opened, at most [`LIMIT`] bytes of each are read, and symbolic links are followed only
//! inside the folder that was asked for. Whatever goes wrong is a problem at the file, never the end of the work.

use std::ffi::OsString;
use std::fs::{File, FileType};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::library::reading::files::in_parallel;
use crate::source::{Place, SourceFile, Span};

/// The largest file that is read, in bytes.
pub const LIMIT: u64 = 16 << 20;

/// The files under some paths, and what could not be read.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, those of a folder in the order of their paths.
    pub files: Vec<Arc<SourceFile>>,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
}

/// How much of a file a quick look reads, in bytes.
const HEAD: usize = 4096;

/// From how many files on it pays to start a thread for each core.
const MANY: usize = 16;

/// Reads the files named, and all `.yaml` and `.yml` files under the folders named.
pub fn read(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let paths = find(paths, &mut found);
    if paths.len() < MANY {
        paths.iter().for_each(|path| found.take(path));
        return found;
    }
    let one = |path: &PathBuf| {
        let mut found = Found::default();
        found.take(path);
        found
    };
    for one in in_parallel(&paths, one) {
        found.files.extend(one.files);
        found.problems.extend(one.problems);
    }
    found
}

/// Reads what a first look needs: the briefing that comes first, and the library files that say so in their first
/// lines. What cannot be read is left out: [`read`] tells.
pub fn first_look(paths: &[PathBuf]) -> Vec<Arc<SourceFile>> {
    let mut found = Found::default();
    let mut paths = find(paths, &mut found);
    // By name, as the library has them.
    paths.sort_by_cached_key(|path| path.to_string_lossy().into_owned());
    let is_shared = |path: &PathBuf| is_shared_file(path).unwrap_or_default();
    let shared: Vec<bool> = if paths.len() < MANY {
        paths.iter().map(is_shared).collect()
    } else {
        in_parallel(&paths, is_shared)
    };
    let mut is_first = true;
    for (path, shared) in paths.iter().zip(shared) {
        if shared || std::mem::take(&mut is_first) {
            found.take(path);
        }
    }
    found.files
}

/// Whether the first lines of a file make it a library file.
pub fn is_shared(head: &str) -> bool {
    let kinds = || head.lines().filter_map(|line| line.strip_prefix("kind:"));
    // Most files say nothing of the sort, which is sooner seen than line by line.
    (head.starts_with("kind:") || head.contains("\nkind:"))
        && kinds().any(|kind| kind.split_whitespace().next() == Some("library"))
}

/// Whether the first lines of a file, got in one read, make it a library file; what is no file is none.
fn is_shared_file(path: &Path) -> std::io::Result<bool> {
    let mut bytes = [0; HEAD];
    let mut file = open_at_once(path)?;
    if !file.metadata()?.is_file() {
        return Ok(false);
    }
    let length = file.read(&mut bytes)?;
    Ok(is_shared(&String::from_utf8_lossy(&bytes[..length])))
}

/// The files named, and those under the folders named.
fn find(paths: &[PathBuf], found: &mut Found) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        match std::fs::metadata(path) {
            Ok(meta) if meta.is_dir() => walk(path, path, &mut files, found),
            Ok(_) => files.push(path.clone()),
            Err(error) => found.fail(path, &error),
        }
    }
    files
}

/// Goes through a folder. Folders behind links are not entered: inside the root they are met anyway, and links
/// cannot lead round in a circle then.
fn walk(folder: &Path, root: &Path, files: &mut Vec<PathBuf>, found: &mut Found) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return found.fail(folder, &error),
    };
    // The kind of a link itself, not of what it leads to. No entry is kept: it would keep its folder open.
    let mut entries: Vec<(OsString, FileType, PathBuf)> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            Some((entry.file_name(), entry.file_type().ok()?, entry.path()))
        })
        .collect();
    entries.sort_unstable_by(|(a, ..), (b, ..)| a.cmp(b));
    for (name, kind, path) in entries {
        let hidden = name.as_encoded_bytes().starts_with(b".");
        if kind.is_dir() && !hidden {
            walk(&path, root, files, found);
        } else if is_yaml(&path) && !hidden && !kind.is_dir() {
            // What is no link is inside, as the folder is that it stands in.
            match kind.is_symlink().then(|| stays_inside(&path, root)) {
                None | Some(Ok(true)) => files.push(path),
                Some(Ok(false)) => found.report(
                    Code::OutsideRoot,
                    &path,
                    "a link that leads out of the folder",
                    "copy the file into the folder, or open its own folder",
                ),
                Some(Err(error)) => found.fail(&path, &error),
            }
        }
    }
}

fn is_yaml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
    })
}

fn stays_inside(path: &Path, root: &Path) -> std::io::Result<bool> {
    Ok(path.canonicalize()?.starts_with(root.canonicalize()?))
}

impl Found {
    fn take(&mut self, path: &Path) {
        match open(path) {
            Ok(Opened::Text(text)) => self.files.push(SourceFile::from_disk(path, text)),
            Ok(Opened::NotAFile) => self.report(
                Code::NotAFile,
                path,
                "a pipe, a device or a socket, not a file",
                "give the path of a regular file",
            ),
            Ok(Opened::TooLarge) => {
                self.report(
                    Code::TooLarge,
                    path,
                    &format!("more than {} MB", LIMIT >> 20),
                    "split the briefing into several files",
                );
            }
            Ok(Opened::NotUtf8(good, at)) => self.not_utf8(path, good, at),
            Err(error) => self.fail(path, &error),
        }
    }

    fn fail(&mut self, path: &Path, error: &std::io::Error) {
        let (code, help) = match error.kind() {
            std::io::ErrorKind::NotFound => (
                Code::NotFound,
                "check the path; a link may lead to a file that is gone",
            ),
            std::io::ErrorKind::PermissionDenied => (
                Code::Unreadable,
                "ask for the right to read it (`chmod u+r`)",
            ),
            _ => (Code::Unreadable, "check the disk and the path"),
        };
        let message = error.to_string();
        let message = message.split(" (os error").next().unwrap_or_default();
        self.report(code, path, message, help);
    }

    fn report(&mut self, code: Code, path: &Path, message: &str, help: &str) {
        let source = SourceFile::from_disk(path, String::new());
        self.problems.push(Diagnostic::new(
            code,
            Place::new(&source, Span::default()),
            message,
            help,
        ));
    }

    /// The text before the bad byte is kept, so that line and column can be told.
    fn not_utf8(&mut self, path: &Path, good: String, at: usize) {
        let source = SourceFile::from_disk(path, good);
        let place = Place::new(&source, Span::new(at, at));
        self.problems.push(Diagnostic::new(
            Code::NotUtf8,
            place,
            "a byte that is not UTF-8",
            "save the file as UTF-8",
        ));
    }
}

enum Opened {
    Text(String),
    NotAFile,
    TooLarge,
    NotUtf8(String, usize),
}

fn open(path: &Path) -> std::io::Result<Opened> {
    let file = open_at_once(path)?;
    let meta = file.metadata()?;
    if !meta.is_file() {
        return Ok(Opened::NotAFile);
    }
    if meta.len() > LIMIT {
        return Ok(Opened::TooLarge);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(meta.len()).unwrap_or(0) + 1);
    file.take(LIMIT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LIMIT {
        return Ok(Opened::TooLarge);
    }
    Ok(String::from_utf8(bytes).map_or_else(
        |error| {
            let at = error.utf8_error().valid_up_to();
            let good = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
            Opened::NotUtf8(good, at)
        },
        Opened::Text,
    ))
}

/// Opens without waiting: a pipe without a writer would otherwise block for ever. The kind of file is asked of the
/// descriptor, so that nothing can be put in its place in between.
fn open_at_once(path: &Path) -> std::io::Result<File> {
    use rustix::fs::{Mode, OFlags};
    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::CLOEXEC | OFlags::NOCTTY;
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::fs;

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
            fs::write(root.join("a.yaml"), b"title: a\nb: \xff").unwrap();
            fs::write(root.join("good.yaml"), "title: t").unwrap();
            File::create(root.join("large.yaml"))
                .unwrap()
                .set_len(LIMIT + 1)
                .unwrap();
        };
        check(
            build,
            &["good.yaml"],
            &["a.yaml:2:4 not-utf8", "large.yaml:1:1 too-large"],
        );
    }

    #[test]
    fn many_files_come_in_order_too() {
        let names: Vec<String> = (10..10 + 2 * MANY).map(|i| format!("{i}.yaml")).collect();
        let is_bad = |name: &String| name.starts_with("1") || name.starts_with("30");
        let build = |root: &Path| {
            for name in &names {
                let text: &[u8] = if is_bad(name) { b"\xff" } else { b"title: t" };
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
        let hidden = format!("title: t\n{}kind: library\n", "#\n".repeat(HEAD));
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
            let files = first_look(&[missing.clone(), folder.path().to_owned()]);
            let stems: Vec<&str> = files.iter().map(|file| file.stem()).collect();
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
