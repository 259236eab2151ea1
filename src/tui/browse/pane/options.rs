//! The options: how far each has come, by what means, and its ratings for effect and feasibility.

use ecow::{EcoString, eco_format};

use super::group::{Rows, Tally, since_written, some};
use super::row::{Row, STATUS, Tail};
use super::slips;
use crate::briefing::EntryKind;
use crate::briefing::date::shown::Dates;
use crate::briefing::option::{CRITERIA, PolicyOption};
use crate::library::Library;
use crate::library::entry::Body;
use crate::page::sign::of_option;
use crate::theme::meaning::Meaning;
use crate::tui::layout::pane::Sign;

/// What its signs mean.
pub(super) const SIGNS: &[Sign] = &[
    ("○", "raised or proposed"),
    ("◐", "under discussion or under way"),
    ("●", "adopted or done"),
    ("◌", "unlikely"),
    ("✕", "ruled out or rejected"),
    ("4/2", "effect 4 and feasibility 2, of 5 each"),
];

pub(super) fn rows(library: &Library, briefing: usize, dates: Dates) -> Rows {
    let columns = columns(library, briefing);
    let rows = slips::rows((library, briefing, EntryKind::Option), |ix, entry| {
        let Body::Option(option) = &entry.body else {
            return None;
        };
        let sign = sign(option.own.status.as_deref());
        Some(Row {
            sign,
            tail: tail(&option.own),
            cells: columns.iter().map(|name| cell(&option.own, name)).collect(),
            ..Row::of(ix, entry)
        })
    });
    let adopted = rows.iter().filter(|row| row.sign.0 == ADOPTED).count();
    let rows = Rows {
        columns,
        ..Rows::default().under("", rows)
    };
    rows.told(Tally {
        count: None,
        more: since_written(library, briefing, dates, vec![some(adopted, "adopted")]),
        ..Tally::default()
    })
}

/// What some option of a briefing says: how far it has come, and the criteria of the program by which it is rated.
fn columns(library: &Library, briefing: usize) -> Vec<&'static str> {
    let criteria = CRITERIA.iter().map(|(id, ..)| *id);
    let is_used = |name: &&str| {
        let mut options = library.of_kind(briefing, EntryKind::Option);
        options.any(|(_, entry)| {
            matches!(&entry.body, Body::Option(option) if said(&option.own, name).is_some())
        })
    };
    [STATUS]
        .into_iter()
        .chain(criteria)
        .filter(is_used)
        .collect()
}

/// How far an option has come in words, or its rating by a criterion as a number.
fn said(option: &PolicyOption, column: &str) -> Option<EcoString> {
    if column == STATUS {
        return Some((*option.status_words()?).into());
    }
    let rating = option.ratings.get(column)?;
    Some(eco_format!("{}", rating.score))
}

/// The same in a table: a dot where it says nothing.
fn cell(option: &PolicyOption, column: &str) -> EcoString {
    said(option, column).unwrap_or_else(|| "·".into())
}

/// The sign of what is adopted or done.
const ADOPTED: &str = "●";

fn sign(status: Option<&str>) -> (&'static str, Meaning) {
    let sign = of_option(status);
    let look = match sign {
        ADOPTED => Meaning::Good,
        "✕" => Meaning::Bad,
        "◌" => Meaning::Dim,
        _ => Meaning::Text,
    };
    (sign, look)
}

/// Its means, and its ratings for effect and feasibility.
fn tail(option: &PolicyOption) -> Tail {
    let instrument = option.instrument_words().next();
    let instrument = instrument.map_or_else(EcoString::new, |words| (*words).into());
    let rating = |id: &str| Some(option.ratings.get(id)?.score);
    let ratings = rating("effect").zip(rating("feasibility"));
    let ratings = ratings.map(|(effect, feasibility)| eco_format!("{effect}/{feasibility}"));
    Tail::Compared(Box::new([instrument, ratings.unwrap_or_default()]))
}
