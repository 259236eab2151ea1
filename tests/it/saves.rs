//! Files that are read again while they are saved, lost, or something else than files: on a real disk.
//!
//! `tests/pty/saves.rs` does the same to the real program.

use std::fs::{self, File};
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use bluf::facade::{Code, Library, SourceFile, disk};
use rustix::fs::{CWD, FileType, Mode, mknodat};

const ONE: &str = "title: One\ntlp: CLEAR\nevents:\n  - {id: one, title: First}\n";
const TWO: &str = "title: Two\ntlp: CLEAR\nevents:\n  - {id: two, title: Second}\n";

/// The codes that the tests of this file cover.
pub(crate) const CODES: &[Code] = &[Code::BeingWritten, Code::Stale];

/// A folder with two briefings, as it was read.
struct Saves {
    folder: tempfile::TempDir,
    paths: Vec<PathBuf>,
    library: Library,
}

impl Saves {
    fn new(named: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("one.yaml"), ONE).unwrap();
        fs::write(folder.path().join("two.yaml"), TWO).unwrap();
        let paths = named.iter().map(|name| folder.path().join(name)).collect();
        let mut saves = Self {
            folder,
            paths,
            library: Library::default(),
        };
        saves.read();
        saves
    }

    fn read(&mut self) {
        let before: Vec<&Arc<SourceFile>> = self.library.sources().collect();
        let found = disk::read_again(&self.paths, &before);
        self.library = self.library.read_again(found, &|| {});
    }

    fn one(&self) -> PathBuf {
        self.folder.path().join("one.yaml")
    }

    /// The title of the event in each briefing, with a mark where it is stale, and the codes of what is wrong.
    fn seen(&self) -> (Vec<String>, Vec<&'static str>) {
        let briefings = 0..self.library.briefings().len();
        let titles = briefings.map(|briefing| {
            let entries = self.library.entries();
            let mut own = entries.filter(|(_, entry)| entry.briefing == Some(briefing));
            let title = own.nth(1).unwrap().1.title.to_string();
            let mark = if self.library.is_stale(briefing) {
                "!"
            } else {
                ""
            };
            title + mark
        });
        let problems = self.library.problems().iter();
        (
            titles.collect(),
            problems.map(|problem| problem.code.name()).collect(),
        )
    }
}

/// Does something to a file, reads again: it is shown as it was before, and `code` says why. When it is whole again,
/// nothing is wrong.
#[track_caller]
fn stays(named: &[&str], break_it: impl Fn(&Path), code: Code) {
    let mut saves = Saves::new(named);
    let all: Vec<String> = saves.seen().0;
    let one = saves.one();
    fs::remove_file(&one).unwrap();
    break_it(&one);
    for _ in 0..2 {
        saves.read();
        let (titles, problems) = saves.seen();
        let mut stale = all.clone();
        stale[0].push('!');
        assert_eq!(titles, stale, "{code}");
        assert!(
            problems.contains(&code.name()) && problems.contains(&"stale"),
            "{problems:?}"
        );
        assert_eq!(problems.len(), 2, "{problems:?}");
    }
    let _ = fs::remove_file(&one).or_else(|_| fs::remove_dir(&one));
    fs::write(&one, ONE.replace("First", "Again")).unwrap();
    saves.read();
    let (titles, problems) = saves.seen();
    assert_eq!((titles[0].as_str(), problems.len()), ("Again", 0));
}

#[test]
fn what_is_no_file_any_more_stays_as_it_was() {
    let pipe = |path: &Path| {
        mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
    };
    let large = |path: &Path| {
        File::create(path)
            .unwrap()
            .set_len(disk::LIMIT + 1)
            .unwrap()
    };
    let outside = tempfile::NamedTempFile::new().unwrap();
    for named in [&[""][..], &["one.yaml", "two.yaml"]] {
        stays(named, |path| fs::write(path, "").unwrap(), Code::EmptyFile);
        stays(
            named,
            |path| fs::write(path, b"t\0\xe9\0").unwrap(),
            Code::NotUtf8,
        );
        stays(named, pipe, Code::NotAFile);
        stays(named, |path| fs::create_dir(path).unwrap(), Code::NotAFile);
        stays(named, large, Code::TooLarge);
        // A link to itself can be read by nobody, not even by root.
        stays(named, |path| symlink(path, path).unwrap(), Code::Unreadable);
        stays(
            named,
            |path| symlink("gone.yaml", path).unwrap(),
            Code::NotFound,
        );
    }
    stays(
        &[""],
        |path| symlink(outside.path(), path).unwrap(),
        Code::OutsideRoot,
    );
    // Named by itself, it was asked for, and its place is told.
    stays(&["one.yaml"], |_| {}, Code::NotFound);
}

