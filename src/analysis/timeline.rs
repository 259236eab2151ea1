//! The order of events.
//!
//! Events with a date come first, by earliest day, then latest, then their order in the file. An event with `after`
//! or `before` stands next to the one it names. The rest, and what hangs on them, form the undated lane.

use std::collections::{HashMap, HashSet};

use crate::briefing::EntryKind;
use crate::briefing::event::Event;
use crate::library::Library;
use crate::library::entry::Body;
use crate::library::entry::EntryIx;

/// How an event got its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// By its date.
    Dated,
    /// Next to a dated event, by `after` or `before`.
    Anchored,
    /// Without a date, directly or at one remove.
    Undated,
}

/// An event in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The event.
    pub event: EntryIx,
    /// How it got there.
    pub lane: Lane,
}

/// The events of a briefing in their order: dated ones with those that hang on them, then the undated lane.
pub fn order(library: &Library, briefing: usize) -> Vec<Row> {
    let events: Vec<(EntryIx, &Event)> = events(library, briefing).collect();
    let mut rows = dated(&events);
    let mut lane = undated(&events);
    hang(library, briefing, &events, &mut rows, &mut lane);
    rows.extend(lane);
    rows
}

fn events(library: &Library, briefing: usize) -> impl Iterator<Item = (EntryIx, &Event)> {
    library
        .of_kind(briefing, EntryKind::Event)
        .filter_map(|(ix, entry)| match &entry.body {
            Body::Event(event) => Some((ix, &event.own)),
            _ => None,
        })
}

fn dated(events: &[(EntryIx, &Event)]) -> Vec<Row> {
    let mut dated: Vec<_> = events
        .iter()
        .filter_map(|(ix, event)| Some((event.date.as_ref()?, *ix)))
        .collect();
    dated.sort_by_key(|(date, ix)| (date.earliest(), date.latest(), *ix));
    dated
        .into_iter()
        .map(|(_, event)| Row {
            event,
            lane: Lane::Dated,
        })
        .collect()
}

fn undated(events: &[(EntryIx, &Event)]) -> Vec<Row> {
    let free = events.iter().filter(|(_, event)| {
        event.date.is_none() && event.after.is_empty() && event.before.is_empty()
    });
    free.map(|(ix, _)| Row {
        event: *ix,
        lane: Lane::Undated,
    })
    .collect()
}

/// Puts each event that names another one next to it, as soon as the other has its place.
fn hang(
    library: &Library,
    briefing: usize,
    events: &[(EntryIx, &Event)],
    rows: &mut Vec<Row>,
    lane: &mut Vec<Row>,
) {
    let named = |refs: &[crate::briefing::words::Ref]| -> Vec<EntryIx> {
        refs.iter()
            .filter_map(|target| library.resolve(Some(briefing), target))
            .collect()
    };
    let mut waiting: Vec<(EntryIx, Vec<EntryIx>, Vec<EntryIx>)> = events
        .iter()
        .filter(|(_, event)| {
            event.date.is_none() && !(event.after.is_empty() && event.before.is_empty())
        })
        .map(|(ix, event)| (*ix, named(&event.after), named(&event.before)))
        .collect();
    let mut followers: HashMap<EntryIx, EntryIx> = HashMap::new();
    while !waiting.is_empty() {
        let open: HashSet<EntryIx> = waiting.iter().map(|(ix, ..)| *ix).collect();
        let ready = waiting.iter().position(|(_, after, before)| {
            after
                .iter()
                .chain(before)
                .all(|anchor| !open.contains(anchor))
        });
        // Only a circle leaves nothing ready; its members go to the undated lane, in the order of the file.
        let (event, after, before) = waiting.remove(ready.unwrap_or(0));
        if ready.is_none()
            || !insert(rows, Lane::Anchored, event, &after, &before, &mut followers)
                && !insert(lane, Lane::Undated, event, &after, &before, &mut followers)
        {
            lane.push(Row {
                event,
                lane: Lane::Undated,
            });
        }
    }
}

/// Puts an event behind the last of those it follows, else before the first of those it precedes.
fn insert(
    rows: &mut Vec<Row>,
    lane: Lane,
    event: EntryIx,
    after: &[EntryIx],
    before: &[EntryIx],
    followers: &mut HashMap<EntryIx, EntryIx>,
) -> bool {
    let at = |ix: &EntryIx| rows.iter().position(|row| row.event == *ix);
    let at = if let Some(last) = after.iter().filter_map(at).max() {
        // Several that follow the same event keep the order of the file.
        let anchor = rows[last].event;
        let mut place = last + 1;
        if let Some(previous) = followers.insert(anchor, event)
            && let Some(found) = rows.iter().position(|row| row.event == previous)
        {
            place = place.max(found + 1);
        }
        place
    } else if let Some(first) = before.iter().filter_map(at).min() {
        first
    } else {
        return false;
    };
    rows.insert(at, Row { event, lane });
    true
}

/// Each pair of events of which `after` or `before` says that the first comes earlier.
pub fn constraints(library: &Library, briefing: usize) -> Vec<(EntryIx, EntryIx)> {
    let mut pairs = Vec::new();
    for (ix, event) in events(library, briefing) {
        let find = |target: &crate::briefing::words::Ref| library.resolve(Some(briefing), target);
        pairs.extend(
            event
                .after
                .iter()
                .filter_map(find)
                .map(|earlier| (earlier, ix)),
        );
        pairs.extend(
            event
                .before
                .iter()
                .filter_map(find)
                .map(|later| (ix, later)),
        );
    }
    pairs
}

/// The circles that `after` and `before` make: each with its events in the order of the file.
pub fn cycles(library: &Library, briefing: usize) -> Vec<Vec<EntryIx>> {
    let mut next: HashMap<EntryIx, Vec<EntryIx>> = HashMap::new();
    for (earlier, later) in constraints(library, briefing) {
        next.entry(earlier).or_default().push(later);
    }
    let reach = |start: EntryIx| -> HashSet<EntryIx> {
        let mut seen = HashSet::new();
        let mut open: Vec<EntryIx> = next.get(&start).cloned().unwrap_or_default();
        while let Some(ix) = open.pop() {
            if seen.insert(ix) {
                open.extend(next.get(&ix).into_iter().flatten());
            }
        }
        seen
    };
    let mut starts: Vec<EntryIx> = next.keys().copied().collect();
    starts.sort();
    let mut told: HashSet<EntryIx> = HashSet::new();
    let mut circles = Vec::new();
    for start in starts {
        let reached = reach(start);
        if told.contains(&start) || !reached.contains(&start) {
            continue;
        }
        let mut circle: Vec<EntryIx> = reached
            .into_iter()
            .filter(|ix| reach(*ix).contains(&start))
            .collect();
        circle.sort();
        told.extend(&circle);
        circles.push(circle);
    }
    circles
}

#[cfg(test)]
mod tests {
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
}
