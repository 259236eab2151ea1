//! The values that filters can have in a library, and how many entries each lets through.

use std::collections::{BTreeMap, HashMap, HashSet};

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
    /// Each actor in all briefings, by its id there.
    by_id: HashMap<Text, Vec<EntryIx>>,
}

impl Vocabulary {
    pub(super) fn of(library: &Library) -> Self {
        let mut counts = Counts::default();
        let mut actors = Vec::new();
        let mut by_id: HashMap<Text, Vec<EntryIx>> = HashMap::new();
        for (ix, entry) in library.entries() {
            counts.add(library, entry);
            if entry.kind() == EntryKind::Actor {
                let same = by_id.entry(entry.id.item.clone()).or_default();
                if same.is_empty() {
                    actors.push(entry.id.item.clone());
                }
                same.push(ix);
            }
        }
        let actor = |id: Text| {
            let same = by_id.get(&id).into_iter().flatten();
            let same = same.filter_map(|actor| library.entry(*actor));
            let marking = Tlp::of_any(same.map(|actor| library.marking(actor)));
            Value {
                word: id.to_string(),
                count: None,
                marking: Some(marking),
            }
        };
        let actors = actors.into_iter().map(actor).collect();
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
            by_id,
        }
    }

    /// The values that a filter can have. Dates can be any; these are the years in which something happened.
    pub(super) fn values(&self, name: Name) -> &[Value] {
        match name {
            Name::Kind => &self.kinds,
            Name::In => &self.briefings,
            Name::Tag => &self.tags,
            Name::Actor => &self.actors,
            Name::After | Name::Before => &self.years,
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

    /// The entries that are linked with an actor in any briefing: those that name it, those that it names, those that
    /// it has a relation with, and its own.
    pub(super) fn linked(&self, library: &Library, actor: &str) -> HashSet<EntryIx> {
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
        if let Body::Event(event) = &entry.body
            && let Some(period) = event.own.date.as_ref().and_then(When::period)
        {
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
