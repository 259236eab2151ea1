//! Why an id stays as it is.

use crate::source::Place;

/// Why an id stays as it is. Each says where, and what to do.
#[derive(Debug, Clone, thiserror::Error)]
pub(crate) enum Refused {
    /// No id can be written so.
    #[error("`{written}` is not an id: {}", remedy(.meant.as_deref()))]
    NotAnId {
        /// What was given.
        written: String,
        /// The id that was probably meant.
        meant: Option<String>,
    },
    /// It is called so already.
    #[error("it is called `{0}` already")]
    Same(String),
    /// Something else has the id.
    #[error(
        "`{new}` is already the id of something else, in {place}: take another, or rename that first"
    )]
    Taken {
        /// The new id.
        new: String,
        /// Where that is declared.
        place: Place,
    },
    /// Something else had the id before.
    #[error(
        "`{new}` is a former id of `{of}`, in {place}, so that links by it lead there: take another, or take it out of `was`"
    )]
    Retired {
        /// The new id.
        new: String,
        /// What had it.
        of: String,
        /// Where that is declared.
        place: Place,
    },
    /// Every briefing has it.
    #[error("`{0}` is a criterion that every briefing has: take another name")]
    BuiltIn(String),
    /// The id is written somewhere, and leads to nothing, or is a free word.
    #[error(
        "`{new}` is already written in {place}, and would come to mean this: take another, or change it there first"
    )]
    Written {
        /// The new id.
        new: String,
        /// Where.
        place: Place,
    },
    /// Part of a file is not read, and may name it.
    #[error(
        "{0}: not all of this file can be read, and `{1}` may stand there: mend it first (`bluf check`)"
    )]
    Unread(Place, String),
    /// Two things have the old id.
    #[error(
        "{0}: `{1}` is given twice, so that nobody can tell which one is named where: change one of them by hand"
    )]
    Twice(Place, String),
    /// It is written in escapes or over several lines.
    #[error(
        "{0}: the id is written in a way that cannot be changed safely: write it plainly first"
    )]
    Unclear(Place),
    /// The file is no UTF-8.
    #[error(
        "{0}: the file has bytes that are no UTF-8, which would be lost: save it as UTF-8 first"
    )]
    NotUtf8(Place),
    /// It has no id in its file.
    #[error("`{0}` has no id in its file: write `id: …` there")]
    NoId(String),
    /// There is no place for a former id.
    #[error(
        "there is no room for `was` at `{0}`: write it with its fields, or leave the old id out"
    )]
    NoWas(String),
}

fn remedy(meant: Option<&str>) -> String {
    match meant {
        Some(id) => format!("write it as `{id}`"),
        None => "ids are small letters, digits and hyphens, start with a letter, and are no word that YAML tools read otherwise, as `no`".to_owned(),
    }
}
