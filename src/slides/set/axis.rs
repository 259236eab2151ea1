//! Events on an axis of time, one below the other: where there is room, each with its place on a scale whose empty
//! stretches are cut out and said; elsewhere with those stretches between the rows.

use chrono::NaiveDate;

use super::block::{Air, Block, Setting, Turn, drawn, narrow, paragraph};
use crate::slides::page::{Role, SetLine};
use crate::slides::part::{Axis, Point};
use crate::theme::meaning::Meaning;
use crate::typeset::looks::{Look, look, styled};
use crate::typeset::width::columns;

/// Columns between columns.
const BETWEEN: u16 = 2;
/// The widest date.
const DATE: u16 = 16;
/// The columns of what happened, where a scale stands beside it.
const WORDS: u16 = 30;
/// The fewest columns of a scale that tells anything.
const SCALE: u16 = 24;
/// A stretch without events is cut out from so many days on, where it is also a good part of the whole.
const EMPTY: i64 = 45;

impl Setting {
    pub(super) fn axis(&mut self, axis: &Axis) {
        let date = axis.points.iter().map(|point| narrow(columns(&point.when)));
        let date = date.filter(|date| *date <= DATE).max().unwrap_or_default();
        let left = date + BETWEEN + WORDS + BETWEEN;
        let room = self.width.saturating_sub(left);
        let scale = Scale::of(axis, room).filter(|_| room >= SCALE);
        match scale {
            Some(scale) => self.on_scale(axis, &scale, date),
            None => self.in_rows(axis, date),
        }
    }

    fn on_scale(&mut self, axis: &Axis, scale: &Scale, date: u16) {
        let left = date + BETWEEN + WORDS + BETWEEN;
        let head = scale.head();
        let head = head.into_iter().flat_map(|pieces| {
            let mut runs = vec![styled("\u{a0}".repeat(left.into()), Meaning::Dim)];
            runs.extend(pieces);
            drawn(runs, self.width)
        });
        let head: Vec<SetLine> = head.collect();
        self.heads.push(head);
        let number = Some(self.heads.len() - 1);
        for point in &axis.points {
            // What has no place on the scale may take its columns.
            let words = match point.days {
                Some(_) => WORDS,
                None => self.width.saturating_sub(date + BETWEEN),
            };
            let mut lines = row(point, (date, ""), words);
            if let (Some(line), Some(days)) = (lines.first_mut(), point.days) {
                let taken = line.line.columns();
                let before = left.saturating_sub(taken) + scale.start(days);
                let mut runs = vec![styled("\u{a0}".repeat(before.into()), Meaning::Text)];
                runs.push(styled(scale.bar(days), Meaning::Date));
                for drawn in drawn(runs, self.width) {
                    line.line.pieces.extend(drawn.line.pieces);
                }
            }
            self.event(lines, number);
        }
    }

    fn in_rows(&mut self, axis: &Axis, date: u16) {
        let empty = axis.from.map(|(from, to)| least_empty(from, to));
        let mut last: Option<NaiveDate> = None;
        for point in &axis.points {
            if let (Some((first, end)), Some(empty)) = (point.days, empty) {
                let days = last.map_or(0, |last| (first - last).num_days());
                if days >= empty {
                    let gap = format!("╌ {} ╌", length(days));
                    let indent = date + BETWEEN;
                    let gap = vec![styled(gap, Meaning::Dim)];
                    let lines = paragraph(gap, (indent, indent), self.width, Role::Drawn);
                    self.blocks.push(Block {
                        lines,
                        head: None,
                        turn: Turn::WithNext,
                        air: Air::None,
                    });
                }
                // What goes on with no end leaves no stretch empty that could be told.
                let end = if end == NaiveDate::MAX { first } else { end };
                last = last.max(Some(end));
            }
            let words = self.width.saturating_sub(date + BETWEEN).max(1);
            let sign = match point.days {
                Some((first, last)) if first == last => "●",
                Some(_) => "┃",
                None => "·",
            };
            let lines = row(point, (date, sign), words);
            self.event(lines, None);
        }
    }

