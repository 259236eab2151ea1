//! The slides of a briefing: which parts of it are shown, in which order.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::words::text;

use super::id::Id;
use super::several::Several;
use super::words::{Prose, Ref, Title};

/// One slide, or a run of slides that show one part; or the beginning of a section, or of the slides that are not part of
/// the talk.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "show", "anyOf" = [{ "required": ["show"] }, { "required": ["section"] }, { "required": ["backup"] }]))]
pub struct SlideSpec {
    /// What it shows.
    pub show: Option<Show>,
    /// The title of a section that begins here.
    pub section: Option<Title>,
    /// Whether the slides from here on are not part of the talk, and only reached.
    #[serde(default)]
    pub backup: bool,
    /// What it is called, so that it is known again when the slides before it change.
    pub id: Option<Id>,
    /// A title of its own.
    pub title: Option<Title>,
    /// Speaker notes: never shown to the audience.
    #[schemars(extend("x-private" = true))]
    pub notes: Option<Prose>,
    /// How long it may take.
    #[schemars(range(min = 0, max = 600))]
    pub minutes: Option<f32>,
    /// Whether its items appear one by one.
    #[serde(default)]
    pub reveal: bool,
    /// Whether it is also in the short version of the talk.
    #[serde(default)]
    pub core: bool,
}

/// What a slide shows: a part of the briefing, or entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Show {
    /// The word it starts with.
    pub part: Part,
    /// The ids that follow.
    pub entries: Several<Ref>,
}

/// The parts that a slide may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// The title slide.
    Title,
    /// The bottom line.
    Bluf,
    /// All judgements.
    Judgements,
    /// The timeline.
    Timeline,
    /// All actors.
    Actors,
    /// All questions.
    Questions,
    /// All options.
    Options,
    /// All sources.
    Sources,
    /// One actor.
    Actor,
    /// One event.
    Event,
    /// One option.
    Option,
    /// One judgement.
    Judgement,
    /// The matrix of a question.
    Matrix,
    /// Two entries side by side.
    Compare,
    /// What is to be decided: options and judgements.
    Decision,
}

/// How many ids follow the word of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ids {
    /// So many.
    Exactly(usize),
    /// One or more.
    Some,
}

/// Each part as it is written, with the kinds of entries that may follow, none for any, and how many of them.
pub(crate) const PARTS: &[(&str, Part, &[&str], Ids)] = &[
    ("title", Part::Title, &[], Ids::Exactly(0)),
    ("bluf", Part::Bluf, &[], Ids::Exactly(0)),
    ("judgements", Part::Judgements, &[], Ids::Exactly(0)),
    ("timeline", Part::Timeline, &[], Ids::Exactly(0)),
    ("actors", Part::Actors, &[], Ids::Exactly(0)),
    ("questions", Part::Questions, &[], Ids::Exactly(0)),
    ("options", Part::Options, &[], Ids::Exactly(0)),
    ("sources", Part::Sources, &[], Ids::Exactly(0)),
    ("actor", Part::Actor, &["actor"], Ids::Exactly(1)),
    ("event", Part::Event, &["event"], Ids::Exactly(1)),
    ("option", Part::Option, &["option"], Ids::Exactly(1)),
    (
        "judgement",
        Part::Judgement,
        &["judgement"],
        Ids::Exactly(1),
    ),
    ("matrix", Part::Matrix, &["question"], Ids::Exactly(1)),
    ("compare", Part::Compare, &[], Ids::Exactly(2)),
    (
        "decision",
        Part::Decision,
        &["option", "judgement"],
        Ids::Some,
    ),
];

impl Ids {
    /// Whether so many are right.
    pub(crate) fn fits(self, count: usize) -> bool {
        match self {
            Self::Exactly(wanted) => count == wanted,
            Self::Some => count > 0,
        }
    }

    /// The pattern (ECMA 262) of so many words that each match one.
    pub(crate) fn pattern(self, word: &str) -> String {
        match self {
            Self::Exactly(count) => format!("\\s+{word}").repeat(count),
            Self::Some => format!("(\\s+{word})+"),
        }
    }
}

impl Show {
    /// Reads `bluf`, `actor china`, `compare a b`.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default();
        let Some((_, part, kinds, count)) = PARTS.iter().find(|(name, ..)| *name == first) else {
            return Err(format!("`{first}` is not a part of a briefing"));
        };
        let entries: Several<Ref> = words.map(Ref::new).collect();
        if !count.fits(entries.len()) {
            let wanted = match *count {
                Ids::Exactly(0) => "nothing after it".to_owned(),
                Ids::Exactly(1) => format!("the id of one {}", kinds.join(" or ")),
                Ids::Exactly(n) => format!("{n} ids"),
                Ids::Some => format!("the id of one {} or more", kinds.join(" or ")),
            };
            return Err(format!("`{first}` wants {wanted}"));
        }
        Ok(Self {
            part: *part,
            entries,
        })
    }
}

impl<'de> Deserialize<'de> for Show {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text::read(deserializer, Self::parse)
    }
}

impl JsonSchema for Show {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Show".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let forms: Vec<String> = PARTS
            .iter()
            .map(|(name, _, _, count)| format!("{name}{}", count.pattern("[^\\s]+")))
            .collect();
        json_schema!({ "type": "string", "x-form": "show", "pattern": format!("^\\s*({})\\s*$", forms.join("|")) })
    }
}
