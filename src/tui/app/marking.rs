//! The marking of the screen: the narrowest of all that is on it, so that nothing is shown under a wider one.
//!
//! Markings stand in two options: the outer one is none where there is nothing that could have a marking, the inner one
//! where there is something that has none.

use super::App;
use crate::briefing::EntryKind;
use crate::briefing::tlp::Tlp;
use crate::library::entry::EntryIx;
use crate::page::marking::{of_entry, of_links};
use crate::tui::overlay::Overlay;
use crate::typeset::page::SetPage;

impl App {
    /// Works out the marking for what is shown now.
    pub(super) fn refresh_marking(&mut self) {
        let on_top: Vec<Option<Tlp>> = match &self.overlay {
            Some(Overlay::Finder(finder)) => {
                let named = finder.in_sight(self.size);
                let named = named.filter_map(|entry| self.marking_of(entry));
                let pages = finder.peek.iter().map(|peek| &peek.page);
                let pages = pages.chain([&finder.preview]);
                let linked = pages.flat_map(|page| self.markings_on(page));
                named.chain(linked).collect()
            }
            Some(Overlay::Peek(peek)) => {
                let own = self.marking_of(peek.entry).into_iter();
                own.chain(self.markings_on(&peek.page)).collect()
            }
            Some(Overlay::Briefings(list)) => {
                let rows = list.in_sight(self.size);
                rows.chain(self.markings_on(&list.page)).collect()
            }
            _ => Vec::new(),
        };
        let below = [self.shown.marking_of_briefing, self.shown.marking_of_page];
        self.shown.marking = Tlp::of_all(below.into_iter().flatten().chain(on_top));
    }

    /// The marking of a briefing and of everything in its lists.
    pub(super) fn marking_of_briefing(&self, briefing: usize) -> Option<Option<Tlp>> {
        let file = self.library.briefings().get(briefing)?;
        let kinds = EntryKind::ALL.iter();
        let entries = kinds.flat_map(|kind| self.library.of_kind(briefing, *kind));
        let entries = entries.map(|(_, entry)| self.library.marking(entry));
        Some(Tlp::of_all(entries.chain([file.header.tlp])))
    }

    /// The marking of the page that is set, with the names of all that it links.
    pub(super) fn marking_of_page(&self) -> Option<Option<Tlp>> {
        let own = self.entry().and_then(|entry| self.marking_of(entry));
        let pages = [&self.shown.page, &self.shown.context];
        let linked = pages.into_iter().flat_map(|page| self.markings_on(page));
        Some(Tlp::of_all(own.into_iter().chain(linked)))
    }

    /// The markings of what a page links.
    fn markings_on<'a>(&'a self, page: &'a SetPage) -> impl Iterator<Item = Option<Tlp>> + 'a {
        of_links(&self.library, page.links.iter().map(|(target, _)| target))
    }

    fn marking_of(&self, entry: EntryIx) -> Option<Option<Tlp>> {
        of_entry(&self.library, entry)
    }
}
