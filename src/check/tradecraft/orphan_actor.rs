//! Actors of a briefing that nothing in it has to do with.

use crate::briefing::EntryKind;
use crate::check::rule::{Check, Rule, unused};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::OrphanActor,
    check: Check::Briefing(check),
    why: "It stands in the list of actors and has no part in the story; often a link to it was forgotten.",
    remedy: "Name it where it has a part: in an event, a relation, an option or a text (`[[its-id]]`); or take it out.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
actors:
  fbi: {name: FBI, kind: agency}
  nsa: {name: NSA, kind: agency}
events: [{title: The FBI names North Korea, by: fbi, sources: verge}]
",
    )],
    at: "sony-hack.yaml:6:3",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
actors:
  fbi: {name: FBI, kind: agency}
  nsa: {name: NSA, kind: agency}
events: [{title: The FBI names North Korea, by: [fbi, nsa], sources: verge}]
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    for (ix, entry) in unused(library, briefing, EntryKind::Actor) {
        if library.edges(ix).next().is_none() {
            let place = entry.place.clone();
            let message = "nothing in this briefing names this actor";
            let help = "name it where it has a part, or take it out";
            out.push(Diagnostic::new(Code::OrphanActor, place, message, help));
        }
    }
}
