//! A field as it is written, from the briefings to begin with.

use super::kinds::{KINDS, Kind};
use super::starter::Starter;
use super::takes::words;
use crate::load::SHAPES;
use crate::source::SourceFile;
use crate::yaml::at_root;
use crate::yaml::shape::{Field, Shape};
use crate::yaml::tree::{Kind as NodeKind, Node};

/// A longer one is no example of a field, but of all that is in it.
const LINES: usize = 6;

/// How deep one kind stands in others.
const DEEP: usize = 4;

/// A field with a value, in the lines of a file.
pub(super) fn of_field(kind: &Kind, name: &str, field: &Field) -> Option<String> {
    let starters = [
        Starter::Full,
        Starter::Library,
        Starter::Incident,
        Starter::Options,
    ];
    let written = starters.iter().find_map(|starter| {
        let source = SourceFile::named("", starter.text());
        at_root(&source, |root| {
            let all = written(kind, root?, DEEP);
            all.into_iter().find_map(|node| lines(&source, node, name))
        })
    });
    written.or_else(|| Some(format!("{name}: {}", value(&field.shape)?)))
}

/// A value that any field of a shape may have.
fn value(shape: &Shape) -> Option<String> {
    match shape {
        Shape::Date => Some("2014-12-19".to_owned()),
        Shape::Flag => Some("true".to_owned()),
        Shape::List(inner) => value(inner),
        _ => words(shape).into_iter().map(|(word, _)| word).next(),
    }
}

/// All of a kind in a file.
fn written<'n, 't>(kind: &Kind, root: &'n Node<'t>, deep: usize) -> Vec<&'n Node<'t>> {
    if [&SHAPES.header.name, &SHAPES.shared.name].contains(&&kind.record.name) {
        return vec![root];
    }
    if let Some((name, field)) = kind.collection {
        let collection = root.get(name).into_iter();
        return collection
            .flat_map(|node| each(&field.shape, node))
            .collect();
    }
    if kind.is_common() {
        let entries = KINDS.iter().filter(|kind| kind.is_entry());
        return entries.flat_map(|kind| written(kind, root, deep)).collect();
    }
    let outer = kind
        .within
        .iter()
        .filter(|_| deep > 0)
        .filter_map(|within| {
            let (outer, name) = within.split_once('.')?;
            let outer = KINDS.iter().find(|kind| kind.name == outer)?;
            Some((outer, name, outer.record.fields.get(name)?))
        });
    let all = outer.flat_map(|(outer, name, field)| {
        let outer = written(outer, root, deep - 1).into_iter();
        let values = outer.filter_map(|node| node.get(name));
        values
            .flat_map(|node| each(&field.shape, node))
            .collect::<Vec<_>>()
    });
    all.collect()
}

/// What stands in a value of a shape, one by one.
fn each<'n, 't>(shape: &Shape, node: &'n Node<'t>) -> Vec<&'n Node<'t>> {
    match (shape, &node.kind) {
        (Shape::List(inner), NodeKind::Seq(items)) => {
            items.iter().flat_map(|item| each(inner, item)).collect()
        }
        (Shape::List(inner), _) => each(inner, node),
        (Shape::Map(_, inner), NodeKind::Map(pairs)) => {
            let values = pairs.iter().map(|(_, value)| value);
            values.flat_map(|value| each(inner, value)).collect()
        }
        _ => vec![node],
    }
}

/// The lines of a field of an entry, as they stand at the left.
fn lines(source: &SourceFile, entry: &Node<'_>, name: &str) -> Option<String> {
    let NodeKind::Map(pairs) = &entry.kind else {
        return None;
    };
    let (key, value) = pairs.iter().find(|(key, _)| key.text() == Some(name))?;
    let start = key.span.range().start;
    let written = source.text().get(start..value.span.range().end)?.trim_end();
    let column = start - source.line_around(key.span.start).start;
    let margin = " ".repeat(column);
    let mut lines = written
        .lines()
        .map(|line| line.strip_prefix(&margin).unwrap_or(line));
    let shown: Vec<&str> = lines.by_ref().take(LINES).collect();
    lines.next().is_none().then(|| shown.join("\n"))
}
