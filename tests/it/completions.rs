//! What a shell is offered that asks the program at each Tab.

use std::fs;
use std::path::Path;
use std::process::Command;

/// What a shell is offered for the last of some words, a line each.
fn offered(shell: &str, home: &Path, words: &[&str]) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_bluf"))
        .args(["--", "bluf"])
        .args(words)
        .env_clear()
        .env("HOME", home)
        .env("BLUF_COMPLETE", shell)
        .env("_CLAP_COMPLETE_INDEX", words.len().to_string())
        .env("_CLAP_IFS", "\n")
        .current_dir(home)
        .output()
        .unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let out = String::from_utf8(output.stdout).unwrap();
    out.lines().map(str::to_owned).collect()
}

const BRIEFING: &str = "
title: Harbour
tlp: CLEAR
actors:
  norway: {name: \"Nor\\u001b[31mway\"}
  north-crew: {name: North crew, tlp: RED}
events: [{id: nothing, title: Nothing happened}, {id: norm, title: Later, date: 2015-05-01}]
";

fn folder() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("b")).unwrap();
    fs::write(home.path().join("b/harbour.yaml"), BRIEFING).unwrap();
    home
}

#[test]
fn ids_are_those_of_the_briefings_that_the_command_would_read() {
    let home = folder();
    let check = |words: &[&str], expected: &[&str]| {
        assert_eq!(offered("bash", home.path(), words), expected, "{words:?}");
    };
    check(&["show", "--in", "b", "nort"], &["north-crew"]);
    check(&["show", "--in", "b/harbour.yaml", "not"], &["nothing"]);
    check(
        &["show", "--in", "b", "harbour/nor"],
        &["harbour/norm", "harbour/north-crew", "harbour/norway"],
    );
    check(
        &["show", "--max-tlp", "clear", "--in", "b", "nor"],
        &["norm", "norway"],
    );
    // Without a path: what is part of the program.
    check(&["show", "sony-hack/kim"], &["sony-hack/kim"]);
}

#[test]
fn a_ceiling_holds_wherever_it_stands_and_one_that_cannot_be_read_shows_nothing() {
    let home = folder();
    let check = |flags: &str, expected: &[&str]| {
        let mut words = vec!["show", "--in", "b"];
        words.extend(flags.split(' ').filter(|flag| !flag.is_empty()));
        words.push("nor");
        assert_eq!(offered("bash", home.path(), &words), expected, "{flags}");
    };
    let all = ["norm", "north-crew", "norway"];
    check("", &all);
    check("--format markdown", &all);
    for ceiling in ["--max-tlp clear", "--max-tlp=clear"] {
        check(ceiling, &["norm", "norway"]);
        check(&format!("--format markdown {ceiling}"), &["norm", "norway"]);
        check(&format!("--width 40 norway {ceiling}"), &["norm", "norway"]);
        check(
            &format!("{ceiling} --format markdown --"),
            &["norm", "norway"],
        );
    }
    check("--as-of 2014 --format markdown", &["north-crew", "norway"]);
    check("--format text --as-of 2014 --max-tlp clear", &["norway"]);
    // What the command would refuse: the first as bash parts it.
    for refused in [
        "--max-tlp = clear",
        "--max-tlp GRN",
        "--as-of 2014-13",
        "--wdith 40 --max-tlp clear",
        "--format markdwon --max-tlp clear",
    ] {
        check(refused, &[]);
    }
    // What is not typed yet may be missing, and a command without a ceiling sees everything.
    let renamed = offered("bash", home.path(), &["rename", "sony-hack/kim"]);
    assert_eq!(renamed, ["sony-hack/kim"]);
}

#[test]
fn an_id_that_several_briefings_have_is_offered_of_each() {
    let home = folder();
    let other = BRIEFING
        .replace("Harbour", "Quay")
        .replace("  north-crew: {name: North crew, tlp: RED}\n", "");
    fs::write(home.path().join("b/quay.yaml"), other).unwrap();
    let offered = offered("bash", home.path(), &["show", "--in", "b", "no"]);
    assert_eq!(
        offered,
        [
            "harbour/norm",
            "harbour/norway",
            "harbour/nothing",
            "north-crew",
            "quay/norm",
            "quay/norway",
            "quay/nothing"
        ]
    );
}

#[test]
fn topics_and_commands_are_offered() {
    let home = folder();
    assert_eq!(
        offered("bash", home.path(), &["explain", "bad-d"]),
        ["bad-date"]
    );
    for (words, offers) in [
        (["check", "--deny"], "--deny-warnings"),
        (["show", "--form"], "--format"),
    ] {
        assert_eq!(offered("bash", home.path(), &words), [offers]);
    }
    assert!(offered("bash", home.path(), &["expl"]).contains(&"explain".to_owned()));
}

#[test]
fn whatever_is_wrong_nothing_is_said() {
    let home = folder();
    fs::write(home.path().join("b/broken.yaml"), "title: \"b\nevents: [").unwrap();
    assert_eq!(
        offered("bash", home.path(), &["show", "--in", "nowhere", "n"]),
        [""; 0]
    );
    assert_eq!(
        offered("bash", home.path(), &["show", "--in", "b", "norw"]),
        ["norway"]
    );
    assert_eq!(
        offered("bash", home.path(), &["show", "--in", "b", "\u{1b}"]),
        [""; 0]
    );
}

#[test]
fn what_stands_beside_an_id_has_its_marking_and_no_control_characters() {
    let home = folder();
    // Bash and elvish show ids alone.
    for shell in ["zsh", "fish", "powershell"] {
        let all = offered(shell, home.path(), &["show", "--in", "b", "nor"]).join("\n");
        assert!(
            all.contains("TLP:RED · actor · North crew"),
            "{shell}: {all}"
        );
        assert!(!all.contains('\u{1b}'), "{shell}: {all}");
    }
}
