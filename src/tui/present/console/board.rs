//! The speaker's notes as they stand on the console.

use crate::briefing::tlp::Tlp;
use crate::tui::layout::console::Share;
use crate::tui::reader::Scroll;
use crate::typeset::page::SetPage;

/// The notes as they are seen.
#[derive(Debug, Default)]
pub(super) struct Board {
    /// The notes, set; empty where there are none.
    pub(super) page: SetPage,
    pub(super) scroll: Scroll,
    /// How much of the console they have.
    pub(super) share: Share,
    /// With whom they may be shared.
    pub(super) marking: Option<Tlp>,
    /// Whether there are any.
    pub(super) is_written: bool,
    /// What they were set for: the slide, and the columns.
    pub(super) of: Option<(usize, u16)>,
}

impl Board {
    /// How much of the console the notes have, and how many lines they are.
    pub(super) fn wants(&self) -> (Share, usize) {
        (self.share, self.page.lines.len())
    }
}
