//! Problems that depend on a file system: each is made in a folder of its own, beside a good file.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use bluf::facade::{Code, Library, check, disk};
use rustix::fs::{CWD, FileType, Mode, mknodat};

/// The codes that the tests of this file cover.
pub(crate) const CODES: &[Code] = &[
    Code::NotFound,
    Code::Unreadable,
    Code::NotAFile,
    Code::OutsideRoot,
    Code::TooLarge,
    Code::NotUtf8,
];

const GOOD: &str = "title: t\ntlp: CLEAR\nevents:\n  - {id: good, title: Good}\n";

fn check(build: impl Fn(&Path), expected: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("good.yaml"), GOOD).unwrap();
    build(folder.path());
    let found = disk::read(&[folder.path().to_owned()]);
    let library = Library::load(found.files, found.problems);
    let told: Vec<String> = check::problems(&library)
        .iter()
        .map(|p| {
            let name = p
                .place
                .source
                .name()
                .rsplit('/')
                .next()
                .unwrap_or_default()
                .to_owned();
            format!(
                "{name}:{} {}: {} / {}",
                p.position(),
                p.code,
                p.message,
                p.help
            )
        })
        .collect();
    assert_eq!(told, expected);
    assert!(
        library
            .briefings()
            .iter()
            .any(|file| file.entries.contains_key("good"))
    );
}

#[test]
fn not_found() {
    check(
        |root| symlink("gone.yaml", root.join("lost.yaml")).unwrap(),
        &[
            "lost.yaml:1:1 not-found: No such file or directory / check the path; a link may lead to a file that is gone",
        ],
    );
}

#[test]
fn unreadable() {
    // A link that leads to itself cannot be read by anyone, not even by root.
    check(
        |root| symlink("round.yaml", root.join("round.yaml")).unwrap(),
        &[
            "round.yaml:1:1 unreadable: Too many levels of symbolic links / check the disk and the path",
        ],
    );
}

#[test]
fn not_a_file() {
    let pipe = |root: &Path| {
        mknodat(
            CWD,
            root.join("pipe.yaml"),
            FileType::Fifo,
            Mode::RUSR | Mode::WUSR,
            0,
        )
        .unwrap()
    };
    check(
        pipe,
        &[
            "pipe.yaml:1:1 not-a-file: a pipe, a device or a socket, not a file / give the path of a regular file",
        ],
    );
}

#[test]
fn outside_root() {
    let outside = tempfile::NamedTempFile::new().unwrap();
    fs::write(outside.path(), "root:x:0:0").unwrap();
    check(
        |root| symlink(outside.path(), root.join("out.yaml")).unwrap(),
        &[
            "out.yaml:1:1 outside-root: a link that leads out of the folder / copy the file into the folder, or open its own folder",
        ],
    );
}

#[test]
fn too_large() {
    let large = |root: &Path| {
        let file = fs::File::create(root.join("large.yaml")).unwrap();
        file.set_len(disk::LIMIT + 1).unwrap();
    };
    check(
        large,
        &["large.yaml:1:1 too-large: more than 16 MB / split the briefing into several files"],
    );
}

#[test]
fn not_utf8() {
    check(
        |root| fs::write(root.join("wide.yaml"), b"\xff\xfet\0:\0 \0t\0").unwrap(),
        &[
            "wide.yaml:1:1 not-utf8: no UTF-8 text: it may be UTF-16, or no text at all / save the file as UTF-8",
        ],
    );
    check(
        |root| {
            let text = b"title: t\ntlp: CLEAR\nactors:\n  sz: {name: S\xfcddeutsche Zeitung}\nevents: [\"[[sz]]\"]\n";
            fs::write(root.join("latin.yaml"), text).unwrap();
        },
        &[
            "latin.yaml:4:15 not-utf8: a byte that is not UTF-8, shown as a mark / save the file as UTF-8; the byte is `ü` in Latin-1",
        ],
    );
    // However many there are, it is one slip; and a marking is never read through one.
    check(
        |root| {
            let text = b"title: caf\xe9 \xfc\xff\ntlp: CLEAR\xa0\nevents: [caf\xe9]\n";
            fs::write(root.join("latin.yaml"), text).unwrap();
        },
        &[
            "latin.yaml:1:11 not-utf8: 5 bytes that are not UTF-8, shown as marks, this one the first / save the file as UTF-8; the byte is `é` in Latin-1",
            "latin.yaml:2:6 unknown-value: `CLEAR\u{fffd}` is no marking, so the narrowest counts / did you mean `CLEAR`?",
        ],
    );
}
