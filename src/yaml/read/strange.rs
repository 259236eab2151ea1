//! Keys that a record does not have, and what was meant by them: a field by another name, the rest of a text that a comma
//! cut, a date with fields beside it.

use super::Reader;
use super::other_names::{ENDS, either, is_address, one_of_two, other, renamed};
use super::scalar::NEAR;
use crate::briefing::date::{When, meant};
use crate::briefing::slide::PARTS;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::short::short;
use crate::words::suggest;
use crate::yaml::pairs::{FirstKeys, Pair};
use crate::yaml::shape::Record;

impl Reader<'_> {
    /// Reports a key that a record does not have. Returns the fields that it stands for, which are not missing then.
    pub(super) fn unknown_key(
        &mut self,
        (key, value): &Pair<'_>,
        name: &str,
        record: &'static Record,
        firsts: &FirstKeys<'_, '_>,
    ) -> Vec<&'static str> {
        let names = || record.fields.keys().map(String::as_str);
        let field = |wanted: &str| names().find(|name| *name == wanted);
        if self.look_alike_in(name, key.span) {
            return suggest::nearest(name, names()).into_iter().collect();
        }
        if value.is_null() && self.behind_comma(key.span) {
            return Vec::new();
        }
        let is_part =
            record.fields.contains_key("show") && PARTS.iter().any(|(part, ..)| *part == name);
        let (suggestion, stands_for) = if is_part {
            let help = format!("write the slide as words, without a colon: `{name} …`");
            (help.into(), Vec::new())
        } else if let Some(help) = dated(name, value.text(), record) {
            let fields = ["date", "title"].into_iter().filter_map(field);
            (help.into(), fields.collect())
        } else if let Some(help) = end(name, value.text(), record, firsts) {
            (help.into(), Vec::new())
        } else if let Some(either) = either(name, record) {
            let fields = either.map(field).into_iter().flatten().collect();
            (one_of_two(either, record).into(), fields)
        } else if is_address(name, value.text()) && field("sources").is_some() {
            (
                ADDRESS.to_owned().into(),
                field("sources").into_iter().collect(),
            )
        } else if let Some(own) = other(name, |own| record.fields.contains_key(own)) {
            (renamed(own, firsts), field(own).into_iter().collect())
        } else {
            let suggestion = firsts.but_given(suggest::key(name, names()));
            (
                suggestion,
                suggest::nearest(name, names()).into_iter().collect(),
            )
        };
        if self.keeps(Code::UnknownKey, key.span) {
            let message = format!(
                "{} has no field `{}`",
                suggest::one(&record.name),
                short(name)
            );
            self.report_word(Code::UnknownKey, key.span, &message, name, &suggestion);
        }
        stands_for
    }

    /// Reports a key without a colon that is the rest of a text inside `{ }`, which a comma cut. Says whether it is one;
    /// of several in a row the first is told.
    fn behind_comma(&mut self, key: Span) -> bool {
        let text = self.source.text();
        let (start, end) = (key.range().start, key.range().end);
        let behind = text.get(end..).unwrap_or_default().trim_start();
        let from = text.ceil_char_boundary(start.saturating_sub(NEAR));
        let before = text.get(from..start).unwrap_or_default().trim_end();
        let Some(before) = before.strip_suffix(',') else {
            return false;
        };
        if !behind.starts_with([',', '}']) {
            return false;
        }
        // What stands before is the value that was cut, or another part of it, which was told.
        let value = before.rfind(": ").map(|colon| &before[colon + 2..]);
        let is_first = |value: &str| !value.contains(',');
        let Some(value) = value.map(str::trim).filter(|value| is_plain(value)) else {
            return false;
        };
        if is_first(value) && self.keeps(Code::UnknownKey, key) {
            let rest = text.get(start..).unwrap_or_default();
            let whole = rest[..rest.floor_char_boundary(NEAR)]
                .split(['}', '\n'])
                .next();
            let words = whole.unwrap_or_default().split(',');
            let rest = words.take_while(|part| !part.contains(':')).map(str::trim);
            let all: Vec<&str> = std::iter::once(value).chain(rest).collect();
            let help = format!(
                "put the whole text in quotes: \"{}\"",
                short(&all.join(", "))
            );
            let message = "inside `{ }` a comma ends a value";
            let place = self.place(key);
            self.problems
                .push(Diagnostic::new(Code::UnknownKey, place, message, &help));
        }
        true
    }
}

/// What to do with an address in an entry that has none of its own.
const ADDRESS: &str = "write it as the `url` of a source, and cite that: `sources: its-id`";

/// Whether a value is written without quotes or brackets.
fn is_plain(value: &str) -> bool {
    !value.is_empty() && !value.contains(['"', '\'', '[', ']', '{', '}'])
}

/// What to write for `2014-12-19: Title` with more fields below it.
fn dated(name: &str, title: Option<&str>, record: &Record) -> Option<String> {
    let starts = name.starts_with(|c: char| c.is_ascii_digit());
    if !record.dated || !starts {
        return None;
    }
    let date = match When::parse(name) {
        Ok(_) => name.to_owned(),
        Err(_) => meant::meant(name).into_iter().next()?,
    };
    let title = title.unwrap_or("…");
    Some(format!(
        "beside other fields write `date: {date}` and `title: {}`",
        short(title)
    ))
}

/// What to write for one end of a time that has a field of its own elsewhere.
fn end(
    name: &str,
    value: Option<&str>,
    record: &Record,
    firsts: &FirstKeys<'_, '_>,
) -> Option<String> {
    let (_, is_end) = ENDS.iter().find(|(end, _)| *end == name)?;
    if !record.fields.contains_key("date") {
        return None;
    }
    let own = |text: &str| match When::parse(text) {
        Ok(_) if !text.contains('/') => Some(text.to_owned()),
        _ => None,
    };
    let value = value.and_then(own);
    let other = |names: &[&str]| {
        let mut given = names.iter().filter_map(|name| firsts.of(name)?.1.text());
        given.find_map(own)
    };
    let (start, end) = match is_end {
        true => (other(&["date", "start", "begin", "start_date"]), value),
        false => (value, other(&["end", "end_date", "date"])),
    };
    let open = "..".to_owned();
    let interval = match (start, end) {
        (None, None) => "2014-11/2014-12".to_owned(),
        (start, end) => format!(
            "{}/{}",
            start.unwrap_or_else(|| open.clone()),
            end.unwrap_or(open)
        ),
    };
    Some(format!(
        "write both ends into one field: `date: {interval}`"
    ))
}
