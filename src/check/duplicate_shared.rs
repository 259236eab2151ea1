//! Entries of library files with one id, of which only the first can be reached.

use std::collections::HashMap;

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;

pub(super) const RULE: Rule = Rule {
    code: Code::DuplicateId,
    check: Check::Library(check),
    why: "A link can lead to one of them only, so the other one is never reached and what it says is not seen.",
    remedy: "Give one of them another id; where both are the same thing, make one entry of them.",
    bad: &[
        (
            "agencies.yaml",
            "\
kind: library
actors:
  fbi: {name: FBI, kind: agency}
tlp: CLEAR
",
        ),
        (
            "states.yaml",
            "\
kind: library
actors:
  china: {name: China, kind: state}
  fbi: {name: Federal Bureau of Investigation, kind: agency}
tlp: CLEAR
",
        ),
    ],
    at: "states.yaml:4:3",
    good: &[
        (
            "agencies.yaml",
            "\
kind: library
actors:
  fbi: {name: FBI, kind: agency}
tlp: CLEAR
",
        ),
        (
            "states.yaml",
            "\
kind: library
actors:
  china: {name: China, kind: state}
tlp: CLEAR
",
        ),
    ],
};

fn check(library: &Library, out: &mut ByFile) {
    let mut seen = HashMap::new();
    for (file, id) in library
        .shared()
        .iter()
        .flat_map(|file| file.entries.keys().map(move |id| (file, id)))
    {
        let place = file.place(id);
        let Some(first) = seen.get(id) else {
            seen.insert(id, place);
            continue;
        };
        let message = format!("another library file has an entry `{id}`, which counts");
        let problem = Diagnostic::new(
            Code::DuplicateId,
            place,
            &message,
            "put both parts into one entry, or give this one another id",
        );
        out.push(problem.note(first.clone(), "first given here"));
    }
}
