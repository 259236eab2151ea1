//! Judgements that do not say how likely they are, or how well founded.

use crate::check::rule::{Check, Rule};
use crate::check::tradecraft::estimate::{Kind, terms};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::UnratedJudgement,
    check: Check::Entry(check),
    why: "Readers fill in a likelihood of their own, each another one; and a judgement on thin ground looks like one on firm ground.",
    remedy: "Add `likelihood`, and its word to the sentence; add `confidence`: low, moderate or high.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events: [{id: leak, title: Internal mails leak, sources: verge}]
judgements:
  authorship:
    text: North Korea was likely behind the attack.
    likelihood: likely
    for: leak
    alternatives: An insider
",
    )],
    at: "sony-hack.yaml:6:3",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events: [{id: leak, title: Internal mails leak, sources: verge}]
judgements:
  authorship:
    text: North Korea was likely behind the attack.
    likelihood: likely
    confidence: low
    for: leak
    alternatives: An insider
",
    )],
};

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    let Body::Judgement(judgement) = &entry.body else {
        return;
    };
    let own = &judgement.own;
    let has = |given: bool, field: &str| given || library.has_unread(entry, field);
    let likelihood = has(own.likelihood.is_some(), "likelihood");
    let confidence = has(own.confidence.is_some(), "confidence");
    let (message, help) = match (likelihood, confidence) {
        (true, true) => return,
        (true, false) => (
            "this judgement has no confidence",
            "add `confidence`: low, moderate or high".to_owned(),
        ),
        (false, true) => ("this judgement has no likelihood", likelihood_of(&own.text)),
        (false, false) => (
            "this judgement has neither likelihood nor confidence",
            likelihood_of(&own.text) + ", and `confidence`: low, moderate or high",
        ),
    };
    let place = entry.place.clone();
    out.push(Diagnostic::new(
        Code::UnratedJudgement,
        place,
        message,
        &help,
    ));
}

/// How a likelihood is added, by the word that is in the sentence already.
fn likelihood_of(text: &str) -> String {
    let said = terms(text).into_iter().find_map(|term| match term.kind {
        Kind::Likelihood(likelihood, _) => Some(likelihood.name()),
        Kind::Confidence => None,
    });
    match said {
        Some(word) => format!("add `likelihood: {word}`, as the sentence says"),
        None => "add `likelihood`, as `likely`".to_owned(),
    }
}
