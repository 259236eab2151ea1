//! A briefing as plain data: what the format knows, one type for each thing.
//!
//! The types here are the one declaration of every field: the loader, the JSON Schema and the screens follow them.
//! Nothing here reads a disk, knows a terminal or speaks to an editor.
//!
//! The schema of each type carries what JSON Schema has no word for, under keys that start with `x-`:
//! `x-main` (the field that a bare string stands for), `x-form` (what a string holds), `x-to` and `x-keys-to` (the
//! kinds of entries that ids name; an empty list means any), `x-words` (an open vocabulary: words with their meaning), `x-open` (ids that
//! need not exist), `x-pair` (two fields written as one string, or as a key and its value), `x-dated` (an entry also
//! written `date: text`), `x-keys-form` (what the keys of a map are), `x-private` (words for the
//! speaker only), `x-whose` (says whose the record is).

pub(crate) mod actor;
pub(crate) mod common;
pub(crate) mod date;
pub(crate) mod event;
pub(crate) mod evidence;
pub(crate) mod id;
pub(crate) mod judgement;
pub(crate) mod option;
pub(crate) mod prose;
pub(crate) mod question;
pub(crate) mod relation;
pub(crate) mod several;
pub(crate) mod slide;
pub(crate) mod source;
pub(crate) mod statement;
pub(crate) mod tlp;
pub(crate) mod words;

use std::borrow::Cow;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use actor::Actor;
use common::Full;
use date::When;
use event::Event;
use evidence::Evidence;
use id::Id;
use judgement::Judgement;
use option::{Criterion, PolicyOption};
use question::Question;
use relation::Relation;
use several::{Keyed, Several};
use slide::SlideSpec;
use source::{Source, Tag};
use statement::Statement;
use tlp::Tlp;
use words::{Prose, Ref, Synonyms, Title};

use crate::words::text::Text;

/// The latest version of the format, and the only one so far.
pub(crate) const FORMAT: u8 = 1;

/// What a briefing says of itself, before its entries.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Header {
    /// What the briefing is called.
    pub title: Option<Title>,
    /// Its id, if not the name of its file.
    pub id: Option<Id>,
    /// The version of the format: 1.
    pub format: Option<u8>,
    /// The day that the picture holds for.
    pub as_of: Option<When>,
    /// The day of the last change.
    pub modified: Option<When>,
    /// With whom it may be shared (TLP 2.0).
    pub tlp: Option<Tlp>,
    /// Who wrote it.
    pub authors: Several<Text>,
    /// The bottom line, up front.
    pub bluf: Option<Prose>,
    /// What the briefing rests on, how good that is, and what is not known (ICD 206).
    pub source_summary: Option<Prose>,
    /// Whether it is finished.
    pub status: Option<Status>,
    /// Its language, as `en`.
    #[schemars(extend("x-form" = "language"))]
    pub lang: Option<Text>,
    /// Words to find it by.
    #[schemars(extend("x-to" = ["tag"], "x-open" = true))]
    pub tags: Several<Ref>,
    /// Other briefings or entries worth a look.
    #[schemars(extend("x-to" = []))]
    pub see_also: Several<Ref>,
    /// Briefings that this one replaces.
    #[schemars(extend("x-to" = ["briefing"], "x-open" = true))]
    pub supersedes: Several<Ref>,
    /// Ids that the briefing had before.
    pub was: Several<Id>,
    /// Fields of the author's own, as entries may have them.
    #[serde(rename = "x-")]
    #[schemars(skip)]
    pub own: Keyed<Several<Text>>,
}

/// What people write for whether a briefing is finished.
const STATUS_SYNONYMS: Synonyms = &[
    ("draft", "wip in-progress preliminary"),
    ("final", "finished done published complete"),
];

/// Whether a briefing is finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline, extend("x-synonyms" = STATUS_SYNONYMS))]
pub enum Status {
    /// Still being written.
    Draft,
    /// Finished.
    Final,
}

impl Status {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Final => "final",
        }
    }
}

