//! Changes of files before they are made: a unified diff of each, under a line with the marking of what it shows.

use crate::briefing::tlp::Tlp;
use crate::diagnostic::fix::FileEdits;
use crate::edit::diff::{CONTEXT, diff};
use crate::library::Library;
use crate::save::all::Move;
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;

use super::marked::label;

/// What some edits would change, and the file that would get another name. patch(1) and `git apply -p0` take it.
pub(in crate::cli) fn diffs(
    library: &Library,
    files: &[FileEdits],
    moved: Option<&Move>,
) -> String {
    let mut out: String = files.iter().map(|file| one(library, file, moved)).collect();
    let is_alone = |moved: &&Move| {
        let mut paths = files.iter().map(|file| file.source.path());
        !paths.any(|path| path == Some(&moved.from))
    };
    if let Some(Move { from, to }) = moved.filter(is_alone) {
        let name = |path: &std::path::Path| Text::line(&path.to_string_lossy());
        out += &format!("rename from {}\nrename to {}\n", name(from), name(to));
    }
    out
}

fn one(library: &Library, file: &FileEdits, moved: Option<&Move>) -> String {
    let before = file.source.name();
    let to = moved.filter(|moved| file.source.path() == Some(&moved.from));
    let after = to.map_or_else(
        || before.clone(),
        |moved| Text::line(&moved.to.to_string_lossy()),
    );
    let marking = label(marking(library, file));
    let marking = marking.map(|label| format!("{label}: {before}\n"));
    let diff = diff(before, &after, file.source.text(), &file.edits);
    marking.unwrap_or_default() + &diff
}

/// The narrowest marking of all that is shown of a file.
fn marking(library: &Library, file: &FileEdits) -> Option<Option<Tlp>> {
    let edits = file.edits.as_slice().iter();
    let places: Vec<Place> = edits
        .map(|edit| Place::new(&file.source, around(&file.source, edit.span)))
        .collect();
    let markings = library.markings_at(&places).into_iter().flatten();
    markings.reduce(|one, other| Tlp::of_all([one, other]))
}

/// Some bytes with as many lines before and behind them as are shown.
fn around(source: &SourceFile, span: Span) -> Span {
    let text = source.text();
    let range = span.range();
    let before = text.get(..range.start).unwrap_or_default();
    let mut breaks = before.rmatch_indices('\n');
    let start = breaks.nth(CONTEXT).map_or(0, |(at, _)| at + 1);
    let behind = text.get(range.end..).unwrap_or_default();
    let mut breaks = behind.match_indices('\n');
    let end = breaks
        .nth(CONTEXT)
        .map_or(text.len(), |(at, _)| range.end + at);
    Span::new(start, end)
}
