//! The mouse: the lines at the top and the bottom, what is on top, then the screen.
//!
//! A click selects; on what is selected already it opens, as Enter does.

use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::{Shell, footer, header, series};
use crate::tui::keys::action::Action;
use crate::tui::layout;
use crate::tui::shared::effect::Effect;

/// Lines that a turn of the wheel scrolls.
const TURN: isize = 3;

impl Shell {
    /// The mouse did something.
    pub fn mouse(&mut self, event: MouseEvent) -> Option<Effect> {
        // There is nothing to be clicked yet.
        if self.shared.is_awaiting && self.over().is_none() {
            return None;
        }
        let at = Position {
            x: event.column,
            y: event.row,
        };
        let effect = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(at),
            MouseEventKind::Drag(MouseButton::Left) if self.over().is_none() => {
                self.screens.on_mut().drag(at, &mut self.shared);
                None
            }
            MouseEventKind::ScrollDown => self.turn_wheel(at, TURN),
            MouseEventKind::ScrollUp => self.turn_wheel(at, -TURN),
            _ => return None,
        };
        self.refresh();
        effect
    }

    fn click(&mut self, at: Position) -> Option<Effect> {
        let size = self.shared.size;
        if layout::is_too_small(size) && !self.is_bare() {
            return None;
        }
        if !Rect::from(size).contains(at) {
            return None;
        }
        let bar = if self.is_bare() {
            None
        } else if layout::header(size).contains(at) {
            Some(header::action_at(self, at.x))
        } else if layout::footer(size).contains(at) {
            Some(footer::action_at(self, at.x))
        } else if !self.pending.is_empty() {
            Some(series::at(self, at))
        } else {
            None
        };
        self.shared.message = None;
        match bar {
            Some(None) => None,
            Some(Some(action)) => self.click_action(action),
            None => self.click_below(at),
        }
    }

    /// A key at the bottom does what it does there; a crumb leaves what is on top.
    fn click_action(&mut self, action: Action) -> Option<Effect> {
        // Whatever is open closes as it does by the key.
        if action == Action::Close {
            self.pending.clear();
            return self.act(Action::Close);
        }
        let in_series = !self.pending.is_empty();
        self.settle();
        let offered = self.over().map(|over| {
            let hints = over.footer(&self.shared);
            in_series || hints.iter().any(|hint| hint.action == action)
        });
        if offered == Some(false) {
            let same = self.is_opener(action);
            // A crumb leads to what is there already; what counts the problems closes their list.
            if same && action == Action::Briefings {
                return None;
            }
            self.put_away();
            if same {
                return None;
            }
        }
        self.act(action)
    }

    fn click_below(&mut self, at: Position) -> Option<Effect> {
        self.settle();
        let hit = self.over().map(|over| over.hit(&self.shared, at));
        match hit {
            None => {
                let outcome = self.screens.on_mut().click(at, &mut self.shared);
                self.carried(outcome)
            }
            Some(_) if !self.is_on_top(at) => {
                self.close_topmost();
                None
            }
            Some(None) => None,
            Some(Some(item)) => {
                let (over, shared, _) = self.on_top()?;
                over.select(item, shared)
                    .then(|| self.act(Action::Follow))
                    .flatten()
            }
        }
    }

    /// Ends what was begun: typing, choosing a label, a series of keys.
    fn settle(&mut self) {
        self.pending.clear();
        self.screens.on_mut().settle();
    }

    /// Whether a place is in one of the boxes of what is on top.
    fn is_on_top(&self, at: Position) -> bool {
        let boxes = self.over().map(|over| over.boxes(&self.shared));
        boxes.is_some_and(|boxes| boxes.iter().any(|area| area.contains(at)))
    }

    fn close_topmost(&mut self) {
        let closed = self.on_top().map(|(over, ..)| over.close_top());
        if closed != Some(true) {
            self.put_away();
        }
    }

    fn turn_wheel(&mut self, at: Position, by: isize) -> Option<Effect> {
        let size = self.shared.size;
        if !layout::body(size).contains(at) || layout::is_too_small(size) {
            return None;
        }
        let (is_on_top, in_series) = (self.is_on_top(at), !self.pending.is_empty());
        match self.on_top() {
            Some((over, shared, _)) if is_on_top => over.wheel(at, by, shared),
            None if !in_series => self.screens.on_mut().wheel(at, by, &mut self.shared),
            _ => {}
        }
        None
    }
}
