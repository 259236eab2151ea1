//! The kinds of things that a file may hold, found by walking the shapes.

use std::sync::LazyLock;

use crate::briefing::common::Common;
use crate::config::written::Config;
use crate::load::SHAPES;
use crate::yaml::shape::{Field, Record, Shape};

/// A kind of thing with fields.
#[derive(Debug)]
pub(crate) struct Kind {
    /// The word for one of them.
    pub name: &'static str,
    /// The collection in which they stand, where they have one.
    pub collection: Option<(&'static str, &'static Field)>,
    /// The other fields in which they stand, as `event.attribution`.
    pub within: Vec<String>,
    /// What it is, and its fields.
    pub record: &'static Record,
}

/// All kinds: a briefing and a library file, what stands in their collections, what stands in the fields of that, what
/// any entry may have, and the configuration.
pub(crate) static KINDS: LazyLock<Vec<Kind>> = LazyLock::new(|| {
    let mut kinds = vec![Kind::of(&SHAPES.header), Kind::of(&SHAPES.shared)];
    for collections in [&SHAPES.collections, &SHAPES.shared] {
        for (name, field) in &collections.fields {
            let record = inner(&field.shape);
            let is_new = |record: &&Record| kinds.iter().all(|kind| kind.name != record.name);
            if let Some(record) = record.filter(is_new) {
                kinds.push(Kind {
                    collection: Some((name, field)),
                    ..Kind::of(record)
                });
            }
        }
    }
    walk(0, &mut kinds);
    kinds.push(Kind::of(&COMMON));
    let next = kinds.len();
    kinds.push(Kind::of(&CONFIG));
    walk(next, &mut kinds);
    kinds
});

/// Adds the kinds that stand in the fields of others, from one of them on.
fn walk(mut next: usize, kinds: &mut Vec<Kind>) {
    while let Some(kind) = kinds.get(next) {
        let is_file = kind.record.name == SHAPES.shared.name;
        let (name, record) = (kind.name, kind.record);
        for (field, shape) in record.fields.iter().filter(|_| !is_file) {
            if let Some(record) = inner(&shape.shape) {
                stands_in(record, format!("{name}.{field}"), kinds);
            }
        }
        next += 1;
    }
}

/// What any entry may have.
static COMMON: LazyLock<Record> = LazyLock::new(Record::of::<Common>);

/// The configuration.
static CONFIG: LazyLock<Record> = LazyLock::new(Record::of::<Config>);

impl Kind {
    fn of(record: &'static Record) -> Self {
        Self {
            name: &record.name,
            collection: None,
            within: Vec::new(),
            record,
        }
    }

    /// Its own fields, in the order of the type: those that any entry may have are not among them.
    pub(crate) fn own_fields(&self) -> impl Iterator<Item = (&'static str, &'static Field)> {
        let is_entry = self.is_entry();
        let fields = self.record.fields.iter();
        let fields =
            fields.filter(move |(name, _)| !is_entry || !COMMON.fields.contains_key(*name));
        fields.map(|(name, field)| (name.as_str(), field))
    }

    /// Whether it is what any entry may have.
    pub(super) fn is_common(&self) -> bool {
        std::ptr::eq(self.record, &*COMMON)
    }

    /// Whether it has the fields that any entry may have.
    pub(crate) fn is_entry(&self) -> bool {
        let mut common = COMMON.fields.keys();
        !std::ptr::eq(self.record, &*COMMON)
            && common.all(|name| self.record.fields.contains_key(name))
    }
}

fn stands_in(record: &'static Record, field: String, kinds: &mut Vec<Kind>) {
    match kinds.iter_mut().find(|kind| kind.name == record.name) {
        Some(known) => known.within.push(field),
        None => kinds.push(Kind {
            within: vec![field],
            ..Kind::of(record)
        }),
    }
}

/// What stands in a field, in a list of it or in a map, where that has fields.
pub(crate) fn inner(shape: &'static Shape) -> Option<&'static Record> {
    match shape {
        Shape::List(inner) | Shape::Map(_, inner) => self::inner(inner),
        Shape::Record(record) => Some(record),
        _ => None,
    }
}
