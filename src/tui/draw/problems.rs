//! What is wrong with the files: each problem with its place, and what to do about the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use unicode_segmentation::UnicodeSegmentation;

use crate::diagnostic::{Diagnostic, Severity};
use crate::theme::meaning::Meaning;
use crate::tui::app::App;
use crate::tui::overlay::list::List;
use crate::tui::widget::paint;
use crate::typeset::width::columns;
use crate::typeset::{Paragraph, Styled, set};

/// Rows for the selected problem's explanation.
const DETAIL: u16 = 8;

pub(super) fn draw(app: &App, list: &List, buf: &mut Buffer) {
    let count = app.problems.len().to_string();
    let inner = super::boxed(app, buf, super::body(app.size), "Problems", &count);
    if app.problems.is_empty() {
        let nothing = if app.library.briefings().is_empty() {
            "There is no briefing to find anything wrong with."
        } else {
            "Nothing is wrong with these briefings."
        };
        paint::words(
            buf,
            inner.x + 1,
            inner.y,
            inner.width.saturating_sub(2),
            nothing,
            app.theme.style(Meaning::Dim),
        );
        return;
    }
    let selected = list.selected.min(app.problems.len() - 1);
    let rows = rows(app.size);
    let offset = list.offset;
    for (y, (i, problem)) in
        (rows.y..rows.bottom()).zip(app.problems.iter().enumerate().skip(offset))
    {
        row(
            app,
            buf,
            Rect {
                y,
                height: 1,
                ..rows
            },
            problem,
            i == selected,
        );
    }
    let rest = Rect {
        y: rows.bottom(),
        height: inner.bottom() - rows.bottom(),
        ..inner
    };
    paint::words(
        buf,
        rest.x,
        rest.y,
        rest.width,
        &"─".repeat(rest.width.into()),
        app.theme.style(Meaning::Border),
    );
    explain(app, buf, rest, &app.problems[selected]);
}

/// The part of the screen with the problems themselves.
pub fn rows(size: Size) -> Rect {
    let body = super::body(size);
    let height = body.height.saturating_sub(2);
    Rect {
        x: body.x + 1,
        y: body.y + 1,
        width: body.width.saturating_sub(2),
        height: height - DETAIL.min(height / 2),
    }
}

/// The problem at a line of the screen, by its place.
pub(super) fn row_at(app: &App, list: &List, y: u16) -> Option<usize> {
    let rows = rows(app.size);
    let line = y.checked_sub(rows.y).filter(|_| y < rows.bottom())?;
    Some(list.offset + usize::from(line)).filter(|row| *row < app.problems.len())
}

fn row(app: &App, buf: &mut Buffer, area: Rect, problem: &Diagnostic, selected: bool) {
    let own = super::ground(app, buf, area, selected.then_some(Meaning::RowSelected));
    let (sign, meaning) = match problem.severity() {
        Severity::Error => ("✕", Meaning::Error),
        Severity::Warning => ("▲", Meaning::Warning),
        Severity::Info => ("·", Meaning::Info),
    };
    paint::words(buf, area.x + 1, area.y, 1, sign, own(meaning));
    let room = area.width.saturating_sub(5) / 2;
    let place = end_of(&problem.place.to_string(), room);
    let start = paint::right(
        buf,
        area.right().saturating_sub(1),
        area.y,
        room,
        &place,
        own(Meaning::Dim),
    );
    paint::words(
        buf,
        area.x + 3,
        area.y,
        start.saturating_sub(area.x + 4),
        &problem.message,
        own(Meaning::Row),
    );
}

/// The end of a place when it is too long: the line matters more than the folder.
fn end_of(place: &str, width: u16) -> String {
    let width = usize::from(width);
    if columns(place) <= width {
        return place.to_owned();
    }
    let mut taken = 1;
    let clusters = place.grapheme_indices(true).rev();
    let kept = clusters.take_while(|(_, cluster)| {
        taken += columns(cluster);
        taken <= width
    });
    let start = kept.last().map_or(place.len(), |(at, _)| at);
    format!("…{}", &place[start..])
}

fn explain(app: &App, buf: &mut Buffer, area: Rect, problem: &Diagnostic) {
    let run = |text: &str, style| Styled {
        text: text.to_owned(),
        style,
        link: None,
    };
    let paragraphs = [
        vec![
            run(problem.code.title(), Meaning::Strong),
            run(&format!("  [{}]", problem.code), Meaning::Dim),
            run(&format!("  {}", problem.place), Meaning::Dim),
        ],
        vec![run(&problem.message, Meaning::Text)],
        vec![run(&problem.help, Meaning::Message)],
        vec![run(problem.code.explanation(), Meaning::Dim)],
    ];
    let width = area.width.saturating_sub(2);
    let lines = paragraphs.into_iter().flat_map(|runs| {
        set(
            &Paragraph {
                runs,
                first: 0,
                hang: 2,
            },
            width,
        )
    });
    for (y, line) in (area.y + 1..area.bottom()).zip(lines) {
        let mut x = area.x + 1 + line.indent;
        for piece in &line.pieces {
            x = paint::words(buf, x, y, width, &piece.text, app.theme.style(piece.style));
        }
    }
}
