//! The fields of an entry in the order of its type, `id` and `label` first, keys of one's own last. A field takes the
//! comments above it along.
//!
//! Left as they stand: the parts of a file, ids, items and hypotheses, whose order is the author's; and entries in which
//! the order may mean something (repeated keys, merge keys, anchors, aliases, what a comma in braces cut off).

use std::collections::HashSet;
use std::ops::Range;

use super::line::{line_around, line_end};
use super::shape::{is_bare, shape_of, text_of};
use crate::edit::Edit;
use crate::source::Span;
use crate::yaml::layout::{Form, Item, Layout, Written};
use crate::yaml::shape::{Record, Shape};

type Pair<'a> = (Item<'a>, Item<'a>);

pub(super) fn ordered(text: &str, layout: &Layout<'_>) -> Vec<Edit> {
    let mut order = Order {
        text,
        eol: line_end(text),
        comments: &layout.comments,
        out: String::new(),
        edits: Vec::new(),
    };
    if let Some(root) = &layout.root {
        order.file(root, shape_of(root));
    }
    order.edits
}

struct Order<'t> {
    text: &'t str,
    /// Its line end.
    eol: &'static str,
    /// Its comments, in their order.
    comments: &'t [Range<usize>],
    /// What was gone through, with the fields in their order.
    out: String,
    /// What that changes, in pieces that do not hold each other.
    edits: Vec<Edit>,
}

impl<'t> Order<'t> {
    /// A whole file: what it says of itself and its collections stay where its author put them.
    fn file(&mut self, root: &Item<'_>, shape: &Shape) {
        match (&root.written, shape) {
            (Written::Map(_, pairs), Shape::Record(record)) => {
                self.in_place(root, pairs, &|key| inner(record, key));
            }
            _ => {
                self.put(root, Some(shape));
            }
        }
    }

    fn copy(&mut self, bytes: Range<usize>) {
        self.out += self.text.get(bytes).unwrap_or_default();
    }

    /// Writes a value, and says up to which byte of the text that was.
    fn put(&mut self, item: &Item<'_>, shape: Option<&Shape>) -> usize {
        match (&item.written, shape) {
            (Written::List(_, items), shape) => {
                let inner = match shape {
                    Some(Shape::List(inner)) => Some(&**inner),
                    _ => None,
                };
                self.through(&item.bytes, items.iter().map(|item| (item, inner)))
            }
            (Written::Map(..), Some(Shape::List(inner))) => self.put(item, Some(inner)),
            (Written::Map(form, pairs), Some(Shape::Record(record))) => {
                let places = match form {
                    Form::Flow if self.may_be_cut(pairs, record) => None,
                    _ => self.places(item, pairs, record),
                };
                match (places, form) {
                    (Some(places), Form::Flow) => self.flow(item, pairs, record, &places),
                    (Some(places), Form::Block) if self.are_lines(pairs) => {
                        self.block(item, pairs, record, &places)
                    }
                    _ => self.in_place(item, pairs, &|key| inner(record, key)),
                }
            }
            (Written::Map(_, pairs), Some(Shape::Map(_, inner))) => {
                self.in_place(item, pairs, &|_| Some(&**inner))
            }
            _ => self.through(&item.bytes, []),
        }
    }

    fn in_place<'s>(
        &mut self,
        item: &Item<'_>,
        pairs: &[Pair<'_>],
        inner: &dyn Fn(&str) -> Option<&'s Shape>,
    ) -> usize {
        let values = pairs.iter().map(|(key, value)| {
            let shape = text_of(key).and_then(inner);
            (value, shape)
        });
        self.through(&item.bytes, values)
    }

