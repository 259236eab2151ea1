//! The finder: the results, and the page of the selected one, below the line that is typed ([`mod@line`]).

mod line;

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::listing::{Alike, Group, Row};
use super::nothing;
use super::speaker::{among, speaker};
use super::state::Finder;
use crate::briefing::EntryKind;
use crate::page::{hedge, later, subtitle};
use crate::search::entries::{Found, KEEP};
use crate::search::excerpt::Excerpt;
use crate::theme::meaning::Meaning;
use crate::tui::layout::{over, within};
use crate::tui::reader::draw::{Seen, boxed as boxed_page, heading as page_heading};
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::{Paper, look};
use crate::tui::widget::paint;
use crate::tui::widget::row::{boxed, ground, marked, selected};
use crate::typeset::width::columns;

pub(super) fn draw(finder: &Finder, shared: &Shared, screen: &dyn Screen, paper: &mut impl Paper) {
    let boxes = over::finder(shared.size);
    let count = count(shared, finder);
    // The line changes with nearly each key.
    let kind = (finder.line.value(), finder.line.byte(), finder.kept, &count);
    let offers = (
        finder.offered(),
        finder.results.remark.as_ref().map(ToString::to_string),
    );
    paper.part(boxes.input, look((kind, offers)), |buf| {
        line::draw(shared, finder, buf, (boxes, &count));
    });
    results(shared, finder, paper, (boxes, screen));
    if boxes.preview.width > 0 {
        let heading = page_heading(shared, finder.chosen(), screen.briefing());
        let (title, kind) = (heading.0, heading.1.as_str());
        let landed = &finder.landed;
        let seen = Seen {
            found: Some((&landed.places, landed.place)),
            ..Seen::from(&finder.preview)
        };
        boxed_page(shared.theme(), paper, boxes.preview, (title, kind), seen);
    }
}

/// Which of how many results is selected.
fn count(shared: &Shared, finder: &Finder) -> String {
    let place = finder.list.selected + 1;
    let count = match finder.listing.len() {
        0 if finder.is_to_come(shared) => String::new(),
        0 => "nothing found".to_owned(),
        // Only the best names are kept; how many texts there are is known.
        _ if finder.results.by_words() => {
            let (names, texts) = (finder.results.by_name, finder.results.in_texts);
            let more = if names == KEEP { " or more" } else { "" };
            let among = match texts {
                0 => String::new(),
                texts => format!(", {texts} in texts"),
            };
            format!("{place} of {}{more}{among}", names + texts)
        }
        n => format!("{place} of {n}"),
    };
    let to_come = if finder.is_to_come(shared) {
        " …"
    } else {
        ""
    };
    format!("{count}{to_come}")
}

fn results(
    shared: &Shared,
    finder: &Finder,
    paper: &mut impl Paper,
    (boxes, screen): (over::Picker, &dyn Screen),
) {
    let (area, inner) = (boxes.results, within(boxes.results));
    if finder.listing.is_empty() {
        let said = nothing::Said::of(shared, finder, boxes.below_input().width);
        return paper.part(area, look(&said), |buf| {
            boxed(shared.theme(), buf, area, "", "");
            nothing::draw(shared, &said, buf, inner);
        });
    }
    let line = shared.style(Meaning::BorderFocused);
    let (top, bottom) = (Rect { height: 1, ..area }, paint::last_line(area));
    paper.part(top, look(line), |buf| {
        paint::rule(buf, top, ("╭", "╮"), line, ("", line), ("", line));
    });
    let edge = paint::Edge::at(0, line, (&(0..0), line));
    for (y, row) in (inner.y..inner.bottom()).zip(finder.list.offset..) {
        let at = Rect {
            y,
            height: 1,
            ..inner
        };
        let shows = match (
            finder.kept_heading(row, inner.height),
            finder.listing.at(row),
        ) {
            (_, None) => Shows::Nothing,
            // A heading with no row below it says less than it seems to.
            (None, Some(Row::Heading(_))) if y > inner.y && y + 1 == inner.bottom() => {
                Shows::Nothing
            }
            (Some(group), _) | (_, Some(Row::Heading(group))) => {
                Shows::Heading(group, members(finder, group))
            }
            (None, Some(Row::Result(place))) => Shows::of(shared, finder, place, screen),
        };
        let all = Rect {
            x: area.x,
            width: area.width,
            ..at
        };
        paper.part(all, look((edge, &shows)), |buf| {
            paint::edges(buf, all, edge);
            match &shows {
                Shows::Nothing => {}
                Shows::Heading(group, count) => heading(shared, buf, at, (*group, *count)),
                Shows::Result(result) => draw_result(shared, buf, at, result),
            }
        });
    }
    paper.part(bottom, look(line), |buf| {
        paint::bottom(buf, bottom, line, "")
    });
}

/// What a row shows.
#[derive(Hash)]
enum Shows<'a> {
    Nothing,
    /// A heading, with how many stand under it.
    Heading(Group, usize),
    Result(Shown<'a>),
}

