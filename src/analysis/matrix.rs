//! The analysis of competing hypotheses: which hypothesis the evidence speaks against least.
//!
//! The score of a hypothesis is the sum over its inconsistent cells (I −1, II −2) × credibility × relevance, each low
//! 1/√2, medium 1, high √2 (the weighted inconsistency count of PARC's ACH 2.0). The one nearest zero survives best.
//! A score is no probability.

use std::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

use indexmap::{IndexMap, IndexSet};

use crate::briefing::EntryKind;
use crate::briefing::evidence::{Evidence, Relevance};
use crate::briefing::id::Id;
use crate::briefing::question::{Cell, Question};
use crate::library::Library;
use crate::library::entry::Body;
use crate::library::entry::EntryIx;

/// A matrix with its scores.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Matrix {
    /// The hypotheses in the order of the question, each with its score (zero or less).
    pub scores: Vec<(Id, f64)>,
    /// How many cells of each hypothesis are rated, in the same order.
    pub rated: Vec<usize>,
    /// The rows in the order of the file.
    pub rows: Vec<Row>,
    /// The sources and statements that more than one row rests on.
    pub shared: Vec<EntryIx>,
}

/// A row of a matrix.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// The evidence, if its id leads somewhere.
    pub evidence: Option<EntryIx>,
    /// The id as written.
    pub id: String,
    /// One cell for each hypothesis.
    pub cells: Vec<Cell>,
    /// Whether it tells the hypotheses apart: not all of its judged cells are equal.
    pub diagnostic: bool,
    /// Which of the shared sources and statements it rests on, by their places: it is not independent of other rows.
    pub shares: Vec<usize>,
}

impl Matrix {
    /// The matrix of a question; none when it has no rows or no hypotheses.
    pub(crate) fn of(
        library: &Library,
        briefing: Option<usize>,
        question: &Question,
    ) -> Option<Self> {
        if question.matrix.is_empty() || question.hypotheses.is_empty() {
            return None;
        }
        let mut scores: Vec<(Id, f64)> = question
            .hypotheses
            .keys()
            .map(|id| (id.clone(), 0.0))
            .collect();
        let mut rated = vec![0; scores.len()];
        let mut rows = Vec::new();
        for (id, row) in &question.matrix {
            let evidence = library.resolve(briefing, id);
            let weight = evidence.map_or(1.0, |ix| weight(library, ix));
            let cells: Vec<Cell> = scores
                .iter()
                .enumerate()
                .map(|(i, (hypothesis, _))| row.cell(hypothesis, i))
                .collect();
            for (((_, score), count), cell) in scores.iter_mut().zip(&mut rated).zip(&cells) {
                *score -= inconsistency(*cell) * weight;
                *count += usize::from(is_rated(*cell));
            }
            let diagnostic = tells_apart(&cells);
            rows.push(Row {
                evidence,
                id: id.to_string(),
                cells,
                diagnostic,
                shares: Vec::new(),
            });
        }
        let shared = share(library, briefing, &mut rows);
        Some(Self {
            scores,
            rated,
            rows,
            shared,
        })
    }

    /// The hypotheses from the one that survives best to the one that survives least; equals in their order.
    pub(crate) fn ranked(&self) -> Vec<(&Id, f64)> {
        let mut ranked: Vec<(&Id, f64)> =
            self.scores.iter().map(|(id, score)| (id, *score)).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        ranked
    }
}

fn inconsistency(cell: Cell) -> f64 {
    match cell {
        Cell::I => 1.0,
        Cell::II => 2.0,
        _ => 0.0,
    }
}

fn tells_apart(cells: &[Cell]) -> bool {
    let mut judged = cells.iter().filter(|cell| is_rated(**cell));
    let first = judged.next();
    judged.any(|cell| Some(cell) != first)
}

/// Whether a cell says how evidence fits.
pub(crate) fn is_rated(cell: Cell) -> bool {
    !matches!(cell, Cell::Unjudged | Cell::NotApplicable)
}

