//! Links to ids that nothing has.

use std::collections::HashMap;

use super::rule::{Check, Rule};
use crate::briefing::EntryKind;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::gaps::Gap;
use crate::library::link::Misfit;
use crate::library::sought::Sought;
use crate::words::short::short;
use crate::words::suggest::Suggestion;

pub(super) const RULE: Rule = Rule {
    code: Code::Dangling,
    check: Check::Library(check),
    why: "The words stand there, but whoever follows them gets nowhere, and what the entry says is missing on every page, list and chart that follows the link.",
    remedy: "Write the id of an entry, take the near one that is suggested, or write the entry that is missing.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
actors:
  north-korea: {name: North Korea, kind: state}
events:
  - FBI attributes the attack to [[north-corea]]
",
    )],
    at: "sony-hack.yaml:6:36",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
actors:
  north-korea: {name: North Korea, kind: state}
events:
  - FBI attributes the attack to [[north-korea]]
",
    )],
};

fn check(library: &Library, out: &mut ByFile) {
    let mut suggestions = Suggestions::new(library);
    let misfits = library.misfits();
    for misfit in misfits.filter(|misfit| misfit.found.is_none()) {
        if !out.keeps(Code::Dangling, misfit.source, misfit.span) {
            continue;
        }
        let message = match misfit.wants {
            [kind] => format!("no {} has the id `{}`", kind.word(), short(misfit.target)),
            _ => format!("nothing has the id `{}`", short(misfit.target)),
        };
        let suggestion = suggestions.of(misfit);
        out.push(match library.gap(&misfit) {
            // That is told where it is.
            Some((Gap::Certain(place), _)) if library.is_told(place) => continue,
            Some(gap) => missing(misfit, &message, gap, suggestion),
            None => {
                let place = misfit.place();
                Diagnostic::word(Code::Dangling, place, &message, misfit.target, suggestion)
            }
        });
    }
}

/// What is told of an id that may be where nothing could be read. No other word is put in its place then: it may be right.
fn missing(
    misfit: Misfit<'_>,
    message: &str,
    (gap, more): (Gap<'_>, usize),
    suggestion: &Suggestion,
) -> Diagnostic {
    let id = short(misfit.target);
    let (place, at) = match gap {
        Gap::Certain(place) | Gap::LeftOut(place) => (place, "left out because of a slip"),
        Gap::Unread(place) => (place, "this could not be read"),
    };
    let name = place.source.name().rsplit('/').next().unwrap_or_default();
    let others = match more {
        0 => String::new(),
        1 => ", or in another file".to_owned(),
        more => format!(", or in {more} other files"),
    };
    let name = short(name);
    let help = match gap {
        Gap::Certain(_) => format!("`{id}` is in `{name}`, but was left out because of a slip"),
        Gap::LeftOut(_) => {
            format!("`{id}` may be in `{name}`, of which something was left out because of a slip")
        }
        Gap::Unread(_) => format!("`{id}` may be in `{name}`, which could not be read"),
    };
    let help = match gap {
        Gap::Certain(_) => format!("{help}: mend that first"),
        _ => format!("{help}{others}; else {}", suggestion.help),
    };
    Diagnostic::new(Code::Dangling, misfit.place(), message, &help).note(place.clone(), at)
}

/// The briefing of a wrong id, the id, the kinds that are wanted, and the entry that is not meant.
type Wrong<'l> = (&'l str, &'l str, &'l [EntryKind], &'l str);

/// What is suggested for wrong ids, worked out once for each.
struct Suggestions<'l> {
    sought: Sought<'l>,
    known: HashMap<Wrong<'l>, Suggestion>,
}

impl<'l> Suggestions<'l> {
    fn new(library: &'l Library) -> Self {
        Self {
            sought: Sought::new(library),
            known: HashMap::new(),
        }
    }

    fn of(&mut self, misfit: Misfit<'l>) -> &Suggestion {
        let Misfit {
            briefing,
            from,
            target,
            wants,
            ..
        } = misfit;
        let target: &str = target;
        let anybody = (briefing, target, wants, "");
        // Most entries are not what is suggested, so that what is suggested in one holds in all of them.
        let is_own = self.but_for(anybody).help.contains(&format!("`{from}`"));
        self.but_for(match is_own {
            true => (briefing, target, wants, from),
            false => anybody,
        })
    }

    fn but_for(&mut self, wrong: Wrong<'l>) -> &Suggestion {
        let Self { sought, known } = self;
        known.entry(wrong).or_insert_with(|| {
            let (briefing, target, wants, own) = wrong;
            let found = sought.but_for(own, briefing, target, wants);
            found.unwrap_or_else(|| "write the entry, or take the link out".to_owned().into())
        })
    }
}
