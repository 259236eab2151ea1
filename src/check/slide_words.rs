//! Slides with more words than a room reads.

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::slides::review::{Finding, too_much};

pub(super) const RULE: Rule = Rule {
    code: Code::SlideWords,
    check: Check::Briefing(check),
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

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let Some(file) = library.briefing(briefing) else {
        return;
    };
    for (number, finding) in too_much(library, briefing) {
        if matches!(finding, Finding::Wordy(_)) {
            let (place, message) = (file.slide_place(number), finding.words());
            let help = "say it in fewer words, or in the notes";
            out.push(Diagnostic::new(Code::SlideWords, place, &message, help));
        }
    }
}
