//! What lies on top of a screen: one file for each, one contract for all ([`contract`]).
//!
//! A box asks the screen below only what [`Screen`](crate::tui::screen::Screen) tells, and answers what is to be done as
//! an [`Answer`](contract::Answer). It is opened by an action, through the one table [`OPENED`].

mod briefings;
pub(crate) mod contract;
mod explain;
pub(crate) mod finder;
mod help;
mod menu;
mod outline;
mod palette;
mod peek;
mod problems;
mod signs;
pub(crate) mod themes;

use crate::tui::keys::action::Action;
use contract::Open;

/// What each action opens. The finder is not among them: it is kept while it is closed.
pub(crate) const OPENED: &[(Action, Open)] = &[
    (Action::Briefings, briefings::open),
    (Action::Explain, explain::open),
    (Action::Help, help::open),
    (Action::Outline, outline::open),
    (Action::Palette, palette::open),
    (Action::Peek, peek::open),
    (Action::Problems, problems::open),
    (Action::Signs, signs::open),
    (Action::Themes, themes::open),
];

/// What an action opens, if it opens something.
pub(crate) fn opened_by(action: Action) -> Option<Open> {
    let mut opened = OPENED.iter();
    let found = opened.find(|(by, _)| *by == action);
    found.map(|(_, open)| *open)
}
