//! Twenty questions that an analyst asks of the briefings of the program, each answered by keys.
//!
//! Words that are typed into the finder or a filter cost what they cost; beside them no answer may take more than twelve
//! keys, and all of it must be on the screen then.

use std::path::Path;

use bluf::facade::key;

use super::cli::answer;

/// The most keys of an answer, without what is typed.
const MOST: usize = 12;

/// What is done to have a question answered.
#[derive(Debug, Clone, Copy)]
enum Step {
    /// Keys are pressed, written as in the keymap.
    Press(&'static str),
    /// Words are typed.
    Type(&'static str),
}

use Step::{Press, Type};

/// Does the steps where a briefing is opened, with the others behind it; then all of the words must be on the screen, in
/// this order.
#[track_caller]
fn ask(briefing: &str, steps: &[Step], words: &[&str]) {
    let (mut keys, mut count) = (String::new(), 0);
    for step in steps {
        match *step {
            Press(pressed) => {
                count += key::parse(pressed).unwrap().len();
                keys.push_str(pressed);
            }
            Type(typed) => keys.push_str(&typed.replace(' ', "<space>")),
        }
    }
    assert!(count <= MOST, "{count} keys");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings");
    let others = [SONY, THAAD, ROK].into_iter();
    let others = others.filter(|other| *other != briefing);
    let paths = std::iter::once(briefing).chain(others);
    let paths: Vec<String> = paths
        .map(|name| folder.join(name).display().to_string())
        .collect();
    let mut args: Vec<&str> = paths.iter().map(String::as_str).collect();
    args.extend(["--size", "120x36", "--print", "--keys", &keys]);
    let home = tempfile::tempdir().unwrap();
    let (code, screen, told) = answer(home.path(), &args);
    assert_eq!((code, &*told), (0, ""));
    let mut rest = screen.as_str();
    for word in words {
        let found = rest.split_once(word);
        rest = found.map_or_else(|| panic!("no `{word}` in\n{screen}"), |(_, rest)| rest);
    }
}

const SONY: &str = "sony-hack.yaml";
const THAAD: &str = "thaad-pressure.yaml";
const ROK: &str = "us-rok-cyber.yaml";

#[test]
fn what_is_the_bottom_line() {
    let words = ["very likely carried out", "We advise", "We judge"];
    ask(SONY, &[], &words);
}

#[test]
fn who_first_said_north_korea_when_and_on_what_basis() {
    let steps = [Press("1/"), Type("disputed"), Press("<enter>")];
    let words = ["[FBI]", "2014-12-19", "state", "official"];
    ask(SONY, &steps, &words);
}

#[test]
fn what_speaks_against_the_first_judgement() {
    let steps = [Press("4<enter><c-d>")];
    ask(SONY, &steps, &["Against", "the film"]);
}

#[test]
fn whom_does_china_press() {
    let steps = [Press("<c-p>"), Type("kind:actor china"), Press("<enter>")];
    ask(THAAD, &steps, &["puts pressure on [South Korea]"]);
}

#[test]
fn what_are_kaplans_words() {
    let steps = [
        Press("<c-p>"),
        Type("kind:statement by:kaplan"),
        Press("<down><down>"),
    ];
    let words = [
        "“cause a lot of",
        "[Jay Kaplan]",
        "theoretically",
        "line 47",
    ];
    ask(SONY, &steps, &words);
}

#[test]
fn which_options_have_feasibility_3_or_more() {
    let steps = [Press("3zss")];
    let words = [
        "by feasibility",
        "Send a signal",
        "5",
        "Release the film widely",
        "3",
        "Turn the screws on China",
        "2",
    ];
    ask(SONY, &steps, &words);
}

#[test]
fn which_option_has_most_obstacles() {
    let steps = [Press("3ssssss<enter><pgdn>")];
    ask(SONY, &steps, &["by obstacles", "Obstacles"]);
}

#[test]
fn what_happened_in_june_2014() {
    let steps = [Press("<c-p>"), Type("june 2014")];
    ask(
        SONY,
        &steps,
        &["North Korea threatens “merciless” measures"],
    );
}

#[test]
fn which_events_have_the_fbi_in_them_and_in_which_role() {
    let steps = [Press("<c-p>"), Type("kind:actor fbi"), Press("<enter>")];
    ask(SONY, &steps, &["Events by it", "Events"]);
}

#[test]
fn which_judgements_have_low_confidence() {
    let steps = [Press("<c-p>"), Type("kind:judgement confidence:low")];
    let words = ["1 of 6", "Chinese government likely had no part"];
    ask(SONY, &steps, &words);
}

#[test]
fn what_rests_on_sources_graded_c() {
    let steps = [Press("<c-p>"), Type("kind:judgement grade:c")];
    let words = ["judgements 20", "North Korea, or hackers acting for it"];
    ask(SONY, &steps, &words);
}

#[test]
fn who_is_behind_tonto_team_and_how_sure_is_that() {
    let steps = [Press("<c-p>"), Type("tonto team"), Press("<enter>")];
    ask(THAAD, &steps, &["John Hultquist", "“Tied to” the military"]);
}

#[test]
fn what_has_lotte_to_do_with_thaad() {
    let steps = [Press("<c-p>"), Type("lotte thaad")];
    ask(THAAD, &steps, &["golf course"]);
}

#[test]
fn what_is_disputed() {
    let steps = [Press("<c-p>"), Type("is:disputed")];
    let words = ["1 of 2", "Intrusion at Sony Pictures", "3CX's desktop app"];
    ask(SONY, &steps, &words);
}

#[test]
fn where_is_cryptocurrency_mentioned() {
    let steps = [Press("<c-p>"), Type("cryptocurrency")];
    let words = ["Cryptocurrency firms", "in texts", "us-rok-cyber"];
    ask(SONY, &steps, &words);
}

#[test]
fn what_do_two_briefings_say_of_china() {
    let steps = [
        Press("<c-p>"),
        Type("kind:actor china"),
        Press("<enter><pgdn>"),
    ];
    ask(
        SONY,
        &steps,
        &["In other briefings", "THAAD: China presses Seoul"],
    );
}

#[test]
fn what_was_known_on_18_december_2014() {
    let steps = [Press("@"), Type("2014-12-18"), Press("<enter>")];
    let words = ["as of 2014-12-18, 44 not yet known", "Timeline", "19"];
    ask(SONY, &steps, &words);
}

#[test]
fn which_questions_are_open() {
    let steps = [
        Press("<c-p>"),
        Type("kind:question status:open in:sony-hack"),
    ];
    let words = [
        "questions 9",
        "Who attacked Sony?",
        "What does “proportional” mean?",
    ];
    ask(SONY, &steps, &words);
}

#[test]
fn where_does_50_to_1_come_from() {
    let steps = [Press("<c-p>"), Type("50-to-1")];
    ask(ROK, &steps, &["50 to 1", "OODA Loop", "line 9"]);
}

#[test]
fn what_came_after_the_day_of_the_picture() {
    let steps = [Press("1/"), Type("later"), Press("<enter>")];
    let words = ["8 found of 33", "later"];
    ask(SONY, &steps, &words);
}

#[test]
fn a_step_back_begins_at_the_day_of_the_briefing() {
    let words = ["as of 2014-12-19, ", "written for 2014-12-20"];
    ask(SONY, &[Press("<lt>")], &words);
    let steps = [Press("@"), Type("2015-01-03"), Press("<enter>")];
    ask(SONY, &steps, &["as of 2014-12-20, seen from 2015-01-03"]);
}

#[test]
fn what_is_thought_says_for_which_day_it_was_written() {
    let to = |keys| [Press("@"), Type("2023-04-10"), Press(keys)];
    let day = "written for 2023-04-30";
    ask(ROK, &to("<enter>3<enter>"), &[day]);
    ask(ROK, &to("<enter>4<enter>"), &[day]);
    ask(ROK, &to("<enter>0"), &["as of 2023-04-10", day]);
}