#[test]
fn a_file_that_is_deleted_goes_and_the_folder_of_all_does_not() {
    let mut saves = Saves::new(&[""]);
    fs::remove_file(saves.one()).unwrap();
    saves.read();
    assert_eq!(saves.seen(), (vec!["Second".to_owned()], vec![]));
    let away = saves.folder.path().with_extension("away");
    fs::rename(saves.folder.path(), &away).unwrap();
    saves.read();
    let (titles, problems) = saves.seen();
    assert_eq!(titles, ["Second!"]);
    assert_eq!(problems, ["not-found", "stale"]);
    fs::rename(&away, saves.folder.path()).unwrap();
    saves.read();
    assert_eq!(saves.seen(), (vec!["Second".to_owned()], vec![]));
}

/// Reads while something else goes on, until it ends; also where what was read is wrong.
fn meanwhile(go_on: impl Fn(&AtomicBool) + Sync, mut read: impl FnMut()) {
    let ends = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| go_on(&ends));
        let _end = Ending(&ends);
        read();
    });
}

/// Ends what goes on when it is dropped.
struct Ending<'e>(&'e AtomicBool);

impl Drop for Ending<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_file_that_is_written_without_a_pause_stays_as_it_was() {
    let mut saves = Saves::new(&[""]);
    let one = saves.one();
    let write = |ends: &AtomicBool| {
        for version in 0.. {
            let text = ONE.replace("First", &format!("Version {version}"));
            fs::write(&one, text).unwrap();
            if ends.load(Ordering::Relaxed) {
                return;
            }
            thread::sleep(std::time::Duration::from_millis(5));
        }
    };
    meanwhile(write, || {
        thread::sleep(std::time::Duration::from_millis(20));
        saves.read();
        assert_eq!(saves.seen().0, ["First!", "Second"]);
        assert_eq!(saves.seen().1, ["being-written", "stale"]);
        assert!(saves.library.is_unsettled());
    });
    saves.read();
    let (titles, problems) = saves.seen();
    assert!(
        titles[0].starts_with("Version ") && !titles[0].ends_with('!'),
        "{titles:?}"
    );
    assert_eq!((problems.len(), saves.library.is_unsettled()), (0, false));
}

#[test]
fn a_file_that_is_swapped_for_a_link_is_never_followed_out() {
    let saves = Saves::new(&[""]);
    let outside = tempfile::tempdir().unwrap();
    let secret = outside.path().join("one.yaml");
    fs::write(&secret, ONE.replace("First", "Secret")).unwrap();
    let (one, beside) = (saves.one(), saves.folder.path().join("beside"));
    let sub = saves.folder.path().join("sub");
    fs::create_dir(&sub).unwrap();
    fs::write(sub.join("one.yaml"), ONE).unwrap();
    let swap = |ends: &AtomicBool| {
        let away = saves.folder.path().join("away");
        while !ends.load(Ordering::Relaxed) {
            symlink(&secret, &beside).unwrap();
            fs::rename(&beside, &one).unwrap();
            fs::rename(&sub, &away).unwrap();
            symlink(outside.path(), &sub).unwrap();
            fs::write(&beside, ONE).unwrap();
            fs::rename(&beside, &one).unwrap();
            fs::remove_file(&sub).unwrap();
            fs::rename(&away, &sub).unwrap();
        }
    };
    meanwhile(swap, || {
        for _ in 0..2000 {
            let found = disk::read(&saves.paths);
            let is_secret = |file: &Arc<SourceFile>| file.text().contains("Secret");
            assert!(!found.files.iter().any(is_secret));
        }
    });
}
