//! Walks a tree along a shape: values come out, problems and links are noted on the way.
//!
//! A value that is wrong is reported and left out, so that what comes out can be decoded. All problems of an entry
//! are found in one walk, and the links of an entry that is broken elsewhere still count.

mod allow;
mod choice;
mod keyed;
mod keys;
mod links;
mod merged;
mod omit;
pub(crate) mod other_names;
pub(crate) mod own;
mod pair;
mod prefixed;
mod record;
mod related;
mod scalar;
mod strange;
mod written;

use std::borrow::Cow;
use std::collections::HashSet;
use std::sync::Arc;

use super::allowed::Allowed;
use super::omit::{Omission, Omit, Own};
use super::pairs::FirstKeys;
use super::phrase::parted;
use super::shape::{Field, Keys, Record, Shape, Target};
use super::tree::{Kind, Node};
use super::unread::Unread;
use super::value::Value;
use crate::briefing::date::{When, meant};
use crate::briefing::tlp::Tlp;
use crate::diagnostic::problems::Problems;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile, Span};
use crate::words::short::short;
use crate::words::suggest::{self, Patience, Suggestion};
use crate::words::text::Text;

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

/// Whether an entry stands alone, or adds to one of a library file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stands {
    /// It must have its required fields.
    Alone,
    /// The library file has what is required.
    OnBase,
    /// It must have its required fields, and say whose it is (`from`), as it does not stand inside of that.
    Owned,
}

/// What a text was meant as that stands for a record of two fields.
enum Meant {
    /// The two fields.
    Pair(String, String),
    /// Something else, which was told.
    Told,
}

/// A walk through one file.
pub(crate) struct Reader<'s> {
    /// The file.
    pub(crate) source: &'s Arc<SourceFile>,
    /// What was wrong.
    pub problems: Problems,
    /// The links that were met.
    pub links: Vec<WrittenLink>,
    /// The rating criteria that were met.
    pub criteria: Vec<(Text, Span)>,
    /// The ids that entries say they had before.
    pub retired: Vec<(Text, Span)>,
    /// What the last entry said of itself.
    pub own: Own,
    /// What was left out.
    pub omitted: Vec<Omission>,
    /// What stands under keys of the author's own that no page shows.
    pub unshown: Vec<Span>,
    /// The problems that are to be left as they are.
    pub allowed: Vec<Allowed>,
    /// The fields that could not be read.
    pub unread: Vec<Unread>,
    /// How many of the file's own words are still compared with wrong ones.
    pub patience: Patience,
    /// Where the file holds more than a file may, and of what.
    pub exceeded: Option<(Span, String)>,
    /// The marking of the collection that is read, which counts for each of its entries.
    pub section: Option<Tlp>,
    /// The narrowest marking that stands inside of what is read, where none can stand: it counts for all of that.
    pub inner: Option<Tlp>,
    /// The marking of the file; none before it is known.
    pub file: Option<Tlp>,
    /// The id of the shared entry that had the id of what is read before, so that it may be meant.
    pub renamed: Option<Text>,
    omit: Option<&'s dyn Omit>,
    entry: Text,
    /// The names that were met, each once.
    names: HashSet<Text>,
    path: Vec<&'static str>,
    /// Whether the present field is a date beside which the words of a source can stand.
    takes_words: bool,
    /// Where the kind of a relation is written as the other side has it: what to write there.
    turned: Option<String>,
    /// Who says so, of relations that are written by keys and values with that beside them.
    whose: Option<String>,
    /// The path of the last link, and its name.
    field: (Vec<&'static str>, Text),
}

impl<'s> Reader<'s> {
    /// A walk that has not begun.
    pub(crate) fn new(source: &'s Arc<SourceFile>) -> Self {
        let mut problems = Problems::default();
        problems.extend(not_utf8(source));
        Self {
            source,
            problems,
            links: Vec::new(),
            criteria: Vec::new(),
            retired: Vec::new(),
            own: Own::default(),
            omitted: Vec::new(),
            unshown: Vec::new(),
            allowed: Vec::new(),
            unread: Vec::new(),
            patience: Patience::default(),
            exceeded: None,
            section: None,
            inner: None,
            file: None,
            renamed: None,
            omit: None,
            entry: Text::line(""),
            names: HashSet::new(),
            path: Vec::new(),
            takes_words: false,
            turned: None,
            whose: None,
            field: (Vec::new(), Text::line("")),
        }
    }

    /// Says which entry the links belong to from here on.
    pub(crate) fn enter(&mut self, entry: &str) {
        self.entry = self.name(entry);
        self.own = Own::default();
        self.inner = None;
    }

    /// A name as text: the same one each time, since ids are written again and again.
    pub(crate) fn name(&mut self, raw: &str) -> Text {
        if let Some(name) = self.names.get(raw) {
            return name.clone();
        }
        let name = Text::line(raw);
        self.names.insert(name.clone());
        name
    }

