//! Whether all is read in which a name may stand, and whether it is one thing's alone.

use super::refused::Refused;
use crate::briefing::EntryKind;
use crate::diagnostic::{Code, Diagnostic};
use crate::ide::ids::Thing;
use crate::library::Library;
use crate::source::{Place, Span};
use crate::yaml::tree::{Indentation, parse};

/// What is told of files of which something is not read.
const UNREAD: [Code; 6] = [
    Code::Unreadable,
    Code::TooLarge,
    Code::NotUtf8,
    Code::Budget,
    Code::BeingWritten,
    Code::Stale,
];

/// Looks for the name of a thing in what is not read.
///
/// # Errors
/// When it may stand there, or when two things have it.
pub(super) fn check(library: &Library, thing: &Thing) -> Result<(), Refused> {
    let name = thing.name();
    let unread = |place: Place| Err(Refused::Unread(place, name.to_owned()));
    let may_hold = |problem: &&Diagnostic| {
        let text = problem.place.source.text();
        UNREAD.contains(&problem.code) && (text.is_empty() || text.contains(name))
    };
    if let Some(problem) = library.problems().iter().find(may_hold) {
        return unread(problem.place.clone());
    }
    let is_double = |problem: &&Diagnostic| {
        let place = &problem.place;
        let written = place.source.slice(place.span).trim_matches(['"', '\'']);
        matches!(problem.code, Code::DuplicateId | Code::DuplicateKey)
            && written == name
            && is_of(library, thing, place)
    };
    if let Some(problem) = library.problems().iter().find(is_double) {
        return Err(Refused::Twice(problem.place.clone(), name.to_owned()));
    }
    twins(library, thing)?;
    for file in library
        .written_files()
        .filter(|file| file.source.text().contains(name))
    {
        if let Err(refusal) = parse(file.source.text(), Indentation::Lenient) {
            let at = Span::new(refusal.at, refusal.at);
            return unread(Place::new(file.source, at));
        }
    }
    Ok(())
}

/// Two briefings with one id: nobody can tell whose entries are named from elsewhere.
fn twins(library: &Library, thing: &Thing) -> Result<(), Refused> {
    let scope = match thing.is(EntryKind::Briefing) {
        true => &thing.item,
        false => &thing.scope,
    };
    let own = library
        .written_files()
        .filter(|file| file.briefing.is_some());
    let mut own = own.filter(|file| *file.id == **scope && !scope.is_empty());
    match own.nth(1) {
        Some(second) => {
            let place = Place::new(second.source, Span::default());
            Err(Refused::Twice(place, scope.to_string()))
        }
        None => Ok(()),
    }
}

/// Whether a place is in a file in which the thing is in sight.
fn is_of(library: &Library, thing: &Thing, place: &Place) -> bool {
    let mut files = library.written_files();
    files.any(|file| {
        std::sync::Arc::ptr_eq(file.source, &place.source)
            && (thing.scope.is_empty() || *file.id == *thing.scope)
    })
}
