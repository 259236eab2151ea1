//! Draws the slide, or all slides small, and what stands around them. It reads and never changes anything but the cells.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::console;
use super::page::page;
use super::side::Side;
use super::state::{Busy, ClockShown, Present};
use crate::briefing::slide::Part;
use crate::briefing::tlp::Tlp;
use crate::slides::page::body;
use crate::talk::clock::Phase;
use crate::talk::course::Course as _;
use crate::talk::moment::Moment;
use crate::talk::plan::Pace;
use crate::theme::meaning::Meaning;
use crate::tui::layout::{footer, header, inside, is_too_small};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::terminal::canvas::{Canvas, Paper, look};
use crate::tui::widget::paint;
use crate::tui::widget::row::typed;
use crate::typeset::line::Styled;
use crate::typeset::paragraph::{Paragraph, set};
use crate::typeset::width::{columns, truncate};

/// What is asked before the talk is left.
const LEAVE: &str = "Leave the talk?  Enter or q leaves, Esc stays";

pub(super) fn draw(present: &Present, shared: &Shared, canvas: &mut Canvas) {
    match &present.side {
        Side::Console(joined) if !is_too_small(shared.size) => match present.busy {
            Busy::Grid(selected) => grid(present, selected, shared, canvas),
            _ => console::draw::draw(present, joined, shared, canvas),
        },
        _ => alone(present, shared, canvas),
    }
}

/// The slide with nothing beside it.
fn alone(present: &Present, shared: &Shared, canvas: &mut Canvas) {
    if present.is_dark() {
        let black = Style::new().bg(Color::Black).fg(Color::Black);
        canvas.part(Rect::from(shared.size), look("black"), |buf| {
            paint::clear(buf, Rect::from(shared.size), black);
        });
        return;
    }
    canvas.always(header(shared.size), |buf| top(present, shared, buf));
    match present.busy {
        Busy::Grid(selected) => grid(present, selected, shared, canvas),
        _ => page(present, shared, canvas, body(shared.size)),
    }
    canvas.always(footer(shared.size), |buf| bottom(present, shared, buf));
}

/// The marking, and the section at its left.
fn top(present: &Present, shared: &Shared, buf: &mut Buffer) {
    let line = header(shared.size);
    paint::clear(buf, line, shared.style(Meaning::Header));
    let end = marking(present, shared, buf, line);
    let section = present.laid.outline().section_of(present.spot().slide);
    let section = section.and_then(|section| present.laid.outline().sections().get(section));
    let deck = &present.laid.deck;
    let shown = deck.slides.get(present.spot().slide);
    let title = match (section, shown) {
        (Some(section), _) => section.title.as_str(),
        // The slide itself says it.
        (None, Some(slide)) if slide.part == Part::Title => "",
        (None, _) => deck.title.as_str(),
    };
    let (title, _) = truncate(title, end.saturating_sub(3));
    paint::words(buf, 1, line.y, end, &title, shared.style(Meaning::Header));
}

/// The marking at the right edge of a line; returns where it begins.
fn marking(present: &Present, shared: &Shared, buf: &mut Buffer, line: Rect) -> u16 {
    let said = [&shared.message, &shared.standing].into_iter().flatten();
    let said = said.flat_map(Message::markings).copied();
    let all = present.seen_markings().into_iter().chain(said);
    let (text, style) = shared.as_marked(Tlp::of_all(all));
    let width = u16::try_from(columns(&text))
        .unwrap_or(u16::MAX)
        .min(line.width);
    let x = line.right().saturating_sub(width);
    paint::words(buf, x, line.y, width, &text, style);
    x
}

/// How far the talk has come, or what is typed, asked or said; and the marking once more (TLP 2.0).
fn bottom(present: &Present, shared: &Shared, buf: &mut Buffer) {
    let line = footer(shared.size);
    paint::clear(buf, line, shared.style(Meaning::Footer));
    let mut end = marking(present, shared, buf, line).saturating_sub(2);
    for (words, meaning) in facts(present) {
        let width = u16::try_from(columns(&words)).unwrap_or(u16::MAX);
        if width + 1 > end {
            break;
        }
        let x = end - width;
        paint::words(buf, x, line.y, width, &words, shared.style(meaning));
        end = x.saturating_sub(2);
    }
    if let Busy::Finding(typing) = &present.busy {
        let x = paint::words(buf, 1, line.y, end, "/", shared.style(Meaning::Key));
        return typed(
            shared.theme(),
            buf,
            (x, line.y),
            end.saturating_sub(x),
            typing,
        );
    }
    let (words, meaning) = match (&present.busy, shared.said(), present.trouble()) {
        (Busy::Leaving, ..) => (LEAVE, Meaning::Message),
        (_, Some((message, meaning)), _) => (&**message.words(), meaning),
        (.., Some(words)) => (words, Meaning::Warning),
        _ => return progress(present, shared, buf, end),
    };
    let (words, _) = truncate(words, end.saturating_sub(1));
    paint::words(buf, 1, line.y, end, &words, shared.style(meaning));
}

