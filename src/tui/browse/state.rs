//! The state of the screen: where the reader is, and what is shown there.

use ratatui::layout::Rect;

use super::list::ShownList;
use super::near::Near;
use super::view::{Chosen, Manner, View};
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::entry::EntryIx;
use crate::search::places::Places;
use crate::tui::layout::browse::{Areas, Columns, Focus};
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::hints::Hints;
use crate::tui::reader::whole::Wanted;
use crate::tui::shared::Shared;
use crate::tui::widget::input::Line;
use crate::typeset::page::SetPage;
use crate::words::text::Text;

/// The state of the screen.
#[derive(Debug)]
pub(crate) struct Browse {
    /// Where the reader is.
    pub(super) view: View,
    /// What is being typed at the bottom line.
    pub(super) typing: Option<Typing>,
    /// The labels of the links, while one is being chosen.
    pub(super) hints: Option<Hints>,
    /// Whether one part has the whole screen.
    pub(super) zoomed: bool,
    /// By how many columns the lists are wider than usual.
    pub(super) wider: i16,
    /// Whether the line between lists and reader was pressed last: it goes where the mouse is dragged.
    pub(super) dragged: bool,
    /// What is shown, worked out from the rest.
    pub(super) shown: Shown,
    /// Where briefings were left, the last one first.
    pub(super) left: Vec<View>,
    pub(super) back: Vec<View>,
    pub(super) forward: Vec<View>,
}

/// What is being typed.
#[derive(Debug)]
pub(super) struct Typing {
    /// The words so far.
    pub line: Line,
    /// What they are for.
    pub purpose: Purpose,
    /// What stood there before, for Esc, and how it was looked for.
    pub(super) before: (String, Manner),
    /// What was selected before: it stays selected wherever the filter lets it through.
    pub(super) selected: Option<Chosen>,
}

/// What typed words are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// They filter the open pane.
    Filter,
    /// They are looked for on the page.
    Find,
    /// They are the day as of which the briefings are shown.
    Day,
}

/// What is shown, worked out from the view, the library and the size.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The open briefing, by its place in the library.
    pub briefing: Option<usize>,
    /// The lists of the panes.
    pub lists: [ShownList; PaneKind::COUNT],
    /// The page.
    pub page: SetPage,
    /// The column beside it.
    pub context: SetPage,
    /// Which pages these are.
    pub wanted: [Option<Wanted>; 2],
    /// Pages that were shown last or may be shown next.
    pub near: Near,
    /// Where the page that has the keys holds the words that are looked for.
    pub found: Places,
    /// What is where.
    pub areas: Areas,
    /// The marking of the open briefing with all that is in its lists.
    pub marking_of_briefing: Option<Option<Tlp>>,
    /// The marking of the page, with the names of all that it links.
    pub marking_of_page: Option<Option<Tlp>>,
    pub of_briefing: Option<Text>,
    pub of_orders: [Option<usize>; PaneKind::COUNT],
    pub of_page: Option<(Chosen, u16, Columns)>,
    pub of_found: Option<(String, Manner, Focus)>,
}

impl Browse {
    /// The start: the bottom line of the first briefing.
    pub(crate) fn new(shared: &Shared) -> Self {
        let first = shared.library.briefings().first();
        let first = first.map_or_else(|| Text::line(""), |file| file.id.clone());
        Self {
            view: View::start(first, Focus::List),
            typing: None,
            hints: None,
            zoomed: false,
            wider: shared.settings.wider,
            dragged: false,
            shown: Shown::default(),
            left: Vec::new(),
            back: Vec::new(),
            forward: Vec::new(),
        }
    }

    /// Shows nothing but the page, on all of the screen.
    pub(crate) fn read_alone(&mut self) {
        self.zoomed = true;
        self.view.focus = Focus::Reader;
    }

    /// By how many columns the lists are wider than usual.
    pub(crate) fn wider(&self) -> i16 {
        self.wider
    }

    /// The entry on the page, by its number.
    pub(super) fn entry(&self, shared: &Shared) -> Option<EntryIx> {
        shared.library.find(self.view.entry()?)
    }

    /// What was left out and is shown in the place of a page: its briefing, and its number there.
    pub(super) fn slip(&self, shared: &Shared) -> Option<(usize, u32)> {
        let (Chosen::Slip(id), briefing) = (self.view.of.as_ref()?, self.shown.briefing?) else {
            return None;
        };
        let number = shared.library.find_slip(briefing, id)?;
        Some((briefing, number))
    }

    /// The entry on the page, by its id.
    pub(crate) fn entry_id(&self) -> Option<&EntryId> {
        self.view.entry()
    }

    /// The whole page, also what is scrolled away.
    pub(crate) fn whole_page(&self) -> &SetPage {
        &self.shown.page
    }

    /// The boxes of the lists and pages.
    pub(crate) fn boxes(&self) -> Vec<Rect> {
        let areas = &self.shown.areas;
        vec![areas.list, areas.reader, areas.context]
    }

    /// Whether words are being looked for on the page that has the keys.
    pub(super) fn is_finding(&self) -> bool {
        self.view.focus != Focus::List && !self.view.find.is_empty()
    }
}
