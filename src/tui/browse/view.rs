//! Where the reader is: all that going back restores, and nothing else.

use super::list::ShownList;
use super::pane::row::Of;
use crate::briefing::id::EntryId;
use crate::library::Library;
use crate::load::slip::SlipId;
use crate::search::landing::Landing;
use crate::tui::layout::browse::Focus;
use crate::tui::layout::pane::PaneKind;
use crate::tui::reader::Scroll;
use crate::words::text::Text;

/// A place in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    /// The open briefing, by its id.
    pub briefing: Text,
    /// The open pane.
    pub pane: PaneKind,
    /// What has the keys.
    pub focus: Focus,
    /// The lists, by pane.
    pub lists: [ListState; PaneKind::COUNT],
    /// The page.
    pub reader: Scroll,
    /// What it is of.
    pub of: Option<Chosen>,
    /// The column beside it.
    pub context: Scroll,
    /// The words that were last looked for on the page.
    pub find: String,
    /// How they are looked for.
    pub manner: Manner,
    /// The place to go to, until the page has it.
    pub landing: Option<Landing>,
    /// Which of the places that hold them was gone to.
    pub place: Option<usize>,
}

/// How words are looked for on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// As they are typed, one behind the other.
    Phrase,
    /// Each for itself, as the finder looks for them in texts.
    Words,
}

/// What a row is of, beyond one library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Chosen {
    /// An entry.
    Entry(EntryId),
    /// One that was left out.
    Slip(SlipId),
}

impl Chosen {
    /// What it is in a briefing of a library.
    pub(super) fn here(&self, library: &Library, briefing: usize) -> Option<Of> {
        match self {
            Self::Entry(id) => library.find(id).map(Of::Entry),
            Self::Slip(id) => library.find_slip(briefing, id).map(Of::Slip),
        }
    }

    /// What a visible row of a list is of.
    pub(super) fn of(list: &ShownList, row: usize, library: &Library) -> Option<Self> {
        match list.of(row)? {
            Of::Entry(ix) => library.entry(ix).map(|entry| Self::Entry(entry.id.clone())),
            Of::Slip(number) => {
                let id = library.slip_id(list.briefing, number);
                id.cloned().map(Self::Slip)
            }
        }
    }
}

/// A place in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct ListState {
    /// What is selected.
    pub selected: Option<Chosen>,
    /// The first row shown.
    pub offset: usize,
    /// What the list is filtered by.
    pub filter: String,
    /// In which of its orders it stands: its own, or so many behind that.
    pub order: usize,
}

impl ListState {
    /// The place of what is selected in the list as it is shown.
    pub(super) fn position(&self, shown: &ShownList, library: &Library) -> Option<usize> {
        let selected = self.selected.as_ref()?;
        shown.position(selected.here(library, shown.briefing)?)
    }
}

impl View {
    /// The start of a briefing.
    pub(super) fn start(briefing: Text, focus: Focus) -> Self {
        Self {
            briefing,
            pane: PaneKind::Overview,
            focus,
            lists: Default::default(),
            reader: Scroll::default(),
            of: None,
            context: Scroll::default(),
            find: String::new(),
            manner: Manner::Phrase,
            landing: None,
            place: None,
        }
    }

    /// Whether the briefing of the place is there, if only as context.
    pub(super) fn is_in(&self, library: &Library) -> bool {
        library.holds(&self.briefing)
    }

    /// The list of the open pane.
    pub(super) fn list(&self) -> &ListState {
        &self.lists[self.pane.index()]
    }

    /// The list of the open pane, to be changed.
    pub(super) fn list_mut(&mut self) -> &mut ListState {
        &mut self.lists[self.pane.index()]
    }

    /// Shows an entry, or what is wrong with one that was left out, from its top.
    pub(super) fn show(&mut self, of: Option<Chosen>) {
        if self.of != of {
            self.of = of;
            self.reader = Scroll::default();
            self.context = Scroll::default();
            self.place = None;
        }
    }

    /// The entry on the page, by its id.
    pub(super) fn entry(&self) -> Option<&EntryId> {
        match self.of.as_ref()? {
            Chosen::Entry(id) => Some(id),
            Chosen::Slip(_) => None,
        }
    }
}
