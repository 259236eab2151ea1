//! What the signs in the lists mean.

use super::contract::{Answer, Over};
use super::menu::Menu;
use crate::briefing::tlp::Tlp;
use crate::tui::keys::action::Action;
use crate::tui::layout::pane::{PaneKind, Sign};
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::widget::list::List;
use crate::tui::widget::menu::MenuRow;
use crate::typeset::width::columns;

/// The signs, and the list that each stands in.
#[derive(Debug)]
struct Signs {
    list: List,
    signs: Vec<(PaneKind, String)>,
}

/// The signs of the screen.
pub(super) fn open(_: &Shared, screen: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    let signs = screen.signs().into_iter();
    Ok(Box::new(Signs {
        list: List::default(),
        signs: signs.map(|(pane, sign)| (pane, words(sign))).collect(),
    }))
}

/// A sign and what it means, the meanings below each other.
fn words((sign, meaning): &Sign) -> String {
    let air = 5_usize.saturating_sub(columns(sign));
    format!("{sign}{}{meaning}", " ".repeat(air))
}

impl Menu for Signs {
    const TITLE: &'static str = "Signs";

    fn list(&self) -> &List {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List {
        &mut self.list
    }

    fn rows(&self) -> Vec<MenuRow<'_>> {
        let rows = self.signs.iter();
        rows.map(|(pane, words)| MenuRow::of(words, pane.title()))
            .collect()
    }

    /// Signs and what they mean are of no briefing.
    fn markings(&self, _: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

    /// The pane in which the sign stands.
    fn chosen(&mut self, _: &mut Shared) -> Answer {
        let chosen = self.signs.get(self.list.selected);
        chosen.map_or(Answer::Stay(None), |(pane, _)| {
            Answer::Do(Action::Pane(*pane))
        })
    }

    fn choosing(&self) -> [&'static str; 2] {
        ["go to the list", "go"]
    }
}
