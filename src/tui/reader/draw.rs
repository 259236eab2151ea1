//! Draws the page of an entry in its box.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::hints::{Hints, sign_of};
use super::{Glance, Scroll};
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::kind_words;
use crate::page::part::Target;
use crate::search::places::Places;
use crate::search::places::mark::Mark;
use crate::theme::meaning::Meaning;
use crate::theme::resolved::Theme;
use crate::tui::layout::inside;
use crate::tui::shared::Shared;
use crate::tui::terminal::canvas::{Paper, look};
use crate::tui::widget::paint;
use crate::typeset::line::Line;
use crate::typeset::page::SetPage;
use crate::typeset::width::columns;

/// How the box around a page looks, and whether a link in it is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Frame {
    /// Beside something else.
    Plain,
    /// On top, without the links being selected in it.
    Focused,
    /// The page has the keys: the selected link is shown.
    Links,
}

/// Which of the lines at the sides of a page's box are its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sides {
    /// Both.
    Own,
    /// The left one is drawn by what stands there.
    LeftShared,
    /// The same, and what stands at the right begins on the right one.
    BothShared,
}

impl Sides {
    /// The box without what others draw of it.
    fn of(self, area: Rect) -> Rect {
        let shared = u16::from(self != Self::Own).min(area.width);
        Rect {
            x: area.x + shared,
            width: area.width - shared,
            ..area
        }
    }

    /// The ends of the line at the top, and of the one at the bottom.
    fn ends(self) -> [(&'static str, &'static str); 2] {
        match self {
            Self::Own => [("╭", "╮"), ("╰", "╯")],
            Self::LeftShared => [("─", "╮"), ("─", "╯")],
            Self::BothShared => [("─", "┬"), ("─", "┴")],
        }
    }
}

/// A page with where it is scrolled to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Seen<'a> {
    /// The page.
    pub page: &'a SetPage,
    /// Where it is scrolled to.
    pub scroll: &'a Scroll,
    /// What stands around it.
    pub frame: Frame,
    /// What of that is its own.
    pub sides: Sides,
    /// The words that are looked for on it, and the place that was gone to.
    pub found: Option<(&'a Places, Option<usize>)>,
}

impl Frame {
    /// How the lines of the box look.
    fn border(self) -> Meaning {
        match self {
            Self::Focused | Self::Links => Meaning::BorderFocused,
            Self::Plain => Meaning::Border,
        }
    }
}

impl<'a> From<&'a Glance> for Seen<'a> {
    fn from(glance: &'a Glance) -> Self {
        Self {
            page: &glance.page,
            scroll: &glance.scroll,
            frame: Frame::Plain,
            sides: Sides::Own,
            found: None,
        }
    }
}

/// The title of an entry and its kind, with its marking where that is not the one of the open briefing.
pub(crate) fn heading(
    shared: &Shared,
    entry: Option<EntryIx>,
    open: Option<usize>,
) -> (&str, String) {
    let Some((entry, found)) = entry.and_then(|ix| Some((ix, shared.library.entry(ix)?))) else {
        return ("", String::new());
    };
    let kind = kind_words(&shared.library, entry, open);
    match shared.is_changed(entry) {
        true => (&found.title, format!("± changed · {kind}")),
        false => (&found.title, kind),
    }
}

/// The box around a page, with how far one has scrolled, and the page in it: part by part, a line each.
pub(crate) fn boxed(
    theme: &Theme,
    paper: &mut impl Paper,
    area: Rect,
    heading: (&str, &str),
    seen: Seen<'_>,
) {
    let Seen {
        page,
        scroll,
        sides,
        ..
    } = seen;
    let inner = inside(area);
    let area = sides.of(area);
    top(theme, paper, area, heading, seen);
    // How far one has scrolled is not known while only the beginning is there.
    let hidden = page.last_top(inner.height.into());
    let hidden = if page.goes_on { 0 } else { hidden };
    let scrolled = paint::Scrolled {
        lines: page.lines.len(),
        at: scroll.line,
        last: hidden,
    };
    let bar = paint::bar(inner.y..inner.bottom(), scrolled);
    let border = theme.style(seen.frame.border());
    for y in inner.y..inner.bottom() {
        let at = scroll.line_at(page, y - inner.y);
        let line = page.lines.get(at).map(|line| (line, at));
        let row = Rect {
            y,
            height: 1,
            ..area
        };
        let edge = paint::Edge::at(y, border, (&bar, theme.style(Meaning::Scrollbar)));
        row_of(theme, paper, (row, inner.x, edge), line, seen);
    }
    let tail = scroll.line.saturating_mul(100).checked_div(hidden);
    let tail = tail.map_or_else(String::new, |part| format!("{part}%"));
    let bottom = paint::last_line(area);
    if area.height > 1 {
        let [_, ends] = sides.ends();
        paper.part(bottom, look((border, ends, &tail)), |buf| {
            paint::rule(buf, bottom, ends, border, ("", border), (&tail, border));
        });
    }
}

