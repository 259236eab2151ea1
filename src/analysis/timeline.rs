//! The order of events.
//!
//! Events with a date come first, by earliest day, then latest, then the instant within a day, then their order in the
//! file. An event with `after` or `before` stands next to the one it names, but after an interval it comes behind all that
//! begins before its end. The rest, and what hangs on them, form the undated lane.

pub(crate) mod placed;
mod queue;
mod rows;

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::briefing::EntryKind;
use crate::briefing::date::When;
use crate::briefing::event::Event;
use crate::briefing::words::Ref;
use crate::library::Library;
use crate::library::entry::{Body, EntryIx};
use crate::work;
use placed::{Lane, Placed};
use queue::{Queue, Waiting};
use rows::Rows;

/// The events of a briefing in their order: dated ones with those that hang on them, then the undated lane.
pub(crate) fn order(library: &Library, briefing: usize) -> Vec<Placed> {
    let events: Vec<(EntryIx, &Event)> = events(library, briefing).collect();
    let mut rows = Rows::default();
    let dated = dated(&events);
    for (_, event) in &dated {
        rows.push(Placed {
            event: *event,
            lane: Lane::Dated,
        });
    }
    rows.end_intervals(ends(&dated));
    for placed in undated(&events) {
        rows.push(placed);
    }
    hang(library, briefing, &events, &mut rows);
    rows.finish()
}

/// Those of some entries that are events of a briefing, in their order. The order of all is worked out once a library.
pub(crate) fn in_order(
    library: &Library,
    briefing: usize,
    some: impl Iterator<Item = EntryIx>,
) -> Vec<EntryIx> {
    let all = || {
        order(library, briefing)
            .into_iter()
            .map(|placed| placed.event)
    };
    let Some(ranks) = library.ranks(briefing, || all().collect()) else {
        return Vec::new();
    };
    let ranked = some.filter_map(|event| Some((*ranks.get(&event)?, event)));
    let mut ranked: Vec<(usize, EntryIx)> = ranked.collect();
    work::count(ranked.len());
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, event)| event).collect()
}

fn events(library: &Library, briefing: usize) -> impl Iterator<Item = (EntryIx, &Event)> {
    library
        .of_kind(briefing, EntryKind::Event)
        .filter_map(|(ix, entry)| match &entry.body {
            Body::Event(event) => Some((ix, &event.own)),
            _ => None,
        })
}

/// The events with a date in their order.
fn dated<'e>(events: &[(EntryIx, &'e Event)]) -> Vec<(&'e When, EntryIx)> {
    let mut dated: Vec<_> = events
        .iter()
        .filter_map(|(ix, event)| Some((event.date.as_ref()?, *ix)))
        .collect();
    dated.sort_by_key(|(date, ix)| (date.order(), *ix));
    dated
}

/// Each event that is written as an interval and ends, with the last of those that begin before its end.
fn ends(dated: &[(&When, EntryIx)]) -> Vec<(EntryIx, EntryIx)> {
    let last_before = |end: NaiveDate| {
        let behind = dated.partition_point(|(date, _)| date.earliest() <= end);
        Some(dated.get(behind.checked_sub(1)?)?.1)
    };
    let ends = dated.iter().filter_map(|(date, event)| {
        let end = date.end()?.latest();
        Some((*event, last_before(end)?))
    });
    ends.collect()
}

fn undated(events: &[(EntryIx, &Event)]) -> Vec<Placed> {
    let free = events.iter().filter(|(_, event)| {
        event.date.is_none() && event.after.is_empty() && event.before.is_empty()
    });
    free.map(|(ix, _)| Placed {
        event: *ix,
        lane: Lane::Undated,
    })
    .collect()
}

