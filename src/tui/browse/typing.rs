//! Typing at the bottom line: a filter for the list, or words to find on the page.

use std::ops::Range;

use super::state::{Browse, Purpose, Typing};
use crate::tui::keys::action::Action;
use crate::tui::keys::key::Key;
use crate::tui::layout::browse::Focus;
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Move;

impl Browse {
    pub(super) fn start_typing(&mut self) {
        let purpose = if self.view.focus == Focus::List {
            Purpose::Filter
        } else {
            Purpose::Find
        };
        let before = match purpose {
            Purpose::Filter => self.view.list().filter.clone(),
            Purpose::Find => self.view.find.clone(),
        };
        self.typing = Some(Typing {
            line: Line::new(&before),
            purpose,
            before,
            selected: self.view.list().selected.clone(),
        });
    }

    /// What an action does while words are typed: a step in the list ends the typing, and is done.
    pub(super) fn type_action(&mut self, action: Action) -> Outcome {
        match action {
            Action::Close => self.cancel_typing(),
            Action::Follow => self.typing = None,
            step if Move::of(step).is_some() => {
                self.typing = None;
                return Outcome::Then(step);
            }
            _ => {}
        }
        Outcome::Done
    }

    pub(super) fn type_key(&mut self, key: Key) {
        let typing = self.typing.as_mut();
        if typing.is_some_and(|typing| typing.line.key(key)) {
            self.typing = None;
        }
        self.apply_typing();
    }

    pub(super) fn type_text(&mut self, text: &str) {
        if let Some(typing) = &mut self.typing {
            typing.line.insert_text(text);
        }
        self.apply_typing();
    }

    fn cancel_typing(&mut self) {
        if let Some(typing) = self.typing.take() {
            self.view.list_mut().selected = typing.selected;
            self.take_words(typing.purpose, typing.before);
        }
    }

    fn apply_typing(&mut self) {
        let Some(typing) = &self.typing else { return };
        let (purpose, words) = (typing.purpose, typing.line.value().to_owned());
        self.view.list_mut().selected = typing.selected.clone();
        self.take_words(purpose, words);
        if purpose == Purpose::Find {
            self.show_found();
        }
    }

    fn take_words(&mut self, purpose: Purpose, words: String) {
        match purpose {
            Purpose::Filter => self.view.list_mut().filter = words,
            Purpose::Find => self.view.find = words,
        }
    }

    /// Goes to the first place found from the top of the screen on.
    fn show_found(&mut self) {
        self.refresh_found();
        let top = self.scroll().line;
        let (page, found) = self.page_and_found();
        let below = found.below(page, top);
        let first = (found.count() > 0).then_some(0);
        self.show_place(below.or(first));
    }

    /// The next or the previous place found.
    pub(super) fn find_again(&mut self, by: isize, shared: &mut Shared) {
        if self.view.find.is_empty() {
            shared.say("Nothing to find yet: / in the reader");
            return;
        }
        if self.view.focus == Focus::List {
            self.view.focus = Focus::Reader;
        }
        self.refresh_found();
        let count = self.shown.found.count();
        if count == 0 {
            shared.say("Not found on this page");
            return;
        }
        let next = match self.place_on_screen() {
            Some(place) => (place as isize + by).rem_euclid(count as isize) as usize,
            None => self.place_from_here(by),
        };
        self.show_place(Some(next));
    }

    /// The place that was gone to, if it is still to be seen.
    fn place_on_screen(&mut self) -> Option<usize> {
        let place = self.view.place?;
        let lines = self.lines_of(place)?;
        let top = self.scroll().line;
        (lines.start < top + self.page_height() && lines.end > top).then_some(place)
    }

    fn lines_of(&mut self, place: usize) -> Option<Range<usize>> {
        let (page, found) = self.page_and_found();
        found.lines(page, place)
    }

    /// The first place from the top of the screen on, or going back the last one above it; round the page's ends.
    fn place_from_here(&mut self, by: isize) -> usize {
        let top = self.scroll().line;
        let (page, found) = self.page_and_found();
        if by > 0 {
            found.below(page, top).unwrap_or(0)
        } else {
            let above = found.above(page, top);
            above.unwrap_or(found.count().saturating_sub(1))
        }
    }

    /// Takes a place for the one gone to, and brings it into sight with some lines above it.
    fn show_place(&mut self, place: Option<usize>) {
        self.view.place = place;
        let Some(lines) = place.and_then(|place| self.lines_of(place)) else {
            return;
        };
        let height = self.page_height();
        let top = self.scroll().line;
        if lines.start < top || lines.end > top + height {
            self.scroll_mut().line = lines.start.saturating_sub(height / 3);
        }
    }
}