fn top(
    theme: &Theme,
    paper: &mut impl Paper,
    area: Rect,
    (title, kind): (&str, &str),
    Seen {
        page,
        scroll,
        frame,
        sides,
        ..
    }: Seen<'_>,
) {
    let line = theme.style(frame.border());
    let heading = theme.style(match frame {
        Frame::Focused | Frame::Links => Meaning::PaneTitleFocused,
        Frame::Plain => Meaning::PaneTitle,
    });
    // The title is not said twice: it comes into the line when it has been scrolled out of sight below.
    let title = if page.titled && scroll.line == 0 {
        ""
    } else {
        title
    };
    let area = Rect {
        height: 1.min(area.height),
        ..area
    };
    let [ends, _] = sides.ends();
    paper.part(area, look((line, heading, title, kind, ends)), |buf| {
        let kind = (kind, theme.style(Meaning::Dim));
        paint::rule(buf, area, ends, line, (title, heading), kind);
    });
}

/// A row of the box: the line of the page that stands in it, if one does.
fn row_of(
    theme: &Theme,
    paper: &mut impl Paper,
    (row, x, edge): (Rect, u16, paint::Edge),
    line: Option<(&Line<Meaning>, usize)>,
    seen: Seen<'_>,
) {
    let selected = seen
        .scroll
        .link
        .filter(|_| seen.frame == Frame::Links)
        .and_then(|link| u32::try_from(link).ok());
    let marks = line.zip(seen.found);
    let marks = marks.map(|((_, at), (found, place))| (found.marks(at), place));
    let pieces = line.map(|(line, _)| {
        let holds = line.pieces.iter().any(|piece| piece.link == selected);
        (line, targets(line, seen.page), selected.filter(|_| holds))
    });
    let left = theme.style(seen.frame.border());
    paper.part(row, look((left, edge, &pieces, &marks)), |buf| {
        if seen.sides == Sides::Own {
            paint::left_edge(buf, row, left);
        }
        paint::right_edge(buf, row, edge);
        if let Some((line, _, selected)) = pieces {
            draw_line(
                theme,
                buf,
                (x, row.y),
                row.right().saturating_sub(x + 2),
                line,
                selected,
            );
        }
        if let Some((marks, place)) = marks {
            mark(theme, buf, (x, row.y), marks, place);
        }
    });
}

/// Where the links in a line lead that the terminal can open.
fn targets<'p>(line: &'p Line<Meaning>, page: &'p SetPage) -> Vec<&'p str> {
    let links = line.pieces.iter().filter_map(|piece| piece.link);
    let targets = links.filter_map(|link| page.links.get(link as usize));
    let addresses = targets.filter_map(|(target, _)| match target {
        Target::Address(address) => Some(address.as_str()),
        Target::Entry(_) | Target::Topic(_) => None,
    });
    addresses.collect()
}

/// Draws the pieces of a line, the selected link so that it stands out.
pub(crate) fn draw_line(
    theme: &Theme,
    buf: &mut Buffer,
    (x, y): (u16, u16),
    width: u16,
    line: &Line<Meaning>,
    selected: Option<u32>,
) {
    let end = x.saturating_add(width);
    let mut x = x.saturating_add(line.indent);
    let is_cut = line.columns() > width;
    let mut pieces = styled(theme, line, selected).peekable();
    while let Some((text, style)) = pieces.next() {
        let room = end.saturating_sub(x);
        if is_cut && columns(text) + usize::from(pieces.peek().is_some()) > room.into() {
            // Behind the mark nothing stands: it would look as if it stood there on the page.
            return cut(buf, (x, y), room, text, style);
        }
        x = paint::words(buf, x, y, room, text, style);
    }
}

