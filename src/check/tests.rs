use std::collections::HashSet;

use super::selection::Group;
use super::*;
use crate::diagnostic::Code;
use crate::diagnostic::explanation::Files;
use crate::diagnostic::fix::{Fix, Safety};
use crate::source::SourceFile;

/// What is told of some files: to whoever reads or, of a rule of tradecraft, to whoever writes.
fn told(code: Code, files: Files) -> Vec<String> {
    let files = files
        .iter()
        .map(|(name, text)| SourceFile::named(name, *text));
    let library = Library::load(files.collect(), Vec::new());
    let selection = match Group::of(code) {
        Group::Tradecraft => Selection::default(),
        _ => Selection::for_readers(),
    };
    review(&library, &selection)
        .iter()
        .map(|problem| format!("{} {}", problem.place, problem.code))
        .collect()
}

#[test]
fn each_rule_finds_its_bad_example_and_nothing_in_its_good_one() {
    for Rule {
        code,
        bad,
        at,
        good,
        ..
    } in RULES
    {
        assert_eq!(told(*code, bad), [format!("{at} {code}")]);
        assert_eq!(told(*code, good), Vec::<String>::new(), "{code}");
    }
}

#[test]
fn each_rule_has_a_code_of_its_own() {
    let codes: HashSet<Code> = RULES.iter().map(|rule| rule.code).collect();
    assert_eq!(codes.len(), RULES.len());
}

fn problems_in(text: &str) -> Vec<Diagnostic> {
    let file = SourceFile::named("b.yaml", text);
    problems(&Library::load(vec![file], Vec::new()))
}

fn mend(text: &str, fix: &Fix) -> String {
    fix.files[0].edits.apply(text).unwrap()
}

/// What the first fix of a briefing with these lines makes of them, and how sure it is; none where none is offered.
fn check(lines: &str, expected: Option<(&str, Safety)>) {
    let head = "title: t\ntlp: CLEAR\n";
    let text = format!("{head}{lines}");
    let problems = problems_in(&text);
    assert!(!problems.is_empty(), "{lines}");
    let fix = problems.iter().find_map(|problem| problem.fix.as_ref());
    let mended = fix.map(|fix| (mend(&text, fix)[head.len()..].to_owned(), fix.safety));
    let expected = expected.map(|(lines, safety)| (lines.to_owned(), safety));
    assert_eq!(mended, expected, "{lines}");
}

#[test]
fn likely_words_are_offered_where_the_wrong_ones_stand() {
    for (wrong, right) in [
        ("events: [a]\nasof: 2014\n", "events: [a]\nas_of: 2014\n"),
        (
            "events:\n  - titel: a # why\n    kind: leak\n",
            "events:\n  - title: a # why\n    kind: leak\n",
        ),
        (
            "events: [{title: a, kind: \"atribution\"}]\n",
            "events: [{title: a, kind: \"attribution\"}]\n",
        ),
        (
            "actors: {china: China}\nevents: ['[[chna|Beijing]] denies']\n",
            "actors: {china: China}\nevents: ['[[china|Beijing]] denies']\n",
        ),
        (
            "sources: {beast: A}\r\nevents: [{title: a, sources: best#4}]\r\n",
            "sources: {beast: A}\r\nevents: [{title: a, sources: beast#4}]\r\n",
        ),
        (
            "actors:\n  North Korea: {kind: state, name: a}\nevents: [a]\n",
            "actors:\n  north-korea: {kind: state, name: a}\nevents: [a]\n",
        ),
    ] {
        check(wrong, Some((right, Safety::Unsafe)));
    }
}

#[test]
fn no_word_is_offered_where_two_are_as_near_or_its_place_is_not_sure() {
    check("actors: {cat: A, cut: B}\nevents: ['[[cot]]']\n", None);
    check("actors: {china: A}\nevents: ['[[zzz]]']\n", None);
    check(
        "actors: {china: A}\nevents: [{title: a, actors: \"ch\\x6ea\"}]\n",
        None,
    );
}

