//! The links of a slide: following one is a detour, from which one comes back to the same slide.

use ratatui::layout::Position;

use super::state::{Busy, Present};
use crate::briefing::id::EntryId;
use crate::page::part::Target;
use crate::slides::page::Half;
use crate::talk::message::Command;
use crate::tui::keys::action::Action;
use crate::tui::keys::key::Key;
use crate::tui::reader::hints::{Hints, Manner, Shown, Typed};
use crate::tui::reader::{Scroll, link_at};
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::typeset::page::SetPage;

impl Present {
    /// Selects the next link that is seen, or the one before it; from the last on to the first.
    pub(super) fn select_link(&mut self, by: isize) {
        let all = 0..self.shown.links.len();
        let seen: Vec<usize> = all.filter(|link| self.is_seen(*link)).collect();
        if seen.is_empty() {
            return;
        }
        let now = self.scroll.link;
        let now = now.and_then(|now| seen.iter().position(|link| *link == now));
        let next = match now {
            Some(now) => (now + seen.len()).saturating_add_signed(by) % seen.len(),
            None if by < 0 => seen.len() - 1,
            None => 0,
        };
        self.scroll.link = seen.get(next).copied();
    }

    /// Follows the selected link; without one, a step on.
    pub(super) fn follow_or_step(&mut self, shared: &mut Shared) -> Outcome {
        let target = self.selected();
        match target {
            Some(Target::Entry(entry)) => Outcome::Visit(entry),
            Some(Target::Address(address)) => {
                Outcome::Effect(shared.copy_address(&address, vec![self.marking]))
            }
            Some(Target::Topic(_)) | None => {
                self.ask(&Command::Step, shared);
                Outcome::Done
            }
        }
    }

    /// The link at a place on the screen; of large letters, both halves count.
    pub(super) fn link_under(&self, at: Position, shared: &Shared) -> Option<usize> {
        let area = self.area(shared);
        let row = usize::from(at.y.checked_sub(area.y)?);
        let at = match self.half(self.scroll.line + row) {
            Half::Lower => Position { y: at.y - 1, ..at },
            Half::Both | Half::Upper => at,
        };
        link_at(&self.shown, &self.scroll, area, at)
    }

    fn selected(&self) -> Option<Target> {
        let (target, _) = self.shown.links.get(self.scroll.link?)?;
        Some(target.clone())
    }

    /// Gives each link that is seen a label.
    pub(super) fn label_links(&mut self, manner: Manner, shared: &mut Shared) {
        let (nothing, start) = (SetPage::default(), Scroll::default());
        let height = usize::from(shared.size.height);
        let page = Shown {
            page: &self.shown,
            scroll: &self.scroll,
            height,
        };
        let beside = Shown {
            page: &nothing,
            scroll: &start,
            height: 0,
        };
        let mut hints = Hints::new(manner, page, beside);
        hints.labels.retain(|label| self.is_seen(label.link));
        if hints.labels.is_empty() {
            shared.say("No links on this slide");
        } else {
            self.busy = Busy::Hints(hints);
        }
    }

    /// A letter of a label; anything else puts the labels away.
    pub(super) fn type_hint(&mut self, key: Key, shared: &mut Shared) -> Outcome {
        let Busy::Hints(hints) = &mut self.busy else {
            return Outcome::Done;
        };
        let manner = hints.manner;
        match hints.take(key) {
            Typed::Begun => Outcome::Done,
            Typed::Nothing | Typed::Away => {
                self.busy = Busy::No;
                Outcome::Done
            }
            Typed::Chosen(label) => {
                self.busy = Busy::No;
                self.scroll.link = Some(label.link);
                match manner {
                    Manner::Follow => self.follow_or_step(shared),
                    Manner::Peek => Outcome::Then(Action::Peek),
                }
            }
        }
    }

    /// What the selected link leads to.
    pub(super) fn peeked(&self, shared: &Shared) -> Result<EntryId, Message> {
        shared.looked_at(self.selected().as_ref(), || vec![self.marking])
    }
}
