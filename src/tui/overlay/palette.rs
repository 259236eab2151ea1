//! The command palette: a few letters of what an action does, and it is done.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyModifiers};

use super::Answer;
use crate::search::labels::{LabelKind, Labels};
use crate::search::session::Session;
use crate::tui::action::Spec;
use crate::tui::app::scrolled;
use crate::tui::draw::help::actions;
use crate::tui::keymap::Key;
use crate::tui::widget::input::Line;

/// The palette's state.
#[derive(Debug)]
pub struct Palette {
    /// What is typed.
    pub line: Line,
    /// The actions whose words or names match, the best first.
    pub found: Vec<&'static Spec>,
    /// The selected one.
    pub selected: usize,
    /// The first one shown.
    pub offset: usize,
    session: Session,
}

impl Palette {
    pub(super) fn new() -> Self {
        let mut labels = Labels::builder();
        for (number, spec) in (0..).zip(actions()) {
            labels.push(number, LabelKind::Title, spec.words);
            labels.push(number, LabelKind::Alias, spec.name);
        }
        let mut palette = Self {
            line: Line::default(),
            found: Vec::new(),
            selected: 0,
            offset: 0,
            session: Session::new(Arc::new(labels.build())),
        };
        palette.ask();
        palette
    }

    /// Keeps the selected one in sight, where so many lines are seen.
    pub fn keep_in_sight(&mut self, height: u16) {
        let found = self.found.len();
        self.selected = self.selected.min(found.saturating_sub(1));
        self.offset = scrolled(self.offset, self.selected, height.into(), found);
    }

    /// Types a text.
    pub(super) fn insert(&mut self, text: &str) {
        self.line.insert_text(text);
        self.ask();
    }

    fn ask(&mut self) {
        let all = actions();
        let typed = self.line.value();
        self.found = if typed.trim().is_empty() {
            all
        } else {
            let hits = self.session.query(typed, all.len(), &|_| 0).iter();
            hits.filter_map(|hit| all.get(hit.owner as usize).copied())
                .collect()
        };
        self.selected = 0;
    }

    /// The selected action is wanted.
    pub(super) fn chosen(&self) -> Option<Answer> {
        let spec = self.found.get(self.selected)?;
        Some(Answer::Do(spec.action))
    }

    pub(super) fn key(&mut self, key: Key) -> Answer {
        let control = key.modifiers.contains(KeyModifiers::CONTROL);
        match key.code {
            KeyCode::Esc => return Answer::Close,
            KeyCode::Enter => return self.chosen().unwrap_or(Answer::Stay),
            KeyCode::Down => self.selected += 1,
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Char('n' | 'j') if control => self.selected += 1,
            KeyCode::Char('p' | 'k') if control => self.selected = self.selected.saturating_sub(1),
            _ => {
                self.line.key(key);
                self.ask();
            }
        }
        Answer::Stay
    }
}
