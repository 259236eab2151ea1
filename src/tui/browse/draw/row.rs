//! Draws a row of a list.

use std::borrow::Cow;
use std::ops::Range;

use ecow::EcoString;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::briefing::judgement::{Confidence, Likelihood};
use crate::theme::meaning::Meaning;
use crate::tui::browse::pane::row::{Flag, Row, STATUS, Tail};
use crate::tui::shared::Shared;
use crate::tui::widget::paint;
use crate::tui::widget::row::{ground, marked};
use crate::typeset::width::{columns, truncate};

/// In less room than this the title stands alone.
const ROOM_FOR_TAIL: usize = 20;
/// Columns that the rest of a row has beside the word of what is to be known of it; else it has its sign alone.
const ROOM_BESIDE_FLAG: usize = 6;
/// From so many columns on, rows that have cells are a table.
const TABLE: u16 = 60;
/// From so many columns on, it is said in words how far each has come.
const ROOM_FOR_STATUS: u16 = 100;
/// The columns of that cell.
const STATUS_CELL: u16 = 18;
/// Columns of a cell, with the air before it.
const CELL: u16 = 7;
/// From so many columns on, the heads of cells stand in full over them.
const WIDE: u16 = 130;
/// The columns of such a cell.
const WIDE_CELL: u16 = 13;

/// Columns of the cell that a row of some width has under a head, with the air before it; none where it has no room for
/// that.
pub(super) fn cell(width: u16, head: &str) -> Option<u16> {
    match head {
        STATUS => (width >= ROOM_FOR_STATUS).then_some(STATUS_CELL),
        _ if width < TABLE => None,
        _ => Some(if width < WIDE { CELL } else { WIDE_CELL }),
    }
}

/// The cells of a row of some width under their heads, with the columns of each.
fn cells<'r>(
    row: &'r Row,
    heads: &[&str],
    width: u16,
) -> impl DoubleEndedIterator<Item = (&'r EcoString, u16)> {
    let all = row.cells.iter().zip(heads);
    let all = all.filter_map(move |(words, head)| Some((words, cell(width, head)?)));
    all.collect::<Vec<_>>().into_iter()
}

/// A title, and what of it is marked.
type Title<'t> = (&'t str, &'t [Range<usize>]);

/// Draws a row: its date, its sign, its title with what the filter found marked, and at the right what is to be known of it.
pub(super) fn draw(
    shared: &Shared,
    buf: &mut Buffer,
    area: Rect,
    (row, heads, lead): (&Row, &[&str], u16),
    (title, flag): (Title<'_>, Option<&Flag>),
    selected: Option<Meaning>,
) {
    let own = ground(shared.theme(), buf, area, selected);
    let mut end = area.right().saturating_sub(1);
    let mut x = area.x + 1;
    if lead > 0 {
        paint::words(buf, x, area.y, lead, &row.lead, own(Meaning::Date));
        x += lead + 1;
    }
    paint::words(buf, x, area.y, 1, row.sign.0, own(row.sign.1));
    x += 2;
    if let Some(&(sign, word, meaning)) = flag {
        let full = format!("{sign} {word}");
        let room = usize::from(end.saturating_sub(x));
        let flag = if room >= columns(&full) + ROOM_BESIDE_FLAG {
            &full
        } else {
            sign
        };
        let width = u16::try_from(columns(flag)).unwrap_or(u16::MAX);
        let start = paint::right(buf, end, area.y, width, flag, own(meaning));
        end = start.saturating_sub(1).max(x);
    }
    let before = end;
    for (words, columns) in cells(row, heads, area.width).rev() {
        // However long its words are, they do not touch those before.
        let room = columns.saturating_sub(1);
        paint::right(buf, end, area.y, room, words, own(Meaning::Text));
        end = end.saturating_sub(columns);
    }
    let tail = tail(row, end.saturating_sub(x), end < before);
    let taken = tail.iter().map(|(words, _)| columns(words)).sum::<usize>();
    let taken = u16::try_from(taken).unwrap_or(u16::MAX);
    let room = end
        .saturating_sub(x)
        .saturating_sub(if taken > 0 { taken + 2 } else { 0 });
    let at = (x, area.y);
    let (title, marks) = called(row, title, room);
    let title = (title, &*marks);
    marked(shared.theme(), buf, at, room, title, own(Meaning::Row));
    x = end.saturating_sub(taken);
    for (words, meaning) in &tail {
        x = paint::words(buf, x, area.y, end.saturating_sub(x), words, own(*meaning));
    }
}

/// What a row is called in some room, with what is marked in it: by its title where there is room for that, else by its
/// label, where that has all that is marked.
fn called<'r>(
    row: &'r Row,
    (title, marks): Title<'r>,
    room: u16,
) -> (&'r str, Cow<'r, [Range<usize>]>) {
    let is_cut = columns(title) > usize::from(room);
    let label = row.label.as_deref().filter(|_| is_cut);
    let marked = label.and_then(|label| {
        let places = marks
            .iter()
            .map(|mark| place_in(label, title.get(mark.clone())?));
        Some((label, places.collect::<Option<Vec<_>>>()?))
    });
    match marked {
        Some((label, marks)) => (label, Cow::Owned(marks)),
        None => (title, Cow::Borrowed(marks)),
    }
}

