//! What the audience's screen shows, and how it follows the talk.

use std::sync::Arc;

use super::course::Laid;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::search::places::Places;
use crate::slides::deck::{Deck, Talk as Version};
use crate::slides::page::{Half, Page};
use crate::talk::course::{Course as _, Spot};
use crate::talk::message::Command;
use crate::talk::moment::Moment;
use crate::talk::plan::Plan;
use crate::talk::state::{self, Setup, Talk};
use crate::tui::reader::Scroll;
use crate::tui::reader::hints::Hints;
use crate::tui::shared::Shared;
use crate::tui::widget::input::Line as Input;
use crate::typeset::line::{End, Line};
use crate::typeset::page::{SetPage, Stretch};
use crate::words::text::Text;

/// Which briefing is presented, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// The briefing's id; none for the first one there is.
    pub briefing: Option<Text>,
    /// Whether only its short version is.
    pub version: Version,
    /// How the talk is set up.
    pub(crate) setup: Setup,
}

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

/// The audience's screen.
#[derive(Debug)]
pub(crate) struct Present {
    pub(super) wanted: Wanted,
    /// The id of the briefing.
    pub(super) briefing: Text,
    pub(super) laid: Laid,
    pub(super) talk: Talk,
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
    pub(super) scroll: Scroll,
    pub(super) marking: Option<Tlp>,
    /// Where the page is that is shown.
    of: Option<Spot>,
}

impl Present {
    /// A talk at its beginning; none where the briefing is not there, or has no slides.
    pub(crate) fn new(mut wanted: Wanted, shared: &Shared) -> Option<Self> {
        let laid = laid(&wanted, shared)?;
        let file = shared.library.briefing(laid.deck.briefing)?;
        let briefing = file.id.clone();
        wanted.briefing = Some(briefing.clone());
        let version = version(&laid, &shared.library);
        let talk = Talk::begin(wanted.setup.clone(), version, &laid, Moment::now());
        let mut present = Self {
            plan: Plan::of(laid.outline(), wanted.setup.asked),
            wanted,
            briefing,
            laid,
            talk,
            busy: Busy::No,
            clock: ClockShown::No,
            number: String::new(),
            found: String::new(),
            shown: SetPage::default(),
            halves: Vec::new(),
            places: Places::default(),
            scroll: Scroll::default(),
            marking: None,
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

    /// Asks something of the talk.
    pub(super) fn ask(&mut self, command: &Command, shared: &Shared) {
        self.talk.apply(command, &self.laid, Moment::now());
        self.follow(shared);
    }

    /// Where the audience is.
    pub(super) fn spot(&self) -> Spot {
        self.talk.audience()
    }

    /// Which slide the audience sees, of how many.
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

    /// The page that the audience sees, whole.
    pub(super) fn page(&self) -> Option<Page> {
        let spot = self.spot();
        self.laid.of(spot.slide)?.pages.get(spot.page).cloned()
    }

    /// Which half of its letters a line of the page shows.
    pub(super) fn half(&self, line: usize) -> Half {
        self.halves.get(line).copied().unwrap_or_default()
    }

    /// Brings what is shown up to date with the talk, the size of the screen and the slides.
    pub(super) fn follow(&mut self, shared: &Shared) {
        if shared.format() != self.laid.format() || shared.dates() != self.laid.dates() {
            self.resize(shared);
        }
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
        let page = self.page().unwrap_or_default();
        self.shown = seen(&page, spot.reveal);
        self.halves = page.lines.iter().map(|line| line.half).collect();
        self.scroll.link = self.scroll.link.filter(|link| self.is_seen(*link));
    }

    fn resize(&mut self, shared: &Shared) {
        let laid = Laid::new(
            &shared.library,
            self.laid.deck.clone(),
            shared.format(),
            shared.dates(),
        );
        let before = std::mem::replace(&mut self.laid, laid);
        let size = [shared.size.width, shared.size.height];
        self.talk
            .resize(|slide| before.pages(slide), &self.laid, size);
        self.of = None;
        if matches!(self.busy, Busy::Hints(_)) {
            self.busy = Busy::No;
        }
    }

    /// Takes in another library: the place is kept by the ids of slides. Where there are no slides any more, those there
    /// were are shown on.
    pub(super) fn take_in(&mut self, shared: &Shared) {
        let Some(laid) = laid(&self.wanted, shared) else {
            return;
        };
        let before = std::mem::replace(&mut self.laid, laid);
        let hash = hash(&self.laid, &shared.library);
        self.talk
            .reload(before.outline(), &self.laid, hash, Moment::now());
        self.plan = Plan::of(self.laid.outline(), self.wanted.setup.asked);
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

/// A page as it is seen after some steps: what is not seen yet has its room already.
pub(super) fn seen(page: &Page, reveal: usize) -> SetPage {
    let lines = page.lines.iter().map(|line| {
        if usize::from(line.step) <= reveal {
            line.line.clone()
        } else {
            Line {
                indent: 0,
                pieces: Vec::new(),
                end: End::Hard,
            }
        }
    });
    let lines: Vec<_> = lines.collect();
    // The lower half of letters says nothing of its own.
    let flow = lines.iter().zip(&page.lines).enumerate();
    let flow = flow.filter(|(_, (_, set))| set.half != Half::Lower);
    let flow = flow.map(|(at, (line, _))| Stretch {
        line: at,
        pieces: 0..line.pieces.len(),
        end: line.end,
    });
    SetPage {
        flow: flow.collect(),
        lines,
        links: page.links.clone(),
        ..SetPage::default()
    }
}

fn laid(wanted: &Wanted, shared: &Shared) -> Option<Laid> {
    let library = &shared.library;
    let is_wanted = |id: &Text| wanted.briefing.as_ref().is_none_or(|wanted| wanted == id);
    let mut all = library.briefings().iter();
    let briefing = all.position(|file| is_wanted(&file.id))?;
    let deck = Deck::of(library, briefing, wanted.version);
    (!deck.slides.is_empty()).then(|| Laid::new(library, deck, shared.format(), shared.dates()))
}

/// What tells the slides from others.
fn hash(laid: &Laid, library: &Arc<Library>) -> String {
    use std::hash::{BuildHasher, Hasher};
    let mut hasher = foldhash::fast::FixedState::default().build_hasher();
    let file = library.briefing(laid.deck.briefing);
    hasher.write(file.map_or("", |file| file.source.text()).as_bytes());
    format!("{:016x}", hasher.finish())
}

fn version(laid: &Laid, library: &Arc<Library>) -> state::Version {
    let size = laid.size();
    state::Version {
        size: [size.width, size.height],
        hash: hash(laid, library),
    }
}
