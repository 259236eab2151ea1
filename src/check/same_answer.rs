//! Hypotheses of a question that say the same.

use std::collections::HashMap;

use super::rule::{Check, Rule};
use super::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::words::short::short;

pub(super) const RULE: Rule = Rule {
    code: Code::SameAnswer,
    check: Check::Entry(check),
    why: "A matrix tells hypotheses apart by their cells; of two that say the same, nobody knows which column is which.",
    remedy: "Say in each what the other does not say, or take one of them out, with its cells.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
questions:
  who:
    text: Who attacked Sony?
    hypotheses: {dprk: North Korea, north: North Korea}
",
    )],
    at: "sony-hack.yaml:6:37",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
questions:
  who:
    text: Who attacked Sony?
    hypotheses: {dprk: North Korea, insider: An insider}
",
    )],
};

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    let Body::Question(question) = &entry.body else {
        return;
    };
    let mut first: HashMap<String, &str> = HashMap::new();
    let mut same: Vec<(&str, &str)> = Vec::new();
    // Where its words could not be read, a hypothesis has its id in their place.
    let is_unread = |id: &str, text: &str| id == text && library.has_unread(entry, "hypotheses");
    for (id, text) in &question.own.hypotheses {
        if is_unread(id.as_str(), text.text()) {
            continue;
        }
        let words: Vec<&str> = text.text().split_whitespace().collect();
        match first.entry(words.join(" ").to_lowercase()) {
            std::collections::hash_map::Entry::Occupied(first) => {
                same.push((id.as_str(), first.get()));
            }
            std::collections::hash_map::Entry::Vacant(free) => drop(free.insert(id.as_str())),
        }
    }
    same.retain(|_| out.keeps(Code::SameAnswer, &entry.place.source, entry.place.span));
    if same.is_empty() {
        return;
    }
    let ids: Vec<&str> = same.iter().map(|(id, _)| *id).collect();
    let places = written::places(library, entry, ids.len(), |fields| {
        written::keys(fields, "hypotheses", &ids)
    });
    for (place, (id, first)) in places.into_iter().zip(same) {
        let message = format!("`{}` says the same as `{}`", short(id), short(first));
        let help = "say how they differ, or take one of them out, with its cells";
        out.push(Diagnostic::new(Code::SameAnswer, place, &message, help));
    }
}
