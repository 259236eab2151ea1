//! The line that is typed in the finder: what its words are taken for, and what the one at the cursor may become.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::super::nothing;
use super::super::state::Finder;
use crate::search::complete::Candidate;
use crate::search::syntax::Name;
use crate::theme::meaning::Meaning;
use crate::tui::layout::over;
use crate::tui::shared::Shared;
use crate::tui::widget::paint;
use crate::tui::widget::row::{boxed, typed};
use crate::typeset::width::columns;

/// Draws the line with how many results there are, and below it what is offered.
pub(super) fn draw(
    shared: &Shared,
    finder: &Finder,
    buf: &mut Buffer,
    (boxes, count): (over::Picker, &str),
) {
    let (theme, area) = (shared.theme(), boxes.input);
    let inner = boxed(theme, buf, area, "Find", count);
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
    let mut look = |at: Range<usize>, meaning| {
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
        _ if finder.line.value().is_empty() => (filters(area.width), Meaning::Dim),
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

/// The names of filters, as many as there is room for; the others are offered when their letters are typed.
fn filters(width: u16) -> String {
    let mut all = String::new();
    for name in Name::ALL {
        let more = format!("{}{}:", if all.is_empty() { "" } else { " " }, name.word());
        if columns(&all) + columns(&more) + 2 > usize::from(width) {
            break;
        }
        all.push_str(&more);
    }
    all
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
