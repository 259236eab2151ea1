//! One loaded file, made ready for linking. It does not change when other files do.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::briefing::actor::Actor;
use crate::briefing::common::{Common, Full};
use crate::briefing::event::Event;
use crate::briefing::evidence::Evidence;
use crate::briefing::id::Id;
use crate::briefing::judgement::Judgement;
use crate::briefing::option::{Criterion, PolicyOption};
use crate::briefing::question::Question;
use crate::briefing::relation::Relation;
use crate::briefing::slide::SlideSpec;
use crate::briefing::source::{Source, Tag};
use crate::briefing::statement::Statement;
use crate::briefing::words::Prose;
use crate::briefing::{Briefing, EntryKind, Header, Shared};
use crate::diagnostic::Diagnostic;
use crate::load::read::WrittenLink;
use crate::load::{Bases, Declared};
use crate::source::{Place, SourceFile};
use crate::text::Text;

/// What an entry holds.
#[derive(Debug, Clone)]
pub enum Body {
    /// A briefing itself.
    Briefing(Arc<BriefingFile>),
    /// An event.
    Event(Arc<Full<Event>>),
    /// An actor.
    Actor(Arc<Full<Actor>>),
    /// A policy option.
    Option(Arc<Full<PolicyOption>>),
    /// A judgement.
    Judgement(Arc<Full<Judgement>>),
    /// A question.
    Question(Arc<Full<Question>>),
    /// One of a question's hypotheses: the question, its id, and the id of the hypothesis.
    Hypothesis(Arc<Full<Question>>, Text, Id),
    /// A source.
    Source(Arc<Full<Source>>),
    /// A statement.
    Statement(Arc<Full<Statement>>),
    /// A piece of evidence.
    Evidence(Arc<Full<Evidence>>),
    /// A tag.
    Tag(Arc<Full<Tag>>),
}

impl Body {
    /// The kind of entry.
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Briefing(_) => EntryKind::Briefing,
            Self::Event(_) => EntryKind::Event,
            Self::Actor(_) => EntryKind::Actor,
            Self::Option(_) => EntryKind::Option,
            Self::Judgement(_) => EntryKind::Judgement,
            Self::Question(_) => EntryKind::Question,
            Self::Hypothesis(..) => EntryKind::Hypothesis,
            Self::Source(_) => EntryKind::Source,
            Self::Statement(_) => EntryKind::Statement,
            Self::Evidence(_) => EntryKind::Evidence,
            Self::Tag(_) => EntryKind::Tag,
        }
    }

    /// The fields that every entry may have; none for briefings and hypotheses, which are no entries of a file.
    pub fn common(&self) -> Option<&Common> {
        match self {
            Self::Briefing(_) | Self::Hypothesis(..) => None,
            Self::Event(full) => Some(&full.common),
            Self::Actor(full) => Some(&full.common),
            Self::Option(full) => Some(&full.common),
            Self::Judgement(full) => Some(&full.common),
            Self::Question(full) => Some(&full.common),
            Self::Source(full) => Some(&full.common),
            Self::Statement(full) => Some(&full.common),
            Self::Evidence(full) => Some(&full.common),
            Self::Tag(full) => Some(&full.common),
        }
    }

    /// The fields that it has of its own or, for a hypothesis, those of its question.
    pub fn common_or_of_question(&self) -> Option<&Common> {
        match self {
            Self::Hypothesis(question, ..) => Some(&question.common),
            other => other.common(),
        }
    }

    /// Other names to find it by.
    pub fn aliases(&self) -> &[Text] {
        match self {
            Self::Actor(actor) => &actor.own.aliases,
            _ => &[],
        }
    }

    /// The words that its title is made of, as written.
    pub fn title(&self) -> TitleWords<'_> {
        match self {
            Self::Briefing(file) => TitleWords::Plain(file.title()),
            Self::Event(event) => TitleWords::Plain(event.own.title.text()),
            Self::Actor(actor) => TitleWords::Plain(actor.own.name.text()),
            Self::Option(option) => TitleWords::Plain(option.own.title.text()),
            Self::Judgement(judgement) => TitleWords::Prose(&judgement.own.text),
            Self::Question(question) => TitleWords::Prose(&question.own.text),
            Self::Hypothesis(question, _, id) => question
                .own
                .hypotheses
                .get(id)
                .map_or(TitleWords::None, TitleWords::Prose),
            Self::Source(source) => TitleWords::Plain(source.own.title.text()),
            Self::Statement(statement) => match (&statement.own.quote, &statement.own.says) {
                (Some(quote), _) => TitleWords::Quote(quote),
                (None, Some(says)) => TitleWords::Prose(says),
                (None, None) => TitleWords::None,
            },
            Self::Evidence(evidence) => TitleWords::Prose(&evidence.own.text),
            Self::Tag(tag) => TitleWords::Plain(tag.own.name.text()),
        }
    }
}

