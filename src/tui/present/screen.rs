//! This screen, as the shell knows every screen.

use std::time::Duration;

use ratatui::layout::Position;

use super::draw;
use super::side::Side;
use super::state::{Busy, Present};
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::search::landing::Landing;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::keys::key::Key;
use crate::tui::layout::is_too_small;
use crate::tui::layout::pane::{PaneKind, Sign};
use crate::tui::layout::present::grid;
use crate::tui::reader::whole::{Wanted, Whole};
use crate::tui::screen::{Crumb, Hint, Outcome, Screen, Tally};
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;
use crate::tui::terminal::canvas::Canvas;
use crate::tui::terminal::link::Anchor;
use crate::tui::widget::input::Line;
use crate::words::text::Text;

impl Screen for Present {
    fn mode(&self) -> Mode {
        match self.busy {
            Busy::Finding(_) => Mode::Typing,
            Busy::Hints(_) => Mode::Labels,
            Busy::Grid(_) | Busy::Leaving | Busy::No => Mode::Present,
        }
    }

    fn act(&mut self, action: Action, shared: &mut Shared) -> Outcome {
        self.do_it(action, shared)
    }

    fn key(&mut self, key: Key, shared: &mut Shared) -> Outcome {
        self.take_key(key, shared)
    }

    fn paste(&mut self, text: &str) {
        self.type_text(text);
    }

    fn click(&mut self, at: Position, shared: &mut Shared) -> Outcome {
        if let Some(slide) = self.small_at(at, shared) {
            self.choose(slide, shared);
            return Outcome::Done;
        }
        if !matches!(self.busy, Busy::No) {
            return Outcome::Done;
        }
        self.scroll.link = self.link_under(at, shared);
        match self.scroll.link {
            Some(_) => self.follow_or_step(shared),
            None => Outcome::Done,
        }
    }

    fn drag(&mut self, _: Position, _: &mut Shared) {}

    fn wheel(&mut self, _: Position, by: isize, shared: &mut Shared) {
        if let Busy::Grid(at) = self.busy {
            let action = match by < 0 {
                true => Action::StepBack,
                false => Action::Step,
            };
            self.act_in_grid(at, action, shared);
        }
    }

    fn settle(&mut self) {
        self.number.clear();
        // All slides are something to look at, not something begun.
        if !matches!(self.busy, Busy::Grid(_)) {
            self.settle_down();
        }
    }

    fn refresh(&mut self, shared: &Shared) {
        self.follow(shared);
    }

    fn prepare(&mut self, _: &Shared) {
        self.lay_next();
    }

    fn begun(&self) -> Vec<Wanted> {
        Vec::new()
    }

    fn take_page(&mut self, _: &mut Whole, _: &Shared) {}

    fn renew(&mut self, _: &Library, shared: &mut Shared) {
        self.take_in(shared);
    }

    fn redo(&mut self) {
        self.again();
    }

    // Whatever is gone to is looked at on another screen.
    fn go(&mut self, _: EntryIx, _: &mut Shared) {}

    fn land(&mut self, _: EntryIx, _: Landing, _: &mut Shared) {}

    fn open(&mut self, _: usize, _: &mut Shared) {}

    fn scroll_to(&mut self, _: usize) {}

    fn is_bare(&self) -> bool {
        match self.side {
            Side::Audience(_) => true,
            Side::Console(_) => is_too_small(self.screen),
        }
    }

    fn lasts(&self) -> Option<Duration> {
        self.ticks()
    }

    fn draw(&self, shared: &Shared, canvas: &mut Canvas) {
        draw::draw(self, shared, canvas);
    }

    fn anchors(&self) -> Vec<Anchor> {
        Vec::new()
    }

    fn markings(&self) -> Vec<Option<Tlp>> {
        self.seen_markings()
    }

    fn crumbs(&self, _: &Shared) -> Vec<Crumb> {
        let title = self.laid.deck.title.to_string();
        let console = matches!(self.side, Side::Console(_)).then(|| "Console".to_owned());
        let words = console.into_iter().chain([title]);
        let crumb = |words| Crumb {
            words,
            action: Action::Close,
        };
        words.map(crumb).collect()
    }

    fn footer(&self, _: &Shared) -> Vec<Hint> {
        match (&self.side, &self.busy) {
            (Side::Console(_), Busy::No) => self.offers(),
            _ => Vec::new(),
        }
    }

    fn typed(&self) -> Option<(&'static str, &Line)> {
        match &self.busy {
            Busy::Finding(line) => Some(("/", line)),
            _ => None,
        }
    }

    fn tally(&self) -> Option<Tally> {
        None
    }

    fn briefing(&self) -> Option<usize> {
        Some(self.laid.deck.briefing)
    }

    fn briefing_id(&self) -> &Text {
        &self.briefing
    }

    fn recent(&self) -> Vec<Text> {
        vec![self.briefing.clone()]
    }

    fn looked_at(&self, shared: &Shared) -> Result<EntryId, Message> {
        self.peeked(shared)
    }

    fn headings(&self) -> &[(usize, String)] {
        &[]
    }

    fn signs(&self) -> Vec<(PaneKind, &'static Sign)> {
        Vec::new()
    }
}

impl Present {
    /// The markings of all that is on the screen.
    pub(super) fn seen_markings(&self) -> Vec<Option<Tlp>> {
        match (self.busy_with(), &self.side) {
            _ if self.is_dark() => Vec::new(),
            (Some(selected), _) => self.markings_of_grid(selected),
            (None, Side::Audience(_)) => vec![self.marking],
            (None, Side::Console(joined)) => self.markings_of_console(joined),
        }
    }

    /// The slide that is selected among all of them, while they are shown.
    fn busy_with(&self) -> Option<usize> {
        match self.busy {
            Busy::Grid(selected) => Some(selected),
            _ => None,
        }
    }

    /// The markings of the small slides that are seen.
    fn markings_of_grid(&self, selected: usize) -> Vec<Option<Tlp>> {
        let count = self.laid.deck.slides.len();
        let seen = grid(self.screen, count, selected).boxes.into_iter();
        let pages = seen.filter_map(|(number, _)| self.laid.of(number));
        pages.map(|pages| pages.marking).collect()
    }
}
