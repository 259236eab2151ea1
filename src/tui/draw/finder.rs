//! The finder: what is typed, the results, and the page of the selected one.

mod nothing;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::hit::Hit;
use super::panes::marked;
use super::reader;
use crate::briefing::EntryKind;
use crate::page::subtitle;
use crate::search::complete::Candidate;
use crate::search::entries::{Found, KEEP};
use crate::search::syntax::Name;
use crate::theme::meaning::Meaning;
use crate::tui::app::App;
use crate::tui::layout::inside;
use crate::tui::overlay::finder::Finder;
use crate::tui::overlay::finder::listing::{Group, Listing, Row};
use crate::tui::overlay::finder::menu::{self, DEEDS, Menu};
use crate::tui::overlay::peek;
use crate::tui::view::Scroll;
use crate::tui::widget::paint;
use crate::typeset::width::columns;

pub(super) fn draw(app: &App, finder: &Finder, buf: &mut Buffer) {
    let boxes = Finder::boxes(app.size);
    input(app, finder, buf, boxes.input);
    results(app, finder, buf, boxes.results);
    if boxes.preview.width > 0 {
        preview(app, finder, buf, boxes.preview);
    }
    if let Some(peek) = &finder.peek {
        super::popup::peek(app, peek, buf);
        super::popup::series(app, peek.pending(), buf);
    }
    if let Some(menu) = &finder.menu {
        deeds(app, menu, buf);
    }
}

fn preview(app: &App, finder: &Finder, buf: &mut Buffer, area: Rect) {
    let (title, kind) = reader::heading(app, finder.chosen());
    let top = Scroll::default();
    let heading = (title, kind.as_str());
    reader::frame(app, buf, area, heading, false, &finder.preview, &top);
    reader::page(app, buf, inside(area), &finder.preview, &top, false);
}

fn input(app: &App, finder: &Finder, buf: &mut Buffer, area: Rect) {
    let place = finder.selected + 1;
    let count = match finder.listing.len() {
        0 if finder.is_behind() => String::new(),
        0 => "nothing found".to_owned(),
        // Only the best are kept.
        KEEP if finder.results.by_words() => format!("{place} of {KEEP} or more"),
        n => format!("{place} of {n}"),
    };
    let behind = if finder.is_behind() { " …" } else { "" };
    let inner = super::boxed(app, buf, area, "Find", &format!("{count}{behind}"));
    super::footer::typed(app, buf, inner, &finder.line);
    looks(app, finder, buf, inner);
    if area.height > 2 {
        offered(app, finder, buf, below(area));
    }
}

/// The line below what is typed, in a box.
fn below(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.bottom().saturating_sub(1),
        width: area.width.saturating_sub(4),
        height: 1,
    }
}

/// What is not plain words in the line: a line of last time, filters, what is no filter.
fn looks(app: &App, finder: &Finder, buf: &mut Buffer, area: Rect) {
    let (x, width) = (area.x + 1, area.width.saturating_sub(2));
    let (words, _) = finder.line.window(width);
    let hidden = finder.line.value().len() - words.len();
    let mut look = |at: std::ops::Range<usize>, meaning| {
        let (start, end) = (
            at.start.saturating_sub(hidden),
            at.end.saturating_sub(hidden),
        );
        let (Some(before), Some(part)) = (words.get(..start), words.get(start..end)) else {
            return;
        };
        let room = usize::from(width).saturating_sub(columns(before));
        let part = Rect {
            x: x + u16::try_from(columns(before)).unwrap_or(width).min(width),
            y: area.y,
            width: u16::try_from(columns(part).min(room)).unwrap_or(0),
            height: 1,
        };
        buf.set_style(part.intersection(buf.area), app.theme.style(meaning));
    };
    if finder.kept {
        return look(0..finder.line.value().len(), Meaning::RowSelected);
    }
    for filter in &finder.parsed.filters {
        look(filter.at.clone(), Meaning::Key);
    }
    for at in &finder.parsed.unknown {
        look(at.clone(), Meaning::Warning);
    }
}

/// What the word at the cursor may become, or what is wrong with a filter, in the line below what is typed.
fn offered(app: &App, finder: &Finder, buf: &mut Buffer, area: Rect) {
    let (candidates, current) = finder.offered();
    let (words, meaning) = match &finder.results.remark {
        _ if finder.line.value().is_empty() => {
            let names = Name::ALL.iter().map(|name| format!("{}:", name.word()));
            (names.collect::<Vec<_>>().join(" "), Meaning::Dim)
        }
        Some(remark) if candidates.is_empty() => {
            (nothing::shortened(remark, area.width), Meaning::Warning)
        }
        _ => return row_of(app, buf, area, candidates, current),
    };
    let words = format!(" {words} ");
    paint::words(
        buf,
        area.x,
        area.y,
        area.width,
        &words,
        app.theme.style(meaning),
    );
}

