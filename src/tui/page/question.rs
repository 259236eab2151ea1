//! The pages of a question and of its hypotheses.

use super::Words;
use super::build::{Builder, plain, words};
use super::table::Table;
use crate::analysis::matrix::{Matrix, Row};
use crate::briefing::id::Id;
use crate::briefing::question::{Cell, Question, QuestionStatus};
use crate::theme::meaning::Meaning;

pub(super) fn page(b: &mut Builder<'_>, question: &Question) {
    b.lead(&question.text);
    b.gap();
    let status = match question.status {
        QuestionStatus::Open => "open",
        QuestionStatus::Answered => "answered",
    };
    b.text_field("Status", Some(status));
    let name = b
        .library
        .entry(b.entry)
        .map(|entry| entry.id.item.to_string())
        .unwrap_or_default();
    let matrix = Matrix::of(b.library, b.briefing, question);
    b.section("Hypotheses", |b| {
        hypotheses(b, question, &name, matrix.as_ref())
    });
    let Some(matrix) = matrix else { return };
    b.section("Evidence against each", |b| {
        let table = table(b, &matrix);
        b.table(table);
        b.gap();
        let legend = "C consistent · I inconsistent, doubled when strong · N neutral · NA does not apply · - not judged. \
                      A score adds up what speaks against a hypothesis, by credibility and relevance; the one nearest \
                      zero survives best. It is no probability. ◦ rows tell the hypotheses not apart.";
        b.paragraph(vec![words(legend, Meaning::Dim)]);
        b.paragraph(without_withheld(b));
    });
}

/// Says that the scores are not those of all the evidence; nothing where they are.
fn without_withheld(b: &Builder<'_>) -> Vec<Words> {
    let rows = match b.left_out("matrix") {
        0 => return Vec::new(),
        1 => "1 row that is".to_owned(),
        n => format!("{n} rows that are"),
    };
    let said = format!("Worked out anew without {rows} withheld.");
    vec![words(&said, Meaning::Strong)]
}

fn hypotheses(b: &mut Builder<'_>, question: &Question, name: &str, matrix: Option<&Matrix>) {
    let order: Vec<(Id, Option<f64>)> = match matrix {
        Some(matrix) => matrix
            .ranked()
            .into_iter()
            .map(|(id, score)| (id.clone(), Some(score)))
            .collect(),
        None => question
            .hypotheses
            .keys()
            .map(|id| (id.clone(), None))
            .collect(),
    };
    for (id, score) in order {
        let mut runs = b.reference(&format!("{name}.{id}"), None);
        let score = score
            .map(|score| format!(" · score {}", show(score)))
            .unwrap_or_default();
        runs.push(words(&format!(" {id}{score}"), Meaning::Dim));
        b.bullet(runs);
    }
}

/// A score with one decimal, and no minus before zero.
fn show(score: f64) -> String {
    let text = format!("{score:.1}");
    if text == "-0.0" {
        "0.0".to_owned()
    } else {
        text.replace('-', "−")
    }
}

fn table(b: &mut Builder<'_>, matrix: &Matrix) -> Table {
    let head = std::iter::once(vec![words("Evidence", Meaning::Dim)])
        .chain(
            matrix
                .scores
                .iter()
                .map(|(id, _)| vec![words(id.as_str(), Meaning::Strong)]),
        )
        .collect();
    let mut rows: Vec<Vec<Vec<Words>>> =
        matrix.rows.iter().map(|row| evidence_row(b, row)).collect();
    let scores = matrix
        .scores
        .iter()
        .map(|(_, score)| vec![words(&show(*score), Meaning::Strong)]);
    rows.push(
        std::iter::once(vec![words("Score", Meaning::Dim)])
            .chain(scores)
            .collect(),
    );
    Table {
        head,
        rows,
        indent: 2,
    }
}

fn evidence_row(b: &mut Builder<'_>, row: &Row) -> Vec<Vec<Words>> {
    let mut name = Vec::new();
    if !row.diagnostic {
        name.push(words("◦ ", Meaning::Dim));
    }
    name.extend(b.reference(&row.id, None));
    std::iter::once(name)
        .chain(row.cells.iter().map(|value| vec![cell(*value)]))
        .collect()
}

fn cell(cell: Cell) -> Words {
    let style = match cell {
        Cell::CC | Cell::C => Meaning::Good,
        Cell::I | Cell::II => Meaning::Bad,
        Cell::N | Cell::NotApplicable | Cell::Unjudged => Meaning::Dim,
    };
    words(cell.word(), style)
}

pub(super) fn hypothesis(b: &mut Builder<'_>, question: &Question, name: &str, id: &Id) {
    question
        .hypotheses
        .get(id)
        .into_iter()
        .for_each(|text| b.lead(text));
    b.gap();
    let runs = b.reference(name, None);
    b.field("Answers", runs);
    let Some(matrix) = Matrix::of(b.library, b.briefing, question) else {
        return;
    };
    let Some(place) = matrix.scores.iter().position(|(known, _)| known == id) else {
        return;
    };
    let rank = matrix
        .ranked()
        .iter()
        .position(|(known, _)| *known == id)
        .map_or(0, |i| i + 1);
    let score = format!(
        "{}, place {rank} of {}",
        show(matrix.scores[place].1),
        matrix.scores.len()
    );
    b.field(
        "Score",
        vec![
            plain(&score),
            words("  nearest zero survives best; no probability", Meaning::Dim),
        ],
    );
    let without = without_withheld(b);
    b.field("", without);
    for (heading, wanted) in [
        ("Speaks against it", [Cell::I, Cell::II]),
        ("Fits it", [Cell::C, Cell::CC]),
    ] {
        b.section(heading, |b| {
            for row in matrix
                .rows
                .iter()
                .filter(|row| wanted.contains(&row.cells[place]))
            {
                let mut runs = b.reference(&row.id, None);
                runs.push(words(
                    &format!(" {}", row.cells[place].meaning()),
                    Meaning::Dim,
                ));
                b.bullet(runs);
            }
        });
    }
}
