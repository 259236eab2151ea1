//! Open questions, rival answers, and the matrix that holds evidence against each answer.
//!
//! The matrix is that of the analysis of competing hypotheses (Heuer, *Psychology of Intelligence Analysis*, 1999,
//! chapter 8): what counts is what speaks against a hypothesis.

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use super::id::Id;
use super::words::{Prose, Ref, Synonyms};

/// A question that the briefing asks.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "text"))]
pub struct Question {
    /// The question.
    pub text: Prose,
    /// Whether it is answered.
    #[serde(default)]
    pub status: QuestionStatus,
    /// The rival answers, by their ids.
    #[serde(default)]
    pub hypotheses: IndexMap<Id, Prose>,
    /// For each piece of evidence, how it fits each hypothesis: in their order, as `C I N`, `C, I, N` or a list, or a map.
    /// CC and C speak for it, N says nothing, I and II speak against it, NA does not apply, and - is not rated yet.
    #[serde(default)]
    #[schemars(extend("x-keys-to" = ["evidence", "event", "statement"]))]
    pub matrix: IndexMap<Ref, Cells>,
}

/// What people write for whether a question is answered.
const STATUS_SYNONYMS: Synonyms = &[
    ("open", "unanswered unresolved"),
    ("answered", "closed resolved done"),
];

/// Whether a question is answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline, extend("x-synonyms" = STATUS_SYNONYMS))]
pub enum QuestionStatus {
    /// Not answered.
    #[default]
    Open,
    /// Answered.
    Answered,
}

impl QuestionStatus {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
        }
    }
}

/// How a piece of evidence fits a hypothesis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[schemars(inline)]
pub enum Cell {
    /// Very consistent.
    CC,
    /// Consistent.
    C,
    /// Neutral.
    N,
    /// Inconsistent.
    I,
    /// Very inconsistent.
    II,
    /// Does not apply.
    #[serde(rename = "NA")]
    NotApplicable,
    /// Not judged.
    #[serde(rename = "-")]
    Unjudged,
}

/// The cells as they are written.
pub(crate) const CELLS: &[(&str, Cell)] = &[
    ("CC", Cell::CC),
    ("C", Cell::C),
    ("N", Cell::N),
    ("I", Cell::I),
    ("II", Cell::II),
    ("NA", Cell::NotApplicable),
    ("-", Cell::Unjudged),
];

impl Cell {
    /// The cell written so.
    pub fn from_word(word: &str) -> Option<Self> {
        CELLS
            .iter()
            .find(|(written, _)| *written == word)
            .map(|(_, cell)| *cell)
    }

    /// How it is written.
    pub fn word(self) -> &'static str {
        CELLS
            .iter()
            .find(|(_, cell)| *cell == self)
            .map_or("-", |(written, _)| written)
    }

    /// What it says.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::CC => "very consistent",
            Self::C => "consistent",
            Self::N => "neutral",
            Self::I => "inconsistent",
            Self::II => "very inconsistent",
            Self::NotApplicable => "does not apply",
            Self::Unjudged => "not judged",
        }
    }
}

/// The cells of a row of a matrix, as they are written.
#[derive(Debug, Clone, PartialEq)]
pub enum Cells {
    /// One cell for each hypothesis, in their order.
    InOrder(Vec<Cell>),
    /// Cells by the ids of the hypotheses; the others are not judged.
    Named(IndexMap<Id, Cell>),
}

impl Cells {
    /// The cell of a hypothesis, given its id and its place among the hypotheses.
    pub fn cell(&self, hypothesis: &Id, place: usize) -> Cell {
        match self {
            Self::InOrder(cells) => cells.get(place).copied(),
            Self::Named(cells) => cells.get(hypothesis).copied(),
        }
        .unwrap_or(Cell::Unjudged)
    }
}

/// The cells of a row that is written as one text, with spaces or commas between.
pub(crate) fn words_of(row: &str) -> impl Iterator<Item = &str> {
    row.split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty())
}

/// The same as a pattern (ECMA 262).
pub(crate) fn row_pattern() -> String {
    let cell = "(CC|C|N|II|I|NA|-)";
    format!("^[\\s,]*({cell}([\\s,]+{cell})*)?[\\s,]*$")
}

impl<'de> Deserialize<'de> for Cells {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Words(String),
            List(Vec<Cell>),
            Map(IndexMap<Id, Cell>),
        }
        match Written::deserialize(deserializer)? {
            Written::Words(words) => {
                let cells = words_of(&words).map(Cell::from_word).collect::<Option<_>>();
                cells
                    .map(Self::InOrder)
                    .ok_or_else(|| serde::de::Error::custom("not a cell of a matrix"))
            }
            Written::List(cells) => Ok(Self::InOrder(cells)),
            Written::Map(cells) => Ok(Self::Named(cells)),
        }
    }
}

impl JsonSchema for Cells {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Cells".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words: Vec<&str> = CELLS.iter().map(|(written, _)| *written).collect();
        json_schema!({ "x-form": "cells", "anyOf": [
            { "type": "string", "pattern": row_pattern() },
            { "type": "array", "items": { "enum": words } },
            { "type": "object", "additionalProperties": { "enum": words } },
        ] })
    }
}
