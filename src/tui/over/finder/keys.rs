//! What keys do in the finder.

use super::completing::Completing;
use super::deeds::Deeds;
use super::state::{Finder, rows};
use crate::tui::keys::action::Action;
use crate::tui::keys::key::Key;
use crate::tui::over::contract::Answer;
use crate::tui::over::peek::Peek;
use crate::tui::screen::Pressed;
use crate::tui::shared::Shared;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Move;

impl Finder {
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Line), types: bool) {
        if std::mem::take(&mut self.kept) && types {
            self.line = Line::default();
        }
        self.history.leave();
        change(&mut self.line);
    }

    pub(super) fn press(&mut self, pressed: Pressed, shared: &mut Shared) -> Answer {
        if let Some(top) = &mut self.top {
            return match pressed {
                Pressed::Action(action) if !top.takes(action) => {
                    self.top = None;
                    self.do_it(action, shared)
                }
                pressed => {
                    let answer = top.key(pressed, shared);
                    self.answered(answer, shared)
                }
            };
        }
        match pressed {
            Pressed::Action(Action::Next) => self.tab(false, shared),
            Pressed::Action(Action::Previous) => self.tab(true, shared),
            Pressed::Action(action) => return self.act(action, shared),
            Pressed::Key(key) => self.type_key(key),
        }
        Answer::Stay(None)
    }

    /// Whether a key needs the answer that is still to come: over what was read so far it may be another one.
    pub(crate) fn waits_with(&self, pressed: Pressed, shared: &Shared) -> bool {
        let needs_answer = match pressed {
            Pressed::Action(Action::Follow) => true,
            Pressed::Action(Action::Next | Action::Previous) => self.completing.is_none(),
            _ => false,
        };
        needs_answer && self.top.is_none() && self.is_to_come(shared)
    }

    fn type_key(&mut self, key: Key) {
        self.completing = None;
        let change = |line: &mut Line| {
            line.key(key);
        };
        self.edit(change, key.typed().is_some());
    }

    fn act(&mut self, action: Action, shared: &mut Shared) -> Answer {
        self.completing = None;
        match (Move::of(action), action) {
            (Some(step), _) => {
                let height = rows(shared.size).height;
                self.list.apply(step, height.into(), self.listing.len());
            }
            (None, Action::Close) => return Answer::Close(None),
            (None, Action::Pin) => {
                self.history.add(self.line.value());
                return Answer::Pin(self.line.value().to_owned());
            }
            (None, Action::OlderQuery) => {
                let older = self.history.older(self.line.value()).map(Line::new);
                self.put(older);
            }
            (None, Action::NewerQuery) => {
                let newer = self.history.newer().map(Line::new);
                self.put(newer);
            }
            (None, action) if Deeds::has(action) => return self.do_it(action, shared),
            (None, _) => {}
        }
        Answer::Stay(None)
    }

    /// Puts an earlier query into the line.
    fn put(&mut self, line: Option<Line>) {
        if let Some(line) = line {
            self.line = line;
            self.kept = false;
        }
    }

    /// Completes the word at the cursor; where nothing is to be completed, shows what can be done with the result.
    fn tab(&mut self, back: bool, shared: &Shared) {
        if self.completing.is_none() {
            self.completing = Completing::new(&self.results.completion);
        }
        if let Some(completing) = &mut self.completing {
            self.kept = false;
            if completing.step(&mut self.line, back) {
                self.completing = None;
            }
        } else if !back && self.chosen().is_some() {
            self.top = Some(Box::new(Deeds::new(shared)));
        }
    }

    /// What the menu or the peek on top answered to a key.
    fn answered(&mut self, answer: Answer, shared: &mut Shared) -> Answer {
        match answer {
            Answer::Stay(effect) => return Answer::Stay(effect),
            Answer::Go(_) => return self.do_it(Action::Follow, shared),
            Answer::Do(action) => {
                self.top = None;
                return self.do_it(action, shared);
            }
            _ => self.top = None,
        }
        Answer::Stay(None)
    }

    fn do_it(&mut self, action: Action, shared: &mut Shared) -> Answer {
        let Some(entry) = self.chosen() else {
            return Answer::Stay(None);
        };
        match action {
            Action::Follow => {
                self.history.add(self.line.value());
                return match self.landing(&shared.library) {
                    Some(landing) => Answer::Land(entry, landing),
                    None => Answer::Go(entry),
                };
            }
            Action::Peek => {
                let id = shared.id_of(entry);
                self.top = id.map(|id| Box::new(Peek::new(id)) as Box<_>);
            }
            Action::Copy(what) => return Answer::Stay(shared.copy(entry, what)),
            Action::Edit => return Answer::Stay(shared.edit(entry)),
            _ => {}
        }
        Answer::Stay(None)
    }
}
