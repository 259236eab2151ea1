//! The two lines of the clock: the time and how much of it is left, and what the section took or what is wrong.

use chrono::Local;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::joined::{Joined, Reach};
use crate::talk::clock::Phase;
use crate::talk::course::Course as _;
use crate::talk::message::State;
use crate::talk::moment::Moment;
use crate::talk::plan::Pace;
use crate::talk::shown::{self, SectionShown, Shown};
use crate::theme::meaning::Meaning;
use crate::tui::present::state::Present;
use crate::tui::shared::Shared;
use crate::tui::widget::paint;
use crate::typeset::width::{columns, truncate};
use crate::words::text::Text;

/// Words with the look of what they mean.
type Said = (String, Meaning);

/// Draws both lines.
pub(super) fn clock(
    present: &Present,
    joined: &Joined,
    shown: &Shown,
    shared: &Shared,
    (area, buf): (Rect, &mut Buffer),
) {
    paint::clear(buf, area, shared.style(Meaning::Text));
    let lines = [
        (times(present, shown), signs(&joined.state)),
        (second(present, joined, shown), withheld(present)),
    ];
    for (row, (y, (left, right))) in (area.y..area.bottom()).zip(lines).enumerate() {
        let mut end = area.right().saturating_sub(1);
        for (words, meaning) in right {
            let style = shared.style(meaning);
            end = paint::right(buf, end, y, end, &words, style).saturating_sub(2);
        }
        let mut x = area.x + 1;
        let room = end.saturating_sub(x).into();
        let left = match row {
            0 => last_of(left, room),
            _ => with_first_cut(left, room),
        };
        for (words, meaning) in left {
            x = paint::words(
                buf,
                x,
                y,
                end.saturating_sub(x),
                &words,
                shared.style(meaning),
            ) + 2;
        }
    }
}

/// Columns that some words take beside each other.
fn taken(said: &[Said]) -> usize {
    said.iter().map(|(words, _)| columns(words) + 2).sum()
}

/// As many of the last words as have room: a time that is cut would be another one.
fn last_of(mut said: Vec<Said>, room: usize) -> Vec<Said> {
    while said.len() > 1 && taken(&said) > room + 2 {
        said.remove(0);
    }
    said
}

/// All of the words, the first cut to what the others leave.
fn with_first_cut(mut said: Vec<Said>, room: usize) -> Vec<Said> {
    if let [(first, _), rest @ ..] = said.as_mut_slice() {
        let left = u16::try_from(room.saturating_sub(taken(rest))).unwrap_or(u16::MAX);
        *first = truncate(first, left).0.into_owned();
    }
    said
}

/// The time on the wall, what is used and left of the talk's, and how far it is from its plan.
fn times(present: &Present, shown: &Shown) -> Vec<Said> {
    let now = Moment::now();
    let mut said = Vec::new();
    let of_day = shown::of_day(now, &Local);
    said.extend(of_day.map(|time| (time, Meaning::Strong)));
    let used = match shown.phase {
        Phase::Waiting => "not begun".to_owned(),
        Phase::Running => format!("{} used", shown.elapsed),
        Phase::Paused => format!("{} used, stopped", shown.elapsed),
    };
    said.push((used, Meaning::Text));
    let look = match present.is_over(now) {
        true => Meaning::Error,
        false => Meaning::Text,
    };
    let left = shown.left.as_ref();
    said.extend(left.map(|left| (format!("{left} left"), look)));
    let pace = match present.pace(now) {
        Some(Pace::Behind(_)) => Meaning::Warning,
        _ => Meaning::Good,
    };
    said.extend(shown.pace.clone().map(|words| (words, pace)));
    said
}

/// What is other on the audience's screen than here.
fn signs(state: &State) -> Vec<Said> {
    let signs = [
        (state.frozen, "frozen"),
        (state.blank, "black"),
        (state.away, "on a detour"),
    ];
    let signs = signs.into_iter().filter(|(is_so, _)| *is_so);
    signs
        .map(|(_, words)| (words.to_owned(), Meaning::Warning))
        .collect()
}

/// What is wrong, or how the section stands.
fn second(present: &Present, joined: &Joined, shown: &Shown) -> Vec<Said> {
    match (&joined.reach, &joined.state.wrong) {
        (Reach::Gone, _) => {
            let words = "The talk has ended, or died: it is waited for".to_owned();
            vec![(words, Meaning::Error)]
        }
        (Reach::Bad(why), _) => vec![(format!("The talk sent {why}"), Meaning::Error)],
        (Reach::Reached, Some(wrong)) => vec![(Text::line(wrong).to_string(), Meaning::Warning)],
        (Reach::Reached, None) => match &shown.section {
            Some(section) => of_section(present, section),
            None => Vec::new(),
        },
    }
}

fn of_section(present: &Present, section: &SectionShown) -> Vec<Said> {
    let found = present.laid.outline().sections().get(section.number);
    let title = found.map_or_else(String::new, |section| section.title.clone());
    let time = match (&section.budget, &section.left) {
        (Some(budget), Some(left)) => match left.strip_prefix('–') {
            Some(over) => (
                format!("{} of {budget}, {over} over", section.used),
                Meaning::Warning,
            ),
            None => (format!("{} of {budget}", section.used), Meaning::Text),
        },
        _ => (section.used.clone(), Meaning::Text),
    };
    vec![(title, Meaning::Strong), time]
}

/// How many slides are not in the deck, because they may not be seen.
fn withheld(present: &Present) -> Vec<Said> {
    let words = match present.laid.deck.missing.withheld {
        0 => return Vec::new(),
        1 => "1 slide withheld".to_owned(),
        count => format!("{count} slides withheld"),
    };
    vec![(words, Meaning::Dim)]
}
