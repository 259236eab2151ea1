//! All slides, small, to go to one of them.

use ratatui::layout::Position;

use super::state::{Busy, Present};
use crate::slides::page::Role;
use crate::talk::course::Course as _;
use crate::talk::message::Command;
use crate::tui::keys::action::Action;
use crate::tui::layout::present::{Grid, grid};
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;

impl Present {
    /// Where the small slides stand.
    pub(super) fn grid(&self, at: usize, shared: &Shared) -> Grid {
        grid(shared.size, self.laid.deck.slides.len(), at)
    }

    /// The words below the title of a slide, line by line.
    pub(super) fn below_title(&self, slide: usize) -> Vec<String> {
        let pages = self.laid.of(slide);
        let first = pages.as_ref().and_then(|pages| pages.pages.first());
        let lines = first.into_iter().flat_map(|page| &page.lines);
        let words = lines
            .filter(|line| line.role != Role::Title)
            .map(|line| line.line.words().trim().to_owned());
        words.filter(|words| !words.is_empty()).collect()
    }

    /// What an action does while all slides are shown; nothing where it does the same as ever.
    pub(super) fn act_in_grid(
        &mut self,
        at: usize,
        action: Action,
        shared: &mut Shared,
    ) -> Option<Outcome> {
        let row = self.grid(at, shared).columns;
        let last = self.laid.deck.slides.len().saturating_sub(1);
        let to = match action {
            Action::Step => at.saturating_add(row),
            Action::StepBack => at.saturating_sub(row),
            Action::NextSlide | Action::Next => at + 1,
            Action::PreviousSlide | Action::Previous => at.saturating_sub(1),
            Action::FirstSlide => 0,
            Action::LastSlide => last,
            Action::Slides | Action::Close => {
                self.busy = Busy::No;
                return Some(Outcome::Done);
            }
            Action::Follow => {
                self.choose(at, shared);
                return Some(Outcome::Done);
            }
            _ => {
                self.busy = Busy::No;
                return None;
            }
        };
        self.busy = Busy::Grid(to.min(last));
        Some(Outcome::Done)
    }

    /// Goes to a slide.
    pub(super) fn choose(&mut self, slide: usize, shared: &Shared) {
        self.busy = Busy::No;
        let id = self.laid.outline().id(slide).to_owned();
        self.ask(&Command::Slide { id }, shared);
    }

    /// The small slide at a place.
    pub(super) fn small_at(&self, at: Position, shared: &Shared) -> Option<usize> {
        let Busy::Grid(selected) = self.busy else {
            return None;
        };
        let boxes = self.grid(selected, shared).boxes.into_iter();
        let mut under = boxes.filter(|(_, place)| place.contains(at));
        under.next().map(|(number, _)| number)
    }
}
