//! Judgements whose sentence says another likelihood than their field.

use std::ops::Range;

use crate::briefing::judgement::Likelihood;
use crate::check::rule::{Check, Rule};
use crate::check::tradecraft::estimate::{Kind, terms};
use crate::check::written;
use crate::diagnostic::fix::Fix;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::source::{Place, Span};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::LikelihoodDiffers,
    check: Check::Entry(check),
    why: "Whoever reads the sentence and whoever looks at the bar beside it come away with different judgements.",
    remedy: "Decide which one is meant, and write it in both places.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events: [{id: leak, title: Internal mails leak, sources: verge}]
judgements:
  authorship:
    text: North Korea was almost certainly behind the attack.
    likelihood: likely
    confidence: low
    for: leak
    alternatives: An insider
",
    )],
    at: "sony-hack.yaml:7:27",
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
    let Some(field) = judgement.own.likelihood else {
        return;
    };
    let text = &judgement.own.text;
    let Some((said, at)) = other(text, field) else {
        return;
    };
    let message = format!(
        "the sentence says “{}”, and `likelihood` says `{}`",
        text[at].split_whitespace().collect::<Vec<_>>().join(" "),
        field.name()
    );
    let help = format!(
        "write `likelihood: {}`, or change the sentence",
        said.name()
    );
    let place = said_at(&written::field(library, entry, "text"), field);
    let value = written::field(library, entry, "likelihood");
    let fix = Fix::respell(&value, value.source.slice(value.span), said.name());
    let problem = Diagnostic::new(Code::LikelihoodDiffers, place, &message, &help);
    out.push(problem.note(value, "the field").mended_by(fix));
}

/// The first likelihood that a text says, if it says some, and not the one that is given.
fn other(text: &str, field: Likelihood) -> Option<(Likelihood, Range<usize>)> {
    let said = terms(text).into_iter().filter_map(|term| match term.kind {
        Kind::Likelihood(likelihood, _) => Some((likelihood, term.at)),
        Kind::Confidence => None,
    });
    let said: Vec<_> = said.collect();
    let is_said = said.iter().any(|(likelihood, _)| *likelihood == field);
    said.into_iter().next().filter(|_| !is_said)
}

/// Where the words stand in the text as it is written; all of it where they cannot be found.
fn said_at(text: &Place, field: Likelihood) -> Place {
    let found = other(text.source.slice(text.span), field);
    let start = text.span.range().start;
    let span = found.map(|(_, at)| Span::new(start + at.start, start + at.end));
    Place::new(&text.source, span.unwrap_or(text.span))
}