/// Puts each event that names another one next to it, as soon as the other has its place: of those of which all have,
/// the first in the file (Kahn's algorithm).
fn hang(library: &Library, briefing: usize, events: &[(EntryIx, &Event)], rows: &mut Rows) {
    let waiting: Vec<Waiting> = events
        .iter()
        .filter(|(_, event)| {
            event.date.is_none() && !(event.after.is_empty() && event.before.is_empty())
        })
        .map(|(ix, event)| Waiting::of(library, briefing, *ix, event))
        .collect();
    let mut queue = Queue::of(&waiting);
    while let Some((event, is_ready)) = queue.next() {
        let event = &waiting[event];
        // Only a circle leaves nothing ready; its members go to the undated lane, in the order of the file.
        if !is_ready || !rows.insert(event) {
            rows.push(Placed {
                event: event.ix,
                lane: Lane::Undated,
            });
        }
    }
}

/// Each pair of events of which `after` or `before` of an event says that the first comes earlier.
pub(crate) fn constraints(library: &Library, event: EntryIx) -> Vec<(EntryIx, EntryIx)> {
    let Some(entry) = library.entry(event) else {
        return Vec::new();
    };
    let Body::Event(full) = &entry.body else {
        return Vec::new();
    };
    let find = |target: &Ref| library.resolve_as(EntryKind::Event, entry.briefing, target);
    let after = full.own.after.iter().filter_map(find);
    let before = full.own.before.iter().filter_map(find);
    let after = after.map(|earlier| (earlier, event));
    after.chain(before.map(|later| (event, later))).collect()
}

/// The circles that `after` and `before` make: each with its events in the order of the file.
pub(crate) fn cycles(library: &Library, briefing: usize) -> Vec<Vec<EntryIx>> {
    let mut next: BTreeMap<EntryIx, Vec<EntryIx>> = BTreeMap::new();
    for (earlier, later) in events(library, briefing).flat_map(|(ix, _)| constraints(library, ix)) {
        next.entry(earlier).or_default().push(later);
    }
    let mut circles = strongly_connected(&next);
    circles.retain(|circle| match circle.as_slice() {
        [own] => next.get(own).is_some_and(|next| next.contains(own)),
        _ => true,
    });
    circles.iter_mut().for_each(|circle| circle.sort());
    circles.sort();
    circles
}

/// The events that can all be reached from each other, in sets: Kosaraju's two walks, the second one backwards, which
/// take as long as there are events and constraints.
fn strongly_connected(next: &BTreeMap<EntryIx, Vec<EntryIx>>) -> Vec<Vec<EntryIx>> {
    let mut previous: HashMap<EntryIx, Vec<EntryIx>> = HashMap::new();
    for (earlier, later) in next
        .iter()
        .flat_map(|(ix, all)| all.iter().map(move |to| (ix, to)))
    {
        previous.entry(*later).or_default().push(*earlier);
    }
    let mut left = Vec::new();
    let mut seen = HashSet::new();
    for start in next.keys() {
        walk(*start, |ix| next.get(&ix), &mut seen, &mut left);
    }
    let mut sets = Vec::new();
    let mut seen = HashSet::new();
    for start in left.into_iter().rev() {
        let mut set = Vec::new();
        walk(start, |ix| previous.get(&ix), &mut seen, &mut set);
        sets.extend(Some(set).filter(|set| !set.is_empty()));
    }
    sets
}

