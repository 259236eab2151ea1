//! Keys that a record does not have, and what was meant by them: a field by another name, the rest of a text that a comma
//! cut, a date with fields beside it.

use super::Reader;
use super::scalar::NEAR;
use crate::briefing::date::{When, meant};
use crate::briefing::slide::PARTS;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::Span;
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};
use crate::yaml::pairs::{FirstKeys, Pair};
use crate::yaml::shape::Record;

/// What people and other formats call fields, and what they may be here: the first that a record has.
const NAMES: &[(&str, &[&str])] = &[
    ("name", &["title", "text"]),
    ("title", &["name", "text"]),
    ("headline", &["title", "name"]),
    ("description", &["text", "summary"]),
    ("desc", &["text", "summary"]),
    ("summary", &["text", "bluf"]),
    ("text", &["summary", "bluf"]),
    ("body", &["text", "summary"]),
    ("details", &["text", "summary"]),
    ("content", &["text", "summary"]),
    ("abstract", &["bluf", "text", "summary"]),
    ("type", &["kind"]),
    ("category", &["kind", "tags"]),
    ("link", &["url"]),
    ("href", &["url"]),
    ("website", &["url"]),
    ("author", &["authors", "by"]),
    ("speaker", &["by"]),
    ("who", &["by", "actors"]),
    ("source", &["sources"]),
    ("reference", &["sources"]),
    ("references", &["sources"]),
    ("citation", &["sources"]),
    ("aka", &["aliases"]),
    ("location", &["place", "country"]),
    ("where", &["place"]),
    ("time", &["date"]),
    ("day", &["date"]),
    ("year", &["date"]),
    ("probability", &["likelihood"]),
    ("chance", &["likelihood"]),
    ("certainty", &["confidence"]),
    ("reason", &["why", "basis"]),
    ("reasons", &["why", "pros"]),
    ("rationale", &["why"]),
    ("classification", &["tlp"]),
    ("marking", &["tlp"]),
    ("severity", &["importance", "impact"]),
    ("comment", &["notes"]),
    ("advantages", &["pros"]),
    ("disadvantages", &["cons"]),
    ("victim", &["target"]),
    ("victims", &["target"]),
];

/// What people call the two ends of a time, of which both are in one field here.
const ENDS: &[(&str, bool)] = &[
    ("start", false),
    ("begin", false),
    ("start_date", false),
    ("end", true),
    ("end_date", true),
];

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
        } else if let Some(own) = other_name(name, record).and_then(field) {
            (renamed(own, firsts), vec![own])
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

/// What a field that goes by another name elsewhere is called in a record.
fn other_name(name: &str, record: &Record) -> Option<&'static str> {
    let spelt = name.to_lowercase();
    let (_, own) = NAMES.iter().find(|(other, _)| *other == spelt)?;
    own.iter()
        .find(|own| record.fields.contains_key(**own))
        .copied()
}

/// The suggestion of another name for a field.
fn renamed(own: &str, firsts: &FirstKeys<'_, '_>) -> Suggestion {
    match firsts.of(own) {
        None => Suggestion {
            help: format!("write it as `{own}`"),
            word: Some(own.to_owned()),
        },
        Some(_) => {
            format!("that is `{own}` here, which is there already: put the words there").into()
        }
    }
}