    fn event(&mut self, lines: Vec<SetLine>, head: Option<usize>) {
        self.blocks.push(Block {
            lines,
            head,
            turn: Turn::Item,
            air: Air::Spare,
        });
    }
}

/// A date, and what happened beside it in so many columns. Words of a source that are longer than a date stand behind
/// what happened.
fn row(point: &Point, (date, sign): (u16, &str), width: u16) -> Vec<SetLine> {
    let is_whole = columns(&point.when) <= usize::from(date);
    let shown = if is_whole { point.when.as_str() } else { "" };
    let missing = usize::from(date + BETWEEN).saturating_sub(columns(shown));
    let mut runs: Look<'_> = vec![
        styled(shown, Meaning::Date),
        styled("\u{a0}".repeat(missing), Meaning::Date),
    ];
    let mut hang = date + BETWEEN;
    if !sign.is_empty() {
        runs.push(styled(format!("{sign}\u{a0}"), Meaning::Date));
        hang += narrow(columns(sign)) + 1;
    }
    runs.extend(look(&point.words, Meaning::Text));
    if !is_whole {
        runs.push(styled(format!(" {}", point.when), Meaning::Date));
    }
    paragraph(
        runs,
        (0, hang),
        (date + BETWEEN).saturating_add(width),
        Role::Drawn,
    )
}

/// How many empty days between two days are cut out.
fn least_empty(from: NaiveDate, to: NaiveDate) -> i64 {
    EMPTY.max((to - from).num_days() / 5)
}

/// So many days in words, never finer than they are worth saying.
fn length(days: i64) -> String {
    match days {
        ..60 => format!("{days} days"),
        60..1096 => format!("{} months", (days * 12 + 182) / 365),
        _ => format!("{} years", (days + 182) / 365),
    }
}

/// A scale of time in some columns.
struct Scale {
    stretches: Vec<Stretch>,
    /// The date of the last day.
    end: Option<String>,
    width: u16,
}

/// A part of a scale.
struct Stretch {
    from: NaiveDate,
    to: NaiveDate,
    /// Its first column, and how many it has.
    at: u16,
    columns: u16,
    /// The date with which it begins, as it is written and no finer; or how long it is, for one that is cut out.
    name: String,
    is_cut_out: bool,
}

/// The first and the last day of a stretch with events, and the date of the first one.
type Covered<'a> = (NaiveDate, NaiveDate, &'a str);

impl Scale {
    /// A scale for the events of an axis; none where too much of it would be cut out.
    fn of(axis: &Axis, width: u16) -> Option<Self> {
        let (from, to) = axis.from?;
        let mut days: Vec<(NaiveDate, NaiveDate, &str)> = axis
            .points
            .iter()
            .filter_map(|point| Some((point.days?, point.when.as_str())))
            .map(|((first, last), when)| (first.clamp(from, to), last.clamp(from, to), when))
            .collect();
        days.sort_unstable();
        let empty = least_empty(from, to);
        let mut covered: Vec<Covered<'_>> = Vec::new();
        for (first, last, when) in &days {
            match covered.last_mut() {
                Some((_, end, _)) if (*first - *end).num_days() < empty => {
                    *end = (*last).max(*end);
                }
                _ => covered.push((*first, *last, when)),
            }
        }
        // The last day is named where an event says it.
        let ends = days.iter().filter(|(first, last, _)| first == last);
        let end = ends.map(|(_, last, when)| (*last, *when)).max();
        let end = end.filter(|(day, _)| *day == to);
        let gaps = covered.windows(2).map(|pair| {
            let days = (pair[1].0 - pair[0].1).num_days();
            format!("╌ {} ╌", length(days))
        });
        let gaps: Vec<String> = gaps.collect();
        let taken: usize = gaps.iter().map(|gap| columns(gap)).sum();
        let room = usize::from(width).checked_sub(taken)?;
        if room < covered.len() * 4 {
            return None;
        }
        Some(Self {
            stretches: laid_out(&covered, gaps, narrow(room)),
            end: end.map(|(_, when)| when.to_owned()),
            width,
        })
    }

