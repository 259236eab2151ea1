//! Slides in large letters, on terminals that say that they have them: at once, late, in pieces between keys; and on
//! those that have none, or never answer.

use std::{path::Path, thread, time::Duration};

use rustix::process::Signal;

use crate::{
    audit::audit,
    launch::Launch,
    shell::is_stopped_and_comes_back,
    term::{Exit, Term},
    trials,
};

trials! {
    a_terminal_that_has_large_letters_is_written_to_in_them,
    a_terminal_that_answers_late_gets_them_from_then_on,
    an_answer_in_pieces_between_keys_is_heard_and_no_key_is_lost,
    a_terminal_that_has_none_gets_none,
    a_terminal_that_never_answers_is_not_waited_for,
    letters_that_go_are_erased_by_their_first_cells,
    nobody_is_asked_who_shows_no_slides,
    the_question_leaves_nothing_on_the_screen,
    a_stop_and_the_end_leave_nothing_behind,
}

/// What is asked: a blank of two columns, a large one, and after each where the cursor is.
const QUESTION: &str = "\x1b[2H\x1b]66;w=2; \x1b\\\x1b[6n\x1b]66;s=2; \x1b\\\x1b[6n";

/// What kitty answers.
const YES: [&str; 2] = ["\x1b[2;3R", "\x1b[2;5R"];

/// A talk on a screen that is large enough for large titles.
fn launch() -> Launch {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("briefings/sony-hack.yaml");
    Launch::bluf().presenting(file).size(120, 36)
}

/// The same, begun and asked.
fn talk() -> Term {
    asked(launch().start())
}

fn asked(talk: Term) -> Term {
    talk.read("the question", |bytes| contain(bytes, QUESTION));
    talk
}

fn contain(bytes: &[u8], part: &str) -> bool {
    bytes
        .windows(part.len())
        .any(|each| each == part.as_bytes())
}

/// What was written behind the question.
fn after_question(term: &Term) -> String {
    let bytes = String::from_utf8_lossy(&term.bytes()).into_owned();
    let (_, after) = bytes.split_once(QUESTION).unwrap();
    after.to_owned()
}

/// Letters that are written as large ones.
fn large(words: &str) -> String {
    format!("\x1b]66;s=2;{words}\x1b\\")
}

/// Waits until these letters are written.
#[track_caller]
fn writes(term: &Term, words: &str) {
    let letters = large(words);
    term.read(words, |bytes| contain(bytes, &letters));
}

fn ends(mut talk: Term) {
    talk.send("qq");
    assert_eq!(talk.exit(), Exit::Code(0));
    talk.restored();
    assert_eq!(talk.screen(), "", "something is left on the main screen");
    assert_eq!(audit(&talk.bytes()).foreign, [] as [&str; 0]);
}

const TITLE: &str = "Sony hack: pressing Beijing";
const SECOND: &str = "Break-in to blame";

fn a_terminal_that_has_large_letters_is_written_to_in_them() {
    let mut talk = talk();
    talk.send(&YES.concat());
    writes(&talk, TITLE);
    talk.send("]");
    talk.see(" 2/13 ");
    ends(talk);
}

fn a_terminal_that_answers_late_gets_them_from_then_on() {
    let mut talk = talk();
    talk.see(" 1/13 ");
    talk.see(TITLE);
    talk.send(" ");
    talk.see(" 2/13 ");
    // Later than an answer counts as due.
    thread::sleep(Duration::from_secs(4));
    talk.send("k");
    talk.see(" 1/13 ");
    assert!(!contain(&talk.bytes(), &large(TITLE)));
    talk.send(&YES.concat());
    writes(&talk, TITLE);
    talk.see(" 1/13 ");
    ends(talk);
}

fn an_answer_in_pieces_between_keys_is_heard_and_no_key_is_lost() {
    let mut talk = talk();
    talk.see(" 1/13 ");
    for piece in ["l", "\x1b[2", ";3R", "l", "\x1b[", "2;5", "R", "l"] {
        talk.send(piece);
        thread::sleep(Duration::from_millis(5));
    }
    talk.see(" 4/13 ");
    talk.send("gg");
    talk.see(" 1/13 ");
    writes(&talk, TITLE);
    ends(talk);
}

