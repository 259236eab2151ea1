//! The finder: what is typed, the results, and the page of the selected one.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::listing::{Group, Listing, Row};
use super::nothing;
use super::state::Finder;
use crate::briefing::EntryKind;
use crate::page::subtitle;
use crate::search::complete::Candidate;
use crate::search::entries::{Found, KEEP};
use crate::search::syntax::Name;
use crate::theme::meaning::Meaning;
use crate::tui::layout::over;
use crate::tui::reader::draw::{Seen, boxed as boxed_page, heading as page_heading};
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;
use crate::tui::widget::paint;
use crate::tui::widget::row::{boxed, ground, marked, selected, typed};
use crate::typeset::width::columns;

pub(super) fn draw(finder: &Finder, shared: &Shared, screen: &dyn Screen, buf: &mut Buffer) {
    let boxes = over::finder(shared.size);
    input(shared, finder, buf, boxes);
    results(shared, finder, buf, (boxes, screen));
    if boxes.preview.width > 0 {
        let heading = page_heading(shared, finder.chosen(), screen.briefing());
        let (title, kind) = (heading.0, heading.1.as_str());
        let seen = Seen::from(&finder.preview);
        boxed_page(shared.theme(), buf, boxes.preview, (title, kind), seen);
    }
    if let Some(top) = &finder.top {
        top.draw(shared, screen, buf);
    }
}

fn input(shared: &Shared, finder: &Finder, buf: &mut Buffer, boxes: over::Picker) {
    let place = finder.list.selected + 1;
    let count = match finder.listing.len() {
        0 if finder.is_behind() => String::new(),
        0 => "nothing found".to_owned(),
        // Only the best are kept.
        KEEP if finder.results.by_words() => format!("{place} of {KEEP} or more"),
        n => format!("{place} of {n}"),
    };
    let behind = if finder.is_behind() { " …" } else { "" };
    let (theme, area) = (shared.theme(), boxes.input);
    let inner = boxed(theme, buf, area, "Find", &format!("{count}{behind}"));
    let room = inner.width.saturating_sub(2);
    typed(theme, buf, (inner.x + 1, inner.y), room, &finder.line);
    looks(shared, finder, buf, inner);
    if area.height > 2 {
        offered(shared, finder, buf, boxes.below_input());
    }
}

/// What is not plain words in the line: a line of last time, filters, what is no filter.
fn looks(shared: &Shared, finder: &Finder, buf: &mut Buffer, area: Rect) {
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
        buf.set_style(part.intersection(buf.area), shared.style(meaning));
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
fn offered(shared: &Shared, finder: &Finder, buf: &mut Buffer, area: Rect) {
    let (candidates, current) = finder.offered();
    let (words, meaning) = match &finder.results.remark {
        _ if finder.line.value().is_empty() => {
            let names = Name::ALL.iter().map(|name| format!("{}:", name.word()));
            (names.collect::<Vec<_>>().join(" "), Meaning::Dim)
        }
        Some(remark) if candidates.is_empty() => {
            (nothing::shortened(remark, area.width), Meaning::Warning)
        }
        _ => return row_of(shared, buf, area, candidates, current),
    };
    let words = format!(" {words} ");
    paint::words(
        buf,
        area.x,
        area.y,
        area.width,
        &words,
        shared.style(meaning),
    );
}

/// Candidates side by side, as many as fit, the current one among them.
fn row_of(
    shared: &Shared,
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
            let style = shared.style(Meaning::Dim);
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
            let style = shared.style(meaning);
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

fn results(
    shared: &Shared,
    finder: &Finder,
    buf: &mut Buffer,
    (boxes, screen): (over::Picker, &dyn Screen),
) {
    let inner = boxed(shared.theme(), buf, boxes.results, "", "");
    if finder.listing.is_empty() {
        return nothing::draw(shared, finder, buf, inner, boxes.below_input().width);
    }
    for (y, row) in (inner.y..inner.bottom()).zip(finder.list.offset..) {
        let line = Rect {
            y,
            height: 1,
            ..inner
        };
        let above = finder.kept_heading(row, inner.height);
        match finder.listing.at(row) {
            Some(_) if above.is_some() => heading(shared, buf, line, above),
            Some(Row::Heading(group)) => heading(shared, buf, line, Some(group)),
            Some(Row::Result(place)) => result(shared, finder, buf, line, (place, screen)),
            None => break,
        }
    }
}

fn heading(shared: &Shared, buf: &mut Buffer, area: Rect, group: Option<Group>) {
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
        shared.style(Meaning::Group),
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

fn result(
    shared: &Shared,
    finder: &Finder,
    buf: &mut Buffer,
    area: Rect,
    (place, screen): (usize, &dyn Screen),
) {
    let Some((found, entry)) = finder
        .found(place)
        .and_then(|found| Some((found, shared.library.entry(found.entry)?)))
    else {
        return;
    };
    let theme = shared.theme();
    let own = ground(theme, buf, area, selected(place == finder.list.selected));
    let tail = tail(shared, found, area.width, (&finder.listing, screen));
    let taken = u16::try_from(columns(&tail)).unwrap_or(0);
    let names = Rect {
        x: area.x + 1,
        width: area.width.saturating_sub(3 + taken),
        ..area
    };
    let (title, marks) = (entry.title.as_str(), finder.marks(place));
    let at = (names.x, names.y);
    match &found.other {
        None => marked(
            theme,
            buf,
            at,
            names.width,
            (title, marks),
            own(Meaning::Row),
        ),
        Some(other) => {
            // The name that matched stands behind the title.
            let width = u16::try_from(columns(other)).unwrap_or(u16::MAX);
            let room = names.width.saturating_sub(width.saturating_add(1));
            let room = room.max(names.width / 2);
            let end = paint::words(buf, names.x, names.y, room, title, own(Meaning::Row));
            let left = names.right().saturating_sub(end + 1);
            let at = (end + 1, names.y);
            marked(theme, buf, at, left, (other, marks), own(Meaning::Dim));
        }
    }
    let end = area.right().saturating_sub(1);
    paint::right(buf, end, area.y, taken, &tail, own(Meaning::Dim));
}

/// Kind and briefing, as far as there is room; of an entry of another briefing, the briefing matters more. Under a
/// heading the kind is said already.
fn tail(
    shared: &Shared,
    found: &Found,
    width: u16,
    (listing, screen): (&Listing, &dyn Screen),
) -> String {
    let Some(entry) = shared.library.entry(found.entry) else {
        return String::new();
    };
    let full = subtitle(&shared.library, found.entry, shared.dates());
    let kind = entry.kind().word();
    let grouped = listing.is_grouped();
    let kind_here = if grouped { "" } else { kind };
    let own = full.strip_prefix(kind).filter(|_| grouped);
    let own = own.map_or(full.as_str(), |own| own.trim_start_matches(" · "));
    let home = &entry.id.briefing;
    let elsewhere = home != screen.briefing_id() && !home.is_empty();
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
