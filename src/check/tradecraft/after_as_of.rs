//! Events that happened after the day whose picture a briefing gives, and were not known then.

use crate::briefing::EntryKind;
use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::Body;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::AfterAsOf,
    check: Check::Briefing(check),
    why: "Readers take what they see for what was known on that day, and judge the judgements by it.",
    remedy: "Bring `as_of` up to date; of what was announced before, say with `known_since` from which day it was known.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
as_of: 2014-12-20
sources: {verge: The Interview is out}
events:
  - {title: The film is released, date: 2014-12-24, sources: verge}
",
    )],
    at: "sony-hack.yaml:6:41",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
as_of: 2014-12-20
sources: {verge: The Interview is out}
events:
  - {title: The film is released, date: 2014-12-24, known_since: 2014-12-19, sources: verge}
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let Some(day) = library
        .briefing(briefing)
        .and_then(|file| file.header.as_of.as_ref())
    else {
        return;
    };
    for (_, entry) in library.of_kind(briefing, EntryKind::Event) {
        let Body::Event(event) = &entry.body else {
            continue;
        };
        let date = event.own.date.as_ref();
        let later = date.filter(|date| date.earliest() > day.latest());
        let is_known_before =
            || event.own.known_since.is_some() || library.has_unread(entry, "known_since");
        let Some(date) = later.filter(|_| !is_known_before()) else {
            continue;
        };
        if !out.keeps(Code::AfterAsOf, &entry.place.source, entry.place.span) {
            continue;
        }
        let place = written::field(library, entry, "date");
        let message = format!("{date} is after the day of the picture, {day}");
        let help = "bring `as_of` up to date, or add `known_since` if this was known before";
        out.push(Diagnostic::new(Code::AfterAsOf, place, &message, help));
    }
}