#[test]
fn what_has_one_meaning_is_mended_safely() {
    for (wrong, right) in [
        (
            "events: [a]\nactors: {norway: {name: NO}}\n",
            "events: [a]\nactors: {norway: {name: \"NO\"}}\n",
        ),
        (
            "events:\n  - title: a\n    kind: leak # x\n    kind: leak # x\n    when: b\n",
            "events:\n  - title: a\n    kind: leak # x\n    when: b\n",
        ),
        (
            "events:\r\n  - title: a\r\n    title: a\r\n",
            "events:\r\n  - title: a\r\n",
        ),
    ] {
        check(wrong, Some((right, Safety::Safe)));
    }
}

#[test]
fn nothing_is_taken_out_that_says_something_else() {
    check("events:\n  - title: a\n    title: b\n", None);
    check("events:\n  - title: a\n      b\n    title: a\n", None);
    check("events:\n  - title: a\n    title: a # because\n", None);
    check("events:\n  - {title: a, title: a}\n", None);
    check("events:\n  - title: a\n    actors:\n    actors:\n", None);
}

#[test]
fn quotes_are_put_around_a_value_that_is_whole() {
    let safe = |mended| Some((mended, Safety::Safe));
    check(
        "events:\n  - {id: good, title: g}\n  - title: A: b\n    id: c\n",
        safe("events:\n  - {id: good, title: g}\n  - title: \"A: b\"\n    id: c\n"),
    );
    check(
        "events:\n  - title: He: \"b\"\n",
        safe("events:\n  - title: 'He: \"b\"'\n"),
    );
    check(
        "bluf: [[good]] did\nevents:\n  - {id: good, title: g}\n",
        safe("bluf: \"[[good]] did\"\nevents:\n  - {id: good, title: g}\n"),
    );
    // What goes on below, or between brackets, is not known to be whole.
    check("events:\n  - title: A: b\n      and c\n", None);
    check(
        "events:\n  - {id: a,\n    title: A: b,\n    text: c}\n",
        None,
    );
    check("events:\n  - title: A: b #1\n", None);
}

#[test]
fn citations_are_written_with_all_that_was_typed() {
    let head = "sources: {cert: A, eisac: B}\nevents:\n";
    let cited = |written: &str, right: Option<&str>| {
        let lines = |sources: &str| format!("{head}  - title: a\n    sources: {sources}\n");
        let right = right.map(lines);
        check(
            &lines(written),
            right.as_deref().map(|right| (right, Safety::Unsafe)),
        );
    };
    cited("\"cert#6, eisac#2\"", Some("[cert#6, eisac#2]"));
    cited(
        "cert#4; eisac#5, and cert#6",
        Some("[cert#4, eisac#5, cert#6]"),
    );
    cited("'cert#p. 4 and eisac#5'", Some("[\"cert#p. 4\", eisac#5]"));
    cited("cert 4", Some("cert#4"));
    cited("'cert:5'", Some("cert#5"));
    cited("cert, p. 5", Some("cert#5"));
    // Nothing is dropped where it is not known what it is.
    cited("cert annex", None);
    cited("cert 4 or 5", None);
    cited("\"c\\x65rt 4\"", None);
    cited(
        "[cert#1, 'cert#4, eisac#5']",
        Some("[cert#1, cert#4, eisac#5]"),
    );
}

#[test]
fn a_place_may_look_like_a_citation_of_what_is_no_source() {
    let told = problems_in(
        "title: t\ntlp: CLEAR\nsources: {cert: A}\nactors: {fbi: F}\nevents:\n  - {title: a, sources: \"cert#p. 4, fig#2 and fbi#3\"}\n",
    );
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn what_may_not_stand_in_a_field_is_not_offered_for_it() {
    let others = "questions:\n  who: {text: Who, hypotheses: {sw: Sandworm, x: X}}\nsources: {isight: Sandworm}\nevents:\n";
    let actor = format!("actors:\n  sandworm: {{name: Sandworm}}\n{others}");
    let by = |who: &str| format!("{actor}  - {{title: a, by: {who}}}\n");
    check(&by("Sandworm"), Some((&by("sandworm"), Safety::Unsafe)));
    let none = format!("{others}  - {{title: a, by: Sandworm}}\n");
    check(&none, None);
}
