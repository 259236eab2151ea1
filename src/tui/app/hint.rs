//! Choosing a link by its label, peeking at what a link leads to, and the sections of a page.

use super::App;
use crate::page::Target;
use crate::tui::effect::Effect;
use crate::tui::hints::{Hints, Label, Manner, Shown, Typed};
use crate::tui::keymap::Key;
use crate::tui::layout::inside;
use crate::tui::overlay::Overlay;
use crate::tui::view::Focus;

impl App {
    /// Gives each link on the screen a label.
    pub(super) fn label_links(&mut self, manner: Manner) {
        if self.shown.areas.reader.width == 0 {
            self.view.focus = Focus::Reader;
            self.refresh();
        }
        let areas = &self.shown.areas;
        let page = Shown {
            page: &self.shown.page,
            scroll: &self.view.reader,
            height: inside(areas.reader).height.into(),
        };
        let beside = Shown {
            page: &self.shown.context,
            scroll: &self.view.context,
            height: inside(areas.context).height.into(),
        };
        let hints = Hints::new(manner, page, beside);
        if hints.labels.is_empty() {
            self.say("No links on this screen");
        } else {
            self.hints = Some(hints);
        }
    }

    /// A letter of a label; anything else puts the labels away.
    pub(super) fn type_hint(&mut self, key: Key) -> Option<Effect> {
        let letter = key.latin().typed().filter(char::is_ascii_alphabetic);
        let Some((hints, letter)) = self.hints.as_mut().zip(letter) else {
            self.hints = None;
            return None;
        };
        let manner = hints.manner;
        match hints.type_letter(letter) {
            Typed::Begun => {}
            Typed::Nothing => {
                self.hints = None;
                self.say("No link has this label");
            }
            Typed::Chosen(label) => {
                self.hints = None;
                return self.choose(&label, manner);
            }
        }
        None
    }

    fn choose(&mut self, label: &Label, manner: Manner) -> Option<Effect> {
        self.view.focus = if label.beside {
            Focus::Context
        } else {
            Focus::Reader
        };
        self.select_link(label.link);
        match manner {
            Manner::Follow => return self.follow(),
            Manner::Peek => self.peek(),
        }
        None
    }

    /// Shows on top what the selected link leads to; in a list, the selected entry.
    pub(super) fn peek(&mut self) {
        let selected = self
            .scroll()
            .link
            .filter(|_| self.view.focus != Focus::List);
        let target = selected
            .and_then(|link| self.page().links.get(link))
            .map(|(target, _)| target.clone());
        match target {
            Some(Target::Entry(entry)) => self.overlay = Some(Overlay::peek(entry)),
            Some(Target::Address(address)) => self.say(&address),
            None => match self.entry().filter(|_| self.view.focus == Focus::List) {
                Some(entry) => self.overlay = Some(Overlay::peek(entry)),
                None => self.say("No link selected: Tab goes from link to link"),
            },
        }
    }

    /// The sections of the page.
    pub(super) fn outline(&mut self) {
        if self.shown.page.headings.is_empty() {
            self.say("This page has no sections");
        } else {
            self.overlay = Some(Overlay::outline(self.shown.page.headings.clone()));
        }
    }
}
