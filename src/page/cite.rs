//! How an entry is named elsewhere: by its id, by a link to it, by a citation.

use crate::briefing::date::shown::Dates;
use crate::briefing::source::Source;
use crate::library::Library;
use crate::library::entry::Body;
use crate::library::entry::EntryIx;

/// The id by which its own briefing names an entry.
pub fn id(library: &Library, entry: EntryIx) -> String {
    library
        .entry(entry)
        .map(|entry| entry.id.item.to_string())
        .unwrap_or_default()
}

/// A wiki link to an entry, for its own briefing.
pub fn link(library: &Library, entry: EntryIx) -> String {
    format!("[[{}]]", id(library, entry))
}

/// How an entry is cited: a source by its author, title, publisher, date and address; any other by its title and the
/// briefing it stands in.
pub fn citation(library: &Library, entry: EntryIx, dates: Dates) -> String {
    let Some(found) = library.entry(entry) else {
        return String::new();
    };
    if let Body::Source(source) = &found.body {
        return of_source(&source.own, dates);
    }
    let file = found.briefing.and_then(|i| library.briefing(i));
    let briefing = file.map(|file| {
        let as_of = file
            .header
            .as_of
            .as_ref()
            .map(|date| format!(", as of {}", date.words(dates)))
            .unwrap_or_default();
        format!("{}{as_of}", file.title())
    });
    [Some(format!("“{}”", found.title)), briefing]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(". ")
        + "."
}

fn of_source(source: &Source, dates: Dates) -> String {
    let authors: Vec<&str> = source
        .authors
        .iter()
        .map(|author| author.as_str())
        .collect();
    let parts = [
        (!authors.is_empty()).then(|| authors.join(", ")),
        Some(format!("“{}”", source.title)),
        source.publisher.as_ref().map(ToString::to_string),
        source.date.as_ref().map(|date| date.words(dates)),
        source.url.as_ref().map(ToString::to_string),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}
