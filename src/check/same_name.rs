//! Actors that are called by one name, so that whoever types it may mean either.

use super::rule::{Check, Rule};
use crate::analysis::namesakes::namesakes;
use crate::briefing::EntryKind;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Entry, EntryIx};
use crate::source::{Place, Span};
use crate::words::short::short;

pub(super) const RULE: Rule = Rule {
    code: Code::SameName,
    check: Check::Briefing(check),
    why: "Two entries for one actor hide from each other what is known of him; two actors under one name are taken for each other. Groups are often named by several companies, who do not mean quite the same.",
    remedy: "Where they are one, make one entry of them. Where they are not, say with `by` who calls which of them so.",
    bad: &[(
        "typhoons.yaml",
        "\
title: Typhoons
tlp: CLEAR
actors:
  salt: {name: Salt Typhoon, kind: group}
  estries: {name: Earth Estries, kind: group, aliases: [Salt Typhoon]}
events: [x]
",
    )],
    at: "typhoons.yaml:5:57",
    good: &[(
        "typhoons.yaml",
        "\
title: Typhoons
tlp: CLEAR
actors:
  salt: {name: Salt Typhoon, kind: group}
  estries: {name: Earth Estries, kind: group, aliases: [Earth Estries]}
events: [x]
",
    )],
};

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    for (ix, entry) in library.of_kind(briefing, EntryKind::Actor) {
        for shared in namesakes(library, briefing, ix) {
            // It is told at those that come later than the first.
            let Some(first) = shared.actors.first().filter(|first| **first < ix) else {
                continue;
            };
            let place = place_of(library, (briefing, entry), shared.name);
            if out.keeps(Code::SameName, &place.source, place.span) {
                out.push(problem(library, place, shared.name, *first));
            }
        }
    }
}

fn problem(library: &Library, place: Place, name: &str, other: EntryIx) -> Diagnostic {
    let other = library.entry(other);
    let id = other.map_or("", |other| other.id.item.as_str());
    let message = format!("`{}` is also a name of `{}`", short(name), short(id));
    let help =
        "say with `by` who calls which of them so; or, if they are one, make one entry of them";
    let problem = Diagnostic::new(Code::SameName, place, &message, help);
    match other {
        Some(other) => problem.note(other.place.clone(), "the other one"),
        None => problem,
    }
}

/// Where an actor has a name in his briefing: his id where the name is written otherwise, or in a library file.
fn place_of(library: &Library, (briefing, entry): (usize, &Entry), name: &str) -> Place {
    let file = library.briefings().get(briefing);
    let file = file.filter(|file| file.source.name() == entry.place.source.name());
    let declared = file.and_then(|file| file.declared.get(&entry.id.item));
    let within = declared.map_or(entry.place.span, |declared| declared.entry);
    let written = entry.place.source.slice(within);
    let found = written.rfind(name).map(|at| {
        let start = within.range().start + at;
        Span::new(start, start + name.len())
    });
    Place {
        span: found.unwrap_or(entry.place.span),
        ..entry.place.clone()
    }
}