/// Draws the beginning of words behind which no more of a line has room, with a mark; a line across needs none.
fn cut(buf: &mut Buffer, (x, y): (u16, u16), room: u16, text: &str, style: Style) {
    let is_rule = text.chars().all(|c| c == '─');
    let words = match is_rule {
        true => text.chars().take(room.into()).collect(),
        false => format!("{text}…"),
    };
    paint::words(buf, x, y, room, &words, style);
}

/// The pieces of a line with their looks; the selected link stands out.
pub(crate) fn styled<'l>(
    theme: &Theme,
    line: &'l Line<Meaning>,
    selected: Option<u32>,
) -> impl Iterator<Item = (&'l str, Style)> {
    line.pieces.iter().map(move |piece| {
        let is_selected = piece.link.is_some() && piece.link == selected;
        // The selected link is told from the others without colours, too: by bars in place of its brackets.
        let (text, meaning) = match (is_selected, piece.style, piece.text.as_str()) {
            (true, Meaning::LinkMark, "[") => ("▐", Meaning::LinkMark),
            (true, Meaning::LinkMark, "]") => ("▌", Meaning::LinkMark),
            (true, _, text) => (text, Meaning::LinkSelected),
            (false, meaning, text) => (text, meaning),
        };
        let mut style = theme.style(meaning);
        if meaning == Meaning::Text {
            // It lies on whatever ground there is: the screen's, or that of a box above it.
            style.bg = None;
        }
        (text, style)
    })
}

/// Marks the words that are looked for in a line; the place that was gone to stands out among the others.
pub(crate) fn mark(
    theme: &Theme,
    buf: &mut Buffer,
    (x, y): (u16, u16),
    marks: &[Mark],
    place: Option<usize>,
) {
    let style = theme.style(Meaning::Found);
    for mark in marks {
        let style = if place == Some(mark.place) {
            style.add_modifier(Modifier::BOLD | Modifier::UNDERLINED)
        } else {
            style
        };
        for column in mark.columns.clone() {
            if let Some(cell) = buf.cell_mut((x.saturating_add(column), y)) {
                cell.set_style(style);
            }
        }
    }
}

/// The labels of the links, while one is being chosen: letters over the beginning of each, and in place of its last
/// bracket the sign of what it leads to.
pub(crate) fn labels(
    (theme, library): (&Theme, &Library),
    buf: &mut Buffer,
    area: Rect,
    seen: Seen<'_>,
    left: impl Fn(usize) -> Option<String>,
) {
    let (letters, signs) = (theme.style(Meaning::Hint), theme.style(Meaning::Key));
    let mut labelled = HashSet::new();
    for (y, row) in (area.y..area.bottom()).zip(0..) {
        let Some(line) = seen.page.lines.get(seen.scroll.line_at(seen.page, row)) else {
            break;
        };
        let mut x = area.x.saturating_add(line.indent);
        for piece in &line.pieces {
            let link = piece.link.and_then(|link| usize::try_from(link).ok());
            if let Some((link, left)) = link.and_then(|link| Some((link, left(link)?))) {
                let target = seen.page.links.get(link).map(|(target, _)| target);
                if labelled.insert(link) {
                    paint::words(buf, x, y, area.right().saturating_sub(x), &left, letters);
                } else if piece.text == "]" {
                    let sign = target.map_or("]", |target| sign_of(library, target));
                    paint::words(buf, x, y, 1, sign, signs);
                }
            }
            x = x.saturating_add(piece.columns);
        }
    }
}

/// What is left to type of the labels, on the page or beside it.
pub(crate) fn left_of(hints: &Hints, beside: bool) -> impl Fn(usize) -> Option<String> + use<'_> {
    move |link| hints.left(beside, link).map(ToOwned::to_owned)
}
