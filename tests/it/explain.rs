//! `bluf explain` and `bluf new`, as whoever begins meets them.

use std::fs;

use bluf::facade::{Code, check};

use super::cli::answer;

/// What `bluf explain` prints for some words; it must go well.
fn explained(words: &[&str]) -> String {
    let home = tempfile::tempdir().unwrap();
    let args: Vec<&str> = std::iter::once(&"explain").chain(words).copied().collect();
    let (code, out, told) = answer(home.path(), &args);
    assert_eq!((code, told.as_str()), (0, ""));
    out
}

/// What is told where nothing is explained.
fn refused(words: &str) -> String {
    let home = tempfile::tempdir().unwrap();
    let (code, out, told) = answer(home.path(), &["explain", words]);
    assert_eq!((code, out.as_str()), (2, ""));
    told
}

#[test]
fn a_problem_is_explained_with_an_example_and_its_remedy() {
    insta::assert_snapshot!(explained(&["bad-date"]), @r"
    bad-date
    error (format): not a date
    Dates are EDTF (ISO 8601-2) level 0 or 1, as in `2014`, `2014-12`, `2014-12-19`, `2014-12?`,
    `2014-11/2014-12`.

    Why it matters
      The entry stands in the timeline without its date, and is found by no search for days.

    What to do
      Write it from the largest part to the smallest, as in 2014-12-19, and only as much of it as the
      source says. Words of the source go into `when`.

    As it should not be
      title: Sony hack
      tlp: CLEAR
      events:
        - {title: FBI attributes the attack, date: 19.12.2014}
      Told at sony-hack.yaml:4:46.

    Put right
      title: Sony hack
      tlp: CLEAR
      events:
        - {title: FBI attributes the attack, date: 2014-12-19}
    ");
}

#[test]
fn a_field_says_what_it_takes() {
    insta::assert_snapshot!(explained(&["evidence.relevance"]), @r"
    evidence.relevance
    How much it bears on the matter.
    Of            `evidence`: A piece of evidence.
    Takes         one of `low`, `medium`, `high`

    Words
      Word    Means
      ──────────────────
      low     A little.
      medium  Fairly.
      high    Very much.

    Example
      relevance: high
    ");
}

#[test]
fn a_word_says_what_it_means_and_what_is_beside_it() {
    let said = explained(&["very", "likely"]);
    assert!(said.starts_with("very-likely\n80 to 95 %.\n"), "{said}");
    assert!(said.contains("  almost-certain     95 to 99 %."), "{said}");
}

#[test]
fn a_kind_shows_its_fields_and_an_example() {
    let said = explained(&["option"]);
    for part in [
        "title ",
        "a line, required",
        "pros ",
        "an argument, or several",
        "press-china:",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_command_shows_its_help() {
    assert!(explained(&["check"]).contains("Usage: bluf check"));
}

#[test]
fn the_list_names_every_code_and_the_whole_format_every_field() {
    let (list, format) = (explained(&[]), explained(&["format"]));
    for code in Code::ALL {
        assert!(
            list.contains(code.name()) && format.contains(code.name()),
            "{code}"
        );
    }
    for rule in check::RULES {
        let why = rule.explanation().why.split_whitespace().next().unwrap();
        assert!(format.contains(why), "{}", rule.code);
    }
}

#[test]
fn markdown_keeps_names_and_examples_as_they_are() {
    let said = explained(&["bad-id", "--format", "markdown"]);
    assert!(said.contains("# `bad-id`\n"), "{said}");
    assert!(said.contains("```\ntitle: Sony hack\n"), "{said}");
}

#[test]
fn what_is_near_is_explained_and_what_is_not_is_asked_after() {
    let home = tempfile::tempdir().unwrap();
    let (code, out, told) = answer(home.path(), &["explain", "bad-dat"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("bad-date\n"));
    assert_eq!(
        told,
        "bluf: nothing is called `bad-dat`: this is `bad-date`\n"
    );
    insta::assert_snapshot!(refused("dupli"), @"bluf: nothing is called `dupli`: did you mean one of duplicate-key, duplicate-id, duplicate-briefing?");
    insta::assert_snapshot!(refused("weltgeist"), @"bluf: nothing is called `weltgeist`: `bluf explain` lists all");
    insta::assert_snapshot!(refused("\u{1b}[31m"), @"bluf: nothing is called `␛[31m`: `bluf explain` lists all");
}

#[test]
fn a_new_briefing_is_without_a_problem() {
    let home = tempfile::tempdir().unwrap();
    for (name, args) in [
        ("minimal", &[][..]),
        ("full", &["--from", "full"]),
        ("incident", &["--from", "incident"]),
        ("options", &["--from", "options"]),
        ("shared", &["--kind", "library"]),
    ] {
        let file = format!("{name}/{name}.yaml");
        let args = [&["new", &file], args].concat();
        let (code, out, told) = answer(home.path(), &args);
        assert_eq!((code, out.as_str()), (0, ""), "{told}");
        assert!(told.starts_with(&file), "{told}");
        let text = fs::read_to_string(home.path().join(&file)).unwrap();
        assert!(
            text.starts_with("# yaml-language-server: $schema="),
            "{text}"
        );
        let (code, out, told) = answer(home.path(), &["check", "--deny-warnings", &file]);
        assert_eq!((code, told.as_str()), (0, ""), "{out}");
    }
}

#[test]
fn a_library_file_begins_in_one_way() {
    let home = tempfile::tempdir().unwrap();
    let args = ["new", "a.yaml", "--kind", "library", "--from", "full"];
    let (code, out, told) = answer(home.path(), &args);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        told.contains("leave `--from` or `--kind library` out"),
        "{told}"
    );
    assert!(!home.path().join("a.yaml").exists());
}

#[test]
fn without_a_file_a_new_briefing_goes_to_stdout() {
    let home = tempfile::tempdir().unwrap();
    let (code, out, told) = answer(home.path(), &["new"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(out.contains("\ntitle: "), "{out}");
    assert!(fs::read_dir(home.path()).unwrap().next().is_none());
}

#[test]
fn a_new_briefing_has_an_ending_by_which_it_is_found() {
    let home = tempfile::tempdir().unwrap();
    let (code, _, told) = answer(home.path(), &["new", "ukraine"]);
    assert_eq!(code, 0);
    assert!(told.starts_with("ukraine.yaml is written"), "{told}");
    assert!(home.path().join("ukraine.yaml").exists());
    assert!(!home.path().join("ukraine").exists());
    let (code, _, told) = answer(home.path(), &["new", "ukraine.txt"]);
    assert_eq!(code, 2);
    assert_eq!(
        told,
        "bluf: briefings end in `.yaml`: write ukraine.txt.yaml\n"
    );
    let (code, _, told) = answer(home.path(), &["new", "syria.yml"]);
    assert_eq!(code, 0, "{told}");
}

#[test]
fn what_is_there_stays_as_it_is() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("mine.yaml"), "mine").unwrap();
    let (code, out, told) = answer(home.path(), &["new", "mine.yaml", "--from", "full"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        told,
        "bluf: mine.yaml is there already, and stays as it is: name another file\n"
    );
    assert_eq!(
        fs::read_to_string(home.path().join("mine.yaml")).unwrap(),
        "mine"
    );
}

#[test]
fn programs_have_the_same_as_json() {
    let json = |words: &[&str]| -> serde_json::Value {
        let text = explained(&[words, &["--format", "json"]].concat());
        serde_json::from_str(&text).unwrap()
    };
    let told = json(&["unsourced"]);
    assert_eq!(told["version"], 1);
    let topic = &told["topics"][0];
    assert_eq!(
        (&topic["name"], &topic["sort"]),
        (&"unsourced".into(), &"problem".into())
    );
    assert_eq!(
        (&topic["severity"], &topic["group"]),
        (&"info".into(), &"tradecraft".into())
    );
    assert!(
        topic["page"]
            .as_str()
            .unwrap()
            .contains(topic["why"].as_str().unwrap())
    );
    let (bad, at) = (&topic["bad"][0], topic["at"].as_str().unwrap());
    assert!(at.starts_with(bad["path"].as_str().unwrap()), "{at}");
    let field = &json(&["evidence.relevance"])["topics"][0];
    assert_eq!(field["of"], "evidence");
    assert_eq!(field["words"][0]["word"], "low");
    let kind = &json(&["events"])["topics"][0];
    assert_eq!(
        (&kind["name"], &kind["collection"]),
        (&"event".into(), &"events".into())
    );
    assert!(
        kind["fields"]
            .as_array()
            .unwrap()
            .iter()
            .any(|field| field["name"] == "title" && field["required"] == true)
    );
    let list = json(&[]);
    let names = list["topics"].as_array().unwrap().iter();
    let names: Vec<&str> = names.map(|topic| topic["name"].as_str().unwrap()).collect();
    for code in Code::ALL {
        assert!(names.contains(&code.name()), "{code}");
    }
    assert!(names.contains(&"bluf check"));
    let whole = json(&["format"]);
    assert!(
        whole["topics"]
            .as_array()
            .unwrap()
            .iter()
            .all(|topic| topic["page"].is_string())
    );
    let (code, out, _) = answer(
        tempfile::tempdir().unwrap().path(),
        &["explain", "nosuchthing", "--format", "json"],
    );
    assert_eq!((code, out.as_str()), (2, ""));
}
