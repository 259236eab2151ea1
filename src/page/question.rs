//! The pages of a question and of its hypotheses.

use super::build::{Builder, Says, listed};
use super::part::{Block, Kind, Part, Run, Table, Words, apart, aside, plain};
use crate::analysis::matrix::{Matrix, Row};
use crate::briefing::id::Id;
use crate::briefing::prose;
use crate::briefing::question::{Cell, Question};

pub(super) fn page(b: &mut Builder<'_>, question: &Question) {
    b.lead(&question.text);
    b.facts_of(b.written());
    b.gap();
    b.text_field("Status", Some(question.status.word()));
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
        b.push(Part::Table(table));
        b.gap();
        let mut legend = format!(
            "{}. A score adds up what speaks against a hypothesis, by credibility and relevance; the one nearest zero \
             survives best. It is no probability.",
            cells_in_words(&matrix)
        );
        if matrix.rows.iter().any(|row| !row.diagnostic) {
            legend += " ◦ rows do not tell the hypotheses apart.";
        }
        b.push(Part::Prose(vec![Block::Paragraph(vec![aside(legend)])]));
        shared(b, &matrix);
        withheld(b);
    });
}

/// Says which rows are not independent: by number, what each of them rests on.
fn shared(b: &mut Builder<'_>, matrix: &Matrix) {
    if matrix.shared.is_empty() {
        return;
    }
    let each = matrix.shared.iter().enumerate().map_while(|(i, ix)| {
        b.has_room_within().then(|| {
            let number = aside(format!("={} ", i + 1));
            std::iter::once(number).chain(b.named(*ix, None)).collect()
        })
    });
    let mut words = vec![aside(
        "Rows with the same number rest on one source or statement, and are not independent: ",
    )];
    words.extend(listed(each.collect()));
    b.push(Part::Prose(vec![Block::Paragraph(words)]));
}

/// Says that the scores are not those of all the evidence; nothing where they are.
fn withheld(b: &mut Builder<'_>) {
    let rows = match b.left_out("matrix") {
        0 => return,
        1 => "1 row".to_owned(),
        n => format!("{n} rows"),
    };
    b.text_field(
        "Withheld",
        Some(format!("{rows}; the scores are worked out anew without")),
    );
}

fn hypotheses(b: &mut Builder<'_>, question: &Question, name: &str, matrix: Option<&Matrix>) {
    let order: Vec<(&Id, String)> = match matrix {
        Some(matrix) => {
            let ranked = matrix.ranked().into_iter();
            let score =
                |(id, score)| (id, format!(" · score {}{}", show(score), rated(matrix, id)));
            ranked.map(score).collect()
        }
        None => {
            let ids = question.hypotheses.keys();
            ids.map(|id| (id, String::new())).collect()
        }
    };
    for (id, score) in order {
        if !b.has_room() {
            return;
        }
        let mut words = b.reference(&format!("{name}.{id}"), None);
        words.push(aside(format!(" {id}{score}")));
        let mut blocks = vec![Block::Paragraph(words)];
        // It is called by its first sentence. What more it says, its own page has among what it says.
        if let Some(text) = question.hypotheses.get(id)
            && b.says == Says::All
        {
            blocks.extend(b.blocks(prose::behind_first_sentence(text).trim()));
        }
        b.item_of(blocks);
    }
}

/// How many cells of a hypothesis are rated, where that is not the same for all: then scores are hard to compare.
fn rated(matrix: &Matrix, id: &Id) -> String {
    let differs = matrix.rated.windows(2).any(|pair| pair[0] != pair[1]);
    let place = matrix.scores.iter().position(|(known, _)| known == id);
    let rated = place
        .and_then(|place| matrix.rated.get(place))
        .filter(|_| differs);
    rated.map_or_else(String::new, |rated| {
        format!(" from {rated} of {} cells", matrix.rows.len())
    })
}

/// A score with one decimal, and no minus before zero.
pub(crate) fn show(score: f64) -> String {
    let text = format!("{score:.1}");
    if text == "-0.0" {
        "0.0".to_owned()
    } else {
        text.replace('-', "−")
    }
}

fn table(b: &mut Builder<'_>, matrix: &Matrix) -> Table {
    let one = |text: &str, kind| vec![Run::new(text, kind)];
    let ids = matrix.scores.iter().map(|(id, _)| id.as_str());
    let scores = matrix.scores.iter().map(|(_, score)| show(*score));
    let head = std::iter::once(one("Evidence", Kind::Label));
    let last = std::iter::once(one("Score", Kind::Label));
    let rows = matrix.rows.iter();
    let rows = rows.map_while(|row| b.has_room_within().then(|| evidence_row(b, row)));
    let mut rows: Vec<Vec<Words>> = rows.collect();
    rows.push(
        last.chain(scores.map(|score| one(&score, Kind::Grade)))
            .collect(),
    );
    Table {
        head: head.chain(ids.map(|id| one(id, Kind::Strong))).collect(),
        rows,
    }
}

