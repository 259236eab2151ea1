//! Dates: the day it is, those of the events that stand nearest, and how what is less exact than a day is written.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::offer::{Offer, marked, word};
use crate::briefing::date::When;
use crate::briefing::date::shown::Dates;
use crate::ide::names::title;
use crate::library::entry::Body;
use crate::library::written_files::WrittenFile;

/// The dates of so many events are offered.
const NEAR: usize = 8;

/// What makes another date of one that is typed, or one of what is no date yet.
const ENDINGS: [&str; 8] = ["~", "?", "/..", "..", "-XX", "X", "XX", "%"];

/// What may be written where a date is wanted, of which something is typed.
pub(super) fn dates(
    (file, offset): (Option<&WrittenFile<'_>>, usize),
    today: NaiveDate,
    typed: &str,
) -> Vec<Offer> {
    let endings = ENDINGS.iter().filter(|_| !typed.is_empty());
    let typed = endings.map(|ending| Dated::of(format!("{typed}{ending}")));
    let forms = forms(today).into_iter();
    let today = Dated {
        doc: "Today.".to_owned(),
        ..Dated::of(today.to_string())
    };
    let near = file.map(|file| near(file, offset));
    let all = typed.chain([today]).chain(near.unwrap_or_default());
    let mut known = HashSet::new();
    all.chain(forms.map(Dated::of))
        .filter(|dated| known.insert(dated.written.clone()))
        .filter_map(offer)
        .collect()
}

/// A date that may be offered.
struct Dated {
    written: String,
    /// What happened then.
    event: String,
    /// What it is, with the marking of what happened.
    doc: String,
}

impl Dated {
    fn of(written: String) -> Self {
        Self {
            written,
            event: String::new(),
            doc: String::new(),
        }
    }
}

/// The dates of the events of a file that stand nearest to a place, each with what happened.
fn near(file: &WrittenFile<'_>, offset: usize) -> Vec<Dated> {
    let dated = file.declared.iter().filter_map(|(id, declared)| {
        let body = file.entries.get(id)?;
        let date = match body {
            Body::Event(event) => event.own.date.as_ref()?,
            _ => return None,
        };
        let distance = declared.name.range().start.abs_diff(offset);
        let marking = marked(declared.own.within(file.tlp));
        Some((distance, date.written().to_string(), (body, marking)))
    });
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(distance, ..)| *distance);
    let mut known = HashSet::new();
    dated.retain(|(_, written, _)| known.insert(written.clone()));
    let nearest = dated.into_iter().take(NEAR);
    nearest
        .map(|(_, written, (body, marking))| Dated {
            written,
            event: title(body),
            doc: format!("{marking} · event"),
        })
        .collect()
}

/// A day in all forms that say less, and as an end of intervals.
fn forms(day: NaiveDate) -> Vec<String> {
    let month = day.format("%Y-%m");
    let year = day.format("%Y");
    let before = day.pred_opt().unwrap_or(day);
    vec![
        month.to_string(),
        year.to_string(),
        format!("{year}~"),
        format!("{month}?"),
        format!("{before}/{day}"),
        format!("{day}/.."),
        format!("../{day}"),
    ]
}

/// A date that can be read, with what it means.
fn offer(dated: Dated) -> Option<Offer> {
    let when = When::parse(&dated.written).ok()?;
    let meaning = when.words(Dates::Long);
    let detail = match dated.event.is_empty() {
        true => meaning,
        false => format!("{meaning} · {}", dated.event),
    };
    Some(Offer {
        detail,
        ..word(&dated.written, &dated.doc)
    })
}
