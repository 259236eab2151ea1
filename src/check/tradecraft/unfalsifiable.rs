//! Hypotheses that no row of their matrix counts against.

use crate::analysis::matrix::Matrix;
use crate::briefing::question::Cell;
use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::words::short::short;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::Unfalsifiable,
    check: Check::Entry(check),
    why: "What counts in a matrix is what speaks against a hypothesis (Heuer); this one has the best score without having been tested.",
    remedy: "Look for evidence that it would have to explain away, or say why there can be none.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea, times: New study}
events:
  - {id: leak, title: Internal mails leak, sources: times}
  - {id: says, title: The FBI names North Korea, sources: verge}
questions:
  who:
    text: Who attacked Sony?
    hypotheses: {dprk: North Korea, insider: An insider, helped: North Korea with help}
    matrix:
      says: C I C
      leak: I C N
",
    )],
    at: "sony-hack.yaml:10:58",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea, times: New study}
events:
  - {id: leak, title: Internal mails leak, sources: times}
  - {id: says, title: The FBI names North Korea, sources: verge}
questions:
  who:
    text: Who attacked Sony?
    hypotheses: {dprk: North Korea, insider: An insider}
    matrix:
      says: C I
      leak: I C
",
    )],
};

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    let Body::Question(question) = &entry.body else {
        return;
    };
    let Some(matrix) = Matrix::of(library, entry.briefing, &question.own) else {
        return;
    };
    // Rows that tell nothing apart are told by themselves.
    if library.has_unread(entry, "matrix") || !matrix.rows.iter().any(|row| row.diagnostic) {
        return;
    }
    let counts = |cell: Option<&Cell>| matches!(cell, Some(Cell::I | Cell::II));
    let is_tested = |number: usize| matrix.rows.iter().any(|row| counts(row.cells.get(number)));
    let at = &entry.place;
    let ids = matrix.scores.iter().enumerate();
    let ids = ids.filter(|(number, _)| !is_tested(*number));
    let ids: Vec<&str> = ids
        .filter(|_| out.keeps(Code::Unfalsifiable, &at.source, at.span))
        .map(|(_, (id, _))| id.as_str())
        .collect();
    if ids.is_empty() {
        return;
    }
    let places = written::places(library, entry, ids.len(), |fields| {
        written::keys(fields, "hypotheses", &ids)
    });
    for (place, id) in places.into_iter().zip(ids) {
        let message = format!("no row counts against `{}`", short(id));
        let help = "add evidence that would speak against it, if it were wrong";
        out.push(Diagnostic::new(Code::Unfalsifiable, place, &message, help));
    }
}
