//! Options of which one side is not told: what speaks for them, what against, or who proposes them.

use crate::check::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::OneSidedOption,
    check: Check::Entry(check),
    why: "An option without a price looks free, one without reasons arbitrary, and one that nobody proposes like our own.",
    remedy: "Add `pros` and `cons` (or `risks`), as somebody's (`by`) or as our reading, and `proponents`.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
actors: {schiff: {name: Adam Schiff, kind: person}}
options:
  press-china:
    title: Press China to rein in North Korea
    proponents: schiff
    pros: Avoids an exchange of cyberattacks
",
    )],
    at: "sony-hack.yaml:5:3",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
actors: {schiff: {name: Adam Schiff, kind: person}}
options:
  press-china:
    title: Press China to rein in North Korea
    proponents: schiff
    pros: Avoids an exchange of cyberattacks
    cons: China has shown little interest
",
    )],
};

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    let Body::Option(option) = &entry.body else {
        return;
    };
    let own = &option.own;
    let unread = |fields: [&str; 2]| fields.iter().any(|field| library.has_unread(entry, field));
    let has = |given: bool, fields: [&str; 2]| given || unread(fields);
    let is_proposed = !own.proponents.is_empty() || !own.by.is_empty();
    let sides = [
        (
            has(
                !own.pros.is_empty() || !own.leverage.is_empty(),
                ["pros", "leverage"],
            ),
            "what speaks for it",
            "pros",
        ),
        (
            has(
                !own.cons.is_empty() || !own.risks.is_empty(),
                ["cons", "risks"],
            ),
            "what speaks against it",
            "cons",
        ),
        (
            has(is_proposed, ["proponents", "by"]),
            "who proposes it",
            "proponents",
        ),
    ];
    let lacking: Vec<_> = sides.iter().filter(|(is_told, ..)| !is_told).collect();
    if lacking.is_empty() {
        return;
    }
    let words: Vec<&str> = lacking.iter().map(|(_, words, _)| *words).collect();
    let fields: Vec<String> = lacking
        .iter()
        .map(|(.., field)| format!("`{field}`"))
        .collect();
    let message = format!("this option does not say {}", listed(&words, "or"));
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let help = format!("add {}", listed(&fields, "and"));
    let place = entry.place.clone();
    out.push(Diagnostic::new(
        Code::OneSidedOption,
        place,
        &message,
        &help,
    ));
}

/// Words with commas between them, and another word before the last.
fn listed(words: &[&str], before_last: &str) -> String {
    match words {
        [rest @ .., last] if !rest.is_empty() => {
            format!("{} {before_last} {last}", rest.join(", "))
        }
        words => words.join(", "),
    }
}
