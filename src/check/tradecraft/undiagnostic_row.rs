//! Rows of a matrix that fit all hypotheses alike.

use crate::analysis::matrix::{Matrix, Row, is_rated};
use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::words::short::short;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::UndiagnosticRow,
    check: Check::Entry(check),
    why: "Such a row makes a table longer and a case no stronger; readers take it for support all the same.",
    remedy: "Ask how the evidence would look under each hypothesis; where it is alike, take the row out.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea, times: New study, nbc: A leak}
evidence:
  code: {text: The code resembles earlier code., sources: verge}
  scale: {text: The attack was large., sources: times}
questions:
  who:
    text: Who attacked Sony?
    hypotheses: {dprk: North Korea, insider: An insider}
    matrix:
      code: C I
      scale: C C
      leak: I C
events: [{id: leak, title: Internal mails leak, sources: nbc}]
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
  code: {text: The code resembles earlier code., sources: verge}
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
    if matrix.scores.len() < 2 {
        return;
    }
    let at = &entry.place;
    let rows = matrix.rows.iter().filter(|row| !row.diagnostic);
    let rows: Vec<&Row> = rows
        .filter(|_| out.keeps(Code::UndiagnosticRow, &at.source, at.span))
        .collect();
    if rows.is_empty() {
        return;
    }
    let ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    let places = written::places(library, entry, ids.len(), |fields| {
        written::keys(fields, "matrix", &ids)
    });
    for (place, row) in places.into_iter().zip(rows) {
        let rated = row.cells.iter().filter(|cell| is_rated(**cell)).count();
        let id = short(&row.id);
        let message = match rated {
            0 => format!("`{id}` is judged against no hypothesis"),
            1 => format!("`{id}` is judged against one hypothesis only"),
            _ => format!("`{id}` fits all hypotheses alike"),
        };
        let help = "judge how it would look under each of them, or take the row out";
        out.push(Diagnostic::new(
            Code::UndiagnosticRow,
            place,
            &message,
            help,
        ));
    }
}
