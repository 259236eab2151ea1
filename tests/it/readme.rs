//! What the README shows is what the program does: screens, keys, examples. Run with `BLUF_WRITE_README=1` to bring
//! the screens and the table of keys up to date.

use std::fs;
use std::path::{Path, PathBuf};

use bluf::facade::reference::collections;
use bluf::facade::talk::Wanted;
use bluf::facade::{
    Bases, Configuration, Keymap, Library, Meaning, Shell, SourceFile, Text, Theme, Themes,
    embedded, key, load, markdown, print, table,
};
use ratatui::layout::Size;

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn readme() -> String {
    fs::read_to_string(path("README.md")).unwrap()
}

/// The README with each part between `<!-- … -->` and `<!-- end -->` made anew.
fn made_anew(readme: &str) -> String {
    let mut out = String::new();
    let mut rest = readme;
    while let Some(start) = rest.find("<!-- ") {
        let (before, marked) = rest.split_at(start);
        let (mark, after) = marked.split_once(" -->\n").unwrap();
        let (_, after) = after.split_once("<!-- end -->").unwrap();
        let made = made(mark.trim_start_matches("<!-- "));
        out += &format!("{before}{mark} -->\n{made}<!-- end -->");
        rest = after;
    }
    out + rest
}

fn made(mark: &str) -> String {
    match mark.split_once(' ') {
        Some(("screen", what)) => {
            let (size, keys) = what.split_once(' ').unwrap();
            format!("```text\n{}```\n", screen(size, keys))
        }
        Some(("console", what)) => {
            let (size, keys) = what.split_once(' ').unwrap();
            format!("```text\n{}```\n", console(size, keys))
        }
        None if mark == "keys" => table::markdown(&Keymap::default()),
        None if mark == "meanings" => meanings_table(),
        None if mark == "collections" => markdown::text(&Library::default(), &collections(), None),
        _ => panic!("`{mark}` is not a part of the README that is made"),
    }
}

fn size_of(size: &str) -> Size {
    let (width, height) = size.split_once('x').unwrap();
    Size {
        width: width.parse().unwrap(),
        height: height.parse().unwrap(),
    }
}

fn screen(size: &str, keys: &str) -> String {
    print::plain(&print::buffer(&shell(size, keys)))
}

/// The console of the talk that these keys come to, five minutes after its beginning, at half past two.
fn console(size: &str, keys: &str) -> String {
    let talk = shell("120x36", keys).telling().unwrap().state;
    let mut state = serde_json::to_value(&talk).unwrap();
    state["timer"]["phase"] = "paused".into();
    state["timer"]["elapsed"] = 300_000.into();
    state["timer"]["used"] = serde_json::json!([300_000]);
    let state = serde_json::from_value(state).unwrap();
    let theme = Theme::named(Some("dark"), None).unwrap();
    let shell = Shell::awaiting(Text::line("built in"), theme, size_of(size), &[]);
    let mut shell = shell.presenting(Wanted::console(state));
    let library = Library::load(embedded::files(), Vec::new());
    assert_eq!(shell.begin(std::sync::Arc::new(library)), []);
    let text = print::plain(&print::buffer(&shell));
    let lines = text.lines().enumerate().map(|(row, line)| match row {
        1 => format!(
            " 14:30  {}\n",
            line.trim_start().split_once("  ").unwrap().1
        ),
        _ => format!("{line}\n"),
    });
    lines.collect()
}

fn shell(size: &str, keys: &str) -> Shell {
    let size = size_of(size);
    let library = Library::load(embedded::files(), Vec::new());
    let theme = Theme::named(Some("dark"), None).unwrap();
    let mut app = Shell::new(library, Text::line("built in"), theme, size);
    for key in key::parse(keys).unwrap() {
        app.key(key);
    }
    app
}

fn meanings_table() -> String {
    let row = |meaning: &Meaning| format!("| `{}` | {} |\n", meaning.name(), meaning.doc());
    let rows: String = Meaning::ALL.iter().map(row).collect();
    format!("| Style | For |\n|---|---|\n{rows}")
}

#[test]
fn screens_and_keys_are_those_of_the_program() {
    let (old, new) = (readme(), made_anew(&readme()));
    if std::env::var_os("BLUF_WRITE_README").is_some() {
        fs::write(path("README.md"), &new).unwrap();
    } else {
        assert_eq!(
            old, new,
            "run `BLUF_WRITE_README=1 cargo test --test it readme` to bring the README up to date"
        );
    }
}

#[test]
fn every_yaml_example_is_read_without_a_mistake() {
    let readme = readme();
    let examples: Vec<&str> = readme
        .split("```yaml\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    assert_eq!(examples.len(), 5);
    for example in &examples[..3] {
        let loaded = load(
            &SourceFile::named("example.yaml", *example),
            &Bases::default(),
        );
        let problems: Vec<String> = loaded
            .problems
            .iter()
            .map(|p| format!("{} {}", p.place, p.code))
            .collect();
        let unmarked = if example.contains("tlp:") {
            vec![]
        } else {
            vec!["example.yaml:1:1 unmarked".to_owned()]
        };
        assert_eq!(problems, unmarked);
    }
    let read = Configuration::read(&SourceFile::named("config.yaml", examples[3]));
    let (_, of_keys) = Keymap::new(&read.browse);
    assert!(read.problems.iter().chain(&of_keys).next().is_none());
    let themes = Themes::new(&[SourceFile::named("harbour.yaml", examples[4])]);
    let (_, problems) = themes.named("harbour").unwrap();
    assert!(problems.is_empty(), "{problems:?}");
}

#[test]
fn every_theme_of_the_program_is_named() {
    let readme = readme();
    for name in bluf::facade::themes() {
        assert!(readme.contains(&format!("`{name}`")), "{name}");
    }
}

#[test]
fn every_dependency_has_a_line_in_the_architecture() {
    let manifest = fs::read_to_string(path("Cargo.toml")).unwrap();
    let architecture = fs::read_to_string(path("ARCHITECTURE.md")).unwrap();
    let mut in_dependencies = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            in_dependencies = line.contains("dependencies");
        } else if in_dependencies && let Some((name, _)) = line.split_once(" = ") {
            assert!(
                architecture.contains(&format!("| `{name}` |")),
                "{name} has no line in ARCHITECTURE.md"
            );
        }
    }
}
