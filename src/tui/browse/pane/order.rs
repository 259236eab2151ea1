//! What the rows of a pane can be sorted by. The first order of each pane is its own; others are offered where some
//! entry says what they sort by.

use std::cmp::Reverse;

use super::group::{Group, Rows};
use super::row::Row;
use crate::briefing::judgement::{Confidence, Likelihood};
use crate::library::Library;
use crate::library::entry::{Body, EntryIx};
use crate::tui::layout::pane::PaneKind;

/// By what rows are sorted: its name, as in `by name`, and what comes first by it. What says nothing of it comes last.
pub(crate) struct Order {
    /// Its name.
    pub name: &'static str,
    key: fn(&Library, EntryIx, &Body) -> Option<Key>,
}

/// What comes first: the least number, the first letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Most(Reverse<usize>),
    Words(String),
}

const fn by(name: &'static str, key: fn(&Library, EntryIx, &Body) -> Option<Key>) -> Order {
    Order { name, key }
}

/// The orders of a pane beside its own.
fn orders(pane: PaneKind) -> &'static [Order] {
    const TIMELINE: &[Order] = &[by("importance", importance)];
    const ACTORS: &[Order] = &[by("name", name), by("kind", kind), by("mentions", mentions)];
    const OPTIONS: &[Order] = &[
        by("effect", |_, _, body| rated(body, "effect", -1)),
        by("feasibility", |_, _, body| rated(body, "feasibility", -1)),
        by("cost", |_, _, body| rated(body, "cost", 1)),
        by("escalation", |_, _, body| rated(body, "escalation", 1)),
        by("status", status),
        by("obstacles", obstacles),
    ];
    const JUDGEMENTS: &[Order] = &[
        by("likelihood", likelihood),
        by("confidence", confidence),
        by("due", due),
    ];
    const SOURCES: &[Order] = &[
        by("grade", grade),
        by("date", date),
        by("what rests on it", mentions),
    ];
    match pane {
        PaneKind::Overview => &[],
        PaneKind::Timeline => TIMELINE,
        PaneKind::Actors => ACTORS,
        PaneKind::Options => OPTIONS,
        PaneKind::Judgements => JUDGEMENTS,
        PaneKind::Sources => SOURCES,
    }
}

/// The orders that the rows of a pane have beside its own: those by which more than one thing can be told.
pub(crate) fn offered(pane: PaneKind, rows: &[Row], library: &Library) -> Vec<&'static Order> {
    let tells = |order: &&Order| {
        let mut rows = rows.iter();
        rows.any(|row| key_of(order, row, library).is_some())
    };
    orders(pane).iter().filter(tells).collect()
}

/// Rows in another order, within their groups; those of the timeline without any.
pub(crate) fn sorted(mut rows: Rows, pane: PaneKind, order: &Order, library: &Library) -> Rows {
    if pane == PaneKind::Timeline {
        rows.groups = vec![Group {
            title: String::new(),
            first: 0,
        }];
    }
    let ends = rows.groups.iter().skip(1).map(|group| group.first);
    let ends: Vec<usize> = ends.chain([rows.rows.len()]).collect();
    let mut rest = rows.rows.as_mut_slice();
    let mut start = 0;
    for end in ends {
        let (group, others) = rest.split_at_mut(end - start);
        group.sort_by_cached_key(|row| {
            let key = key_of(order, row, library);
            (key.is_none(), key)
        });
        (rest, start) = (others, end);
    }
    rows
}

fn key_of(order: &Order, row: &Row, library: &Library) -> Option<Key> {
    let ix = row.of.entry()?;
    (order.key)(library, ix, &library.entry(ix)?.body)
}

fn importance(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    match body {
        Body::Event(event) => Some(Key::Number(event.own.importance?.into())),
        _ => None,
    }
}

fn name(library: &Library, ix: EntryIx, _: &Body) -> Option<Key> {
    let title = &library.entry(ix)?.title;
    Some(Key::Words(title.to_lowercase()))
}

fn kind(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    match body {
        Body::Actor(actor) => Some(Key::Words(actor.own.kind.as_ref()?.to_string())),
        _ => None,
    }
}

fn mentions(library: &Library, ix: EntryIx, _: &Body) -> Option<Key> {
    let mentions = library.links_to(ix).count();
    (mentions > 0).then_some(Key::Most(Reverse(mentions)))
}

/// By a rating; `1` where low is good.
fn rated(body: &Body, criterion: &str, sign: i64) -> Option<Key> {
    let Body::Option(option) = body else {
        return None;
    };
    let rating = option.own.ratings.get(criterion)?;
    Some(Key::Number(sign * i64::from(rating.score)))
}

/// By how much stands in its way, the most first.
fn obstacles(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    let Body::Option(option) = body else {
        return None;
    };
    let obstacles = option.own.obstacles.len();
    (obstacles > 0).then_some(Key::Most(Reverse(obstacles)))
}

/// By how far it has come, the furthest first.
fn status(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    const FROM_DONE: [&str; 9] = [
        "done",
        "under-way",
        "adopted",
        "under-discussion",
        "proposed",
        "raised",
        "unlikely",
        "rejected",
        "ruled-out",
    ];
    let Body::Option(option) = body else {
        return None;
    };
    let status = option.own.status.as_deref()?;
    let place = FROM_DONE.iter().position(|known| *known == status);
    Some(Key::Number(place.unwrap_or(FROM_DONE.len()) as i64))
}

fn likelihood(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    match body {
        Body::Judgement(judgement) => {
            let (low, _) = judgement.own.likelihood.map(Likelihood::range)?;
            Some(Key::Number(-i64::from(low)))
        }
        _ => None,
    }
}

fn confidence(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    match body {
        Body::Judgement(judgement) => Some(Key::Number(match judgement.own.confidence? {
            Confidence::High => 0,
            Confidence::Moderate => 1,
            Confidence::Low => 2,
        })),
        _ => None,
    }
}

fn due(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    match body {
        Body::Judgement(judgement) => {
            let by = judgement.own.review_by.as_ref()?;
            Some(Key::Words(by.latest().to_string()))
        }
        _ => None,
    }
}

fn grade(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    match body {
        Body::Source(source) => Some(Key::Words(source.own.reliability?.words().0.to_owned())),
        Body::Evidence(evidence) => Some(Key::Number(evidence.own.credibility()?.into())),
        _ => None,
    }
}

/// The newest first.
fn date(_: &Library, _: EntryIx, body: &Body) -> Option<Key> {
    let date = match body {
        Body::Source(source) => source.own.date.as_ref(),
        Body::Evidence(evidence) => evidence.own.date.as_ref(),
        Body::Statement(statement) => statement.own.date.as_ref(),
        _ => None,
    }?;
    let days = date.latest().signed_duration_since(chrono::NaiveDate::MIN);
    Some(Key::Number(-days.num_days()))
}
