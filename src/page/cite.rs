//! How an entry is named elsewhere: by its id, by a link to it, by a citation.

use super::build::hedge;
use super::citations::{by_source, in_words};
use super::day;
use crate::briefing::date::shown::Dates;
use crate::briefing::prose;
use crate::briefing::source::Source;
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

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

/// How an entry is cited, so that a reader elsewhere can check it: a source by its author, title, publisher, date and
/// address; any other by who says it, its words with what hedges them and its date, then each of its sources with the
/// place there, then the briefing that it stands in.
pub fn citation(library: &Library, entry: EntryIx, dates: Dates) -> String {
    let Some(found) = library.entry(entry) else {
        return String::new();
    };
    if let Body::Source(source) = &found.body {
        return of_source(&source.own, None, dates);
    }
    let file = found.briefing.and_then(|i| library.briefing(i));
    let briefing = file.map(|file| format!("{}{}", file.title(), day::words(file, dates)));
    let common = found.body.common_or_of_question();
    let sources = common.map_or(&[][..], |common| &common.sources);
    let sources = by_source(sources).into_iter().map(|(id, places)| {
        match library
            .resolve(found.briefing, id)
            .and_then(|ix| library.entry(ix))
        {
            Some(Entry {
                body: Body::Source(source),
                ..
            }) => {
                let place = in_words(Some(&source.own), &places);
                of_source(&source.own, place, dates)
            }
            _ => id.to_owned(),
        }
    });
    std::iter::once(said(library, entry, found, dates))
        .chain(sources)
        .chain(briefing)
        .collect::<Vec<_>>()
        .join(". ")
        + "."
}

/// What an entry says, by whom and when.
fn said(library: &Library, ix: EntryIx, entry: &Entry, dates: Dates) -> String {
    let name = |id: &str| {
        let found = library.resolve(entry.briefing, id);
        let found = found.and_then(|ix| library.entry(ix));
        found.map_or_else(|| id.to_owned(), |entry| entry.title.to_string())
    };
    let title = &entry.title;
    match &entry.body {
        Body::Statement(statement) => {
            let statement = &statement.own;
            let words = match (&statement.quote, &statement.says) {
                // Only exact words stand between quotation marks.
                (None, Some(says)) => prose::plain_with(says, name)
                    .trim_end_matches('.')
                    .to_owned(),
                _ => title.to_string(),
            };
            let hedge = hedge(library, ix).map(|hedge| format!(" ({hedge})"));
            let when = statement.when.as_ref().map(ToString::to_string);
            let date = statement.date.as_ref().map(|date| date.words(dates));
            let date = date.or(when).map(|date| format!(", {date}"));
            let by: Vec<String> = statement.by.iter().map(|id| name(id)).collect();
            let by = by.join(", ");
            format!(
                "{by}: {words}{}{}",
                hedge.unwrap_or_default(),
                date.unwrap_or_default()
            )
        }
        Body::Event(event) => {
            let date = event
                .own
                .date
                .as_ref()
                .map(|date| format!(", {}", date.words(dates)));
            format!("“{title}”{}", date.unwrap_or_default())
        }
        Body::Judgement(judgement) => {
            let likelihood = judgement.own.likelihood.map(|likelihood| likelihood.word());
            let confidence = judgement.own.confidence.map(|it| it.word().to_owned());
            let grades: Vec<String> = likelihood.into_iter().chain(confidence).collect();
            let grades = (!grades.is_empty()).then(|| format!(" ({})", grades.join(", ")));
            format!("“{title}”{}", grades.unwrap_or_default())
        }
        _ => format!("“{title}”"),
    }
}

fn of_source(source: &Source, place: Option<String>, dates: Dates) -> String {
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
        place,
        source.url.as_ref().map(ToString::to_string),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(". ")
}
