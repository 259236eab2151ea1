//! `bluf check` and `bluf fix`: what is told of which files, in which form, and what is mended.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use proptest::prelude::*;

use super::cli::{answer, piped};
use bluf::facade::check::{Selection, review};
use bluf::facade::{Library, SourceFile};

const LIB: &str = "kind: library\ntlp: CLEAR\nactors:\n  nk: {name: North Korea, kind: state}\n";
const ONE: &str = "title: One # why\r\ntlp: TLP:CLEAR\r\nevents:\r\n  - {id: leak, title: 'Leak by [[nk]]', techniques: [t1566/001]} # keep\r\n";

fn folder() -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("b");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("lib.yaml"), LIB).unwrap();
    fs::write(folder.join("one.yaml"), ONE).unwrap();
    home
}

#[test]
fn kinds_of_problems_are_chosen_and_left_out() {
    let home = folder();
    let short = |args: &[&str]| {
        let args = [&["check", "--format", "short", "b"], args].concat();
        let (code, out, told) = answer(home.path(), &args);
        let codes = out.lines().map(|line| line.rsplit_once('[').unwrap().1);
        let codes: Vec<String> = codes
            .map(|code| code.trim_end_matches(']').to_owned())
            .collect();
        (code, codes.join(" "), told)
    };
    let told = |args: &[&str]| short(args).1;
    assert_eq!(told(&[]), "unusual-value unsourced attack-id");
    assert_eq!(told(&["--ignore", "tradecraft"]), "unusual-value");
    assert_eq!(
        told(&["--select", "unsourced,format"]),
        "unusual-value unsourced"
    );
    assert_eq!(
        told(&["--select", "tradecraft", "--ignore", "attack-id"]),
        "unsourced"
    );
    assert_eq!(short(&[]).0, 0);
    assert_eq!(short(&["--deny-warnings"]).0, 1);
    assert_eq!(short(&["--deny-warnings", "--select", "unsourced"]).0, 0);
    let (code, _, told) = short(&["--select", "unsorced"]);
    assert_eq!(code, 2);
    assert!(told.contains("did you mean `unsourced`?"), "{told}");
}

