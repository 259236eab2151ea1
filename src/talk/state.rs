//! A talk that runs: where it is, what the audience sees, how its time goes. Changed by commands, whoever gives them, and
//! by slides that become others or get another size; told as a [`State`].
//!
//! While the audience is frozen every move is the console's, also one that is made on the audience's own keyboard: what
//! the audience sees stays whatever happens, until it joins again. Else both are at one place.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use super::again;
use super::clock::{Clock, Phase};
use super::course::{Course, Outline, Page, Spot};
use super::message::{Command, Path, Place, State, Timer, VERSION};
use super::moment::Moment;
use super::moves;

/// What a talk is of: does not change while it runs.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Setup {
    /// The name of the session.
    pub session: String,
    /// What is presented: files and folders, as absolute paths.
    pub paths: Vec<Path>,
    /// The id of the briefing among those of the paths.
    pub briefing: String,
    /// Whether it is the short version.
    pub short: bool,
    /// The ceiling: the word of a marking.
    pub max_tlp: Option<String>,
    /// The day that the slides are of.
    pub as_of: Option<String>,
    /// The time that was asked for.
    pub asked: Option<Duration>,
}

/// What the slides are of at a time: changes with the audience's screen and with the files.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Version {
    /// The audience's screen.
    pub screen: Screen,
    /// What tells the slides from others.
    pub hash: String,
}

/// The audience's screen, as far as it decides what pages look like.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Screen {
    /// Its columns and rows.
    pub size: [u16; 2],
    /// Whether it has large letters.
    pub large: bool,
}

/// A talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Talk {
    setup: Arc<Setup>,
    version: Version,
    seq: u64,
    audience: Spot,
    console: Spot,
    /// The place in the talk itself, where that was left for a backup slide.
    talk: Spot,
    blank: bool,
    frozen: bool,
    away: bool,
    clock: Clock,
    wrong: Option<String>,
}

/// Whether something became of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The talk is another than before: it is to be told.
    Some,
    /// It is as it was.
    None,
}

/// The longest line about what is wrong, in characters.
const WORDS: usize = 500;

impl Talk {
    /// A talk at its beginning.
    pub fn begin(setup: Setup, version: Version, course: &impl Course, now: Moment) -> Self {
        let mut talk = Self {
            setup: Arc::new(setup),
            version,
            seq: 1,
            audience: Spot::default(),
            console: Spot::default(),
            talk: Spot::default(),
            blank: false,
            frozen: false,
            away: false,
            clock: Clock::default(),
            wrong: None,
        };
        talk.follow(course.outline(), now);
        talk
    }

    /// A talk that goes on where an earlier one of the same session was when its program died: at its places, frozen or
    /// black as it was, its clock running meanwhile. `numbers` are those that the slides of the places had, in the order
    /// audience, console, talk.
    pub(crate) fn go_on(
        setup: Setup,
        version: Version,
        course: &impl Course,
        kept: (&State, [usize; 3]),
        now: Moment,
    ) -> Self {
        let (state, numbers) = kept;
        let audience = state.audience();
        let places = [&audience, &state.console, &state.timer.by];
        let spots = [0, 1, 2].map(|at| found(course, places[at], numbers[at]));
        let mut talk = Self {
            seq: state.seq.saturating_add(1),
            audience: spots[0],
            console: spots[1],
            talk: within_talk(course.outline(), spots[2]),
            blank: state.blank,
            frozen: state.frozen,
            clock: Clock::kept(&state.timer.reading(), now),
            ..Self::begin(setup, version, course, now)
        };
        if !talk.frozen {
            talk.console = talk.audience;
        }
        talk.follow(course.outline(), now);
        talk
    }

    /// Does what is asked.
    pub fn apply(&mut self, command: &Command, course: &impl Course, now: Moment) -> Change {
        let before = self.clone();
        match command {
            Command::Blank => self.blank = !self.blank,
            Command::Freeze => self.frozen = true,
            Command::Unfreeze => {
                self.frozen = false;
                self.audience = self.console;
            }
            Command::Pause => self.clock.pause(now),
            Command::Resume => self.clock.resume(now),
            moving => self.go(target(course, moving, self.console, self.talk)),
        }
        self.follow(course.outline(), now);
        self.changed_since(&before)
    }

    /// The slides were made anew. `before` is the outline that they had.
    pub(crate) fn reload(
        &mut self,
        before: &Outline,
        course: &impl Course,
        hash: String,
        now: Moment,
    ) -> Change {
        let was = self.clone();
        let outline = course.outline();
        for spot in [&mut self.audience, &mut self.console, &mut self.talk] {
            *spot = again::reloaded(before, course, *spot);
        }
        self.talk = within_talk(outline, self.talk);
        let now_at = outline
            .sections()
            .iter()
            .map(|section| &section.id)
            .zip(0..);
        let now_at: HashMap<&String, usize> = now_at.collect();
        let renamed = |section: usize| {
            let section = before.sections().get(section)?;
            now_at.get(&section.id).copied()
        };
        self.clock.regroup(renamed, now);
        self.version.hash = hash;
        self.follow(outline, now);
        self.changed_since(&was)
    }

    /// The slides are laid out for another screen. `before` tells the pages that a slide had.
    pub(crate) fn resize(
        &mut self,
        before: impl Fn(usize) -> Vec<Page>,
        course: &impl Course,
        screen: Screen,
    ) -> Change {
        let was = self.clone();
        for spot in [&mut self.audience, &mut self.console, &mut self.talk] {
            *spot = again::resized(&before(spot.slide), course, *spot);
        }
        self.version.screen = screen;
        self.changed_since(&was)
    }

