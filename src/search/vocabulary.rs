//! The values that filters can have in a library, and how many entries each lets through.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::facts::{self, GRADES, date, last};
use super::syntax::Name;
use crate::briefing::EntryKind;
use crate::briefing::date::When;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::Body;
use crate::library::entry::{Entry, EntryIx};
use crate::words::text::Text;

/// The word for what has no marking.
pub(super) const UNMARKED: &str = "unmarked";

/// A value that occurs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) word: String,
    /// The entries that it lets through; none where counting them takes a while.
    pub(super) count: Option<usize>,
    /// With whom it may be shared: with those who may see one of the entries that have it. Nothing for words of the
    /// format.
    pub(super) marking: Option<Option<Tlp>>,
}

impl Value {
    /// Whether it begins with what is typed, in lower case.
    pub(super) fn begins_with(&self, typed: &str) -> bool {
        self.word.to_lowercase().starts_with(typed)
    }

    /// Whether one of its later words does: `north-korea` goes on with `ko`.
    pub(super) fn goes_on_with(&self, typed: &str) -> bool {
        let word = self.word.to_lowercase();
        word.split('-').skip(1).any(|part| part.starts_with(typed))
    }
}

/// The values of each filter.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    kinds: Vec<Value>,
    briefings: Vec<Value>,
    tags: Vec<Value>,
    actors: Vec<Value>,
    years: Vec<Value>,
    markings: Vec<Value>,
    /// Those who did or said something, those whom it was done to, and the sources that are cited.
    linked: HashMap<Name, Vec<Value>>,
    /// What entries are, in words.
    words: HashMap<Name, Vec<Value>>,
    /// For each entry the grades that it has or rests on.
    grades: Vec<u8>,
    /// Each actor and source in all briefings, by its id there.
    by_id: HashMap<Text, Vec<EntryIx>>,
}

/// The filters whose values are words that entries have, and in what order the words of a scale stand.
const WORDS: [(Name, &[&str]); 5] = [
    (Name::Confidence, &["low", "moderate", "high"]),
    (
        Name::Likelihood,
        &[
            "almost-no-chance",
            "very-unlikely",
            "unlikely",
            "roughly-even-chance",
            "likely",
            "very-likely",
            "almost-certain",
        ],
    ),
    (Name::Status, &[]),
    (Name::Has, &[]),
    (Name::Is, &[]),
];

/// The filters whose values are entries that a field leads to.
const LINKED: [(Name, EntryKind, &str); 3] = [
    (Name::By, EntryKind::Actor, "by"),
    (Name::Target, EntryKind::Actor, "target"),
    (Name::Source, EntryKind::Source, "sources"),
];

impl Vocabulary {
    pub(super) fn of(library: &Library) -> Self {
        let mut counts = Counts::default();
        let mut ids = Vec::new();
        let mut by_id: HashMap<Text, Vec<EntryIx>> = HashMap::new();
        for (ix, entry) in library.entries() {
            counts.add(library, entry);
            if matches!(entry.kind(), EntryKind::Actor | EntryKind::Source) {
                let same = by_id.entry(entry.id.item.clone()).or_default();
                if same.is_empty() {
                    ids.push((entry.id.item.clone(), entry.kind()));
                }
                same.push(ix);
            }
        }
        let value = |id: &Text| {
            let same = by_id.get(id).into_iter().flatten();
            let same = same.filter_map(|actor| library.entry(*actor));
            let marking = Tlp::of_any(same.map(|actor| library.marking(actor)));
            Value {
                word: id.to_string(),
                count: None,
                marking: Some(marking),
            }
        };
        let is_linked = |id: &Text, field: &str| {
            let mut same = by_id.get(id).into_iter().flatten();
            same.any(|ix| library.links_to(*ix).any(|link| last(&link) == field))
        };
        let of_kind = |kind| {
            ids.iter()
                .filter(move |(_, other)| *other == kind)
                .map(|(id, _)| id)
        };
        let linked = LINKED.map(|(name, kind, field)| {
            let linked = of_kind(kind).filter(|id| is_linked(id, field));
            (name, linked.map(value).collect())
        });
        let words = WORDS.map(|(name, order)| (name, counted_words(library, name, order)));
        let actors = of_kind(EntryKind::Actor).map(value).collect();
        let grades = facts::grades(library);
        let mut tags: Vec<_> = counts.tags.iter().collect();
        tags.sort_by(|one, other| other.1.count.cmp(&one.1.count).then(one.0.cmp(other.0)));
        let kinds = EntryKind::ALL.iter().zip(&counts.kinds);
        let briefings = library.briefings().iter().zip(&counts.briefings);
        Self {
            kinds: counted(kinds.map(|(kind, count)| (kind.word(), *count, None))),
            briefings: counted(
                briefings.map(|(file, count)| (&*file.id, *count, Some(file.header.tlp))),
            ),
            tags: counted(
                tags.iter()
                    .map(|(tag, tally)| (&***tag, tally.count, tally.marking)),
            ),
            actors,
            years: counted(counts.years.iter().map(|(year, tally)| {
                let word = format!("{year:04}");
                (word, tally.count, tally.marking)
            })),
            markings: counted(
                counts
                    .markings
                    .iter()
                    .map(|(tlp, count)| (marking_word(*tlp), *count, None)),
            ),
            linked: linked.into_iter().collect(),
            words: words
                .into_iter()
                .chain([(Name::Grade, counted_grades(&grades))])
                .collect(),
            grades,
            by_id,
        }
    }

