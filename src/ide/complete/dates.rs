//! Dates: the day it is, those of the events that stand nearest, and how what is less exact than a day is written.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::offer::{Offer, What};
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
    let typed = endings.map(|ending| (format!("{typed}{ending}"), String::new()));
    let forms = forms(today).into_iter();
    let today = (today.to_string(), "Today.".to_owned());
    let near = file.map(|file| near(file, offset));
    let forms = forms.map(|written| (written, String::new()));
    let all = typed.chain([today]).chain(near.unwrap_or_default());
    let mut known = HashSet::new();
    all.chain(forms)
        .filter(|(written, _)| known.insert(written.clone()))
        .filter_map(|(written, doc)| offer(written, doc))
        .collect()
}

/// The dates of the events of a file that stand nearest to a place, each with what happened.
fn near(file: &WrittenFile<'_>, offset: usize) -> Vec<(String, String)> {
    let dated = file.declared.iter().filter_map(|(id, declared)| {
        let body = file.entries.get(id)?;
        let date = match body {
            Body::Event(event) => event.own.date.as_ref()?,
            _ => return None,
        };
        let distance = declared.name.range().start.abs_diff(offset);
        Some((distance, date.written().to_string(), body))
    });
    let mut dated: Vec<_> = dated.collect();
    dated.sort_by_key(|(distance, ..)| *distance);
    let mut known = HashSet::new();
    dated.retain(|(_, written, _)| known.insert(written.clone()));
    let nearest = dated.into_iter().take(NEAR);
    nearest
        .map(|(_, written, body)| (written, title(body)))
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
fn offer(written: String, doc: String) -> Option<Offer> {
    let when = When::parse(&written).ok()?;
    Some(Offer {
        label: written.clone(),
        what: What::Word,
        detail: when.words(Dates::Long),
        doc,
        filter: written.clone(),
        text: written,
        lines: None,
    })
}
