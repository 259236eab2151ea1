//! Dates of digits alone, in other orders and with other signs than those of EDTF, and times of day behind them.

use std::iter;

/// A date whose numbers have the words for year, month and day behind them, as in Chinese, Japanese and Korean.
pub(super) fn counted(text: &str) -> Option<String> {
    if !text.contains(['年', '년']) {
        return None;
    }
    let parts = text.split(['年', '년', '月', '월', '日', '일', '号']);
    let parts: Vec<&str> = parts
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    parts.iter().all(is_number).then(|| parts.join("-"))
}

/// What digits may mean; nothing where there is anything else in them than the signs of dates.
pub(super) fn read(text: &str) -> Vec<String> {
    if let Some((day, time)) = parted(text) {
        let Some(time) = time_of_day(time) else {
            return Vec::new();
        };
        let days = days(day.trim_end_matches([',', ' ']));
        return days
            .into_iter()
            .map(|day| format!("{day}T{time}"))
            .collect();
    }
    days(text)
}

/// A day and the time behind it.
fn parted(text: &str) -> Option<(&str, &str)> {
    let colon = text.find(':')?;
    let at = text[..colon].rfind(['t', ' '])?;
    Some((&text[..at], text[at + 1..].trim()))
}

/// A time of day as EDTF writes it, with the zone that it names, if it names one.
fn time_of_day(text: &str) -> Option<String> {
    let end = text
        .find(|c: char| !c.is_ascii_digit() && c != ':')
        .unwrap_or(text.len());
    let (clock, zone) = (&text[..end], text[end..].trim());
    let mut parts = clock.split(':').map(|part| {
        (1..=2)
            .contains(&part.len())
            .then(|| part.parse::<u8>().ok())?
    });
    let (hour, minute) = (parts.next()??, parts.next()??);
    let second = parts.next().unwrap_or(Some(0))?;
    let zone = match zone {
        "" => String::new(),
        "z" | "utc" | "gmt" => "Z".to_owned(),
        zone => offset(zone)?,
    };
    parts
        .next()
        .is_none()
        .then(|| format!("{hour:02}:{minute:02}:{second:02}{zone}"))
}

/// A zone as `+01:00`.
fn offset(zone: &str) -> Option<String> {
    let sign = zone.chars().next().filter(|c| matches!(c, '+' | '-'))?;
    let digits = zone[1..].replace(':', "");
    let is_whole = matches!(digits.len(), 2 | 4) && digits.bytes().all(|b| b.is_ascii_digit());
    let minutes = digits
        .get(2..)
        .filter(|minutes| !minutes.is_empty())
        .unwrap_or("00");
    is_whole.then(|| format!("{sign}{}:{minutes}", &digits[..2]))
}

fn days(text: &str) -> Vec<String> {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if text.len() == 8 && is_digits(text) {
        return vec![format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..])];
    }
    let signs = ['/', '.', '-']
        .into_iter()
        .filter(|sign| text.contains(*sign));
    let [sign] = signs.collect::<Vec<_>>()[..] else {
        return Vec::new();
    };
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    if !parts.iter().all(|part| is_digits(part)) {
        return Vec::new();
    }
    let day = |year: &str, month: &str, day: &str| {
        let is_month = number(month).is_some_and(|month| (1..=12).contains(&month));
        (is_month && day.len() <= 2).then(|| format!("{year}-{month:0>2}-{day:0>2}"))
    };
    let month = |year: &str, month: &str| (month.len() <= 2).then(|| format!("{year}-{month:0>2}"));
    let (first, second) = match parts[..] {
        [year, m] if is_year(year) => (month(year, m), None),
        [m, year] if is_year(year) => (month(year, m), None),
        // A year stands before its month; the other order is a slip.
        [year, m, d] if is_year(year) => (day(year, m, d).or_else(|| day(year, d, m)), None),
        // With dots the day comes first nearly everywhere, with strokes in most countries, but not in the largest.
        [a, b, year] if is_year(year) && sign == '.' => (day(year, b, a), day(year, a, b)),
        [a, b, year] if is_year(year) => (day(year, a, b), day(year, b, a)),
        _ => (None, None),
    };
    first
        .into_iter()
        .chain(iter::once(second).flatten())
        .collect()
}

fn is_year(text: &str) -> bool {
    text.len() == 4
}

fn number(text: &str) -> Option<u8> {
    text.parse().ok()
}
