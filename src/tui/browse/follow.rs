//! Following links and coming back: every jump is remembered, and going back restores the place exactly.

use super::pane::row::Of;
use super::state::Browse;
use super::view::{Chosen, Manner, View};
use crate::briefing::EntryKind;
use crate::library::entry::EntryIx;
use crate::page::part::Target;
use crate::search::landing::Landing;
use crate::tui::layout::browse::{Columns, Focus};
use crate::tui::layout::pane::PaneKind;
use crate::tui::shared::Shared;
use crate::tui::shared::effect::Effect;
use crate::tui::shared::taking::NO_LINK;

/// How many places are remembered.
const MEMORY: usize = 500;

impl Browse {
    /// Opens the row, or follows the selected link; a web address is copied, for the program opens none.
    pub(super) fn follow(&mut self, shared: &mut Shared) -> Option<Effect> {
        if self.view.focus == Focus::List {
            self.view.focus = Focus::Reader;
            return None;
        }
        match self.selected_target().cloned() {
            Some(Target::Entry(entry)) => self.go_to(entry, shared),
            Some(Target::Address(address)) => {
                return Some(shared.copy_address(&address, self.page_markings()));
            }
            Some(Target::Topic(_)) | None => shared.say(NO_LINK),
        }
        None
    }

    /// Goes to an entry, and remembers where one was.
    pub(super) fn go_to(&mut self, entry: EntryIx, shared: &Shared) {
        let Some(found) = shared.library.entry(entry) else {
            return;
        };
        let (id, kind, briefing) = (found.id.clone(), found.kind(), found.briefing);
        self.remember();
        let home = briefing
            .and_then(|i| shared.library.briefing(i))
            .map(|file| file.id.clone());
        if let Some(home) = home.filter(|home| *home != self.view.briefing) {
            self.change_view(View::start(home, Focus::Reader));
            self.bring_up_to_date(shared);
        }
        if let Some(pane) = PaneKind::of(kind).filter(|_| briefing.is_some()) {
            self.view.pane = pane;
            let hidden = self.shown.lists[pane.index()]
                .position(Of::Entry(entry))
                .is_none();
            let list = self.view.list_mut();
            list.selected = Some(Chosen::Entry(id.clone()));
            if hidden {
                list.filter.clear();
            }
        }
        self.view.find.clear();
        self.view.landing = None;
        self.view.place = None;
        self.view.focus = Focus::Reader;
        self.view.show(Some(Chosen::Entry(id)));
    }

    /// Goes to a place on the page of an entry; `n` and `N` go on from there.
    pub(super) fn land_on(&mut self, entry: EntryIx, landing: Landing, shared: &Shared) {
        self.go_to(entry, shared);
        self.view.find.clone_from(&landing.words);
        self.view.manner = Manner::Words;
        self.view.landing = Some(landing);
    }

    pub(super) fn remember(&mut self) {
        self.back.push(self.view.clone());
        if self.back.len() > MEMORY {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    pub(super) fn back(&mut self, shared: &mut Shared) {
        match last_there(self, shared, |browse| &mut browse.back) {
            Some(view) => {
                let here = self.change_view(view);
                self.forward.push(here);
            }
            None => shared.say("This is where you began"),
        }
    }

    pub(super) fn forward(&mut self, shared: &mut Shared) {
        match last_there(self, shared, |browse| &mut browse.forward) {
            Some(view) => {
                let here = self.change_view(view);
                self.back.push(here);
            }
            None => shared.say("Nothing to go forward to"),
        }
    }

    /// The page of the open briefing.
    pub(super) fn overview(&mut self, shared: &mut Shared) {
        if let Some(entry) = self
            .shown
            .briefing
            .and_then(|i| shared.library.briefing_entry(i))
        {
            self.go_to(entry, shared);
        }
    }

    /// The list of what points here: the column beside the page, or the section at its end.
    pub(super) fn backlinks(&mut self, shared: &mut Shared) {
        let before = self.view.focus;
        self.view.focus = if self.shown.areas.columns == Columns::Three {
            Focus::Context
        } else {
            Focus::Reader
        };
        self.bring_up_to_date(shared);
        let Some(line) = self.page().backlinks else {
            self.view.focus = before;
            shared.say("Nothing points here");
            return;
        };
        let mut links = self.page().links.iter();
        if let Some(link) = links.position(|(_, lines)| lines.start >= line) {
            self.select_link(link);
        }
        self.scroll_mut().line = line;
    }

    /// Whether going back would lead somewhere.
    pub(super) fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// What the selected link leads to, on the page that has the keys.
    pub(super) fn selected_target(&self) -> Option<&Target> {
        let link = self.scroll().link;
        let link = link.filter(|_| self.view.focus != Focus::List)?;
        self.page().links.get(link).map(|(target, _)| target)
    }

    /// The source whose link is selected.
    pub(super) fn selected_source(&self, shared: &Shared) -> Option<EntryIx> {
        let Target::Entry(entry) = self.selected_target()? else {
            return None;
        };
        let kind = shared.library.entry(*entry)?.kind();
        (kind == EntryKind::Source).then_some(*entry)
    }
}

/// Takes the last place whose briefing is there: one may be gone since.
fn last_there(
    browse: &mut Browse,
    shared: &Shared,
    places: fn(&mut Browse) -> &mut Vec<View>,
) -> Option<View> {
    loop {
        let view = places(browse).pop()?;
        if view.is_in(&shared.library) {
            return Some(view);
        }
    }
}
