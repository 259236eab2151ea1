//! What a card beside a place says, as a client takes it: in Markdown, or in plain lines.

use crate::briefing::date::shown::Dates;
use crate::export::markdown;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::part::Page;
use crate::page::{Context, marking, page};
use crate::reference::card;
use crate::reference::ticks::ticked;
use crate::reference::topic::Topic;
use crate::typeset::plain;

/// The columns of plain lines.
const COLUMNS: u16 = 80;

/// How cards are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Card {
    /// In Markdown.
    Markdown,
    /// In plain lines.
    Plain,
}

impl Card {
    /// The page of an entry between its markings, as it is shown elsewhere.
    pub(super) fn entry(self, library: &Library, ix: EntryIx) -> String {
        let Some(entry) = library.entry(ix) else {
            return String::new();
        };
        let page = page(library, ix, Context::Own, Dates::default());
        let tlp = marking::of_page(library, ix, &page);
        let tlp = tlp.map_or("unmarked", |tlp| tlp.label());
        let (kind, id) = (entry.kind().word(), &entry.id);
        let head = match self {
            Self::Markdown => format!("{tlp} · {kind} · `{id}`"),
            Self::Plain => format!("{tlp} · {kind} · {id}"),
        };
        let text = self.page(library, page, entry.briefing);
        format!("{head}\n\n{}\n\n{tlp}", text.trim_end())
    }

    /// The beginning of what the reference says.
    pub(super) fn topic(self, topic: Topic<'_>) -> String {
        self.page(&Library::default(), card::of(topic), None)
    }

    fn page(self, library: &Library, page: Page, briefing: Option<usize>) -> String {
        match self {
            Self::Markdown => markdown::text(library, &page, briefing),
            Self::Plain => plain::text(&ticked(page), COLUMNS),
        }
    }
}
