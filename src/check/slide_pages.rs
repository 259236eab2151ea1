//! Slides of one idea that run on.

use super::rule::{Check, Rule};
use crate::diagnostic::Code;
use crate::slides::review::Finding;

pub(super) const RULE: Rule = Rule {
    code: Code::SlidePages,
    check: Check::Slide(help),
    why: "The idea is told in pieces, and nobody in the room sees the whole of it.",
    remedy: "Show less of it, or make two slides of it, each with an idea of its own.",
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

fn help(finding: Finding) -> Option<&'static str> {
    matches!(finding, Finding::RunsOn(_)).then_some("show less, or make two slides of it")
}
