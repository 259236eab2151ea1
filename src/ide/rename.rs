//! Giving an entry, or a briefing, another id: everywhere it is written, and nowhere else.
//!
//! What comes out are edits of the bytes of names, so that every other byte stays: comments, layout, quotes, words that
//! only look like the id. Nothing is changed where not all of it can be, or where the new id would come to mean something
//! else, or something that is written already.

mod free;
mod read;
pub(crate) mod refused;

use std::sync::Arc;

use indexmap::IndexMap;

use super::field::Entry;
use super::ids::{Ids, Occurrence, Thing};
use crate::briefing::EntryKind;
use crate::briefing::id::{id_from, is_id};
use crate::diagnostic::fix::FileEdits;
use crate::edit::{Edit, Edits};
use crate::library::Library;
use crate::library::written_files::WrittenFile;
use crate::save::all::Move;
use crate::source::{Place, SourceFile, Span};
use crate::yaml::at_root;
use refused::Refused;

/// What is to be changed.
#[derive(Debug)]
pub(crate) struct Plan {
    /// The edits, file by file.
    pub(crate) files: Vec<FileEdits>,
    /// The file that gets another name, where a briefing has its id from that.
    pub(crate) moved: Option<Move>,
    /// At how many places the name is written.
    pub(crate) places: usize,
}

/// Whether the old id still leads to the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Old {
    /// No.
    Forgotten,
    /// It is written down under `was`.
    Kept,
}

/// What has to change for a thing to be called by another id.
///
/// # Errors
/// When that cannot be, or would mean something else.
pub(crate) fn plan(library: &Library, thing: &Thing, new: &str, old: Old) -> Result<Plan, Refused> {
    let new = name(thing, new)?;
    read::check(library, thing)?;
    let all = Ids::of(library).occurrences(thing);
    let file = briefing_file(library, thing);
    if let Some(unclear) = all.iter().find(|it| !it.is_exact) {
        return Err(Refused::Unclear(unclear.place.clone()));
    }
    if file.is_none() && !all.iter().any(|it| it.is_declaration) {
        return Err(Refused::NoId(thing.whole()));
    }
    free::check(library, thing, new)?;
    let mut edits = IndexMap::new();
    for it in &all {
        put(&mut edits, &it.place, it.place.span, new);
    }
    if old == Old::Kept {
        keep_old(library, thing, &all, &mut edits)?;
    }
    let files = edits
        .into_values()
        .map(|(source, edits)| file_edits(source, edits));
    Ok(Plan {
        files: files.collect::<Result<_, _>>()?,
        moved: file.and_then(|file| moved(thing, &file, new)),
        places: all.len(),
    })
}

/// The bytes of a thing's name at a place, if it may be given another one there: what an editor asks first.
///
/// # Errors
/// When it may not.
pub(crate) fn prepare(library: &Library, thing: &Thing) -> Result<(), Refused> {
    read::check(library, thing)?;
    let all = Ids::of(library).occurrences(thing);
    match all.iter().find(|it| !it.is_exact) {
        Some(unclear) => Err(Refused::Unclear(unclear.place.clone())),
        None => Ok(()),
    }
}

/// The part of a new id that is to be written: it may be given whole.
fn name<'n>(thing: &Thing, new: &'n str) -> Result<&'n str, Refused> {
    let own = match new.split_once('/') {
        Some((scope, rest)) if *scope == *thing.scope && !scope.is_empty() => rest,
        _ => new,
    };
    let own = match (own.split_once('.'), thing.item.split_once('.')) {
        (Some((question, rest)), Some((same, _))) if question == same => rest,
        _ => own,
    };
    if !is_id(own) {
        return Err(Refused::NotAnId {
            written: new.to_owned(),
            meant: id_from(own),
        });
    }
    match own == thing.name() {
        true => Err(Refused::Same(new.to_owned())),
        false => Ok(own),
    }
}

type ByFile = IndexMap<*const SourceFile, (Arc<SourceFile>, Vec<Edit>)>;

