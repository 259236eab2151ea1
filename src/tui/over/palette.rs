//! The command palette: a few letters of what an action does, and it is done.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::contract::{Answer, Over, walk};
use super::help;
use crate::briefing::tlp::Tlp;
use crate::search::labels::{LabelKind, Labels};
use crate::search::session::Session;
use crate::tui::keys::action::{Action, Mode, Spec};
use crate::tui::layout::{over, within};
use crate::tui::screen::{Hint, Pressed, Screen};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::List;
use crate::tui::widget::row::{boxed, typed};

/// The palette's state.
#[derive(Debug)]
struct Palette {
    line: Line,
    /// All actions that there are.
    actions: Vec<&'static Spec>,
    /// The actions whose words or names match, the best first.
    matching: Vec<&'static Spec>,
    list: List,
    session: Session,
}

/// The palette, with all actions.
pub(super) fn open(_: &Shared, screen: &dyn Screen) -> Result<Box<dyn Over>, Message> {
    let actions = help::actions(screen);
    let mut labels = Labels::builder();
    for (number, spec) in (0..).zip(&actions) {
        labels.push(number, LabelKind::Title, spec.words);
        labels.push(number, LabelKind::Alias, spec.name);
    }
    let mut palette = Palette {
        line: Line::default(),
        matching: Vec::new(),
        list: List::default(),
        session: Session::new(Arc::new(labels.build())),
        actions,
    };
    palette.ask();
    Ok(Box::new(palette))
}

impl Palette {
    fn ask(&mut self) {
        let all = &self.actions;
        let typed = self.line.value();
        self.matching = if typed.trim().is_empty() {
            all.clone()
        } else {
            let hits = self.session.query(typed, all.len(), &|_| 0).iter();
            hits.filter_map(|hit| all.get(hit.owner as usize).copied())
                .collect()
        };
        self.list = List::default();
    }

    fn rows(shared: &Shared) -> Rect {
        within(over::palette(shared.size).results)
    }
}

impl Over for Palette {
    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn covers(&self) -> bool {
        true
    }

    fn key(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        match pressed {
            Pressed::Action(Action::Follow) => {
                let chosen = self.matching.get(self.list.selected);
                chosen.map_or(Answer::Stay(None), |spec| Answer::Do(spec.action))
            }
            Pressed::Action(action) => {
                let (height, matching) = (Self::rows(shared).height, self.matching.len());
                walk(&mut self.list, action, height, matching)
            }
            Pressed::Key(key) => {
                self.line.key(key);
                self.ask();
                Answer::Stay(None)
            }
        }
    }

    fn paste(&mut self, text: &str) {
        self.line.insert_text(text);
        self.ask();
    }

    fn draw(&self, shared: &Shared, _: &dyn Screen, buf: &mut Buffer) {
        let (boxes, theme) = (over::palette(shared.size), shared.theme());
        let count = format!("{} of {}", self.matching.len(), self.actions.len());
        let input = boxed(theme, buf, boxes.input, "Commands", &count);
        let room = input.width.saturating_sub(2);
        typed(theme, buf, (input.x + 1, input.y), room, &self.line);
        let inner = boxed(theme, buf, boxes.results, "", "");
        if self.matching.is_empty() {
            help::nothing(shared, buf, inner, "Fewer letters find more.");
        }
        let matching = self.matching.iter().enumerate().skip(self.list.offset);
        for (y, (i, spec)) in (inner.y..inner.bottom()).zip(matching) {
            let line = Rect {
                y,
                height: 1,
                ..inner
            };
            help::action(shared, buf, line, (spec, &[]), i == self.list.selected);
        }
    }

    fn boxes(&self, shared: &Shared) -> Vec<Rect> {
        let boxes = over::palette(shared.size);
        vec![boxes.input, boxes.results]
    }

    fn hit(&self, shared: &Shared, at: Position) -> Option<usize> {
        self.list.at(Self::rows(shared), at, self.matching.len())
    }

    fn select(&mut self, item: usize, _: &mut Shared) -> bool {
        self.list.pick(item)
    }

    fn wheel(&mut self, _: Position, by: isize, _: &mut Shared) {
        self.list.turn(by, self.matching.len());
    }

    fn refresh(&mut self, shared: &Shared, _: &dyn Screen) -> bool {
        let height = Self::rows(shared).height;
        self.list.keep_in_sight(height.into(), self.matching.len());
        true
    }

    /// Actions and their keys are of no briefing.
    fn markings(&self, _: &Shared) -> Vec<Option<Tlp>> {
        Vec::new()
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        vec![
            Hint::saying(Action::Follow, "do it"),
            Hint::saying(Action::Close, "close"),
        ]
    }
}
