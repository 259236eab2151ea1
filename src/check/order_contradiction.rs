//! Events of which `after` or `before` says another order than their dates.

use std::collections::HashSet;

use super::order;
use super::rule::{Check, Rule};
use crate::analysis::timeline;
use crate::briefing::EntryKind;
use crate::briefing::date::When;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::source::Place;

pub(super) const RULE: Rule = Rule {
    code: Code::OrderContradiction,
    check: Check::Briefing(check),
    why: "One of the two is wrong, and the timeline follows the dates: what the story rests on, that one event led to the other, is not what it shows.",
    remedy: "Correct the date, make it as vague as the source is, or take the `after` or `before` out.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
events:
  - {id: leak, date: 2014-12-01, title: Internal mails leak}
  - {date: 2014-11-24, title: Hackers make demands, after: leak}
",
    )],
    at: "sony-hack.yaml:5:60",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
events:
  - {id: leak, date: 2014-12-01, title: Internal mails leak}
  - {date: 2014-12, title: Hackers make demands, after: leak}
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    // What both events say is told once.
    let mut told = HashSet::new();
    for (ix, entry) in library.of_kind(briefing, EntryKind::Event) {
        let mut found = Vec::new();
        for pair in timeline::constraints(library, ix) {
            if let Some(one) = contradiction(library, ix, pair)
                && told.insert(pair)
                && out.keeps(
                    Code::OrderContradiction,
                    &entry.place.source,
                    entry.place.span,
                )
            {
                found.push(one);
            }
        }
        let others: Vec<EntryIx> = found.iter().map(|found| found.other).collect();
        for (found, place) in found.into_iter().zip(order::items(library, ix, &others)) {
            let help = "correct a date, or take the `after` or `before` out";
            let problem = Diagnostic::new(Code::OrderContradiction, place, &found.message, help);
            out.push(problem.note(found.named, "the other event"));
        }
    }
}

/// Two events that are told to stand in another order than their dates.
struct Contradiction {
    message: String,
    /// The event that is named.
    other: EntryIx,
    /// Where that stands.
    named: Place,
}

/// What is wrong where an event says that of two, itself and another one, one comes before the other.
fn contradiction(
    library: &Library,
    ix: EntryIx,
    (earlier, later): (EntryIx, EntryIx),
) -> Option<Contradiction> {
    let ((first, start), (second, end)) = (dated(library, earlier)?, dated(library, later)?);
    // What comes after an interval comes after its end.
    let ended = start.end().filter(|_| start.earliest() <= end.latest());
    let ended = ended.map_or(start.earliest(), |ended| ended.earliest());
    if ended <= end.latest() {
        return None;
    }
    let message = format!(
        "`{}` ({start}) cannot come before `{}` ({end})",
        first.id.item, second.id.item
    );
    let (other, named) = match ix == earlier {
        true => (later, second),
        false => (earlier, first),
    };
    Some(Contradiction {
        message,
        other,
        named: named.place.clone(),
    })
}

fn dated(library: &Library, ix: EntryIx) -> Option<(&Entry, &When)> {
    let entry = library.entry(ix)?;
    let Body::Event(event) = &entry.body else {
        return None;
    };
    Some((entry, event.own.date.as_ref()?))
}
