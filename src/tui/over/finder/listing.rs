//! The rows of the results: plain, or under headings by kind; what was found in texts under a heading of its own.
//!
//! A place counts results as they stand; a row counts headings too.

use std::collections::HashSet;

use crate::briefing::EntryKind;
use crate::search::entries::Found;
use crate::search::rank::Tier;

/// How results are laid out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Layout {
    /// As they come.
    #[default]
    Plain,
    /// Under headings.
    Kinds,
    /// Under headings, those first that fit into so many rows, so that what is best is not pushed out of sight by many
    /// of one kind; then all others, under headings too.
    BestOf(usize),
}

/// Results in the order in which they stand.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// For each place, the number of the result.
    order: Vec<u32>,
    groups: Vec<Group>,
    layout: Layout,
}

/// What results under a heading have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Alike {
    /// They are found by name, and of one kind.
    Kind(EntryKind),
    /// They are found in texts.
    InTexts,
}

/// Results that stand together under a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Group {
    /// What they have in common.
    pub alike: Alike,
    /// The place of the first.
    pub start: usize,
    /// How many there are; of those in sight first, with those below.
    pub count: usize,
    /// Whether others that are alike stand further up.
    pub is_more: bool,
}

/// What stands in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// A heading.
    Heading(Group),
    /// The result at a place.
    Result(usize),
}

impl Listing {
    /// Lays out results, those that were found by name before those in texts.
    pub(super) fn new(found: &[Found], layout: Layout) -> Self {
        let all: Vec<u32> = (0..u32::try_from(found.len()).unwrap_or(u32::MAX)).collect();
        let by_name = found.iter().take_while(|found| found.spot.is_none());
        let (names, places) = all.split_at(by_name.count());
        let mut listing = Self {
            layout,
            ..Self::default()
        };
        match layout {
            Layout::Plain => {
                listing.order = names.to_vec();
                listing.add(Alike::InTexts, places);
            }
            Layout::Kinds => {
                listing.group(found, names);
                listing.add(Alike::InTexts, places);
            }
            Layout::BestOf(rows) => {
                let seen = places_seen_first(&found[..names.len()], places.len(), rows);
                let (seen, further) = places.split_at(seen);
                let left = rows.saturating_sub(seen.len() + usize::from(!seen.is_empty()));
                let (best, others) = names.split_at(seen_first(found, names, left));
                listing.group(found, best);
                listing.add(Alike::InTexts, seen);
                listing.group(found, others);
                listing.add(Alike::InTexts, further);
            }
        }
        listing
    }

    /// Adds results under headings: the kind of the best one first, and in each kind the best first.
    fn group(&mut self, found: &[Found], numbers: &[u32]) {
        for (kind, numbers) in kinds(found, numbers) {
            self.add(Alike::Kind(kind), &numbers);
        }
    }

    /// Adds results under a heading, if there are any.
    fn add(&mut self, alike: Alike, numbers: &[u32]) {
        if numbers.is_empty() {
            return;
        }
        let above = self.groups.iter_mut().find(|group| group.alike == alike);
        let is_more = above.is_some();
        if let Some(above) = above {
            above.count += numbers.len();
        }
        self.groups.push(Group {
            alike,
            start: self.order.len(),
            count: numbers.len(),
            is_more,
        });
        self.order.extend(numbers);
    }

    /// How they are laid out.
    pub(super) fn layout(&self) -> Layout {
        self.layout
    }

    /// How many results there are.
    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.order.len() + self.groups.len()
    }

    /// The heading under which a result stands, by its place.
    pub(super) fn group_of(&self, place: usize) -> Option<Group> {
        self.heading_of(self.row_of(place))
    }

    /// The number of the result at a place.
    pub(super) fn number(&self, place: usize) -> Option<usize> {
        self.order.get(place).map(|number| *number as usize)
    }

    /// The place of a result.
    pub(super) fn place(&self, number: usize) -> Option<usize> {
        self.order
            .iter()
            .position(|other| *other as usize == number)
    }

    /// The row of the result at a place.
    pub(super) fn row_of(&self, place: usize) -> usize {
        let headings = self.groups.iter().filter(|group| group.start <= place);
        place + headings.count()
    }

    /// What stands in a row.
    pub(super) fn at(&self, row: usize) -> Option<Row> {
        let above = self.headings_down_to(row);
        if let Some(last) = above.checked_sub(1)
            && self.groups[last].start + last == row
        {
            return Some(Row::Heading(self.groups[last]));
        }
        let place = row - above;
        (place < self.len()).then_some(Row::Result(place))
    }

    /// The heading under which a row stands, also when it is that heading.
    pub(super) fn heading_of(&self, row: usize) -> Option<Group> {
        let last = self.headings_down_to(row).checked_sub(1)?;
        self.groups.get(last).copied()
    }

    fn headings_down_to(&self, row: usize) -> usize {
        let rows = self.groups.iter().enumerate();
        rows.take_while(|(i, group)| group.start + i <= row).count()
    }
}

/// How many of the places in texts are seen at once: what is left by the names that hold what is typed, and by half the
/// rows where most only have its letters.
fn places_seen_first(names: &[Found], places: usize, rows: usize) -> usize {
    let is_held = |found: &&Found| !matches!(found.tier, Some(Tier::Fuzzy | Tier::Typo));
    let held = names.iter().filter(is_held).count().max(rows / 2);
    let held = names.len().min(held);
    let kinds = names[..held].iter().map(|found| found.kind);
    let headings = kinds.collect::<HashSet<_>>().len() + 1;
    places.min(rows.saturating_sub(held + headings))
}

