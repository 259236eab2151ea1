//! The page of an entry: everything that is known of it, in the order a reader wants it.
//!
//! A page is made of typed [`part`]s that say what they are; it may know no width, no style and no theme.
//! [`typeset`](crate::typeset) makes lines of it. There is one file for each kind of entry, and one place in them for
//! each field.

mod actor;
pub(crate) mod around;
mod backlinks;
mod briefing;
pub(crate) mod build;
mod citations;
pub mod cite;
mod common;
pub(crate) mod day;
pub(crate) mod event;
mod evidence;
mod judgement;
pub(crate) mod marking;
pub(crate) mod option;
pub(crate) mod part;
mod prose;
pub(crate) mod question;
pub(crate) mod sign;
pub(crate) mod slip;
mod source;
mod title;
mod ways;

use std::borrow::Cow;

use crate::briefing::EntryKind;
use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::library::entry::{Body, TitleWords};
use crate::library::reading::file::BriefingFile;
use crate::words::text::Text;
use build::{Builder, Room, Says};
use part::Page;

/// Where the list of what points to an entry is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// At the end of the page.
    OnPage,
    /// In a column of its own.
    Beside,
    /// Nowhere, nor whatever else only other entries say: the page has what the entry says itself, and so all pages
    /// together are no longer than the files.
    Own,
}

/// The page of an entry.
pub fn page(library: &Library, entry: EntryIx, context: Context, dates: Dates) -> Page {
    made(library, entry, (context, dates), Room::ALL)
}

/// The beginning of the page of an entry: more than any screen shows, and all of nearly every page. What it costs does
/// not grow with the page.
pub(crate) fn beginning(library: &Library, entry: EntryIx, context: Context, dates: Dates) -> Page {
    made(library, entry, (context, dates), Room::of(BEGINNING))
}

/// Bytes of the beginning of a page. A thousand lines of the width at which pages are set.
const BEGINNING: usize = 64 * 1024;

fn made(library: &Library, entry: EntryIx, (context, dates): (Context, Dates), room: Room) -> Page {
    let Some(found) = library.entry(entry) else {
        return Page::default();
    };
    let mut b = Builder::new(library, found.briefing, entry, dates, room);
    if context == Context::Own {
        b.says = Says::Own;
    }
    b.title(&found.body);
    let titled = !matches!(found.body.title(), TitleWords::None);
    match &found.body {
        Body::Briefing(_) => briefing::page(&mut b),
        Body::Event(event) => event::page(&mut b, &event.own),
        Body::Actor(actor) => actor::page(&mut b, &actor.own),
        Body::Option(option) => option::page(&mut b, &option.own),
        Body::Judgement(judgement) => judgement::page(&mut b, &judgement.own),
        Body::Question(question) => question::page(&mut b, &question.own),
        Body::Hypothesis(of) => {
            question::hypothesis(&mut b, &of.question.own, &of.question_id, &of.id)
        }
        Body::Source(source) => source::page(&mut b, &source.own),
        Body::Statement(statement) => evidence::statement(&mut b, &statement.own),
        Body::Evidence(evidence) => evidence::page(&mut b, &evidence.own),
        Body::Tag(tag) => source::tag(&mut b, &tag.own),
    }
    if let Some(common) = found.body.common() {
        b.common(common);
    }
    if context == Context::OnPage {
        backlinks::pointing_here(&mut b);
    }
    Page {
        kind: Some(kind_words(library, entry, None)),
        titled,
        ..b.finish()
    }
}

/// The kind of an entry, with its marking where that is not the one in the header.
pub(crate) fn kind_words(library: &Library, entry: EntryIx, open: Option<usize>) -> String {
    let kind = library.entry(entry).map_or("", |entry| entry.kind().word());
    match marking::foreign(library, entry, open) {
        Some(marking) => format!("{kind} · {marking}"),
        None => kind.to_owned(),
    }
}

/// What points to an entry and what it points to: the column beside a page.
pub(crate) fn context(library: &Library, entry: EntryIx, dates: Dates) -> Page {
    links(library, entry, dates, Room::ALL)
}

/// The beginning of that.
pub(crate) fn context_beginning(library: &Library, entry: EntryIx, dates: Dates) -> Page {
    links(library, entry, dates, Room::of(BEGINNING))
}

fn links(library: &Library, entry: EntryIx, dates: Dates, room: Room) -> Page {
    let briefing = library.entry(entry).and_then(|entry| entry.briefing);
    let mut b = Builder::new(library, briefing, entry, dates, room);
    backlinks::pointing_here(&mut b);
    backlinks::pointed_to(&mut b);
    b.finish()
}

/// How many entries of each kind a briefing has, in words.
pub(crate) fn contents(library: &Library, briefing: usize) -> String {
    briefing::contents(library, briefing)
}

/// What hedges the words by which an entry is called, where something does: those of a statement.
pub(crate) fn hedge(library: &Library, entry: EntryIx) -> Option<String> {
    build::hedge(library, entry)
}

/// That an entry is later than the picture of its briefing, as a list says it; empty where it is not.
pub(crate) fn later(library: &Library, entry: EntryIx) -> String {
    let later = build::later(library, entry);
    later.map(|run| run.text).unwrap_or_default()
}

/// The day that the words of a briefing were written for, where it is shown as of another: such as *written for
/// 2014-12-20*.
pub(crate) fn written(file: &BriefingFile, dates: Dates) -> Option<String> {
    day::written(file, dates)
}

/// One entry's kind and what is worth knowing of it beside its title, in a few words.
pub(crate) fn subtitle(library: &Library, entry: EntryIx, dates: Dates) -> String {
    let Some(found) = library.entry(entry) else {
        return String::new();
    };
    let more = match &found.body {
        Body::Actor(actor) => actor.own.kind.as_ref().map(Text::to_string),
        Body::Event(event) => event.own.date.as_ref().map(|date| date.words(dates)),
        Body::Judgement(judgement) => {
            let likelihood = judgement.own.likelihood.map(|likelihood| likelihood.word());
            let confidence = judgement.own.confidence.map(|it| it.word().to_owned());
            let finding: Vec<String> = likelihood.into_iter().chain(confidence).collect();
            (!finding.is_empty()).then(|| finding.join(" · "))
        }
        Body::Option(option) => option.own.status_words().map(Cow::into_owned),
        Body::Source(source) => source
            .own
            .publisher
            .as_ref()
            .map(|publisher| publisher.to_string()),
        Body::Statement(_) => build::hedge(library, entry),
        _ => None,
    };
    let kind = if found.kind() == EntryKind::Option {
        "option"
    } else {
        found.kind().word()
    };
    more.map_or_else(|| kind.to_owned(), |more| format!("{kind} · {more}"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
