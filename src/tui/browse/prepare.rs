//! What may save time later: the pages of the rows beside the selected one, made while nothing else is to be done.

use super::state::Browse;
use crate::tui::layout::browse::Focus;
use crate::tui::shared::Shared;

impl Browse {
    /// Makes the pages of the rows beside the selected one.
    pub(super) fn make_near(&mut self, shared: &Shared) {
        if self.view.focus != Focus::List || self.shown.areas.reader.width == 0 {
            return;
        }
        let list = &self.shown.lists[self.view.pane.index()];
        let at = list.list.selected;
        let beside = [at.checked_add(1), at.checked_sub(1)].into_iter().flatten();
        let entries: Vec<_> = beside.filter_map(|row| list.of(row)?.entry()).collect();
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
