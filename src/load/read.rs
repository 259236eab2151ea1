//! Walks a tree along a shape: values come out, problems and links are noted on the way.
//!
//! A value that is wrong is reported and left out, so that what comes out can be decoded. All problems of an entry
//! are found in one walk, and the links of an entry that is broken elsewhere still count.

use std::collections::HashMap;
use std::sync::Arc;

use serde_yaml::{Mapping, Value};
use unicode_segmentation::UnicodeSegmentation;

use super::shape::{Field, Form, Keys, Record, Shape, Target};
use super::suggest;
use super::yaml::{Kind, Node, Style};
use crate::briefing::EntryKind;
use crate::briefing::date::{DateError, When};
use crate::briefing::id::{RESERVED, id_from, is_id};
use crate::briefing::prose;
use crate::briefing::question::{CELLS, Cell};
use crate::briefing::slide::{PARTS, Show};
use crate::briefing::words::{Address, is_reference};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::text::{Lines, Text, clean};

/// A link as it is written: from an entry of the file to an id.
#[derive(Debug, Clone)]
pub struct WrittenLink {
    /// The id of the entry that it stands in; empty for the briefing itself.
    pub from: Text,
    /// The field that it stands in, as `attribution.for`.
    pub field: Text,
    /// The id that it names.
    pub target: Text,
    /// What the id must name.
    pub wants: &'static Target,
    /// The bytes of the id.
    pub span: Span,
    /// The sentence around a wiki link; none for a link by a field.
    pub sentence: Option<Text>,
}

/// Ids of any kind.
static ANY: Target = Target {
    kinds: Vec::new(),
    open: false,
};

/// Ids of sources.
static SOURCES: std::sync::LazyLock<Target> = std::sync::LazyLock::new(|| Target {
    kinds: vec![EntryKind::Source],
    open: false,
});

/// What the words of a slide name.
static SHOWN: std::sync::LazyLock<Vec<(&'static str, Target)>> = std::sync::LazyLock::new(|| {
    let kinds = |kind: &str| EntryKind::from_word(kind).into_iter().collect();
    PARTS
        .iter()
        .map(|(name, _, kind, _)| {
            (
                *name,
                Target {
                    kinds: kinds(kind),
                    open: false,
                },
            )
        })
        .collect()
});

/// The first place of each key of a map: looked through where there are few, looked up where there are many.
pub enum FirstKeys<'n, 't> {
    /// Few keys.
    Few(&'n [(Node<'t>, Node<'t>)]),
    /// Many keys.
    Many(HashMap<&'n str, Span>),
}

impl<'n, 't> FirstKeys<'n, 't> {
    /// Those of a map.
    pub fn new(pairs: &'n [(Node<'t>, Node<'t>)]) -> Self {
        if pairs.len() <= 32 {
            return Self::Few(pairs);
        }
        let mut firsts = HashMap::new();
        for (key, _) in pairs {
            if let Some(name) = key.text() {
                firsts.entry(name).or_insert(key.span);
            }
        }
        Self::Many(firsts)
    }

    /// Where a key stands first.
    pub fn of(&self, name: &str) -> Option<Span> {
        match self {
            Self::Few(pairs) => pairs
                .iter()
                .map(|(key, _)| key)
                .find(|key| key.text() == Some(name))
                .map(|key| key.span),
            Self::Many(firsts) => firsts.get(name).copied(),
        }
    }
}

/// Whether an entry stands alone, or adds to one of a library file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// It must have its required fields.
    Alone,
    /// The library file has what is required.
    OnBase,
}

/// A walk through one file.
pub struct Reader<'s> {
    source: &'s Arc<SourceFile>,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
    /// The links that were met.
    pub links: Vec<WrittenLink>,
    /// The rating criteria that were met.
    pub criteria: Vec<(Text, Span)>,
    entry: Text,
    path: Vec<&'static str>,
    /// The path of the last link, and its name.
    field: (Vec<&'static str>, Text),
}

impl<'s> Reader<'s> {
    /// A walk that has not begun.
    pub fn new(source: &'s Arc<SourceFile>) -> Self {
        Self {
            source,
            problems: Vec::new(),
            links: Vec::new(),
            criteria: Vec::new(),
            entry: Text::line(""),
            path: Vec::new(),
            field: (Vec::new(), Text::line("")),
        }
    }

