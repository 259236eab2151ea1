//! The command line without a terminal: exit codes, messages, pipes, and folders with what is no briefing.

use std::{
    fs::{self, File, Permissions},
    io,
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
    process::{Command, Output, Stdio},
};

use rustix::fs::{CWD, FileType, Mode, mknodat};

/// The program with a home of its own and nothing else of this environment.
fn bluf(home: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bluf"));
    command
        .args(args)
        .env_clear()
        .env("HOME", home)
        .env("TERM", "xterm-256color")
        .current_dir(home)
        .stdin(Stdio::null());
    command
}

/// What the program answers in an empty home: exit code, stdout and stderr.
pub(super) fn answer(home: &Path, args: &[&str]) -> (i32, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = bluf(home, args).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (status.code().unwrap(), text(stdout), text(stderr))
}

#[track_caller]
fn is_refused(args: &[&str], parts: &[&str]) {
    let home = tempfile::tempdir().unwrap();
    let (code, out, told) = answer(home.path(), args);
    assert_eq!(code, 2, "{told}");
    assert_eq!(out, "");
    for part in parts {
        assert!(told.contains(part), "no `{part}` in: {told}");
    }
}

#[test]
fn an_unknown_theme_is_refused_with_those_there_are() {
    let all = bluf::facade::themes().collect::<Vec<_>>().join(", ");
    is_refused(&["--theme", "drak"], &["no theme `drak`", "`dark`", &all]);
    is_refused(&["--theme", "zzz", "--print"], &["no theme `zzz`", &all]);
}

#[test]
fn a_word_that_is_no_path_and_looks_like_a_command_is_asked_after() {
    is_refused(
        &["chekc", "."],
        &["`chekc` is neither a command nor a path", "`bluf check`"],
    );
    is_refused(&["shwo"], &["did you mean `bluf show`?"]);
    is_refused(&["lint", "."], &["did you mean `bluf check`?"]);
}

#[test]
fn a_path_is_opened_also_where_it_looks_like_a_command() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("chekc");
    fs::create_dir(&folder).unwrap();
    fs::write(
        folder.join("a.yaml"),
        "title: Sony hack\ntlp: CLEAR\nevents: [x]\n",
    )
    .unwrap();
    let (code, out, told) = answer(home.path(), &["chekc", "--print", "--size", "80x24"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(out.contains("Sony hack"), "{out}");
    for path in ["chekc.yaml", "./shwo", "somewhere"] {
        is_refused(&[path, "--print"], &["no briefing found", path]);
    }
}

#[test]
fn a_size_that_is_none_is_refused_with_one_that_is() {
    for size in [
        "", "x", "80", "80x", "80x24x2", "-1x5", "1001x10", "10x501", "8०x24",
    ] {
        let size = format!("--size={size}");
        is_refused(&["--print", &size], &["120x36", "1000x500", "--help"]);
    }
    is_refused(&["--size", "80x24"], &["--print"]);
}

#[test]
fn keys_that_are_none_are_refused_with_some_that_are() {
    is_refused(&["--keys", "j<nope>"], &["`<nope>`", "<enter>"]);
    is_refused(&["--print", "--keys", "<c-p"], &["`<c-p`", "<lt>"]);
}

#[test]
fn options_that_are_none_are_refused() {
    is_refused(&["--bogus"], &["--bogus", "Usage"]);
    is_refused(&["check", "--format", "bogus"], &["sarif", "--help"]);
}

#[test]
fn every_size_can_be_printed() {
    let home = tempfile::tempdir().unwrap();
    for (width, height) in [(0, 0), (1, 1), (0, 9), (9, 0), (3, 40), (1000, 500)] {
        for keys in ["", "<enter>", "<c-p>", "?", "!", "/x", "-", "--"] {
            let size = format!("{width}x{height}");
            let (code, out, told) =
                answer(home.path(), &["--print", "--size", &size, "--keys", keys]);
            assert_eq!((code, told.as_str()), (0, ""), "{size} {keys}");
            assert_eq!(out.lines().count(), height, "{size} {keys}");
        }
    }
}

#[test]
fn a_folder_without_briefings_is_refused_with_how_to_start_one() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("empty");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("notes.txt"), "title: none").unwrap();
    let (code, out, told) = answer(home.path(), &["--print", "empty"]);
    assert_eq!((code, out.as_str()), (2, ""));
    for part in ["empty", "title: My first briefing", "events:"] {
        assert!(told.contains(part), "no `{part}` in: {told}");
    }
    // The briefing that the message shows is one.
    let shown: String = told
        .lines()
        .filter_map(|line| line.strip_prefix("    "))
        .map(|line| format!("{line}\n"))
        .collect();
    fs::write(folder.join("first.yaml"), shown).unwrap();
    let (code, out, told) = answer(home.path(), &["--print", "empty"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(out.contains("My first briefing"), "{out}");
    assert!(out.contains("Something happened"), "{out}");
}

#[test]
fn a_folder_of_the_user_without_briefings_is_named() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join(".local/share/bluf/briefings");
    fs::create_dir_all(&folder).unwrap();
    let (code, _, told) = answer(home.path(), &["--print"]);
    assert_eq!(code, 2);
    assert!(told.contains(folder.to_str().unwrap()), "{told}");
}