/// Candidates side by side, as many as fit, the current one among them.
fn row_of(
    app: &App,
    buf: &mut Buffer,
    area: Rect,
    candidates: &[Candidate],
    current: Option<usize>,
) {
    let width = |one: &Candidate| {
        let (word, more) = shown(one);
        columns(word) + columns(&more) + 3
    };
    let up_to_current = candidates.iter().take(current.map_or(0, |at| at + 1));
    let hidden = up_to_current.map(width).sum::<usize>() > usize::from(area.width);
    let first = current.filter(|_| hidden).unwrap_or(0);
    let mut left = area;
    for (i, one) in candidates.iter().enumerate().skip(first) {
        if i > first && width(one) > usize::from(left.width) {
            let style = app.theme.style(Meaning::Dim);
            paint::words(buf, left.x, left.y, left.width, "… ", style);
            return;
        }
        let (word, more) = shown(one);
        let look = if current == Some(i) {
            Meaning::RowSelected
        } else {
            Meaning::Key
        };
        let parts = [
            (" ", Meaning::Row),
            (word, look),
            (" ", Meaning::Row),
            (&more, Meaning::Dim),
            (" ", Meaning::Row),
        ];
        for (words, meaning) in parts {
            let style = app.theme.style(meaning);
            let end = paint::words(buf, left.x, left.y, left.width, words, style);
            left.width = area.right().saturating_sub(end);
            left.x = end;
        }
    }
}

/// A candidate as it is shown: the name of a filter with what it says, or a value with its count.
fn shown(candidate: &Candidate) -> (&str, String) {
    match candidate.word.split_once(':') {
        Some((name, "")) => {
            let meaning = Name::from_word(name).map_or("", Name::meaning);
            (&candidate.word, meaning.to_owned())
        }
        Some((_, value)) => {
            let count = candidate.count.map(|count| count.to_string());
            (value, count.unwrap_or_default())
        }
        None => (&candidate.word, String::new()),
    }
}

fn results(app: &App, finder: &Finder, buf: &mut Buffer, area: Rect) {
    let inner = super::boxed(app, buf, area, "", "");
    if finder.listing.is_empty() {
        return nothing::draw(app, finder, buf, inner, below(area).width);
    }
    for (y, row) in (inner.y..inner.bottom()).zip(finder.offset..) {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        let above = kept_heading(finder, row, inner.height);
        match finder.listing.at(row) {
            Some(_) if above.is_some() => heading(app, buf, line, above),
            Some(Row::Heading(group)) => heading(app, buf, line, Some(group)),
            Some(Row::Result(place)) => result(app, finder, buf, line, place),
            None => break,
        }
    }
}

/// What is at a place of the screen: a result, something that can be done with one, or what lies below.
pub(super) fn at(app: &App, finder: &Finder, at: Position) -> Hit {
    let on_top = match (&finder.menu, &finder.peek) {
        (Some(_), _) => Some(menu::area(app.size)),
        (None, Some(_)) => Some(peek::area(app.size)),
        (None, None) => None,
    };
    let area = on_top.unwrap_or(Finder::boxes(app.size).results);
    if !area.contains(at) {
        return if on_top.is_some() {
            Hit::Below
        } else {
            Hit::Top(None)
        };
    }
    let line = usize::from(at.y - area.y).checked_sub(1);
    let line = line.filter(|_| at.y + 1 < area.bottom());
    let place = match (&finder.menu, &finder.peek) {
        (Some(_), _) => line.filter(|line| *line < DEEDS.len()),
        (None, Some(_)) => None,
        (None, None) => line.and_then(|line| place_at(finder, line, area.height - 2)),
    };
    Hit::Top(place)
}

/// The place of the result that is drawn in a line of a box of some height.
fn place_at(finder: &Finder, line: usize, height: u16) -> Option<usize> {
    let row = finder.offset + line;
    if kept_heading(finder, row, height).is_some() {
        return None;
    }
    match finder.listing.at(row)? {
        Row::Result(place) => Some(place),
        Row::Heading(_) => None,
    }
}

