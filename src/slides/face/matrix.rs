//! A question with its matrix: how the evidence fits each answer, and which answers survive.

use super::draft::Face;
use crate::analysis::matrix::{Matrix, Row as Evidence};
use crate::briefing::id::Id;
use crate::briefing::question::Question;
use crate::library::entry::{Body, EntryIx};
use crate::page::part::{Kind, Run, Words, apart, aside, plain};
use crate::page::question::{cell, cells_in_words, show};
use crate::slides::part::{Item, Part, Row, Table, Weight};
use crate::typeset::width::columns;

pub(super) fn matrix(face: &mut Face<'_>, ix: EntryIx) {
    let Some(Body::Question(question)) = face.body(ix) else {
        return;
    };
    let question = question.clone();
    if !face.is_titled {
        let words = face.sentence(&question.own.text);
        face.parts.push(Part::Lead(words));
    }
    let Some(matrix) = Matrix::of(face.b.library, Some(face.briefing), &question.own) else {
        answers(face, ix, &question.own);
        return;
    };
    // A table needs all lines that there are: the way to the whole stands beside the legend.
    let more = face.whole(ix);
    let key = vec![aside(legend(&matrix)), apart(), more];
    face.parts.push(Part::Key(key));
    let table = table(face, &matrix);
    face.parts.push(Part::Table(table));
    ranking(face, ix, &matrix);
}

/// The answers of a question that has no matrix.
fn answers(face: &mut Face<'_>, ix: EntryIx, question: &Question) {
    for id in question.hypotheses.keys() {
        let words = hypothesis(face, ix, id.as_str());
        face.parts.push(Part::Item(Item {
            mark: "•".to_owned(),
            words,
            under: Vec::new(),
        }));
    }
    face.rest(ix);
}

/// A link to one of the answers.
fn hypothesis(face: &mut Face<'_>, question: EntryIx, id: &str) -> Words {
    let name = face.b.library.entry(question);
    let name = name
        .map(|entry| entry.id.item.to_string())
        .unwrap_or_default();
    match face.b.find(&format!("{name}.{id}")) {
        Some(entry) => vec![face.b.link(entry, None)],
        None => vec![plain(id)],
    }
}

/// What the signs of a table mean, those that it has.
fn legend(matrix: &Matrix) -> String {
    let mut legend = cells_in_words(matrix);
    if matrix.rows.iter().any(|row| !row.diagnostic) {
        legend += " · faint rows tell nothing";
    }
    if matrix.rows.iter().any(|row| !row.shares.is_empty()) {
        legend += if is_of_one_ground(matrix) {
            " · all from one source"
        } else {
            " · = one source"
        };
    }
    legend
}

/// Whether all rows rest on the same, so that no row need say so.
fn is_of_one_ground(matrix: &Matrix) -> bool {
    let first = matrix.rows.first().map(|row| &row.shares);
    first.is_some_and(|first| {
        let mut rows = matrix.rows.iter();
        !first.is_empty() && rows.all(|row| row.shares == *first)
    })
}

/// The evidence against each answer; rows that tell the answers apart stand out.
fn table(face: &mut Face<'_>, matrix: &Matrix) -> Table {
    let ids = matrix.scores.iter();
    let ids = ids.map(|(id, _)| vec![Run::new(id.as_str(), Kind::Strong)]);
    let head = std::iter::once(vec![Run::new("Evidence", Kind::Label)]);
    let is_of_one = is_of_one_ground(matrix);
    let rows = matrix.rows.iter().map(|row| {
        let shares = if is_of_one { &[][..] } else { &row.shares };
        evidence(face, row, shares)
    });
    Table {
        rows: rows.collect(),
        head: head.chain(ids).collect(),
    }
}

fn evidence(face: &mut Face<'_>, row: &Evidence, shares: &[usize]) -> Row {
    let mut name = match row.evidence {
        Some(entry) => face.label(entry),
        None => face.b.by_label(&row.id),
    };
    if !shares.is_empty() {
        let shares: Vec<String> = shares.iter().map(|i| (i + 1).to_string()).collect();
        name.push(aside(format!(" ={}", shares.join(","))));
    }
    let cells = row.cells.iter().map(|value| vec![cell(*value)]);
    Row {
        cells: std::iter::once(name).chain(cells).collect(),
        weight: if row.diagnostic {
            Weight::Full
        } else {
            Weight::Faint
        },
    }
}

/// The answers from the one that survives best to the one that survives least, each with its score.
fn ranking(face: &mut Face<'_>, ix: EntryIx, matrix: &Matrix) {
    let heading = vec![
        plain("Survives best"),
        aside("  nearest zero; no probability"),
    ];
    face.parts.push(Part::Heading(heading));
    let places = places(matrix);
    let ids = places.iter().map(|(_, id, _)| columns(id.as_str())).max();
    let scores = places.iter().map(|(.., score)| columns(score)).max();
    let missing = |to: Option<usize>, words: &str| {
        let missing = to.unwrap_or_default().saturating_sub(columns(words));
        "\u{a0}".repeat(missing)
    };
    for (place, id, score) in &places {
        let id = id.as_str();
        // No word of a sentence, so that the answer has the colour of text, as the names in the table do.
        let name = format!("{id}{}", missing(ids, id));
        let score = format!("  {}{score}  ", missing(scores, score));
        let mut words = vec![Run::new(name, Kind::Grade), Run::new(score, Kind::Grade)];
        words.extend(hypothesis(face, ix, id));
        face.parts.push(Part::Item(Item {
            mark: format!("{place}."),
            words,
            under: Vec::new(),
        }));
    }
}

/// The answers from best to worst, each with its place and its score as it is shown: those that are level share a place.
pub(super) fn places(matrix: &Matrix) -> Vec<(usize, &Id, String)> {
    let mut places: Vec<(usize, &Id, String)> = Vec::new();
    for (number, (id, score)) in matrix.ranked().into_iter().enumerate() {
        let score = show(score);
        let level = places.last().filter(|(.., last)| *last == score);
        let place = level.map_or(number + 1, |(place, ..)| *place);
        places.push((place, id, score));
    }
    places
}