    /// Whether an entry, by its place, has or rests on a grade.
    pub(super) fn has_grade(&self, place: usize, letter: &str) -> bool {
        let bit = GRADES.iter().position(|grade| *grade == letter);
        let grades = self.grades.get(place).copied().unwrap_or(0);
        bit.is_some_and(|bit| grades & (1 << bit) != 0)
    }

    /// The values that a filter can have. Dates can be any; these are the years in which something happened.
    pub(super) fn values(&self, name: Name) -> &[Value] {
        match name {
            Name::Kind => &self.kinds,
            Name::In => &self.briefings,
            Name::Tag => &self.tags,
            Name::Actor => &self.actors,
            Name::By | Name::Target | Name::Source => values_of(&self.linked, name),
            Name::After | Name::Before | Name::On => &self.years,
            Name::Confidence
            | Name::Likelihood
            | Name::Status
            | Name::Grade
            | Name::Has
            | Name::Is => values_of(&self.words, name),
            Name::Tlp => &self.markings,
        }
    }

    /// With whom a value that is typed may be shared, if it occurs; nothing for words of the format.
    pub(super) fn marking(&self, name: Name, typed: &str) -> Option<Option<Tlp>> {
        let typed = typed.to_lowercase();
        let mut values = self.values(name).iter();
        values
            .find(|value| value.word.to_lowercase() == typed)?
            .marking
    }

    /// The entries that a filter by an actor or a source lets through, in any briefing.
    pub(super) fn linked(&self, library: &Library, name: Name, id: &str) -> HashSet<EntryIx> {
        let field = LINKED.iter().find(|(other, ..)| *other == name);
        let Some((_, kind, field)) = field else {
            return self.linked_with(library, id);
        };
        let same = self.by_id.get(id).into_iter().flatten();
        let of_kind = |ix: &&EntryIx| {
            library
                .entry(**ix)
                .is_some_and(|entry| entry.kind() == *kind)
        };
        let links = same.filter(of_kind).flat_map(|ix| library.links_to(*ix));
        let links = links.filter(|link| last(link) == *field);
        links.map(|link| link.from).collect()
    }

    /// The entries that are linked with an actor in any briefing: those that name it, those that it names, those that
    /// it has a relation with, and its own.
    fn linked_with(&self, library: &Library, actor: &str) -> HashSet<EntryIx> {
        let mut linked = HashSet::new();
        for &actor in self.by_id.get(actor).into_iter().flatten() {
            linked.insert(actor);
            linked.extend(library.links_to(actor).map(|link| link.from));
            linked.extend(library.links_from(actor).map(|link| link.to));
            linked.extend(library.edges(actor).flat_map(|edge| [edge.from, edge.to]));
        }
        linked
    }
}

fn values_of(values: &HashMap<Name, Vec<Value>>, name: Name) -> &[Value] {
    values.get(&name).map_or(&[], Vec::as_slice)
}