    /// Says what is wrong, or that nothing is any more. Of many words the first ones are said.
    pub(crate) fn tell_wrong(&mut self, wrong: Option<&str>) -> Change {
        let was = self.clone();
        self.wrong = wrong.map(|words| words.chars().take(WORDS).collect());
        self.changed_since(&was)
    }

    /// Says whether something else than the slide is on the audience's screen.
    pub(crate) fn tell_away(&mut self, away: bool) -> Change {
        // It is said again and again.
        if self.away == away {
            return Change::None;
        }
        let was = self.clone();
        self.away = away;
        self.changed_since(&was)
    }

    /// The name of the session.
    pub(crate) fn session(&self) -> &str {
        &self.setup.session
    }

    /// Counts the changes.
    pub(crate) fn seq(&self) -> u64 {
        self.seq
    }

    /// Where the audience is.
    pub(crate) fn audience(&self) -> Spot {
        self.audience
    }

    /// Where the console is, and where moves go on from.
    #[cfg(test)]
    pub(crate) fn console(&self) -> Spot {
        self.console
    }

    /// The slide of the talk that its time is reckoned by.
    pub(crate) fn reckoned(&self) -> usize {
        self.talk.slide
    }

    /// Whether the audience's screen is black.
    pub(crate) fn is_blank(&self) -> bool {
        self.blank
    }

    /// Whether the audience keeps its slide.
    pub(crate) fn is_frozen(&self) -> bool {
        self.frozen
    }

    /// The clock.
    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// All that is to be known of it at a moment.
    pub fn state(&self, outline: &Outline, now: Moment) -> State {
        let place = |spot: Spot| Place {
            slide: outline.id(spot.slide).to_owned(),
            page: spot.page,
            reveal: spot.reveal,
        };
        let setup = (*self.setup).clone();
        State {
            v: VERSION,
            session: setup.session,
            seq: self.seq,
            paths: setup.paths,
            briefing: setup.briefing,
            short: setup.short,
            max_tlp: setup.max_tlp,
            as_of: setup.as_of,
            size: self.version.screen.size,
            large: self.version.screen.large,
            hash: self.version.hash.clone(),
            slide: outline.id(self.audience.slide).to_owned(),
            page: self.audience.page,
            reveal: self.audience.reveal,
            blank: self.blank,
            frozen: self.frozen,
            away: self.away,
            console: place(self.console),
            timer: Timer::of(&self.clock.reading(now), setup.asked, place(self.talk)),
            wrong: self.wrong.clone(),
        }
    }

    /// The numbers of the slides of its places: audience, console, talk.
    pub fn numbers(&self) -> [usize; 3] {
        [self.audience, self.console, self.talk].map(|spot| spot.slide)
    }

    /// Goes to a place. Whoever goes on wants to be seen: the screen is black no longer, unless it is frozen.
    fn go(&mut self, to: Spot) {
        if self.frozen {
            self.console = to;
            return;
        }
        if to != self.console {
            self.blank = false;
        }
        (self.console, self.audience) = (to, to);
    }

    /// Lets the clock follow to where the audience is.
    fn follow(&mut self, outline: &Outline, now: Moment) {
        if self.audience.slide < outline.talk() {
            self.talk = self.audience;
        }
        self.clock.enter(outline.section_of(self.talk.slide), now);
        if self.audience.slide > 0 && self.clock.phase() == Phase::Waiting {
            self.clock.start(now);
        }
    }

    fn changed_since(&mut self, before: &Self) -> Change {
        if self == before {
            return Change::None;
        }
        self.seq = self.seq.saturating_add(1);
        Change::Some
    }
}

impl State {
    /// The place of the audience.
    pub(crate) fn audience(&self) -> Place {
        Place {
            slide: self.slide.clone(),
            page: self.page,
            reveal: self.reveal,
        }
    }
}

/// Where a command that moves leads to, from a place and from where the talk was left; a command that does not move
/// leads nowhere else.
fn target(course: &impl Course, command: &Command, from: Spot, talk: Spot) -> Spot {
    let is_backup = from.slide >= course.outline().talk();
    match command {
        Command::Step => moves::step(course, from),
        Command::Back => moves::back(course, from),
        Command::NextSlide => moves::next_slide(course, from),
        Command::PreviousSlide => moves::previous_slide(course, from),
        Command::First => moves::first(),
        Command::Last => moves::last(course),
        Command::Number { number } => moves::number(course, *number),
        Command::Slide { id } => moves::slide(course, id).unwrap_or(from),
        Command::Place { place } => match course.outline().find(&place.slide) {
            Some(slide) => again::clamped(course, spot(slide, place)),
            None => from,
        },
        Command::NextSection => moves::next_section(course, from),
        Command::PreviousSection => moves::previous_section(course, from),
        Command::Return if is_backup => talk,
        Command::Return
        | Command::Blank
        | Command::Freeze
        | Command::Unfreeze
        | Command::Pause
        | Command::Resume => from,
    }
}

fn spot(slide: usize, place: &Place) -> Spot {
    Spot {
        slide,
        page: place.page,
        reveal: place.reveal,
    }
}

/// A place that was kept; `number` is the one that its slide had.
fn found(course: &impl Course, place: &Place, number: usize) -> Spot {
    again::named(course, &place.slide, number, spot(0, place))
}

/// A place of the talk; its beginning for one that became backup.
fn within_talk(outline: &Outline, spot: Spot) -> Spot {
    match spot.slide < outline.talk() {
        true => spot,
        false => Spot::default(),
    }
}

#[cfg(test)]
pub(super) mod tests;