/// The words that a title is made of.
#[derive(Debug, Clone, Copy)]
pub enum TitleWords<'a> {
    /// A line with wiki links.
    Plain(&'a Text),
    /// Prose, of which the first sentences serve.
    Prose(&'a Prose),
    /// Somebody's words.
    Quote(&'a Text),
    /// Nothing.
    None,
}

/// A briefing file with its entries.
#[derive(Debug)]
pub struct BriefingFile {
    /// Its id: its own, or the name of its file.
    pub id: Text,
    /// What it says of itself.
    pub header: Header,
    /// Its own entries by their ids, in the order of the file within each kind.
    pub entries: IndexMap<Text, Body>,
    /// Relations at the top level.
    pub relations: Vec<Arc<Relation>>,
    /// Its own rating criteria.
    pub criteria: IndexMap<Id, Criterion>,
    /// Its slides.
    pub slides: Vec<SlideSpec>,
    /// The file.
    pub source: Arc<SourceFile>,
    /// Its links.
    pub links: Vec<WrittenLink>,
    /// Where its ids are declared.
    pub declared: IndexMap<Text, Declared>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    title: Text,
}

impl BriefingFile {
    /// Its title; the name of the file where it gives none.
    pub fn title(&self) -> &Text {
        &self.title
    }

    /// Where an entry of it is declared.
    pub fn place(&self, id: &str) -> Place {
        place(&self.source, &self.declared, id)
    }

    pub(super) fn new(
        source: Arc<SourceFile>,
        briefing: Briefing,
        declared: IndexMap<Text, Declared>,
        links: Vec<WrittenLink>,
        problems: Vec<Diagnostic>,
    ) -> Self {
        let Briefing { header, entries } = briefing;
        let id = header
            .id
            .as_ref()
            .map_or_else(|| Text::line(source.stem()), |id| id.text().clone());
        let title = header
            .title
            .as_ref()
            .map_or_else(|| Text::line(source.stem()), |title| title.text().clone());
        let mut bodies = IndexMap::new();
        let mut put = |id: Id, body: Body| drop(bodies.insert(id.text().clone(), body));
        entries
            .events
            .into_iter()
            .for_each(|item| put(item.id, Body::Event(Arc::new(item.entry))));
        entries
            .actors
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Actor(Arc::new(full))));
        entries
            .options
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Option(Arc::new(full))));
        entries
            .judgements
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Judgement(Arc::new(full))));
        for (id, full) in entries.questions {
            let (question, name) = (Arc::new(full), id.text().clone());
            put(id, Body::Question(question.clone()));
            for hypothesis in question.own.hypotheses.keys() {
                let body = Body::Hypothesis(question.clone(), name.clone(), hypothesis.clone());
                put(Id::new(&format!("{name}.{hypothesis}")), body);
            }
        }
        entries
            .statements
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Statement(Arc::new(full))));
        entries
            .evidence
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Evidence(Arc::new(full))));
        entries
            .sources
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Source(Arc::new(full))));
        let relations = entries.relations.into_iter().map(Arc::new).collect();
        let (criteria, slides) = (entries.criteria, entries.slides);
        Self {
            id,
            header,
            entries: bodies,
            relations,
            criteria,
            slides,
            source,
            links,
            declared,
            problems,
            title,
        }
    }
}

/// A library file with its entries.
#[derive(Debug)]
pub struct LibraryFile {
    /// Its entries by their ids.
    pub entries: IndexMap<Text, Body>,
    /// The file.
    pub source: Arc<SourceFile>,
    /// Its links.
    pub links: Vec<WrittenLink>,
    /// Where its ids are declared.
    pub declared: IndexMap<Text, Declared>,
    /// What is wrong with it.
    pub problems: Vec<Diagnostic>,
    pub(super) bases: Bases,
}

impl LibraryFile {
    /// Where an entry of it is declared.
    pub fn place(&self, id: &str) -> Place {
        place(&self.source, &self.declared, id)
    }

    pub(super) fn new(
        source: Arc<SourceFile>,
        shared: Shared,
        bases: Bases,
        declared: IndexMap<Text, Declared>,
        links: Vec<WrittenLink>,
        problems: Vec<Diagnostic>,
    ) -> Self {
        let mut entries = IndexMap::new();
        let mut put = |id: Id, body: Body| drop(entries.insert(id.text().clone(), body));
        shared
            .actors
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Actor(Arc::new(full))));
        shared
            .sources
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Source(Arc::new(full))));
        shared
            .tags
            .into_iter()
            .for_each(|(id, full)| put(id, Body::Tag(Arc::new(full))));
        Self {
            entries,
            source,
            links,
            declared,
            problems,
            bases,
        }
    }
}

fn place(source: &Arc<SourceFile>, declared: &IndexMap<Text, Declared>, id: &str) -> Place {
    Place::new(
        source,
        declared
            .get(id)
            .map_or_else(Default::default, |declared| declared.name),
    )
}
