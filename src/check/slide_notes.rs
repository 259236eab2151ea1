//! Slides without notes in a talk that has them.

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::slides::review::{Finding, too_little};

pub(super) const RULE: Rule = Rule {
    code: Code::SlideNotes,
    check: Check::Briefing(check),
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

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let Some(file) = library.briefing(briefing) else {
        return;
    };
    for (number, finding) in too_little(library, briefing) {
        if matches!(finding, Finding::NoNotes) {
            let (place, message) = (file.slide_place(number), finding.words());
            let help = "say in `notes` what is said here, if no more than a word";
            out.push(Diagnostic::new(Code::SlideNotes, place, &message, help));
        }
    }
}