/// The collections of a briefing. Those whose entries are referred to are maps keyed by id; those that come in
/// sequence are lists, whose items may have an id.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(default)]
pub struct Collections {
    /// Criteria of the briefing's own, by which options are rated.
    pub criteria: IndexMap<Id, Criterion>,
    /// Where the briefing has it from.
    pub sources: IndexMap<Id, Full<Source>>,
    /// Who acts.
    pub actors: IndexMap<Id, Full<Actor>>,
    /// How actors stand to each other.
    pub relations: Vec<Relation>,
    /// What happened.
    pub events: Vec<Identified<Full<Event>>>,
    /// What was said.
    pub statements: IndexMap<Id, Full<Statement>>,
    /// What judgements rest on.
    pub evidence: IndexMap<Id, Full<Evidence>>,
    /// What is asked.
    pub questions: IndexMap<Id, Full<Question>>,
    /// What the briefing concludes.
    pub judgements: IndexMap<Id, Full<Judgement>>,
    /// What could be done.
    pub options: IndexMap<Id, Full<PolicyOption>>,
    /// What is shown, in which order.
    pub slides: Vec<SlideSpec>,
}

impl Collections {
    /// Whether there is nothing that a page could be about.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
            && self.actors.is_empty()
            && self.events.is_empty()
            && self.statements.is_empty()
            && self.evidence.is_empty()
            && self.questions.is_empty()
            && self.judgements.is_empty()
            && self.options.is_empty()
    }
}

/// An entry of a list, with its id.
#[derive(Debug, Clone, PartialEq)]
pub struct Identified<T> {
    /// Its id; made by the loader when the file gives none.
    pub id: Id,
    /// The entry.
    pub entry: T,
}

impl<T: JsonSchema> JsonSchema for Identified<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let mut schema = T::json_schema(generator);
        let mut id = Id::json_schema(generator);
        let doc = "What links call it; one that nothing links to needs none.";
        id.insert("description".to_owned(), doc.into());
        if let Some(properties) = schema.get_mut("properties").and_then(|p| p.as_object_mut()) {
            properties.insert("id".to_owned(), id.into());
        }
        schema
    }
}

/// A briefing as it was loaded.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Briefing {
    /// What it says of itself.
    pub header: Header,
    /// Its entries.
    pub entries: Collections,
}

/// What several briefings share, as a library file gives it.
#[derive(Debug, Clone, Default, PartialEq, JsonSchema)]
#[schemars(default)]
pub struct Shared {
    /// With whom the entries may be shared that have no marking of their own (TLP 2.0).
    pub tlp: Option<Tlp>,
    /// Where briefings have it from.
    pub sources: IndexMap<Id, Full<Source>>,
    /// Who acts.
    pub actors: IndexMap<Id, Full<Actor>>,
    /// Words to find entries by.
    pub tags: IndexMap<Id, Full<Tag>>,
}

/// The kinds of things that have an id and a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// A briefing itself.
    Briefing,
    /// An event.
    Event,
    /// An actor.
    Actor,
    /// A policy option.
    Option,
    /// A judgement.
    Judgement,
    /// A question.
    Question,
    /// A hypothesis of a question.
    Hypothesis,
    /// A source.
    Source,
    /// A statement.
    Statement,
    /// A piece of evidence.
    Evidence,
    /// A tag.
    Tag,
}

impl EntryKind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::Briefing,
        Self::Event,
        Self::Actor,
        Self::Option,
        Self::Judgement,
        Self::Question,
        Self::Hypothesis,
        Self::Source,
        Self::Statement,
        Self::Evidence,
        Self::Tag,
    ];

    /// The word for one of them.
    pub fn word(self) -> &'static str {
        match self {
            Self::Briefing => "briefing",
            Self::Event => "event",
            Self::Actor => "actor",
            Self::Option => "option",
            Self::Judgement => "judgement",
            Self::Question => "question",
            Self::Hypothesis => "hypothesis",
            Self::Source => "source",
            Self::Statement => "statement",
            Self::Evidence => "evidence",
            Self::Tag => "tag",
        }
    }

    /// The kind with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}
