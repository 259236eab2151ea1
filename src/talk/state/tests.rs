//! Commands in, a talk out; slides and places as [`course`] draws them.

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
    let change = talk.resize(
        |slide| old.pages(slide),
        &new,
        Screen {
            size: [60, 20],
            large: true,
        },
    );
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
