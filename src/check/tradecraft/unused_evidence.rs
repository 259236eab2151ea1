//! Evidence that is in no matrix, and that no judgement names.

use crate::briefing::EntryKind;
use crate::check::rule::{Check, Rule, unused};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::UnusedEvidence,
    check: Check::Briefing(check),
    why: "What was found and then not weighed is the evidence that did not fit, more often than not.",
    remedy: "Weigh it in a matrix, or name it under `for` or `against`; or take it out.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
evidence:
  code: {text: The code resembles earlier code., sources: verge}
",
    )],
    at: "sony-hack.yaml:5:3",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
evidence:
  code: {text: The code resembles earlier code., sources: verge}
judgements:
  authorship:
    text: North Korea was likely behind the attack.
    likelihood: likely
    confidence: low
    for: code
    alternatives: An insider
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    for (_, entry) in unused(library, briefing, EntryKind::Evidence) {
        let place = entry.place.clone();
        let message = "no matrix and no judgement uses this evidence";
        let help = "weigh it in a matrix, or name it under `for` or `against`";
        out.push(Diagnostic::new(Code::UnusedEvidence, place, message, help));
    }
}
