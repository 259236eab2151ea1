//! Slides with more words than a room reads.

use super::rule::{Check, Rule};
use crate::diagnostic::Code;
use crate::slides::review::Finding;

pub(super) const RULE: Rule = Rule {
    code: Code::SlideWords,
    check: Check::Slide(help),
    why: "People read or listen, not both: a room that reads does not hear what is said.",
    remedy: "Say it in fewer words, and the rest in the notes.",
    bad: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
slides:
  - show: event stop
    title: >
      word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word word
",
    )],
    at: "harbour.yaml:6:5",
    good: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
slides:
  - show: event stop
    title: Cranes stop
",
    )],
};

fn help(finding: Finding) -> Option<&'static str> {
    matches!(finding, Finding::Wordy(_)).then_some("say it in fewer words, or in the notes")
}
