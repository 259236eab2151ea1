//! Following links and coming back: every jump is remembered, and going back restores the place exactly.

use super::{App, MEMORY};
use crate::briefing::id::EntryId;
use crate::library::entry::EntryIx;
use crate::page::Target;
use crate::tui::effect::Effect;
use crate::tui::layout::Columns;
use crate::tui::pane::PaneKind;
use crate::tui::view::{Focus, View};

impl App {
    /// Opens the row, or follows the selected link; a web address is copied, for the program opens none.
    pub(super) fn follow(&mut self) -> Option<Effect> {
        if self.view.focus == Focus::List {
            self.view.focus = Focus::Reader;
            return None;
        }
        let selected = self.scroll().link;
        match selected
            .and_then(|link| self.page().links.get(link))
            .map(|(target, _)| target.clone())
        {
            Some(Target::Entry(entry)) => self.go(entry),
            Some(Target::Address(address)) => {
                self.say(&format!("Copied {address}"));
                return Some(Effect::Copy(address.to_string()));
            }
            None => self.say("No link selected: Tab goes from link to link"),
        }
        None
    }

    /// Opens an entry as the finder does. An id that leads nowhere changes nothing.
    pub fn open(&mut self, id: &EntryId) {
        if let Some(entry) = self.library.find(id) {
            self.go(entry);
            self.refresh();
        }
    }

    /// Goes to an entry, and remembers where one was.
    pub(super) fn go(&mut self, entry: EntryIx) {
        let Some(found) = self.library.entry(entry) else {
            return;
        };
        let (id, kind, briefing) = (found.id.clone(), found.kind(), found.briefing);
        self.remember();
        let home = briefing
            .and_then(|i| self.library.briefings().get(i))
            .map(|file| file.id.clone());
        if let Some(home) = home.filter(|home| *home != self.view.briefing) {
            self.change_view(View::start(home));
            self.refresh();
        }
        if let Some(pane) = PaneKind::of(kind).filter(|_| briefing.is_some()) {
            self.view.pane = pane;
            let hidden = self.shown.lists[pane.index()].position(entry).is_none();
            let list = self.view.list_mut();
            list.selected = Some(id.clone());
            if hidden {
                list.filter.clear();
            }
        }
        self.view.find.clear();
        self.view.place = None;
        self.view.focus = Focus::Reader;
        self.view.show(Some(id));
    }

    pub(super) fn remember(&mut self) {
        self.back.push(self.view.clone());
        if self.back.len() > MEMORY {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    pub(super) fn back(&mut self) {
        match last_there(self, |app| &mut app.back) {
            Some(view) => {
                let here = self.change_view(view);
                self.forward.push(here);
            }
            None => self.say("This is where you began"),
        }
    }

    pub(super) fn forward(&mut self) {
        match last_there(self, |app| &mut app.forward) {
            Some(view) => {
                let here = self.change_view(view);
                self.back.push(here);
            }
            None => self.say("Nothing to go forward to"),
        }
    }

    /// The page of the open briefing.
    pub(super) fn overview(&mut self) {
        if let Some(entry) = self
            .shown
            .briefing
            .and_then(|i| self.library.briefing_entry(i))
        {
            self.go(entry);
        }
    }

    /// The list of what points here: the column beside the page, or the section at its end.
    pub(super) fn backlinks(&mut self) {
        let before = self.view.focus;
        self.view.focus = if self.shown.areas.columns == Columns::Three {
            Focus::Context
        } else {
            Focus::Reader
        };
        self.refresh();
        let Some(line) = self.page().backlinks else {
            self.view.focus = before;
            self.say("Nothing points here");
            return;
        };
        let mut links = self.page().links.iter();
        if let Some(link) = links.position(|(_, lines)| lines.start >= line) {
            self.select_link(link);
        }
        self.scroll_mut().line = line;
    }

    /// Whether going back would lead somewhere.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// The title of the entry on the page.
    pub fn title(&self) -> Option<&crate::words::text::Text> {
        self.entry()
            .and_then(|entry| self.library.entry(entry))
            .map(|entry| &entry.title)
    }

    /// The entry on the page, by its id.
    pub fn entry_id(&self) -> Option<&EntryId> {
        self.view.entry.as_ref()
    }
}

/// Takes the last place whose briefing is there: one may be gone since.
fn last_there(app: &mut App, places: fn(&mut App) -> &mut Vec<View>) -> Option<View> {
    loop {
        let view = places(app).pop()?;
        if app.is_there(&view) {
            return Some(view);
        }
    }
}