    /// Writes some bytes, with values in them as these are put.
    fn through<'i, 'a: 'i, 's>(
        &mut self,
        bytes: &Range<usize>,
        values: impl IntoIterator<Item = (&'i Item<'a>, Option<&'s Shape>)>,
    ) -> usize {
        let mut at = bytes.start;
        for (value, shape) in values {
            if value.bytes.start >= at {
                self.copy(at..value.bytes.start);
                at = self.put(value, shape);
            }
        }
        self.copy(at..bytes.end.max(at));
        bytes.end.max(at)
    }

    /// The fields of a record in their order, by where they stand; none where they are in it, or may not be moved.
    fn places(&self, item: &Item<'_>, pairs: &[Pair<'_>], record: &Record) -> Option<Vec<usize>> {
        let mut seen = HashSet::new();
        let mut places = Vec::new();
        for (at, (key, value)) in pairs.iter().enumerate() {
            let key = text_of(key).filter(|_| !key.refers && !value.refers)?;
            if key == "<<" || !seen.insert(key) {
                return None;
            }
            places.push((rank(record, key), at));
        }
        let is_in_order = places.is_sorted();
        // The last line of a block is one without its line end, and would get one elsewhere.
        if item.bytes.end == self.text.len() {
            return None;
        }
        // A block that keeps the empty lines behind it has more of them elsewhere.
        let written = self.text.get(item.bytes.clone()).unwrap_or_default();
        if is_in_order || written.contains("|+") || written.contains(">+") {
            return None;
        }
        places.sort_unstable();
        Some(places.into_iter().map(|(_, at)| at).collect())
    }

    /// Whether braces hold what may be the rest of a text that a comma cut: a key without its colon, or one that is no
    /// field. It belongs to what it stands behind, as long as its author does not say otherwise.
    fn may_be_cut(&self, pairs: &[Pair<'_>], record: &Record) -> bool {
        let is_rest = |(key, value): &Pair<'_>| {
            let is_known = text_of(key)
                .is_some_and(|key| key.starts_with("x-") || record.fields.contains_key(key));
            !is_known || is_bare(self.text, key, value)
        };
        pairs.iter().any(is_rest)
    }

