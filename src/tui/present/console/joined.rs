//! What a console knows of its talk.

use ratatui::layout::Size;

use super::board::Board;
use crate::slides::page::{Format, Letters};
use crate::talk::again::named;
use crate::talk::clock::Clock;
use crate::talk::course::{Course, Spot};
use crate::talk::message::{Command, Place, State};
use crate::talk::moves;
use crate::tui::layout::console::Share;
use crate::tui::present::course::Laid;

/// A talk that runs elsewhere, as far as it was told.
#[derive(Debug)]
pub(in crate::tui::present) struct Joined {
    /// What was told last.
    pub(in crate::tui::present) state: State,
    /// The console's place among the slides that were read here.
    pub(in crate::tui::present) spot: Spot,
    /// The audience's place among them.
    pub(super) audience: Spot,
    /// The slide that the time is reckoned by.
    pub(in crate::tui::present) reckoned: usize,
    pub(in crate::tui::present) clock: Clock,
    /// Whether the talk is there.
    pub(super) reach: Reach,
    /// What is to be asked of the talk.
    pub(in crate::tui::present) asks: Vec<Command>,
    /// The speaker's notes on the slide.
    pub(super) board: Board,
    /// What tells the slides that were read here from others.
    pub(in crate::tui::present) files: String,
    /// What the talk told of its own that was read for already.
    pub(super) read_for: String,
}

/// Whether a talk can be reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reach {
    /// It can.
    Reached,
    /// It has ended or died, and is waited for.
    Gone,
    /// It says what this program does not understand.
    Bad(String),
}

impl Joined {
    pub(in crate::tui::present) fn new(state: State, laid: &Laid, files: String) -> Self {
        let mut joined = Self {
            spot: Spot::default(),
            audience: Spot::default(),
            reckoned: 0,
            clock: Clock::told(&state.timer.reading()),
            reach: Reach::Reached,
            asks: Vec::new(),
            board: Board::default(),
            files,
            read_for: state.hash.clone(),
            state,
        };
        joined.find_places(laid);
        joined
    }

    /// The audience's screen, for which pages are made.
    pub(in crate::tui::present) fn format(&self) -> Format {
        format_of(&self.state)
    }

    /// How much of the console the notes have, and how many lines they are.
    pub(in crate::tui::present) fn notes(&self) -> (Share, usize) {
        self.board.wants()
    }

    /// Finds the places that were told among the slides that were read here. Where one is not among them, it is near to
    /// where it was.
    pub(in crate::tui::present) fn find_places(&mut self, laid: &Laid) {
        let found = |place: &Place, before: usize| {
            let spot = Spot {
                slide: before,
                page: place.page,
                reveal: place.reveal,
            };
            named(laid, &place.slide, before + 1, spot)
        };
        self.spot = found(&self.state.console, self.spot.slide);
        self.audience = found(&self.state.audience(), self.audience.slide);
        let by = found(&self.state.timer.by, self.reckoned);
        self.reckoned = by.slide.min(laid.outline().talk().saturating_sub(1));
    }
}

/// The slide that comes after a place, if one does.
pub(super) fn next_slide(laid: &Laid, spot: Spot) -> Option<usize> {
    let next = moves::next_slide(laid, spot).slide;
    (next != spot.slide).then_some(next)
}

/// The audience's screen, as a talk tells it.
pub(in crate::tui::present) fn format_of(state: &State) -> Format {
    let [width, height] = state.size;
    Format {
        size: Size { width, height },
        letters: match state.large {
            true => Letters::Large,
            false => Letters::Plain,
        },
    }
}
