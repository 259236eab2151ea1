//! Slides without notes in a talk that has them.

use super::rule::{Check, Rule};
use crate::diagnostic::Code;
use crate::slides::review::Finding;

pub(super) const RULE: Rule = Rule {
    code: Code::SlideNotes,
    check: Check::Slide(help),
    why: "On the console the notes of the others stand beside the slide; here whoever speaks is left alone.",
    remedy: "Say in `notes` what is said here, if no more than a word.",
    bad: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
slides:
  - {show: bluf, notes: Say the day.}
  - timeline
",
    )],
    at: "harbour.yaml:7:5",
    good: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
slides:
  - {show: bluf, notes: Say the day.}
  - {show: timeline, notes: From left to right.}
",
    )],
};

fn help(finding: Finding) -> Option<&'static str> {
    matches!(finding, Finding::NoNotes)
        .then_some("say in `notes` what is said here, if no more than a word")
}
