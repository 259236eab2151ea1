//! Typing at the bottom line: a filter for the list, or words to find on the page.

use std::ops::Range;

use chrono::NaiveDate;

use super::state::{Browse, Purpose, Typing};
use super::view::Manner;
use crate::briefing::date::When;
use crate::tui::keys::action::Action;
use crate::tui::keys::key::Key;
use crate::tui::layout::browse::Focus;
use crate::tui::layout::pane::PaneKind;
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;
use crate::tui::shared::as_of::AsOf;
use crate::tui::shared::effect::Effect;
use crate::tui::widget::input::Line;
use crate::tui::widget::list::Move;

/// The day that was typed; nothing for all that is known.
fn take_day(typing: &Typing, shared: &mut Shared) -> Outcome {
    let words = typing.line.value().trim();
    if words.is_empty() {
        return Outcome::Effect(Effect::AsOf(AsOf::All));
    }
    match When::parse(words) {
        Ok(day) if day.latest() < NaiveDate::MAX => Outcome::Effect(Effect::AsOf(AsOf::Day(day))),
        _ => {
            shared.say(
                "Write a day, as 2014-12-18, a month or a year; nothing for all that is known",
            );
            Outcome::Done
        }
    }
}

impl Typing {
    /// What stands before the words.
    pub(super) fn prompt(&self) -> &'static str {
        match self.purpose {
            Purpose::Filter | Purpose::Find => "/",
            Purpose::Day => "as of the day (as 2014-12-18, nothing for all): ",
        }
    }
}

impl Browse {
    pub(super) fn start_typing(&mut self, shared: &mut Shared) {
        if self.view.focus == Focus::List && self.view.pane == PaneKind::Overview {
            return shared.say("The overview is one row: 1 to 5 go to lists that can be filtered");
        }
        let purpose = if self.view.focus == Focus::List {
            Purpose::Filter
        } else {
            Purpose::Find
        };
        let before = match purpose {
            Purpose::Filter => self.view.list().filter.clone(),
            Purpose::Find | Purpose::Day => self.view.find.clone(),
        };
        self.typing = Some(Typing {
            line: Line::new(&before),
            purpose,
            before: (before, self.view.manner),
            selected: self.view.list().selected.clone(),
        });
    }

    /// The day as of which the briefings are shown is typed.
    pub(super) fn type_day(&mut self) {
        self.typing = Some(Typing {
            line: Line::new(""),
            purpose: Purpose::Day,
            before: (String::new(), self.view.manner),
            selected: self.view.list().selected.clone(),
        });
    }

    /// What an action does while words are typed: a step in the list ends the typing, and is done.
    pub(super) fn type_action(&mut self, action: Action, shared: &mut Shared) -> Outcome {
        let day = self.typing.take_if(|typing| typing.purpose == Purpose::Day);
        if let Some(typing) = day {
            return match action {
                Action::Follow => take_day(&typing, shared),
                _ => Outcome::Done,
            };
        }
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
            let (words, manner) = typing.before;
            self.take_words(typing.purpose, words);
            self.view.manner = manner;
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
            Purpose::Find => {
                self.view.find = words;
                self.view.manner = Manner::Phrase;
                self.view.landing = None;
            }
            Purpose::Day => {}
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

    /// Goes to the place that the finder found, as soon as the page has it: of a long one there may be no more than the
    /// beginning yet.
    pub(super) fn show_landing(&mut self) {
        let Some(landing) = self.view.landing.take() else {
            return;
        };
        let (page, found) = self.page_and_found();
        let (landed, goes_on) = (landing.on(page, found), page.goes_on);
        match landed {
            Some(landed) if landed.is_it || !goes_on => self.show_place(Some(landed.place)),
            _ if goes_on => self.view.landing = Some(landing),
            _ => {}
        }
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
