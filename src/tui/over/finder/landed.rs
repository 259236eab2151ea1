//! The place in its text at which the selected result was found, on the page beside the results.

use crate::search::landing::Landing;
use crate::search::places::Places;
use crate::tui::reader::Glance;

/// The words on the page, and the place among them.
#[derive(Debug, Default)]
pub(super) struct Landed {
    pub(super) places: Places,
    pub(super) place: Option<usize>,
    of: Option<Of>,
}

/// What it was worked out for.
#[derive(Debug, PartialEq, Eq)]
struct Of {
    landing: Landing,
    height: usize,
    lines: usize,
    is_whole: bool,
}

impl Landed {
    /// Brings the place onto the screen, unless that was done for this page.
    pub(super) fn refresh(
        &mut self,
        landing: Option<Landing>,
        preview: &mut Glance,
        height: usize,
    ) {
        let of = landing.map(|landing| Of {
            landing,
            height,
            lines: preview.page.lines.len(),
            is_whole: !preview.page.goes_on,
        });
        if of == self.of {
            return;
        }
        *self = Self::default();
        let Some(of) = of else {
            preview.scroll.line = 0;
            return;
        };
        let page = &preview.page;
        let landed = of.landing.on(page, &mut self.places);
        self.place = landed.map(|landed| landed.place);
        let lines = self.place.and_then(|place| self.places.lines(page, place));
        let line = lines.map_or(0, |lines| lines.start);
        preview.scroll.line = match line < height {
            true => 0,
            false => line.saturating_sub(height / 3).min(page.last_top(height)),
        };
        let top = preview.scroll.line;
        self.places.see(page, &(top..top + height));
        self.of = Some(of);
    }
}
