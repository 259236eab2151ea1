//! Judgements that were to be looked at again by a day that is over.

use chrono::{Local, NaiveDate};

use crate::briefing::date::When;
use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::OverdueReview,
    check: Check::Entry(check),
    why: "A judgement that nobody has looked at again is shown as if it still held.",
    remedy: "Look at it again, say under `change` what became of it, and set a new day; or let another briefing supersede it.",
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
    alternatives: An insider
    review_by: 2015-03-31
",
    )],
    at: "sony-hack.yaml:12:16",
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
    review_by: 9999-12-31
",
    )],
};

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    let Body::Judgement(judgement) = &entry.body else {
        return;
    };
    let today = today(library);
    let Some(day) = judgement
        .own
        .review_by
        .as_ref()
        .filter(|day| day.latest() < today)
    else {
        return;
    };
    if is_superseded(library, entry) {
        return;
    }
    let place = written::field(library, entry, "review_by");
    let message = format!("this judgement was to be looked at again by {day}");
    let help = "look at it again, and set a new day";
    out.push(Diagnostic::new(Code::OverdueReview, place, &message, help));
}

/// Today, or the earlier day as of which a library is looked at.
fn today(library: &Library) -> NaiveDate {
    let today = Local::now().date_naive();
    let as_of = library.ceiling().and_then(|ceiling| ceiling.as_of.as_ref());
    as_of.map_or(today, |day| today.min(When::latest(day)))
}

/// Whether another briefing has taken the place of that of an entry.
fn is_superseded(library: &Library, entry: &Entry) -> bool {
    let own = entry
        .briefing
        .and_then(|number| library.briefing_entry(number));
    own.is_some_and(|own| {
        library
            .links_to(own)
            .any(|link| &**link.field == "supersedes")
    })
}
