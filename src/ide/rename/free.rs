//! Whether a new id is free: nothing has it, nothing had it, and nobody writes it.

use super::refused::Refused;
use crate::briefing::EntryKind;
use crate::briefing::option::CRITERIA;
use crate::ide::ids::Thing;
use crate::ide::own::{Sort, names};
use crate::library::Library;
use crate::library::written_files::WrittenFile;
use crate::source::Place;
use crate::yaml::read::WrittenLink;

/// Looks whether a thing may have a new name.
///
/// # Errors
/// When something has it, had it, or is meant to.
pub(super) fn check(library: &Library, thing: &Thing, new: &str) -> Result<(), Refused> {
    if thing.kind().is_none() {
        return own(library, thing, new);
    }
    let item = match thing.item.split_once('.') {
        Some((question, _)) => format!("{question}.{new}"),
        None => new.to_owned(),
    };
    for file in library.written_files() {
        let is_in_sight = thing.scope.is_empty() || *thing.scope == *file.id;
        if is_in_sight {
            declared(&file, &item, new)?;
            resolved(library, &file, &item, new)?;
        }
        for link in file.links.iter().filter(|link| link.target.contains(new)) {
            if is_written(thing, &file, link, &item) {
                return Err(Refused::Written {
                    new: new.to_owned(),
                    place: Place::new(file.source, link.span),
                });
            }
        }
    }
    Ok(())
}

/// Looks whether what is no entry may have a new name: nothing of its sort has it in the same briefing, or is meant to.
fn own(library: &Library, thing: &Thing, new: &str) -> Result<(), Refused> {
    let is_built_in = CRITERIA.iter().any(|(id, ..)| *id == new);
    if is_built_in && thing.sort == Sort::Criterion {
        return Err(Refused::BuiltIn(new.to_owned()));
    }
    for file in library
        .written_files()
        .filter(|file| *file.id == *thing.scope)
    {
        let mut own = names(&file).into_iter();
        if let Some(own) = own.find(|own| own.sort == thing.sort && own.name == new) {
            let (new, place) = (new.to_owned(), Place::new(file.source, own.span));
            return Err(match own.is_declaration {
                true => Refused::Taken { new, place },
                false => Refused::Written { new, place },
            });
        }
    }
    Ok(())
}

fn declared(file: &WrittenFile<'_>, item: &str, new: &str) -> Result<(), Refused> {
    match file.declared.get(item) {
        Some(declared) => Err(Refused::Taken {
            new: new.to_owned(),
            place: Place::new(file.source, declared.name),
        }),
        None => Ok(()),
    }
}

/// What the id means in a file today, also as one that something had before.
fn resolved(
    library: &Library,
    file: &WrittenFile<'_>,
    item: &str,
    new: &str,
) -> Result<(), Refused> {
    let found = library.resolve(file.briefing, item);
    let Some(entry) = found.and_then(|ix| library.entry(ix)) else {
        return Ok(());
    };
    let (new, place) = (new.to_owned(), entry.place.clone());
    Err(match *entry.id.item == *item {
        true => Refused::Taken { new, place },
        false => Refused::Retired {
            new,
            of: entry.id.to_string(),
            place,
        },
    })
}

/// Whether a link, which leads to nothing, would lead to the thing under its new name.
fn is_written(thing: &Thing, file: &WrittenFile<'_>, link: &WrittenLink, item: &str) -> bool {
    let (scope, target) = match link.target.split_once('/') {
        Some((scope, target)) => (Some(scope), target),
        None => (None, link.target.as_str()),
    };
    if thing.is(EntryKind::Briefing) && scope == Some(item) {
        return true;
    }
    let is_it = target == item || target.split_once('.').is_some_and(|(head, _)| head == item);
    let seen_from = scope.unwrap_or(file.id);
    let is_in_sight = thing.scope.is_empty() || *seen_from == *thing.scope || seen_from.is_empty();
    is_it && is_in_sight
}
