//! Keys that a record does not have, and what was meant by them: a field by another name, the rest of a text that a comma
//! cut, a date with fields beside it.

use super::Reader;
use super::other_names::{ENDS, either, is_address, one_of_two, other, renamed};
use super::scalar::NEAR;
use crate::briefing::date::{When, meant};
use crate::briefing::slide::PARTS;
use crate::briefing::words::is_reference;
use crate::diagnostic::fix::{Fix, as_item};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, Span};
use crate::words::short::short;
use crate::words::suggest::{self, Suggestion};
use crate::yaml::meant::spelt;
use crate::yaml::pairs::{FirstKeys, Pair};
use crate::yaml::shape::{Record, Shape};
use crate::yaml::tree::Node;

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
        if value.is_null() {
            if let Some(field) = self.glued_key(key.span, name, record) {
                return vec![field];
            }
            if self.behind_comma(key.span, record) {
                return Vec::new();
            }
        }
        let show = field("show").filter(|_| PARTS.iter().any(|(part, ..)| *part == name));
        if let Some(show) = show {
            self.slide_part((key, value), name, firsts.is_one());
            return vec![show];
        }
        let (suggestion, stands_for) = if let Some(help) = dated(name, value.text(), record) {
            let fields = ["date", "title"].into_iter().filter_map(field);
            (help.into(), fields.collect())
        } else if let Some(help) = end(name, value.text(), record, firsts) {
            (help.into(), Vec::new())
        } else if let Some(own) = same_name(name, names()) {
            (respelt(own, firsts), vec![own])
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

    /// Reports what a slide shows that is written as a key and its value, which may be all that the slide has.
    fn slide_part(&mut self, (key, value): (&Node<'_>, &Node<'_>), name: &str, is_all: bool) {
        if !self.keeps(Code::UnknownKey, key.span) {
            return;
        }
        let ids = value.text().filter(|_| !value.is_null());
        let words = format!("{name} {}", ids.unwrap_or("…"));
        let written = match is_all {
            true => words.clone(),
            false => format!("show: {words}"),
        };
        let help = format!(
            "write the slide as words, without a colon: `{}`",
            short(&written)
        );
        let is_sure = ids.is_some_and(|ids| ids.split_whitespace().all(is_reference));
        let whole = Span::new(key.span.range().start, value.span.range().end);
        let fix = is_sure.then(|| Fix::rewrite(&self.place(whole), &written));
        let message = format!("a slide has no field `{}`", short(name));
        let place = self.place(key.span);
        let problem = Diagnostic::new(Code::UnknownKey, place, &message, &help);
        self.problems.push(problem.mended_by(fix.flatten()));
    }

    /// Reports a value of some shape, from a byte on, that a comma cut before the bytes of a key.
    fn cut_value(&mut self, key: Span, first: usize, shape: Option<&Shape>) {
        let text = self.source.text();
        let rest = text.get(first..).unwrap_or_default();
        let rest = &rest[..rest.floor_char_boundary(NEAR)];
        let line = rest.split(['}', '\n']).next().unwrap_or_default();
        let mut length = 0;
        for (nth, part) in line.split_inclusive(',').enumerate() {
            if nth > 0 && part.contains(": ") {
                break;
            }
            length += part.len();
        }
        let whole = line[..length].trim_end_matches([',', ' ', '\r']);
        let place = self.place(Span::new(first, first + whole.len()));
        let (help, fix) = uncut(&place, shape);
        let message = "inside `{ }` a comma ends a value";
        let problem = Diagnostic::new(Code::UnknownKey, self.place(key), message, &help);
        self.problems.push(problem.mended_by(fix));
    }

    /// Reports numbers between `[ ]` that a comma cut into items: three digits right behind it, and others before it.
    pub(super) fn cut_numbers(&mut self, items: &[Node<'_>], shape: &Shape) {
        if !matches!(
            shape,
            Shape::Words(_) | Shape::RefOrTitle | Shape::Record(_)
        ) {
            return;
        }
        let mut rest = items;
        while let [first, behind @ ..] = rest {
            let cut = rest
                .windows(2)
                .take_while(|both| self.is_cut_number(&both[0], &both[1]));
            let count = cut.count();
            rest = behind.get(count..).unwrap_or_default();
            let Some(last) = behind.get(..count).and_then(<[Node<'_>]>::last) else {
                continue;
            };
            let place = self.place(Span {
                start: first.span.start,
                end: last.span.end,
            });
            let whole = place.source.slice(place.span);
            let message = format!(
                "a comma inside `[ ]` ends an item, so that these are {} items",
                count + 1
            );
            let help = format!(
                "put the text in quotes if it is one: \"{}\"; else write a space behind the comma",
                short(whole)
            );
            let fix = Fix::rewrite(&place, &format!("\"{whole}\""));
            let fix = fix.filter(|_| !whole.contains(['"', '\\', '\n']));
            let problem = Diagnostic::new(Code::LookAlike, place, &message, &help);
            self.problems.push(problem.mended_by(fix));
        }
    }

    /// Whether two items are a number that a comma cut, as in `1,000`.
    fn is_cut_number(&self, one: &Node<'_>, next: &Node<'_>) -> bool {
        let between = one.span.range().end..next.span.range().start;
        if self.source.text().get(between) != Some(",") {
            return false;
        }
        let (before, behind) = (self.source.slice(one.span), self.source.slice(next.span));
        let digits = |count: usize| (1..=3).contains(&count);
        let before = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        let after = behind.bytes().take_while(u8::is_ascii_digit).count();
        digits(before) && after == 3
    }

    /// Whether a pair is the rest of a value that a comma cut inside `{ }`: a key without a colon.
    pub(super) fn is_rest(&self, (key, value): &Pair<'_>) -> bool {
        let behind = self.source.text().get(key.span.range().end..);
        value.is_null() && behind.is_some_and(|behind| behind.trim_start().starts_with([',', '}']))
    }

    /// Reports several names that stand as one where a list may stand.
    pub(super) fn names_in_one(&mut self, node: &Node<'_>, shape: &Shape) {
        let is_name = matches!(shape, Shape::Record(record) if record.name == "alias");
        let Some(names) = node.text().filter(|_| is_name).and_then(several_names) else {
            return;
        };
        let text = node.text().unwrap_or_default();
        let names: Option<Vec<String>> = names.into_iter().map(as_item).collect();
        let Some(names) = names else { return };
        let list = format!("[{}]", names.join(", "));
        let help = format!(
            "write them as a list, `{}`; one name with a comma, as a list of one",
            short(&list)
        );
        let place = self.place(node.span);
        let fix = Fix::rewrite(&place, &list);
        let message = format!("`{}` is read as one name", short(text));
        let problem = Diagnostic::new(Code::UnusualValue, place, &message, &help);
        self.problems.push(problem.mended_by(fix));
    }

    /// Reports a key without a colon that is the rest of a text inside `{ }`, which a comma cut. Says whether it is one;
    /// of several in a row the first is told.
    fn behind_comma(&mut self, key: Span, record: &Record) -> bool {
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
        let Some(colon) = before.rfind(": ") else {
            return false;
        };
        let value = before[colon + 2..].trim_start();
        if !is_plain(value) {
            return false;
        }
        if !value.contains(',') && self.keeps(Code::UnknownKey, key) {
            let first = from + before.len() - value.len();
            let name = before[..colon].rsplit(|c: char| !is_of_name(c)).next();
            let shape = record.fields.get(name.unwrap_or_default());
            self.cut_value(key, first, shape.map(|field| &field.shape));
        }
        true
    }
}

/// Whether a letter may stand in the name of a field.
fn is_of_name(c: char) -> bool {
    c.is_ascii_lowercase() || c == '_'
}

/// How a value is to be written that a comma cut, and what does it.
fn uncut(place: &Place, shape: Option<&Shape>) -> (String, Option<Fix>) {
    let whole = place.source.slice(place.span);
    let is_date = matches!(shape, Some(Shape::Date));
    if let [date] = &meant::meant(whole)[..]
        && is_date
    {
        return (format!("write `{date}`"), Fix::rewrite(place, date));
    }
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_number = |(before, behind): (&str, &str)| {
        digit(before.chars().next_back()) && digit(behind.chars().next())
    };
    let has_number = whole.split_once(',').is_some_and(is_number);
    if matches!(shape, Some(Shape::List(_))) && !has_number {
        let list = format!("[{whole}]");
        let help = format!("write all of it as a list: `{}`", short(&list));
        return (help, Fix::rewrite(place, &list));
    }
    let help = format!("put the whole text in quotes: \"{}\"", short(whole));
    (help, Fix::enquote(place))
}

/// What stands behind the names of companies and persons.
const BEHIND_NAMES: &[&str] = &[
    "inc", "ltd", "llc", "corp", "co", "plc", "ag", "gmbh", "sa", "jr", "sr", "lp", "llp",
];

/// Several names in one, each of which has letters.
fn several_names(text: &str) -> Option<Vec<&str>> {
    let sign = [", ", "; ", " / "]
        .into_iter()
        .find(|sign| text.contains(sign))?;
    let names: Vec<&str> = text.split(sign).map(str::trim).collect();
    let is_name = |name: &&str| {
        let word = name.trim_end_matches('.').to_lowercase();
        let has_letters = name.chars().any(char::is_alphabetic);
        has_letters && !BEHIND_NAMES.contains(&word.as_str())
    };
    names.iter().all(is_name).then_some(names)
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

/// The field that a key is, but for the size of its letters and the signs between its words.
fn same_name<'a>(name: &str, mut fields: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let name = spelt(name, "_");
    fields.find(|field| spelt(field, "_") == name)
}

/// The suggestion of a field by its own name.
fn respelt(own: &str, firsts: &FirstKeys<'_, '_>) -> Suggestion {
    match firsts.of(own) {
        None => Suggestion {
            help: suggest::did_you_mean(own),
            word: Some(own.to_owned()),
        },
        Some(_) => format!("`{own}` is there already: put both together, or take one out").into(),
    }
}