/// What stands at the right of the line, from the edge inwards: the slide, its page, the clock.
fn facts(present: &Present) -> Vec<(String, Meaning)> {
    let spot = present.spot();
    let mut facts = vec![(present.place(), Meaning::Footer)];
    let pages = present.laid.of(spot.slide);
    let pages = pages.map_or(1, |pages| pages.pages.len());
    if pages > 1 {
        facts.push((format!("page {}/{pages}", spot.page + 1), Meaning::Footer));
    }
    if !present.number.is_empty() {
        facts.push((format!("slide {}", present.number), Meaning::Key));
    }
    if present.clock == ClockShown::Yes {
        facts.push(clock(present));
    }
    facts
}

/// The time that is left or used, and whether that is behind the plan.
fn clock(present: &Present) -> (String, Meaning) {
    let now = Moment::now();
    let shown = present.shown_by_clock();
    let meaning = match present.pace(now) {
        _ if present.is_over(now) => Meaning::Error,
        Some(Pace::Behind(_)) => Meaning::Warning,
        _ => Meaning::Footer,
    };
    let time = match shown.left {
        Some(left) => format!("{left} left"),
        None => shown.elapsed,
    };
    let stands = (shown.phase == Phase::Paused).then(|| "stopped".to_owned());
    let words = std::iter::once(time).chain(shown.pace).chain(stands);
    (words.collect::<Vec<_>>().join(", "), meaning)
}

/// A line as long as what is done of the talk.
fn progress(present: &Present, shared: &Shared, buf: &mut Buffer, end: u16) {
    let room = end.saturating_sub(2);
    let in_talk = present.laid.outline().talk().max(1);
    let done = (present.spot().slide + 1).min(in_talk);
    let full = usize::from(room) * done / in_talk;
    let (full, rest) = ("━".repeat(full), "─".repeat(usize::from(room) - full));
    let y = footer(shared.size).y;
    let x = paint::words(buf, 1, y, room, &full, shared.style(Meaning::Progress));
    paint::words(buf, x, y, room, &rest, shared.style(Meaning::Footer));
}

/// All slides, small: the number and the title of each, and how it begins.
fn grid(present: &Present, selected: usize, shared: &Shared, canvas: &mut Canvas) {
    let buf = canvas.above();
    for (number, area) in present.grid(selected, shared).boxes {
        small(present, (number, number == selected), area, shared, buf);
    }
}

fn small(
    present: &Present,
    (number, is_selected): (usize, bool),
    area: Rect,
    shared: &Shared,
    buf: &mut Buffer,
) {
    let border = shared.style(match is_selected {
        true => Meaning::BorderFocused,
        false => Meaning::Border,
    });
    let place = present.number_of(number);
    let first = Rect {
        height: 1.min(area.height),
        ..area
    };
    paint::rule(
        buf,
        first,
        ("╭", "╮"),
        border,
        (&place, border),
        ("", border),
    );
    paint::sides(buf, area, border, "");
    let title = present.laid.title(number);
    let inside = inside(area);
    let style = shared.style(match is_selected {
        true => Meaning::Title,
        false => Meaning::Text,
    });
    let title = Paragraph {
        runs: vec![Styled {
            text: title,
            style: (),
            link: None,
        }],
        first: 0,
        hang: 0,
    };
    let lines = set(&title, inside.width).into_iter();
    let lines = lines.map(|line| (line.words(), style));
    let below = present.below_title(number).into_iter();
    let below = below.map(|line| (line, shared.style(Meaning::Dim)));
    for (y, (line, style)) in (inside.y..inside.bottom()).zip(lines.chain(below)) {
        let (line, _) = truncate(&line, inside.width);
        paint::words(buf, inside.x, y, inside.width, &line, style);
    }
}