/// The words that entries have, in the order of their scale, else those first that most have.
fn counted_words(library: &Library, name: Name, order: &[&str]) -> Vec<Value> {
    let mut tallies: HashMap<String, Tally> = HashMap::new();
    for (ix, entry) in library.entries() {
        let words = facts::words(library, name, (ix, entry)).into_iter();
        for word in words.collect::<HashSet<_>>() {
            let tally = tallies.entry(word.into_owned()).or_default();
            tally.add(library.marking(entry));
        }
    }
    let mut words: Vec<_> = tallies.into_iter().collect();
    let place = |word: &str| order.iter().position(|other| *other == word);
    words.sort_by(|(one, a), (other, b)| {
        let (one, other) = (one.as_str(), other.as_str());
        let by_count = b.count.cmp(&a.count).then(one.cmp(other));
        place(one).cmp(&place(other)).then(by_count)
    });
    counted(words.into_iter().map(|(word, tally)| {
        // Only these are words of whoever wrote the file.
        let marking = tally.marking.filter(|_| name == Name::Status);
        (word, tally.count, marking)
    }))
}

fn counted_grades(grades: &[u8]) -> Vec<Value> {
    counted(GRADES.iter().enumerate().map(|(bit, letter)| {
        let have = grades.iter().filter(|grades| **grades & (1 << bit) != 0);
        (*letter, have.count(), None)
    }))
}

/// Those values that occur.
fn counted(
    values: impl Iterator<Item = (impl Into<String>, usize, Option<Option<Tlp>>)>,
) -> Vec<Value> {
    let occur = values.filter(|(_, count, _)| *count > 0);
    occur
        .map(|(word, count, marking)| Value {
            word: word.into(),
            count: Some(count),
            marking,
        })
        .collect()
}

#[derive(Default)]
struct Counts {
    kinds: [usize; EntryKind::ALL.len()],
    briefings: Vec<usize>,
    tags: HashMap<Text, Tally>,
    years: BTreeMap<i64, Tally>,
    markings: BTreeMap<Option<Tlp>, usize>,
}

/// How many entries have something, and the widest of their markings.
#[derive(Default)]
struct Tally {
    count: usize,
    marking: Option<Option<Tlp>>,
}

impl Tally {
    fn add(&mut self, marking: Option<Tlp>) {
        self.count += 1;
        let all = self.marking.into_iter().chain([marking]);
        self.marking = Some(Tlp::of_any(all));
    }
}

impl Counts {
    fn add(&mut self, library: &Library, entry: &Entry) {
        let kind = EntryKind::ALL.iter().position(|kind| *kind == entry.kind());
        if let Some(count) = kind.and_then(|kind| self.kinds.get_mut(kind)) {
            *count += 1;
        }
        self.briefings.resize(library.briefings().len(), 0);
        if let Some(count) = entry.briefing.and_then(|i| self.briefings.get_mut(i)) {
            *count += 1;
        }
        for tag in tags(library, entry).collect::<HashSet<_>>() {
            let tally = self.tags.entry(tag.clone()).or_default();
            tally.add(library.marking(entry));
        }
        if let Some(period) = date(entry).and_then(When::period) {
            let tally = self.years.entry(period.year).or_default();
            tally.add(library.marking(entry));
        }
        *self.markings.entry(library.marking(entry)).or_default() += 1;
    }
}

/// The tags of an entry.
pub(super) fn tags<'l>(library: &'l Library, entry: &'l Entry) -> impl Iterator<Item = &'l Text> {
    let file = entry.briefing.and_then(|i| library.briefings().get(i));
    let tags = match (&entry.body, file) {
        (Body::Briefing(_), Some(file)) => &file.header.tags[..],
        (body, _) => body
            .common_or_of_question()
            .map_or(&[][..], |common| &common.tags),
    };
    tags.iter().map(|tag| tag.text())
}

/// The value of a filter for a marking: `green`, `amber+strict`.
pub(super) fn marking_word(tlp: Option<Tlp>) -> String {
    let label = tlp.map(|tlp| tlp.label().trim_start_matches("TLP:").to_lowercase());
    label.unwrap_or_else(|| UNMARKED.to_owned())
}