/// A result as it is shown.
#[derive(Hash)]
struct Shown<'a> {
    title: Cow<'a, str>,
    /// The name that matched, where that is not the title.
    other: Option<&'a str>,
    marks: Cow<'a, [Range<usize>]>,
    tail: String,
    is_selected: bool,
}

impl<'a> Shows<'a> {
    fn of(shared: &'a Shared, finder: &'a Finder, place: usize, screen: &dyn Screen) -> Self {
        let found = finder.found(place);
        let entry = found.and_then(|found| shared.library.entry(found.entry));
        let Some((found, entry)) = found.zip(entry) else {
            return Self::Nothing;
        };
        let width = within(over::finder(shared.size).results).width;
        let is_selected = place == finder.list.selected;
        Self::Result(match finder.excerpt(place) {
            Some(excerpt) => {
                let line = excerpt.line.as_str();
                let tail = speaker(&shared.library, found.entry, (width, line), screen);
                let (title, marks) = match excerpt.within(names(width, &tail).into()) {
                    Some(Excerpt { line, marks, .. }) => (line.into(), marks.into()),
                    None => (line.into(), excerpt.marks.as_slice().into()),
                };
                Shown {
                    title,
                    other: None,
                    marks,
                    tail,
                    is_selected,
                }
            }
            None => Shown {
                title: entry.title.as_str().into(),
                other: found.other.as_deref(),
                marks: finder.marks(place).into(),
                tail: tail(
                    shared,
                    found,
                    width,
                    (finder.listing.group_of(place), screen),
                ),
                is_selected,
            },
        })
    }
}

/// How many stand under a heading; of places in texts, with all those that are not kept.
fn members(finder: &Finder, group: Group) -> usize {
    match group {
        Group {
            alike: Alike::InTexts,
            is_more: false,
            ..
        } => finder.results.in_texts,
        group => group.count,
    }
}

fn heading(shared: &Shared, buf: &mut Buffer, area: Rect, (group, count): (Group, usize)) {
    let more = if group.is_more { "more " } else { "" };
    let words = match group.alike {
        Alike::Kind(kind) => many(kind),
        Alike::InTexts => "in texts",
    };
    let words = format!("── {more}{words} {count} ");
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

/// The columns that a row of some width has for what stands before its tail.
fn names(width: u16, tail: &str) -> u16 {
    let taken = u16::try_from(columns(tail)).unwrap_or(0);
    width.saturating_sub(taken.saturating_add(3))
}

fn draw_result(shared: &Shared, buf: &mut Buffer, area: Rect, shown: &Shown<'_>) {
    let theme = shared.theme();
    let own = ground(theme, buf, area, selected(shown.is_selected));
    let (title, marks) = (&*shown.title, &*shown.marks);
    let taken = u16::try_from(columns(&shown.tail)).unwrap_or(0);
    let names = Rect {
        x: area.x + 1,
        width: names(area.width, &shown.tail),
        ..area
    };
    let at = (names.x, names.y);
    match shown.other {
        None => {
            let style = own(Meaning::Row);
            marked(theme, buf, at, names.width, (title, marks), style);
        }
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
    paint::right(buf, end, area.y, taken, &shown.tail, own(Meaning::Dim));
}

/// Kind and briefing, as far as there is room; of an entry of another briefing, the briefing matters more. Under a
/// heading the kind is said already.
fn tail(
    shared: &Shared,
    found: &Found,
    width: u16,
    (group, screen): (Option<Group>, &dyn Screen),
) -> String {
    let Some(entry) = shared.library.entry(found.entry) else {
        return String::new();
    };
    let full = subtitle(&shared.library, found.entry, shared.dates());
    let kind = entry.kind().word();
    let grouped = group.is_some();
    let kind_here = if grouped { "" } else { kind };
    let own = full.strip_prefix(kind).filter(|_| grouped);
    let own = own.map_or(full.as_str(), |own| own.trim_start_matches(" · "));
    let home = &entry.id.briefing;
    let elsewhere = home != screen.briefing_id() && !home.is_empty();
    let home = if elsewhere { home.as_str() } else { "" };
    let last = if elsewhere { home } else { kind_here };
    // What is later than the picture never stands without that word.
    let later = later(&shared.library, found.entry);
    let joined = |[first, last]: [&str; 2]| {
        let parts = [first, later.as_str(), last].into_iter();
        let parts = parts.filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    };
    let fits = |text: &String| columns(text) * 5 <= usize::from(width) * 2;
    // Words never stand without their hedge.
    if let Some(hedge) = hedge(&shared.library, found.entry) {
        let full = joined([own, home]);
        return match fits(&full) {
            true => full,
            false => among(&hedge, usize::from(width) * 2 / 5, &later),
        };
    }
    // Of a judgement, how sure one is may have to go; how likely it is stays.
    let first = own.rsplit_once(" · ").map_or(kind_here, |(first, _)| first);
    let forms = [[own, home], [first, home], [kind_here, home]];
    let mut forms = forms.map(joined).into_iter();
    forms.find(fits).unwrap_or_else(|| match later.is_empty() {
        true => last.to_owned(),
        false => later.clone(),
    })
}
