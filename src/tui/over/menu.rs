//! Menus: small lists in a box over what lies below. What they have in common is here; each says what is in it.

use std::fmt::Debug;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::contract::{Answer, Over, walk};
use crate::briefing::tlp::Tlp;
use crate::tui::keys::action::Action;
use crate::tui::layout::{over, within};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::widget::list::List;
use crate::tui::widget::menu::{self, MenuRow, widest};

/// What a menu says of itself.
pub(super) trait Menu: Debug {
    /// The words over it.
    const TITLE: &'static str;

    /// Where one is in it.
    fn list(&self) -> &List;

    /// The same, to be changed.
    fn list_mut(&mut self) -> &mut List;

    /// Its rows.
    fn rows(&self) -> Vec<MenuRow<'_>>;

    /// Its box on a screen of some size, for rows of which the widest has so many columns.
    fn place(&self, size: Size, widest: usize, rows: usize) -> Rect {
        over::menu(size, widest, rows)
    }

    /// The markings of all that its rows show, beyond what the screen below shows.
    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>>;

    /// What is chosen is wanted.
    fn chosen(&mut self, shared: &mut Shared) -> Answer;

    /// Another row is selected.
    fn moved(&mut self, _shared: &mut Shared) {}

    /// The screen below may have changed. Returns whether the menu still has a meaning.
    fn renewed(&mut self, _screen: &dyn Screen) -> bool {
        true
    }

    /// It closes.
    fn closed(&mut self, _shared: &mut Shared) {}

    /// What choosing does, in full and in fewer words.
    fn choosing(&self) -> [&'static str; 2] {
        ["open", "open"]
    }
}

fn area(menu: &impl Menu, size: Size) -> Rect {
    let rows = menu.rows();
    menu.place(size, widest(&rows), rows.len())
}

impl<M: Menu> Over for M {
    fn covers(&self) -> bool {
        false
    }

    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        vec![area(self, shared.size)]
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        match pressed {
            Pressed::Action(Action::Follow) => self.chosen(shared),
            Pressed::Action(action) => {
                let (height, rows) = (within(area(self, shared.size)).height, self.rows().len());
                let answer = walk(self.list_mut(), action, height, rows);
                if answer == Answer::Stay(None) {
                    self.moved(shared);
                }
                answer
            }
            Pressed::Key(_) => Answer::Stay(None),
        }
    }

    fn draw(&self, shared: &Shared, _: &dyn Screen, buf: &mut Buffer) {
        let area = area(self, shared.size);
        let rows = self.rows();
        menu::draw(shared.theme(), buf, area, M::TITLE, (self.list(), &rows));
    }

    fn hit(&self, shared: &Shared, at: Position) -> Option<usize> {
        let area = area(self, shared.size);
        self.list().at(within(area), at, self.rows().len())
    }

    fn select(&mut self, item: usize, shared: &mut Shared) -> bool {
        let was_selected = self.list_mut().pick(item);
        self.moved(shared);
        was_selected
    }

    fn wheel(&mut self, _: Position, by: isize, shared: &mut Shared) {
        let rows = self.rows().len();
        self.list_mut().turn(by, rows);
        self.moved(shared);
    }

    fn refresh(&mut self, shared: &Shared, screen: &dyn Screen) -> bool {
        if !self.renewed(screen) {
            return false;
        }
        let (height, rows) = (within(area(self, shared.size)).height, self.rows().len());
        self.list_mut().keep_in_sight(height.into(), rows);
        true
    }

    fn closed(&mut self, shared: &mut Shared) {
        Menu::closed(self, shared);
    }

    fn markings(&self, shared: &Shared) -> Vec<Option<Tlp>> {
        Menu::markings(self, shared)
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        let [words, short] = self.choosing();
        vec![
            Hint::shortened(Action::Follow, words, short),
            Hint::saying(Action::Close, "close"),
        ]
    }
}
