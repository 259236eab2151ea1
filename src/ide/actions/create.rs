//! Writing the entry that a link leads to, where there is none.

use super::action::{Action, Kind, one};
use crate::briefing::id::is_id;
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::Edit;
use crate::ide::field::line_end;
use crate::library::written_files::WrittenFile;
use crate::load::collection_of;
use crate::source::Span;
use crate::yaml::at_root;
use crate::yaml::tree::{Kind as NodeKind, Node};

/// Writes the entry that is missing, of the kind that is wanted: its name, from the id, for its author to go on from.
pub(super) fn missing(
    file: &WrittenFile<'_>,
    number: usize,
    problem: &Diagnostic,
) -> Option<Action> {
    if problem.code != Code::Dangling {
        return None;
    }
    let span = problem.place.span;
    let link = file.links.iter().find(|link| link.span == span)?;
    let id = link.target.as_str();
    // Where any kind will do, nobody can tell which one is meant.
    let [kind] = link.wants.kinds.as_slice() else {
        return None;
    };
    let (collection, main) = collection_of(*kind)?;
    let words = words(id);
    let entry = format!("{id}: {{{main}: {words}}}");
    let edit = is_id(id).then(|| place(file, collection, &entry))?;
    Some(Action {
        title: format!("Write {} `{id}`", crate::words::suggest::one(kind.word())),
        kind: Kind::Fix,
        is_preferred: false,
        mends: vec![number],
        files: vec![one(file.source, edit?)?],
    })
}

/// What an id says, as words.
fn words(id: &str) -> String {
    let mut letters = id.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let words: String = first.chain(letters).collect();
    words.replace('-', " ")
}

/// Puts an entry behind the last one of a collection, or the collection behind the file.
fn place(file: &WrittenFile<'_>, collection: &str, entry: &str) -> Option<Edit> {
    let source = file.source;
    let text = source.text();
    let new_line = line_end(text);
    let at = |place: usize, text: String| Edit {
        span: Span::new(place, place),
        text,
    };
    at_root(source, |root| {
        let given = root
            .and_then(|root| root.get(collection))
            .filter(|node| !node.is_null());
        let Some(given) = given else {
            let lead = if text.ends_with('\n') || text.is_empty() {
                ""
            } else {
                new_line
            };
            let is_there = root.is_some_and(|root| root.get(collection).is_some());
            let new = format!("{lead}{collection}:{new_line}  {entry}{new_line}");
            return (!is_there).then(|| at(text.len(), new));
        };
        let NodeKind::Map(pairs) = &given.kind else {
            return None;
        };
        let (key, last) = pairs.last()?;
        let end = last.span.range().end.max(key.span.range().end);
        if source.slice(given.span).starts_with('{') {
            return Some(at(end, format!(", {entry}")));
        }
        let line = source.line_around(key.span.start);
        let indent = text.get(line.start..key.span.range().start)?;
        Some(behind(text, last, end, &format!("{indent}{entry}")))
    })
}

/// A line behind that on which an entry ends.
fn behind(text: &str, last: &Node<'_>, end: usize, line: &str) -> Edit {
    let new_line = line_end(text);
    let is_block = text[..end].ends_with('\n') && last.span.range().end == end;
    let rest = &text[end..];
    let at = match (is_block, rest.find('\n')) {
        (true, _) => end,
        (false, Some(at)) => end + at + 1,
        (false, None) => text.len(),
    };
    let words = match text[..at].ends_with('\n') {
        true => format!("{line}{new_line}"),
        false => format!("{new_line}{line}"),
    };
    Edit {
        span: Span::new(at, at),
        text: words,
    }
}