/// Everything that a folder may hold and that is no briefing, beside one that is.
fn trouble(folder: &Path) {
    fs::write(
        folder.join("good.yaml"),
        "title: The good one\ntlp: CLEAR\nevents: [Something happened]\n",
    )
    .unwrap();
    fs::write(folder.join("bytes.yaml"), b"t\0i\0\xff\0").unwrap();
    fs::write(folder.join("broken.yaml"), "title: [\n").unwrap();
    let large = File::create(folder.join("large.yaml")).unwrap();
    large.set_len((16 << 20) + 1).unwrap();
    let mode = Mode::RUSR | Mode::WUSR;
    mknodat(CWD, folder.join("pipe.yaml"), FileType::Fifo, mode, 0).unwrap();
    symlink("loop.yaml", folder.join("loop.yaml")).unwrap();
    symlink("/etc/hostname", folder.join("out.yaml")).unwrap();
    fs::write(folder.join("secret.yaml"), "title: Secret\nevents: [one]\n").unwrap();
    fs::set_permissions(folder.join("secret.yaml"), Permissions::from_mode(0o000)).unwrap();
    fs::create_dir(folder.join("folder.yaml")).unwrap();
}

/// What is told of them; who may read everything (root) reads the secret too.
fn told_of(folder: &Path) -> Vec<&'static str> {
    let mut told = vec![
        "bytes.yaml:1:1 not-utf8",
        "large.yaml:1:1 too-large",
        "loop.yaml:1:1 unreadable",
        "out.yaml:1:1 outside-root",
        "pipe.yaml:1:1 not-a-file",
    ];
    if File::open(folder.join("secret.yaml")).is_err() {
        told.push("secret.yaml:1:1 unreadable");
    }
    told
}

#[test]
fn the_rest_of_a_folder_can_be_read_and_the_problems_are_listed() {
    let home = tempfile::tempdir().unwrap();
    trouble(home.path());
    let (code, out, told) = answer(home.path(), &["--print", "--size", "100x30", "."]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(out.contains("The good one") && out.contains("Something happened"));
    let (code, problems, _) = answer(
        home.path(),
        &["--print", "--size", "100x30", "--keys", "!", "."],
    );
    assert_eq!(code, 0);
    for place in told_of(home.path()) {
        let (place, _) = place.split_once(' ').unwrap();
        assert!(problems.contains(place), "no {place} in\n{problems}");
    }
    assert!(problems.contains("broken.yaml:"), "{problems}");
}

#[test]
fn check_tells_each_file_that_cannot_be_read() {
    let home = tempfile::tempdir().unwrap();
    trouble(home.path());
    let (code, out, told) = answer(home.path(), &["check", "--format", "short", "."]);
    assert_eq!((code, told.as_str()), (1, ""));
    for expected in told_of(home.path()) {
        let (place, problem) = expected.split_once(' ').unwrap();
        let is_told = |line: &&str| line.contains(place) && line.ends_with(&format!("[{problem}]"));
        assert_eq!(
            out.lines().filter(is_told).count(),
            1,
            "{expected} in\n{out}"
        );
    }
}

#[test]
fn a_briefing_that_is_no_file_ends_at_once() {
    for path in ["/dev/zero", "/dev/tty", "pipe"] {
        let home = tempfile::tempdir().unwrap();
        mknodat(CWD, home.path().join("pipe"), FileType::Fifo, Mode::RUSR, 0).unwrap();
        let (code, out, _) = answer(home.path(), &["check", "--format", "short", path]);
        assert_ne!(code, 0, "{path}");
        assert!(out.contains(path), "{path}: {out}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let home = tempfile::tempdir().unwrap();
    trouble(home.path());
    for (args, expected) in [
        (&["check", "."][..], 1),
        (&["check", "--format", "json", "."], 1),
        (&["--print"], 0),
        (&["--print", "--color", "--size", "1000x500"], 0),
        (&["schema"], 0),
        (&["--help"], 0),
        (&["--version"], 0),
    ] {
        let (reader, writer) = io::pipe().unwrap();
        drop(reader);
        let output = bluf(home.path(), args).stdout(writer).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (output.status.code(), told.as_str()),
            (Some(expected), ""),
            "{args:?}"
        );
    }
}

#[test]
fn one_line_can_be_taken_of_much() {
    let home = tempfile::tempdir().unwrap();
    trouble(home.path());
    for command in ["check .", "--print --color --size 1000x500"] {
        let script = format!("{} {command} | head -n 1", env!("CARGO_BIN_EXE_bluf"));
        let output = Command::new("sh")
            .args(["-c", &script])
            .env("HOME", home.path())
            .current_dir(home.path())
            .output()
            .unwrap();
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{command}");
        assert_eq!(output.stdout.iter().filter(|b| **b == b'\n').count(), 1);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let home = tempfile::tempdir().unwrap();
    for args in [
        &["--print"][..],
        &["--print", "--color"],
        &["schema"],
        &["check", "x"],
        &["--help"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = bluf(home.path(), args).stdout(full).output().unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {told}");
        assert!(told.contains("No space left"), "{args:?}: {told}");
    }
}