/// The heading of what is seen first, which stays in sight; the row above the selected one has room for it.
fn kept_heading(finder: &Finder, row: usize, height: u16) -> Option<Group> {
    let group = finder.listing.heading_of(row);
    group.filter(|_| row == finder.offset && height > 4)
}

fn heading(app: &App, buf: &mut Buffer, area: Rect, group: Option<Group>) {
    let Some(group) = group else { return };
    let more = if group.is_more { "more " } else { "" };
    let words = format!("── {more}{} {} ", many(group.kind), group.count);
    let width = area.width.saturating_sub(2);
    paint::words(
        buf,
        area.x + 1,
        area.y,
        width,
        &words,
        app.theme.style(Meaning::Group),
    );
}

/// The word for several of a kind.
fn many(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Briefing => "briefings",
        EntryKind::Event => "events",
        EntryKind::Actor => "actors",
        EntryKind::Option => "options",
        EntryKind::Judgement => "judgements",
        EntryKind::Question => "questions",
        EntryKind::Hypothesis => "hypotheses",
        EntryKind::Source => "sources",
        EntryKind::Statement => "statements",
        EntryKind::Evidence => "evidence",
        EntryKind::Tag => "tags",
    }
}

fn deeds(app: &App, menu: &Menu, buf: &mut Buffer) {
    let area = menu::area(app.size);
    paint::clear(buf, area, app.theme.style(Meaning::Popup));
    let inner = super::boxed(app, buf, area, "Do", "");
    for ((i, (letter, words, _)), y) in DEEDS.iter().enumerate().zip(inner.y..inner.bottom()) {
        let row = Rect {
            y,
            height: 1,
            ..inner
        };
        let selected = (i == menu.selected).then_some(Meaning::RowSelected);
        let own = super::ground(app, buf, row, selected);
        paint::words(buf, row.x + 1, y, 1, &letter.to_string(), own(Meaning::Key));
        let room = row.width.saturating_sub(4);
        paint::words(buf, row.x + 4, y, room, words, own(Meaning::Row));
    }
}

fn result(app: &App, finder: &Finder, buf: &mut Buffer, area: Rect, place: usize) {
    let Some((found, entry)) = finder
        .found(place)
        .and_then(|found| Some((found, app.library.entry(found.entry)?)))
    else {
        return;
    };
    let selected = (place == finder.selected).then_some(Meaning::RowSelected);
    let own = super::ground(app, buf, area, selected);
    let tail = tail(app, found, area.width, &finder.listing);
    let taken = u16::try_from(columns(&tail)).unwrap_or(0);
    let names = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(3 + taken),
        ..area
    };
    let (title, marks) = (entry.title.as_str(), finder.marks(place));
    let at = (names.x, names.y);
    match &found.other {
        None => marked(app, buf, at, names.width, title, marks, own(Meaning::Row)),
        Some(other) => {
            // The name that matched stands behind the title.
            let width = u16::try_from(columns(other)).unwrap_or(u16::MAX);
            let room = names.width.saturating_sub(width.saturating_add(1));
            let room = room.max(names.width / 2);
            let end = paint::words(buf, names.x, names.y, room, title, own(Meaning::Row));
            let left = names.right().saturating_sub(end + 1);
            let at = (end + 1, names.y);
            marked(app, buf, at, left, other, marks, own(Meaning::Dim));
        }
    }
    let end = area.right().saturating_sub(1);
    paint::right(buf, end, area.y, taken, &tail, own(Meaning::Dim));
}

/// Kind and briefing, as far as there is room; of an entry of another briefing, the briefing matters more. Under a
/// heading the kind is said already.
fn tail(app: &App, found: &Found, width: u16, listing: &Listing) -> String {
    let Some(entry) = app.library.entry(found.entry) else {
        return String::new();
    };
    let full = subtitle(&app.library, found.entry, app.dates);
    let kind = entry.kind().word();
    let grouped = listing.is_grouped();
    let kind_here = if grouped { "" } else { kind };
    let own = full.strip_prefix(kind).filter(|_| grouped);
    let own = own.map_or(full.as_str(), |own| own.trim_start_matches(" · "));
    let home = &entry.id.briefing;
    let elsewhere = *home != app.view.briefing && !home.is_empty();
    let home = if elsewhere { home.as_str() } else { "" };
    let last = if elsewhere { home } else { kind_here };
    let joined = |parts: [&str; 2]| {
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    };
    let fits = |text: &String| columns(text) * 5 <= usize::from(width) * 2;
    let mut forms = [[own, home], [kind_here, home]].map(joined).into_iter();
    forms.find(fits).unwrap_or_else(|| last.to_owned())
}
