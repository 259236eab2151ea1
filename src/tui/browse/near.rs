//! Pages near the one that is shown: those that were left last, and those of the rows beside the selected one, which are
//! made while nothing else is to be done. So a step finds its page.

use super::state::Browse;
use crate::tui::layout::browse::Focus;
use crate::tui::reader::whole::{self, Wanted};
use crate::tui::shared::Shared;
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

    fn has(&self, wanted: &Wanted) -> bool {
        self.0.iter().any(|(of, _)| of == wanted)
    }
}

impl Browse {
    /// Makes the pages of the rows beside the selected one.
    pub(super) fn make_near(&mut self, shared: &Shared) {
        if self.view.focus != Focus::List || self.shown.areas.reader.width == 0 {
            return;
        }
        let list = &self.shown.lists[self.view.pane.index()];
        let at = list.list.selected;
        let beside = [at.checked_add(1), at.checked_sub(1)].into_iter().flatten();
        let entries: Vec<_> = beside.filter_map(|row| list.entry(row)).collect();
        for id in entries.into_iter().filter_map(|entry| shared.id_of(entry)) {
            for wanted in self.pages_of(&id).into_iter().flatten() {
                if !self.shown.near.has(&wanted) {
                    let page = wanted.beginning(&shared.library, shared.dates());
                    self.shown.near.keep(wanted, page);
                }
            }
        }
    }
}
