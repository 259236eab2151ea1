//! Anchors (`&name`) that no alias (`*name`) uses.

use crate::check::rule::{Check, Rule};
use crate::diagnostic::fix::Fix;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::source::{Place, Span};
use crate::words::short::short;
use crate::yaml::anchor;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::UnusedAnchor,
    check: Check::Library(check),
    why: "Whoever reads the file looks for where it is used again; and a word behind a `&` is no part of the value.",
    remedy: "Take `&name` out; put the value into quotes if the `&` belongs to it.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events:
  - title: Internal mails leak
    sources: &first [verge]
",
    )],
    at: "sony-hack.yaml:6:14",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events:
  - title: Internal mails leak
    sources: &first [verge]
  - title: Hackers make demands
    sources: *first
",
    )],
};

fn check(library: &Library, out: &mut ByFile) {
    let briefings = library
        .briefings()
        .iter()
        .map(|file| (&file.source, &file.loose));
    let shared = library
        .shared()
        .iter()
        .map(|file| (&file.source, &file.loose));
    for (source, values) in briefings.chain(shared) {
        for value in values {
            let Some(anchor) = anchor::before(source.text(), value.range().start) else {
                continue;
            };
            // Whoever reads the file is told of a word that is lost.
            if anchor::is_word(source.text(), anchor, *value) {
                continue;
            }
            let place = Place::new(source, anchor);
            let name = place.source.slice(anchor).trim_end();
            let message = format!("nothing uses the anchor `{}`", short(name));
            let at = Place::new(
                source,
                Span::new(anchor.range().start, anchor.range().start + name.len()),
            );
            let help = "take it out, or put the value into quotes if the `&` belongs to it";
            let fix = Fix::remove(&place, "take the anchor out");
            out.push(Diagnostic::new(Code::UnusedAnchor, at, &message, help).mended_by(fix));
        }
    }
}
