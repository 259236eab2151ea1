//! What any of our files needs, the configuration and the themes too: YAML as a located tree, read on after syntax
//! errors, walked along a shape and decoded.
//!
//! [`tree`] and [`layout`] are the only files that name the parser. Nothing here knows which files there are or what stands in them:
//! that is said by the [`shape`]s.

pub(crate) mod allowed;
pub(crate) mod anchor;
mod explain;
pub(crate) mod form;
pub(crate) mod layout;
pub(crate) mod marking;
pub(crate) mod meant;
pub(crate) mod omit;
pub(crate) mod pairs;
mod phrase;
pub(crate) mod read;
pub(crate) mod recover;
pub(crate) mod shape;
pub(crate) mod tree;
pub(crate) mod unread;
pub(crate) mod value;

use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer};
use serde_yaml::Value as Yaml;

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{SourceFile, Span};
use read::{Reader, Stands};
use recover::read_on;
use shape::Record;
use tree::{Indentation, Kind, Node};

/// Reads a file that is one record, such as a theme or the configuration: what can be read of it, and every problem.
pub(crate) fn record<T: DeserializeOwned + Default>(
    source: &Arc<SourceFile>,
    shape: &'static Record,
) -> (T, Vec<Diagnostic>) {
    let mut reader = Reader::new(source);
    let parsed = tree::parse(source.text(), Indentation::Lenient);
    let read = read_on(
        source,
        parsed,
        |_| true,
        |tree, torn| {
            reader.problems.extend(torn.problems);
            let root = tree.and_then(|tree| tree.root);
            read(root.as_ref(), shape, &mut reader)
        },
    );
    let mut problems = reader.problems.finish();
    crate::diagnostic::sort(&mut problems);
    (read, problems)
}

fn read<T: DeserializeOwned + Default>(
    root: Option<&Node<'_>>,
    shape: &'static Record,
    reader: &mut Reader<'_>,
) -> T {
    let Some(root) = root.filter(|root| !root.is_null()) else {
        return T::default();
    };
    let start = Span {
        start: root.span.start,
        end: root.span.start,
    };
    let value = reader.record(root, shape, Stands::Alone, start);
    let read = value.and_then(|value| decode(&value, root, reader));
    read.unwrap_or_default()
}

/// Whether a file that is one record can be read whole: it is YAML to its end, and has keys or nothing.
pub(crate) fn is_whole(source: &SourceFile) -> bool {
    let parsed = tree::parse(source.text(), Indentation::Lenient);
    parsed.is_ok_and(|tree| {
        let root = tree.root.as_ref();
        root.is_none_or(|root| root.is_null() || matches!(root.kind, Kind::Map(_)))
    })
}

/// Looks at what can be read of a file as YAML: at its root, if there is one.
pub(crate) fn at_root<R>(source: &Arc<SourceFile>, look: impl FnOnce(Option<&Node<'_>>) -> R) -> R {
    let parsed = tree::parse(source.text(), Indentation::Lenient);
    read_on(
        source,
        parsed,
        |_| true,
        |tree, _| look(tree.and_then(|tree| tree.root).as_ref()),
    )
}

/// Decodes a value that the walk found sound. Should the type refuse a part of it all the same, that part is reported
/// at its place, taken out, and the rest decoded.
pub(crate) fn decode<'v, T: DeserializeOwned>(
    value: impl Deserializer<'v> + Copy,
    node: &Node<'_>,
    reader: &mut Reader<'_>,
) -> Option<T> {
    if let Ok(decoded) = T::deserialize(value) {
        return Some(decoded);
    }
    let mut value = Yaml::deserialize(value).ok()?;
    loop {
        let error = match serde_path_to_error::deserialize::<_, T>(&value) {
            Ok(decoded) => return Some(decoded),
            Err(error) => error,
        };
        let place = follow(node, error.path());
        reader.report(
            Code::WrongType,
            place.span,
            &error.inner().to_string(),
            "look at the field in `bluf schema`",
        );
        let serde_path_to_error::Segment::Map { key } = error.path().iter().next()? else {
            return None;
        };
        value.as_mapping_mut()?.remove(key.as_str())?;
    }
}

fn follow<'a, 't>(mut node: &'a Node<'t>, path: &serde_path_to_error::Path) -> &'a Node<'t> {
    use serde_path_to_error::Segment;
    for segment in path {
        node = match (segment, &node.kind) {
            (Segment::Seq { index }, Kind::Seq(items)) => items.get(*index).unwrap_or(node),
            (Segment::Map { key }, _) => node.get(key).unwrap_or(node),
            _ => node,
        };
    }
    node
}
