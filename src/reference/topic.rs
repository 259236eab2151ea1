//! What can be asked for, and how it is called.

use super::field::FieldOf;
use super::form::{self, FORMS};
use super::kinds::{KINDS, Kind, inner};
use super::{code, field, kind, takes, write};
use crate::briefing::EntryKind;
use crate::diagnostic::Code;
use crate::page::part::Page;

/// A command of the command line, as its definition has it.
#[derive(Debug)]
pub(crate) struct Command {
    /// Its name.
    pub name: String,
    /// What it does, in a sentence.
    pub about: String,
    /// Its help.
    pub help: String,
}

/// Something that can be explained.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Topic<'c> {
    /// A kind of thing with fields.
    Kind(&'static Kind),
    /// How something is written, as a date.
    Form(&'static form::Written),
    /// A command.
    Command(&'c Command),
    /// A kind of problem.
    Code(Code),
    /// A field.
    Field(FieldOf),
    /// A word that a field takes, by its place among them.
    Word(FieldOf, usize),
}

/// All that can be explained: what is more general comes first.
pub(crate) fn all(commands: &[Command]) -> Vec<Topic<'_>> {
    let mut topics: Vec<Topic<'_>> = KINDS.iter().map(Topic::Kind).collect();
    topics.extend(FORMS.iter().map(Topic::Form));
    topics.extend(commands.iter().map(Topic::Command));
    topics.extend(Code::ALL.iter().copied().map(Topic::Code));
    let fields: Vec<FieldOf> = KINDS.iter().flat_map(FieldOf::all_of).collect();
    topics.extend(fields.iter().copied().map(Topic::Field));
    for field in fields {
        let words = takes::words(&field.field.shape).len();
        topics.extend((0..words).map(|word| Topic::Word(field, word)));
    }
    topics
}

impl Topic<'_> {
    /// What it is called, so that it is found by nothing else.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Kind(kind) => kind.name.to_owned(),
            Self::Form(form) => form.name.to_owned(),
            Self::Command(command) => format!("bluf {}", command.name),
            Self::Code(code) => code.name().to_owned(),
            Self::Field(field) => field.full_name(),
            Self::Word(field, _) => format!("{}.{}", field.full_name(), self.bare()),
        }
    }

    /// The kind of an entry. A hypothesis is part of its question.
    pub(crate) fn of_entry(kind: EntryKind) -> Option<Topic<'static>> {
        let word = match kind {
            EntryKind::Hypothesis => EntryKind::Question.word(),
            kind => kind.word(),
        };
        let kind = KINDS.iter().find(|other| other.name == word);
        kind.map(Topic::Kind)
    }

    /// A field of what a record is, also one that any entry may have.
    pub(crate) fn of_field(record: &str, name: &str) -> Option<FieldOf> {
        let own = KINDS.iter().filter(|kind| kind.name == record);
        let common = KINDS.iter().filter(|kind| kind.is_common());
        let mut fields = own.chain(common).flat_map(FieldOf::all_of);
        fields.find(|field| field.name == name)
    }

    /// The field that a path of fields leads to from a kind of entry, as `attribution.for`.
    pub(crate) fn of_path(kind: EntryKind, path: &str) -> Option<Topic<'static>> {
        let Topic::Kind(kind) = Self::of_entry(kind)? else {
            return None;
        };
        let mut record = kind.record;
        let mut found = None;
        for name in path.split('.') {
            found = Self::of_field(&record.name, name).or(found);
            let inner = record
                .fields
                .get(name)
                .and_then(|field| inner(&field.shape));
            match inner {
                Some(inner) => record = inner,
                None => break,
            }
        }
        found.map(Topic::Field)
    }

    /// The topic of a name.
    pub(crate) fn named(name: &str) -> Option<Topic<'static>> {
        all(&[]).into_iter().find(|topic| topic.name() == name)
    }

    /// The kind of what stands in a collection.
    pub(crate) fn of_collection(name: &str) -> Option<Topic<'static>> {
        let is_it = |kind: &&Kind| kind.collection.is_some_and(|(own, _)| own == name);
        KINDS.iter().find(is_it).map(Topic::Kind)
    }

    /// A word that a field takes.
    pub(crate) fn of_word(of: FieldOf, word: &str) -> Option<Topic<'static>> {
        let words = takes::words(&of.field.shape);
        let place = words.iter().position(|(own, _)| own == word)?;
        Some(Topic::Word(of, place))
    }

    /// What sort of thing it is.
    pub(crate) fn sort(self) -> &'static str {
        match self {
            Self::Kind(_) => "kind of entry",
            Self::Form(_) => "how it is written",
            Self::Command(_) => "command",
            Self::Code(_) => "problem",
            Self::Field(_) => "field",
            Self::Word(..) => "word",
        }
    }

    /// What it is called by whoever does not say whose it is.
    pub(crate) fn bare(self) -> String {
        match self {
            Self::Command(command) => command.name.clone(),
            Self::Field(field) => field.name.to_owned(),
            Self::Word(field, word) => field.word(word).0,
            Self::Kind(_) | Self::Form(_) | Self::Code(_) => self.name(),
        }
    }

    /// What it is, in a sentence.
    pub(crate) fn summary(self) -> String {
        match self {
            Self::Kind(kind) => kind.record.doc.clone(),
            Self::Form(form) => form.summary.to_owned(),
            Self::Command(command) => command.about.clone(),
            Self::Code(code) => format!("A problem: {}.", code.title()),
            Self::Field(field) => field.field.doc.clone(),
            Self::Word(field, word) => field.word(word).1,
        }
    }

    /// All that is said of it.
    pub(crate) fn page(self) -> Page {
        match self {
            Self::Kind(kind) => kind::page_of(kind),
            Self::Form(form) => form::page_of(form),
            Self::Command(command) => write::page(vec![write::lines(&command.help)]),
            Self::Code(code) => code::page_of(code),
            Self::Field(field) => field::page_of(field),
            Self::Word(field, word) => field::page_of_word(field, word),
        }
    }
}