fn a_terminal_that_has_none_gets_none() {
    for no in [
        ["\x1b[2;1R", "\x1b[2;1R"],
        // Widths, but no sizes.
        ["\x1b[2;3R", "\x1b[2;3R"],
        // Keys in the manner of xterm: F3 with Alt, and with Ctrl.
        ["\x1b[1;3R", "\x1b[1;5R"],
    ] {
        let mut talk = talk();
        talk.send(&no.concat());
        talk.send("l");
        talk.see(" 2/13 ");
        assert!(!after_question(&talk).contains("\x1b]66"), "{no:?}");
        ends(talk);
    }
}

fn a_terminal_that_never_answers_is_not_waited_for() {
    let mut talk = talk();
    talk.see(TITLE);
    talk.send("l");
    talk.see(" 2/13 ");
    talk.see(SECOND);
    talk.idle();
    assert!(!after_question(&talk).contains("\x1b]66"));
    ends(talk);
}

fn letters_that_go_are_erased_by_their_first_cells() {
    let yaml = "title: T\ntlp: CLEAR\nevents: [e]\nslides:\n  - {show: timeline, title: Before}\n  - {show: timeline, title: 밤 안}\n";
    let launch = Launch::bluf().size(120, 36);
    let file = launch.home.path().join("talk.yaml");
    std::fs::write(&file, yaml).unwrap();
    let mut talk = asked(launch.presenting(file).start());
    talk.send(&YES.concat());
    writes(&talk, "Before");
    talk.see(" 1/2 ");
    let before = talk.bytes().len();
    talk.send("l");
    talk.see(" 2/2 ");
    let frame = talk.bytes()[before..].to_vec();
    let frame = String::from_utf8_lossy(&frame).into_owned();
    // First of all blanks over their upper row, and later on what comes in their place.
    let (erased, written) = frame.split_once("\x1b[3;5H            ").unwrap();
    assert_eq!(erased, "\x1b[?2026h");
    for letter in ["밤", "안"] {
        let letter = format!("\x1b]66;s=2:w=2;{letter}\x1b\\");
        assert!(written.contains(&letter), "{written:?}");
    }
    assert!(!frame.contains("Before"));
    talk.send("k");
    talk.see(" 1/2 ");
    ends(talk);
}

/// A briefing that is read, of whose name there is no other talk.
fn reading() -> Term {
    let launch = Launch::bluf().size(120, 36);
    let number = launch.home.path().file_name().unwrap().display();
    let file = launch.home.path().join(format!("quiet{number}.yaml"));
    std::fs::write(&file, "title: Quiet\ntlp: CLEAR\nevents: [e]\n").unwrap();
    let term = launch.args(&[file]).start();
    term.see("Quiet");
    term
}

fn nobody_is_asked_who_shows_no_slides() {
    let mut term = reading();
    assert!(!contain(&term.bytes(), "\x1b[6n"));
    term.send("P");
    let mut term = asked(term);
    term.send(&YES.concat());
    writes(&term, "Quiet");
    let questions = |term: &Term| {
        let bytes = String::from_utf8_lossy(&term.bytes()).into_owned();
        bytes.matches(QUESTION).count()
    };
    term.send("qqP");
    term.see(" 1/");
    assert_eq!(questions(&term), 1);
    term.send("\x03");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn the_question_leaves_nothing_on_the_screen() {
    // The next thing that is written is a whole frame.
    let mut talk = talk();
    talk.see(" 1/13 ");
    let after = after_question(&talk);
    assert!(after.starts_with("\x1b[?2026h\x1b[2J"), "{after:?}");
    talk.send("qq");
    assert_eq!(talk.exit(), Exit::Code(0));
    // Also where something stood there before.
    let mut term = reading();
    term.send("P");
    let term = asked(term);
    term.read("a whole frame", |bytes| {
        let bytes = String::from_utf8_lossy(bytes);
        let after = bytes.split_once(QUESTION);
        after.is_some_and(|(_, after)| after.starts_with("\x1b[?2026h\x1b[2J"))
    });
}

fn a_stop_and_the_end_leave_nothing_behind() {
    is_stopped_and_comes_back(
        launch(),
        |term| {
            term.send(&YES.concat());
            writes(term, TITLE);
            term.signal(Signal::TSTP);
        },
        |term| term.see(" 1/13 "),
        ("lq", |term: &Term| term.see("Leave the talk?")),
    );
}
