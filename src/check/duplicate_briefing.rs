//! Two briefings with one id, of which only the first can be reached.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use super::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::reading::file::BriefingFile;
use crate::source::{Place, Span};
use crate::words::text::Text;

pub(super) const RULE: Rule = Rule {
    code: Code::DuplicateBriefing,
    check: Check::Library(check),
    why: "Links such as `[[sony-hack/leak]]` lead into the first of the two, and the other one can be reached from nowhere.",
    remedy: "Give one of them an `id` of its own at its top, or another file name.",
    bad: &[
        (
            "2014/sony-hack.yaml",
            "\
title: Sony hack
tlp: CLEAR
events: [FBI attributes the attack]
",
        ),
        (
            "2015/sony-hack.yaml",
            "\
title: Sony hack, a year later
tlp: CLEAR
events: [Sony counts its losses]
",
        ),
    ],
    at: "2015/sony-hack.yaml:1:1",
    good: &[
        (
            "2014/sony-hack.yaml",
            "\
title: Sony hack
tlp: CLEAR
events: [FBI attributes the attack]
",
        ),
        (
            "2015/sony-hack.yaml",
            "\
title: Sony hack, a year later
id: sony-hack-2015
tlp: CLEAR
events: [Sony counts its losses]
",
        ),
    ],
};

fn check(library: &Library, out: &mut ByFile) {
    let mut seen: HashMap<&Text, (&BriefingFile, OnceCell<Place>)> = HashMap::new();
    for file in library.briefings() {
        let first = seen.entry(&file.id);
        let (first, first_place) = first.or_insert_with(|| (file, OnceCell::new()));
        if std::ptr::eq(*first, Arc::as_ptr(file)) {
            continue;
        }
        let first_place = first_place.get_or_init(|| place(first));
        let message = format!("another briefing has the id `{}`", file.id);
        let problem = Diagnostic::new(
            Code::DuplicateBriefing,
            place(file),
            &message,
            "give this one an `id:` of its own, or another file name",
        );
        out.push(problem.note(first_place.clone(), "the other one"));
    }
}

/// The line that gives the id; the start of the file where its name does.
fn place(file: &BriefingFile) -> Place {
    let text = file.source.text();
    let mut start = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        let at = start;
        start += line.len();
        (at, line.trim_end())
    });
    let line = lines.find(|(_, line)| line.starts_with("id:"));
    let span = line.map_or(Span::default(), |(at, line)| Span::new(at, at + line.len()));
    Place::new(&file.source, span)
}
