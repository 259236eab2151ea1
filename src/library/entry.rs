//! An entry as the library holds it: its id, its title in plain words, and what it holds.

pub(super) mod title;

use std::borrow::Cow;
use std::sync::Arc;

use crate::briefing::EntryKind;
use crate::briefing::actor::Actor;
use crate::briefing::common::{Common, Full, LABEL};
use crate::briefing::event::Event;
use crate::briefing::evidence::Evidence;
use crate::briefing::id::{EntryId, Id};
use crate::briefing::judgement::Judgement;
use crate::briefing::option::PolicyOption;
use crate::briefing::question::Question;
use crate::briefing::source::{Source, Tag};
use crate::briefing::statement::Statement;
use crate::briefing::tlp::Tlp;
use crate::briefing::words::Prose;
use crate::source::Place;
use crate::words::short::{cut_at_word, name_of};
use crate::words::text::Text;

/// The number of an entry in one library; not to be kept beyond it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EntryIx(pub(super) u32);

/// How many columns of a title stand where it has no label.
const UNLABELLED: usize = 40;

/// An entry as the library holds it.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its id in the library.
    pub id: EntryId,
    /// Its title in plain words.
    pub title: Text,
    /// What it holds.
    pub body: Body,
    /// Where it is declared.
    pub place: Place,
    /// The briefing that it is seen in, by its place among [`crate::library::Library::briefings`]; none for entries that stand only in
    /// a library file.
    pub briefing: Option<usize>,
    pub(super) marking: Option<Tlp>,
}

impl Entry {
    /// Its kind.
    pub fn kind(&self) -> EntryKind {
        self.body.kind()
    }

    /// Its title as it stands in other words, where a long one would be said again and again: of that, the beginning.
    pub fn name(&self) -> Cow<'_, str> {
        name_of(&self.title)
    }

    /// Its label, for rows of matrices and narrow lists; else as much of its title as there is room for, cut at a word.
    pub fn label(&self) -> Cow<'_, str> {
        match self.own_label() {
            Some(label) => cut_at_word(label, LABEL),
            None => cut_at_word(&self.title, UNLABELLED),
        }
    }

    /// The label that its author gives it.
    pub(crate) fn own_label(&self) -> Option<&Text> {
        self.body.common()?.label.as_ref()
    }

    /// The id under which it is written in its file: that of its question, for a hypothesis.
    pub(super) fn written_as(&self) -> &str {
        match &self.body {
            Body::Hypothesis(hypothesis) => &hypothesis.question_id,
            _ => &self.id.item,
        }
    }
}

/// What an entry holds.
#[derive(Debug, Clone)]
pub enum Body {
    /// A briefing itself, by its title.
    Briefing(Text),
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
    /// One of a question's hypotheses.
    Hypothesis(Arc<Hypothesis>),
    /// A source.
    Source(Arc<Full<Source>>),
    /// A statement.
    Statement(Arc<Full<Statement>>),
    /// A piece of evidence.
    Evidence(Arc<Full<Evidence>>),
    /// A tag.
    Tag(Arc<Full<Tag>>),
}

/// One of a question's hypotheses.
#[derive(Debug)]
pub struct Hypothesis {
    /// The question.
    pub question: Arc<Full<Question>>,
    /// The id of the question.
    pub question_id: Text,
    /// Its own id within the question.
    pub id: Id,
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
            Self::Hypothesis(_) => EntryKind::Hypothesis,
            Self::Source(_) => EntryKind::Source,
            Self::Statement(_) => EntryKind::Statement,
            Self::Evidence(_) => EntryKind::Evidence,
            Self::Tag(_) => EntryKind::Tag,
        }
    }

    /// The fields that every entry may have; none for briefings and hypotheses, which are no entries of a file.
    pub fn common(&self) -> Option<&Common> {
        match self {
            Self::Briefing(_) | Self::Hypothesis(_) => None,
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
            Self::Hypothesis(hypothesis) => Some(&hypothesis.question.common),
            other => other.common(),
        }
    }

    /// Other names to find it by.
    pub fn aliases(&self) -> impl ExactSizeIterator<Item = &Text> {
        let aliases = match self {
            Self::Actor(actor) => &*actor.own.aliases,
            _ => &[],
        };
        aliases.iter().map(|alias| &alias.name)
    }

    /// The words that its title is made of, as written.
    pub fn title(&self) -> TitleWords<'_> {
        match self {
            Self::Briefing(title) => TitleWords::Plain(title),
            Self::Event(event) => TitleWords::Plain(event.own.title.text()),
            Self::Actor(actor) => TitleWords::Plain(actor.own.name.text()),
            Self::Option(option) => TitleWords::Plain(option.own.title.text()),
            Self::Judgement(judgement) => TitleWords::Prose(&judgement.own.text),
            Self::Question(question) => TitleWords::Prose(&question.own.text),
            Self::Hypothesis(hypothesis) => {
                let all = &hypothesis.question.own.hypotheses;
                let text = all.get(&hypothesis.id);
                text.map_or(TitleWords::None, TitleWords::Prose)
            }
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
