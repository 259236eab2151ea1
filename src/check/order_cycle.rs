//! Events that `after` and `before` put in a circle.

use super::rule::{Check, Rule};
use crate::analysis::timeline;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;

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
    at: "sony-hack.yaml:4:10",
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
        let mut members = circle.iter().filter_map(|ix| library.entry(*ix));
        let Some(first) = members.next() else {
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
            first.place.clone(),
            &message,
            "take one `after` or `before` out",
        );
        for other in members.take(SHOWN) {
            problem = problem.note(other.place.clone(), "and this one");
        }
        out.push(problem);
    }
}
