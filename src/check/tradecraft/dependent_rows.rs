//! Rows of a matrix that rest on the same source or statement.

use crate::analysis::matrix::{Matrix, Row};
use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::words::short::short;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::DependentRows,
    check: Check::Entry(check),
    why: "If that source is wrong, all of these rows are; the scores count them as if they stood apart.",
    remedy: "Find other sources, make one row of them, or say in the judgement what is left without them.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea, times: New study}
evidence:
  code: {text: The code resembles earlier code., sources: verge}
  addresses: {text: The addresses were used before., sources: verge}
questions:
  who:
    text: Who attacked Sony?
    hypotheses: {dprk: North Korea, insider: An insider}
    matrix:
      code: C I
      addresses: C I
      leak: I C
events: [{id: leak, title: Internal mails leak, sources: times}]
",
    )],
    at: "sony-hack.yaml:13:7",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea, times: New study}
evidence:
  code: {text: The code and the addresses were used before., sources: verge}
questions:
  who:
    text: Who attacked Sony?
    hypotheses: {dprk: North Korea, insider: An insider}
    matrix:
      code: C I
      leak: I C
events: [{id: leak, title: Internal mails leak, sources: times}]
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
    // Of several grounds that rows have in common, the one of most rows is told.
    let mut counts = vec![0_usize; matrix.shared.len()];
    for place in matrix.rows.iter().flat_map(|row| &row.shares) {
        counts[*place] += 1;
    }
    let most = (0..counts.len()).rev().max_by_key(|place| counts[*place]);
    let Some((most, ground)) =
        most.and_then(|most| Some((most, library.entry(matrix.shared[most])?)))
    else {
        return;
    };
    let rows: Vec<&Row> = matrix
        .rows
        .iter()
        .filter(|row| row.shares.contains(&most))
        .collect();
    let [first, second, ..] = rows[..] else {
        return;
    };
    let ids = [first.id.as_str(), second.id.as_str()];
    let places = written::places(library, entry, ids.len(), |fields| {
        written::keys(fields, "matrix", &ids)
    });
    let [first, second] = &places[..] else { return };
    let message = format!(
        "{} of {} rows rest on `{}`",
        rows.len(),
        matrix.rows.len(),
        short(&ground.id.item)
    );
    let help = "they are not independent: find other sources, or make one row of them";
    let problem = Diagnostic::new(Code::DependentRows, second.clone(), &message, help);
    let problem = problem.note(first.clone(), "the first of them");
    out.push(problem.note(ground.place.clone(), "what they rest on"));
}
