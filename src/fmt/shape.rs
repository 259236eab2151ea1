//! What belongs where in a file that is laid out.

use std::sync::{Arc, LazyLock};

use crate::load::SHAPES;
use crate::yaml::layout::{Item, Written};
use crate::yaml::shape::{Record, Shape};

/// What stands at the top of a briefing, and of a library file.
static FILES: LazyLock<[Shape; 2]> = LazyLock::new(|| {
    let mut briefing = SHAPES.header.clone();
    briefing.fields.extend(SHAPES.collections.fields.clone());
    let whole = |record: Record| Shape::Record(Arc::new(record));
    [whole(briefing), whole(SHAPES.shared.clone())]
});

/// The shape of a whole file.
pub(super) fn shape_of(root: &Item<'_>) -> &'static Shape {
    let [briefing, library] = &*FILES;
    let Written::Map(_, pairs) = &root.written else {
        return briefing;
    };
    let says_library = |(key, value): &(Item<'_>, Item<'_>)| {
        text_of(key) == Some("kind") && text_of(value) == Some("library")
    };
    if pairs.iter().any(says_library) {
        library
    } else {
        briefing
    }
}

/// The text of a scalar.
pub(super) fn text_of<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    match &item.written {
        Written::Text(_, text) => Some(text),
        _ => None,
    }
}

/// Whether a key of braces has no colon behind it, and no value.
pub(super) fn is_bare(text: &str, key: &Item<'_>, value: &Item<'_>) -> bool {
    let behind = text.get(key.bytes.end..).unwrap_or_default();
    value.bytes.is_empty() && !behind.trim_start().starts_with(':')
}
