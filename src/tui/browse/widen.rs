//! The line between lists and reader, moved by keys and by the mouse.

use super::state::Browse;
use crate::tui::layout::browse::{Columns, columns, possible, wider_with_line_at};
use crate::tui::shared::Shared;

impl Browse {
    /// Makes the lists wider by so many columns, or narrower.
    pub(super) fn widen(&mut self, by: i16, shared: &mut Shared) {
        if self.shown.areas.line().is_none() {
            let is_narrow = columns(shared.size) == Columns::One;
            return shared.say(if is_narrow {
                "There is room for one column: Enter and h go between lists and reader"
            } else {
                "z goes back from this part to all of them"
            });
        }
        let before = self.wider;
        self.wider = self.wider.saturating_add(by);
        self.keep_width(shared);
        if self.wider == before {
            shared.say("The line stands as far as it can");
        }
    }

    /// Puts the line into a column of the screen.
    pub(super) fn put_line(&mut self, x: u16, shared: &Shared) {
        self.wider = wider_with_line_at(self.asked(shared.size), x);
        self.keep_width(shared);
    }

    /// What is wider than possible now is not to be made narrower by many keys.
    fn keep_width(&mut self, shared: &Shared) {
        self.wider = possible(self.asked(shared.size));
    }
}
