//! The marking of the screen: the narrowest of all that is on it, so that nothing is shown under a wider one.

use super::App;
use crate::briefing::tlp::Tlp;
use crate::library::EntryIx;
use crate::tui::overlay::Overlay;
use crate::tui::page::Target;

impl App {
    /// Works out the marking for what is shown now.
    pub(super) fn refresh_marking(&mut self) {
        let on_top: Vec<Option<Tlp>> = match &self.overlay {
            Some(Overlay::Finder(finder)) => {
                let entries = finder.in_sight(self.size);
                entries.filter_map(|entry| self.marking_of(entry)).collect()
            }
            Some(Overlay::Peek(peek)) => self.marking_of(peek.entry).into_iter().collect(),
            Some(Overlay::Briefings(list)) => list.in_sight(self.size).collect(),
            _ => Vec::new(),
        };
        let below = [self.shown.marking_of_briefing, self.shown.marking_of_page];
        let open = self.shown.briefing.map(|_| below).into_iter().flatten();
        self.shown.marking = Tlp::of_all(open.chain(on_top));
    }

    /// The marking of a briefing and of everything in it.
    pub(super) fn marking_of_briefing(&self, briefing: usize) -> Option<Tlp> {
        let file = self.library.briefings().get(briefing)?;
        let entries = file.entries.values();
        let own = entries.filter_map(|body| body.common()?.tlp);
        file.header.tlp.max(own.max())
    }

    /// The marking of the page that is set, with the names of all that it links.
    pub(super) fn marking_of_page(&self) -> Option<Tlp> {
        let pages = [&self.shown.page, &self.shown.context];
        let links = pages.into_iter().flat_map(|page| &page.links);
        let linked = links.filter_map(|(target, _)| match target {
            Target::Entry(entry) => Some(*entry),
            Target::Address(_) => None,
        });
        let entries = self.entry().into_iter().chain(linked);
        Tlp::of_all(entries.filter_map(|entry| self.marking_of(entry)))
    }

    /// The marking of an entry; nothing for one that belongs to no briefing and has none of its own, as a tag.
    fn marking_of(&self, entry: EntryIx) -> Option<Option<Tlp>> {
        let entry = self.library.entry(entry)?;
        let marking = self.library.marking(entry);
        (marking.is_some() || entry.briefing.is_some()).then_some(marking)
    }
}
