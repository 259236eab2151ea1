//! `bluf show`, as a person runs it: pages as text and as Markdown, by the ids that people write.

use std::fs;
use std::path::Path;

use bluf::facade::{Context, Dates, Library, columns, embedded, page, plain};
use tempfile::TempDir;

use super::cli::answer;

const HARBOUR: &str = "
title: Harbour
tlp: GREEN
actors:
  crew: {name: The Tide Crew, kind: group, notes: Zsecret}
events:
  - {id: stop, title: 'Cranes of [[crew]] stop', date: 2014-12-19, tlp: RED, notes: Zsecret}
  - {id: quiet, title: Nothing happens, notes: Zsecret}
";
const BAY: &str = "
title: Bay
actors:
  crew: The Bay Crew
events:
  - {id: swell, title: Waves * rise, text: 'One | two\\ and [[harbour/stop|the cranes]].'}
";

/// A home with two briefings in it, in the folder `files`.
fn home() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    let files = home.path().join("files");
    fs::create_dir(&files).unwrap();
    fs::write(files.join("harbour.yaml"), HARBOUR).unwrap();
    fs::write(files.join("bay.yaml"), BAY).unwrap();
    home
}

/// What `bluf show` answers: exit code, stdout and stderr.
fn show(home: &Path, args: &[&str]) -> (i32, String, String) {
    answer(home, &[&["show"], args].concat())
}

#[track_caller]
fn shown(args: &[&str]) -> String {
    let home = home();
    let (code, out, told) = show(home.path(), args);
    assert_eq!((code, told.as_str()), (0, ""), "{out}");
    out
}

#[track_caller]
fn is_refused(args: &[&str], expected: &str) {
    let home = home();
    let (code, out, told) = show(home.path(), args);
    assert_eq!((code, out.as_str(), told.as_str()), (2, "", expected));
}

#[test]
fn a_page_stands_between_its_markings() {
    insta::assert_snapshot!(shown(&["--in", "files", "quiet"]), @"
    TLP:GREEN · event · harbour/quiet

    Nothing happens
    no date given

    TLP:GREEN
    ");
    insta::assert_snapshot!(shown(&["--in", "files", "swell", "--format", "markdown"]), @r"
    TLP:RED · event · `bay/swell`

    # Waves \* rise

    no date given

    One \| two\\ and the cranes (`harbour/stop`).

    TLP:RED
    ");
}

#[test]
fn the_marking_is_the_narrowest_of_all_that_a_page_names() {
    for (id, marking) in [
        ("harbour/stop", "TLP:RED"),
        // What points here is RED.
        ("harbour/crew", "TLP:RED"),
        ("quiet", "TLP:GREEN"),
        // It names the same actor elsewhere, which is GREEN, and has no marking itself.
        ("bay/crew", "unmarked"),
        ("bay", "unmarked"),
    ] {
        for format in ["text", "markdown"] {
            let out = shown(&["--in", "files", id, "--format", format]);
            let lines: Vec<&str> = out.lines().collect();
            assert!(lines[0].starts_with(&format!("{marking} · ")), "{id} {out}");
            assert_eq!(lines.last(), Some(&marking), "{id}");
        }
    }
}

#[test]
fn several_ids_are_several_pages_in_their_order() {
    let both = shown(&[
        "--in",
        "files/bay.yaml",
        "--in",
        "files/harbour.yaml",
        "quiet",
        "swell",
    ]);
    let each = ["quiet", "swell"].map(|id| shown(&["--in", "files", id]));
    assert_eq!(both, each.join("\n"));
}

#[test]
fn speaker_notes_are_never_shown() {
    for id in ["harbour", "harbour/stop", "quiet", "harbour/crew"] {
        for format in ["text", "markdown"] {
            assert!(!shown(&["--in", "files", id, "--format", format]).contains("Zsecret"));
        }
    }
}

#[test]
fn an_unknown_id_is_refused_with_the_one_that_was_meant() {
    is_refused(
        &["--in", "files", "quite"],
        "bluf: no entry is called `quite`: did you mean `quiet`?\n",
    );
    is_refused(
        &["--in", "files", "quiet", "harbor/quiet"],
        "bluf: no entry is called `harbor/quiet`: did you mean `harbour/quiet`?\n",
    );
    is_refused(
        &["--in", "files", "zzzzzzzzzzzz"],
        "bluf: no entry is called `zzzzzzzzzzzz`: open the briefings with `bluf`, where `yi` copies the id of an entry\n",
    );
}

#[test]
fn an_id_of_several_entries_is_refused_with_their_whole_ids() {
    is_refused(
        &["--in", "files", "crew"],
        "bluf: several entries are called `crew`: use one of\n    bay/crew\n    harbour/crew\n",
    );
}

#[test]
fn a_path_that_is_not_there_is_told() {
    let home = home();
    let (code, out, told) = show(home.path(), &["--in", "nowhere", "quiet"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(told.contains("no briefing found in nowhere"), "{told}");
    let (code, out, told) = show(home.path(), &["--in", "nowhere", "--in", "files", "quiet"]);
    assert_eq!(code, 0, "{told}");
    assert!(
        out.contains("Nothing happens") && told.contains("nowhere"),
        "{told}"
    );
}

#[test]
fn dates_are_written_as_the_configuration_wants_them() {
    let home = home();
    let config = home.path().join(".config/bluf");
    fs::create_dir_all(&config).unwrap();
    fs::write(config.join("config.yaml"), "version: 1\ndates: long\n").unwrap();
    let (_, out, told) = show(home.path(), &["--in", "files", "harbour/stop"]);
    assert!(out.contains("19 December 2014"), "{out}{told}");
}

#[test]
fn every_entry_of_the_program_is_shown_whole_at_each_width() {
    let library = Library::load(embedded::files(), Vec::new());
    let ids: Vec<String> = library
        .entries()
        .map(|(_, entry)| entry.id.to_string())
        .collect();
    for width in [60, 80, 120] {
        let columns_of = width.to_string();
        let mut args = vec!["--width", &columns_of];
        args.extend(ids.iter().map(String::as_str));
        let home = tempfile::tempdir().unwrap();
        let (code, out, told) = show(home.path(), &args);
        assert_eq!((code, told.as_str()), (0, ""));
        let pages = library.entries().map(|(entry, found)| {
            let page = page(&library, entry, Context::OnPage, Dates::Iso);
            let text = plain::text(&page, width);
            format!(
                "TLP:CLEAR · {} · {}\n\n{text}\n\nTLP:CLEAR\n",
                found.kind().word(),
                found.id
            )
        });
        let pages: Vec<String> = pages.collect();
        assert_eq!(out, pages.join("\n"), "{width}");
        let body = out.lines().filter(|line| !line.starts_with("TLP:"));
        let widest = body.map(columns).max().unwrap();
        assert!(
            widest <= usize::from(width) && widest > usize::from(width) - 3,
            "{width} {widest}"
        );
    }
}