/// What the cells of a matrix mean, those that it has.
pub(crate) fn cells_in_words(matrix: &Matrix) -> String {
    let cells = matrix.rows.iter().flat_map(|row| &row.cells);
    let cells: Vec<Cell> = cells.copied().collect();
    let has = |wanted: &[Cell]| cells.iter().any(|cell| wanted.contains(cell));
    let strong = if has(&[Cell::CC, Cell::II]) {
        ", doubled when strong"
    } else {
        ""
    };
    let meanings = [
        (&[Cell::C, Cell::CC][..], "C consistent".to_owned()),
        (&[Cell::I, Cell::II], format!("I inconsistent{strong}")),
        (&[Cell::N], "N neutral".to_owned()),
        (&[Cell::NotApplicable], "NA does not apply".to_owned()),
        (&[Cell::Unjudged], "- not judged".to_owned()),
    ];
    let said = meanings.into_iter().filter(|(wanted, _)| has(wanted));
    said.map(|(_, words)| words).collect::<Vec<_>>().join(" · ")
}

fn evidence_row(b: &mut Builder<'_>, row: &Row) -> Vec<Words> {
    let mut name = Vec::new();
    if !row.diagnostic {
        name.push(aside("◦ "));
    }
    name.extend(b.by_label(&row.id));
    if !row.shares.is_empty() {
        let shares: Vec<String> = row.shares.iter().map(|i| (i + 1).to_string()).collect();
        name.push(aside(format!(" ={}", shares.join(","))));
    }
    let cells = row.cells.iter().map(|value| vec![cell(*value)]);
    std::iter::once(name).chain(cells).collect()
}

/// A cell of a matrix.
pub(crate) fn cell(cell: Cell) -> Run {
    let kind = match cell {
        Cell::CC | Cell::C => Kind::Good,
        Cell::I | Cell::II => Kind::Bad,
        Cell::N | Cell::NotApplicable | Cell::Unjudged => Kind::Aside,
    };
    Run::new(cell.word(), kind)
}

pub(super) fn hypothesis(b: &mut Builder<'_>, question: &Question, name: &str, id: &Id) {
    question
        .hypotheses
        .get(id)
        .into_iter()
        .for_each(|text| b.lead(text));
    b.facts_of(b.written());
    b.gap();
    let words = b.reference(name, None);
    b.field("Answers", words);
    let Some(matrix) = Matrix::of(b.library, b.briefing, question) else {
        return;
    };
    if let Some(place) = matrix.scores.iter().position(|(known, _)| known == id) {
        standing(b, &matrix, place);
    }
}

/// The place of a score among all of them; what is level as it is shown shares one.
fn place_of(score: &str, ranked: &[(&Id, f64)]) -> String {
    let scores: Vec<String> = ranked.iter().map(|(_, score)| show(*score)).collect();
    let level = scores.iter().filter(|other| *other == score).count();
    let place = scores.iter().position(|other| other == score);
    let place = place.map_or(0, |i| i + 1);
    let joint = if level > 1 { "joint " } else { "" };
    format!("{joint}place {place} of {}", ranked.len())
}

/// How the hypothesis at a place of the matrix stands among the others, and what speaks against it and for it.
fn standing(b: &mut Builder<'_>, matrix: &Matrix, place: usize) {
    let (id, score) = &matrix.scores[place];
    let ranked = matrix.ranked();
    let shown = show(*score);
    let among = place_of(&shown, &ranked);
    let score = format!("{shown}{}, {among}", rated(matrix, id));
    let meaning = aside("nearest zero survives best; no probability");
    b.field("Score", vec![plain(score), apart(), meaning]);
    withheld(b);
    for (heading, wanted) in [
        ("Speaks against it", [Cell::I, Cell::II]),
        ("Fits it", [Cell::C, Cell::CC]),
    ] {
        let rows = matrix.rows.iter();
        let rows = rows.filter(|row| wanted.contains(&row.cells[place]));
        b.section(heading, |b| {
            for row in rows {
                let mut words = b.reference(&row.id, None);
                words.push(aside(format!(" {}", row.cells[place].meaning())));
                b.item(words);
            }
        });
    }
}
