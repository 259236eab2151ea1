//! Walks a tree along a shape: values come out, problems and links are noted on the way.
//!
//! A value that is wrong is reported and left out, so that what comes out can be decoded. All problems of an entry
//! are found in one walk, and the links of an entry that is broken elsewhere still count.

mod links;
pub mod marking;
pub mod omit;
mod scalar;

use std::collections::HashMap;
use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::shape::{Field, Keys, Record, Shape, Target};
use super::tree::{Kind, Node, Style};
use crate::briefing::date::When;
use crate::briefing::slide::PARTS;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::words::short::short;
use crate::words::suggest;
use crate::words::text::Text;
use omit::{Omission, Omit};

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
    /// It must have its required fields, and say whose it is (`from`), as it does not stand inside of that.
    Owned,
}

/// What a record says of itself, whether or not it is whole: with whom it may be shared, and when it was known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Own {
    /// Its marking.
    pub marking: Option<Tlp>,
    /// The day from which it was known, else its date.
    pub date: Option<When>,
}

/// The fields by which a record says when it was known: the first that it has.
const KNOWN: [&str; 2] = ["known_since", "date"];

impl Own {
    /// What is known of something that cannot be read: that it may be shared with nobody else.
    pub fn unreadable() -> Self {
        Self {
            marking: Some(Tlp::Unreadable),
            date: None,
        }
    }

    fn narrow(&mut self, tlp: Tlp) {
        self.marking = self.marking.max(Some(tlp));
    }
}

/// A walk through one file.
pub struct Reader<'s> {
    /// The file.
    pub source: &'s Arc<SourceFile>,
    /// What was wrong.
    pub problems: Vec<Diagnostic>,
    /// The links that were met.
    pub links: Vec<WrittenLink>,
    /// The rating criteria that were met.
    pub criteria: Vec<(Text, Span)>,
    /// What the last entry said of itself.
    pub own: Own,
    /// What was left out.
    pub omitted: Vec<Omission>,
    omit: Option<&'s dyn Omit>,
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
            own: Own::default(),
            omitted: Vec::new(),
            omit: None,
            entry: Text::line(""),
            path: Vec::new(),
            field: (Vec::new(), Text::line("")),
        }
    }

    /// Says which entry the links belong to from here on.
    pub fn enter(&mut self, entry: &str) {
        self.entry = Text::line(entry);
        self.own = Own::default();
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
        let mut own = Own::default();
        let firsts = FirstKeys::new(pairs);
        let start = self.mark();
        let mut bare = false;
        for (key, value) in pairs {
            let name = self.key(key, &firsts);
            if let Some(words) =
                marking::words(record).filter(|_| key.text() == Some(marking::FIELD))
            {
                own.narrow(self.marking(value, words));
                continue;
            }
            let Some(name) = name.filter(|name| !name.starts_with("x-")) else {
                continue;
            };
            let Some((known, field)) = record.fields.get_key_value(name) else {
                self.unknown_key(name, key.span, record);
                let fields = record.fields.keys().map(String::as_str);
                if marking::words(record).is_some() && marking::is_slip_for(name, fields) {
                    own.narrow(Tlp::Unreadable);
                }
                continue;
            };
            // What is required and empty is not given; a library file may have it.
            if value.is_null() && field.required {
                continue;
            }
            given.push(name);
            self.path.push(known.as_str());
            let before = self.mark();
            let read = if self.omits_field(field) {
                self.leave_out(value.span);
                None
            } else {
                self.value(value, &field.shape, field)
            };
            self.path.pop();
            match read {
                Some(read) if !is_empty_list(&read) || !self.has_left_out(&before) => {
                    out.insert(Value::String(known.clone()), read);
                }
                _ if self.has_left_out(&before) => {
                    bare |= field.required || stands == Stands::Owned && known == "from";
                }
                _ => whole &= !field.required,
            }
        }
        if let Some(tlp) = own.marking {
            out.insert(marking::FIELD.into(), tlp.word().into());
        }
        whole &= stands == Stands::OnBase || self.complete(record, &given, name);
        own.date = KNOWN.into_iter().find_map(|name| {
            let written = out.get(name)?.as_str()?;
            When::parse(written).ok()
        });
        // What has nothing left, or lacks what it must have, cannot stand.
        bare |= out.is_empty() && stands != Stands::OnBase && self.has_left_out(&start);
        if bare || self.omits_record(&own) {
            self.leave_out_record(&start, node.span);
            return None;
        }
        if self.path.is_empty() {
            self.own = own;
        }
        whole.then_some(Value::Mapping(out))
    }

    /// A key of a map, unless it is no text or a repetition.
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
            let help = match name {
                marking::FIELD => "keep one of them; the narrower counts",
                _ => "keep one of them; the first counts",
            };
            let problem = Diagnostic::new(
                Code::DuplicateKey,
                self.place(key.span),
                &format!("`{}` is given twice", short(name)),
                help,
            );
            self.problems
                .push(problem.note(self.place(first), "first given here"));
            return None;
        }
        Some(name)
    }

    /// Reports a key that a record does not have.
    pub fn unknown_key(&mut self, name: &str, span: Span, record: &Record) {
        let known = record.fields.keys().map(String::as_str);
        let is_part =
            record.fields.contains_key("show") && PARTS.iter().any(|(part, ..)| *part == name);
        let help = if is_part {
            format!("write the slide as words, without a colon: `{name} …`")
        } else if name.contains(' ') && suggest::nearest(name, known.clone()).is_none() {
            "inside `{ }` a comma ends a value: put the text in quotes".to_owned()
        } else {
            suggest::key(name, known)
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
            if matches!(keys, Keys::Ref(_)) && self.omits(name) {
                let end = value.span.end.max(key.span.end);
                self.leave_out(Span { end, ..key.span });
                continue;
            }
            let sound = match keys {
                Keys::Plain | Keys::Strokes => true,
                Keys::Criterion => {
                    self.criteria.push((Text::line(name), key.span));
                    true
                }
                Keys::Id => self.id(key, name).is_some(),
                Keys::Ref(target) => self.reference(key.span, name, target).is_some(),
            };
            if value.is_null() && matches!(keys, Keys::Strokes) {
                out.insert(name.into(), Value::Null);
            } else if value.is_null() {
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

fn is_empty_list(value: &Value) -> bool {
    value.as_sequence().is_some_and(Vec::is_empty)
}

/// A sentence as the end of another one.
fn aside(doc: &str) -> String {
    let mut chars = doc.trim_end_matches('.').chars();
    let first = chars.next().into_iter().flat_map(char::to_lowercase);
    first.chain(chars).collect()
}
