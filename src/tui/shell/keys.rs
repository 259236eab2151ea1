//! From a key to what it does: through the keymap to an action, and that action done by whatever has the keys.

use super::screens::To;
use super::{Shell, Top};
use crate::tui::keys::action::{Action, Mode};
use crate::tui::keys::key::Key;
use crate::tui::keys::keymap::Meant;
use crate::tui::over::contract::Answer;
use crate::tui::over::opened_by;
use crate::tui::screen::{Outcome, Pressed};
use crate::tui::shared::early::Early;
use crate::tui::shared::effect::Effect;

impl Shell {
    /// A key was pressed.
    pub fn key(&mut self, key: Key) -> Option<Effect> {
        self.shared.message = None;
        let mode = self.mode();
        let key = self.shared.keymap().known(mode, key);
        if self.keep(Early::Key(key)) {
            return None;
        }
        let effect = self.understood(mode, key);
        self.refresh();
        effect
    }

    fn understood(&mut self, mode: Mode, key: Key) -> Option<Effect> {
        if mode.takes_letters() && key.typed().is_some() {
            self.pending.clear();
            return self.waited_or_pressed(Pressed::Key(key), key);
        }
        // These two hold also in the middle of a series.
        if let Meant::Action(action @ (Action::Interrupt | Action::Suspend)) =
            self.shared.keymap().meant(mode, &[key])
        {
            return self.act(action);
        }
        self.pending.push(key.latin());
        match self.shared.keymap().meant(mode, &self.pending) {
            Meant::Begun => None,
            Meant::Action(action) => {
                let is_letter = self.pending.len() == 1 && key.typed().is_some();
                self.pending.clear();
                let types = is_letter && mode == Mode::Over && !self.is_taken(action);
                let pressed = if types {
                    Pressed::Key(key)
                } else {
                    Pressed::Action(action)
                };
                self.waited_or_pressed(pressed, key)
            }
            Meant::Nothing => {
                let is_series = self.pending.len() > 1;
                self.pending.clear();
                if is_series {
                    self.shared.say("No key begins like that");
                    return None;
                }
                self.waited_or_pressed(Pressed::Key(key), key)
            }
        }
    }

    /// What needs an answer that the finder waits for, and what is pressed behind it, is done when the answer comes.
    fn waited_or_pressed(&mut self, pressed: Pressed, key: Key) -> Option<Effect> {
        if self.is_to_wait(pressed) {
            self.waiting.push(key);
            return None;
        }
        self.press(pressed)
    }

    /// Takes a key as the keymap understood it.
    pub(super) fn press(&mut self, pressed: Pressed) -> Option<Effect> {
        match pressed {
            Pressed::Action(action) => self.act(action),
            Pressed::Key(key) => match self.asked_on_top(pressed) {
                Some(answer) => self.answered(answer),
                None => {
                    let outcome = self.screens.on_mut().key(key, &mut self.shared);
                    self.carried(outcome)
                }
            },
        }
    }

    /// Carries out an action.
    pub(super) fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            // These two hold whatever is open.
            Action::Interrupt => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            _ => {}
        }
        match self.over() {
            None => self.act_on_screen(action),
            Some(over) if over.takes(action) => {
                let answer = self.asked_on_top(Pressed::Action(action))?;
                self.answered(answer)
            }
            Some(_) if action == Action::Reload => Some(Effect::Reload),
            Some(_) => {
                // What opened it closes it.
                if self.is_opener(action) {
                    self.put_away();
                }
                None
            }
        }
    }

    fn asked_on_top(&mut self, pressed: Pressed) -> Option<Answer> {
        let (over, shared, _) = self.on_top()?;
        Some(over.key(pressed, shared))
    }

    /// Whether an action opened what is on top.
    pub(super) fn is_opener(&self, action: Action) -> bool {
        matches!(self.top, Top::Box(by, _) if by == action)
    }

    /// Whether an action means something now.
    pub(super) fn is_taken(&self, action: Action) -> bool {
        let everywhere = matches!(action, Action::Reload | Action::Interrupt | Action::Suspend);
        let taken = self.over().is_none_or(|over| over.takes(action));
        taken || everywhere || self.is_opener(action)
    }

    /// Does what the thing on top answered.
    fn answered(&mut self, answer: Answer) -> Option<Effect> {
        match answer {
            Answer::Stay(effect) => {
                self.ask_finder();
                return effect;
            }
            Answer::Close(effect) => {
                self.put_away();
                return effect;
            }
            Answer::Go(entry) => {
                self.put_away();
                self.screens.visit(To::Entry(entry), &mut self.shared);
            }
            Answer::Land(entry, landing) => {
                self.put_away();
                self.screens
                    .visit(To::Place(entry, landing), &mut self.shared);
            }
            Answer::Pin(query) => {
                self.put_away();
                self.pin(query);
            }
            Answer::Briefing(briefing) => {
                self.put_away();
                self.screens.on_mut().open(briefing, &mut self.shared);
            }
            Answer::Scroll(line) => {
                self.put_away();
                self.screens.on_mut().scroll_to(line);
            }
            Answer::Do(action) => {
                self.put_away();
                return self.act(action);
            }
        }
        None
    }

    /// An action for the screen, or one that opens something on top of it.
    fn act_on_screen(&mut self, action: Action) -> Option<Effect> {
        let is_typing = self.screen().mode().takes_letters();
        match (action, opened_by(action)) {
            _ if self.leads_back(action) => self.screens.come_back(),
            (Action::Present, _) if !is_typing => self.present_from_here(),
            (Action::Reload, _) => return Some(Effect::Reload),
            (Action::Mouse, _) => return Some(self.shared.hand_mouse()),
            (Action::Finder, _) => self.open_finder(),
            (Action::OlderQuery | Action::NewerQuery | Action::Pin, _) if !is_typing => {
                self.open_finder();
                return self.act(action);
            }
            (_, Some(open)) if !is_typing => match open(&self.shared, self.screens.on()) {
                Ok(over) => self.top = Top::Box(action, over),
                Err(why) => self.shared.say(why),
            },
            (action, _) => {
                let outcome = self.screens.on_mut().act(action, &mut self.shared);
                return self.carried(outcome);
            }
        }
        None
    }

    pub(super) fn carried(&mut self, outcome: Outcome) -> Option<Effect> {
        match outcome {
            Outcome::Done => None,
            Outcome::Effect(effect) => Some(effect),
            Outcome::Visit(entry) => {
                self.screens.visit(To::Entry(entry), &mut self.shared);
                None
            }
            Outcome::Leave => self.leave_talk(),
            Outcome::Then(action) => {
                self.screens.on_mut().refresh(&self.shared);
                self.act_on_screen(action)
            }
        }
    }
}
