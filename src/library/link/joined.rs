//! The links of a library in both directions, as numbers only: their words stay where they were read. And its relations.

use super::Edge;
use crate::work;

/// A link: the entries that it joins, and where its words are.
#[derive(Debug, Clone, Copy)]
pub(in crate::library) struct Joined {
    pub(in crate::library) from: u32,
    pub(in crate::library) to: u32,
    /// The part that it stands in.
    pub(in crate::library) part: u32,
    /// Its place among the links of that part.
    pub(in crate::library) nth: u32,
}

/// All links, in the order of their parts.
#[derive(Debug, Default)]
pub(in crate::library) struct Links {
    all: Vec<Joined>,
    outgoing: ByEntry,
    incoming: ByEntry,
}

/// The numbers of links, entry by entry.
#[derive(Debug, Default)]
struct ByEntry {
    /// Where those of each entry end; they begin where those of the entry before end.
    ends: Vec<u32>,
    links: Vec<u32>,
}

impl Links {
    /// Sorts the links of so many entries.
    pub(in crate::library) fn new(all: Vec<Joined>, entries: usize) -> Self {
        let outgoing = ByEntry::new(&all, entries, |link| link.from);
        let incoming = ByEntry::new(&all, entries, |link| link.to);
        Self {
            all,
            outgoing,
            incoming,
        }
    }

    /// Those that stand in an entry.
    pub(in crate::library) fn from(&self, entry: u32) -> impl Iterator<Item = Joined> {
        self.listed(&self.outgoing, entry)
    }

    /// Those that lead to an entry.
    pub(in crate::library) fn to(&self, entry: u32) -> impl Iterator<Item = Joined> {
        self.listed(&self.incoming, entry)
    }

    fn listed(&self, lists: &ByEntry, entry: u32) -> impl Iterator<Item = Joined> {
        let list = lists.of(entry as usize).iter();
        work::count(list.len());
        list.filter_map(|link| self.all.get(*link as usize).copied())
    }
}

/// All relations between actors.
#[derive(Debug, Default)]
pub(in crate::library) struct Edges {
    all: Vec<Edge>,
    of: ByEntry,
    /// What each entry belongs to: not numbers of relations, but of entries.
    above: ByEntry,
}

impl Edges {
    /// Sorts the relations of so many entries; `climbs` says which of these belong to which.
    pub(in crate::library) fn new(all: Vec<Edge>, climbs: Vec<(u32, u32)>, entries: usize) -> Self {
        let ends = (0..).zip(&all).flat_map(|(number, edge)| {
            let to = (edge.to != edge.from).then_some(edge.to);
            std::iter::once(edge.from)
                .chain(to)
                .map(move |end| (end.0, number))
        });
        let of = ByEntry::of_ends(ends, entries);
        let above = ByEntry::of_ends(climbs.into_iter(), entries);
        Self { all, of, above }
    }

    /// The entries that one belongs to.
    pub(in crate::library) fn above(&self, entry: u32) -> &[u32] {
        self.above.of(entry as usize)
    }

    /// Those of an entry, from it and to it, in the order of all.
    pub(in crate::library) fn of(&self, entry: u32) -> impl Iterator<Item = &Edge> {
        let numbers = self.of.of(entry as usize).iter();
        numbers.filter_map(|number| self.all.get(*number as usize))
    }
}

impl ByEntry {
    fn new(all: &[Joined], entries: usize, end: impl Fn(&Joined) -> u32) -> Self {
        let ends = (0..).zip(all).map(|(number, link)| (end(link), number));
        Self::of_ends(ends, entries)
    }

    /// Counts the numbers of each entry, then puts each in its place; those of one entry keep their order.
    fn of_ends(ends: impl Iterator<Item = (u32, u32)> + Clone, entries: usize) -> Self {
        let mut places = vec![0u32; entries];
        for (end, _) in ends.clone() {
            if let Some(count) = places.get_mut(end as usize) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for place in &mut places {
            let count = std::mem::replace(place, sum);
            sum += count;
        }
        let mut links = vec![0; sum as usize];
        for (end, number) in ends {
            if let Some(place) = places.get_mut(end as usize) {
                links[*place as usize] = number;
                *place += 1;
            }
        }
        Self {
            ends: places,
            links,
        }
    }

    fn of(&self, entry: usize) -> &[u32] {
        let end = |entry: usize| self.ends.get(entry).map(|end| *end as usize);
        let start = entry.checked_sub(1).map_or(Some(0), end);
        let range = start.zip(end(entry)).map(|(start, end)| start..end);
        range
            .and_then(|range| self.links.get(range))
            .unwrap_or_default()
    }
}
