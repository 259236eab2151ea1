//! Putting a field into an entry that is written already, in whichever form it is: below its fields, within its braces,
//! behind its key where it has nothing yet.

use crate::edit::Edit;
use crate::load::flat::is_in_form;
use crate::load::{SHAPES, entries};
use crate::source::{SourceFile, Span};
use crate::yaml::pairs::first_key;
use crate::yaml::tree::{Kind, Node};

/// An entry in a tree: its key, where it is one of a map, and its value.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'n, 't> {
    /// The bytes of its key; none for an item of a list and for a whole file.
    pub(crate) key: Option<Span>,
    /// Its fields.
    pub(crate) value: &'n Node<'t>,
    /// The field that words in place of fields stand for, if there may be such.
    pub(crate) main: Option<&'static str>,
}

impl<'n, 't> Entry<'n, 't> {
    /// A file as a whole, with what it says of itself.
    pub(crate) fn file(root: &'n Node<'t>) -> Self {
        Self {
            key: None,
            value: root,
            main: None,
        }
    }

    /// The entry of a file that is declared at some bytes: those of its key, or of the value of its `id`, or where it
    /// begins. None in a collection that is read as what it is not written as: there, what stands around the entry is no
    /// sign of where its fields belong.
    pub(crate) fn declared_at(root: &'n Node<'t>, name: Span) -> Option<Self> {
        pairs(root).iter().find_map(|(under, collection)| {
            let (key, value) = within(collection, name)?;
            let under = under.text()?;
            let is_sound = is_in_form(&SHAPES.collections, under, collection);
            let shape = is_sound.then(|| entries(&SHAPES.collections, under))?;
            let main = shape.and_then(|shape| shape.main.as_deref());
            Some(Self { key, value, main })
        })
    }

    /// Adds a value to a field that holds one or several; none where the entry is written in a way that has no room.
    pub(crate) fn add(self, source: &SourceFile, field: &str, value: &str) -> Option<Edit> {
        match self.value.get(field).filter(|given| !given.is_null()) {
            Some(given) => join(source, given, value),
            None => self.insert(source, field, value),
        }
    }

    /// Adds a pair to a field that holds a map.
    pub(crate) fn add_pair(
        self,
        source: &SourceFile,
        field: &str,
        (key, value): (&str, &str),
    ) -> Option<Edit> {
        match self.value.get(field).filter(|given| !given.is_null()) {
            Some(value_node) => Entry::file(value_node).insert(source, key, value),
            None => self.insert(source, field, &format!("{{{key}: {value}}}")),
        }
    }

    /// Puts a field that the entry does not have behind its first one.
    fn insert(self, source: &SourceFile, field: &str, value: &str) -> Option<Edit> {
        let text = source.text();
        let Kind::Map(pairs) = &self.value.kind else {
            if !self.value.is_null() {
                return self.spelled_out(source, &format!("{field}: {value}"));
            }
            let key = self.key?;
            let colon = key.range().end + text.get(key.range().end..)?.find(':')? + 1;
            return Some(at(colon, format!(" {{{field}: {value}}}")));
        };
        let start = self.value.span.range().start;
        let is_flow = text.get(start..)?.starts_with('{');
        match pairs.first() {
            Some((_, first)) if is_flow && !first.is_null() => {
                Some(at(first.span.range().end, format!(", {field}: {value}")))
            }
            Some(_) if is_flow => Some(at(start + 1, format!("{field}: {value}, "))),
            None => is_flow.then(|| at(start + 1, format!("{field}: {value}"))),
            Some((key, first)) => Some(below(source, key, first, &format!("{field}: {value}"))),
        }
    }
}

impl Entry<'_, '_> {
    /// Words in place of fields as the field that they stand for, with another one behind it.
    fn spelled_out(self, source: &SourceFile, words: &str) -> Option<Edit> {
        let (main, span) = (self.main?, self.value.span);
        let written = source.slice(span);
        let is_quoted = written.starts_with(['"', '\'']);
        let is_line = !written.contains('\n') && !written.starts_with(['|', '>', '*', '&', '!']);
        // Within braces, more signs mean something.
        let is_safe = is_quoted || !written.contains([',', '[', ']', '{', '}']);
        (is_line && is_safe).then(|| Edit {
            span,
            text: format!("{{{main}: {written}, {words}}}"),
        })
    }
}

/// The entry of a collection that is declared at some bytes, with its key if it has one.
fn within<'n, 't>(collection: &'n Node<'t>, name: Span) -> Option<(Option<Span>, &'n Node<'t>)> {
    match &collection.kind {
        Kind::Map(entries) => {
            let (key, value) = entries.iter().find(|(key, _)| key.span == name)?;
            Some((Some(key.span), value))
        }
        Kind::Seq(items) => {
            let is_it = |item: &&Node<'_>| {
                let id = item.get("id").map(|id| id.span);
                id == Some(name) || first_key(item) == name
            };
            Some((None, items.iter().find(is_it)?))
        }
        Kind::Scalar { .. } => None,
    }
}

