//! A file whose text comes through a pipe, as an editor hands it over that has not saved it: read as if it stood at its
//! path, with the files there as context.

use std::path::PathBuf;

use super::context::{needed_by, text};
use super::find::{Candidate, Finding};
use super::open::Opened;
use super::take::{Got, Taken, got};
use super::{Found, LIMIT};
use crate::library::standing::Standing;
use crate::source::decode;
use crate::words::text::Text;

/// A file that was handed over.
pub(crate) struct Piped {
    /// Where it belongs, or a name for it where it belongs nowhere.
    pub(crate) path: PathBuf,
    /// Its bytes; one more than [`LIMIT`] is enough to know that they are too many.
    pub(crate) bytes: Vec<u8>,
    /// Whether it belongs somewhere, so that there is context.
    pub(crate) is_placed: bool,
}

/// Reads the files named with their context, and one that was handed over among them.
pub(crate) fn read_with(paths: &[PathBuf], piped: Piped) -> Found {
    let Piped {
        path,
        bytes,
        is_placed,
    } = piped;
    let own = got(&path, opened(bytes), LIMIT);
    let mut all = paths.to_vec();
    if is_placed {
        all.push(path.clone());
    }
    let is_it = |file: &Candidate| is_placed && file.path == path;
    let words = |file: &Candidate| match &own {
        Got::File(own) if is_it(file) => Some(own.text().to_owned()),
        _ if is_it(file) => None,
        _ => text(file, LIMIT),
    };
    let mut finding = needed_by(Finding::in_context(&all), &words);
    finding.files.retain(|file| !is_it(file));
    let mut found = Found::of(Taken::all(&finding.files, LIMIT), finding.problems);
    let name = Text::line(&path.to_string_lossy());
    found.standings.note(&name, Standing::Named, paths.len());
    match own {
        Got::File(file) => found.files.push(file),
        Got::Problem(problem) => found.problems.push(problem),
        Got::Nothing => {}
    }
    found
}

/// What some bytes are, as if they stood at a path.
fn opened(bytes: Vec<u8>) -> Opened {
    if bytes.len() as u64 > LIMIT {
        return Opened::TooLarge;
    }
    match decode(bytes) {
        Some((text, bad)) => Opened::Text(text, bad),
        None => Opened::NoText,
    }
}