    /// A place in the file.
    pub(crate) fn place(&self, span: Span) -> Place {
        Place::new(self.source, span)
    }

    /// Notes that the file holds more than a file may: the first time counts.
    pub(crate) fn exceed(&mut self, span: Span, limit: String) {
        self.exceeded.get_or_insert((span, limit));
    }

    /// Notes a field that could not be read.
    pub(crate) fn pass_over(&mut self, field: &'static str, span: Span) {
        let entry = self.entry.clone();
        self.unread.push(Unread { entry, field, span });
    }

    /// Notes a problem.
    pub(crate) fn report(&mut self, code: Code, span: Span, message: &str, help: &str) {
        if self.keeps(code, span) {
            let place = self.place(span);
            let problem = Diagnostic::new(code, place, message, help);
            self.problems.push(problem);
        }
    }

    /// Whether a problem of this kind is still kept; it is counted if it is not. Asked before more is worked out for it
    /// than its place.
    pub(crate) fn keeps(&mut self, code: Code, span: Span) -> bool {
        self.problems.keeps(code, self.source, span)
    }

    /// Notes a word that is not the right one, with what is suggested in its place.
    pub(crate) fn report_word(
        &mut self,
        code: Code,
        span: Span,
        message: &str,
        wrong: &str,
        suggestion: &Suggestion,
    ) {
        let place = self.place(span);
        let problem = Diagnostic::word(code, place, message, wrong, suggestion);
        self.problems.push(problem);
    }