/// Puts a line below that of a pair, or above it where the pair has more lines.
fn below(source: &SourceFile, key: &Node<'_>, value: &Node<'_>, words: &str) -> Edit {
    let text = source.text();
    let start = key.span.range().start;
    let line = source.line_around(key.span.start);
    let indent = " ".repeat(
        text.get(line.start..start)
            .map_or(0, |lead| lead.chars().count()),
    );
    let end = text
        .get(..line.end)
        .map_or(line.end, |to| to.trim_end_matches('\r').len());
    let is_line = matches!(value.kind, Kind::Scalar { .. })
        && value.span.range().end <= line.end
        && !source.slice(value.span).starts_with(['|', '>'])
        && value.span.start >= key.span.end;
    let new_line = line_end(text);
    match is_line {
        true => at(end, format!("{new_line}{indent}{words}")),
        false => at(start, format!("{words}{new_line}{indent}")),
    }
}

/// How the lines of a text end.
pub(crate) fn line_end(text: &str) -> &'static str {
    let first = text.find('\n');
    match first.is_some_and(|at| text[..at].ends_with('\r')) {
        true => "\r\n",
        false => "\n",
    }
}

/// One more value beside those of a field.
fn join(source: &SourceFile, given: &Node<'_>, value: &str) -> Option<Edit> {
    let Kind::Seq(items) = &given.kind else {
        let written = source.slice(given.span);
        given.text().filter(|_| !written.starts_with(['|', '>']))?;
        return Some(Edit {
            span: given.span,
            text: format!("[{written}, {value}]"),
        });
    };
    let last = items.last()?;
    let end = last.span.range().end;
    if source.slice(given.span).starts_with('[') {
        return Some(at(end, format!(", {value}")));
    }
    let line = source.line_around(last.span.start);
    let lead = source.text().get(line.start..last.span.range().start)?;
    let new_line = line_end(source.text());
    let is_item = lead.trim() == "-";
    is_item.then(|| at(end, format!("{new_line}{lead}{value}")))
}

fn at(place: usize, text: String) -> Edit {
    let span = Span::new(place, place);
    Edit { span, text }
}

fn pairs<'n, 't>(node: &'n Node<'t>) -> &'n [(Node<'t>, Node<'t>)] {
    match &node.kind {
        Kind::Map(pairs) => pairs,
        _ => &[],
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::edit::Edits;
    use crate::yaml::at_root;

    /// Adds `was: b` to the entry whose key or id is `x`.
    fn check(text: &str, expected: Option<&str>) {
        let source = SourceFile::named("a.yaml", text);
        let name = text.find('x').unwrap();
        let edit = at_root(&source, |root| {
            let entry = Entry::declared_at(root?, Span::new(name, name + 1))?;
            entry.add(&source, "was", "b")
        });
        let changed = edit.map(|edit| Edits::new(vec![edit]).unwrap().apply(text).unwrap());
        assert_eq!(changed.as_deref(), expected, "{text}");
    }

    #[test]
    fn a_field_is_added_in_the_form_of_the_entry() {
        check(
            "e:\n- id: x # 1\n  t: T\n",
            Some("e:\n- id: x # 1\n  was: b\n  t: T\n"),
        );
        check(
            "a:\r\n  x:\r\n    n: N\r\n",
            Some("a:\r\n  x:\r\n    n: N\r\n    was: b\r\n"),
        );
        check(
            "a:\n  x:\n    n: |\n      N\n",
            Some("a:\n  x:\n    was: b\n    n: |\n      N\n"),
        );
        check("a: {x: {n: N, m: M}}", Some("a: {x: {n: N, was: b, m: M}}"));
        check("a: {x: {}}", Some("a: {x: {was: b}}"));
        check("a:\n  x:\n  y:\n", Some("a:\n  x: {was: b}\n  y:\n"));
        check("a:\n  x: words\n", None);
        check(
            "actors:\n  x: A b\n",
            Some("actors:\n  x: {name: A b, was: b}\n"),
        );
        check("actors:\n  x: A, b\n", None);
        check("actors:\n- x: A\n", None);
        check("actors:\n- {id: x}\n", None);
        check("actors:\n  x:\n  name: A\n", None);
        check("events: {x: {text: T}}", None);
    }

    #[test]
    fn a_value_is_added_to_those_there_are() {
        check("e: [{id: x, was: a}]", Some("e: [{id: x, was: [a, b]}]"));
        check("e: [{id: x, was: [a]}]", Some("e: [{id: x, was: [a, b]}]"));
        check(
            "e:\n- id: x\n  was:\n  - a\n",
            Some("e:\n- id: x\n  was:\n  - a\n  - b\n"),
        );
    }
}
