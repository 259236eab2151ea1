//! The mouse: what lies under the pointer is selected, opened or scrolled.
//!
//! A click selects; on what is selected already it opens, as Enter does. Links are followed at once, as everywhere.

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Position;

use super::App;
use crate::tui::action::Action;
use crate::tui::draw::hit::{Hit, hit};
use crate::tui::effect::Effect;
use crate::tui::keymap::Key;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::finder::Finder;
use crate::tui::pane::PaneKind;
use crate::tui::view::Focus;

/// Lines that a turn of the wheel scrolls.
const TURN: isize = 3;

/// The key that closes.
const ESCAPE: Key = Key {
    code: KeyCode::Esc,
    modifiers: KeyModifiers::NONE,
};

/// Whose the mouse is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The program's: clicks and the wheel come here.
    Ours,
    /// The terminal's: it selects text.
    Terminal,
}

impl App {
    /// The mouse did something.
    pub fn mouse(&mut self, event: MouseEvent) -> Option<Effect> {
        let at = Position {
            x: event.column,
            y: event.row,
        };
        let effect = match event.kind {
            MouseEventKind::Down(MouseButton::Left) => self.click(at),
            MouseEventKind::ScrollDown => {
                self.turn_wheel(at, TURN);
                None
            }
            MouseEventKind::ScrollUp => {
                self.turn_wheel(at, -TURN);
                None
            }
            _ => return None,
        };
        self.refresh();
        effect
    }

    /// Gives the mouse to the terminal, or takes it back.
    pub(super) fn hand_mouse(&mut self) -> Effect {
        let (mouse, words) = match self.mouse {
            Mouse::Ours => (
                Mouse::Terminal,
                "The mouse is the terminal's now, to select text",
            ),
            Mouse::Terminal => (Mouse::Ours, "The mouse selects, scrolls and follows links"),
        };
        self.mouse = mouse;
        self.say(words);
        Effect::Mouse(mouse)
    }

    fn click(&mut self, at: Position) -> Option<Effect> {
        let hit = hit(self, at);
        self.message = None;
        match hit {
            Hit::Nothing => return None,
            // Whatever is open closes as it does by the key.
            Hit::Action(Action::Close) => return self.routed(ESCAPE),
            _ => {}
        }
        self.typing = None;
        self.hints = None;
        self.pending.clear();
        match hit {
            Hit::Action(action) => return self.click_action(action),
            Hit::Pane(pane, row) => self.click_pane(pane, row),
            Hit::Page(page, link) => {
                self.view.focus = page;
                if let Some(link) = link {
                    self.select_link(link);
                    return self.follow();
                }
            }
            Hit::Top(item) => return self.click_item(item?),
            Hit::Below => {
                if !self.overlay.as_mut().is_some_and(Overlay::close_top) {
                    self.put_away();
                }
            }
            Hit::Nothing => {}
        }
        None
    }

    /// A key at the bottom does what it does there; a crumb leaves what is on top.
    fn click_action(&mut self, action: Action) -> Option<Effect> {
        match (&mut self.overlay, action) {
            (Some(overlay), Action::Follow) => {
                let answer = overlay.choose();
                self.answer(answer)
            }
            (Some(Overlay::Briefings(_)), Action::Briefings) => None,
            (Some(Overlay::Problems(_)), Action::Problems) => {
                self.put_away();
                None
            }
            (Some(Overlay::Peek(peek)), Action::Copy(what)) => {
                peek.forget_keys();
                let entry = peek.entry;
                self.copy_of(entry, what)
            }
            (Some(overlay), Action::Search) => {
                overlay.start_typing();
                None
            }
            (Some(_), Action::Reload | Action::Sort) => self.act(action),
            _ => {
                self.put_away();
                self.act(action)
            }
        }
    }

    fn click_pane(&mut self, pane: PaneKind, row: Option<usize>) {
        let was_open = self.view.pane == pane && self.view.focus == Focus::List;
        self.open_pane(pane);
        let list = &self.shown.lists[pane.index()];
        let Some(id) = row
            .and_then(|row| list.entry(row))
            .and_then(|entry| self.id_of(entry))
        else {
            return;
        };
        if was_open && self.view.list().selected.as_ref() == Some(&id) {
            self.view.focus = Focus::Reader;
        }
        self.view.list_mut().selected = Some(id.clone());
        self.view.show(Some(id));
    }

    fn click_item(&mut self, item: usize) -> Option<Effect> {
        let overlay = self.overlay.as_mut()?;
        let selected = overlay.selected_mut()?;
        if *selected != item {
            *selected = item;
            self.preview_theme();
            return None;
        }
        let answer = overlay.choose();
        self.answer(answer)
    }

    fn turn_wheel(&mut self, at: Position, by: isize) {
        match hit(self, at) {
            Hit::Pane(pane, _) => self.scroll_list(pane, by),
            Hit::Page(Focus::Context, _) => {
                let line = &mut self.view.context.line;
                *line = line.saturating_add_signed(by);
            }
            Hit::Page(..) => {
                let line = &mut self.view.reader.line;
                *line = line.saturating_add_signed(by);
            }
            Hit::Top(_) => self.scroll_top(at, by),
            Hit::Action(_) | Hit::Below | Hit::Nothing => {}
        }
    }

    fn scroll_top(&mut self, at: Position, by: isize) {
        let size = self.size;
        let scroll = |line: &mut usize| *line = line.saturating_add_signed(by);
        match &mut self.overlay {
            Some(Overlay::Peek(peek)) => scroll(&mut peek.scroll.line),
            Some(Overlay::Briefings(list)) if list.page_area(size).contains(at) => {
                scroll(&mut list.line);
            }
            Some(Overlay::Finder(finder)) if finder.peek.is_some() => {
                let peek = finder.peek.iter_mut();
                peek.for_each(|peek| scroll(&mut peek.scroll.line));
            }
            Some(Overlay::Finder(_)) if Finder::boxes(size).preview.contains(at) => {}
            Some(overlay) => {
                if let Some(selected) = overlay.selected_mut() {
                    *selected = selected.saturating_add_signed(by.signum());
                }
                self.preview_theme();
            }
            None => {}
        }
    }

    /// Scrolls a list. The selected row stays where it is as long as it can be seen.
    fn scroll_list(&mut self, pane: PaneKind, by: isize) {
        let i = pane.index();
        let list = &self.shown.lists[i];
        let height = usize::from(self.shown.areas.panes[i].height.saturating_sub(1));
        let rows = list.visible.len();
        let state = &self.view.lists[i];
        let last = list.last_top(height);
        let offset = list.top.saturating_add_signed(by).min(last);
        let selected = state.selected.as_ref().and_then(|id| self.library.find(id));
        let at = selected.and_then(|entry| list.position(entry)).unwrap_or(0);
        let in_sight = |row: &usize| list.scrolled(offset, *row, height) == offset;
        let Some(row) = (at..rows)
            .find(in_sight)
            .or_else(|| (0..at).rev().find(in_sight))
        else {
            return;
        };
        let id = list.entry(row).and_then(|entry| self.id_of(entry));
        self.view.lists[i].offset = offset;
        self.view.lists[i].selected.clone_from(&id);
        if pane == self.view.pane && self.view.focus == Focus::List {
            self.view.show(id);
        }
    }
}
