//! With whom what stands at a place of a file may be shared: that of all entries in its lines, or else that of the file.
//! Whoever tells of a place shows the line, and so whatever else stands there.
//!
//! What cannot be told counts as the narrowest: a file of which nothing is shown, and what stands outside of all entries
//! in a file that lost some with a syntax error.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use super::Library;
use super::reading::file::{BriefingFile, LibraryFile};
use crate::briefing::tlp::Tlp;
use crate::load::Declared;
use crate::load::inner::marking_in;
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;
use crate::work;

/// A file of a library.
#[derive(Clone, Copy)]
enum AnyFile<'l> {
    Briefing(&'l BriefingFile),
    Shared(&'l LibraryFile),
}

/// The entries of a file in the order of their places, each with the one around it, if there is one.
struct Entries<'l> {
    file: AnyFile<'l>,
    spans: Vec<(Span, &'l Text, Option<usize>)>,
    /// Whether some were lost.
    is_torn: bool,
    /// The markings of lines that were asked for.
    known: HashMap<Range<usize>, Option<Tlp>>,
}

impl Library {
    /// The marking of what stands at each of some places; nothing where there is no text, or none of a briefing.
    pub fn markings_at<'p>(
        &self,
        places: impl IntoIterator<Item = &'p Place>,
    ) -> Vec<Option<Option<Tlp>>> {
        let briefings = self.briefings.iter();
        let briefings = briefings.map(|file| (&file.source, AnyFile::Briefing(file)));
        let shared = self.shared.iter();
        let shared = shared.map(|file| (&file.source, AnyFile::Shared(file)));
        let files: Vec<(&Arc<SourceFile>, AnyFile<'_>)> = briefings.chain(shared).collect();
        let by_address: HashMap<*const SourceFile, AnyFile<'_>> = files
            .iter()
            .map(|(source, file)| (Arc::as_ptr(source), *file))
            .collect();
        let names: HashSet<&Text> = files.iter().map(|(source, _)| source.name()).collect();
        let mut known: HashMap<*const SourceFile, Entries<'_>> = HashMap::new();
        let mut marking = |place: &Place| {
            let address = Arc::as_ptr(&place.source);
            let Some(file) = by_address.get(&address) else {
                let name = place.source.name();
                let is_ours = names.contains(name) || self.unshown.contains(name);
                let has_words = !place.source.text().trim_ascii().is_empty();
                return (is_ours && has_words).then_some(Some(Tlp::Unreadable));
            };
            let entries = known.entry(address).or_insert_with(|| Entries::of(*file));
            Some(self.marking_at(entries, place))
        };
        places.into_iter().map(&mut marking).collect()
    }

    fn marking_at(&self, entries: &mut Entries<'_>, place: &Place) -> Option<Tlp> {
        let first = place.source.line_around(place.span.start);
        let last = place
            .source
            .line_around(place.span.end.max(place.span.start));
        let lines = first.start..last.end.max(first.end);
        if let Some(known) = entries.known.get(&lines) {
            return *known;
        }
        let around = [place.span, Span::new(lines.start, lines.start)];
        let around = around.into_iter().filter_map(|span| entries.around(span));
        let beside = entries.beginning_in(&lines);
        let narrower = entries.file.narrower_in(&lines);
        let found = around.chain(beside).map(|id| {
            let own = std::iter::once(entries.file.marking(id));
            let whole = match entries.file {
                AnyFile::Briefing(file) => self.parts.lookup(&file.id, id),
                AnyFile::Shared(_) => None,
            };
            let whole = whole.and_then(|entry| self.entry(entry));
            Tlp::of_all(own.chain(whole.map(|entry| self.marking(entry))))
        });
        let file = entries.file.own_marking();
        let found = found.chain(narrower.map(|tlp| Tlp::of_all([Some(tlp), file])));
        let marking = match (
            found.reduce(|one, other| Tlp::of_all([one, other])),
            entries.is_torn,
        ) {
            (Some(found), _) => found,
            (None, true) => Some(Tlp::Unreadable),
            (None, false) => entries.file.own_marking(),
        };
        entries.known.insert(lines, marking);
        marking
    }
}

impl<'l> AnyFile<'l> {
    fn declared(self) -> impl Iterator<Item = (&'l Text, &'l Declared)> {
        match self {
            Self::Briefing(file) => file.declared.iter(),
            Self::Shared(file) => file.declared.iter(),
        }
    }

    fn marking(self, id: &str) -> Option<Tlp> {
        match self {
            Self::Briefing(file) => file.marking(id),
            Self::Shared(file) => file.marking(id),
        }
    }

    /// The narrowest marking of what stands in some lines and was left out for it.
    fn narrower_in(self, lines: &Range<usize>) -> Option<Tlp> {
        match self {
            Self::Briefing(file) => marking_in(&file.narrower, lines),
            Self::Shared(_) => None,
        }
    }

    fn own_marking(self) -> Option<Tlp> {
        match self {
            Self::Briefing(file) => file.own_marking(),
            Self::Shared(file) => file.tlp,
        }
    }
}

impl<'l> Entries<'l> {
    fn of(file: AnyFile<'l>) -> Self {
        let declared = file.declared();
        let (lost, found): (Vec<_>, Vec<_>) =
            declared.partition(|(_, declared)| declared.entry == Span::default());
        // The id of an entry may stand before it.
        let spans = found.into_iter().map(|(id, declared)| {
            let start = declared.entry.start.min(declared.name.start);
            let end = declared.entry.end.max(declared.name.end);
            (Span { start, end }, id)
        });
        let mut spans: Vec<(Span, &Text)> = spans.collect();
        spans.sort_unstable_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut placed: Vec<(Span, &Text, Option<usize>)> = Vec::with_capacity(spans.len());
        let mut around: Vec<usize> = Vec::new();
        for (number, (span, id)) in spans.into_iter().enumerate() {
            while around
                .pop_if(|outer| placed[*outer].0.end <= span.start)
                .is_some()
            {}
            placed.push((span, id, around.last().copied()));
            around.push(number);
        }
        Self {
            file,
            spans: placed,
            is_torn: !lost.is_empty(),
            known: HashMap::new(),
        }
    }

    /// The entries that begin in some lines.
    fn beginning_in(&self, lines: &Range<usize>) -> impl Iterator<Item = &'l Text> {
        let at = |byte: usize| {
            self.spans
                .partition_point(|(entry, ..)| entry.range().start < byte)
        };
        let found = self
            .spans
            .get(at(lines.start)..at(lines.end))
            .unwrap_or_default();
        work::count(found.len());
        found.iter().map(|(_, id, _)| *id)
    }

    /// The innermost entry in which something stands.
    fn around(&self, span: Span) -> Option<&'l Text> {
        let behind = self
            .spans
            .partition_point(|(entry, ..)| entry.start <= span.start);
        let mut at = behind.checked_sub(1);
        while let Some((entry, id, outer)) = at.and_then(|at| self.spans.get(at)) {
            if span.start < entry.end || span.start == entry.start {
                return Some(id);
            }
            at = *outer;
        }
        None
    }
}
