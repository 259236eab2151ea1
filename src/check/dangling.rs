//! Links to ids that nothing has.

use super::rule::{Check, Rule};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::link::Misfit;
use crate::words::short::short;
use crate::words::suggest;

pub(super) const RULE: Rule = Rule {
    code: Code::Dangling,
    check: Check::Library(check),
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

fn check(library: &Library, out: &mut Vec<Diagnostic>) {
    for misfit in library
        .misfits()
        .iter()
        .filter(|misfit| misfit.found.is_none())
    {
        let message = match misfit.wants.as_slice() {
            [kind] => format!("no {} has the id `{}`", kind.word(), short(&misfit.target)),
            _ => format!("nothing has the id `{}`", short(&misfit.target)),
        };
        out.push(Diagnostic::new(
            Code::Dangling,
            misfit.place.clone(),
            &message,
            &help(library, misfit),
        ));
    }
}

fn help(library: &Library, misfit: &Misfit) -> String {
    let wanted = |kind| misfit.wants.is_empty() || misfit.wants.contains(&kind);
    let known = library.in_scope(&misfit.briefing);
    let known = known.filter(|entry| wanted(entry.kind()));
    match suggest::nearest(&misfit.target, known.map(|entry| entry.id.item.as_str())) {
        Some(id) => format!("did you mean `{id}`?"),
        None => "write the entry, or take the link out".to_owned(),
    }
}
