//! What judgements rest on, graded by the Admiralty code (NATO AJP-2.1): the reliability of a source from A to F,
//! the credibility of what it says from 1 to 6. The two are graded apart.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::words::text;

use super::date::When;
use super::words::{Prose, Synonyms};

/// What people write for how credible a thing is.
const CREDIBILITY_SYNONYMS: Synonyms = &[
    ("1", "confirmed high"),
    ("2", "probable probably-true likely high"),
    ("3", "possible possibly-true medium moderate"),
    ("4", "doubtful low"),
    ("5", "improbable unlikely low"),
    ("6", "unknown"),
];

/// What people write for both in one.
const GRADE_SYNONYMS: Synonyms = &[
    ("A1", "confirmed"),
    ("B2", "reliable"),
    ("E5", "unreliable"),
    ("F6", "unknown"),
];

/// What people write for how reliable a source is.
const RELIABILITY_SYNONYMS: Synonyms = &[
    ("A", "completely-reliable reliable high"),
    ("B", "usually-reliable reliable high"),
    ("C", "fairly-reliable medium moderate"),
    ("D", "not-usually-reliable low"),
    ("E", "unreliable low"),
    ("F", "unknown"),
];

/// What people write for how much a thing bears on the matter.
const RELEVANCE_SYNONYMS: Synonyms = &[
    ("low", "weak minor"),
    ("high", "strong key critical very-high"),
];

/// A piece of evidence.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "text"))]
pub struct Evidence {
    /// What it is.
    pub text: Prose,
    /// How credible it is, from 1 (confirmed) to 6 (cannot be judged).
    #[schemars(range(min = 1, max = 6), extend("x-synonyms" = CREDIBILITY_SYNONYMS))]
    pub credibility: Option<u8>,
    /// Source and credibility in one, as `B2`.
    pub grade: Option<Grade>,
    /// How much it bears on the matter.
    pub relevance: Option<Relevance>,
    /// When it was found or said.
    pub date: Option<When>,
}

impl Evidence {
    /// The credibility, given alone or in the grade.
    pub fn credibility(&self) -> Option<u8> {
        self.credibility
            .or_else(|| self.grade.map(|grade| grade.credibility))
    }
}

/// How much evidence bears on the matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline, extend("x-synonyms" = RELEVANCE_SYNONYMS))]
pub enum Relevance {
    /// A little.
    Low,
    /// Fairly.
    Medium,
    /// Very much.
    High,
}

impl Relevance {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

/// How reliable a source is, by the Admiralty code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[schemars(inline, extend("x-synonyms" = RELIABILITY_SYNONYMS))]
pub enum Reliability {
    /// Completely reliable.
    A,
    /// Usually reliable.
    B,
    /// Fairly reliable.
    C,
    /// Not usually reliable.
    D,
    /// Unreliable.
    E,
    /// Reliability cannot be judged.
    F,
}

impl Reliability {
    /// The letter and what it stands for.
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::A => ("A", "completely reliable"),
            Self::B => ("B", "usually reliable"),
            Self::C => ("C", "fairly reliable"),
            Self::D => ("D", "not usually reliable"),
            Self::E => ("E", "unreliable"),
            Self::F => ("F", "reliability cannot be judged"),
        }
    }
}

/// What a credibility from 1 to 6 stands for.
pub(crate) fn credibility_words(grade: u8) -> &'static str {
    match grade {
        1 => "confirmed by other sources",
        2 => "probably true",
        3 => "possibly true",
        4 => "doubtful",
        5 => "improbable",
        _ => "truth cannot be judged",
    }
}

/// Reliability and credibility in one, as `B2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grade {
    /// Of the source.
    pub reliability: Reliability,
    /// Of what it says, 1–6.
    pub credibility: u8,
}

const LETTERS: [Reliability; 6] = [
    Reliability::A,
    Reliability::B,
    Reliability::C,
    Reliability::D,
    Reliability::E,
    Reliability::F,
];

fn grades() -> impl Iterator<Item = (String, Grade)> {
    LETTERS.into_iter().flat_map(|reliability| {
        (1..=6).map(move |credibility| {
            (
                format!("{}{credibility}", reliability.words().0),
                Grade {
                    reliability,
                    credibility,
                },
            )
        })
    })
}

impl<'de> Deserialize<'de> for Grade {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, |word| {
            let found = grades().find(|(written, _)| *written == word);
            found
                .map(|(_, grade)| grade)
                .ok_or("not a grade such as `B2`")
        })
    }
}

impl JsonSchema for Grade {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Grade".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let words = grades().map(|(written, grade)| {
            let (_, reliability) = grade.reliability.words();
            let credibility = credibility_words(grade.credibility);
            let meaning = format!("The source: {reliability}. What it says: {credibility}.");
            json_schema!({ "const": written, "description": meaning })
        });
        let words: Vec<Schema> = words.collect();
        json_schema!({ "type": "string", "oneOf": words, "x-synonyms": GRADE_SYNONYMS })
    }
}
