//! The slides of a briefing: which parts of it are shown, in which order.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};

use crate::words::text;

use super::words::{Prose, Ref, Title};

/// One slide, or a run of slides that show one part.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
#[schemars(extend("x-main" = "show"))]
pub struct SlideSpec {
    /// What it shows.
    pub show: Show,
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
}

/// What a slide shows: a part of the briefing, or entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Show {
    /// The word it starts with.
    pub part: Part,
    /// The ids that follow.
    pub entries: Box<[Ref]>,
}

/// The parts that a slide may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
}

/// Each part as it is written, with the kind of entry that follows and how many of them.
pub(crate) const PARTS: &[(&str, Part, &str, usize)] = &[
    ("title", Part::Title, "", 0),
    ("bluf", Part::Bluf, "", 0),
    ("judgements", Part::Judgements, "", 0),
    ("timeline", Part::Timeline, "", 0),
    ("actors", Part::Actors, "", 0),
    ("questions", Part::Questions, "", 0),
    ("options", Part::Options, "", 0),
    ("sources", Part::Sources, "", 0),
    ("actor", Part::Actor, "actor", 1),
    ("event", Part::Event, "event", 1),
    ("option", Part::Option, "option", 1),
    ("judgement", Part::Judgement, "judgement", 1),
    ("matrix", Part::Matrix, "question", 1),
    ("compare", Part::Compare, "", 2),
];

impl Show {
    /// Reads `bluf`, `actor china`, `compare a b`.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default();
        let Some((_, part, kind, count)) = PARTS.iter().find(|(name, ..)| *name == first) else {
            return Err(format!("`{first}` is not a part of a briefing"));
        };
        let entries: Box<[Ref]> = words.map(Ref::new).collect();
        if entries.len() != *count {
            let wanted = match (*count, *kind) {
                (0, _) => "nothing after it".to_owned(),
                (1, kind) => format!("the id of one {kind}"),
                (n, _) => format!("{n} ids"),
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
            .map(|(name, _, _, count)| format!("{name}{}", "\\s+[^\\s]+".repeat(*count)))
            .collect();
        json_schema!({ "type": "string", "x-form": "show", "pattern": format!("^\\s*({})\\s*$", forms.join("|")) })
    }
}
