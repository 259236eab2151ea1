//! What may stand where a cursor is: the shapes of the format, gone along by its steps.

use super::cursor::spot::Step;
use super::cursor::top_keys;
use crate::load::SHAPES;
use crate::yaml::read::own::ALLOW;
use crate::yaml::shape::{Record, Shape};

/// What may stand at the end of some steps.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    /// The top of a file: whether it is one that briefings share, its text says.
    Top(File),
    /// A value.
    Value(&'static Shape),
    /// The problems that may stay, by their codes: of a file, or of what has fields.
    Exceptions,
}

/// What a file says that it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum File {
    /// A briefing.
    Briefing,
    /// A library file.
    Library,
}

impl File {
    /// By the lines of a text, whether or not they can be read otherwise.
    pub(crate) fn of(text: &str) -> Self {
        let says = |line: &str| {
            let kind = line.strip_prefix("kind:");
            kind.is_some_and(|kind| {
                kind.trim_start()
                    .trim_start_matches(['"', '\''])
                    .starts_with("library")
            })
        };
        match text.lines().any(says) {
            true => Self::Library,
            false => Self::Briefing,
        }
    }

    /// Whether a text has keys at the left, and none that one of ours has: but for that of the line of a byte, which is
    /// being written.
    pub(crate) fn is_of_other_tool(text: &str, offset: usize) -> bool {
        let keys = top_keys(text, offset);
        let is_ours = |key: &String| {
            let all = [Self::Briefing, Self::Library].map(Self::records);
            let has = |record: &&Record| record.fields.contains_key(key);
            key == "kind" || all.iter().flatten().any(has)
        };
        !keys.is_empty() && !keys.iter().any(is_ours)
    }

    /// The records that say what may stand at the top.
    pub(crate) fn records(self) -> Vec<&'static Record> {
        match self {
            Self::Briefing => vec![&SHAPES.header, &SHAPES.collections],
            Self::Library => vec![&SHAPES.shared],
        }
    }
}

/// What may stand at the end of some steps from the top of a file; none where the format has nothing there.
pub(crate) fn place(file: File, path: &[Step]) -> Option<Place> {
    path.iter()
        .try_fold(Place::Top(file), |place, step| match (place, step) {
            (Place::Top(_) | Place::Value(Shape::Record(_)), Step::Key(key)) if key == ALLOW => {
                Some(Place::Exceptions)
            }
            (Place::Top(file), Step::Key(key)) => {
                let mut records = file.records().into_iter();
                let field = records.find_map(|record| record.fields.get(key))?;
                Some(Place::Value(&field.shape))
            }
            (Place::Top(_), Step::Item) | (Place::Exceptions, _) => None,
            (Place::Value(shape), step) => within(shape, step),
        })
}

fn within(shape: &'static Shape, step: &Step) -> Option<Place> {
    match (shape, step) {
        (Shape::List(inner), Step::Item) => Some(Place::Value(inner)),
        // One bare value stands for a list of one.
        (Shape::List(inner), Step::Key(_)) => within(inner, step),
        // The cells of a row, one by one.
        (Shape::Cells, _) => Some(Place::Value(shape)),
        (Shape::Map(_, inner), Step::Key(_)) => Some(Place::Value(inner)),
        (Shape::Record(record), Step::Key(key)) => match record.fields.get(key) {
            Some(field) => Some(Place::Value(&field.shape)),
            // Two fields may be written as a key and its value.
            None => {
                let (_, second) = record.pair.as_ref().filter(|_| !key.starts_with("x-"))?;
                let field = record.fields.get(second)?;
                Some(Place::Value(&field.shape))
            }
        },
        _ => None,
    }
}

/// The record that a shape is, or that its items are.
pub(crate) fn record(shape: &'static Shape) -> Option<&'static Record> {
    match shape {
        Shape::Record(record) => Some(record),
        Shape::List(inner) => record(inner),
        _ => None,
    }
}