/// Where some words stand in a label: at the beginning of a word of it.
fn place_in(label: &str, words: &str) -> Option<Range<usize>> {
    let (low, wanted) = (label.to_lowercase(), words.to_lowercase());
    // Of letters that change their length with their case, no place is known.
    let is_same = low.len() == label.len() && !wanted.is_empty();
    let mut places = low.match_indices(&wanted).filter(|_| is_same);
    let begins = |at: usize| !low[..at].ends_with(char::is_alphanumeric);
    let (at, _) = places.find(|(at, _)| begins(*at))?;
    let place = at..at + wanted.len();
    label.get(place.clone()).map(|_| place)
}

/// Words with their look.
type Piece<'r> = (Cow<'r, str>, Meaning);

/// The words at the right of a row, in the fullest form that leaves the title what it needs; none when none does.
fn tail<'r>(row: &'r Row, room: u16, is_table: bool) -> Vec<Piece<'r>> {
    let room = usize::from(room);
    let (forms, share) = forms(&row.tail, room, is_table);
    if room < ROOM_FOR_TAIL {
        return Vec::new();
    }
    // A form that leaves the title whole may take more than the share.
    let title = columns(row.label.as_ref().unwrap_or(&row.title));
    let beside = room.saturating_sub(title + 2);
    let width = |form: &[Piece<'_>]| form.iter().map(|(words, _)| columns(words)).sum::<usize>();
    let is_within = |most: usize| move |form: &&Vec<Piece<'r>>| width(form) <= most;
    let in_share = || match row.tail {
        // The title is cut for it, and as little as can be.
        Tail::Finding(..) => forms.iter().rev().find(is_within(share)),
        _ => forms.iter().find(is_within(share)),
    };
    let beside = forms.iter().find(is_within(beside));
    beside.or_else(in_share).cloned().unwrap_or_default()
}

/// The forms of a tail, from the fullest to the shortest, and how much of the room of a row they may take.
fn forms<'r>(tail: &'r Tail, room: usize, is_table: bool) -> (Vec<Vec<Piece<'r>>>, usize) {
    let dim = |words: Cow<'r, str>| vec![(words, Meaning::Dim)];
    let plain = |words: &'r EcoString| dim(words.as_str().into());
    match tail {
        Tail::Finding(likelihood, confidence) => (finding(*likelihood, *confidence), room * 7 / 10),
        Tail::Aside(words) => (vec![plain(words)], room / 3),
        Tail::Either(forms) => (forms.iter().map(plain).collect(), room / 3),
        Tail::Compared(parts) => {
            let [first, second] = &**parts;
            if is_table {
                return (vec![plain(first)], room / 3);
            }
            let full = format!("{first} {second}").trim().to_owned();
            (vec![dim(full.into()), plain(second)], room / 3)
        }
        Tail::Hedged(parts) => {
            let [by, hedge] = &**parts;
            let most = u16::try_from(room / 2).unwrap_or(u16::MAX);
            let full = [by.as_str(), hedge.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty());
            let full = full.collect::<Vec<_>>().join(" · ");
            let forms = [full.into(), hedge.as_str().into(), truncate(hedge, most).0];
            (forms.into_iter().map(dim).collect(), room / 2)
        }
    }
}

/// How likely, and how sure one is of it, each in its own look, the latter in short where there is no room for more. They
/// stand together: likelihood without its confidence would read as if there were none.
fn finding<'r>(
    likelihood: Option<Likelihood>,
    confidence: Option<Confidence>,
) -> Vec<Vec<Piece<'r>>> {
    let likely = likelihood.map(|likelihood| (likelihood.word().into(), Meaning::Likelihood));
    let sure = |word: &'static str| (word.into(), Meaning::Confidence);
    match (likely, confidence) {
        (Some(likely), Some(confidence)) => {
            let between = (" · ".into(), Meaning::Dim);
            let with = |word| vec![likely.clone(), between.clone(), sure(word)];
            let short = match confidence {
                Confidence::Moderate => "mod.",
                other => other.degree(),
            };
            vec![with(confidence.degree()), with(short)]
        }
        (Some(likely), None) => vec![vec![likely]],
        (None, Some(confidence)) => vec![vec![sure(confidence.word())]],
        (None, None) => Vec::new(),
    }
}
