//! Slides of one idea that run on.

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::slides::review::{Finding, too_much};

pub(super) const RULE: Rule = Rule {
    code: Code::SlidePages,
    check: Check::Briefing(check),
    bad: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
questions:
  q:
    text: Who did it?
    hypotheses: {a: A, b: B, c: C, d: D, e: E, f: F, g: G, h: H, i: I, j: J, k: K, l: L, m: M, o: O, p: P, q: Q, r: R, s: S, t: T, u: U}
slides: [matrix q]
",
    )],
    at: "harbour.yaml:9:10",
    good: &[(
        "harbour.yaml",
        "\
title: Harbour
tlp: CLEAR
bluf: The cranes stood still.
events: [{id: stop, title: Cranes stop}]
questions:
  q:
    text: Who did it?
    hypotheses: {a: A, b: B}
slides: [matrix q]
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let Some(file) = library.briefing(briefing) else {
        return;
    };
    for (number, finding) in too_much(library, briefing) {
        if matches!(finding, Finding::RunsOn(_)) {
            let (place, message) = (file.slide_place(number), finding.words());
            let help = "show less, or make two slides of it";
            out.push(Diagnostic::new(Code::SlidePages, place, &message, help));
        }
    }
}
