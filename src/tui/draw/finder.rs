//! The finder: what is typed, the results, and the page of the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::panes::marked;
use super::reader;
use crate::theme::meaning::Meaning;
use crate::tui::app::App;
use crate::tui::overlay::finder::{Finder, Found, KEEP};
use crate::tui::page::subtitle;
use crate::tui::typeset::width::columns;
use crate::tui::view::Scroll;
use crate::tui::widget::paint;

pub(super) fn draw(app: &App, finder: &Finder, buf: &mut Buffer) {
    let boxes = Finder::boxes(app.size);
    input(app, finder, buf, boxes.input);
    results(app, finder, buf, boxes.results);
    if boxes.preview.width > 0 {
        let selected = finder.found.get(finder.selected).map(|found| found.entry);
        let (title, kind) = reader::heading(app, selected);
        let top = Scroll::default();
        let heading = (title, kind.as_str());
        reader::frame(
            app,
            buf,
            boxes.preview,
            heading,
            false,
            &finder.preview,
            &top,
        );
        reader::page(
            app,
            buf,
            crate::tui::layout::inside(boxes.preview),
            &finder.preview,
            &top,
            false,
        );
    }
}

fn input(app: &App, finder: &Finder, buf: &mut Buffer, area: Rect) {
    let count = match finder.found.len() {
        0 => "nothing found".to_owned(),
        // Only the best are kept.
        KEEP => format!("{} of {KEEP} or more", finder.selected + 1),
        n => format!("{} of {n}", finder.selected + 1),
    };
    let inner = super::boxed(app, buf, area, "Find", &count);
    super::footer::typed(app, buf, inner, &finder.line);
}

fn results(app: &App, finder: &Finder, buf: &mut Buffer, area: Rect) {
    let inner = super::boxed(app, buf, area, "", "");
    if finder.found.is_empty() {
        let text = "Nothing has such a name. Fewer letters find more.";
        paint::words(
            buf,
            inner.x + 1,
            inner.y,
            inner.width.saturating_sub(2),
            text,
            app.theme.style(Meaning::Dim),
        );
        return;
    }
    let shown = finder.found.iter().enumerate().skip(finder.offset);
    for (y, (i, found)) in (inner.y..inner.bottom()).zip(shown) {
        result(
            app,
            buf,
            Rect {
                y,
                height: 1,
                ..inner
            },
            found,
            i == finder.selected,
        );
    }
}

fn result(app: &App, buf: &mut Buffer, area: Rect, found: &Found, selected: bool) {
    let Some(entry) = app.library.entry(found.entry) else {
        return;
    };
    let own = super::ground(app, buf, area, selected.then_some(Meaning::RowSelected));
    let tail = tail(app, found, area.width);
    let taken = u16::try_from(columns(&tail)).unwrap_or(0);
    let x = area.x + 1;
    let room = area.width.saturating_sub(3 + taken);
    let title = entry.title.as_str();
    match &found.other {
        None => marked(
            app,
            buf,
            (x, area.y),
            room,
            title,
            &found.marks,
            own(Meaning::Row),
        ),
        Some(other) => {
            // The name that matched stands behind the title.
            let other_width = u16::try_from(columns(other))
                .unwrap_or(u16::MAX)
                .saturating_add(1);
            let end = paint::words(
                buf,
                x,
                area.y,
                room.saturating_sub(other_width).max(room / 2),
                title,
                own(Meaning::Row),
            );
            let left = (x + room).saturating_sub(end + 1);
            marked(
                app,
                buf,
                (end + 1, area.y),
                left,
                other,
                &found.marks,
                own(Meaning::Dim),
            );
        }
    }
    paint::right(
        buf,
        area.right().saturating_sub(1),
        area.y,
        taken,
        &tail,
        own(Meaning::Dim),
    );
}

/// Kind and briefing, as far as there is room; of an entry of another briefing, the briefing matters more.
fn tail(app: &App, found: &Found, width: u16) -> String {
    let Some(entry) = app.library.entry(found.entry) else {
        return String::new();
    };
    let kind = entry.kind().word().to_owned();
    let full = subtitle(&app.library, found.entry, app.dates);
    let home = &entry.id.briefing;
    let (forms, last) = if *home == app.view.briefing || home.is_empty() {
        (vec![full], kind)
    } else {
        let both = [format!("{full} · {home}"), format!("{kind} · {home}")];
        (both.to_vec(), home.to_string())
    };
    let fits = |text: &String| columns(text) * 5 <= usize::from(width) * 2;
    forms.into_iter().find(fits).unwrap_or(last)
}
