//! Draws the console between the lines at the top and the bottom. It reads and never changes anything but the cells.

use ratatui::layout::Rect;

use super::clock::clock;
use super::joined::{Joined, next_slide};
use crate::library::Library;
use crate::slides::page::{Page, SetLine};
use crate::talk::moves;
use crate::theme::meaning::Meaning;
use crate::tui::layout::console::console;
use crate::tui::layout::{inside, within};
use crate::tui::present::page::{hints, seen};
use crate::tui::present::state::Present;
use crate::tui::reader::Scroll;
use crate::tui::reader::draw::{Frame, Seen, Sides, boxed};
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::{Canvas, Paper as _, look};
use crate::tui::widget::{paint, row};
use crate::typeset::page::SetPage;

/// Draws all parts of the console.
pub(in crate::tui::present) fn draw(
    present: &Present,
    joined: &Joined,
    shared: &Shared,
    canvas: &mut Canvas,
) {
    let parts = console(shared.size, joined.notes());
    let shown = present.shown_by_clock();
    canvas.always(parts.clock, |buf| {
        clock(present, joined, &shown, shared, (parts.clock, buf));
    });
    if parts.slide.height > 1 {
        let heading = (
            present.laid.title(joined.spot.slide),
            place(present, joined),
        );
        let heading = (&*heading.0, &*heading.1);
        boxed(shared.theme(), canvas, parts.slide, heading, seen(present));
        hints(present, shared, canvas, inside(parts.slide));
    }
    if parts.next.height > 1 {
        // Where there is no room for the slide, at least its place is said.
        let right = match parts.slide.height > 1 {
            true => slide_behind(present, joined),
            false => place(present, joined),
        };
        framed(shared, canvas, parts.next, ("Next", &right));
        let words = next(present, joined);
        let area = inside(parts.next);
        canvas.part(area, look(&words), |buf| {
            paint::words(
                buf,
                area.x,
                area.y,
                area.width,
                &words,
                shared.style(Meaning::Text),
            );
        });
    }
    let right = match parts.slide.height > 1 || parts.next.height > 1 {
        true => String::new(),
        false => place(present, joined),
    };
    notes(joined, shared, canvas, (parts.notes, &right));
}

/// The notes, with words at the right above them.
fn notes(joined: &Joined, shared: &Shared, canvas: &mut Canvas, (area, right): (Rect, &str)) {
    if area.height < 2 {
        return;
    }
    let board = &joined.board;
    let seen = Seen {
        page: &board.page,
        scroll: &board.scroll,
        frame: Frame::Plain,
        sides: Sides::Own,
        found: None,
    };
    boxed(shared.theme(), canvas, area, ("Notes", right), seen);
    if !board.is_written {
        let area = within(area);
        let words = no_notes(&shared.library);
        canvas.part(area, look(words), |buf| {
            row::dim(shared.theme(), buf, area, words);
        });
    }
}

/// Why there are no notes.
fn no_notes(library: &Library) -> &'static str {
    match library.ceiling() {
        Some(_) => "Left out: may tell what is withheld",
        None => "None on this slide",
    }
}

/// A box with nothing in it.
fn framed(shared: &Shared, canvas: &mut Canvas, area: Rect, heading: (&str, &str)) {
    let seen = Seen {
        page: &SetPage::default(),
        scroll: &Scroll::default(),
        frame: Frame::Plain,
        sides: Sides::Own,
        found: None,
    };
    boxed(shared.theme(), canvas, area, heading, seen);
}

/// Where one is: the slide, its page, and while it is frozen where the audience is.
fn place(present: &Present, joined: &Joined) -> String {
    let spot = joined.spot;
    let mut words = present.place();
    let pages = present.laid.of(spot.slide);
    let page = pages.as_ref().and_then(|pages| pages.pages.get(spot.page));
    let count = pages.as_ref().map_or(1, |pages| pages.pages.len());
    if count > 1 {
        words += &format!(" · page {}/{count}", spot.page + 1);
    }
    let steps = page.map_or(0, |page| page.steps);
    if steps > 0 {
        words += &format!(" · step {}/{steps}", spot.reveal);
    }
    if joined.state.frozen {
        words += &format!(" · they see {}", present.number_of(joined.audience.slide));
    }
    words
}

/// What the next step shows.
fn next(present: &Present, joined: &Joined) -> String {
    let spot = joined.spot;
    let pages = present.laid.of(spot.slide);
    let page = pages.as_ref().and_then(|pages| pages.pages.get(spot.page));
    if let Some(line) = page.and_then(|page| coming(page, spot.reveal + 1)) {
        return line.line.words().trim().to_owned();
    }
    let count = pages.as_ref().map_or(1, |pages| pages.pages.len());
    if spot.page + 1 < count {
        return format!("page {} of this slide", spot.page + 2);
    }
    match next_slide(&present.laid, joined.spot) {
        Some(slide) => format!(
            "{}  {}",
            present.number_of(slide),
            present.laid.title(slide)
        ),
        None => "the end".to_owned(),
    }
}

/// The line that says what a step shows: the first one that names an entry, since the head of a table comes with its first
/// row; else the first of all.
fn coming(page: &Page, step: usize) -> Option<&SetLine> {
    let new = || {
        let lines = page.lines.iter();
        lines.filter(move |line| usize::from(line.step) == step)
    };
    let names = |line: &&SetLine| line.line.pieces.iter().any(|piece| piece.link.is_some());
    new().find(names).or_else(|| new().next())
}

/// The next slide, where the next step is still of this one.
fn slide_behind(present: &Present, joined: &Joined) -> String {
    let next = moves::step(&present.laid, joined.spot);
    let slide = next_slide(&present.laid, joined.spot);
    let slide = slide.filter(|_| next.slide == joined.spot.slide);
    slide.map_or_else(String::new, |slide| {
        format!(
            "then {}  {}",
            present.number_of(slide),
            present.laid.title(slide)
        )
    })
}
