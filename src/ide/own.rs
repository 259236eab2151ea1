//! Names that are no entry's, and mean something in their own briefing alone: of criteria, by which options are rated, and
//! of slides. They are found along the shapes, so that whatever else is rated is found as well.

use crate::briefing::EntryKind;
use crate::library::written_files::WrittenFile;
use crate::load::SHAPES;
use crate::source::Span;
use crate::work;
use crate::yaml::at_root;
use crate::yaml::shape::{Keys, Record, Shape};
use crate::yaml::tree::{Kind, Node};

/// What sort of thing has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Sort {
    /// An entry of a kind, or a briefing.
    Entry(EntryKind),
    /// A criterion of a briefing's own, by which options are rated.
    Criterion,
    /// A slide.
    Slide,
}

/// A name that is no entry's, as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnName {
    /// What it names.
    pub(crate) sort: Sort,
    /// The name.
    pub(crate) name: String,
    /// Its bytes, with its quotes.
    pub(crate) span: Span,
    /// Whether it is declared there.
    pub(crate) is_declaration: bool,
}

/// Those of a briefing, from top to bottom.
pub(crate) fn names(file: &WrittenFile<'_>) -> Vec<OwnName> {
    if file.briefing.is_none() {
        return Vec::new();
    }
    work::count(file.source.text().len());
    at_root(file.source, |root| root.map(of_root)).unwrap_or_default()
}

/// Those of a briefing, by the root of its file.
pub(super) fn of_root(root: &Node<'_>) -> Vec<OwnName> {
    let mut names = Vec::new();
    fields(&SHAPES.collections, root, &mut names);
    names
}

fn fields(record: &Record, node: &Node<'_>, out: &mut Vec<OwnName>) {
    let Kind::Map(pairs) = &node.kind else {
        return;
    };
    for (key, value) in pairs {
        let name = key.text().unwrap_or_default();
        let Some(field) = record.fields.get(name) else {
            continue;
        };
        match &field.shape {
            Shape::Id if record.name == "slide" => push(Sort::Slide, value, true, out),
            shape => walk(shape, value, out),
        }
    }
}

fn walk(shape: &Shape, node: &Node<'_>, out: &mut Vec<OwnName>) {
    match (shape, &node.kind) {
        (Shape::Record(record), _) => fields(record, node, out),
        (Shape::List(inner), Kind::Seq(items)) => {
            items.iter().for_each(|item| walk(inner, item, out));
        }
        (Shape::List(inner), _) => walk(inner, node, out),
        (Shape::Map(keys, inner), Kind::Map(pairs)) => {
            for (key, value) in pairs {
                match (keys, &**inner) {
                    (Keys::Criterion, _) => push(Sort::Criterion, key, false, out),
                    (Keys::Id, Shape::Record(record)) if record.name == "criterion" => {
                        push(Sort::Criterion, key, true, out);
                    }
                    _ => {}
                }
                walk(inner, value, out);
            }
        }
        _ => {}
    }
}

fn push(sort: Sort, node: &Node<'_>, is_declaration: bool, out: &mut Vec<OwnName>) {
    out.extend(node.text().map(|name| OwnName {
        sort,
        name: name.to_owned(),
        span: node.span,
        is_declaration,
    }));
}
