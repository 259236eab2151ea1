//! `bluf themes`, and themes of one's own, by the program itself.
//!
//! The folder of the configuration is where Linux has it, so that it can be put elsewhere by a variable.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A configuration folder with these theme files.
fn folder(themes: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join("bluf/themes");
    fs::create_dir_all(&own).unwrap();
    for (name, text) in themes {
        fs::write(own.join(name), text).unwrap();
    }
    folder
}

fn bluf(folder: &TempDir, args: &[&str]) -> Output {
    bluf_in(Path::new(env!("CARGO_MANIFEST_DIR")), folder, args)
}

/// The same, run in another folder than that of the crate, which has a folder `themes`.
fn bluf_in(here: &Path, folder: &TempDir, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_bluf"))
        .args(args)
        .env_clear()
        .env("HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .env("XDG_DATA_HOME", folder.path())
        .env("COLORTERM", "truecolor")
        .current_dir(here)
        .output()
        .unwrap()
}

/// What was printed, with the folder's name left out, and the exit code.
fn said(folder: &TempDir, args: &[&str]) -> String {
    told(folder, &bluf(folder, args))
}

fn told(folder: &TempDir, output: &Output) -> String {
    let out = String::from_utf8(output.stdout.clone()).unwrap()
        + &String::from_utf8(output.stderr.clone()).unwrap();
    let out = out.replace(&*folder.path().to_string_lossy(), "~");
    format!("{out}exit {}", output.status.code().unwrap())
}

const SLIPS: &str = "extends: darkk\nstyles:\n  key: bold bleu\n  link-slected: bold\n";

#[test]
fn all_themes_are_listed_with_where_they_come_from() {
    let folder = folder(&[
        ("harbour.yaml", SLIPS),
        ("light.yaml", "extends: solarized-light"),
    ]);
    insta::assert_snapshot!(said(&folder, &["themes"]), @"
    harbour          any    ~/bluf/themes/harbour.yaml, 3 problems: bluf check themes
    light            light  ~/bluf/themes/light.yaml
    colour-safe      dark   built in
    dark             dark   built in
    ember            dark   built in
    high-contrast    dark   built in
    light            light  built in, hidden by yours of the same name
    mono             any    built in
    projector        light  built in
    solarized-dark   dark   built in
    solarized-light  light  built in

    Your own are the .yaml files in ~/bluf/themes
    exit 0
    ");
}

#[test]
fn samples_have_their_names_for_headings_and_the_colours_of_the_theme() {
    let folder = folder(&[("harbour.yaml", "extends: dark\npalette: {blue: '#010203'}")]);
    let one = said(&folder, &["themes", "--print", "harbour"]);
    assert!(one.starts_with("harbour (dark ground, ~/bluf/themes/harbour.yaml)\n"));
    assert!(one.contains("38;2;1;2;3"), "{one}");
    assert_eq!(one.lines().count(), 1 + 20 + 1);

    let all = said(&folder, &["themes", "--print"]);
    let headings: Vec<&str> = all.lines().filter(|l| l.contains(" ground, ")).collect();
    assert_eq!(headings.len(), 1 + bluf::facade::themes().count());
    let solarized = "\u{1b}[0;38;2;131;148;150;48;2;0;43;54m";
    assert!(all.contains(solarized), "no base0 on base03");
}

#[test]
fn a_sample_shows_an_entry_with_its_links_and_what_was_found() {
    let folder = folder(&[]);
    let all = said(&folder, &["themes", "--print", "mono"]);
    let (selected, found) = ("\u{1b}[0;1;7mSony Pictures", "\u{1b}[0;1;4;7mattribution");
    assert!(all.contains(selected) && all.contains(found), "{all:?}");
}

#[test]
fn a_wrong_name_is_answered_with_the_right_ones() {
    let folder = folder(&[
        ("harbour.yaml", "extends: dark"),
        ("other.yaml", "styles: ["),
    ]);
    let names = "harbour, other, colour-safe, dark, ember, high-contrast, light, mono, projector, solarized-dark, solarized-light";
    let wanted = format!(
        "bluf: there is no theme `harbor`: did you mean `harbour`? There are {names}\nexit 2"
    );
    assert_eq!(said(&folder, &["themes", "--print", "harbor"]), wanted);
    assert_eq!(said(&folder, &["--theme", "harbor", "--print"]), wanted);
}

#[test]
fn a_file_that_cannot_be_read_is_told_when_its_theme_is_asked_for() {
    let folder = folder(&[]);
    fs::write(folder.path().join("bluf/themes/a.yaml"), b"\xff\0").unwrap();
    let told = said(&folder, &["--theme", "a", "--print"]);
    assert!(
        told.ends_with(
            "\n~/bluf/themes/a.yaml:1:1: error: no UTF-8 text: it may be UTF-16, or no text at all [not-utf8]\nexit 2"
        ),
        "{told}"
    );
}

#[test]
fn slips_are_shown_in_their_lines() {
    let folder = folder(&[("harbour.yaml", SLIPS), ("good.yaml", "extends: harbour")]);
    let own = bluf_in(folder.path(), &folder, &["check", "themes"]);
    insta::assert_snapshot!(told(&folder, &own), @"
    error[dangling]: there is no theme `darkk`
     --> ~/bluf/themes/harbour.yaml:1:10
      |
    1 | extends: darkk
      |          ^^^^^
      |
      = help: did you mean `dark`? There are good, harbour, colour-safe, dark, ember, high-contrast, light, mono, projector, solarized-dark, solarized-light

    error[dangling]: there is no colour `bleu`
     --> ~/bluf/themes/harbour.yaml:3:13
      |
    3 |   key: bold bleu
      |             ^^^^
      |
      = help: did you mean `blue`?

    error[unknown-key]: a stylesheet has no field `link-slected`
     --> ~/bluf/themes/harbour.yaml:4:3
      |
    4 |   link-slected: bold
      |   ^^^^^^^^^^^^
      |
      = help: did you mean `link-selected`? Keys of your own start with `x-`

    2 files checked: 3 errors, 0 warnings
    exit 1
    ");
}

#[test]
fn checks_end_as_those_of_briefings_do() {
    let folder = folder(&[
        ("good.yaml", "extends: dark"),
        ("bad.yaml", SLIPS),
        ("cut.yaml", "extends: dark\nstyles:\n  key: #00ff00\n"),
    ]);
    let path = |name: &str| {
        folder
            .path()
            .join("bluf/themes")
            .join(name)
            .display()
            .to_string()
    };
    let check = |paths: &[&str], more: &[&str]| {
        let paths: Vec<String> = paths.iter().map(|name| path(name)).collect();
        let paths = paths.iter().map(String::as_str);
        let args: Vec<&str> = ["check"].into_iter().chain(paths).collect();
        bluf(&folder, &[&args, more].concat())
            .status
            .code()
            .unwrap()
    };
    assert_eq!(check(&["good.yaml"], &[]), 0);
    assert_eq!(check(&["good.yaml", "bad.yaml"], &[]), 1);
    assert_eq!(check(&["cut.yaml"], &["--deny-warnings"]), 1);
    assert_eq!(check(&["good.yaml", "gone.yaml"], &[]), 2);
    assert_eq!(check(&["."], &["--format", "json"]), 1);
    assert_eq!(
        said(&folder, &["check", "themes"]),
        "9 files checked, no problems\nexit 0"
    );
}

#[test]
fn each_file_is_checked_for_its_own_slips_beside_ones_own_themes() {
    let folder = folder(&[("harbour.yaml", SLIPS)]);
    let elsewhere = folder.path().join("child.yaml");
    fs::write(&elsewhere, "extends: harbour").unwrap();
    let path = elsewhere.display().to_string();
    let told = said(&folder, &["check", &path]);
    assert_eq!(told, "1 file checked, no problems\nexit 0");
}

#[test]
fn a_file_of_ones_own_that_is_named_is_no_second_theme() {
    let folder = folder(&[("round.yaml", "extends: round")]);
    let path = folder.path().join("bluf/themes/../themes/round.yaml");
    let told = said(&folder, &["check", &path.display().to_string()]);
    assert!(
        told.contains("`round` rests on this theme itself"),
        "{told}"
    );
}

#[test]
fn a_theme_of_ones_own_is_used_by_option_and_by_configuration() {
    let folder = folder(&[("harbour.yaml", "extends: dark\npalette: {blue: '#010203'}")]);
    let config = |text: &str| write(folder.path(), "config.yaml", text);
    let blue = |args: &[&str]| said(&folder, args).contains("38;2;1;2;3");
    assert!(blue(&["--theme", "harbour", "--print", "--color"]));
    assert!(!blue(&["--print", "--color"]));
    config("theme: harbour\n");
    assert!(blue(&["--print", "--color"]));
    assert!(!blue(&["--theme", "dark", "--print", "--color"]));
}

#[test]
fn slips_of_the_theme_in_use_are_among_the_problems() {
    let folder = folder(&[("harbour.yaml", SLIPS)]);
    let problems = |theme: &str| {
        let shown = said(&folder, &["--theme", theme, "--keys", "!", "--print"]);
        shown.contains("there is no colour `bleu`")
    };
    assert!(problems("harbour"));
    assert!(!problems("dark"));
}

fn write(folder: &Path, name: &str, text: &str) {
    fs::write(folder.join("bluf").join(name), text).unwrap();
}
