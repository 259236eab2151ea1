#![allow(clippy::unwrap_used)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use super::*;

/// Far above what anything takes.
const DEADLINE: Duration = Duration::from_secs(20);

/// Somebody who hears of changes below a folder of his own.
struct Ear {
    folder: tempfile::TempDir,
    watch: Watch,
    heard: Receiver<()>,
    way: Way,
}

impl Ear {
    /// Listens to some paths in a folder, in which all these files are.
    fn at(way: Way, paths: &[&str], files: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "title: t").unwrap();
        }
        let (sender, heard) = mpsc::channel();
        let paths: Vec<PathBuf> = paths.iter().map(|path| folder.path().join(path)).collect();
        let mut watch = Watch::new(&paths, Arc::new(move || sender.send(()).unwrap_or(())));
        assert_eq!(watch.renew(way), None);
        Self {
            folder,
            watch,
            heard,
            way,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Something is done, which must be heard; then all is brought up to date, as when it is read.
    #[track_caller]
    fn hears(&mut self, what: &str, done: impl FnOnce(&Path)) -> &mut Self {
        done(self.folder.path());
        assert_eq!(self.heard.recv_timeout(DEADLINE), Ok(()), "{what}");
        let quiet = Duration::from_millis(50);
        while self.heard.recv_timeout(quiet).is_ok() {}
        assert_eq!(self.watch.renew(self.way), None);
        self
    }
}

fn write(name: &'static str) -> impl FnOnce(&Path) {
    move |folder| fs::write(folder.join(name), "title: other").unwrap()
}

#[test]
fn whatever_happens_to_the_files_of_a_folder_is_heard() {
    for way in [Way::Told, Way::Polled] {
        Ear::at(way, &["all"], &["all/a.yaml", "all/sub/b.yml"])
            .hears("written", write("all/a.yaml"))
            .hears("written below", write("all/sub/b.yml"))
            .hears("new", write("all/c.yaml"))
            .hears("put in place", |folder| {
                fs::write(folder.join(".new"), "title: new").unwrap();
                fs::rename(folder.join(".new"), folder.join("all/a.yaml")).unwrap();
            })
            .hears("gone", |folder| {
                fs::remove_file(folder.join("all/a.yaml")).unwrap();
            });
    }
}

#[test]
fn folders_that_come_are_followed() {
    let mut ear = Ear::at(Way::Told, &["all"], &["all/a.yaml"]);
    ear.hears("a folder", |folder| {
        fs::create_dir_all(folder.join("all/new/deep")).unwrap();
    })
    .hears("a file in it", write("all/new/deep/b.yaml"));
}

#[test]
fn a_folder_that_goes_and_comes_again_is_followed() {
    for way in [Way::Told, Way::Polled] {
        let mut ear = Ear::at(way, &["top/all"], &["top/all/a.yaml"]);
        ear.hears("gone", |folder| {
            fs::remove_dir_all(folder.join("top")).unwrap();
        })
        .hears("there again", |folder| {
            fs::create_dir_all(folder.join("top/all")).unwrap();
            fs::write(folder.join("top/all/a.yaml"), "title: t").unwrap();
        })
        .hears("written", write("top/all/a.yaml"))
        .hears("moved away", |folder| {
            fs::rename(folder.join("top/all"), folder.join("away")).unwrap();
        })
        .hears("another one in its place", |folder| {
            fs::create_dir(folder.join("top/all")).unwrap();
            fs::write(folder.join("top/all/b.yaml"), "title: t").unwrap();
        })
        .hears("written in it", write("top/all/b.yaml"));
    }
}

#[test]
fn a_file_that_is_named_is_followed_with_what_it_may_rest_on() {
    Ear::at(Way::Told, &["all/a.txt"], &["all/a.txt", "all/sub/b.yaml"])
        .hears("written", write("all/a.txt"))
        .hears("a library file", write("all/shared.yaml"))
        .hears("gone with its folder", |folder| {
            fs::remove_dir_all(folder.join("all")).unwrap();
        })
        .hears("there again", |folder| {
            fs::create_dir(folder.join("all")).unwrap();
            fs::write(folder.join("all/a.txt"), "title: t").unwrap();
        })
        .hears("written again", write("all/a.txt"));
}

#[test]
fn what_links_lead_to_is_followed() {
    let mut ear = Ear::at(
        Way::Told,
        &["link", "all/a.yaml"],
        &["one/x.yaml", "two/x.yaml", "far/file", "all/b.yaml"],
    );
    ear.hears("a link to a file", |folder| {
        symlink("../far/file", folder.join("all/a.yaml")).unwrap();
    })
    .hears("the file that it leads to", write("far/file"))
    .hears("a link to a folder", |folder| {
        symlink("one", folder.join("link")).unwrap();
    })
    .hears("a file in that", write("one/x.yaml"))
    .hears("the link leads elsewhere", |folder| {
        symlink("two", folder.join("new")).unwrap();
        fs::rename(folder.join("new"), folder.join("link")).unwrap();
    })
    .hears("a file in that, too", write("two/x.yaml"));
}

/// Which of some changes would count where paths are followed.
fn check(paths: &[&str], changes: &[(&str, bool)]) {
    let files = ["all/a.yaml", "all/sub/b.yaml", "all/.git/c.yaml"];
    let ear = Ear::at(Way::Told, &[], &files);
    let paths: Vec<PathBuf> = paths.iter().map(|path| ear.path(path)).collect();
    let places = Places::of(&paths);
    let folder = ear.folder.path().canonicalize().unwrap();
    for (path, counts) in changes {
        assert_eq!(places.counts(&folder.join(path)), *counts, "{path}");
    }
}

#[test]
fn only_what_is_read_counts() {
    check(
        &["all"],
        &[
            ("all", true),
            ("all/a.yaml", true),
            ("all/new.YML", true),
            ("all/sub", true),
            ("all/sub/new.yaml", true),
            ("all/.git", false),
            ("all/.git/c.yaml", false),
            ("all/.a.yaml", false),
            ("all/a.yaml~", false),
            ("all/4913", false),
            ("other.yaml", false),
        ],
    );
    check(
        &["all/a.yaml"],
        &[
            ("all/a.yaml", true),
            ("all/shared.yaml", true),
            ("all/sub", false),
            ("all/sub/b.yaml", false),
        ],
    );
    check(&["gone/far.yaml"], &[("gone", true), ("all", false)]);
}

#[test]
fn reading_is_no_change() {
    let event = |kind| Event::new(kind).add_path(PathBuf::from("/all/a.yaml"));
    let mut heard = Heard::default();
    let open = EventKind::Access(AccessKind::Open(AccessMode::Any));
    assert!(!heard.counts(&event(open)));
    let lost = Event::new(EventKind::Other).set_flag(notify::event::Flag::Rescan);
    assert!(heard.counts(&lost));
}

#[test]
fn what_the_system_refuses_is_said_with_what_to_do() {
    let full = notify::Error::new(ErrorKind::MaxFilesWatch);
    assert_eq!(
        words(&full),
        "Files are looked at every 1 s, since the system watches no more folders: raise fs.inotify.max_user_watches"
    );
    let none = notify::Error::io(std::io::Error::from_raw_os_error(24));
    assert_eq!(
        words(&none),
        "Files are looked at every 1 s, since Too many open files (os error 24): raise fs.inotify.max_user_instances, or open fewer files"
    );
}
