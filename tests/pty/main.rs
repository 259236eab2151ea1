//! The terminal, end to end: taken, used and given back, whatever happens to the program.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used)]

mod term;

use std::{
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use rustix::process::Signal;
use term::{DEADLINE, Exit, Term};

/// On the screen as soon as the program can be used.
const READY: &str = "bluf";

/// The exit code of a usage or I/O error.
const FAILED: Exit = Exit::Code(2);

fn count(bytes: &[u8], part: &str) -> usize {
    String::from_utf8_lossy(bytes).matches(part).count()
}

fn start() -> Term {
    let term = Term::start(&[], &[], 24, 80);
    term.see(READY);
    term.taken();
    term
}

#[test]
fn quitting_gives_everything_back() {
    let mut term = start();
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
    assert_eq!(term.screen(), "", "something is left on the main screen");
}

#[test]
fn the_mouse_is_off_until_captured_and_after() {
    let mut term = start();
    let mouse =
        |screen: &vt100::Screen| screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
    assert!(
        !String::from_utf8(term.bytes())
            .unwrap()
            .contains("\x1b[?1000h")
    );
    term.send("M");
    term.wait("the mouse on", mouse);
    term.send("\x1b[<0;5;2M");
    term.see("mouse Down(Left) 4");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn a_resize_is_drawn() {
    let mut term = start();
    term.resize(10, 40);
    term.see("bluf 40x10");
    term.resize(60, 200);
    term.see("bluf 200x60");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn a_terminal_without_a_size_is_taken_for_80x24() {
    let mut term = start();
    term.resize(10, 40);
    term.see("bluf 40x10");
    term.resize_line(0, 0);
    term.see("bluf 80x24");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

#[test]
fn a_panic_gives_the_terminal_back_then_speaks() {
    let mut term = start();
    term.send("P");
    assert_eq!(term.exit(), Exit::Code(101));
    term.restored();
    term.see("asked to panic");
    term.see("RUST_BACKTRACE");
}

#[test]
fn a_panic_of_another_thread_ends_the_program() {
    let mut term = start();
    term.send("T");
    assert_eq!(term.exit(), Exit::Code(101));
    term.restored();
    term.see("asked to panic aside");
}

#[test]
fn a_panic_while_drawing_leaves_the_screen() {
    let mut term = start();
    term.send("D");
    term.see("caught: asked to panic while drawing");
    term.taken();
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn an_error_gives_the_terminal_back_then_speaks() {
    let mut term = start();
    term.send("E");
    assert_eq!(term.exit(), FAILED);
    term.restored();
    term.see("asked to fail");
}

#[test]
fn signals_give_the_terminal_back_and_end_the_program() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut term = start();
        term.signal(signal);
        assert_eq!(term.exit(), Exit::Signal(signal.as_raw()));
        term.restored();
        assert_eq!(term.screen(), "", "something is left on the main screen");
    }
}

#[test]
fn a_frame_is_never_written_after_a_signal() {
    for _ in 0..10 {
        let mut term = start();
        term.send(&"x".repeat(200));
        term.signal(Signal::TERM);
        assert_eq!(term.exit(), Exit::Signal(Signal::TERM.as_raw()));
        term.restored();
        assert_eq!(term.screen(), "", "a frame is on the main screen");
    }
}

#[test]
fn a_stuck_terminal_does_not_keep_the_program_alive() {
    let mut term = start();
    let exit = term.stuck(|term| {
        // Frames of some 100 bytes each: more than the pty holds. Then nothing moves.
        for _ in 0..20 {
            term.send(&"xy".repeat(100));
        }
        let mut before = (0, 0);
        while before != term.work() {
            before = term.work();
            thread::sleep(Duration::from_millis(200));
        }
        term.signal(Signal::TERM);
        term.exit_unread()
    });
    assert_eq!(exit, Exit::Signal(Signal::TERM.as_raw()));
    term.line_restored();
}

#[test]
fn a_closed_window_ends_the_program() {
    assert_eq!(start().hang_up("x"), Exit::Signal(Signal::HUP.as_raw()));
}

#[test]
fn a_closed_window_ends_a_program_that_gets_no_signal() {
    let term = Term::uncontrolled(&[], 24, 80);
    term.see(READY);
    let exit = term.hang_up("x");
    assert!(matches!(exit, Exit::Code(_)), "{exit:?}");
}

/// Runs the program as a shell's job, and continues it when a line is typed.
const JOB: &str =
    "set -m; \"$BLUF\"; echo \"[stopped $?]\"; read line; fg >/dev/null; echo \"[ended $?]\"";

fn is_stopped_and_comes_back(stop: impl FnOnce(&mut Term)) {
    let mut term = Term::shell(JOB, 24, 80);
    term.see(READY);
    term.taken();
    let program = term.foreground();
    stop(&mut term);
    term.see("[stopped");
    assert_ne!(term.foreground(), program);
    term.restored();
    term.send("\n");
    term.taken();
    term.see(READY);
    assert_eq!(term.foreground(), program);
    term.send("x");
    term.see("key Char('x')");
    term.send("q");
    term.see("[ended 0]");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn a_stop_gives_the_terminal_back_until_continued() {
    is_stopped_and_comes_back(|term| term.signal(Signal::TSTP));
}

#[test]
fn ctrl_z_gives_the_terminal_back_until_continued() {
    is_stopped_and_comes_back(|term| term.send("\x1a"));
}

#[test]
fn ctrl_z_comes_back_at_once_where_no_shell_could_continue_it() {
    let mut term = start();
    term.send("\x1a");
    term.read("the screen taken again", |bytes| {
        count(bytes, "\x1b[?1049h") == 2
    });
    term.taken();
    term.see(READY);
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn a_stop_that_cannot_be_caught_is_drawn_over() {
    let mut term = start();
    let cleared = count(&term.bytes(), "\x1b[2J");
    term.signal(Signal::STOP);
    term.signal(Signal::CONT);
    term.read("a whole frame", |bytes| count(bytes, "\x1b[2J") > cleared);
    term.taken();
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn a_stopped_program_dies_of_a_signal_and_leaves_the_shell_alone() {
    let script =
        "set -m; \"$BLUF\"; stopped=$?; status=$stopped; echo \"[stopped $stopped]\"; read line
        kill %1; kill -CONT %1
        while [ $status = $stopped ]; do wait %1; status=$?; done; echo \"[ended $status]\"";
    let mut term = Term::shell(script, 24, 80);
    term.see(READY);
    term.send("\x1a");
    term.see("[stopped");
    term.send("\n");
    term.see("[ended 143]");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
    let taken = count(&term.bytes(), "\x1b[?1049h");
    assert_eq!(taken, 1, "the screen was taken once more");
}

#[test]
fn an_editor_has_the_terminal_and_all_keys() {
    let mut term = start();
    term.send("e");
    term.see("guest here");
    term.restored();
    term.send("qPE\n");
    term.see("guest read qPE");
    term.send("\n");
    term.see("key Char('e')");
    term.taken();
    term.send("x");
    term.see("key Char('x')");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn ctrl_c_in_an_editor_is_for_the_editor() {
    let mut term = start();
    term.send("e");
    term.see("guest here");
    term.send("\x03");
    term.see("key Char('e')");
    term.taken();
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

/// Runs a script, whose last line says the exit code, and checks that the program said why it will not start.
fn is_refused(script: &str, why: &str) {
    let mut term = Term::shell(&format!("{script}; echo \"[code $?]\""), 24, 120);
    term.see("[code 2]");
    term.see(why);
    assert_eq!(term.exit(), Exit::Code(0));
    assert!(
        !term.bytes().contains(&b'\x1b'),
        "escape sequences:\n{}",
        term.bytes().escape_ascii()
    );
    term.restored();
}

#[test]
fn what_is_no_terminal_is_refused_without_an_escape_sequence() {
    is_refused("\"$BLUF\" >/dev/null", "standard output is not a terminal");
    is_refused("\"$BLUF\" >&-", "standard output is not a terminal");
    is_refused("\"$BLUF\" </dev/null", "standard input is not a terminal");
    is_refused("\"$BLUF\" <&-", "standard input is not a terminal");
    is_refused("TERM=dumb \"$BLUF\"", "TERM is `dumb`");
    is_refused("TERM= \"$BLUF\"", "TERM is not set");
    is_refused("unset TERM; \"$BLUF\"", "TERM is not set");
}

#[test]
fn nothing_is_written_into_a_pipe() {
    let output = Command::new(env!("CARGO_BIN_EXE_bluf"))
        .env("TERM", "xterm-256color")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    assert!(!output.stderr.contains(&b'\x1b'));
}

#[test]
fn a_paste_is_one_event_and_no_keys() {
    let mut term = start();
    term.paste("qP\r\n\u{1a}日本");
    term.see("paste \"qP");
    term.see("keys 0 events 1");
    let long = "q".repeat(20_000);
    term.paste(&long);
    term.see("keys 0 events 2");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn no_key_of_many_at_once_is_lost() {
    let mut term = start();
    for total in [1_500, 4_500] {
        term.send(&"x".repeat(total - if total > 1_500 { 1_500 } else { 0 }));
        term.see(&format!("keys {total} "));
    }
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

#[test]
fn a_colour_told_too_late_is_no_key() {
    let mut term = Term::start(&[], &[("ASK", "1"), ("COLORFGBG", "0;15")], 24, 80);
    term.hear("the question", |heard| {
        heard.questions.contains(&"CSI c".into())
    });
    term.see("ground Some(Light)");
    term.send("\x1b]10;rgb:ffff/ffff/ffff\x07\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;22cx");
    term.see("key Char('x')");
    term.see("keys 1 events 1");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

#[test]
fn text_is_copied_by_the_terminal() {
    let mut term = start();
    term.send("Y");
    term.hear("the copy", |heard| heard.copied == ["Y29waWVk"]);
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

#[test]
fn an_idle_program_writes_nothing_and_is_never_woken() {
    let term = start();
    let end = Instant::now() + DEADLINE;
    // The start may go on for a moment after the first frame; being idle is a whole second without anything.
    loop {
        let before = term.activity();
        thread::sleep(Duration::from_secs(1));
        let after = term.activity();
        if before == after {
            return;
        }
        assert!(
            Instant::now() < end,
            "bytes, ticks, wake-ups: {before:?}, a second later {after:?}"
        );
    }
}
