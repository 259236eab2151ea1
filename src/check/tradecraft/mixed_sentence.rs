//! Sentences that say how likely something is and how well founded that is in one breath.

use std::ops::Range;

use crate::briefing::EntryKind;
use crate::check::rule::{Check, Rule};
use crate::check::tradecraft::estimate::{Kind, Term, terms};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry};
use crate::source::{Place, Span};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::MixedSentence,
    check: Check::Briefing(check),
    why: "Readers take the two for one measure: high confidence in an even chance sounds like near certainty.",
    remedy: "Make two sentences of it: what will likely happen; then, how well founded that is.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
bluf: >
  We judge with moderate confidence that North Korea was
  very likely behind the attack.
sources: {verge: FBI blames North Korea}
events: [{id: leak, title: Internal mails leak, sources: verge}]
",
    )],
    at: "sony-hack.yaml:4:17",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
bluf: >
  North Korea was very likely behind the attack.
  We have moderate confidence in that.
sources: {verge: FBI blames North Korea}
events: [{id: leak, title: Internal mails leak, sources: verge}]
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let Some(file) = library.briefing(briefing) else {
        return;
    };
    let bluf = file.header.bluf.as_deref();
    if bluf.is_some_and(|bluf| mixed(bluf).is_some()) {
        let span = written::of_header(file.source.text(), "bluf");
        report(&Place::new(&file.source, span.unwrap_or_default()), out);
    }
    for (_, entry) in library.of_kind(briefing, EntryKind::Judgement) {
        in_judgement(library, entry, out);
    }
}

fn in_judgement(library: &Library, entry: &Entry, out: &mut ByFile) {
    let Body::Judgement(judgement) = &entry.body else {
        return;
    };
    if mixed(&judgement.own.text).is_some() {
        report(&written::field(library, entry, "text"), out);
    }
    let why = judgement.own.why.iter().enumerate();
    let mixed: Vec<usize> = why
        .filter(|(_, why)| mixed(why).is_some())
        .map(|(number, _)| number)
        .collect();
    if mixed.is_empty() {
        return;
    }
    let places = written::places(library, entry, mixed.len(), |fields| {
        let all = written::listed(fields, "why");
        let found = mixed.iter().map(|number| Some(all.get(*number)?.span));
        found.collect()
    });
    for place in &places {
        report(place, out);
    }
}

/// Reports the words of confidence in a text of the file, or the whole of it where they cannot be found there.
fn report(text: &Place, out: &mut ByFile) {
    let at = mixed(text.source.slice(text.span));
    let start = text.span.range().start;
    let span = at.map_or(text.span, |at| Span::new(start + at.start, start + at.end));
    out.push(Diagnostic::new(
        Code::MixedSentence,
        Place::new(&text.source, span),
        "one sentence says how likely something is and with what confidence",
        "say each in a sentence of its own",
    ));
}

/// The words of confidence in the first sentence that has some of likelihood, too.
fn mixed(text: &str) -> Option<Range<usize>> {
    let terms = terms(text);
    let is_confidence = |term: &&Term| term.kind == Kind::Confidence;
    let mixed = terms.iter().filter(is_confidence).find(|confidence| {
        let mut others = terms.iter().filter(|other| !is_confidence(other));
        others.any(|other| other.sentence == confidence.sentence)
    });
    mixed.map(|term| term.at.clone())
}
