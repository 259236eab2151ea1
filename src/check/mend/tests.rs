//! Which fixes bring something.

use super::*;

const CLEAR: &str = "title: t\ntlp: CLEAR\n";

fn library(text: &str) -> Library {
    let source = SourceFile::named("one.yaml", format!("{CLEAR}{text}"));
    Library::load(vec![source], Vec::new())
}

/// Whether mending all errors of a text, which makes this of it, brings something.
fn check(before: &str, after: &str, expected: bool) {
    let (one, other) = (library(before), library(after));
    let [told, left] = [&one, &other].map(|it| review(it, &Selection::default()));
    let errors = told
        .iter()
        .filter(|it| it.severity() == Severity::Error)
        .collect::<Vec<_>>();
    assert!(!errors.is_empty(), "{before}");
    let owed = Owed::of(&one, &other, &errors);
    assert_eq!(brings(&told, &left, &owed), expected, "{after}");
}

#[test]
fn only_an_entry_of_which_an_error_is_mended_may_owe_what_is_asked_for() {
    let rated = "confidence: low, for: leak, alternatives: An insider";
    let leak = "events: [{id: leak, title: L}]\njudgements:\n";
    // Read at last, it says nothing of how likely it is.
    check(
        &format!("{leak}  one: {{txt: It was them., {rated}}}\n"),
        &format!("{leak}  one: {{text: It was them., {rated}}}\n"),
        false,
    );
    // Another entry that had all it needs loses its likelihood meanwhile.
    let other = |likelihood: &str| format!("  two: {{text: It is likely., {likelihood}{rated}}}\n");
    check(
        &format!(
            "{leak}  one: {{txt: It was them., {rated}}}\n{}",
            other("likelihood: likely, ")
        ),
        &format!(
            "{leak}  one: {{text: It was them., {rated}}}\n{}",
            other("")
        ),
        true,
    );
    // An error that is no entry's shows nothing of one.
    check(
        &format!("tags: 5\nzzz: 1\n{leak}{}", other("likelihood: likely, ")),
        &format!("{leak}{}", other("")),
        true,
    );
    // What was lost with a syntax error was not read.
    check(
        &format!("{leak}  two: {{text: \"It is likely, {rated}}}\n"),
        &format!("{leak}{}", other("")),
        false,
    );
    // One that owed it before may owe it, and no other one instead.
    let rest = format!("text: It was them., {rated}");
    check(
        &format!("{leak}  one: {{{rest}, zzz: 1}}\n  two: {{{rest}, likelihood: likely}}\n"),
        &format!("{leak}  one: {{{rest}, likelihood: likely}}\n  two: {{{rest}}}\n"),
        true,
    );
}
