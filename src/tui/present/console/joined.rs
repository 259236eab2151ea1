//! What a console knows of its talk, and how it follows what it is told.

use super::notes::Board;
use crate::briefing::tlp::Tlp;
use crate::talk::again::named;
use crate::talk::clock::Clock;
use crate::talk::course::{Course, Spot};
use crate::talk::message::{Command, Place, State};
use crate::talk::moves;
use crate::talk::plan::Plan;
use crate::tui::keys::action::Action;
use crate::tui::layout::console::Share;
use crate::tui::present::course::Laid;
use crate::tui::present::side::Side;
use crate::tui::present::state::Present;
use crate::tui::screen::Hint;
use crate::tui::shared::Shared;

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
    /// The files that the talk shows, as it tells them, which were read for that already.
    read_for: String,
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
    pub(in crate::tui::present) fn new(state: State, laid: &Laid) -> Self {
        let mut joined = Self {
            spot: Spot::default(),
            audience: Spot::default(),
            reckoned: 0,
            clock: Clock::told(&state.timer.reading()),
            reach: Reach::Reached,
            asks: Vec::new(),
            board: Board::default(),
            read_for: state.hash.clone(),
            state,
        };
        joined.find_places(laid);
        joined
    }

    /// How much of the console the notes have.
    pub(in crate::tui::present) fn share(&self) -> Share {
        self.board.share
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

impl Present {
    fn joined(&mut self) -> Option<&mut Joined> {
        match &mut self.side {
            Side::Console(joined) => Some(joined),
            Side::Audience(_) => None,
        }
    }

    /// The talk tells how it is. Returns whether it shows other files than were read here.
    pub(crate) fn hear(&mut self, state: State, shared: &Shared) -> bool {
        let own = self.hash(&shared.library);
        let Some(joined) = self.joined() else {
            return false;
        };
        let asked = state.timer.asked();
        joined.clock = Clock::told(&state.timer.reading());
        joined.reach = Reach::Reached;
        let differs = state.hash != own && state.hash != joined.read_for;
        joined.read_for.clone_from(&state.hash);
        joined.state = state;
        self.wanted.setup.asked = asked;
        self.plan = Plan::of(self.laid.outline(), asked);
        self.find_places();
        self.follow(shared);
        differs
    }

    /// The markings of all that is on the console.
    pub(in crate::tui::present) fn markings_of_console(&self, joined: &Joined) -> Vec<Option<Tlp>> {
        let next = next_slide(&self.laid, joined.spot);
        let of = |slide: usize| self.laid.of(slide).map(|pages| pages.marking);
        let slides = [Some(joined.spot.slide), next].into_iter().flatten();
        let notes = joined.board.is_written.then_some(joined.board.marking);
        slides.filter_map(of).chain(notes).collect()
    }

    /// What one does most on the console.
    pub(in crate::tui::present) fn offers(&self) -> Vec<Hint> {
        let freeze = match self.side.is_frozen() {
            true => "let them join",
            false => "freeze",
        };
        let (notes, blank) = ("scroll the notes", "black");
        vec![
            Hint::of(Action::Step),
            Hint::of(Action::StepBack),
            Hint::of(Action::Slides),
            Hint::saying(Action::Freeze, freeze),
            Hint::saying(Action::Blank, blank),
            Hint::shortened(Action::NotesDown, notes, "notes"),
            Hint::saying(Action::NotesLarger, "larger").with_room(),
            Hint::of(Action::Help),
        ]
    }

    /// The talk has ended, or died.
    pub(crate) fn miss(&mut self) {
        if let Some(joined) = self.joined() {
            joined.reach = Reach::Gone;
        }
    }

    /// The talk says what nobody understands here.
    pub(crate) fn not_understand(&mut self, why: String) {
        if let Some(joined) = self.joined() {
            joined.reach = Reach::Bad(why);
        }
    }

    /// What is to be asked of the talk that runs elsewhere.
    pub(crate) fn asks(&mut self) -> Vec<Command> {
        let joined = self.joined();
        joined.map_or_else(Vec::new, |joined| std::mem::take(&mut joined.asks))
    }

    /// Finds the places that were told among the slides as they are now.
    pub(in crate::tui::present) fn find_places(&mut self) {
        if let Side::Console(joined) = &mut self.side {
            joined.find_places(&self.laid);
        }
    }
}

/// The slide that comes after a place, if one does.
pub(super) fn next_slide(laid: &Laid, spot: Spot) -> Option<usize> {
    let next = moves::next_slide(laid, spot).slide;
    (next != spot.slide).then_some(next)
}
