//! All parts of a library as one: their entries counted through, and the ids that are visible everywhere.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use crate::library::entry::{Entry, EntryIx};
use crate::library::reading::part::Part;
use crate::words::text::Text;

/// The part of each briefing, then that of the entries that belong to none.
#[derive(Debug, Default)]
pub(in crate::library) struct Parts {
    parts: Vec<Arc<Part>>,
    /// The number of the first entry of each part, and behind the last.
    starts: Vec<u32>,
    /// The part of each entry.
    part_of: Vec<u32>,
    /// How many parts of briefings are listed, and how many of the entries that belong to none.
    listed: Listed,
    /// The first part with an id.
    scopes: HashMap<Text, u32>,
    /// What the parts have whose id another one has before them: by that id and then by their own, those that they had
    /// before in a map of their own.
    twins: HashMap<Text, Twins>,
    /// Briefings, and entries that belong to none, by their ids.
    global: HashMap<Text, EntryIx>,
    /// The same by ids that they had before.
    retired: HashMap<Text, EntryIx>,
}

/// The entries of parts that have one id, but of the first of them.
#[derive(Debug, Default)]
struct Twins {
    named: HashMap<Text, EntryIx>,
    once_named: HashMap<Text, EntryIx>,
}

impl Twins {
    /// Adds those of a part; the first to have an id keeps it.
    fn add(&mut self, part: &Part, start: u32) {
        for (id, number) in part.all_named() {
            let entry = EntryIx(start + number);
            self.named.entry(id.clone()).or_insert(entry);
        }
        for (id, number) in part.all_retired() {
            let entry = EntryIx(start + number);
            self.once_named.entry(id.clone()).or_insert(entry);
        }
    }
}

/// What of the parts is listed: those that stand first.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::library) struct Listed {
    /// How many of the briefings.
    pub(in crate::library) briefings: usize,
    /// How many of the entries that belong to no briefing.
    pub(in crate::library) others: usize,
}

impl Parts {
    /// Counts the entries of parts through, the last of which has those that belong to no briefing.
    pub(in crate::library) fn new(parts: Vec<Arc<Part>>, listed: Listed) -> Self {
        let mut all = Self {
            listed,
            ..Self::default()
        };
        let mut next = 0;
        for (number, part) in (0..).zip(&parts) {
            all.starts.push(next);
            next += u32::try_from(part.entries.len()).unwrap_or(u32::MAX);
            all.part_of.resize(next as usize, number);
            if let Some(file) = &part.file
                && *all.scopes.entry(file.id.clone()).or_insert(number) != number
            {
                let twins = all.twins.entry(file.id.clone()).or_default();
                twins.add(
                    part,
                    next - u32::try_from(part.entries.len()).unwrap_or(u32::MAX),
                );
            }
        }
        all.starts.push(next);
        all.parts = parts;
        all.find_global();
        all
    }

    fn find_global(&mut self) {
        for (part, start) in self.parts.iter().zip(&self.starts) {
            let Some(file) = &part.file else {
                for (number, entry) in (*start..).zip(&part.entries) {
                    let id = entry.id.item.clone();
                    self.global.entry(id).or_insert(EntryIx(number));
                }
                for (was, number) in part.all_retired() {
                    let entry = EntryIx(start + number);
                    self.retired.entry(was.clone()).or_insert(entry);
                }
                continue;
            };
            // A twin has no entry of its own: its ids are those of the first.
            let own = EntryIx(start + part.briefing_entry().unwrap_or_default());
            let entry = *self.global.entry(file.id.clone()).or_insert(own);
            for was in &file.header.was {
                self.retired.entry(was.text().clone()).or_insert(entry);
            }
        }
    }

    /// Each part with the number of its first entry.
    pub(in crate::library) fn iter(&self) -> impl Iterator<Item = (u32, &Arc<Part>)> {
        self.starts.iter().copied().zip(&self.parts)
    }

    /// A part by its place.
    pub(in crate::library) fn get(&self, part: usize) -> Option<&Arc<Part>> {
        self.parts.get(part)
    }

    /// The number of the first entry of a part.
    pub(in crate::library) fn start(&self, part: usize) -> Option<u32> {
        self.starts.get(part).copied()
    }

    /// How many entries there are.
    pub(in crate::library) fn len(&self) -> usize {
        self.part_of.len()
    }

    /// What is listed.
    pub(in crate::library) fn listed(&self) -> Listed {
        self.listed
    }