    /// The days at which stretches begin, and the axis under them.
    fn head(&self) -> [Look<'static>; 2] {
        let (mut days, mut axis) = (Look::new(), Look::new());
        let mut at = 0;
        let mut say = |place: u16, date: &str| {
            let words = date.trim_matches('…').replace(' ', "\u{a0}");
            let place = place.min(self.width.saturating_sub(narrow(columns(&words))));
            // Two of them are never read as one.
            if place > at || place == 0 {
                let before = "\u{a0}".repeat(usize::from(place - at));
                at = place + narrow(columns(&words));
                days.push(styled(before + &words, Meaning::Dim));
            }
        };
        for stretch in &self.stretches {
            if stretch.is_cut_out {
                axis.push(styled(stretch.name.replace(' ', "\u{a0}"), Meaning::Dim));
            } else {
                say(stretch.at, &stretch.name);
                let inner = usize::from(stretch.columns.saturating_sub(2));
                axis.push(styled(format!("├{}┤", "─".repeat(inner)), Meaning::Dim));
            }
        }
        if let Some(end) = &self.end {
            say(self.width, end);
        }
        [days, axis]
    }

    /// The column in which something begins.
    fn start(&self, (first, _): (NaiveDate, NaiveDate)) -> u16 {
        self.column(first)
    }

    /// A point, or a bar from the first day to the last that may be meant.
    fn bar(&self, (first, last): (NaiveDate, NaiveDate)) -> String {
        let (start, end) = (self.column(first), self.column(last));
        match end.saturating_sub(start) {
            0 => "●".to_owned(),
            long => format!("├{}┤", "─".repeat(usize::from(long - 1))),
        }
    }

    fn column(&self, day: NaiveDate) -> u16 {
        // Five at most are cut out, so that there are few.
        let mut stretches = self.stretches.iter().filter(|stretch| !stretch.is_cut_out);
        let Some(stretch) = stretches.find(|stretch| day <= stretch.to) else {
            return self.width.saturating_sub(1);
        };
        let long = (stretch.to - stretch.from).num_days().max(1);
        let day = (day - stretch.from).num_days().clamp(0, long);
        let columns = i64::from(stretch.columns.saturating_sub(1));
        stretch.at + narrow(usize::try_from(columns * day / long).unwrap_or_default())
    }
}

/// The stretches one beside the other: those with events share the room by their lengths, each with four columns at
/// least.
fn laid_out(covered: &[Covered<'_>], gaps: Vec<String>, room: u16) -> Vec<Stretch> {
    const LEAST: i64 = 4;
    let days = |(from, to, _): &Covered<'_>| (*to - *from).num_days() + 1;
    let total: i64 = covered.iter().map(days).sum::<i64>().max(1);
    let spare = i64::from(room) - LEAST * i64::try_from(covered.len()).unwrap_or_default();
    let mut stretches = Vec::with_capacity(2 * covered.len());
    let mut at = 0;
    let mut gaps = gaps.into_iter();
    for (place, stretch) in covered.iter().enumerate() {
        let share = spare.max(0) * days(stretch) / total;
        let own = narrow(usize::try_from(LEAST + share).unwrap_or_default());
        stretches.push(Stretch {
            from: stretch.0,
            to: stretch.1,
            at,
            columns: own,
            name: stretch.2.to_owned(),
            is_cut_out: false,
        });
        at += own;
        if let (Some(gap), Some(next)) = (gaps.next(), covered.get(place + 1)) {
            let taken = narrow(columns(&gap));
            stretches.push(Stretch {
                from: stretch.1,
                to: next.0,
                at,
                columns: taken,
                name: gap,
                is_cut_out: true,
            });
            at += taken;
        }
    }
    stretches
}
