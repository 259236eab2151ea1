//! Six ways in which editors save, while the briefing is on the screen, which follows by itself: every frame shows it, at
//! the place that was chosen, and the last save is the last one shown. No key is pressed.
//!
//! `BLUF_SAVES=300 cargo test --test pty saves -- --nocapture` saves so often in each way and prints what was seen.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

use vt100::Parser;

use crate::launch::Launch;
use crate::term::{Exit, Term};
use crate::trials;

trials! {
    truncated_and_written_in_place,
    written_in_small_pieces,
    moved_away_and_written_anew,
    put_in_place_of_the_old_one,
    appended_to_and_changed_by_sed,
    deleted_and_created,
    what_is_written_all_the_while_is_read_when_it_is_quiet,
}

/// The size of the terminal.
const SIZE: (u16, u16) = (120, 36);
/// How many saves there are where nobody says.
const SAVES: usize = 6;

/// A folder with a briefing that is saved, and what it rests on.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        let shared = "kind: library\ntlp: GREEN\nactors:\n  ann: {name: Ann}\n";
        fs::write(folder.0.path().join("shared.yaml"), shared).unwrap();
        fs::write(
            folder.0.path().join("other.yaml"),
            "title: Other\ntlp: CLEAR\nas_of: 2001\nevents: [e]\n",
        )
        .unwrap();
        fs::write(folder.file(), text(0)).unwrap();
        folder
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("briefing.yaml")
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// A version of the briefing, some kilobytes long; the place that is kept is near its end.
fn text(version: usize) -> String {
    let mut text = format!("title: Version {version}\ntlp: GREEN\nas_of: 2014-12-20\nevents:\n");
    for i in 0..60 {
        text += &format!(
            "  - {{id: e{i}, title: Event {i} of version {version}, date: 2014-12-20, actors: ann}}\n"
        );
    }
    text + "sources:\n  s: {title: The source}\n"
}

/// Time passes for a writer.
fn rest(millis: u64) {
    thread::sleep(Duration::from_millis(millis));
}

fn truncated_and_written_in_place() {
    check("truncated and written in place", |folder, version| {
        let mut file = File::create(folder.file())?;
        rest(version as u64 % 4 * 10);
        file.write_all(text(version).as_bytes())
    });
}

fn written_in_small_pieces() {
    check("written in small pieces", |folder, version| {
        let mut file = File::create(folder.file())?;
        for piece in text(version).as_bytes().chunks(97) {
            file.write_all(piece)?;
            rest(1);
        }
        Ok(())
    });
}

/// As vim does.
fn moved_away_and_written_anew() {
    check("moved away and written anew", |folder, version| {
        let backup = folder.beside("briefing.yaml~");
        fs::rename(folder.file(), &backup)?;
        rest(version as u64 % 3 * 10);
        fs::write(folder.file(), text(version))?;
        fs::remove_file(backup)
    });
}

fn put_in_place_of_the_old_one() {
    check("put in place of the old one", |folder, version| {
        let beside = folder.beside(".briefing.yaml.new");
        fs::write(&beside, text(version))?;
        fs::rename(beside, folder.file())
    });
}

fn appended_to_and_changed_by_sed() {
    check("appended to and changed by sed", |folder, version| {
        let mut file = File::options().append(true).open(folder.file())?;
        writeln!(file, "# saved {version} times")?;
        let change = format!("s/ersion [0-9]*/ersion {version}/");
        let ended = Command::new("sed")
            .arg("-i")
            .arg(change)
            .arg(folder.file())
            .status()?;
        ended
            .success()
            .then_some(())
            .ok_or(io::ErrorKind::Other.into())
    });
}

fn deleted_and_created() {
    check("deleted and created", |folder, version| {
        fs::remove_file(folder.file())?;
        rest(version as u64 % 5 * 10);
        fs::write(folder.file(), text(version))
    });
}