/// How many of the names fit into so many rows with their headings; all of them when all results are names of one kind.
fn seen_first(found: &[Found], all: &[u32], rows: usize) -> usize {
    let headings = kinds(found, &all[..rows.min(all.len())]).len();
    let is_one = found.len() == all.len();
    if is_one && found.windows(2).all(|pair| pair[0].kind == pair[1].kind) {
        return all.len();
    }
    rows.saturating_sub(headings).max(1).min(all.len())
}

/// Results by kind, in the order in which the kinds come first.
fn kinds(found: &[Found], numbers: &[u32]) -> Vec<(EntryKind, Vec<u32>)> {
    let mut kinds: Vec<(EntryKind, Vec<u32>)> = Vec::new();
    for &number in numbers {
        let kind = found[number as usize].kind;
        match kinds.iter_mut().find(|(other, _)| *other == kind) {
            Some((_, numbers)) => numbers.push(number),
            None => kinds.push((kind, vec![number])),
        }
    }
    kinds
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::library::entry::EntryIx;
    use crate::library::{Library, embedded};
    use crate::search::in_texts::Spot;
    use proptest::prelude::*;
    use std::sync::LazyLock;

    fn found(kinds: &str) -> Vec<Found> {
        static ENTRY: LazyLock<EntryIx> = LazyLock::new(|| {
            let library = Library::load(embedded::first_look().files, Vec::new());
            library.nth(0).unwrap().0
        });
        let kind = |letter| match letter {
            'a' => EntryKind::Actor,
            'e' | 'f' | 't' => EntryKind::Event,
            _ => EntryKind::Source,
        };
        let spot = |letter| {
            (letter == 't').then_some(Spot {
                entry: 0,
                bytes: 0..0,
            })
        };
        let found = kinds.chars().map(|letter| Found {
            entry: *ENTRY,
            kind: kind(letter),
            other: None,
            tier: (letter == 'f').then_some(Tier::Fuzzy),
            spot: spot(letter),
        });
        found.collect()
    }

    /// `expected`: a row each, headings by their kind and count, results by their numbers.
    fn check(kinds: &str, layout: Layout, expected: &str) {
        let listing = Listing::new(&found(kinds), layout);
        let rows = (0..listing.rows()).map(|row| match listing.at(row).unwrap() {
            Row::Heading(group) => {
                let more = if group.is_more { "+" } else { "" };
                let alike = match group.alike {
                    Alike::Kind(kind) => kind.word(),
                    Alike::InTexts => "texts",
                };
                format!("{more}{alike}:{}", group.count)
            }
            Row::Result(place) => listing.number(place).unwrap().to_string(),
        });
        assert_eq!(rows.collect::<Vec<_>>().join(" "), expected);
        assert_eq!(listing.at(listing.rows()), None);
    }

    #[test]
    fn the_best_is_first_and_each_kind_keeps_its_order() {
        check("", Layout::Kinds, "");
        check("a", Layout::Kinds, "actor:1 0");
        check("eaesa", Layout::Kinds, "event:2 0 2 actor:2 1 4 source:1 3");
        check("eaesa", Layout::Plain, "0 1 2 3 4");
    }

    #[test]
    fn what_fits_on_the_screen_is_grouped_before_the_rest() {
        check("", Layout::BestOf(9), "");
        check(
            "eeeeeea",
            Layout::BestOf(4),
            "event:6 0 1 2 +event:3 3 4 5 actor:1 6",
        );
        check(
            "eaeeeeas",
            Layout::BestOf(5),
            "event:5 0 2 actor:2 1 +event:3 3 4 5 +actor:1 6 source:1 7",
        );
        check("ea", Layout::BestOf(0), "event:1 0 actor:1 1");
        check("eee", Layout::BestOf(1), "event:3 0 1 2");
    }

    #[test]
    fn places_in_texts_stand_below_the_names_and_some_of_them_in_sight() {
        check("eatt", Layout::Plain, "0 1 texts:2 2 3");
        check("tt", Layout::Plain, "texts:2 0 1");
        check("tt", Layout::BestOf(9), "texts:2 0 1");
        check(
            "eeeeeeett",
            Layout::BestOf(6),
            "event:7 0 1 2 3 4 +event:2 5 6 texts:2 7 8",
        );
        check(
            "fffffffttt",
            Layout::BestOf(8),
            "event:7 0 1 2 3 texts:3 7 8 +event:3 4 5 6 +texts:1 9",
        );
        check(
            "aetttttt",
            Layout::BestOf(8),
            "actor:1 0 event:1 1 texts:6 2 3 4 +texts:3 5 6 7",
        );
    }

    proptest! {
        #[test]
        fn each_result_has_one_row(kinds in "[aes]{0,30}t{0,9}", rows in 0usize..40) {
            let found = found(&kinds);
            for layout in [Layout::Plain, Layout::Kinds, Layout::BestOf(rows)] {
                let listing = Listing::new(&found, layout);
                prop_assert_eq!(listing.len(), found.len());
                for place in 0..listing.len() {
                    prop_assert_eq!(listing.at(listing.row_of(place)), Some(Row::Result(place)));
                    let number = listing.number(place).unwrap();
                    prop_assert_eq!(listing.place(number), Some(place));
                    let heading = listing.group_of(place).map(|group| group.alike);
                    let expected = match (&found[number].spot, layout) {
                        (Some(_), _) => Some(Alike::InTexts),
                        (None, Layout::Plain) => None,
                        (None, _) => Some(Alike::Kind(found[number].kind)),
                    };
                    prop_assert_eq!(heading, expected);
                }
            }
        }
    }
}
