//! Briefings that want to command the terminal: control sequences, direction overrides, invisible characters and
//! towers of marks in every text, in keys, in raw bytes and in the names of the files.

use std::{
    ffi::OsStr,
    fs,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
};

use serde_yaml::{Mapping, Value};
use tempfile::TempDir;

use crate::{
    audit::{audit, audit_lines, hidden},
    launch::{self, Launch, printed},
    term::Exit,
    trials,
};

trials! {
    no_pane_shows_what_a_text_commands,
    no_problem_shows_what_a_key_or_a_file_name_commands,
    nothing_that_is_printed_commands,
    no_message_says_what_an_argument_commands,
    no_message_says_what_the_configuration_commands,
}

/// What is put into texts: commands in 7 and 8 bits, direction, invisible characters, controls, marks without end.
/// Whatever of it may be shown is shown between `<` and `>`.
fn payload() -> String {
    let commands = "\u{1b}]0;own\u{7}\u{1b}[2J\u{1b}[31m\u{1b}]52;c;b3du\u{7}\u{1b}]8;;http://own.example\u{1b}\\\
        \u{1b}[6n\u{1b}P+q\u{1b}\\\u{1b}c\u{9b}31m\u{9d}0;own\u{9c}\u{90}q\u{9c}";
    let unseen = "\u{202e}\u{2066}\u{200b}\u{200d}\u{feff}\u{ad}\u{61c}\u{e0041}\u{e007f}\u{fffe}\u{fff9}\u{3164}";
    let controls = "\r\n\t\u{8}\u{7f}\u{0}\u{5}\u{c}\u{e}\u{2028}\u{85}";
    let tower = "\u{300}\u{336}\u{20dd}".repeat(60);
    format!("<{commands}{unseen}{controls}a{tower}>")
}

/// Keys whose text is free, so that a briefing stays sound when something is put into it.
const FREE: &[&str] = &[
    "title",
    "name",
    "aliases",
    "publisher",
    "authors",
    "role",
    "country",
    "text",
    "quote",
    "hedge",
    "when",
    "url",
    "status",
    "instrument",
    "level",
    "basis",
    "techniques",
    "types",
    "motivation",
    "sophistication",
    "goals",
    "local",
];

/// Puts the payload around free texts: those under [`FREE`] keys, and whatever has spaces.
fn in_texts(value: &mut Value, is_free: bool) {
    match value {
        Value::String(text) if is_free || text.contains(' ') => {
            let payload = payload();
            *text = format!("{payload} {text} {payload}");
        }
        Value::Sequence(items) => items.iter_mut().for_each(|item| in_texts(item, is_free)),
        Value::Mapping(map) => map.iter_mut().for_each(|(key, value)| {
            let is_free = key.as_str().is_some_and(|key| FREE.contains(&key));
            in_texts(value, is_free);
        }),
        _ => {}
    }
}

/// Puts the payload into every text and every key below the first level.
fn everywhere(value: &mut Value, depth: usize) {
    match value {
        Value::String(text) => text.push_str(&payload()),
        Value::Sequence(items) => items
            .iter_mut()
            .for_each(|item| everywhere(item, depth + 1)),
        Value::Mapping(map) => {
            let old = std::mem::replace(map, Mapping::new());
            for (mut key, mut value) in old {
                everywhere(&mut value, depth + 1);
                if depth > 0 {
                    everywhere(&mut key, depth + 1);
                }
                map.insert(key, value);
            }
        }
        _ => {}
    }
}

/// Of the program's own briefings, a library and two that have entries of every kind.
const OWN: [&str; 3] = ["shared.yaml", "thaad-pressure.yaml", "us-rok-cyber.yaml"];

/// A folder with them after some change, under names that command too.
fn folder(change: impl Fn(&mut Value)) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings");
    for name in OWN {
        let mut value = serde_yaml::from_str(&fs::read_to_string(own.join(name)).unwrap()).unwrap();
        change(&mut value);
        let text = serde_yaml::to_string(&value).unwrap();
        fs::write(folder.path().join(named(name)), text).unwrap();
    }
    folder
}

/// A name of a file, with a byte in it that is not UTF-8: the C1 control CSI.
fn named(name: &str) -> PathBuf {
    let commands = "\u{fffe}\u{1b}]0;own\u{7}\u{1b}[31m\u{202e}\u{200b}\u{9b}2J\r\n\u{8}";
    let bytes = [commands.as_bytes(), b"\x9b2J", name.as_bytes()].concat();
    PathBuf::from(OsStr::from_bytes(&bytes))
}

/// Texts, keys, names, and files that are no YAML at all.
fn wild() -> TempDir {
    let folder = folder(|value| everywhere(value, 0));
    let raw = format!("title: {0}\n{0}: {0}\nevents: [{0}\n", payload());
    fs::write(folder.path().join(named("raw.yaml")), raw).unwrap();
    let bytes = [b"title: ", payload().as_bytes(), b"\xff\x9b31m"].concat();
    fs::write(folder.path().join(named("bytes.yaml")), bytes).unwrap();
    std::os::unix::fs::symlink(named("gone"), folder.path().join(named("link.yaml"))).unwrap();
    folder
}