    /// Says which entry the links belong to from here on.
    pub fn enter(&mut self, entry: &str) {
        self.entry = Text::line(entry);
    }

    /// A place in the file.
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.source, span)
    }

    /// Notes a problem.
    pub fn report(&mut self, code: Code, span: Span, message: &str, help: &str) {
        let place = self.place(span);
        self.problems
            .push(Diagnostic::new(code, place, message, help));
    }

    /// Reads one entry.
    pub fn record(
        &mut self,
        node: &Node<'_>,
        record: &'static Record,
        stands: Stands,
        name: Span,
    ) -> Option<Value> {
        if let Some(value) = self.shorthand(node, record) {
            return self.fields(&value, record, stands, name);
        }
        let known = |key: &str| {
            record.fields.contains_key(key)
                || suggest::nearest(key, record.fields.keys().map(String::as_str)).is_some()
        };
        let is_slide = record.fields.contains_key("show");
        if record.main.is_some() && !is_slide && self.colon(node, known) {
            return None;
        }
        self.fields(node, record, stands, name)
    }

    /// What a bare string, a pair in a string, or `date: text` stands for.
    fn shorthand<'n>(&mut self, node: &Node<'n>, record: &'static Record) -> Option<Node<'n>> {
        let key = |name: &str| Node {
            span: node.span,
            kind: Kind::Scalar {
                text: name.to_owned().into(),
                style: Style::Quoted,
            },
        };
        let map = |pairs| {
            Some(Node {
                span: node.span,
                kind: Kind::Map(pairs),
            })
        };
        match (&node.kind, &record.pair, &record.main) {
            (Kind::Map(pairs), ..) if record.dated && pairs.len() == 1 => {
                let (date, title) = &pairs[0];
                // A key that starts with a digit is meant as a date, also where it is none.
                let is_date = date.text().is_some_and(|text| {
                    text.starts_with(|c: char| c.is_ascii_digit()) || When::parse(text).is_ok()
                });
                (is_date && title.text().is_some()).then(|| {
                    map(vec![
                        (key("date"), date.clone()),
                        (key("title"), title.clone()),
                    ])
                })?
            }
            (Kind::Scalar { text, .. }, Some((first, second)), _) => {
                let (kind, to) = text.trim().split_once(char::is_whitespace)?;
                let part = |part: &str| {
                    let span = self.find(part, node.span, node.span.start);
                    Node {
                        span,
                        kind: Kind::Scalar {
                            text: part.to_owned().into(),
                            style: Style::Quoted,
                        },
                    }
                };
                map(vec![
                    (key(first), part(kind)),
                    (key(second), part(to.trim())),
                ])
            }
            (Kind::Scalar { .. }, _, Some(main)) if !node.is_null() => {
                map(vec![(key(main), node.clone())])
            }
            _ => None,
        }
    }

    /// Reports text that YAML takes for a map, because of a colon in it: one pair, without braces, of a key that is
    /// not `known` and a text.
    fn colon(&mut self, node: &Node<'_>, known: impl Fn(&str) -> bool) -> bool {
        let Kind::Map(pairs) = &node.kind else {
            return false;
        };
        let [(key, value)] = pairs.as_slice() else {
            return false;
        };
        let (Some(word), Some(_)) = (key.text(), value.text()) else {
            return false;
        };
        let written = self.source.slice(node.span);
        if written.starts_with('{') || value.is_null() || word.starts_with("x-") || known(word) {
            return false;
        }
        let colon = self.find(":", node.span, key.span.end);
        self.report(
            Code::UnquotedColon,
            colon,
            "a colon followed by a space makes a key of the words before it",
            &format!(
                "put the whole text in double quotes: \"{}\"",
                short(written)
            ),
        );
        true
    }

    fn fields(
        &mut self,
        node: &Node<'_>,
        record: &'static Record,
        stands: Stands,
        name: Span,
    ) -> Option<Value> {
        let no_pairs = Vec::new();
        let pairs = match &node.kind {
            Kind::Map(pairs) => pairs,
            Kind::Scalar { .. } if node.is_null() => &no_pairs,
            _ => {
                self.nested_link_or_type(
                    node,
                    &format!("{} is a map of fields", suggest::one(&record.name)),
                    "write its fields as `key: value`",
                );
                return None;
            }
        };
        let mut out = Mapping::new();
        let mut given: Vec<&str> = Vec::new();
        let mut whole = true;
        let firsts = FirstKeys::new(pairs);
        for (key, value) in pairs {
            let Some(name) = self.key(key, &firsts) else {
                continue;
            };
            let Some((known, field)) = record.fields.get_key_value(name) else {
                self.unknown_key(name, key.span, record);
                continue;
            };
            if !(value.is_null() && field.required) {
                given.push(name);
            }
            self.path.push(known.as_str());
            let read = self.value(value, &field.shape, field);
            self.path.pop();
            match read {
                Some(read) => drop(out.insert(Value::String(known.clone()), read)),
                None => whole &= !field.required,
            }
        }
        whole &= stands == Stands::OnBase || self.complete(record, &given, name);
        whole.then_some(Value::Mapping(out))
    }

    /// A key of a map, unless it is no text, one's own (`x-`), or a repetition.
    fn key<'n>(&mut self, key: &'n Node<'_>, firsts: &FirstKeys<'_, '_>) -> Option<&'n str> {
        let Some(name) = key.text() else {
            self.report(
                Code::WrongType,
                key.span,
                "a key must be text",
                "write `key: value`",
            );
            return None;
        };
        if let Some(first) = firsts.of(name).filter(|first| *first != key.span) {
            let problem = Diagnostic::new(
                Code::DuplicateKey,
                self.place(key.span),
                &format!("`{}` is given twice", short(name)),
                "keep one of them; the first counts",
            );
            self.problems
                .push(problem.note(self.place(first), "first given here"));
            return None;
        }
        (!name.starts_with("x-")).then_some(name)
    }

    /// Reports a key that a record does not have.
    pub fn unknown_key(&mut self, name: &str, span: Span, record: &Record) {
        let known = record.fields.keys().map(String::as_str);
        let is_part =
            record.fields.contains_key("show") && PARTS.iter().any(|(part, ..)| *part == name);
        let help = match suggest::nearest(name, known) {
            _ if is_part => format!("write the slide as words, without a colon: `{name} …`"),
            Some(key) => format!("did you mean `{key}`? Keys of your own start with `x-`"),
            None if name.contains(' ') => {
                "inside `{ }` a comma ends a value: put the text in quotes".to_owned()
            }
            None => "keys of your own start with `x-`".to_owned(),
        };
        self.report(
            Code::UnknownKey,
            span,
            &format!(
                "{} has no field `{}`",
                suggest::one(&record.name),
                short(name)
            ),
            &help,
        );
    }

    fn complete(&mut self, record: &Record, given: &[&str], name: Span) -> bool {
        let missing = |key: &String| !given.contains(&key.as_str());
        let lacking: Vec<&String> = record
            .fields
            .iter()
            .filter(|(key, field)| field.required && missing(key))
            .map(|(key, _)| key)
            .collect();
        for key in &lacking {
            let help = format!("add `{key}`: {}", aside(&record.fields[*key].doc));
            self.report(
                Code::MissingField,
                name,
                &format!("this {} has no `{key}`", record.name),
                &help,
            );
        }
        let neither = !record.either.is_empty() && record.either.iter().all(missing);
        if neither {
            let names = |word: &str| format!("`{}`", record.either.join(&format!("` {word} `")));
            self.report(
                Code::MissingField,
                name,
                &format!("this {} has neither {}", record.name, names("nor")),
                &format!("add {}", names("or")),
            );
        }
        lacking.is_empty() && !neither
    }

    fn value(&mut self, node: &Node<'_>, shape: &'static Shape, field: &Field) -> Option<Value> {
        if node.is_null() {
            // The parser gives `~` for nothing at all, too.
            if self.source.slice(node.span) == "~" && !field.required {
                self.report(
                    Code::LoneTilde,
                    node.span,
                    "`~` means no value in YAML",
                    "put it in quotes, or leave the key out",
                );
            }
            return None;
        }
        self.read(node, shape)
    }

    fn read(&mut self, node: &Node<'_>, shape: &'static Shape) -> Option<Value> {
        match shape {
            Shape::List(inner) => self.list(node, inner),
            Shape::Map(keys, inner) => self.map(node, keys, inner),
            Shape::Record(record) => {
                let name = match &node.kind {
                    Kind::Map(pairs) => pairs.first().map_or(node.span, |(key, _)| key.span),
                    _ => node.span,
                };
                self.record(node, record, Stands::Alone, name)
            }
            Shape::Cells if matches!(node.kind, Kind::Map(_)) => self.named_cells(node),
            _ => {
                let text = self.scalar(node, shape)?;
                self.leaf(node, text, shape)
            }
        }
    }

    /// The text of a scalar, with the traps that any text may hold.
    fn scalar<'n>(&mut self, node: &'n Node<'_>, shape: &Shape) -> Option<&'n str> {
        let Kind::Scalar { text, style } = &node.kind else {
            if matches!(shape, Shape::Words(_)) && self.colon(node, |_| false) {
                return None;
            }
            let (wanted, help) = match shape {
                Shape::Ref(_) | Shape::Citation | Shape::Id => ("an id", "write one id here"),
                Shape::Date => ("a date", "write one date here"),
                Shape::Number { .. } => ("a number", "write one number here"),
                _ => (
                    "text",
                    "write text here, in quotes if it starts with a bracket",
                ),
            };
            self.nested_link_or_type(node, &format!("this field wants {wanted}"), help);
            return None;
        };
        if *style == Style::Tagged {
            self.tag(node.span);
        }
        let hidden = clean(text, Lines::Many).hidden;
        if hidden > 0 {
            let characters = if hidden == 1 {
                "character"
            } else {
                "characters"
            };
            self.report(
                Code::HiddenCharacters,
                self.hidden(node.span),
                &format!("{hidden} hidden {characters}"),
                "take them out; they are shown as marks",
            );
        }
        if *style == Style::Plain {
            self.cut(node.span);
        }
        Some(text)
    }

    /// The tag before a value, which may be the first word of a text.
    fn tag(&mut self, value: Span) {
        let start = value.range().start;
        let before = self.source.text().get(..start).unwrap_or_default();
        let line = before.rfind('\n').map_or(0, |i| i + 1);
        let tag = before[line..].rfind('!').map_or(start, |sign| {
            let lead = before[line..line + sign].rfind([' ', '[', '{', ',']);
            line + lead.map_or(0, |i| i + 1)
        });
        let end = before[tag..].find(' ').map_or(start, |i| tag + i);
        let span = if tag < start {
            Span::new(tag, end)
        } else {
            value
        };
        self.report(
            Code::IgnoredTag,
            span,
            "YAML tags mean nothing in a briefing",
            "take the tag out; text that starts with `!` needs quotes",
        );
    }

    /// The first character of a value that cannot be seen; the whole value when it is written as an escape.
    fn hidden(&self, value: Span) -> Span {
        let hides = |cluster: &str| clean(cluster, Lines::Many).hidden > 0;
        let written = self.source.slice(value);
        let found = written
            .grapheme_indices(true)
            .find(|(_, cluster)| hides(cluster));
        found.map_or(value, |(i, cluster)| {
            let start = value.range().start + i;
            Span::new(start, start + cluster.len())
        })
    }

    /// ` #4` after a plain value: YAML takes it for a comment.
    fn cut(&mut self, span: Span) {
        let text = self.source.text();
        let rest = text
            .get(span.range().end..)
            .unwrap_or_default()
            .lines()
            .next()
            .unwrap_or_default();
        let comment = rest.trim_start_matches(' ');
        let hash = rest.len() - comment.len();
        if hash > 0
            && comment
                .strip_prefix('#')
                .is_some_and(|c| c.starts_with(char::is_alphanumeric))
        {
            let at = span.range().end + hash;
            let comment = short(comment);
            self.report(
                Code::CutByHash,
                Span::new(at, at + 1),
                &format!("`{comment}` is a comment to YAML, not part of the text"),
                "put the whole value in quotes; or, if it is a comment, write a space after `#`",
            );
        }
    }

    fn nested_link_or_type(&mut self, node: &Node<'_>, message: &str, help: &str) {
        if self.source.slice(node.span).starts_with("[[") {
            self.report(
                Code::NestedLink,
                node.span,
                "YAML reads `[[` at the start of a value as a list",
                "put the value in double quotes, or write an id without brackets",
            );
        } else {
            self.report(Code::WrongType, node.span, message, help);
        }
    }

    fn leaf(&mut self, node: &Node<'_>, text: &str, shape: &'static Shape) -> Option<Value> {
        match shape {
            Shape::Words(form) => self.words(node, text, *form),
            Shape::Choice { words, open } => self.choice(node, text, words, *open),
            Shape::Date => self.date(node, text),
            Shape::Number { min, max, whole } => self.number(node, text, (*min, *max), *whole),
            Shape::Flag => self.flag(node, text),
            Shape::Id => self.id(node, text),
            Shape::Ref(target) => self.reference(node.span, text, target),
            Shape::RefOrTitle => self.reference_or_title(node, text),
            Shape::Citation => self.citation(node, text),
            Shape::Cells => self.cells(node, text),
            Shape::List(_) | Shape::Map(..) | Shape::Record(_) => None,
        }
    }

    fn words(&mut self, node: &Node<'_>, text: &str, form: Form) -> Option<Value> {
        let plain = matches!(
            node.kind,
            Kind::Scalar {
                style: Style::Plain,
                ..
            }
        );
        if plain && RESERVED.contains(&text.to_ascii_lowercase().as_str()) {
            self.report(
                Code::BareWord,
                node.span,
                &format!("`{text}` means true or false to many YAML tools"),
                &format!("put it in quotes: \"{text}\""),
            );
        }
        match form {
            Form::Title => self.wiki(node.span, text, prose::title_links(text)),
            Form::Prose => self.wiki(node.span, text, prose::wiki_links(text)),
            Form::Address if !Address::new(text).is_openable() => {
                self.report(
                    Code::BadAddress,
                    node.span,
                    &format!("`{}` is no address that can be opened", short(text)),
                    "start it with https://, http:// or mailto:",
                );
            }
            Form::Show => return self.show(node, text),
            Form::Plain | Form::Address => {}
        }
        Some(text.into())
    }

    fn wiki(&mut self, span: Span, text: &str, links: Vec<prose::WikiLink>) {
        let mut from = span.start;
        for link in links {
            let place = self.find(&format!("[[{}", link.target), span, from);
            let place = if place == span {
                span
            } else {
                Span::new(place.range().start + 2, place.range().end)
            };
            from = if place == span { from } else { place.end };
            let sentence = prose::sentence(text, link.range.clone());
            if !is_reference(&link.target) {
                self.bad_id(place, &link.target);
                continue;
            }
            let sentence = text.get(sentence).unwrap_or(text);
            self.link(place, &link.target, &ANY, Some(Text::line(sentence)));
        }
    }

    fn link(&mut self, span: Span, target: &str, wants: &'static Target, sentence: Option<Text>) {
        let field = self.field();
        self.links.push(WrittenLink {
            from: self.entry.clone(),
            field,
            target: Text::line(target),
            wants,
            span,
            sentence,
        });
    }

    /// The name of the present field. Links come in series, so the last name is mostly the next one, too.
    fn field(&mut self) -> Text {
        if self.field.0 != self.path {
            self.field = (self.path.clone(), Text::line(&self.path.join(".")));
        }
        self.field.1.clone()
    }

    /// Where some words stand within a span, from an offset on; the span itself when they are not found as written.
    fn find(&self, words: &str, within: Span, from: u32) -> Span {
        let start = from.max(within.start) as usize;
        let text = self
            .source
            .text()
            .get(start..within.range().end)
            .unwrap_or_default();
        text.find(words)
            .map_or(within, |i| Span::new(start + i, start + i + words.len()))
    }

    fn choice(
        &mut self,
        node: &Node<'_>,
        text: &str,
        words: &[(String, String)],
        open: bool,
    ) -> Option<Value> {
        if words.iter().any(|(word, _)| word == text) {
            return Some(text.into());
        }
        let help = suggest::help(text, words.iter().map(|(word, _)| word.as_str()));
        let (code, message) = if open {
            (
                Code::UnusualValue,
                format!("`{}` is not one of the usual values", short(text)),
            )
        } else {
            (
                Code::UnknownValue,
                format!("`{}` is not one of the values of this field", short(text)),
            )
        };
        self.report(code, node.span, &message, &help);
        open.then(|| text.into())
    }

    fn date(&mut self, node: &Node<'_>, text: &str) -> Option<Value> {
        match When::parse(text) {
            Ok(_) => return Some(text.into()),
            Err(DateError::Level2) => {
                self.report(Code::DateLevel, node.span, &format!("`{}` is a date of EDTF level 2", short(text)), "write it as a date or an interval of level 0 or 1, as in `2014-12?` or `2014-11/2014-12`");
            }
            Err(DateError::Malformed(why, _)) => {
                let message = match text {
                    "" => "an empty text is not a date".to_owned(),
                    text if !text.starts_with(|c: char| c.is_ascii_digit()) => {
                        format!("`{}` is not a date", short(text))
                    }
                    text => format!("`{}` is not a date: {why}", short(text)),
                };
                let help = if text.contains(':') {
                    "write a time as in 2014-12-19T10:00:00Z, or leave it out"
                } else {
                    "write it as in 2014, 2014-12 or 2014-12-19; the words of a source go into `when`"
                };
                self.report(Code::BadDate, node.span, &message, help);
            }
        }
        None
    }

    fn number(
        &mut self,
        node: &Node<'_>,
        text: &str,
        (min, max): (f64, f64),
        whole: bool,
    ) -> Option<Value> {
        // Most numbers are a few digits, for which no parser has to be set up.
        let digits = text.len() < 10 && !text.starts_with(['0', '+']);
        let value = match text.parse::<u32>() {
            Ok(number) if digits => Some(Value::from(number)),
            _ => serde_yaml::from_str::<Value>(text).ok(),
        };
        let number = value
            .as_ref()
            .and_then(Value::as_f64)
            .filter(|n| !whole || n.fract() == 0.0);
        let Some(number) = number else {
            let wanted = if whole { "a whole number" } else { "a number" };
            self.report(
                Code::WrongType,
                node.span,
                &format!("`{}` is not {wanted}", short(text)),
                &format!("write {wanted} from {min} to {max}"),
            );
            return None;
        };
        if !(min..=max).contains(&number) {
            self.report(
                Code::OutOfRange,
                node.span,
                &format!("{} is outside {min} to {max}", short(text)),
                &format!("write a number from {min} to {max}"),
            );
            return None;
        }
        value
    }

    fn flag(&mut self, node: &Node<'_>, text: &str) -> Option<Value> {
        match text {
            "true" => Some(true.into()),
            "false" => Some(false.into()),
            _ => {
                self.report(
                    Code::WrongType,
                    node.span,
                    &format!("`{}` is neither true nor false", short(text)),
                    "write `true` or `false`",
                );
                None
            }
        }
    }

    fn id(&mut self, node: &Node<'_>, text: &str) -> Option<Value> {
        if is_id(text) {
            return Some(text.into());
        }
        self.bad_id(node.span, text);
        None
    }

    /// Reports something that should be an id and is none.
    pub fn bad_id(&mut self, span: Span, text: &str) {
        let bare = text.trim_start_matches('[').trim_end_matches(']');
        let help = match id_from(bare) {
            Some(id) if !bare.starts_with(|c: char| c.is_ascii_digit()) => {
                format!("write it as `{id}`")
            }
            _ if RESERVED.contains(&bare) => {
                "many YAML tools read this word as something else: take another".to_owned()
            }
            _ => "ids are small letters, digits and hyphens, and start with a letter".to_owned(),
        };
        let message = match text {
            "" => "an empty text is not an id".to_owned(),
            text => format!("`{}` is not an id", short(text)),
        };
        self.report(Code::BadId, span, &message, &help);
    }

    fn reference(&mut self, span: Span, text: &str, target: &'static Target) -> Option<Value> {
        if !is_reference(text) {
            self.bad_id(span, text);
            return None;
        }
        self.link(span, text, target, None);
        Some(text.into())
    }

    fn reference_or_title(&mut self, node: &Node<'_>, text: &str) -> Option<Value> {
        if is_reference(text) {
            return self.reference(node.span, text, &ANY);
        }
        self.words(node, text, Form::Title)
    }

    fn citation(&mut self, node: &Node<'_>, text: &str) -> Option<Value> {
        let id = text.split_once('#').map_or(text, |(id, _)| id);
        let span = self.find(id, node.span, node.span.start);
        self.reference(span, id, &SOURCES)?;
        Some(text.into())
    }

    fn show(&mut self, node: &Node<'_>, text: &str) -> Option<Value> {
        let show = match Show::parse(text) {
            Ok(show) => show,
            Err(why) => {
                let first = text.split_whitespace().next().unwrap_or_default();
                let help = match PARTS.iter().find(|(name, ..)| *name == first) {
                    Some((_, _, _, 0)) => format!("write only `{first}`"),
                    Some((_, _, _, ids)) => {
                        format!("write it as `{first}{}`", " its-id".repeat(*ids))
                    }
                    None => suggest::help(first, PARTS.iter().map(|(name, ..)| *name)),
                };
                self.report(Code::BadSlide, node.span, &why, &help);
                return None;
            }
        };
        let part = text.split_whitespace().next().unwrap_or_default();
        let wants = SHOWN
            .iter()
            .find(|(name, _)| *name == part)
            .map_or(&ANY, |(_, target)| target);
        let mut from = self.find(part, node.span, node.span.start).end;
        for entry in &show.entries {
            let span = self.find(entry, node.span, from);
            from = span.end;
            self.reference(span, entry, wants)?;
        }
        Some(text.into())
    }

    fn cells(&mut self, node: &Node<'_>, text: &str) -> Option<Value> {
        let wrong = text
            .split_whitespace()
            .find(|word| Cell::from_word(word).is_none());
        let Some(wrong) = wrong else {
            return Some(text.into());
        };
        let span = self.find(wrong, node.span, node.span.start);
        let known = CELLS.iter().map(|(word, _)| *word);
        self.report(
            Code::UnknownValue,
            span,
            &format!("`{}` is not a cell of a matrix", short(wrong)),
            &suggest::help(wrong, known),
        );
        None
    }

    fn named_cells(&mut self, node: &Node<'_>) -> Option<Value> {
        static CELL: std::sync::LazyLock<Shape> = std::sync::LazyLock::new(|| Shape::Choice {
            words: CELLS
                .iter()
                .map(|(word, cell)| ((*word).to_owned(), cell.meaning().to_owned()))
                .collect(),
            open: false,
        });
        self.map(node, &Keys::Id, &CELL)
    }

    fn list(&mut self, node: &Node<'_>, inner: &'static Shape) -> Option<Value> {
        let Kind::Seq(items) = &node.kind else {
            return self
                .read(node, inner)
                .map(|value| Value::Sequence(vec![value]));
        };
        if self.source.slice(node.span).starts_with("[[")
            && matches!(
                items.first(),
                Some(Node {
                    kind: Kind::Seq(_),
                    ..
                })
            )
        {
            self.nested_link_or_type(node, "", "");
            return None;
        }
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            if item.is_null() {
                self.empty_item(item.span);
            } else {
                out.extend(self.read(item, inner));
            }
        }
        Some(Value::Sequence(out))
    }

    /// Reports an item of a list that holds nothing.
    pub fn empty_item(&mut self, span: Span) {
        self.report(
            Code::WrongType,
            span,
            "an item with nothing in it",
            "write the item, or take the dash out",
        );
    }

    fn map(
        &mut self,
        node: &Node<'_>,
        keys: &'static Keys,
        inner: &'static Shape,
    ) -> Option<Value> {
        let Kind::Map(pairs) = &node.kind else {
            self.nested_link_or_type(
                node,
                "this field wants a map",
                "write `key: value`, a line each",
            );
            return None;
        };
        let mut out = Mapping::new();
        let firsts = FirstKeys::new(pairs);
        for (key, value) in pairs {
            let Some(name) = self.key(key, &firsts) else {
                continue;
            };
            let sound = match keys {
                Keys::Plain => true,
                Keys::Criterion => {
                    self.criteria.push((Text::line(name), key.span));
                    true
                }
                Keys::Id => self.id(key, name).is_some(),
                Keys::Ref(target) => self.reference(key.span, name, target).is_some(),
            };
            if value.is_null() {
                self.report(
                    Code::WrongType,
                    key.span,
                    &format!("`{}` has no value", short(name)),
                    "write the value, or take the key out",
                );
            } else if let Some(value) = self.read(value, inner).filter(|_| sound) {
                out.insert(name.into(), value);
            }
        }
        Some(Value::Mapping(out))
    }
}

/// A sentence as the end of another one.
fn aside(doc: &str) -> String {
    let mut chars = doc.trim_end_matches('.').chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}

/// At most forty characters of what the file says, for a message.
pub fn short(text: &str) -> String {
    let mut short: String = text.chars().take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