    /// Reads one entry.
    pub(crate) fn record<'n>(
        &mut self,
        node: &'n Node<'_>,
        record: &'static Record,
        stands: Stands,
        name: Span,
    ) -> Option<Value<'n>> {
        if self.is_tag_alone(node) || record.main.is_some() && self.glued_fields(node, record) {
            return None;
        }
        self.dated_words(node, record);
        match self.related(node, record, stands) {
            Some(Meant::Told) => return None,
            Some(Meant::Pair(first, second)) => {
                let long = self.pair_of(node, record, (&first, &second))?;
                let value = self.fields(&long, record, stands, name);
                return value.map(Value::into_owned);
            }
            None => {}
        }
        if let Some(long) = self.shorthand(node, record) {
            let value = self.fields(&long, record, stands, name);
            return value.map(Value::into_owned);
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
        let key = |name: &str| Node::named(name, node.span);
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
                    text.starts_with(|c: char| c.is_ascii_digit())
                        || When::parse(text).is_ok()
                        || !meant::meant(text).is_empty()
                });
                (is_date && title.text().is_some()).then(|| {
                    map(vec![
                        (key("date"), date.clone()),
                        (key("title"), title.clone()),
                    ])
                })?
            }
            (Kind::Scalar { text, .. }, Some(_), _) => {
                if let Some(read) = self.phrase(node, text, record) {
                    return Some(read);
                }
                let (first, second) = parted(text, record)?;
                self.pair_of(node, record, (first, second.trim()))
            }
            (Kind::Scalar { .. }, _, Some(main)) if !node.is_null() => {
                map(vec![(key(main), node.clone())])
            }
            _ => None,
        }
    }

    /// A record of two fields that is written as a text, by their words.
    fn pair_of<'n>(
        &self,
        node: &Node<'n>,
        record: &Record,
        (one, other): (&str, &str),
    ) -> Option<Node<'n>> {
        let (first, second) = record.pair.as_ref()?;
        let at = self.find(one, node.span, node.span.start);
        // The letters of the second may stand in the first, too.
        let from = if at == node.span { at.start } else { at.end };
        let behind = self.find(other, node.span, from);
        let pairs = vec![
            (Node::named(first, node.span), Node::named(one, at)),
            (Node::named(second, node.span), Node::named(other, behind)),
        ];
        Some(Node {
            span: node.span,
            kind: Kind::Map(pairs),
        })
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

    fn value<'n>(
        &mut self,
        node: &'n Node<'_>,
        shape: &'static Shape,
        field: &Field,
    ) -> Option<Value<'n>> {
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

    fn read<'n>(&mut self, node: &'n Node<'_>, shape: &'static Shape) -> Option<Value<'n>> {
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
            Shape::Cells => match &node.kind {
                Kind::Map(_) => self.named_cells(node),
                Kind::Seq(items) => self.listed_cells(items),
                Kind::Scalar { .. } => self.single(node, shape),
            },
            _ => self.single(node, shape),
        }
    }

    /// A value that is neither a list nor a map.
    fn single<'n>(&mut self, node: &'n Node<'_>, shape: &'static Shape) -> Option<Value<'n>> {
        let text = self.scalar(node, shape)?;
        self.leaf(node, text, shape)
    }

    fn list<'n>(&mut self, node: &'n Node<'_>, inner: &'static Shape) -> Option<Value<'n>> {
        let Kind::Seq(items) = &node.kind else {
            if self.is_merged(node, inner) {
                return None;
            }
            self.names_in_one(node, inner);
            return self.item(node, inner).map(Value::List);
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
            self.nested_link(node, inner);
            return None;
        }
        self.cut_numbers(items, inner);
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            if item.is_null() {
                self.empty_item(item.span);
            } else if !self.is_merged(item, inner) {
                out.extend(self.item(item, inner).unwrap_or_default());
            }
        }
        Some(Value::List(out))
    }

    /// Whether a field of the entry that is read could not be read whole.
    pub(crate) fn has_passed(&self, field: &str) -> bool {
        let own = self.unread.iter().rev();
        let mut own = own.take_while(|unread| unread.entry == self.entry);
        own.any(|unread| unread.field == field)
    }

    /// Whether a value holds lines that begin like items, so that it is none of the words that its shape has.
    fn is_merged(&mut self, node: &Node<'_>, shape: &Shape) -> bool {
        let is_text = matches!(
            shape,
            Shape::Words(_) | Shape::RefOrTitle | Shape::Record(_)
        );
        // What is no text cannot be read so.
        let code = match is_text {
            true => Code::LookAlike,
            false => Code::Syntax,
        };
        self.merged(node, code) && !is_text
    }

    /// What an item of a list stands for; none where that is nothing sound.
    fn item<'n>(&mut self, node: &'n Node<'_>, inner: &'static Shape) -> Option<Vec<Value<'n>>> {
        let values = match inner {
            Shape::Record(record) => self.records(node, record, Stands::Alone),
            _ => self.read(node, inner).into_iter().collect(),
        };
        (!values.is_empty()).then_some(values)
    }

    /// Reports an item of a list that holds nothing.
    pub(crate) fn empty_item(&mut self, span: Span) {
        let dash = self.dash(span);
        if self.swallowed(dash) {
            return;
        }
        self.report(
            Code::WrongType,
            span,
            "an item with nothing in it",
            "write the item, or take the dash out",
        );
    }

    fn map<'n>(
        &mut self,
        node: &'n Node<'_>,
        keys: &'static Keys,
        inner: &'static Shape,
    ) -> Option<Value<'n>> {
        let Kind::Map(pairs) = &node.kind else {
            self.nested_link_or_type(
                node,
                "this field wants a map",
                "write `key: value`, a line each",
            );
            return None;
        };
        let mut out = Vec::with_capacity(pairs.len());
        let firsts = FirstKeys::new(pairs);
        for pair in pairs {
            let (key, value) = pair;
            let Some(name) = self.key(pair, &firsts) else {
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
                    let name = self.name(name);
                    self.criteria.push((name, key.span));
                    true
                }
                Keys::Id => self.id(key, name).is_some(),
                Keys::Ref(target) => self.reference(key.span, name, target).is_some(),
            };
            let is_words = matches!(inner, Shape::Words(_)) && !matches!(keys, Keys::Strokes);
            let is_bare = value.is_null() || value.is_empty() && is_words;
            if value.is_null() && matches!(keys, Keys::Strokes) {
                out.push((name.into(), Value::Null));
            } else if is_bare {
                self.report(
                    Code::WrongType,
                    key.span,
                    &format!("`{}` has no value", short(name)),
                    "write the value, or take the key out",
                );
                out.extend(sound.then(|| stand_in(name, keys, inner)).flatten());
            } else if let (value, true) = (self.read(value, inner), sound) {
                let value = value.map(|value| (name.into(), value));
                out.extend(value.or_else(|| stand_in(name, keys, inner)));
            }
        }
        Some(Value::Map(out))
    }
}

/// What stands in a map for words that cannot be read, under an id of its own: that id. Without it, what stands elsewhere in
/// the order of the ids would be another one's.
fn stand_in<'n>(name: &'n str, keys: &Keys, inner: &Shape) -> Option<(Cow<'n, str>, Value<'n>)> {
    let is_in_order = matches!((keys, inner), (Keys::Id, Shape::Words(_)));
    is_in_order.then(|| (name.into(), name.into()))
}

/// What is wrong with the bytes of a file, once for all of them.
fn not_utf8(source: &Arc<SourceFile>) -> Option<Diagnostic> {
    let bad = source.bad()?;
    let message = match bad.count {
        1 => "a byte that is not UTF-8, shown as a mark".to_owned(),
        many => format!("{many} bytes that are not UTF-8, shown as marks, this one the first"),
    };
    // What Latin-1 and its kin have there is the letter of Unicode with the same number.
    let letter = char::from(bad.byte);
    let help = match letter.is_alphabetic() {
        true => format!("save the file as UTF-8; the byte is `{letter}` in Latin-1"),
        false => "save the file as UTF-8".to_owned(),
    };
    let place = Place::new(source, bad.first);
    Some(Diagnostic::new(Code::NotUtf8, place, &message, &help))
}
