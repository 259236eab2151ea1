//! Where something on a page comes from.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::build::Builder;
use super::part::{Words, aside};
use crate::briefing::EntryKind;
use crate::briefing::source::{LOCATORS, Source};
use crate::briefing::words::{Citation, Ref};
use crate::library::entry::{Body, EntryIx};
use crate::words::text::Text;

impl<'l> Builder<'l> {
    /// Sources as a list: the title, and beside it `publisher · date · B · lines 27, 31`.
    pub(super) fn citations(&mut self, citations: &[Citation]) {
        for (id, places) in by_source(citations) {
            if !self.has_room() {
                return;
            }
            let mut words = self.reference_to(self.find_source(id), id, None);
            let mut more: Vec<String> = Vec::new();
            let source = self.source(id);
            if let Some(source) = source {
                more.extend(source.publisher.as_ref().map(ToString::to_string));
                more.extend(source.date.as_ref().map(|date| date.words(self.dates)));
                more.extend(source.reliability.map(|r| r.words().0.to_owned()));
            }
            more.extend(in_words(source, &places));
            if !more.is_empty() {
                words.push(aside(format!(" {}", more.join(" · "))));
            }
            self.item(words);
        }
    }

    /// Sources in running text: the publisher and the place, `Reuters line 27`, with semicolons between.
    pub(crate) fn cited(&mut self, citations: &[Citation]) -> Words {
        self.cited_beside(citations, &HashSet::new())
    }

    /// The names of those who say something, beside which a source of theirs need not be named again.
    pub(super) fn names(&self, by: &[Ref]) -> HashSet<String> {
        let entries = by
            .iter()
            .filter_map(|by| self.library.entry(self.find(by)?));
        entries.map(|entry| entry.title.to_string()).collect()
    }

    /// The same beside words that name some publishers, or their sources by id, already: of those, the place alone.
    pub(super) fn cited_beside(
        &mut self,
        citations: &[Citation],
        named: &HashSet<String>,
    ) -> Words {
        let mut words = Vec::new();
        for (id, places) in by_source(citations) {
            if !self.has_room_within() {
                break;
            }
            if !words.is_empty() {
                words.push(aside("; "));
            }
            let source = self.source(id);
            let publisher = source.and_then(|source| source.publisher.as_ref());
            let publisher = publisher.map(|publisher| &**publisher);
            let place = in_words(source, &places);
            let is_named = named.contains(id) || publisher.is_some_and(|name| named.contains(name));
            let entry = self.find_source(id);
            if is_named {
                let place = place.as_deref().unwrap_or("source");
                words.extend(self.reference_to(entry, id, Some(place)));
            } else {
                words.extend(self.reference_to(entry, id, publisher));
                words.extend(place.map(|place| aside(format!(" {place}"))));
            }
        }
        words
    }

    fn find_source(&self, id: &str) -> Option<EntryIx> {
        self.library
            .resolve_as(EntryKind::Source, self.briefing, id)
    }

    pub(super) fn source(&self, id: &str) -> Option<&'l Source> {
        match &self.library.entry(self.find_source(id)?)?.body {
            Body::Source(source) => Some(&source.own),
            _ => None,
        }
    }
}

/// Citations by their sources, each with all its places.
pub(super) fn by_source(citations: &[Citation]) -> IndexMap<&str, Vec<&Text>> {
    let mut groups: IndexMap<&str, Vec<&Text>> = IndexMap::new();
    for citation in citations {
        let places = groups.entry(&citation.source).or_default();
        places.extend(citation.locator.as_ref());
    }
    groups
}

/// Places in a source in words: bare numbers count what the source says (`lines 27, 31`), others stand as they are. None
/// where there are none.
pub(super) fn in_words(source: Option<&Source>, places: &[&Text]) -> Option<String> {
    let is_number = |at: &str| {
        let is_part = |c: char| c.is_ascii_digit() || "-–".contains(c);
        at.starts_with(|c: char| c.is_ascii_digit()) && at.chars().all(is_part)
    };
    let texts = places.iter().map(|at| at.as_str());
    let (numbers, others): (Vec<&str>, Vec<&str>) = texts.partition(|at| is_number(at));
    let unit = source.and_then(|source| source.locator.as_deref());
    let are_many = numbers.len() > 1 || numbers.iter().any(|at| at.contains(['-', '–']));
    let unit = match unit {
        Some(unit) if are_many && LOCATORS.iter().any(|(known, _)| *known == unit) => {
            format!("{unit}s")
        }
        unit => unit.unwrap_or("at").to_owned(),
    };
    let numbers = (!numbers.is_empty()).then(|| format!("{unit} {}", numbers.join(", ")));
    let all: Vec<String> = numbers
        .into_iter()
        .chain(others.into_iter().map(str::to_owned))
        .collect();
    (!all.is_empty()).then(|| all.join(", "))
}
