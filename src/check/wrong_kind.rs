//! Links to entries of a kind that the field does not take.

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::words::short::short;
use crate::words::suggest::one;

pub(super) const RULE: Rule = Rule {
    code: Code::WrongKind,
    check: Check::Library(check),
    why: "A field gives a link its meaning: what stands under `sources` is counted as a source, who stands under `by` as the one who acts. An entry of another kind cannot be that, so the link is not followed there.",
    remedy: "Write the id of an entry of the kind that the field takes, or put the id into the field that it belongs to.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
actors:
  fbi: {name: FBI, kind: agency}
events:
  - {title: FBI attributes the attack, sources: fbi}
",
    )],
    at: "sony-hack.yaml:6:49",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources:
  fbi: {title: Update on the investigation, publisher: FBI}
events:
  - {title: FBI attributes the attack, sources: fbi}
",
    )],
};

fn check(library: &Library, out: &mut ByFile) {
    for misfit in library.misfits() {
        let Some(found) = misfit.found else { continue };
        if !out.keeps(Code::WrongKind, misfit.source, misfit.span) {
            continue;
        }
        let wanted: Vec<String> = misfit.wants.iter().map(|kind| one(kind.word())).collect();
        let wanted = wanted.join(" or ");
        let message = format!(
            "`{}` is {}, and this field wants {wanted}",
            short(misfit.target),
            one(found.word())
        );
        let help = format!("write the id of {wanted} here");
        out.push(Diagnostic::new(
            Code::WrongKind,
            misfit.place(),
            &message,
            &help,
        ));
    }
}