/// Notes for each row which sources and statements it has in common with others, and returns those.
fn share(library: &Library, briefing: Option<usize>, rows: &mut [Row]) -> Vec<EntryIx> {
    let grounds: Vec<Vec<EntryIx>> = rows
        .iter()
        .map(|row| {
            row.evidence
                .map_or_else(Vec::new, |ix| grounds(library, briefing, ix))
        })
        .collect();
    let mut counts: IndexMap<EntryIx, usize> = IndexMap::new();
    for ground in grounds.iter().flatten() {
        *counts.entry(*ground).or_default() += 1;
    }
    counts.retain(|_, count| *count > 1);
    for (row, grounds) in rows.iter_mut().zip(grounds) {
        let mut shares: Vec<usize> = grounds
            .iter()
            .filter_map(|g| counts.get_index_of(g))
            .collect();
        shares.sort_unstable();
        row.shares = shares;
    }
    counts.into_keys().collect()
}

/// How many sources and links of a row are looked at: one that has many may stand in many matrices.
const MOST: usize = 1_000;

/// The sources and statements that a row of a matrix rests on, each once.
fn grounds(library: &Library, briefing: Option<usize>, row: EntryIx) -> Vec<EntryIx> {
    let Some(entry) = library.entry(row) else {
        return Vec::new();
    };
    let common = entry.body.common();
    let sources = common
        .into_iter()
        .flat_map(|common| common.sources.iter().take(MOST));
    let sources = sources.filter_map(|citation| library.resolve(briefing, &citation.source));
    let is_statement = |ix: &EntryIx| {
        let entry = library.entry(*ix);
        entry.is_some_and(|entry| entry.kind() == EntryKind::Statement)
    };
    let linked = library.links_from(row).take(MOST).map(|link| link.to);
    let statements = std::iter::once(row).chain(linked).filter(is_statement);
    let all: IndexSet<EntryIx> = sources.chain(statements).collect();
    all.into_iter().collect()
}

/// Credibility × relevance of evidence; events and statements, which have neither, weigh 1.
fn weight(library: &Library, ix: EntryIx) -> f64 {
    match library.entry(ix).map(|entry| &entry.body) {
        Some(Body::Evidence(evidence)) => credibility(&evidence.own) * relevance(&evidence.own),
        _ => 1.0,
    }
}

fn credibility(evidence: &Evidence) -> f64 {
    match evidence.credibility() {
        Some(1 | 2) => SQRT_2,
        Some(4 | 5) => FRAC_1_SQRT_2,
        _ => 1.0,
    }
}

fn relevance(evidence: &Evidence) -> f64 {
    match evidence.relevance {
        Some(Relevance::High) => SQRT_2,
        Some(Relevance::Low) => FRAC_1_SQRT_2,
        Some(Relevance::Medium) | None => 1.0,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn check(yaml: &str, scores: &[(&str, f64)], diagnostic: &[bool]) {
        let head = "title: t\ntlp: CLEAR\nevents: [e]\n";
        let library = Library::load(
            vec![SourceFile::named("b.yaml", format!("{head}{yaml}"))],
            Vec::new(),
        );
        let (_, entry) = library.of_kind(0, EntryKind::Question).next().unwrap();
        let Body::Question(question) = &entry.body else {
            panic!("no question")
        };
        let matrix = Matrix::of(&library, Some(0), &question.own).unwrap();
        let ranked: Vec<(String, f64)> = matrix
            .ranked()
            .into_iter()
            .map(|(id, score)| (id.to_string(), (score * 1000.0).round() / 1000.0))
            .collect();
        assert_eq!(
            ranked
                .iter()
                .map(|(id, score)| (id.as_str(), *score))
                .collect::<Vec<_>>(),
            scores
        );
        assert_eq!(
            matrix
                .rows
                .iter()
                .map(|row| row.diagnostic)
                .collect::<Vec<_>>(),
            diagnostic
        );
    }

    #[test]
    fn what_speaks_against_counts_by_its_weight() {
        check(
            "evidence:\n  a: {text: a, credibility: 1, relevance: high}\n  b: {text: b, credibility: 5}\n  c: c\nquestions:\n  q:\n    text: q\n    hypotheses: {h: h, k: k}\n    matrix: {a: I CC, b: C II, c: {k: I}}\n",
            &[("h", -2.0), ("k", -2.414)],
            &[true, true, false],
        );
    }

    #[test]
    fn a_row_of_equal_cells_tells_nothing_apart() {
        check(
            "evidence: {a: a, b: b}\nquestions:\n  q:\n    text: q\n    hypotheses: {h: h, k: k}\n    matrix: {a: C C, b: C NA}\n",
            &[("h", 0.0), ("k", 0.0)],
            &[false, false],
        );
    }
}
