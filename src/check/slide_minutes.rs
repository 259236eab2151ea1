//! Slides without minutes in a talk that has them.

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::slides::review::{Finding, too_little};

pub(super) const RULE: Rule = Rule {
    code: Code::SlideMinutes,
    check: Check::Briefing(check),
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

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let Some(file) = library.briefing(briefing) else {
        return;
    };
    for (number, finding) in too_little(library, briefing) {
        if matches!(finding, Finding::NoMinutes) {
            let (place, message) = (file.slide_place(number), finding.words());
            let help = "give it `minutes`, or take them out of all";
            out.push(Diagnostic::new(Code::SlideMinutes, place, &message, help));
        }
    }
}
