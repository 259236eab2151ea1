//! Events of which `after` or `before` says another order than their dates.

use super::rule::{Check, Rule};
use crate::analysis::timeline;
use crate::briefing::date::When;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

pub(super) const RULE: Rule = Rule {
    code: Code::OrderContradiction,
    check: Check::Entry(check),
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
    at: "sony-hack.yaml:5:6",
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

fn check(library: &Library, ix: EntryIx, _: &Entry, out: &mut ByFile) {
    for (earlier, later) in timeline::constraints(library, ix) {
        let (Some((first, start)), Some((second, end))) =
            (dated(library, earlier), dated(library, later))
        else {
            continue;
        };
        // What comes after an interval comes after its end.
        let ended = start.end().filter(|_| start.earliest() <= end.latest());
        let ended = ended.map_or(start.earliest(), |ended| ended.earliest());
        if ended > end.latest() {
            let message = format!(
                "`{}` ({start}) cannot come before `{}` ({end})",
                first.id.item, second.id.item
            );
            let problem = Diagnostic::new(
                Code::OrderContradiction,
                second.place.clone(),
                &message,
                "correct a date, or take the `after` or `before` out",
            );
            out.push(problem.note(first.place.clone(), "the other event"));
        }
    }
}

fn dated(library: &Library, ix: EntryIx) -> Option<(&Entry, &When)> {
    let entry = library.entry(ix)?;
    let Body::Event(event) = &entry.body else {
        return None;
    };
    Some((entry, event.own.date.as_ref()?))
}