/// Goes from an event to all that can be reached and were not seen, and notes each when it has gone on from it to all.
fn walk<'n>(
    start: EntryIx,
    next: impl Fn(EntryIx) -> Option<&'n Vec<EntryIx>>,
    seen: &mut HashSet<EntryIx>,
    left: &mut Vec<EntryIx>,
) {
    let all = |ix| next(ix).into_iter().flatten();
    let mut path = Vec::new();
    path.extend(seen.insert(start).then(|| (start, all(start))));
    while let Some((ix, rest)) = path.last_mut() {
        work::count(1);
        match rest.find(|to| seen.insert(**to)) {
            Some(to) => path.push((*to, all(*to))),
            None => {
                left.push(*ix);
                path.pop();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::SourceFile;

    fn check(events: &str, expected: &[&str]) {
        let source =
            SourceFile::named("b.yaml", format!("title: t\ntlp: CLEAR\nevents:\n{events}"));
        let library = Library::load(vec![source], Vec::new());
        let rows: Vec<String> = order(&library, 0)
            .into_iter()
            .filter_map(|row| {
                Some(format!(
                    "{} {:?}",
                    library.entry(row.event)?.title,
                    row.lane
                ))
            })
            .collect();
        assert_eq!(rows, expected);
    }

    #[test]
    fn dates_come_by_first_day_then_last_day_then_file() {
        let events =
            "  - 2014-12: month\n  - 2014: year\n  - 2014-12-01: day\n  - 2014-12: month again\n";
        check(
            events,
            &[
                "year Dated",
                "day Dated",
                "month Dated",
                "month again Dated",
            ],
        );
    }

    #[test]
    fn times_of_one_day_come_by_their_instants() {
        check(
            "  - {title: evening, date: \"2014-12-19T23:00:00Z\"}\n  - {title: morning, date: \"2014-12-19T08:00:00Z\"}\n  - {title: night, date: \"2014-12-19T04:00:00+09:00\"}\n  - 2014-12-19: day\n  - 2014-12-18: before\n",
            &[
                "before Dated",
                "day Dated",
                "night Dated",
                "morning Dated",
                "evening Dated",
            ],
        );
    }

    #[test]
    fn what_comes_after_an_interval_comes_after_its_end() {
        let events = "  - {id: r, title: year, date: 2014-01/2014-12}\n  - {id: x, title: arrests, after: r}\n  - {title: trial, after: x}\n  - {id: m, title: march, date: 2014-03}\n  - {title: more, after: [m, r]}\n  - {title: since, after: o}\n  - {id: o, title: open, date: 2014-02/..}\n  - {title: prelude, before: r}\n  - 2015: next\n";
        check(
            events,
            &[
                "prelude Anchored",
                "year Dated",
                "open Dated",
                "since Anchored",
                "march Dated",
                "arrests Anchored",
                "more Anchored",
                "trial Anchored",
                "next Dated",
            ],
        );
    }

    #[test]
    fn those_that_name_another_stand_next_to_it_in_the_order_of_the_file() {
        let events = "  - {id: b, title: b, after: a}\n  - {id: c, title: c, after: a}\n  - {id: z, title: z, before: a}\n  - {id: a, date: 2014, title: a}\n  - {date: 2015, title: d}\n";
        check(
            events,
            &[
                "z Anchored",
                "a Dated",
                "b Anchored",
                "c Anchored",
                "d Dated",
            ],
        );
    }

    #[test]
    fn what_hangs_on_an_undated_event_is_undated_too() {
        let events = "  - {id: x, title: x, when: Friday}\n  - {id: w, title: w, after: x}\n  - free\n  - 2014: a\n";
        check(
            events,
            &["a Dated", "x Undated", "w Undated", "free Undated"],
        );
    }

    #[test]
    fn a_circle_ends_in_the_undated_lane() {
        let events =
            "  - {id: x, title: x, after: w}\n  - {id: w, title: w, after: x}\n  - 2014: a\n";
        check(events, &["a Dated", "x Undated", "w Undated"]);
    }

    /// The order in steps that are easy to follow: always the first that is ready, put next to what it names.
    fn step_by_step(named: &[(bool, Vec<usize>, Vec<usize>)]) -> Vec<usize> {
        let all = |dated: bool| (0..named.len()).filter(move |i| named[*i].0 == dated);
        let is_free = |i: &usize| named[*i].1.is_empty() && named[*i].2.is_empty();
        let (mut rows, mut lane): (Vec<_>, Vec<_>) =
            (all(true).collect(), all(false).filter(is_free).collect());
        let mut waiting: Vec<usize> = all(false).filter(|i| !is_free(i)).collect();
        let mut followers: HashMap<usize, usize> = HashMap::new();
        while !waiting.is_empty() {
            let is_open = |other: &usize| waiting.contains(other);
            let ready = waiting
                .iter()
                .position(|i| !named[*i].1.iter().chain(&named[*i].2).any(is_open));
            let own = waiting.remove(ready.unwrap_or(0));
            let mut put = |list: &mut Vec<usize>| {
                let at = |other: &usize| list.iter().position(|row| row == other);
                let place = match (
                    named[own].1.iter().filter_map(at).max(),
                    named[own].2.iter().filter_map(at).min(),
                ) {
                    (Some(last), _) => {
                        followers
                            .insert(list[last], own)
                            .as_ref()
                            .and_then(at)
                            .unwrap_or(last)
                            + 1
                    }
                    (None, Some(first)) => first,
                    (None, None) => return false,
                };
                list.insert(place, own);
                true
            };
            if ready.is_none() || !put(&mut rows) && !put(&mut lane) {
                lane.push(own);
            }
        }
        rows.into_iter().chain(lane).collect()
    }

    proptest! {
        #[test]
        fn events_stand_where_step_by_step_they_come_to_stand(
            named in prop::collection::vec((prop::bool::weighted(0.2), prop::collection::vec(0_usize..12, 0..3), prop::collection::vec(0_usize..12, 0..2)), 12),
        ) {
            let ids = |others: &[usize]| {
                let ids: Vec<String> = others.iter().map(|other| format!("e{other}")).collect();
                ids.join(", ")
            };
            let event = |(own, (dated, after, before)): (usize, &(bool, Vec<usize>, Vec<usize>))| {
                let date = if *dated { ", date: 2014" } else { "" };
                format!("  - {{id: e{own}, title: t{date}, after: [{}], before: [{}]}}\n", ids(after), ids(before))
            };
            let events: String = named.iter().enumerate().map(event).collect();
            let text = format!("title: t\ntlp: CLEAR\nevents:\n{events}");
            let library = Library::load(vec![SourceFile::named("b.yaml", text)], Vec::new());
            let found = order(&library, 0).into_iter().map(|row| library.entry(row.event).map(|entry| entry.id.item.to_string()));
            let expected = step_by_step(&named).into_iter().map(|own| Some(format!("e{own}")));
            prop_assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
        }

        #[test]
        fn circles_are_those_that_reach_each_other(after in prop::collection::vec(prop::collection::vec(0_usize..8, 0..3), 8)) {
            let event = |(own, after): (usize, &Vec<usize>)| {
                let after: Vec<String> = after.iter().map(|other| format!("e{other}")).collect();
                format!("  - {{id: e{own}, title: t, after: [{}]}}\n", after.join(", "))
            };
            let events: String = after.iter().enumerate().map(event).collect();
            let text = format!("title: t\ntlp: CLEAR\nevents:\n{events}");
            let library = Library::load(vec![SourceFile::named("b.yaml", text)], Vec::new());

            // By Warshall's rule: what is reached by way of any other.
            let mut reaches = [[false; 8]; 8];
            after.iter().enumerate().for_each(|(own, after)| after.iter().for_each(|other| reaches[*other][own] = true));
            for (by, from, to) in (0..8 * 8 * 8).map(|n| (n / 64, n / 8 % 8, n % 8)) {
                reaches[from][to] |= reaches[from][by] && reaches[by][to];
            }
            let circle = |own: usize| -> Vec<String> {
                (0..8).filter(|other| reaches[own][*other] && reaches[*other][own]).map(|other| format!("e{other}")).collect()
            };
            let mut expected: Vec<Vec<String>> = (0..8).map(circle).filter(|circle| !circle.is_empty()).collect();
            expected.sort();
            expected.dedup();

            let id = |ix: EntryIx| library.entry(ix).map(|entry| entry.id.item.to_string()).unwrap_or_default();
            let found: Vec<Vec<String>> = cycles(&library, 0).into_iter().map(|circle| circle.into_iter().map(id).collect()).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