fn put(edits: &mut ByFile, place: &Place, span: Span, text: &str) {
    let file = edits.entry(Arc::as_ptr(&place.source));
    let (_, edits) = file.or_insert_with(|| (place.source.clone(), Vec::new()));
    edits.push(Edit {
        span,
        text: text.to_owned(),
    });
}

fn file_edits(source: Arc<SourceFile>, edits: Vec<Edit>) -> Result<FileEdits, Refused> {
    if let Some(bad) = source.bad() {
        return Err(Refused::NotUtf8(Place::new(&source, bad.first)));
    }
    let whole = Place::new(&source, Span::default());
    let edits = Edits::new(edits).map_err(|_| Refused::Unclear(whole))?;
    Ok(FileEdits { source, edits })
}

/// The file of a briefing that is renamed.
fn briefing_file<'l>(library: &'l Library, thing: &Thing) -> Option<WrittenFile<'l>> {
    let is_it = |file: &WrittenFile<'_>| file.briefing.is_some() && *file.id == *thing.item;
    let mut files = library
        .written_files()
        .filter(|_| thing.is(EntryKind::Briefing));
    files.find(is_it)
}

/// A file that has its name from the briefing in it goes with that.
fn moved(thing: &Thing, file: &WrittenFile<'_>, new: &str) -> Option<Move> {
    let from = file
        .source
        .path()
        .filter(|_| *file.source.stem() == *thing.item)?;
    let ending = from
        .extension()
        .map(|ending| ending.to_string_lossy().into_owned());
    let ending = ending
        .map(|ending| format!(".{ending}"))
        .unwrap_or_default();
    Some(Move {
        to: from.with_file_name(format!("{new}{ending}")),
        from: from.to_owned(),
    })
}

/// Writes the old id under `was`: where the thing is declared for all, or else everywhere it is.
fn keep_old(
    library: &Library,
    thing: &Thing,
    all: &[Occurrence],
    edits: &mut ByFile,
) -> Result<(), Refused> {
    let old = thing.name();
    if thing.is(EntryKind::Hypothesis) || thing.kind().is_none() {
        return Err(Refused::NoWas(thing.whole()));
    }
    if let Some(file) = briefing_file(library, thing) {
        let edit = at_root(file.source, |root| {
            Entry::file(root?).add(file.source, "was", old)
        });
        let edit = edit.ok_or_else(|| Refused::NoWas(thing.whole()))?;
        put(
            edits,
            &Place::new(file.source, edit.span),
            edit.span,
            &edit.text,
        );
        return Ok(());
    }
    let is_shared = |place: &Place| {
        let mut files = library
            .written_files()
            .filter(|file| file.briefing.is_none());
        files.any(|file| Arc::ptr_eq(file.source, &place.source))
    };
    let declared: Vec<&Place> = all
        .iter()
        .filter(|it| it.is_declaration)
        .map(|it| &it.place)
        .collect();
    let (shared, own): (Vec<&Place>, Vec<&Place>) =
        declared.into_iter().partition(|place| is_shared(place));
    for place in if shared.is_empty() { own } else { shared } {
        let edit = at_root(&place.source, |root| {
            let entry = root.and_then(|root| Entry::declared_at(root, value(place)));
            entry?.add(&place.source, "was", old)
        });
        let edit = edit.ok_or_else(|| Refused::NoWas(thing.whole()))?;
        put(edits, place, edit.span, &edit.text);
    }
    Ok(())
}

/// The bytes of the value that is a name, with its quotes.
fn value(place: &Place) -> Span {
    let range = place.span.range();
    let text = place.source.text();
    let quote = |at: Option<usize>| {
        let byte = at.and_then(|at| text.as_bytes().get(at));
        byte.copied().filter(|byte| matches!(byte, b'"' | b'\''))
    };
    let before = quote(range.start.checked_sub(1));
    match before.is_some() && before == quote(Some(range.end)) {
        true => Span::new(range.start - 1, range.end + 1),
        false => place.span,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
