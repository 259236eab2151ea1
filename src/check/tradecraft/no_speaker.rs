//! Claims of who is behind an event that nobody is named for.

use crate::briefing::event::{Attribution, ClaimStatus};
use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::words::short::short;
use crate::yaml::pairs::first_key;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::NoSpeaker,
    check: Check::Entry(check),
    why: "A claim without anybody who makes it reads as a fact of the briefing's own, and nobody can weigh it.",
    remedy: "Add `by: its-id` with the actor who says so; an account that is not named is an actor, too.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources:
  verge: {title: FBI blames North Korea, publisher: The Verge}
actors:
  north-korea: {name: North Korea, kind: state}
events:
  - title: Internal mails leak
    sources: verge
    attribution: {to: north-korea, level: state}
",
    )],
    at: "sony-hack.yaml:10:19",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources:
  verge: {title: FBI blames North Korea, publisher: The Verge}
actors:
  north-korea: {name: North Korea, kind: state}
  fbi: {name: FBI, kind: agency}
events:
  - title: Internal mails leak
    sources: verge
    attribution: {to: north-korea, by: fbi, level: state}
",
    )],
};

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    let Body::Event(event) = &entry.body else {
        return;
    };
    let claims = event.own.attribution.iter().enumerate();
    let claims = claims.filter(|(_, claim)| is_unspoken(claim));
    let claims = claims.filter(|_| !library.has_unread(entry, "by"));
    let at = &entry.place;
    let claims: Vec<(usize, &Attribution)> = claims
        .filter(|_| out.keeps(Code::NoSpeaker, &at.source, at.span))
        .collect();
    if claims.is_empty() {
        return;
    }
    let places = written::places(library, entry, claims.len(), |fields| {
        let all = written::listed(fields, "attribution");
        let found = claims
            .iter()
            .map(|(number, _)| all.get(*number).map(first_key));
        found.collect()
    });
    for (place, (_, claim)) in places.into_iter().zip(claims) {
        let message = format!(
            "nobody is named who says that it was `{}`",
            short(&claim.to)
        );
        let help = "add `by: its-id`, the actor who says so";
        out.push(Diagnostic::new(Code::NoSpeaker, place, &message, help));
    }
}

/// Whether nobody is said to make a claim. Whoever boasts of it is the accused, and an assessment may be the briefing's.
fn is_unspoken(claim: &Attribution) -> bool {
    let is_boast = claim.basis.iter().any(|basis| **basis == *"self-claim");
    claim.by.is_empty() && !is_boast && claim.status != Some(ClaimStatus::Assessed)
}
