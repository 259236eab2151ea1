//! What can be done with a result, without leaving the finder: a menu of actions, each with the key that it has anyway.

use ratatui::layout::{Rect, Size};

use crate::briefing::tlp::Tlp;
use crate::tui::keys::action::{Action, Copied, Mode};
use crate::tui::layout::over;
use crate::tui::over::contract::Answer;
use crate::tui::over::menu::Menu;
use crate::tui::shared::Shared;
use crate::tui::widget::list::List;
use crate::tui::widget::menu::MenuRow;

/// What can be done, in the words of the menu.
const DEEDS: &[(Action, &str)] = &[
    (Action::Follow, "Open"),
    (Action::Peek, "Peek"),
    (Action::Copy(Copied::Id), "Copy the id"),
    (Action::Copy(Copied::Link), "Copy a link"),
    (Action::Copy(Copied::Citation), "Copy the citation"),
    (Action::Edit, "Edit the file"),
];

/// The menu. It answers with the action that is chosen.
#[derive(Debug)]
pub(super) struct Deeds {
    list: List,
    keys: Vec<String>,
}

impl Deeds {
    pub(super) fn new(shared: &Shared) -> Self {
        let key = |(action, _): &(Action, _)| shared.keymap().key_in(Mode::Over, *action);
        Self {
            list: List::default(),
            keys: DEEDS
                .iter()
                .map(|deed| key(deed).unwrap_or_default())
                .collect(),
        }
    }

    /// Whether an action is something to be done with a result.
    pub(super) fn has(action: Action) -> bool {
        DEEDS.iter().any(|(other, _)| *other == action)
    }
}

impl Menu for Deeds {
    const TITLE: &'static str = "Do";

    fn list(&self) -> &List {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List {
        &mut self.list
    }

    fn rows(&self) -> Vec<MenuRow<'_>> {
        let rows = self.keys.iter().zip(DEEDS);
        let rows = rows.map(|(key, (_, words))| MenuRow {
            key,
            words,
            more: "",
        });
        rows.collect()
    }

    fn place(&self, size: Size, _: usize, rows: usize) -> Rect {
        over::deeds(size, rows)
    }

    /// Actions and their keys are of no briefing.
    fn markings(&self, _: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

    fn chosen(&mut self, _: &mut Shared) -> Answer {
        let chosen = DEEDS.get(self.list.selected);
        chosen.map_or(Answer::Stay(None), |(action, _)| Answer::Do(*action))
    }

    fn choosing(&self) -> [&'static str; 2] {
        ["do it", "do it"]
    }
}