    /// Keys and values change places; what stands between them stays.
    fn flow(
        &mut self,
        item: &Item<'_>,
        pairs: &[Pair<'_>],
        record: &Record,
        places: &[usize],
    ) -> usize {
        let next = self
            .comments
            .partition_point(|comment| comment.start < item.bytes.start);
        if self
            .comments
            .get(next)
            .is_some_and(|comment| comment.start < item.bytes.end)
        {
            return self.in_place(item, pairs, &|key| inner(record, key));
        }
        let before = (self.out.len(), self.edits.len());
        let mut at = item.bytes.start;
        for ((own_key, own_value), place) in pairs.iter().zip(places) {
            self.copy(at..own_key.bytes.start);
            let (key, value) = &pairs[*place];
            let shape = text_of(key).and_then(|key| inner(record, key));
            self.copy(key.bytes.start..value.bytes.start.max(key.bytes.end));
            self.put(value, shape);
            at = own_value.bytes.end.max(own_key.bytes.end);
        }
        self.copy(at..item.bytes.end);
        self.note(before, item.bytes.clone());
        item.bytes.end
    }

    /// Notes that some bytes are written otherwise, with all that is in them.
    fn note(&mut self, (out, edits): (usize, usize), bytes: Range<usize>) {
        self.edits.truncate(edits);
        self.edits.push(Edit {
            span: Span::new(bytes.start, bytes.end),
            text: self.out.get(out..).unwrap_or_default().to_owned(),
        });
    }

    /// Whether each key but the first begins a line, all in one column.
    fn are_lines(&self, pairs: &[Pair<'_>]) -> bool {
        let column = |key: &Item<'_>| {
            let start = line_around(self.text, key.bytes.start).start;
            (
                key.bytes.start - start,
                self.text.get(start..key.bytes.start).unwrap_or("?"),
            )
        };
        let first = pairs.first().map_or(0, |(key, _)| column(key).0);
        let mut others = pairs.iter().skip(1).map(|(key, _)| column(key));
        others.all(|(column, before)| column == first && before.bytes().all(|byte| byte == b' '))
    }

    /// Whole lines change places, each field with the comments above it.
    fn block(
        &mut self,
        item: &Item<'_>,
        pairs: &[Pair<'_>],
        record: &Record,
        places: &[usize],
    ) -> usize {
        let fields = self.fields(pairs, record);
        let Some((first, opening)) = places.first().zip(fields.first()) else {
            return self.in_place(item, pairs, &|key| inner(record, key));
        };
        let line = line_around(self.text, item.bytes.start);
        let indent = " ".repeat(item.bytes.start - line.start);
        let new_first = &fields[*first];
        // No comment comes between a dash and what it is the dash of.
        let begins_line = self.text[line.start..item.bytes.start].trim().is_empty();
        let stands_deep = |comments: &str| is_deep(comments, indent.len());
        let behind = fields.last().and_then(|last| self.text.get(last.end..));
        let would_be_text = fields.iter().any(|field| stands_deep(field.comments))
            || behind.is_some_and(stands_deep);
        if would_be_text || !new_first.comments.is_empty() && !begins_line {
            return self.in_place(item, pairs, &|key| inner(record, key));
        }
        let eol = self.eol;
        let mut moved = String::new();
        for (nth, place) in places.iter().enumerate() {
            let field = &fields[*place];
            if nth == 0 {
                moved += field.comments.trim_start_matches(' ');
                moved += if field.comments.is_empty() {
                    ""
                } else {
                    &indent
                };
            } else {
                // The empty lines above what comes first go to what came first.
                let gap = if *place == 0 {
                    new_first.gap
                } else {
                    field.gap
                };
                moved += &format!("{eol}{gap}{}{indent}", field.comments);
            }
            moved += &field.body;
        }
        let before = (self.out.len(), self.edits.len());
        self.out += &moved;
        let end = fields.last().map_or(opening.end, |last| last.end);
        self.note(before, item.bytes.start..end);
        self.copy(end..item.bytes.end.max(end));
        item.bytes.end.max(end)
    }

    fn fields(&self, pairs: &[Pair<'_>], record: &Record) -> Vec<Field<'t>> {
        let mut fields: Vec<Field<'t>> = Vec::with_capacity(pairs.len());
        for (key, value) in pairs {
            let shape = text_of(key).and_then(|key| inner(record, key));
            let mut own = Order {
                text: self.text,
                eol: self.eol,
                comments: self.comments,
                out: String::new(),
                edits: Vec::new(),
            };
            own.copy(key.bytes.start..value.bytes.start.max(key.bytes.end));
            let put = own.put(value, shape);
            let written = self.text.get(..put).unwrap_or_default().trim_end().len();
            let end = line_around(self.text, written.max(key.bytes.end)).end;
            if put > end {
                own.out.truncate(own.out.trim_end().len());
            }
            own.copy(put..end.max(put));
            let above = fields.last().map_or("", |before| {
                let line = line_around(self.text, key.bytes.start);
                let after = self.text.get(before.end..line.start).unwrap_or_default();
                after.strip_prefix(self.eol).unwrap_or_default()
            });
            let blank = above
                .split_inclusive('\n')
                .take_while(|line| line.trim().is_empty());
            let (gap, comments) = above.split_at(blank.map(str::len).sum());
            fields.push(Field {
                gap,
                comments,
                body: own.out,
                end: end.max(put.min(end)),
            });
        }
        fields
    }
}

/// Whether the comments that some lines begin with stand further in than a column: below a block of text, they would be
/// part of it.
fn is_deep(lines: &str, column: usize) -> bool {
    let lines = lines.lines().filter(|line| !line.trim().is_empty());
    let mut comments = lines.take_while(|line| line.trim_start().starts_with('#'));
    comments.any(|line| line.len() - line.trim_start().len() > column)
}

/// A field in lines of its own.
struct Field<'t> {
    /// The empty lines above it.
    gap: &'t str,
    /// The comments above it, whole lines.
    comments: &'t str,
    /// From its key to the end of its last line.
    body: String,
    /// Where that is.
    end: usize,
}

fn inner<'r>(record: &'r Record, key: &str) -> Option<&'r Shape> {
    record.fields.get(key).map(|field| &field.shape)
}

/// What an entry is known by comes first, whatever else it has.
const FIRST: [&str; 2] = ["id", "label"];

fn rank(record: &Record, key: &str) -> usize {
    let first = FIRST.iter().position(|first| *first == key);
    match first.filter(|_| record.fields.contains_key("label")) {
        Some(first) => first,
        None => {
            let own = record.fields.get_index_of(key);
            own.map_or(usize::MAX, |own| own + FIRST.len())
        }
    }
}
