//! The sections of the page below.

use super::contract::{Answer, Over};
use super::menu::Menu;
use crate::briefing::tlp::Tlp;
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::widget::list::List;
use crate::tui::widget::menu::MenuRow;

/// The sections: the line and the words of each heading.
#[derive(Debug)]
struct Outline {
    list: List,
    headings: Vec<(usize, String)>,
}

/// The sections of the page, where it has some.
pub(super) fn open(_: &Shared, screen: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    let headings = screen.headings().to_vec();
    if headings.is_empty() {
        return Err("This page has no sections".into());
    }
    Ok(Box::new(Outline {
        list: List::default(),
        headings,
    }))
}

impl Menu for Outline {
    const TITLE: &'static str = "Sections";

    fn list(&self) -> &List {
        &self.list
    }

    fn list_mut(&mut self) -> &mut List {
        &mut self.list
    }

    fn rows(&self) -> Vec<MenuRow<'_>> {
        let rows = self.headings.iter();
        rows.map(|(_, words)| MenuRow::of(words, "")).collect()
    }

    /// The headings are those of the page below.
    fn markings(&self, _: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

    fn chosen(&mut self, _: &mut Shared) -> Answer {
        let chosen = self.headings.get(self.list.selected);
        chosen.map_or(Answer::Stay(None), |(line, _)| Answer::Scroll(*line))
    }

    fn renewed(&mut self, screen: &dyn Screen) -> bool {
        if self.headings != screen.headings() {
            self.headings = screen.headings().to_vec();
        }
        !self.headings.is_empty()
    }
}
