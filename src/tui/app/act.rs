//! From a key to what it does: to whatever has the keys, through the keymap to an action, and that action done.

use super::App;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::hints::Manner;
use crate::tui::keymap::{Key, Meant};
use crate::tui::layout::Columns;
use crate::tui::overlay::list::List;
use crate::tui::overlay::{Answer, Overlay};
use crate::tui::view::Focus;

impl App {
    /// A key was pressed.
    pub fn key(&mut self, key: Key) -> Option<Effect> {
        self.message = None;
        let key = self.keymap.known(key);
        let is_word = self.takes_words() && key.typed().is_some();
        // These two hold whatever is open, but for a letter where letters are typed.
        let effect = match self.keymap.meant(&[key]) {
            Meant::Action(action @ (Action::Interrupt | Action::Suspend)) if !is_word => {
                self.act(action)
            }
            _ => self.routed(key),
        };
        self.refresh();
        effect
    }

    /// Whether what is typed are words.
    fn takes_words(&self) -> bool {
        self.typing.is_some() || self.overlay.as_ref().is_some_and(Overlay::takes_words)
    }

    pub(super) fn routed(&mut self, key: Key) -> Option<Effect> {
        if self.typing.is_some() {
            return self.type_key(key);
        }
        if self.hints.is_some() {
            return self.type_hint(key);
        }
        if let Some(overlay) = &mut self.overlay {
            let answer = overlay.key(key, &self.keymap, self.size, self.problems.len());
            return self.answer(answer);
        }
        self.pending.push(key.latin());
        match self.keymap.meant(&self.pending) {
            Meant::Action(action) => {
                self.pending.clear();
                self.act(action)
            }
            Meant::Begun => None,
            Meant::Nothing => {
                self.pending.clear();
                None
            }
        }
    }

    pub(super) fn answer(&mut self, answer: Answer) -> Option<Effect> {
        match answer {
            Answer::Stay => {
                self.ask_finder();
                self.preview_theme();
            }
            Answer::Close => self.put_away(),
            Answer::Keep => return self.keep_theme(),
            Answer::Reload => return self.act(Action::Reload),
            Answer::Copy(entry, what) => return self.copy_of(entry, what),
            Answer::Edit(entry) => return self.edit_file_of(entry),
            Answer::Mend(_) if self.problems.is_empty() => self.put_away(),
            Answer::Mend(problem) => return self.edit_problem(problem),
            Answer::Go(entry) => {
                self.put_away();
                self.go(entry);
            }
            Answer::Scroll(line) => {
                self.overlay = None;
                self.view.focus = Focus::Reader;
                self.view.reader.line = line;
            }
            Answer::Briefing(briefing) => {
                self.overlay = None;
                self.open_briefing(briefing);
            }
            Answer::Sort => self.sort_briefings(),
            Answer::Do(action) => {
                self.overlay = None;
                return self.act(action);
            }
        }
        None
    }

    /// Carries out an action.
    pub fn act(&mut self, action: Action) -> Option<Effect> {
        match action {
            Action::Quit => return self.quit(),
            Action::Interrupt => return Some(Effect::Quit),
            Action::Suspend => return Some(Effect::Suspend),
            Action::Reload => return Some(Effect::Reload),
            Action::Close => self.close(),
            Action::Themes => self.open_themes(),
            Action::Signs => self.overlay = Some(Overlay::Signs(List::default())),
            Action::Palette => self.overlay = Some(Overlay::palette()),
            Action::Help => self.overlay = Some(Overlay::help(&self.keymap)),
            Action::Problems => self.overlay = Some(Overlay::problems()),
            Action::Finder => self.open_finder(),
            Action::Search => self.start_typing(),
            Action::FindNext => self.find_again(1),
            Action::FindPrevious => self.find_again(-1),
            Action::Follow => return self.follow(),
            Action::Mouse => return Some(self.hand_mouse()),
            Action::Back => self.back(),
            Action::Forward => self.forward(),
            Action::Overview => self.overview(),
            Action::Hints => self.label_links(Manner::Follow),
            Action::HintsPeek => self.label_links(Manner::Peek),
            Action::Peek => self.peek(),
            Action::Outline => self.outline(),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Copy(what) => return self.copy(what),
            Action::Edit => return self.edit(),
            Action::Backlinks => self.backlinks(),
            Action::Briefings => self.open_briefings(),
            Action::Sort => self.sort_briefings(),
            Action::PreviousBriefing => self.turn(-1),
            Action::NextBriefing => self.turn(1),
            Action::Pane(pane) => self.open_pane(pane),
            moving => self.move_by(moving),
        }
        None
    }

    fn quit(&mut self) -> Option<Effect> {
        if self.zoomed {
            self.zoomed = false;
            return None;
        }
        let on_top = self.view.focus != Focus::List && self.shown.areas.columns == Columns::One;
        if on_top {
            self.view.focus = Focus::List;
            return None;
        }
        Some(Effect::Quit)
    }

    /// Closes the topmost thing that is open; never more than one.
    fn close(&mut self) {
        if self.zoomed {
            self.zoomed = false;
        } else if !self.view.find.is_empty() {
            self.view.find.clear();
        } else if self.view.focus != Focus::List {
            self.view.focus = Focus::List;
        } else {
            self.view.list_mut().filter.clear();
        }
    }
}
