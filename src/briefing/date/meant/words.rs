//! Dates with words in them: months by name, seasons, quarters, halves of years and decades.

use super::months::{self, FILLERS, ORDINALS};
use crate::briefing::date::names::{MONTHS, WEEKDAYS};

/// The seasons, with their number in EDTF.
const SEASONS: [(&str, u8); 5] = [
    ("spring", 21),
    ("summer", 22),
    ("autumn", 23),
    ("fall", 23),
    ("winter", 24),
];

/// The parts of a year, with their first and last month.
const PARTS: [(&str, u8, u8); 6] = [
    ("q1", 1, 3),
    ("q2", 4, 6),
    ("q3", 7, 9),
    ("q4", 10, 12),
    ("h1", 1, 6),
    ("h2", 7, 12),
];

/// What words may mean: nothing where one of them is not understood.
pub(super) fn read(text: &str) -> Vec<String> {
    let words = parted(text);
    if let Some(year) = months::before_first(&words) {
        return vec![year];
    }
    match words[..] {
        [decade] | [decade, "s"] => decades(decade.trim_end_matches('s'), text),
        [a, b] => of_year(a, b)
            .or_else(|| of_year(b, a))
            .into_iter()
            .collect(),
        [a, b, c] => {
            let orders = [(a, b, c), (b, a, c), (c, b, a)];
            orders
                .into_iter()
                .find_map(|(day, month, year)| of_month(day, month, year))
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The words of a date, without those that say nothing.
pub(super) fn parted(text: &str) -> Vec<&str> {
    let words = text
        .split([' ', ',', '-', '/', '\'', '’', '.'])
        .filter(|word| !word.is_empty());
    let mut words: Vec<&str> = words
        .filter(|word| !matches!(*word, "of" | "the" | "in") && !FILLERS.contains(word))
        .collect();
    words.retain(|word| !is_name(word, &WEEKDAYS));
    words
}

/// The number of a season in EDTF.
pub(super) fn season(name: &str) -> Option<u8> {
    let found = SEASONS.iter().find(|(season, _)| *season == name);
    found.map(|(_, number)| *number)
}

/// The years that `2010s` may be: a decade; of 2000s, a century, too.
fn decades(year: &str, written: &str) -> Vec<String> {
    if !is_year(year) || !written.ends_with('s') || !year.ends_with('0') {
        return Vec::new();
    }
    let decade = format!("{}X", &year[..3]);
    let century = year.ends_with("00").then(|| format!("{}XX", &year[..2]));
    std::iter::once(decade).chain(century).collect()
}

pub(super) fn of_year(part: &str, year: &str) -> Option<String> {
    if !is_year(year) {
        return None;
    }
    if let Some(month) = month(part) {
        return Some(format!("{year}-{month:02}"));
    }
    if let Some(season) = season(part) {
        return Some(format!("{year}-{season}"));
    }
    let (_, first, last) = PARTS.iter().find(|(name, ..)| *name == part)?;
    Some(format!("{year}-{first:02}/{year}-{last:02}"))
}

pub(super) fn of_month(day: &str, name: &str, year: &str) -> Option<String> {
    let day = ["st", "nd", "rd", "th"]
        .iter()
        .chain(&ORDINALS)
        .find_map(|end| day.strip_suffix(end))
        .unwrap_or(day);
    let is_day = (1..=2).contains(&day.len()) && day.bytes().all(|b| b.is_ascii_digit());
    let month = month(name)?;
    (is_day && is_year(year)).then(|| format!("{year}-{month:02}-{day:0>2}"))
}

/// The number of a month by its name, which may be cut.
pub(super) fn month(name: &str) -> Option<usize> {
    let found = MONTHS.iter().position(|month| is_cut(name, month));
    let other = || months::month(name);
    found.map(|index| index + 1).or_else(other)
}

fn is_name(word: &str, names: &[&str]) -> bool {
    names.iter().any(|name| is_cut(word, name))
}

/// Whether a word is another one, or its first three letters or more, whatever the case.
fn is_cut(word: &str, whole: &str) -> bool {
    let start = whole.get(..word.len());
    word.len() >= 3 && start.is_some_and(|start| start.eq_ignore_ascii_case(word))
}

pub(super) fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())
}