    /// The entry with a number among those that are listed.
    pub(in crate::library) fn nth_listed(&self, place: u32) -> Option<EntryIx> {
        let [briefings, others] = self.ranges();
        let ix = match place.checked_sub(briefings.end) {
            None => place,
            Some(behind) => others.start + behind,
        };
        (ix < others.end).then_some(EntryIx(ix))
    }

    /// Whether an entry is one of those that are listed.
    pub(in crate::library) fn is_listed(&self, ix: EntryIx) -> bool {
        self.ranges().iter().any(|range| range.contains(&ix.0))
    }

    /// The numbers of the entries that are listed: those of briefings, then those that belong to none.
    fn ranges(&self) -> [Range<u32>; 2] {
        let Some(last) = self.parts.len().checked_sub(1) else {
            return [0..0, 0..0];
        };
        let start = |part: usize| self.start(part).unwrap_or_default();
        let others = u32::try_from(self.listed.others).unwrap_or(u32::MAX);
        let rest = start(last);
        [
            0..start(self.listed.briefings.min(last)),
            rest..rest.saturating_add(others),
        ]
    }

    /// Every entry that is listed.
    pub(in crate::library) fn entries(&self) -> Entries<'_> {
        let [briefings, others] = self.ranges();
        let rest = self.parts.last().map_or(&[][..], |last| &last.entries);
        Entries {
            parts: self.parts[..self.listed.briefings.min(self.parts.len())].iter(),
            entries: [].iter(),
            next: 0,
            left: (briefings.len(), others.len()),
            others: Some((others.start, rest.get(..others.len()).unwrap_or(rest))),
        }
    }

    /// The entry with a number.
    pub(in crate::library) fn entry(&self, ix: EntryIx) -> Option<&Entry> {
        let part = *self.part_of.get(ix.0 as usize)? as usize;
        let start = self.start(part)?;
        self.parts.get(part)?.entries.get((ix.0 - start) as usize)
    }

    /// The entry of a briefing, or of none where that is empty, with an id; also with one that it had before.
    pub(in crate::library) fn lookup(&self, briefing: &str, item: &str) -> Option<EntryIx> {
        if briefing.is_empty()
            && let Some(found) = self.global.get(item).or_else(|| self.retired.get(item))
        {
            return Some(*found);
        }
        let first = *self.scopes.get(briefing)?;
        let twins = self.twins.get(briefing);
        self.within(first, |part| part.number(item))
            .or_else(|| twins?.named.get(item).copied())
            .or_else(|| self.within(first, |part| part.retired(item)))
            .or_else(|| twins?.once_named.get(item).copied())
    }

    fn within(&self, part: u32, find: impl Fn(&Part) -> Option<u32>) -> Option<EntryIx> {
        let found = find(self.get(part as usize)?)?;
        Some(EntryIx(self.start(part as usize)? + found))
    }

    /// Gives entries of a part other titles. A part that another library has, too, is copied.
    pub(in crate::library) fn retitle(&mut self, part: usize, titles: Vec<(u32, Text)>) {
        let Some(part) = self.parts.get_mut(part).filter(|_| !titles.is_empty()) else {
            return;
        };
        let part = Arc::make_mut(part);
        for (number, title) in titles {
            if let Some(entry) = part.entries.get_mut(number as usize) {
                entry.title = title;
            }
        }
    }
}

/// Every listed entry of a library.
pub(in crate::library) struct Entries<'p> {
    parts: std::slice::Iter<'p, Arc<Part>>,
    entries: std::slice::Iter<'p, Entry>,
    next: u32,
    /// The entries that belong to no briefing, with the number of the first, until they are begun.
    others: Option<(u32, &'p [Entry])>,
    /// How many are left of the briefings, and of those.
    left: (usize, usize),
}

impl<'p> Iterator for Entries<'p> {
    type Item = (EntryIx, &'p Entry);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(entry) = self.entries.next() {
                let ix = EntryIx(self.next);
                self.next += 1;
                match &mut self.left {
                    (0, others) => *others = others.saturating_sub(1),
                    (briefings, _) => *briefings -= 1,
                }
                return Some((ix, entry));
            }
            if let Some(part) = self.parts.next() {
                self.entries = part.entries.iter();
            } else {
                let (start, others) = self.others.take()?;
                (self.next, self.entries) = (start, others.iter());
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.left.0 + self.left.1;
        (left, Some(left))
    }
}

impl ExactSizeIterator for Entries<'_> {}