/// Letters and digits of a text: what stands where is known without knowing how wide a tower of marks is.
fn words(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Keys as they are written and as they are sent.
const KEYS: &[(&str, &str)] = &[
    ("<enter>", "\r"),
    ("<tab>", "\t"),
    ("<esc>", "\x1b"),
    ("<c-p>", "\x10"),
    ("<space>", " "),
];

/// Walks with these keys from a folder's first screen, a step after the other, and looks at each screen.
fn walk(folder: &Path, steps: &[&str]) {
    let (cols, rows) = (110, 30);
    let mut term = Launch::bluf().args(&[folder]).size(cols, rows).start();
    let mut keys = String::new();
    for step in [""].iter().chain(steps) {
        keys.push_str(step);
        let sent = KEYS.iter().fold((*step).to_owned(), |sent, (key, bytes)| {
            sent.replace(key, bytes)
        });
        term.send(&sent);
        let wanted = words(&printed(Some(folder), &keys, cols, rows));
        term.wait(&format!("the screen after {keys}: {wanted}"), |screen| {
            words(&screen.contents()) == wanted
        });
        let screen = term.screen().replace('\n', "");
        assert_eq!(hidden(&screen), [], "after {keys}");
    }
    term.send("\x03");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
    let audit = audit(&term.bytes());
    assert_eq!(audit.foreign, [] as [&str; 0]);
    assert_eq!(audit.questions, ["OSC 11"]);
    assert!(audit.sequences > 1000, "{} sequences", audit.sequences);
}

fn no_pane_shows_what_a_text_commands() {
    let folder = folder(|value| in_texts(value, false));
    let steps = [
        "jj", "<enter>", "<space>", "<tab>", "<tab>", "<enter>", "H", "gr", "<esc>", "gb",
        "<space>", "2", "G", "<enter>", "<space>", "<esc>", "3", "j", "<enter>", "<space>",
        "<esc>", "4", "j", "<enter>", "<space>", "<esc>", "5", "jj", "<enter>", "<tab>", "<enter>",
        "H", "<esc>", "/own", "<esc>", "<c-p>", "own", "<esc>", "!", "jjj", "<esc>", "]", "?",
    ];
    walk(folder.path(), &steps);
}

fn no_problem_shows_what_a_key_or_a_file_name_commands() {
    let folder = wild();
    let down = ["jjjjj"; 12];
    walk(
        folder.path(),
        &[&["gb", "<space>", "1", "2", "!"][..], &down].concat(),
    );
}

fn nothing_that_is_printed_commands() {
    for folder in [folder(|value| in_texts(value, false)), wild()] {
        let path = folder.path().as_os_str();
        for args in [
            &["check"][..],
            &["check", "--format", "short"],
            &["check", "--format", "json"],
            &["--print"],
            &["--print", "--keys", "!"],
            &["--print", "--keys", "<nope>"],
            &["--print", "--color"],
            &["--print", "--color", "--keys", "!jj"],
        ] {
            let args: Vec<&OsStr> = args.iter().map(OsStr::new).chain([path]).collect();
            let output = launch::run(&args);
            let text = [&output.stdout[..], &output.stderr].concat();
            assert!(!text.is_empty(), "{args:?}");
            let audit = audit_lines(&text);
            assert_eq!(audit.foreign, [] as [&str; 0], "{args:?}");
            let is_coloured = args.contains(&OsStr::new("--color"));
            assert_eq!(audit.sequences > 0, is_coloured, "{args:?}");
            assert_eq!(audit.sequences, audit.styles.len(), "{args:?}");
        }
    }
}

fn no_message_says_what_an_argument_commands() {
    let payload = payload().replace('\0', "");
    let file = named(&payload.replace('/', ""));
    for args in [
        &["--theme", &payload, "--print"][..],
        &["--keys", &payload],
        &["--keys", "<c-\u{1b}[31m>"],
        &["--size", &payload, "--print"],
        &["--\u{1b}[31m\u{202e}"],
        &["check", "--format", &payload, "x"],
    ] {
        let output = launch::run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert_eq!(audit_lines(&output.stderr).foreign, [] as [&str; 0]);
        assert!(!output.stderr.is_empty());
        assert_eq!(output.stdout, b"");
    }
    for args in [&["check"][..], &["--print", "--keys", "!"], &["--print"]] {
        let args: Vec<&OsStr> = args
            .iter()
            .map(OsStr::new)
            .chain([file.as_os_str()])
            .collect();
        let output = launch::run(&args);
        let text = [&output.stdout[..], &output.stderr].concat();
        assert_eq!(audit_lines(&text).foreign, [] as [&str; 0], "{args:?}");
        assert!(!text.is_empty());
    }
}

fn no_message_says_what_the_configuration_commands() {
    for (key, code) in [("theme", 0), ("library", 2), ("other", 0)] {
        let launch = Launch::bluf().args(&["--print", "--keys", "!"]);
        let folder = launch.home.path().join(".config/bluf");
        fs::create_dir_all(&folder).unwrap();
        let mut config = Mapping::new();
        config.insert(key.into(), payload().into());
        fs::write(
            folder.join("config.yaml"),
            serde_yaml::to_string(&config).unwrap(),
        )
        .unwrap();
        let mut term = launch.size(200, 50).start();
        assert_eq!(term.exit(), Exit::Code(code), "{key}");
        // The terminal itself puts a CR before each line break.
        let bytes: Vec<u8> = term
            .bytes()
            .into_iter()
            .filter(|b| !b"\r\n".contains(b))
            .collect();
        assert!(!bytes.is_empty());
        assert_eq!(audit(&bytes).foreign, [] as [&str; 0], "{key}");
    }
}
