//! `--max-tlp` and `--as-of`, with the real program.

use std::fs;

use crate::cli::answer;

const SHARED: &str =
    "kind: library\ntlp: CLEAR\nactors: {harbour: {name: Harbour, tlp: RED}, mill: Mill}\n";
const ONE: &str = "title: One
tlp: CLEAR
as_of: 2014-12-20
bluf: The [[raid]] and the [[raid|night]].
events:
  - {id: storm, title: Storm, date: 2014-12-17, actors: [harbour, mill], see_also: raid}
  - {id: raid, title: Raid, date: 2014-12-19, tlp: AMBER, actors: [hrbour]}
  - {id: flood, title: Flood, titel: x}
evidence: {e: Evidence, f: {text: Finding, tlp: RED}}
questions: {q: {text: Why?, hypotheses: {h: Wind, k: Rain}, matrix: {e: C I, f: I C}}}
";

/// A folder with briefings in `b`.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("b")).unwrap();
    for (name, text) in files {
        fs::write(folder.path().join("b").join(name), text).unwrap();
    }
    folder
}

fn usual() -> tempfile::TempDir {
    folder(&[("shared.yaml", SHARED), ("one.yaml", ONE)])
}

#[test]
fn check_tells_what_is_wrong_with_what_is_left() {
    let folder = usual();
    let args = ["check", "--format", "short", "b"];
    let (code, out, told) = answer(folder.path(), &args);
    assert_eq!((code, told.as_str()), (1, ""));
    insta::assert_snapshot!(out, @"
    b/one.yaml:6:10: info: none of the 5 events, statements and pieces of evidence here has a source [unsourced]
    b/one.yaml:7:68: error: TLP:RED: no actor has the id `hrbour` [dangling]
    b/one.yaml:8:31: error: an event has no field `titel` [unknown-key]
    ");
    let (code, out, told) = answer(
        folder.path(),
        &[&args[..], &["--max-tlp", "GREEN"]].concat(),
    );
    assert_eq!(code, 1);
    insta::assert_snapshot!(out, @"
    b/one.yaml:6:10: info: none of the 3 events, statements and pieces of evidence here has a source [unsourced]
    b/one.yaml:8:31: error: an event has no field `titel` [unknown-key]
    b/one.yaml:10:42: info: no row counts against `h` [unfalsifiable]
    ");
    insta::assert_snapshot!(told, @"withheld: 3 entries marked narrower");
    let (code, out, told) = answer(folder.path(), &["check", "--as-of", "2014-12-18", "b"]);
    assert_eq!(code, 1);
    assert!(out.contains("titel") && !out.contains("hrbour"), "{out}");
    insta::assert_snapshot!(told, @"withheld: 1 entry known later");
}

#[test]
fn check_says_the_marking_of_what_it_quotes() {
    let folder = usual();
    let (_, out, _) = answer(folder.path(), &["check", "b"]);
    insta::assert_snapshot!(out, @"
    info[unsourced]: none of the 5 events, statements and pieces of evidence here has a source
     --> b/one.yaml:6:10
      |
    6 |   - {id: storm, title: Storm, date: 2014-12-17, actors: [harbour, mill], see_also: raid}
      |          ^^^^^
      |
      = help: list what they are from under `sources:`, and add `sources: its-id` to each

    error[dangling]: no actor has the id `hrbour`
     --> b/one.yaml:7:68  TLP:RED
      |
    7 |   - {id: raid, title: Raid, date: 2014-12-19, tlp: AMBER, actors: [hrbour]}
      |                                                                    ^^^^^^
      |
      = help: did you mean `harbour`?

    error[unknown-key]: an event has no field `titel`
     --> b/one.yaml:8:31
      |
    8 |   - {id: flood, title: Flood, titel: x}
      |                               ^^^^^
      |
      = help: did you mean `title`? Keys of your own start with `x-`

    2 files checked: 2 errors, 0 warnings, 1 note
    0 of 7 entries have a source (0 %)
    ");
    let (_, out, _) = answer(folder.path(), &["check", "--format", "json", "b"]);
    let markings: Vec<&str> = out
        .lines()
        .filter(|line| line.contains("marking"))
        .collect();
    insta::assert_snapshot!(markings.join("\n"), @r#"
    "marking": "TLP:CLEAR",
    "marking": "TLP:RED",
    "marking": "TLP:CLEAR",
    "#);
    // What cannot be read may be anything.
    let lost = "title: T\ntlp: CLEAR\nevents: [e]\nactors:\n  x: {name: X, tlp: RED\n  y: Y\n";
    fs::write(folder.path().join("b/lost.yaml"), lost).unwrap();
    let (_, out, _) = answer(
        folder.path(),
        &["check", "--format", "short", "b/lost.yaml"],
    );
    insta::assert_snapshot!(out, @"
    b/lost.yaml:3:10: info: this event has no source [unsourced]
    b/lost.yaml:5:6: error: TLP:?: `{` is not closed [syntax]
    b/lost.yaml:6:3: error: TLP:?: `y` is not an id [bad-id]
    ");
}

#[test]
fn lines_of_a_file_have_no_words_of_what_is_withheld() {
    let one = "title: One # Raid\ntlp: CLEAR\nevents: [{id: a, title: Raid, tlp: RED}, {id: b, title: Beach, titel: x}]\n";
    let folder = folder(&[("one.yaml", one)]);
    let (_, out, _) = answer(folder.path(), &["check", "--max-tlp", "GREEN", "b"]);
    insta::assert_snapshot!(out, @"
    info[unsourced]: this event has no source
     --> b/one.yaml:3:47
      |
    3 | events: [                              , {id: b, title: Beach, titel: x}]
      |                                               ^
      |
      = help: add `sources: its-id`

    error[unknown-key]: an event has no field `titel`
     --> b/one.yaml:3:64
      |
    3 | events: [                              , {id: b, title: Beach, titel: x}]
      |                                                                ^^^^^
      |
      = help: did you mean `title`? Keys of your own start with `x-`

    1 file checked: 1 error, 0 warnings, 1 note
    0 of 1 entry has a source (0 %)
    ");
}

#[test]
fn a_printed_screen_shows_what_is_left() {
    let folder = usual();
    let print = |args: &[&str]| {
        let (code, out, told) = answer(folder.path(), &[&["b", "--print"], args].concat());
        assert_eq!((code, told.as_str()), (0, ""), "{args:?}");
        out
    };
    let all = print(&["--keys", "gb"]);
    assert!(all.contains("The [Raid] and the [night]") && all.contains("as of 2014-12-20"));
    let green = print(&["--max-tlp", "green", "--keys", "gb"]);
    assert!(
        !green.contains("Raid") && !green.contains("Harbour"),
        "{green}"
    );
    assert!(green.contains("The (withheld) and the night."), "{green}");
    assert!(green.contains("3 entries marked narrower"), "{green}");
    let then = print(&["--as-of", "2014-12-18", "--keys", "gb"]);
    assert!(!then.contains("Raid") && then.contains("Harbour"), "{then}");
    assert!(
        then.contains("as of 2014-12-18") && then.contains("1 entry known later"),
        "{then}"
    );
    // The matrix is that of the evidence that is left, and says so; also when the files are read again.
    for keys in ["4<enter>", "4<enter>R", "4j<enter>"] {
        let page = print(&["--max-tlp", "GREEN", "--keys", keys]);
        assert!(!page.contains("Finding"), "{page}");
        assert!(
            page.contains("1 row; the scores are worked out anew without"),
            "{keys} {page}"
        );
    }
}

#[test]
fn words_of_a_later_day_say_so() {
    let folder = usual();
    let undated = "title: Two\ntlp: CLEAR\nbluf: Wait.\nevents: [e]\n";
    fs::write(folder.path().join("b/two.yaml"), undated).unwrap();
    let told = |args: &[&str]| {
        let (code, out, told) = answer(folder.path(), args);
        assert_eq!((code, told.as_str()), (0, ""), "{args:?}");
        let says_day = |line: &&str| line.contains("2014-12-");
        let lines = out.lines().filter(says_day);
        lines
            .map(|line| format!("{}\n", line.trim()))
            .collect::<String>()
    };
    let show = ["show", "--in", "b", "one", "--as-of"];
    let shown = |day: &str, args: &[&str]| told(&[&show[..], &[day], args].concat());
    insta::assert_snapshot!(shown("2014-12-18", &[]), @"
    TLP:CLEAR · as of 2014-12-18 · written for 2014-12-20
    As of         its words were written for 2014-12-20, and may say more than was
    known on 2014-12-18
    ");
    insta::assert_snapshot!(shown("2014-12-18", &["--format", "markdown"]), @"
    TLP:CLEAR · as of 2014-12-18 · **written for 2014-12-20**
    - **As of:** its words were written for 2014-12-20, and may say more than was known on 2014-12-18
    ");
    insta::assert_snapshot!(shown("2014-12-20", &[]), @"TLP:CLEAR · as of 2014-12-20");
    insta::assert_snapshot!(shown("2015", &[]), @"TLP:CLEAR · as of 2014-12-20");
    let undated = told(&["show", "--in", "b", "two", "--as-of", "2014-12-18"]);
    insta::assert_snapshot!(undated, @"
    TLP:CLEAR · as of 2014-12-18 · its words give no day
    2014-12-18
    ");
    let slides = ["present", "b/one.yaml", "--print", "--as-of", "2014-12-18"];
    assert!(told(&slides).starts_with("as of 2014-12-18 · written for 2014-12-20\n"));
}

#[test]
fn show_knows_nothing_of_what_is_withheld() {
    let folder = usual();
    let show = |args: &[&str]| answer(folder.path(), &[&["show", "--in", "b"], args].concat());
    let (code, out, _) = show(&["--max-tlp", "GREEN", "storm", "one"]);
    assert!(
        code == 0 && !out.contains("Raid") && !out.contains("Harbour"),
        "{out}"
    );
    let (code, out, told) = show(&["--as-of", "2014-12-18", "raid"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(told.contains("no entry is called `raid`"), "{told}");
}

#[test]
fn a_named_file_without_a_marking_is_refused_with_how_to_mark_it() {
    let unmarked = "title: Two\nevents: [Secret]\n";
    let folder = folder(&[
        ("one.yaml", ONE),
        ("two.yaml", unmarked),
        ("shared.yaml", "kind: library\nactors: {mill: Mill}\n"),
    ]);
    for (args, named) in [
        (&["check", "b/one.yaml", "b/two.yaml"][..], "b/two.yaml"),
        (&["b/two.yaml", "--print"], "b/two.yaml"),
        (&["check", "b/one.yaml", "b/shared.yaml"], "b/shared.yaml"),
    ] {
        let (code, out, told) = answer(folder.path(), &[args, &["--max-tlp", "RED"]].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        for part in [named, "no TLP marking", "add `tlp: CLEAR`"] {
            assert!(told.contains(part), "no `{part}` in: {told}");
        }
    }
    // What only stands beside is withheld and counted; a day asks for no marking.
    let (_, out, told) = answer(
        folder.path(),
        &["check", "--format", "short", "--max-tlp", "RED", "b"],
    );
    assert!(
        !out.contains("two.yaml") && !out.contains("shared.yaml"),
        "{out}"
    );
    insta::assert_snapshot!(told, @"withheld: 2 files without a marking");
    let (code, out, _) = answer(folder.path(), &["b/two.yaml", "--print", "--as-of", "2014"]);
    assert!(code == 0 && out.contains("Secret"), "{out}");
}

#[test]
fn nothing_left_is_said() {
    let folder = folder(&[("one.yaml", "title: One\ntlp: RED\nevents: [Secret]\n")]);
    let (code, out, told) = answer(folder.path(), &["b", "--print", "--max-tlp", "GREEN"]);
    assert_eq!((code, out.as_str()), (2, ""));
    insta::assert_snapshot!(told, @"bluf: all briefings in b are withheld: 2 entries marked narrower");
    let (code, out, _) = answer(folder.path(), &["check", "b", "--max-tlp", "GREEN"]);
    assert_eq!((code, out.as_str()), (0, "1 file checked, no problems\n"));
}

#[test]
fn flags_that_mean_nothing_are_refused() {
    let folder = usual();
    for (flag, value, part) in [
        (
            "--max-tlp",
            "PINK",
            "CLEAR, GREEN, AMBER, AMBER+STRICT, RED",
        ),
        ("--max-tlp", "?", "CLEAR, GREEN"),
        ("--as-of", "Friday", "2014-12-18"),
        ("--as-of", "2014/..", "2014-12-18"),
        ("--as-of", "", "2014-12-18"),
    ] {
        for args in [&["check", "b"][..], &["b", "--print"]] {
            let flag = format!("{flag}={value}");
            let (code, out, told) = answer(folder.path(), &[args, &[flag.as_str()]].concat());
            assert_eq!((code, out.as_str()), (2, ""), "{flag}");
            assert!(told.contains(part), "no `{part}` in: {told}");
        }
    }
}
