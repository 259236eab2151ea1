//! The timeline: the events that lead the story, on an axis. Those that have no date stand below it, since no place on it
//! is theirs. What came after the as-of day, and what matters less, is counted.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::draft::Face;
use crate::analysis::disputed::agreement;
use crate::analysis::known::{day, is_later};
use crate::analysis::timeline::order;
use crate::analysis::timeline::placed::{Lane, Placed};
use crate::briefing::event::Event;
use crate::library::entry::{Body, EntryIx};
use crate::page::build::listed;
use crate::page::part::{Kind, Run, Words, aside, plain};
use crate::slides::part::{Axis, Part, Point};

/// How many events a slide has, unless more of them lead the story.
const MANY: usize = 10;

pub(super) fn timeline(face: &mut Face<'_>) {
    let (library, briefing) = (face.b.library, face.briefing);
    let day = day(library, briefing);
    let (later, known): (Vec<Placed>, Vec<Placed>) =
        order(library, briefing).into_iter().partition(|placed| {
            library
                .entry(placed.event)
                .is_some_and(|entry| is_later(entry, day))
        });
    let (shown, details) = leading(face, known);
    let (drawn, undated) = on_axis(face, shown);
    let points = drawn.iter().map(|placed| point(face, *placed)).collect();
    face.parts.push(Part::Axis(axis(points)));
    without_date(face, &undated);
    rest(face, &details, "in detail");
    rest(face, &later, "later");
}

/// The events that matter most, in their order, and the others: those that lead the story, then those to which most
/// refers, up to [`MANY`].
fn leading(face: &Face<'_>, events: Vec<Placed>) -> (Vec<Placed>, Vec<Placed>) {
    let library = face.b.library;
    let weight = |(place, placed): (usize, &Placed)| {
        let named = library.links_to(placed.event).count();
        (importance(face, placed.event), Reverse(named), place)
    };
    let mut weights: Vec<_> = events.iter().enumerate().map(weight).collect();
    let own = weights.clone();
    weights.sort_unstable();
    let last = weights.get(MANY - 1).or(weights.last()).copied();
    let is_leading = |weight: &(u8, Reverse<usize>, usize)| weight.0 == 1 || Some(*weight) <= last;
    let mut is_shown = own.iter().map(is_leading);
    events
        .into_iter()
        .partition(|_| is_shown.next().unwrap_or_default())
}

/// The events that an axis has a place for, and those without a date. Where none has one, all stand in their order.
fn on_axis(face: &Face<'_>, events: Vec<Placed>) -> (Vec<Placed>, Vec<Placed>) {
    let is_dated = |placed: &Placed| matches!(face.body(placed.event), Some(Body::Event(event)) if event.own.date.is_some());
    let (dated, undated): (Vec<Placed>, Vec<Placed>) = events.iter().partition(|p| is_dated(p));
    if dated.is_empty() {
        (events, Vec::new())
    } else {
        (dated, undated)
    }
}

/// Names the events that have no date, each with its source's words for the time.
fn without_date(face: &mut Face<'_>, events: &[Placed]) {
    let each = events.iter().map(|placed| {
        let mut words = named(face, placed.event);
        if let Some(Body::Event(event)) = face.body(placed.event) {
            let when = event.own.when.as_ref();
            let when = when.map(|when| Run::new(format!(" {when}"), Kind::Date));
            words.extend(when);
        }
        words
    });
    let words = listed(each.collect());
    face.field("No date", words);
}

/// 1 leads the story; 4 is for those of which nothing is said.
fn importance(face: &Face<'_>, event: EntryIx) -> u8 {
    match face.body(event) {
        Some(Body::Event(event)) => event.own.importance.unwrap_or(4).clamp(1, 4),
        _ => 4,
    }
}

fn point(face: &mut Face<'_>, placed: Placed) -> Point {
    let words = named(face, placed.event);
    let library = face.b.library;
    let Some(Body::Event(event)) = library.entry(placed.event).map(|entry| &entry.body) else {
        return Point {
            when: String::new(),
            days: None,
            words,
        };
    };
    Point {
        when: when(face, &event.own, placed.lane),
        days: days(&event.own),
        words,
    }
}

/// An event by its label, with whether its claims agree.
fn named(face: &mut Face<'_>, event: EntryIx) -> Words {
    let mut words = face.label(event);
    let (library, briefing) = (face.b.library, Some(face.briefing));
    if let Some(Body::Event(event)) = library.entry(event).map(|entry| &entry.body)
        && let Some(word) = agreement(library, briefing, &event.own).word()
    {
        words.extend([plain(" "), Run::new(word, Kind::Disputed)]);
    }
    words
}

/// The date; else the source's words; else where the event hangs.
fn when(face: &Face<'_>, event: &Event, lane: Lane) -> String {
    if let Some(date) = &event.date {
        return date.short(face.b.dates);
    }
    if let Some(when) = &event.when {
        return when.to_string();
    }
    match (lane, event.after.is_empty()) {
        (Lane::Undated, true) => "undated".to_owned(),
        (_, false) => "then".to_owned(),
        (_, true) => "earlier".to_owned(),
    }
}

/// The first and the last day that a date may mean.
fn days(event: &Event) -> Option<(NaiveDate, NaiveDate)> {
    let date = event.date.as_ref()?;
    Some((date.earliest(), date.latest()))
}

/// The axis from the first day that is named to the last one. Ends that are open are none.
fn axis(points: Vec<Point>) -> Axis {
    let days = points.iter().filter_map(|point| point.days);
    let named = days.flat_map(|(first, last)| [first, last]);
    let named = named.filter(|day| *day > NaiveDate::MIN && *day < NaiveDate::MAX);
    let ends = named.fold(None, |ends: Option<(NaiveDate, NaiveDate)>, day| {
        Some(ends.map_or((day, day), |(first, last)| (first.min(day), last.max(day))))
    });
    Axis { points, from: ends }
}

/// Says how many events are left out, with a way to the first of them.
fn rest(face: &mut Face<'_>, events: &[Placed], why: &str) {
    let Some(first) = events.first() else { return };
    let count = match events.len() {
        1 => "1 more".to_owned(),
        n => format!("{n} more"),
    };
    let link = face.b.link(first.event, Some(&count));
    face.parts
        .push(Part::Rest(vec![link, aside(format!(" {why}"))]));
}
