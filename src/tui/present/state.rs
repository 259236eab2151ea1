//! What a screen of a talk shows, the audience's or the speaker's, and how it follows the talk.

use ratatui::layout::{Rect, Size};

use super::begin::{self, Wanted, complete, laid, screen, side};
use super::course::Laid;
use super::seen::{glanced, seen};
use super::side::Side;
use crate::briefing::tlp::Tlp;
use crate::library::entry::EntryIx;
use crate::search::places::Places;
use crate::slides::page::{Format, Half, Page, body};
use crate::talk::course::{Course as _, Spot};
use crate::talk::message::Command;
use crate::talk::moment::Moment;
use crate::talk::plan::Plan;
use crate::tui::layout::console::console;
use crate::tui::layout::inside;
use crate::tui::reader::Scroll;
use crate::tui::reader::hints::Hints;
use crate::tui::shared::Shared;
use crate::tui::widget::input::Line as Input;
use crate::typeset::page::SetPage;
use crate::words::text::Text;

/// Whether the clock is on the audience's screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ClockShown {
    Yes,
    No,
}

/// What has the keys instead of the slide.
#[derive(Debug)]
pub(super) enum Busy {
    /// Nothing: they go through the slides.
    No,
    /// All slides are shown small, to choose one: the number of the one that is selected.
    Grid(usize),
    /// Words are typed that are looked for in the slides.
    Finding(Input),
    /// A link is chosen by its label.
    Hints(Hints),
    /// Whether to leave is asked.
    Leaving,
}

/// A screen of a talk.
#[derive(Debug)]
pub(crate) struct Present {
    pub(super) wanted: Wanted,
    /// The id of the briefing.
    pub(super) briefing: Text,
    pub(super) laid: Laid,
    pub(super) side: Side,
    pub(super) plan: Option<Plan>,
    pub(super) busy: Busy,
    pub(super) clock: ClockShown,
    /// The digits typed so far, for the number of a slide.
    pub(super) number: String,
    /// The words that were looked for last.
    pub(super) found: String,
    /// The page as it is seen now.
    pub(super) shown: SetPage,
    /// Which of its lines are large.
    pub(super) halves: Vec<Half>,
    /// Where it has the words that were looked for.
    pub(super) places: Places,
    /// Whether the next page that is shown is to have them marked.
    pub(super) finds: Finds,
    pub(super) scroll: Scroll,
    pub(super) marking: Option<Tlp>,
    /// The size of the screen itself: pages are made for the audience's.
    pub(super) screen: Size,
    /// Where the page is that is shown.
    of: Option<Spot>,
}

/// Whether words are looked for that the page will have that is shown next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Finds {
    /// They are.
    Soon,
    /// Nothing is.
    Nothing,
}

impl Present {
    /// A talk; none where the briefing is not there, or has no slides.
    pub(crate) fn new(mut wanted: Wanted, shared: &Shared) -> Option<Self> {
        let laid = laid(&wanted, begin::format(&wanted, shared), shared)?;
        let file = shared.library.briefing(laid.deck.briefing)?;
        let briefing = file.id.clone();
        wanted.briefing = Some(briefing.clone());
        complete(&mut wanted.setup, file, shared);
        let files = begin::hash(&laid, &shared.library);
        let side = side(&mut wanted, &laid, files);
        let mut present = Self {
            plan: Plan::of(laid.outline(), wanted.setup.asked),
            wanted,
            briefing,
            laid,
            side,
            busy: Busy::No,
            clock: ClockShown::No,
            number: String::new(),
            found: String::new(),
            shown: SetPage::default(),
            halves: Vec::new(),
            places: Places::default(),
            finds: Finds::Nothing,
            scroll: Scroll::default(),
            marking: None,
            screen: shared.size,
            of: None,
        };
        present.follow(shared);
        Some(present)
    }

    /// The talk at the slide that is about an entry, if one is.
    pub(crate) fn at(mut self, entry: Option<EntryIx>, shared: &Shared) -> Self {
        let about = entry.and_then(|entry| {
            let talk = self.laid.outline().talk();
            let mut slides = self.laid.deck.slides.iter().take(talk);
            slides.find(|slide| slide.entries.contains(&entry))
        });
        if let Some(id) = about.map(|slide| slide.id.to_string()) {
            self.ask(&Command::Slide { id }, shared);
        }
        self
    }

    /// Where one is: the audience, or on the console the speaker.
    pub(super) fn spot(&self) -> Spot {
        self.side.spot()
    }

    /// Which slide one is at, of how many.
    pub(crate) fn place(&self) -> String {
        let (slide, in_talk) = (self.spot().slide, self.laid.outline().talk());
        match slide < in_talk {
            true => format!("{}/{in_talk}", slide + 1),
            false => self.number_of(slide),
        }
    }

    /// What a slide is called.
    pub(super) fn number_of(&self, slide: usize) -> String {
        match slide.checked_sub(self.laid.outline().talk()) {
            None => (slide + 1).to_string(),
            Some(reserve) => format!("backup {}", reserve + 1),
        }
    }

