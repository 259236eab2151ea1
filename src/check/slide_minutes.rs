//! Slides without minutes in a talk that has them.

use super::rule::{Check, Rule};
use crate::diagnostic::Code;
use crate::slides::review::Finding;

pub(super) const RULE: Rule = Rule {
    code: Code::SlideMinutes,
    check: Check::Slide(help),
    why: "The clock of the talk, which tells whether there is time left, counts a guess for this slide.",
    remedy: "Give it `minutes`, or take them out of all slides.",
    bad: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
slides:
  - {show: bluf, minutes: 1}
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
  - {show: bluf, minutes: 1}
  - {show: timeline, minutes: 2}
",
    )],
};

fn help(finding: Finding) -> Option<&'static str> {
    matches!(finding, Finding::NoMinutes).then_some("give it `minutes`, or take them out of all")
}
