//! Judgements that do not say what they rest on, or what else could be.

use crate::check::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::UnreasonedJudgement,
    check: Check::Entry(check),
    why: "ICD 203 asks for the evidence behind a judgement and for what else could be; without, it can only be believed.",
    remedy: "Name what it rests on under `for`, and other readings under `alternatives`: hypotheses, judgements or words.",
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
    confidence: low
    for: leak
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
    let lacks = |is_empty: bool, field: &str| is_empty && !library.has_unread(entry, field);
    let is_groundless = lacks(own.r#for.is_empty(), "for");
    let is_alone = lacks(own.alternatives.is_empty(), "alternatives");
    let (message, help) = match (is_groundless, is_alone) {
        (false, false) => return,
        (true, false) => (
            "this judgement does not say what it rests on",
            "add `for` with ids of evidence, events or statements",
        ),
        (false, true) => (
            "this judgement looks at no alternative",
            "add `alternatives` with ids of hypotheses, or words",
        ),
        (true, true) => (
            "this judgement says neither what it rests on nor what else could be",
            "add `for` with ids of evidence, and `alternatives`",
        ),
    };
    let place = entry.place.clone();
    out.push(Diagnostic::new(
        Code::UnreasonedJudgement,
        place,
        message,
        help,
    ));
}
