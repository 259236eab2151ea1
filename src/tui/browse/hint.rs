//! Choosing a link by its label, and looking at what a link leads to.

use super::state::Browse;
use crate::briefing::id::EntryId;
use crate::page::part::Target;
use crate::tui::keys::action::Action;
use crate::tui::keys::key::Key;
use crate::tui::layout::browse::Focus;
use crate::tui::reader::hints::{Hints, Label, Manner, Shown, Typed};
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;

impl Browse {
    /// Gives each link on the screen a label.
    pub(super) fn label_links(&mut self, manner: Manner, shared: &mut Shared) {
        if self.shown.areas.reader.width == 0 {
            self.view.focus = Focus::Reader;
            self.bring_up_to_date(shared);
        }
        let areas = &self.shown.areas;
        let page = Shown {
            page: &self.shown.page,
            scroll: &self.view.reader,
            height: areas.page().height.into(),
        };
        let beside = Shown {
            page: &self.shown.context,
            scroll: &self.view.context,
            height: areas.beside().height.into(),
        };
        let hints = Hints::new(manner, page, beside);
        if hints.labels.is_empty() {
            shared.say("No links on this screen");
        } else {
            self.hints = Some(hints);
        }
    }

    /// A letter of a label; anything else puts the labels away.
    pub(super) fn type_hint(&mut self, key: Key, shared: &mut Shared) -> Outcome {
        let letter = key.latin().typed().filter(char::is_ascii_alphabetic);
        let Some((hints, letter)) = self.hints.as_mut().zip(letter) else {
            self.hints = None;
            return Outcome::Done;
        };
        let manner = hints.manner;
        match hints.type_letter(letter) {
            Typed::Begun => {}
            Typed::Nothing => {
                self.hints = None;
                shared.say("No link has this label");
            }
            Typed::Chosen(label) => {
                self.hints = None;
                return self.choose(&label, manner, shared);
            }
        }
        Outcome::Done
    }

    fn choose(&mut self, label: &Label, manner: Manner, shared: &mut Shared) -> Outcome {
        self.view.focus = if label.beside {
            Focus::Context
        } else {
            Focus::Reader
        };
        self.select_link(label.link);
        match manner {
            Manner::Follow => self.follow(shared).into(),
            Manner::Peek => Outcome::Then(Action::Peek),
        }
    }

    /// What the selected link leads to; in a list, the selected entry.
    pub(super) fn peeked(&self, shared: &Shared) -> Result<EntryId, Message> {
        let entry = match self.selected_target() {
            Some(Target::Entry(entry)) => Some(*entry),
            Some(Target::Address(address)) => {
                return Err(Message::showing(address, self.page_markings()));
            }
            None => self
                .entry(shared)
                .filter(|_| self.view.focus == Focus::List),
        };
        entry
            .and_then(|entry| shared.id_of(entry))
            .ok_or_else(|| "No link selected: Tab goes from link to link".into())
    }
}
