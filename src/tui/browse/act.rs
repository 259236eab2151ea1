//! What each action does on this screen.

use super::state::Browse;
use crate::page::slip;
use crate::tui::keys::action::{Action, Copied};
use crate::tui::layout::browse::{Columns, Focus};
use crate::tui::reader::hints::Manner;
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;
use crate::tui::shared::as_of::AsOf;
use crate::tui::shared::effect::Effect;
use crate::tui::widget::list::Move;

/// By how many columns a key moves the line between lists and reader.
const STEP: i16 = 4;

impl Browse {
    pub(super) fn do_it(&mut self, action: Action, shared: &mut Shared) -> Outcome {
        if self.typing.is_some() {
            return self.type_action(action, shared);
        }
        if self.hints.take().is_some() && action == Action::Close {
            return Outcome::Done;
        }
        match action {
            Action::Quit => return self.quit().into(),
            Action::Close => self.close(shared),
            Action::Search => self.start_typing(shared),
            Action::FindNext => self.find_again(1, shared),
            Action::FindPrevious => self.find_again(-1, shared),
            Action::Follow => return self.follow(shared).into(),
            Action::Back => self.back(shared),
            Action::Forward => self.forward(shared),
            Action::Overview => self.overview(shared),
            Action::Hints => self.label_links(Manner::Follow, shared),
            Action::HintsPeek => self.label_links(Manner::Peek, shared),
            Action::Zoom => self.zoomed = !self.zoomed,
            Action::Sort => self.sort(shared),
            Action::Wider => self.widen(STEP, shared),
            Action::Narrower => self.widen(-STEP, shared),
            Action::NextEntry => self.turn_page(Move::Down, shared),
            Action::PreviousEntry => self.turn_page(Move::Up, shared),
            Action::Copy(what) => return self.copy(what, shared).into(),
            Action::AsOf => self.type_day(),
            Action::Earlier => {
                return Outcome::Effect(Effect::AsOf(AsOf::Earlier(self.view.briefing.clone())));
            }
            Action::Later => {
                return Outcome::Effect(Effect::AsOf(AsOf::Later(self.view.briefing.clone())));
            }
            Action::Edit => {
                return self.edit(shared).into();
            }
            Action::Backlinks => self.backlinks(shared),
            Action::PreviousBriefing => self.turn(-1, shared),
            Action::NextBriefing => self.turn(1, shared),
            Action::Pane(pane) => self.open_pane(pane),
            moving => self.move_by(moving, shared),
        }
        Outcome::Done
    }

    /// Opens the file at the entry on the page, or at the slip because of which one was left out.
    fn edit(&self, shared: &mut Shared) -> Option<Effect> {
        if let Some((briefing, number)) = self.slip(shared) {
            let place = slip::place(&shared.library, briefing, number)?;
            return shared.edit_at(&place);
        }
        self.entry(shared).and_then(|entry| shared.edit(entry))
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
    fn close(&mut self, shared: &mut Shared) {
        if self.zoomed {
            self.zoomed = false;
        } else if !self.view.find.is_empty() {
            self.view.find.clear();
        } else if self.view.focus != Focus::List {
            self.view.focus = Focus::List;
        } else if !self.view.list().filter.is_empty() {
            self.view.list_mut().filter.clear();
        } else {
            shared.pin = None;
        }
    }

    /// Copies something of the entry on the page. A citation or an address is that of the source whose link is selected,
    /// if one is.
    fn copy(&mut self, what: Copied, shared: &mut Shared) -> Option<Effect> {
        let source = match what {
            Copied::Citation | Copied::Address => self.selected_source(shared),
            Copied::Id | Copied::Link | Copied::Text => None,
        };
        let Some(entry) = source.or_else(|| self.entry(shared)) else {
            shared.say("There is nothing to copy here: this entry was left out, e opens its file");
            return None;
        };
        shared.copy(entry, what)
    }
}
