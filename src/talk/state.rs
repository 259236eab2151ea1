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
    /// Columns and rows of the audience's screen.
    pub size: [u16; 2],
    /// What tells the slides from others.
    pub hash: String,
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

    /// The slides are laid out for another size. `before` tells the pages that a slide had.
    pub(crate) fn resize(
        &mut self,
        before: impl Fn(usize) -> Vec<Page>,
        course: &impl Course,
        size: [u16; 2],
    ) -> Change {
        let was = self.clone();
        for spot in [&mut self.audience, &mut self.console, &mut self.talk] {
            *spot = again::resized(&before(spot.slide), course, *spot);
        }
        self.version.size = size;
        self.changed_since(&was)
    }

    /// Says what is wrong, or that nothing is any more. Of many words the first ones are said.
    pub(crate) fn tell_wrong(&mut self, wrong: Option<&str>) -> Change {
        let was = self.clone();
        self.wrong = wrong.map(|words| words.chars().take(WORDS).collect());
        self.changed_since(&was)
    }

    /// Where the audience is.
    pub(crate) fn audience(&self) -> Spot {
        self.audience
    }

    /// Where the console is, and where moves go on from.
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
            short: setup.short,
            max_tlp: setup.max_tlp,
            as_of: setup.as_of,
            size: self.version.size,
            hash: self.version.hash.clone(),
            slide: outline.id(self.audience.slide).to_owned(),
            page: self.audience.page,
            reveal: self.audience.reveal,
            blank: self.blank,
            frozen: self.frozen,
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
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::talk::moves::tests::{Drawn, at, course, drawn, spot};

    pub(in crate::talk) fn moment(seconds: u64) -> Moment {
        Moment {
            steady: Duration::from_secs(seconds),
            wall: Duration::from_secs(1_000_000 + seconds),
        }
    }

    pub(in crate::talk) fn begun(course: &Drawn) -> Talk {
        Talk::begin(Setup::default(), Version::default(), course, moment(0))
    }

    fn slide(id: &str) -> Command {
        Command::Slide { id: id.to_owned() }
    }

    /// What the talk is like after commands, one a second: the audience's place, the console's where that is another,
    /// and what else there is to say.
    fn told(course: &Drawn, talk: &Talk) -> String {
        let mut told = at(course, talk.audience());
        if talk.console() != talk.audience() {
            told += &format!(" console {}", at(course, talk.console()));
        }
        for (holds, words) in [(talk.is_blank(), " blank"), (talk.is_frozen(), " frozen")] {
            told += if holds { words } else { "" };
        }
        told
    }

    #[track_caller]
    fn check(drawn: &str, commands: &[(Command, &str)]) {
        let course = course(drawn);
        let mut talk = begun(&course);
        for (second, (command, expected)) in commands.iter().enumerate() {
            let before = (talk.seq, told(&course, &talk), talk.clock.phase());
            let change = talk.apply(command, &course, moment(second as u64));
            let after = (talk.seq, told(&course, &talk), talk.clock.phase());
            assert_eq!(after.1, *expected, "{command:?}");
            let is_same = (&before.1, before.2) == (&after.1, after.2);
            let expected = if is_same { Change::None } else { Change::Some };
            assert_eq!(change, expected, "{command:?}");
            assert_eq!(after.0 - before.0, u64::from(change == Change::Some));
        }
    }

    const TALK: &str = "a0 #b2 c0 #d0 | e1 f0";

    #[test]
    fn both_move_together() {
        check(
            TALK,
            &[
                (Command::Back, "a/0.0"),
                (Command::Step, "b/0.0"),
                (Command::Step, "b/0.1"),
                (Command::NextSection, "d/0.0"),
                (Command::Step, "d/0.0"),
                (Command::Number { number: 2 }, "b/0.0"),
                (slide("nowhere"), "b/0.0"),
                (Command::Last, "d/0.0"),
                (Command::PreviousSlide, "c/0.0"),
                (Command::First, "a/0.0"),
            ],
        );
    }

    #[test]
    fn a_frozen_audience_keeps_its_slide_and_joins_again() {
        check(
            TALK,
            &[
                (slide("c"), "c/0.0"),
                (Command::Freeze, "c/0.0 frozen"),
                (Command::Freeze, "c/0.0 frozen"),
                (slide("f"), "c/0.0 console f/0.0 frozen"),
                (Command::Back, "c/0.0 console e/0.1 frozen"),
                (Command::Blank, "c/0.0 console e/0.1 blank frozen"),
                (Command::Back, "c/0.0 console e/0.0 blank frozen"),
                (Command::Blank, "c/0.0 console e/0.0 frozen"),
                (Command::Unfreeze, "e/0.0"),
                (Command::Unfreeze, "e/0.0"),
            ],
        );
    }

    #[test]
    fn black_ends_by_itself_when_one_goes_on() {
        check(
            TALK,
            &[
                (Command::Blank, "a/0.0 blank"),
                (Command::Back, "a/0.0 blank"),
                (Command::Step, "b/0.0"),
                (Command::Blank, "b/0.0 blank"),
                (Command::Blank, "b/0.0"),
            ],
        );
    }

    #[test]
    fn a_backup_slide_leads_back_to_where_the_talk_was_left() {
        check(
            TALK,
            &[
                (slide("b"), "b/0.0"),
                (Command::Step, "b/0.1"),
                (Command::Return, "b/0.1"),
                (slide("e"), "e/0.0"),
                (Command::Step, "e/0.1"),
                (Command::Step, "f/0.0"),
                (Command::Return, "b/0.1"),
                (
                    Command::Place {
                        place: Place {
                            slide: "b".to_owned(),
                            page: 9,
                            reveal: 9,
                        },
                    },
                    "b/0.2",
                ),
            ],
        );
    }

    #[test]
    fn the_clock_starts_when_the_first_slide_is_left() {
        let course = course("a2 #b0 #c0 | d0");
        let mut talk = begun(&course);
        talk.apply(&Command::Step, &course, moment(10));
        assert_eq!(talk.clock().phase(), Phase::Waiting);
        talk.apply(&slide("b"), &course, moment(60));
        talk.apply(&slide("c"), &course, moment(90));
        // A backup slide counts for the section that it was asked for in, and a frozen audience stays in its own.
        talk.apply(&slide("d"), &course, moment(100));
        talk.apply(&Command::Freeze, &course, moment(110));
        talk.apply(&slide("b"), &course, moment(115));
        let used = |section| talk.clock().used(section, moment(120)).as_secs();
        assert_eq!((used(0), used(1)), (30, 30));
        assert_eq!(talk.clock().elapsed(moment(120)).as_secs(), 60);
        assert_eq!(talk.reckoned(), 2);
    }

    #[test]
    fn a_talk_can_be_paused_before_and_after_it_began() {
        check(
            "a0 b0",
            &[
                (Command::Pause, "a/0.0"),
                (Command::Resume, "a/0.0"),
                (Command::Pause, "a/0.0"),
            ],
        );
        let course = course("a0 b0");
        let mut talk = begun(&course);
        talk.apply(&Command::Step, &course, moment(0));
        talk.apply(&Command::Pause, &course, moment(5));
        talk.apply(&Command::Back, &course, moment(50));
        talk.apply(&Command::Step, &course, moment(60));
        assert_eq!(talk.clock().elapsed(moment(70)).as_secs(), 5);
    }

    #[test]
    fn other_slides_are_other_numbers_and_the_same_places() {
        let old = course("a0 #b0 #c2 | d0");
        let new = course("x0 #c2 a0 #b0 | d0");
        let mut talk = begun(&old);
        talk.apply(&slide("b"), &old, moment(0));
        talk.apply(&slide("c"), &old, moment(20));
        talk.apply(&slide("d"), &old, moment(30));
        let change = talk.reload(old.outline(), &new, "2".to_owned(), moment(40));
        assert_eq!(
            (change, told(&new, &talk)),
            (Change::Some, "d/0.0".to_owned())
        );
        assert_eq!(at(&new, talk.talk), "c/0.0");
        let used = |section| talk.clock().used(section, moment(45)).as_secs();
        assert_eq!((used(0), used(1)), (25, 20));
        let change = talk.reload(new.outline(), &new, "2".to_owned(), moment(50));
        assert_eq!(change, Change::None);
    }

    #[test]
    fn after_a_resize_the_same_is_in_sight() {
        let (old, new) = (course("a0 b22"), course("a0 b1111"));
        let mut talk = begun(&old);
        talk.apply(&slide("b"), &old, moment(0));
        for second in 1..5 {
            talk.apply(&Command::Step, &old, moment(second));
        }
        assert_eq!(told(&old, &talk), "b/1.1");
        let change = talk.resize(|slide| old.pages(slide), &new, [60, 20]);
        assert_eq!(
            (change, told(&new, &talk)),
            (Change::Some, "b/2.1".to_owned())
        );
        assert_eq!(talk.state(new.outline(), moment(9)).size, [60, 20]);
    }

    #[test]
    fn what_is_wrong_is_told_until_it_is_not() {
        let course = course("a0");
        let mut talk = begun(&course);
        assert_eq!(talk.tell_wrong(Some("the disk is full")), Change::Some);
        assert_eq!(talk.tell_wrong(Some("the disk is full")), Change::None);
        let state = talk.state(course.outline(), moment(0));
        assert_eq!(state.wrong.as_deref(), Some("the disk is full"));
        talk.tell_wrong(Some(&"é".repeat(9_000)));
        let state = talk.state(course.outline(), moment(0));
        assert_eq!(state.wrong.unwrap().chars().count(), WORDS);
        assert_eq!(talk.tell_wrong(None), Change::Some);
    }

    fn commands() -> impl Strategy<Value = Command> {
        let letter = "[a-m]";
        prop_oneof![
            Just(Command::Step),
            Just(Command::Back),
            Just(Command::NextSlide),
            Just(Command::PreviousSlide),
            Just(Command::First),
            Just(Command::Last),
            Just(Command::NextSection),
            Just(Command::PreviousSection),
            Just(Command::Return),
            Just(Command::Blank),
            Just(Command::Freeze),
            Just(Command::Unfreeze),
            Just(Command::Pause),
            Just(Command::Resume),
            (0..20usize).prop_map(|number| Command::Number { number }),
            letter.prop_map(|id| Command::Slide { id }),
            (letter, 0..4usize, 0..4usize).prop_map(|(slide, page, reveal)| Command::Place {
                place: Place {
                    slide,
                    page,
                    reveal
                }
            }),
        ]
    }

    proptest! {
        #[test]
        fn whatever_is_asked_the_talk_is_at_a_place_that_there_is(
            course in drawn(), other in drawn(), commands in proptest::collection::vec(commands(), 0..60)
        ) {
            let mut talk = begun(&course);
            for (second, command) in commands.iter().enumerate() {
                let before = talk.clone();
                let change = talk.apply(command, &course, moment(second as u64));
                for spot in [talk.audience, talk.console, talk.talk] {
                    prop_assert_eq!(again::clamped(&course, spot), spot);
                }
                prop_assert!(talk.frozen || talk.audience == talk.console);
                prop_assert!(!(talk.frozen && before.frozen) || talk.audience == before.audience);
                prop_assert!(change == Change::Some || talk == before);
            }
            // Killed and started again: as if nothing had been.
            let now = moment(60);
            let state = talk.state(course.outline(), now);
            let again = Talk::go_on(Setup::default(), Version::default(), &course, (&state, talk.numbers()), now);
            prop_assert_eq!(again.state(course.outline(), now), State { seq: state.seq + 1, ..state.clone() });
            // Over slides that are others.
            let again = Talk::go_on(Setup::default(), Version::default(), &other, (&state, talk.numbers()), now);
            for spot in [again.audience, again.console, again.talk] {
                prop_assert_eq!(again::clamped(&other, spot), spot);
            }
            talk.reload(course.outline(), &other, String::new(), now);
            prop_assert!(talk.frozen || talk.audience == talk.console);
            prop_assert_eq!(again::clamped(&other, talk.audience), talk.audience);
        }
    }

    #[test]
    fn a_kept_place_beyond_the_slides_is_the_nearest() {
        let (old, new) = (course("a0 b0 c0"), course("a0 c11"));
        let mut talk = begun(&old);
        talk.apply(&slide("b"), &old, moment(0));
        let state = talk.state(old.outline(), moment(0));
        let again = Talk::go_on(
            Setup::default(),
            Version::default(),
            &new,
            (&state, talk.numbers()),
            moment(0),
        );
        assert_eq!(again.audience(), spot(&new, "a/0.0"));
    }
}
