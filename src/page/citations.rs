//! Where something on a page comes from.

use indexmap::IndexMap;

use super::build::Builder;
use super::part::{Words, aside};
use crate::briefing::EntryKind;
use crate::briefing::source::Source;
use crate::briefing::words::Citation;
use crate::library::entry::{Body, EntryIx};

impl<'l> Builder<'l> {
    /// Sources as a list: the title, and beside it `publisher · date · B · ¶27, ¶31`.
    pub(super) fn citations(&mut self, citations: &[Citation]) {
        for (source, places) in by_source(citations) {
            if !self.has_room() {
                return;
            }
            let mut words = self.reference_to(self.find_source(source), source, None);
            let mut more: Vec<String> = Vec::new();
            if let Some(source) = self.source(source) {
                more.extend(source.publisher.as_ref().map(ToString::to_string));
                more.extend(source.date.as_ref().map(|date| date.short(self.dates)));
                more.extend(source.reliability.map(|r| r.words().0.to_owned()));
            }
            more.extend((!places.is_empty()).then(|| places.join(", ")));
            if !more.is_empty() {
                words.push(aside(format!(" {}", more.join(" · "))));
            }
            self.item(words);
        }
    }

    /// Sources in running text: the publisher and the place, `Reuters ¶27`, with semicolons between.
    pub(super) fn cited(&mut self, citations: &[Citation]) -> Words {
        let mut words = Vec::new();
        for (source, places) in by_source(citations) {
            if !self.has_room_within() {
                break;
            }
            if !words.is_empty() {
                words.push(aside("; "));
            }
            let publisher = self
                .source(source)
                .and_then(|source| source.publisher.as_ref());
            let shown = publisher.map(|publisher| &**publisher);
            words.extend(self.reference_to(self.find_source(source), source, shown));
            if !places.is_empty() {
                words.push(aside(format!(" {}", places.join(", "))));
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

/// Citations by their sources, each with all its places: numbers count paragraphs or lines, so they get that sign.
fn by_source(citations: &[Citation]) -> IndexMap<&str, Vec<String>> {
    let mut groups: IndexMap<&str, Vec<String>> = IndexMap::new();
    for citation in citations {
        let places = groups.entry(&citation.source).or_default();
        places.extend(citation.locator.as_ref().map(|at| {
            let number = at.chars().all(|c| c.is_ascii_digit());
            if number {
                format!("¶{at}")
            } else {
                at.to_string()
            }
        }));
    }
    groups
}
