//! Pages near the one that is shown: those that were left last, and those that may come next. So a step finds its page.

use crate::tui::reader::whole::{self, Wanted};
use crate::typeset::page::SetPage;

/// How many pages are kept: two columns of the rows above and below, and of those left last.
const KEPT: usize = 8;
/// Pages of more lines than this are not kept.
const LONGEST: usize = 400;

/// Some pages, the last one kept at the end.
#[derive(Debug, Default)]
pub(super) struct Near(Vec<(Wanted, SetPage)>);

impl Near {
    /// Keeps a page; others may have to go.
    pub(super) fn keep(&mut self, wanted: Wanted, page: SetPage) {
        if page.lines.len() > LONGEST || self.has(&wanted) {
            return whole::put_away(page);
        }
        if self.0.len() == KEPT {
            self.0.remove(0);
        }
        self.0.push((wanted, page));
    }

    /// Takes a page out, if it is there.
    pub(super) fn take(&mut self, wanted: &Wanted) -> Option<SetPage> {
        let at = self.0.iter().position(|(of, _)| of == wanted)?;
        Some(self.0.remove(at).1)
    }

    /// Whether a page is there.
    pub(super) fn has(&self, wanted: &Wanted) -> bool {
        self.0.iter().any(|(of, _)| of == wanted)
    }
}
