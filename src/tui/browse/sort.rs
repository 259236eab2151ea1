//! The list of the open pane in another order.

use super::pane::order::offered;
use super::state::Browse;
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;

impl Browse {
    /// Sorts the list of the open pane by the next thing that it can be sorted by; what is selected stays so.
    pub(super) fn sort(&mut self, shared: &mut Shared) {
        let i = self.view.pane.index();
        let orders = offered(self.view.pane, &self.shown.lists[i].rows, &shared.library).len();
        if orders == 0 {
            return shared.say("There is nothing to sort this list by");
        }
        let order = &mut self.view.lists[i].order;
        *order = (*order + 1) % (orders + 1);
        self.bring_up_to_date(shared);
        match self.shown.lists[i].order {
            Some(order) => shared.say(Message::own(&format!("Sorted by {order}"))),
            None => shared.say("In its own order again"),
        }
    }
}
