//! A talk in a terminal: taken and given back, and asleep while nothing happens.

use std::fs;
use std::path::Path;

use crate::{
    launch::Launch,
    term::{Exit, Term},
    trials,
};

trials! {
    a_talk_ends_where_it_is_left_and_gives_everything_back,
    ctrl_c_ends_a_talk_at_once,
    a_talk_of_a_briefing_of_the_program_begins_by_its_id,
    a_talk_is_never_woken_while_its_clock_is_hidden,
    a_slide_stays_on_a_terminal_that_shrinks,
}

/// The talk of a file, begun. It stands with what it rests on in a folder of its own: whatever opens a file there wakes
/// who watches it.
fn talk() -> Term {
    let bundled = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings");
    let launch = Launch::bluf();
    for file in fs::read_dir(bundled).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), launch.home.path().join(file.file_name())).unwrap();
    }
    let file = launch.home.path().join("sony-hack.yaml");
    let talk = launch.presenting(file).start();
    talk.see(" 1/13 ");
    talk
}

fn a_talk_ends_where_it_is_left_and_gives_everything_back() {
    let mut talk = talk();
    talk.send(" ");
    talk.see(" 2/13 ");
    talk.send("q");
    talk.see("Leave the talk?");
    talk.send("q");
    assert_eq!(talk.exit(), Exit::Code(0));
    talk.restored();
}

fn ctrl_c_ends_a_talk_at_once() {
    let mut talk = talk();
    talk.send("\u{3}");
    assert_eq!(talk.exit(), Exit::Code(0));
    talk.restored();
}

fn a_talk_of_a_briefing_of_the_program_begins_by_its_id() {
    let talk = Launch::bluf().presenting("thaad-pressure");
    let talk = talk.args(&["--short"]).start();
    talk.see("TLP:CLEAR");
    talk.see(" 1/");
}

fn a_talk_is_never_woken_while_its_clock_is_hidden() {
    let mut talk = talk();
    talk.send(" ");
    talk.see(" 2/13 ");
    talk.idle();
}

fn a_slide_stays_on_a_terminal_that_shrinks() {
    let mut talk = talk();
    talk.resize(20, 5);
    talk.wait("the marking", |screen| {
        screen.contents().contains("TLP:CLEAR")
    });
    talk.resize(100, 30);
    talk.see(" 1/13 ");
    talk.send("qq");
    assert_eq!(talk.exit(), Exit::Code(0));
}