    /// The page that one is at, whole.
    pub(super) fn page(&self) -> Option<Page> {
        let spot = self.spot();
        self.laid.of(spot.slide)?.pages.get(spot.page).cloned()
    }

    /// Which half of its letters a line of the page shows.
    pub(super) fn half(&self, line: usize) -> Half {
        self.halves.get(line).copied().unwrap_or_default()
    }

    /// Where the page stands on the screen.
    pub(super) fn area(&self, shared: &Shared) -> Rect {
        match &self.side {
            Side::Audience(_) => body(shared.size),
            Side::Console(joined) => inside(console(shared.size, joined.notes()).slide),
        }
    }

    /// Brings what is shown up to date with the talk, the size of the screen and the slides.
    pub(super) fn follow(&mut self, shared: &Shared) {
        let format = self.side.format(shared);
        let is_same = format == self.laid.format() || format.is_least();
        if !is_same || shared.dates() != self.laid.dates() {
            self.resize(format, shared);
        }
        if self.screen != shared.size {
            self.screen = shared.size;
            self.of = None;
        }
        self.set_notes(shared);
        let spot = self.spot();
        if self.of == Some(spot) {
            return;
        }
        let is_same_page = self
            .of
            .is_some_and(|of| (of.slide, of.page) == (spot.slide, spot.page));
        if !is_same_page {
            self.scroll = Scroll::default();
            self.places = Places::default();
        }
        self.of = Some(spot);
        self.marking = self.laid.of(spot.slide).and_then(|pages| pages.marking);
        self.show(spot, shared);
        if self.finds == Finds::Soon {
            self.finds = Finds::Nothing;
            self.mark_found();
        }
        self.scroll.link = self.scroll.link.filter(|link| self.is_seen(*link));
    }

    /// Shows the page of a place: on the console with what is still to come of it, as much as there is room for.
    fn show(&mut self, spot: Spot, shared: &Shared) {
        let format = self.side.format(shared);
        let page = match format.is_least() {
            // What a step reveals, and which page one is on, is kept for when there is room for it again.
            true => self.laid.least(spot.slide, format),
            false => self.page(),
        };
        let page = page.unwrap_or_default();
        match &self.side {
            Side::Audience(_) => {
                self.shown = seen(&page, spot.reveal);
                self.halves = page.lines.iter().map(|line| line.half).collect();
            }
            Side::Console(_) => {
                let area = self.area(shared);
                (self.shown, self.scroll.line) = glanced(&page, spot.reveal, area.as_size());
            }
        }
    }

    fn resize(&mut self, format: Format, shared: &Shared) {
        let deck = self.laid.deck.clone();
        let laid = Laid::new(&shared.library, deck, format, shared.dates());
        let before = std::mem::replace(&mut self.laid, laid);
        match &mut self.side {
            Side::Audience(staged) => {
                let pages = |slide| before.pages(slide);
                staged.talk.resize(pages, &self.laid, screen(format));
            }
            Side::Console(joined) => joined.find_places(&self.laid),
        }
        self.of = None;
        if matches!(self.busy, Busy::Hints(_)) {
            self.busy = Busy::No;
        }
    }

    /// Takes in another library: the place is kept by the ids of slides. Where there are no slides any more, those there
    /// were are shown on.
    pub(super) fn take_in(&mut self, shared: &Shared) {
        let Some(laid) = laid(&self.wanted, self.laid.format(), shared) else {
            return;
        };
        let before = std::mem::replace(&mut self.laid, laid);
        let files = begin::hash(&self.laid, &shared.library);
        match &mut self.side {
            Side::Audience(staged) => {
                let (before, now) = (before.outline(), Moment::now());
                staged.talk.reload(before, &self.laid, files, now);
            }
            Side::Console(joined) => {
                joined.files = files;
                joined.find_places(&self.laid);
            }
        }
        self.plan = Plan::of(self.laid.outline(), self.wanted.setup.asked);
        self.forget_notes();
        self.of = None;
        // What is asked or typed goes on: files may be read at any time.
        match self.busy {
            Busy::Hints(_) => self.busy = Busy::No,
            Busy::Grid(at) => {
                let last = self.laid.deck.slides.len().saturating_sub(1);
                self.busy = Busy::Grid(at.min(last));
            }
            Busy::No | Busy::Finding(_) | Busy::Leaving => {}
        }
        self.follow(shared);
    }

    /// Makes all that is shown anew.
    pub(super) fn again(&mut self) {
        self.of = None;
    }

    /// Lays out the slide that comes next, while there is time.
    pub(super) fn lay_next(&self) {
        let _ = self.laid.of(self.spot().slide + 1);
    }

    /// Puts away whatever has the keys instead of the slide.
    pub(super) fn settle_down(&mut self) {
        self.busy = Busy::No;
        self.number.clear();
    }

    /// Whether a link of the page is seen.
    pub(super) fn is_seen(&self, link: usize) -> bool {
        let number = u32::try_from(link).ok();
        let mut lines = self.shown.lines.iter();
        lines.any(|line| line.pieces.iter().any(|piece| piece.link == number))
    }
}
