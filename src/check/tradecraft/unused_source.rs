//! Sources of a briefing that nothing in it cites.

use crate::briefing::EntryKind;
use crate::check::rule::{Check, Rule, unused};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::UnusedSource,
    check: Check::Briefing(check),
    why: "A list of sources is read as what a briefing rests on. One that nothing cites may be a citation that was forgotten.",
    remedy: "Cite it where something is from it, or take it out.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources:
  verge: FBI blames North Korea
  times: New study
events: [{title: Internal mails leak, sources: verge}]
",
    )],
    at: "sony-hack.yaml:5:3",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources:
  verge: FBI blames North Korea
  times: New study
events: [{title: Internal mails leak, sources: [verge, times]}]
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    for (_, entry) in unused(library, briefing, EntryKind::Source) {
        let place = entry.place.clone();
        let message = "nothing cites this source";
        let help = "cite it where something is from it, or take it out";
        out.push(Diagnostic::new(Code::UnusedSource, place, message, help));
    }
}
