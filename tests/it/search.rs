//! `bluf search`, as a person runs it: what is found, where it stands, and what must not be.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use super::cli::answer;

const HARBOUR: &str = "title: Harbour
tlp: GREEN
as_of: 2014-12-20
actors:
  crew: {name: The Tide Crew, summary: 'Odds of 50-to-1 against a siren.', notes: Zsecret}
events:
  - {id: stop, title: Cranes stop, date: 2014-12-19, by: crew, tlp: RED, text: A siren was heard.}
  - {id: later, title: Cranes go on, date: 2014-12-24, text: 'The siren of [[stop]] again.'}
";

/// What `bluf search` answers: exit code, stdout and stderr.
fn search(home: &Path, args: &[&str]) -> (i32, String, String) {
    answer(home, &[&["search"], args].concat())
}

fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("harbour.yaml"), HARBOUR).unwrap();
    home
}

/// `expected`: what is printed, with `rc` before it.
#[track_caller]
fn check(args: &[&str], expected: &str) {
    let home = home();
    let args = [args, &["--in", "harbour.yaml"]].concat();
    let (code, out, told) = search(home.path(), &args);
    assert_eq!(format!("{code}\n{out}{told}"), expected, "{args:?}");
}

#[test]
fn what_is_found_is_told_with_its_place_and_marking() {
    check(
        &["tide"],
        "0
TLP:GREEN · actor · harbour/crew · The Tide Crew · harbour.yaml:5
",
    );
    // By whom it is, is one word more to find it by, and not a place of its own.
    check(
        &["tide crew siren", "kind:event"],
        "0
TLP:RED · event · harbour/stop · Cranes stop · harbour.yaml:7
    A siren was heard.
",
    );
    check(
        &["siren"],
        "0
TLP:RED · event · harbour/stop · Cranes stop · harbour.yaml:7
    A siren was heard.
TLP:RED · event · harbour/later · Cranes go on · harbour.yaml:8
    The siren of Cranes stop again.
TLP:GREEN · actor · harbour/crew · The Tide Crew · harbour.yaml:5
    Odds of 50-to-1 against a siren.
",
    );
    check(
        &["50 to 1", "kind:actor"],
        "0
TLP:GREEN · actor · harbour/crew · The Tide Crew · harbour.yaml:5
    Odds of 50-to-1 against a siren.
",
    );
    check(
        &["is:later"],
        "0
TLP:GREEN · event · harbour/later · Cranes go on · harbour.yaml:8
",
    );
}

#[test]
fn nothing_found_is_exit_code_1_and_says_what_is_wrong() {
    check(&["zzzz"], "1\n");
    check(&["zsecret"], "1\n");
    check(
        &["kind:evnt"],
        "1\nbluf: nothing here has kind:evnt, did you mean `event`?\n",
    );
}

#[test]
fn what_is_withheld_is_not_found() {
    check(
        &["siren", "--max-tlp", "GREEN"],
        "0
TLP:GREEN · event · harbour/later · Cranes go on · harbour.yaml:8
    The siren of (withheld) again.
TLP:GREEN · actor · harbour/crew · The Tide Crew · harbour.yaml:5
    Odds of 50-to-1 against a siren.
",
    );
    check(
        &["cranes", "--as-of", "2014-12-20"],
        "0
TLP:RED · event · harbour/stop · Cranes stop · harbour.yaml:7
",
    );
}

#[test]
fn json_has_a_version_and_what_is_to_be_marked() {
    let home = home();
    let args = ["siren", "--in", "harbour.yaml", "--format", "json"];
    let (code, out, told) = search(home.path(), &args);
    assert_eq!((code, told.as_str()), (0, ""));
    let json: Value = serde_json::from_str(&out).unwrap();
    assert_eq!(
        (&json["version"], &json["in_texts"]),
        (&1.into(), &3.into())
    );
    let first = &json["found"][0];
    assert_eq!(
        (&first["id"], &first["line"]),
        (&"harbour/stop".into(), &7.into())
    );
    let text = first["text"].as_str().unwrap();
    let mark = |i: usize| usize::try_from(first["marks"][0][i].as_u64().unwrap()).unwrap();
    assert_eq!(&text[mark(0)..mark(1)], "siren");
}
