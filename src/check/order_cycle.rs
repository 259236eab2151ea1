//! Events that `after` and `before` put in a circle.

use std::collections::HashSet;

use super::order;
use super::rule::{Check, Rule};
use crate::analysis::timeline;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::source::Place;

pub(super) const RULE: Rule = Rule {
    code: Code::OrderCycle,
    check: Check::Briefing(check),
    why: "Each of these events would have to come before itself, so the timeline cannot tell which came first and stands them by their dates and by the order of the file.",
    remedy: "Take one `after` or `before` of the circle out: the one that no source says.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
events:
  - {id: leak, title: Internal mails leak, after: demand}
  - {id: demand, title: Hackers make demands, after: leak}
",
    )],
    at: "sony-hack.yaml:4:51",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
events:
  - {id: leak, title: Internal mails leak}
  - {id: demand, title: Hackers make demands, after: leak}
",
    )],
};

/// How many more events of a circle are shown: of a large one, the message says how many there are.
const SHOWN: usize = 8;

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    for circle in timeline::cycles(library, briefing) {
        let all: HashSet<EntryIx> = circle.iter().copied().collect();
        let mut places = circle.iter().filter_map(|ix| place(library, *ix, &all));
        let Some(first) = places.next() else {
            continue;
        };
        let names: Vec<&str> = circle
            .iter()
            .filter_map(|ix| library.entry(*ix))
            .map(|entry| entry.id.item.as_str())
            .collect();
        let message = match names.as_slice() {
            [own] => format!("`{own}` comes after itself"),
            [one, other] => format!("`{one}` and `{other}` come after each other"),
            [one, .., last] => format!(
                "`{one}`, `{last}` and {} more come after each other",
                names.len() - 2
            ),
            [] => continue,
        };
        let mut problem = Diagnostic::new(
            Code::OrderCycle,
            first,
            &message,
            "take one `after` or `before` out",
        );
        for other in places.take(SHOWN) {
            problem = problem.note(other, "and this one");
        }
        out.push(problem);
    }
}

/// Where an event says that it comes after or before another one of its circle; none where only the others say so.
fn place(library: &Library, event: EntryIx, circle: &HashSet<EntryIx>) -> Option<Place> {
    let mut said = timeline::constraints(library, event).into_iter();
    let (earlier, later) =
        said.find(|(one, other)| circle.contains(one) && circle.contains(other))?;
    let other = if earlier == event { later } else { earlier };
    order::field(library, event, other)
}
