//! Between the types of the protocol and ours: the only folder that names the former. Nothing is looked up here.

mod answers;
mod edits;
mod initialize;
mod params;
mod places;

pub(super) use answers::places as locations;
pub(super) use answers::{
    completions, everywhere, folds, highlights, hover, links, prepared, problems, symbols, tokens,
    warning,
};
pub(super) use edits::{actions, edits, workspace};
pub(super) use initialize::{capabilities, client, watchers};
pub(super) use params::{
    Spot, action, changed, closed, folders, of_document, opened, query, renamed, spot, within,
};
pub(super) use places::Placer;
