use super::super::review;
use super::super::selection::Selection;
use crate::library::Library;
use crate::source::SourceFile;

/// What is told of a briefing with these lines.
#[track_caller]
fn check(lines: &str, expected: &[&str]) {
    let file = SourceFile::named("b.yaml", format!("title: t\ntlp: CLEAR\n{lines}"));
    let library = Library::load(vec![file], Vec::new());
    let problems = review(&library, &Selection::default());
    let told: Vec<String> = problems
        .iter()
        .map(|problem| format!("{} {}", problem.position(), problem.code))
        .collect();
    assert_eq!(told, expected, "{lines}");
}

#[test]
fn where_nothing_has_a_source_that_is_told_once() {
    check("events: [a, b, c]\n", &["3:10 unsourced"]);
    check("events: [a]\n", &["3:10 unsourced"]);
}

#[test]
fn a_claim_with_a_source_is_a_source_of_its_event() {
    check(
        "sources: {s: S}\nactors: {x: X, w: W}\nevents:\n  - title: a\n    attribution:\n      - {to: x, by: w, sources: s}\n      - to: w\n",
        &["9:9 no-speaker"],
    );
}

#[test]
fn whoever_boasts_is_named_by_his_boast() {
    check(
        "sources: {s: S}\nactors: {x: X}\nevents:\n  - {title: a, sources: s, attribution: {to: x, basis: self-claim}}\n",
        &[],
    );
}

#[test]
fn confidence_may_be_high_on_several_sources_that_are_not_one() {
    let judgement = |sources: &str, at: &[&str]| {
        let lines = format!(
            "sources:\n  a: A\n  b: B\n  c: {{title: C, via: b}}\nevents: [{{id: e, title: e, sources: [{sources}]}}, {{title: f, sources: [a, b, c]}}]\njudgements:\n  j: {{text: It is likely., likelihood: likely, confidence: high, for: e, alternatives: Nothing}}\n"
        );
        check(&lines, at);
    };
    judgement("a", &["9:60 overconfident"]);
    judgement("b, c", &["9:60 overconfident"]);
    judgement("a, c", &[]);
}

#[test]
fn high_confidence_wants_evidence_that_is_not_doubtful() {
    check(
        "sources: {a: {title: A, reliability: D}, b: {title: B, reliability: E}}\nevidence: {e: {text: e, sources: [a, b]}}\njudgements:\n  j: {text: It is likely., likelihood: likely, confidence: high, for: e, alternatives: Nothing}\n",
        &["6:60 overconfident"],
    );
}

#[test]
fn a_matrix_that_tells_nothing_apart_is_told_by_its_rows_alone() {
    check(
        "sources: {a: A}\nevidence: {e: {text: e, sources: a}}\nquestions:\n  q: {text: Q?, hypotheses: {x: X, w: W}, matrix: {e: C C}}\n",
        &["6:52 undiagnostic-row"],
    );
}

#[test]
fn names_that_look_alike_are_told_and_those_that_are_one_are_not() {
    let actors = |first: &str, second: &str, expected: &[&str]| {
        let lines = format!(
            "sources: {{s: S}}\nactors:\n  a: {first}\n  b: {second}\nevents: [{{title: e, by: [a, b], sources: s}}]\n"
        );
        check(&lines, expected);
    };
    actors("UNC10", "UNCl0", &["6:6 look-alike-name"]);
    actors("Сосо", "Coco", &["6:6 look-alike-name"]);
    actors("Coco", "Сосо Group", &[]);
    actors("Dark-Seoul", "dark seoul 2", &[]);
}

#[test]
fn a_problem_that_may_stay_is_not_told_and_an_exception_for_nothing_is() {
    let allow = |top: &str, entry: &str, expected: &[&str]| {
        let lines = format!("{top}events:\n  - title: a\n{entry}");
        check(&lines, expected);
    };
    allow("", "    x-allow: {unsourced: Everybody saw it.}\n", &[]);
    allow("x-allow: {unsourced: A draft.}\n", "", &[]);
    allow(
        "",
        "    x-allow: {dangling: no}\n",
        &["4:5 unsourced", "5:15 unused-allow"],
    );
    allow(
        "x-allow: {attack-id: no}\n",
        "    sources: x\n",
        &["3:11 unused-allow", "6:14 dangling"],
    );
    allow(
        "",
        "    x-allow: {unsorced: typo}\n",
        &["4:5 unsourced", "5:15 bad-allow"],
    );
    allow("", "    x-allow: {unsourced: }\n", &["5:15 bad-allow"]);
    allow("", "    x-allow: unsourced\n", &["5:14 bad-allow"]);
    allow("", "    x-allow: [unsourced]\n", &["5:14 bad-allow"]);
    // The closest one is needed, so that the other one is not.
    allow(
        "x-allow: {unsourced: A draft.}\n",
        "    x-allow: {unsourced: Everybody saw it.}\n",
        &["3:11 unused-allow"],
    );
}

#[test]
fn what_is_wrong_is_not_missing_too() {
    check(
        "sources: {s: S}\nevidence: {e: {text: e, sources: s}}\njudgements:\n  j: {text: It is., likelihood: 75%, confidence: strong, for: \"E 1\", alternative: x}\n  k: {text: It is., probability: 75%, confidence: low, for: e, alternatives: Nothing}\n",
        &[
            "6:33 unknown-value",
            "6:50 unknown-value",
            "6:63 bad-id",
            "6:70 unknown-key",
            "7:21 unknown-key",
        ],
    );
    check(
        "sources: {s: S}\nevents:\n  - {title: a, sources: S}\n  - {title: b, source: s}\n  - {title: c, url: \"https://example.org\"}\n",
        &["5:25 bad-id", "6:16 unknown-key", "7:16 unknown-key"],
    );
    check(
        "sources: {s: S}\nactors: {x: X}\nevents:\n  - {title: a, sources: s, attribution: {to: x, by: \"The X\"}}\n",
        &["6:53 bad-id"],
    );
    check(
        "actors: {x: X, w: W}\noptions:\n  o: {title: o, advantages: good, cons: bad, proponents: [x, w, \"W W\"]}\n",
        &["5:17 unknown-key", "5:65 bad-id"],
    );
    check(
        "as_of: 2014\nsources: {s: S}\nevents: [{title: a, date: 2015, known_since: last year, sources: s}]\n",
        &["5:46 bad-date"],
    );
}

#[test]
fn what_a_field_with_a_slip_names_is_used() {
    check(
        "sources: {s: S, t: T}\nactors: {x: X}\nevents:\n  - {title: a, soures: s, actor: x}\n",
        &["3:17 unused-source", "6:16 unknown-key", "6:27 unknown-key"],
    );
}

#[test]
fn what_is_cited_where_a_syntax_error_stands_is_used() {
    check(
        "sources: {s: S, u: U, v: V}\nevidence: {e: {text: E, sources: v}}\nevents:\n  - title: A: b\n    sources: s\n  - {title: C, sources: [u#5}\n",
        &["4:12 unused-evidence", "6:13 unquoted-colon", "8:5 syntax"],
    );
}