#[test]
fn what_comes_through_a_pipe_is_read_where_it_belongs() {
    let home = folder();
    let text = b"title: One\ntlp: CLEAR\nevents: ['By [[nk]] and [[nobody]]']\n";
    let check = |args: &[&str]| {
        let args = [
            &["check", "--format", "short", "--ignore", "tradecraft", "-"],
            args,
        ]
        .concat();
        piped(home.path(), &args, text)
    };
    let (code, out, _) = check(&[]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(out, @"
    stdin.yaml:3:16: error: nothing has the id `nk` [dangling]
    stdin.yaml:3:27: error: nothing has the id `nobody` [dangling]
    ");
    let (_, out, _) = check(&["--stdin-name", "b/one.yaml"]);
    insta::assert_snapshot!(out, @"b/one.yaml:3:27: error: nothing has the id `nobody` [dangling]");
    // A file that is not there yet has the context of its folder, too.
    let (_, out, _) = check(&["--stdin-name", "b/new.yaml"]);
    insta::assert_snapshot!(out, @"b/new.yaml:3:27: error: nothing has the id `nobody` [dangling]");
    let (code, out, _) = piped(
        home.path(),
        &["check", "--format", "short", "-"],
        b"\xff\0\xff",
    );
    assert_eq!((code, out.contains("[not-utf8]")), (1, true), "{out}");
}

#[test]
fn without_a_path_the_library_is_checked() {
    let home = folder();
    let (code, out, told) = answer(home.path(), &["check"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(out.contains("files checked: 0 errors, 0 warnings"), "{out}");
    let own = home.path().join(".local/share/bluf");
    fs::create_dir_all(&own).unwrap();
    fs::rename(home.path().join("b"), own.join("briefings")).unwrap();
    let (code, out, told) = answer(home.path(), &["check"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(
        out.contains("2 files checked: 0 errors, 2 warnings, 1 note"),
        "{out}"
    );
    assert!(out.contains("0 of 2 entries have a source (0 %)"), "{out}");
}

#[test]
fn of_a_baseline_only_what_is_new_is_told() {
    let home = folder();
    let check = |args: &[&str]| {
        answer(
            home.path(),
            &[&["check", "--baseline", "old.json", "b"], args].concat(),
        )
    };
    let (code, _, told) = check(&[]);
    assert_eq!(code, 2);
    assert!(told.contains("--write-baseline"), "{told}");
    let (code, out, _) = check(&["--write-baseline"]);
    assert_eq!(
        (code, out.as_str()),
        (0, "3 problems written to old.json\n")
    );
    let (code, out, _) = check(&["--deny-warnings"]);
    assert_eq!(code, 0, "{out}");
    insta::assert_snapshot!(out, @"
    2 files checked, no problems
    3 more are in the baseline
    0 of 2 entries have a source (0 %)
    ");
    let more = format!("# moved\n{ONE}  - {{title: b, sources: x}}\r\n");
    fs::write(home.path().join("b/one.yaml"), more).unwrap();
    let (code, out, _) = check(&["--format", "short"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(out, @"b/one.yaml:6:25: error: no source has the id `x` [dangling]");
    // It holds no words of a briefing.
    let written = fs::read_to_string(home.path().join("old.json")).unwrap();
    assert!(
        !written.contains("Leak") && !written.contains("t1566"),
        "{written}"
    );
}

#[test]
fn forms_for_other_programs() {
    let home = folder();
    let (_, out, _) = answer(home.path(), &["check", "--format", "github", "b"]);
    insta::assert_snapshot!(out, @"
    ::warning file=b/one.yaml,line=2,endLine=2,col=6,endColumn=15,title=unusual-value::`TLP:CLEAR` is written `CLEAR`%0Awrite `CLEAR`
    ::notice file=b/one.yaml,line=4,endLine=4,col=10,endColumn=14,title=unsourced::this event has no source%0Aadd `sources: its-id`
    ::warning file=b/one.yaml,line=4,endLine=4,col=54,endColumn=63,title=attack-id::`t1566/001` is not the id of a technique%0Awrite `T1566.001`
    ");
    let (_, out, _) = answer(
        home.path(),
        &["check", "--format", "json", "--select", "unsourced", "b"],
    );
    insta::assert_snapshot!(out, @r#"
    {
      "version": 1,
      "problems": [
        {
          "code": "unsourced",
          "severity": "info",
          "path": "b/one.yaml",
          "line": 4,
          "column": 10,
          "end_line": 4,
          "end_column": 14,
          "marking": "TLP:CLEAR",
          "message": "this event has no source",
          "help": "add `sources: its-id`"
        }
      ],
      "coverage": {
        "entries": 2,
        "sourced": 0
      }
    }
    "#);
    let (_, out, _) = answer(home.path(), &["check", "--format", "sarif", "b"]);
    let log: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(log["version"], "2.1.0");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), 3);
    for result in results {
        let rule = &log["runs"][0]["tool"]["driver"]["rules"]
            [result["ruleIndex"].as_u64().unwrap() as usize];
        assert_eq!(rule["id"], result["ruleId"]);
    }
}

#[test]
fn only_what_has_one_meaning_is_mended_and_nothing_else_changes() {
    let home = folder();
    let file = home.path().join("b/one.yaml");
    let (code, out, _) = answer(home.path(), &["fix", "--diff", "b"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(out, @"
    --- b/one.yaml
    +++ b/one.yaml
    @@ -1,4 +1,4 @@
     title: One # why
    -tlp: TLP:CLEAR
    +tlp: CLEAR
     events:
    -  - {id: leak, title: 'Leak by [[nk]]', techniques: [t1566/001]} # keep
    +  - {id: leak, title: 'Leak by [[nk]]', techniques: [T1566.001]} # keep
    ");
    assert_eq!(fs::read_to_string(&file).unwrap(), ONE);
    let (code, out, _) = answer(home.path(), &["fix", "b"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out, @"
    b/one.yaml:2:6: write `CLEAR` [unusual-value]
    b/one.yaml:4:54: write `T1566.001` [attack-id]
    2 problems mended in 1 file; 1 left
    ");
    let mended = ONE
        .replace("TLP:CLEAR", "CLEAR")
        .replace("t1566/001", "T1566.001");
    assert_eq!(fs::read_to_string(&file).unwrap(), mended);
    let (_, out, _) = answer(home.path(), &["fix", "b"]);
    insta::assert_snapshot!(out, @"nothing mended; 1 left");
    assert_eq!(fs::read_to_string(&file).unwrap(), mended);
}

#[test]
fn likely_fixes_are_made_only_when_asked_for() {
    let home = folder();
    let file = home.path().join("b/one.yaml");
    let text = "title: One\ntlp: CLEAR\nevents: [{titel: Leak}]\n";
    fs::write(&file, text).unwrap();
    let (code, out, _) = answer(home.path(), &["fix", "b"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(out, @"nothing mended; 1 left, of which `--unsafe` may mend 1");
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    let (code, out, told) = answer(
        home.path(),
        &["check", "--fix", "--unsafe", "--format", "short", "b"],
    );
    assert_eq!(code, 0);
    insta::assert_snapshot!(out, @"b/one.yaml:3:11: info: this event has no source [unsourced]");
    insta::assert_snapshot!(told, @"
    b/one.yaml:3:11: write `title` [unknown-key]
    1 problem mended in 1 file; 1 left
    ");
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        text.replace("titel", "title")
    );
    let (code, _, told) = answer(home.path(), &["check", "--unsafe", "b"]);
    assert_eq!(code, 2);
    assert!(told.contains("--fix"), "{told}");
}

#[test]
fn what_comes_through_a_pipe_is_handed_on_mended() {
    let home = folder();
    let (code, out, told) = piped(home.path(), &["fix", "-"], ONE.as_bytes());
    assert_eq!(code, 1, "{told}");
    assert_eq!(
        out,
        ONE.replace("TLP:CLEAR", "CLEAR")
            .replace("t1566/001", "T1566.001")
    );
    assert!(told.contains("2 problems mended in 1 file"), "{told}");
    // There, the actor is known; the file itself stays as it is.
    let args = ["fix", "-", "--stdin-name", "b/one.yaml"];
    let (code, _, told) = piped(home.path(), &args, ONE.as_bytes());
    assert_eq!(code, 0, "{told}");
    assert_eq!(
        fs::read_to_string(home.path().join("b/one.yaml")).unwrap(),
        ONE
    );
}

#[test]
fn all_files_are_mended_or_none() {
    let home = folder();
    let two = home.path().join("b/two.yaml");
    fs::write(&two, ONE).unwrap();
    let mut permissions = fs::metadata(&two).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&two, permissions).unwrap();
    let (code, out, told) = answer(home.path(), &["fix", "b"]);
    assert_eq!((code, out.as_str()), (2, ""), "{told}");
    assert!(
        told.contains("nothing is changed") && told.contains("two.yaml"),
        "{told}"
    );
    assert_eq!(
        fs::read_to_string(home.path().join("b/one.yaml")).unwrap(),
        ONE
    );
}

#[test]
fn the_briefings_of_the_program_are_not_mended() {
    let home = tempfile::tempdir().unwrap();
    let (code, _, told) = answer(home.path(), &["fix"]);
    assert_eq!(code, 2);
    assert!(told.contains("give the path of yours"), "{told}");
}

#[test]
fn whenever_a_file_changes_it_is_told_again() {
    let home = folder();
    let mut child = Command::new(env!("CARGO_BIN_EXE_bluf"))
        .args([
            "check", "--watch", "--format", "short", "--select", "format", "b",
        ])
        .env_clear()
        .env("HOME", home.path())
        .current_dir(home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || lines.next().unwrap().unwrap();
    assert!(next().ends_with("[unusual-value]"));
    let text = "title: One\ntlp: CLEAR\nevents: [{titel: a}]\n";
    fs::write(home.path().join("new"), text).unwrap();
    fs::rename(home.path().join("new"), home.path().join("b/one.yaml")).unwrap();
    assert!(next().starts_with('─'));
    assert!(next().ends_with("[unknown-key]"));
    child.kill().unwrap();
    child.wait().unwrap();
    let refused = |args: &[&str]| {
        let (code, _, told) = answer(home.path(), args);
        assert_eq!(code, 2, "{told}");
        assert!(told.contains("give the path of one"), "{told}");
    };
    refused(&["check", "--watch"]);
    refused(&["check", "--watch", "-"]);
}

#[test]
fn what_the_configuration_says_is_followed() {
    let home = folder();
    let config = home.path().join(".config/bluf");
    fs::create_dir_all(&config).unwrap();
    let put = |text: &str| {
        fs::write(config.join("new"), text).unwrap();
        fs::rename(config.join("new"), config.join("config.yaml")).unwrap();
    };
    put("check: {ignore: [tradecraft, library]}\n");
    let mut child = Command::new(env!("CARGO_BIN_EXE_bluf"))
        .args(["check", "--watch", "--format", "short", "b"])
        .env_clear()
        .env("HOME", home.path())
        .current_dir(home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || lines.next().unwrap().unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(next().ends_with("[unusual-value]"));
    // What cannot be understood changes nothing, and the next version counts.
    put("check: {ignore: [nothing-such]}\n");
    let mut said = || told.next().unwrap().unwrap();
    while !said().contains("nothing-such") {}
    put("check: {select: [unsourced]}\n");
    assert!(next().starts_with('─'));
    assert!(next().ends_with("[unsourced]"));
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn what_the_configuration_says_is_told_when_the_files_are_there_again() {
    let home = folder();
    let config = home.path().join(".config/bluf");
    fs::create_dir_all(&config).unwrap();
    let (folder, away) = (home.path().join("b"), home.path().join("away"));
    let put = |what: &str| {
        let text = format!("library: {}\ncheck: {{{what}}}\n", folder.display());
        fs::write(config.join("new"), text).unwrap();
        fs::rename(config.join("new"), config.join("config.yaml")).unwrap();
    };
    put("ignore: [tradecraft, library]");
    let mut child = Command::new(env!("CARGO_BIN_EXE_bluf"))
        .args(["check", "--watch", "--format", "short"])
        .env_clear()
        .env("HOME", home.path())
        .current_dir(home.path())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || lines.next().unwrap().unwrap();
    let mut told = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(next().ends_with("[unusual-value]"));
    let mut failed = || {
        let line = told.next().unwrap().unwrap();
        assert!(line.starts_with("bluf: "), "{line}");
    };
    fs::rename(&folder, &away).unwrap();
    failed();
    put("select: [unsourced]");
    failed();
    fs::rename(&away, &folder).unwrap();
    assert!(next().starts_with('─'));
    assert!(next().ends_with("[unsourced]"));
    child.kill().unwrap();
    child.wait().unwrap();
}

/// What `bluf fix` makes of a text that comes through a pipe.
fn fixed(home: &Path, text: &str, args: &[&str]) -> String {
    let args = [&["fix", "-"], args].concat();
    piped(home, &args, text.as_bytes()).1
}

fn told(text: &str) -> Vec<String> {
    let library = Library::load(vec![SourceFile::named("stdin.yaml", text)], Vec::new());
    let problems = review(&library, &Selection::default());
    let serious = problems
        .iter()
        .filter(|problem| problem.severity() < bluf::facade::Severity::Info);
    serious
        .map(|problem| format!("{} {}", problem.code, problem.message))
        .collect()
}

/// Lines of a briefing, some of them with slips.
fn lines() -> impl Strategy<Value = String> {
    let line = prop::sample::select(vec![
        "tlp: TLP:GREEN\n",
        "tlp: WHITE\n",
        "asof: 2014\n",
        "# a comment: TLP:GREEN\n",
        "\n",
        "events:\n  - {title: a, kind: \"atribution\", techniques: [t1566]}\n  - title: b # c\n    kind: leak\n    kind: leak\n",
        "actors:\n  norway: {name: NO, country: NO}\n  x: &x {name: X}\n",
        "judgements:\n  j: {text: It is likely., likelihood: probabl, confidence: medium}\n",
        "sources: {s: {title: S, realiability: B}}\n",
        "statements:\n  said: {by: x, says: It., tlp: amber}\n",
    ]);
    let ends = prop::bool::ANY;
    (prop::collection::vec(line, 0..8), ends).prop_map(|(lines, crlf)| {
        let text = format!("title: t\n{}", lines.concat());
        if crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn mending_again_changes_nothing_and_brings_nothing(text in lines(), likely in prop::bool::ANY) {
        let home = tempfile::tempdir().unwrap();
        let args: &[&str] = if likely { &["--unsafe"] } else { &[] };
        let once = fixed(home.path(), &text, args);
        prop_assert_eq!(&fixed(home.path(), &once, args), &once);
        let (mut before, after) = (told(&text), told(&once));
        for problem in after {
            let was = before.iter().position(|own| *own == problem);
            prop_assert!(was.is_some(), "{problem}\n{text}\n{once}");
            before.swap_remove(was.unwrap());
        }
        prop_assert_eq!(text.matches('\r').count() >= once.matches('\r').count(), true);
        for comment in ["# a comment: TLP:GREEN", "# c"] {
            prop_assert_eq!(text.matches(comment).count(), once.matches(comment).count());
        }
    }
}
