//! Text set into lines of a given width: once for each change of text or width, never for each frame.
//!
//! Lines end where UAX #14 allows it, seen on the whole paragraph, so that a change of style in a word is no place to
//! break and no line begins with `、。」]` or ends with `「（[`. Clusters (UAX #29) stay whole and count as many
//! columns as the terminal gets to see. Chinese and Japanese break between characters, Korean only at its spaces. A
//! word that is longer than a line is cut at a cluster, with [`MARK`](line::MARK) behind it. [`paragraph`] knows nothing
//! of themes, links or briefings: a style and a link number go through as they came.
//!
//! [`page`] sets the typed parts of a page that way. How they look is decided here and nowhere else: a meaning of the
//! theme for each kind of words, indents, labels, brackets around links, columns of tables. What they say is no matter
//! of this room.

mod compose;
mod fit;
pub(crate) mod frame;
mod glue;
pub(crate) mod line;
pub(crate) mod looks;
pub(crate) mod page;
pub(crate) mod paragraph;
pub(crate) mod parts;
pub mod plain;
pub(crate) mod table;
pub(crate) mod width;
mod wrap;