/// Longer than a reading waits: the version before stays, marked, and the last one comes without another key.
fn what_is_written_all_the_while_is_read_when_it_is_quiet() {
    const SAVES: usize = 400;
    let folder = Folder::new();
    let mut term = start(folder.0.path());
    thread::scope(|scope| {
        scope.spawn(|| {
            for version in 1..=SAVES {
                fs::write(folder.file(), text(version)).unwrap();
                rest(5);
            }
        });
        term.see("stale !");
        term.see("─ Event 50 of version 0 ");
    });
    term.see(&format!("─ Event 50 of version {SAVES} "));
    term.wait("no word of an earlier version", |screen| {
        !screen.contents().contains("stale")
    });
    term.idle();
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

/// What was seen of the saves.
struct Seen {
    frames: usize,
    stale: usize,
    versions: usize,
    broken: Vec<String>,
}

#[allow(clippy::print_stdout)]
fn check(way: &str, save: impl Fn(&Folder, usize) -> io::Result<()> + Sync) {
    let saves = std::env::var("BLUF_SAVES").map_or(SAVES, |saves| saves.parse().unwrap());
    let folder = Folder::new();
    let (cols, rows) = SIZE;
    let mut term = start(folder.0.path());
    let written = term.bytes().len();
    for version in 1..=saves {
        save(&folder, version).unwrap();
        // Now at once, now after a while.
        rest(version as u64 * 37 % 250);
    }
    let last = format!("─ Event 50 of version {saves} ");
    term.wait(&last, |screen| {
        let contents = screen.contents();
        contents.contains(&last) && !contents.contains("stale")
    });
    let seen = seen(&term.bytes(), written);
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    println!(
        "{way}: {saves} saves, {} frames, {} versions shown, {} frames stale, {} broken",
        seen.frames,
        seen.versions,
        seen.stale,
        seen.broken.len(),
    );
    let first = seen.broken.first().map_or("", String::as_str);
    assert_eq!(seen.broken.len(), 0, "{way}, {cols}×{rows}:\n{first}");
}

/// The program at a place near the end of the list.
fn start(folder: &Path) -> Term {
    let (cols, rows) = SIZE;
    let keys = format!("1z{}zl", "j".repeat(50));
    let term = Launch::bluf()
        .size(cols, rows)
        .args(&["--keys", &keys])
        .args(&[folder])
        .start();
    term.see("─ Event 50 of version 0 ");
    term
}

/// Looks at each frame by itself, from the one that ends behind so many bytes.
fn seen(bytes: &[u8], from: usize) -> Seen {
    const END: &[u8] = b"\x1b[?2026l";
    let (cols, rows) = SIZE;
    let mut parser = Parser::new(rows.try_into().unwrap(), cols.try_into().unwrap(), 0);
    let (mut seen, mut last) = (
        Seen {
            frames: 0,
            stale: 0,
            versions: 0,
            broken: vec![],
        },
        String::new(),
    );
    let ends = bytes.windows(END.len()).enumerate();
    let ends = ends
        .filter(|(_, part)| *part == END)
        .map(|(at, _)| at + END.len());
    let mut start = 0;
    for end in ends {
        parser.process(&bytes[start..end]);
        start = end;
        let screen = parser.screen().contents();
        if end < from {
            continue;
        }
        seen.frames += 1;
        seen.stale += usize::from(screen.contains("stale !"));
        match whole(&screen) {
            Some(version) if version == last => {}
            Some(version) => {
                seen.versions += 1;
                last = version.to_owned();
            }
            None => seen.broken.push(screen),
        }
    }
    seen
}

/// The version that a screen shows, if it shows all that it must: the briefing with its marking, all panes, the place in
/// the list and its page, and no word of something gone.
fn whole(screen: &str) -> Option<&str> {
    const TITLE: &str = "bluf › Version ";
    const MUST: [&str; 8] = [
        "1 Timeline",
        "2 Actors",
        "3 Options",
        "4 Judgements",
        "5 Sources",
        "TLP:GREEN",
        "51 of 60",
        "─ Event 50 of version ",
    ];
    const NEVER: [&str; 3] = ["is gone", "No briefing", "could not be"];
    let is_there = |part: &str| screen.contains(part);
    let is_whole = MUST.into_iter().all(is_there) && !NEVER.into_iter().any(is_there);
    let rest = &screen[screen.find(TITLE)? + TITLE.len()..];
    rest.split(' ').next().filter(|_| is_whole)
}
