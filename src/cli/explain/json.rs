//! Topics as JSON, for programs: the form of `bluf explain --format json`.
//!
//! These types are the form. Fields may be added; when one goes or means something else, [`VERSION`] counts up.

use std::io;

use serde::Serialize;

use super::asked::{Asked, in_markdown};
use crate::check::selection::Group;
use crate::diagnostic::Code;
use crate::diagnostic::explanation::{Example, Explanation, Files};
use crate::reference::code::explanation;
use crate::reference::field::FieldOf;
use crate::reference::kinds::Kind;
use crate::reference::topic::{Command, Topic, all};

/// The version of this form.
const VERSION: u32 = 1;

/// What was asked for: one topic or, where several are called alike, all of these; without a topic, all that there are, in
/// short.
#[derive(Serialize)]
struct Reference<'a> {
    version: u32,
    topics: Vec<Explained<'a>>,
}

#[derive(Serialize)]
struct Explained<'a> {
    /// What it is called, so that it is found by nothing else: `event.date`.
    name: String,
    /// `kind of entry`, `how it is written`, `command`, `problem`, `field` or `word`.
    sort: &'static str,
    /// What it is, in a sentence.
    summary: String,
    #[serde(flatten)]
    more: More<'a>,
    /// All that is said of it, as CommonMark with tables.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
}

/// What only some sorts of topics have.
#[derive(Serialize)]
#[serde(untagged)]
enum More<'a> {
    Kind {
        /// The collection in which they stand.
        #[serde(skip_serializing_if = "Option::is_none")]
        collection: Option<&'a str>,
        fields: Vec<Field<'a>>,
    },
    Field {
        /// The kind that has it.
        of: &'a str,
        required: bool,
        /// The words that it takes.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        words: Vec<Word>,
    },
    Problem {
        severity: String,
        group: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        why: Option<&'static str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        remedy: Option<&'static str>,
        /// The files of an example that has this one problem; none where no text shows it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        bad: Vec<File>,
        /// Where it is told: file, line and column.
        #[serde(skip_serializing_if = "Option::is_none")]
        at: Option<String>,
        /// The same files put right.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        good: Vec<File>,
    },
    Nothing {},
}

#[derive(Serialize)]
struct Field<'a> {
    name: &'a str,
    required: bool,
    summary: &'a str,
}

#[derive(Serialize)]
struct Word {
    word: String,
    meaning: String,
}

#[derive(Serialize)]
struct File {
    path: &'static str,
    text: &'static str,
}

/// What was asked for, as text.
///
/// # Errors
/// When it cannot be written, which no value of these types causes.
pub(super) fn text(asked: &Asked<'_>, commands: &[Command]) -> io::Result<String> {
    let topics = match asked {
        Asked::List => all(commands).into_iter().map(in_short).collect(),
        // What a word means, the field says.
        Asked::Format => {
            let topics = all(&[]).into_iter();
            let topics = topics.filter(|topic| !matches!(topic, Topic::Word(..)));
            topics.map(whole).collect()
        }
        Asked::Topics(topics) => topics.iter().copied().map(whole).collect(),
    };
    let reference = Reference {
        version: VERSION,
        topics,
    };
    let mut json = serde_json::to_string_pretty(&reference).map_err(io::Error::other)?;
    json.push('\n');
    Ok(json)
}

fn in_short(topic: Topic<'_>) -> Explained<'_> {
    Explained {
        name: topic.name(),
        sort: topic.sort(),
        summary: topic.summary(),
        more: More::Nothing {},
        page: None,
    }
}

fn whole(topic: Topic<'_>) -> Explained<'_> {
    Explained {
        more: match topic {
            Topic::Kind(kind) => of_kind(kind),
            Topic::Field(field) => of_field(field),
            Topic::Code(code) => of_code(code),
            Topic::Form(_) | Topic::Command(_) | Topic::Word(..) => More::Nothing {},
        },
        page: Some(in_markdown(&topic.page())),
        ..in_short(topic)
    }
}

fn of_kind(kind: &'static Kind) -> More<'static> {
    let fields = FieldOf::all_of(kind).map(|of| Field {
        name: of.name,
        required: of.field.required,
        summary: &of.field.doc,
    });
    More::Kind {
        collection: kind.collection.map(|(name, _)| name),
        fields: fields.collect(),
    }
}

fn of_field(of: FieldOf) -> More<'static> {
    let words = of.words().into_iter();
    More::Field {
        of: of.kind.name,
        required: of.field.required,
        words: words
            .map(|(word, meaning)| Word { word, meaning })
            .collect(),
    }
}

fn of_code(code: Code) -> More<'static> {
    let explanation = explanation(code);
    let (bad, at, good) = match explanation.map(|said: Explanation| said.example) {
        Some(Example::Files { bad, at, good }) => (files(bad), Some(at.to_owned()), files(good)),
        Some(Example::Configuration { bad, at, good }) => {
            let file = |text| {
                vec![File {
                    path: "config.yaml",
                    text,
                }]
            };
            (file(bad), Some(format!("config.yaml:{at}")), file(good))
        }
        Some(Example::Told { .. }) | None => (Vec::new(), None, Vec::new()),
    };
    More::Problem {
        severity: code.severity().to_string(),
        group: Group::of(code).word(),
        why: explanation.map(|said| said.why),
        remedy: explanation.map(|said| said.remedy),
        bad,
        at,
        good,
    }
}

fn files(files: Files) -> Vec<File> {
    let files = files.iter();
    files.map(|(path, text)| File { path, text }).collect()
}
