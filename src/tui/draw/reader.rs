//! The page of an entry, and the column beside it.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;

use crate::library::entry::EntryIx;
use crate::page::kind_words;
use crate::theme::meaning::Meaning;
use crate::tui::app::App;
use crate::tui::hints::sign;
use crate::tui::layout::inside;
use crate::tui::view::{Focus, Scroll};
use crate::tui::widget::paint;
use crate::typeset::Line;
use crate::typeset::page::SetPage;

pub(super) fn draw(app: &App, buf: &mut Buffer) {
    let areas = &app.shown.areas;
    if areas.reader.width > 0 {
        let focused = app.view.focus == Focus::Reader;
        let (title, kind) = heading(app, app.entry());
        frame(
            app,
            buf,
            areas.reader,
            (title, kind.as_str()),
            focused,
            &app.shown.page,
            &app.view.reader,
        );
        page(
            app,
            buf,
            inside(areas.reader),
            &app.shown.page,
            &app.view.reader,
            focused,
        );
        labels(
            app,
            buf,
            inside(areas.reader),
            (&app.shown.page, &app.view.reader),
            false,
        );
    }
    if areas.context.width > 0 {
        let focused = app.view.focus == Focus::Context;
        frame(
            app,
            buf,
            areas.context,
            ("Links", ""),
            focused,
            &app.shown.context,
            &app.view.context,
        );
        page(
            app,
            buf,
            inside(areas.context),
            &app.shown.context,
            &app.view.context,
            focused,
        );
        labels(
            app,
            buf,
            inside(areas.context),
            (&app.shown.context, &app.view.context),
            true,
        );
    }
}

/// The labels of the links, while one is being chosen: letters over the beginning of each, and in place of its last
/// bracket the sign of what it leads to.
fn labels(
    app: &App,
    buf: &mut Buffer,
    area: Rect,
    (page, scroll): (&SetPage, &Scroll),
    beside: bool,
) {
    let Some(hints) = &app.hints else { return };
    let (letters, signs) = (
        app.theme.style(Meaning::Hint),
        app.theme.style(Meaning::Key),
    );
    let mut labelled = std::collections::HashSet::new();
    for (y, line) in (area.y..area.bottom()).zip(page.lines.iter().skip(scroll.line)) {
        let mut x = area.x.saturating_add(line.indent);
        for piece in &line.pieces {
            let link = piece.link.and_then(|link| usize::try_from(link).ok());
            if let Some((link, left)) =
                link.and_then(|link| Some((link, hints.left(beside, link)?)))
            {
                let target = page.links.get(link).map(|(target, _)| target);
                if labelled.insert(link) {
                    paint::words(buf, x, y, area.right().saturating_sub(x), left, letters);
                } else if piece.text == "]" {
                    let sign = target.map_or("]", |target| sign(&app.library, target));
                    paint::words(buf, x, y, 1, sign, signs);
                }
            }
            x = x.saturating_add(piece.columns);
        }
    }
}

/// The title of an entry and its kind, with its marking where that is not the one in the header.
pub(super) fn heading(app: &App, entry: Option<EntryIx>) -> (&str, String) {
    let Some(found) = entry.and_then(|entry| app.library.entry(entry)) else {
        return ("", String::new());
    };
    let kind = entry.map(|entry| kind_words(&app.library, entry, app.shown.briefing));
    (&found.title, kind.unwrap_or_default())
}

/// The box around a page, with how far one has scrolled.
pub(super) fn frame(
    app: &App,
    buf: &mut Buffer,
    area: Rect,
    (title, kind): (&str, &str),
    focused: bool,
    page: &SetPage,
    scroll: &Scroll,
) {
    let (border, heading) = if focused {
        (Meaning::BorderFocused, Meaning::PaneTitleFocused)
    } else {
        (Meaning::Border, Meaning::PaneTitle)
    };
    let line = app.theme.style(border);
    // The title is not said twice: it comes into the line when it has been scrolled out of sight below.
    let title = if page.titled && scroll.line == 0 {
        ""
    } else {
        title
    };
    paint::rule(
        buf,
        Rect { height: 1, ..area },
        ("╭", "╮"),
        line,
        (title, app.theme.style(heading)),
        (kind, app.theme.style(Meaning::Dim)),
    );
    let height = usize::from(inside(area).height);
    let tail = match page.lines.len().checked_sub(height) {
        Some(hidden) if hidden > 0 => format!("{}%", (scroll.line * 100) / hidden),
        _ => String::new(),
    };
    paint::sides(buf, area, line, &tail);
    let inner = inside(area);
    let scrolled = paint::Scrolled {
        lines: page.lines.len(),
        at: scroll.line,
        last: page.lines.len().saturating_sub(height),
    };
    let style = app.theme.style(Meaning::Scrollbar);
    let x = area.right().saturating_sub(1);
    paint::bar(buf, x, inner.y..inner.bottom(), scrolled, style);
}

/// The lines of a page that are on the screen.
pub(super) fn page(
    app: &App,
    buf: &mut Buffer,
    area: Rect,
    page: &SetPage,
    scroll: &Scroll,
    focused: bool,
) {
    let selected = scroll
        .link
        .filter(|_| focused)
        .and_then(|link| u32::try_from(link).ok());
    let lines = page.lines.iter().enumerate().skip(scroll.line);
    for (y, (number, line)) in (area.y..area.bottom()).zip(lines) {
        draw_line(app, buf, (area.x, y), area.width, line, selected);
        if focused {
            found(app, buf, (area.x, y), number);
        }
    }
}

fn draw_line(
    app: &App,
    buf: &mut Buffer,
    (x, y): (u16, u16),
    width: u16,
    line: &Line<Meaning>,
    selected: Option<u32>,
) {
    let end = x.saturating_add(width);
    let mut x = x.saturating_add(line.indent);
    for piece in &line.pieces {
        let is_selected = piece.link.is_some() && piece.link == selected;
        // The selected link is told from the others without colours, too: by bars in place of its brackets.
        let (text, meaning) = match (is_selected, piece.style, piece.text.as_str()) {
            (true, Meaning::LinkMark, "[") => ("▐", Meaning::LinkMark),
            (true, Meaning::LinkMark, "]") => ("▌", Meaning::LinkMark),
            (true, _, text) => (text, Meaning::LinkSelected),
            (false, meaning, text) => (text, meaning),
        };
        let mut style = app.theme.style(meaning);
        if meaning == Meaning::Text {
            // It lies on whatever ground there is: the screen's, or that of a box above it.
            style.bg = None;
        }
        x = paint::words(buf, x, y, end.saturating_sub(x), text, style);
    }
}

/// Marks the words that are looked for; the place that was gone to stands out among the others.
fn found(app: &App, buf: &mut Buffer, (x, y): (u16, u16), line: usize) {
    let style = app.theme.style(Meaning::Found);
    for mark in app.shown.found.marks(line) {
        let style = if app.view.place == Some(mark.place) {
            style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        } else {
            style
        };
        for x in mark.columns.clone().map(|column| x.saturating_add(column)) {
            if let Some(cell) = buf.cell_mut((x, y)) {
                cell.set_style(style);
            }
        }
    }
}
