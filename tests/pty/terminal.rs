//! The terminal layer: taken, used and given back, whatever happens to the program. Tested with the stand-in.

use std::{thread, time::Duration};

use rustix::process::Signal;

use crate::{
    audit::audit,
    launch::Launch,
    shell::{is_refused_without_a_terminal, is_stopped_and_comes_back},
    stand_in,
    term::{Exit, Term},
    trials,
};

trials! {
    quitting_gives_everything_back,
    the_mouse_is_off_until_captured_and_after,
    a_resize_is_drawn,
    keys_of_the_keyboard_protocol_are_told_apart,
    a_key_of_the_desktop_is_no_key,
    a_terminal_without_a_size_is_taken_for_80x24,
    a_panic_gives_the_terminal_back_then_speaks,
    a_panic_says_nothing_that_a_terminal_would_obey,
    a_panic_of_another_thread_ends_the_program,
    a_panic_while_drawing_leaves_the_screen,
    an_error_gives_the_terminal_back_then_speaks,
    signals_give_the_terminal_back_and_end_the_program,
    a_frame_is_never_written_after_a_signal,
    a_stuck_terminal_does_not_keep_the_program_alive,
    a_stuck_terminal_takes_a_key_that_quits,
    frames_that_nobody_wants_any_more_are_not_drawn,
    a_closed_window_ends_the_program,
    a_closed_window_ends_a_program_that_gets_no_signal,
    a_stop_gives_the_terminal_back_until_continued,
    ctrl_z_gives_the_terminal_back_until_continued,
    ctrl_z_comes_back_at_once_where_no_shell_could_continue_it,
    a_stop_that_cannot_be_caught_is_drawn_over,
    a_stopped_program_dies_of_a_signal_and_leaves_the_shell_alone,
    an_editor_has_the_terminal_and_all_keys,
    ctrl_c_in_an_editor_is_for_the_editor,
    what_is_no_terminal_is_refused_without_an_escape_sequence,
    a_paste_is_one_event_and_no_keys,
    no_key_of_many_at_once_is_lost,
    an_answer_is_heard_in_whatever_order_and_never_typed,
    an_answer_in_pieces_is_one,
    an_answer_that_comes_late_is_heard,
    answers_that_nobody_asked_for_keep_no_key,
    a_key_in_pieces_is_one,
    text_is_copied_by_the_terminal,
    a_link_is_opened_and_closed_once,
    an_idle_program_writes_nothing_and_is_never_woken,
}

/// On the screen as soon as the program can be used.
const READY: &str = "bluf";

/// The exit code of a usage or I/O error.
const FAILED: Exit = Exit::Code(2);

fn count(bytes: &[u8], part: &str) -> usize {
    String::from_utf8_lossy(bytes).matches(part).count()
}

fn start() -> Term {
    let term = Launch::stand_in().start();
    term.see(READY);
    term.taken();
    term
}

fn quitting_gives_everything_back() {
    let mut term = start();
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
    assert_eq!(term.screen(), "", "something is left on the main screen");
}

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

fn a_resize_is_drawn() {
    let mut term = start();
    term.resize(40, 10);
    term.see("bluf 40x10");
    term.resize(200, 60);
    term.see("bluf 200x60");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn keys_of_the_keyboard_protocol_are_told_apart() {
    let mut term = start();
    for (sent, told) in [
        ("\x1b[105;5u", "key Char('i') KeyModifiers(CONTROL)"),
        ("\t", "key Tab KeyModifiers(0x0)"),
        ("\x1b[91;5u", "key Char('[') KeyModifiers(CONTROL)"),
        ("\x1b[27u", "key Esc KeyModifiers(0x0)"),
        // Caps lock and num lock are on; Shift gives another sign; a key of the keypad.
        ("\x1b[112;197u", "key Char('p') KeyModifiers(CONTROL)"),
        ("\x1b[49:33;4u", "key Char('!') KeyModifiers(ALT)"),
        ("\x1b[57404u", "key Char('5') KeyModifiers(0x0)"),
        // Ctrl with a letter of another layout, whose own place is told, too; down, repeated, up.
        ("\x1b[1073::44;5:1u", "key Char('б') KeyModifiers(CONTROL)"),
        ("\x1b[1074::100;5:2u", "key Char('в') KeyModifiers(CONTROL)"),
        ("\x1b[1075::117;5:3uj", "key Char('j') KeyModifiers(0x0)"),
    ] {
        term.send(sent);
        term.see(told);
    }
    term.see("keys 10 ");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn a_key_of_the_desktop_is_no_key() {
    let mut term = start();
    term.send("\x1b[113;9ux");
    term.see("key Char('x')");
    term.see("keys 1 ");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

fn a_terminal_without_a_size_is_taken_for_80x24() {
    let mut term = start();
    term.resize(40, 10);
    term.see("bluf 40x10");
    term.resize_line(0, 0);
    term.see("bluf 80x24");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

fn a_panic_gives_the_terminal_back_then_speaks() {
    let mut term = start();
    term.send("P");
    assert_eq!(term.exit(), Exit::Code(101));
    term.restored();
    term.see("asked to panic");
    term.see("RUST_BACKTRACE");
}

fn a_panic_says_nothing_that_a_terminal_would_obey() {
    let mut term = start();
    term.send("H");
    assert_eq!(term.exit(), Exit::Code(101));
    term.restored();
    term.see("asked␛]0;own␇ to panic");
    // The line break is the terminal's own.
    let written = term.bytes();
    let written: Vec<u8> = written
        .into_iter()
        .filter(|b| !b"\r\n".contains(b))
        .collect();
    assert_eq!(audit(&written).foreign, [] as [&str; 0]);
}

fn a_panic_of_another_thread_ends_the_program() {
    let mut term = start();
    term.send("T");
    assert_eq!(term.exit(), Exit::Code(101));
    term.restored();
    term.see("asked to panic aside");
}

fn a_panic_while_drawing_leaves_the_screen() {
    let mut term = start();
    term.send("D");
    term.see("caught: asked to panic while drawing");
    term.see("at tests/pty/stand_in.rs:");
    term.taken();
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn an_error_gives_the_terminal_back_then_speaks() {
    let mut term = start();
    term.send("E");
    assert_eq!(term.exit(), FAILED);
    term.restored();
    term.see("asked to fail");
}

fn signals_give_the_terminal_back_and_end_the_program() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut term = start();
        term.signal(signal);
        assert_eq!(term.exit(), Exit::Signal(signal.as_raw()));
        term.restored();
        assert_eq!(term.screen(), "", "something is left on the main screen");
    }
}

fn a_frame_is_never_written_after_a_signal() {
    for _ in 0..10 {
        let mut term = start();
        term.send(&"x".repeat(200));
        term.signal(Signal::TERM);
        assert_eq!(term.exit(), Exit::Signal(Signal::TERM.as_raw()));
        term.restored();
        // Keys that the system brings only now are echoed by the line itself, as always.
        let screen = term.screen().replace(['x', '\n'], "");
        assert_eq!(screen, "", "a frame is on the main screen");
    }
}

/// Types until nothing moves any more, since the terminal takes nothing.
fn fill(term: &mut Term) {
    // Frames of some 100 bytes each: more than the pty holds.
    for _ in 0..20 {
        term.send(&"xy".repeat(100));
    }
    term.rests();
}

fn a_stuck_terminal_does_not_keep_the_program_alive() {
    let fatal = [Signal::INT, Signal::QUIT, Signal::HUP, Signal::TERM];
    let other = [Signal::TSTP, Signal::CONT, Signal::WINCH];
    let pairs = fatal.iter().map(|signal| vec![*signal]);
    let pairs = pairs.chain(other.iter().map(|signal| vec![*signal, Signal::TERM]));
    let all = std::iter::once([&other[..], &[Signal::INT]].concat());
    let again = std::iter::once(vec![Signal::TSTP, Signal::TSTP, Signal::CONT, Signal::QUIT]);
    for signals in pairs.chain(all).chain(again) {
        let mut term = start();
        let exit = term.stuck(|term| {
            fill(term);
            for signal in &signals {
                term.signal(*signal);
            }
            term.exit_unread()
        });
        let last = signals.last().unwrap();
        assert_eq!(exit, Exit::Signal(last.as_raw()), "{signals:?}");
        assert_eq!(term.exit(), exit);
        // The terminal takes what is left for it.
        term.restored();
    }
}

fn a_stuck_terminal_takes_a_key_that_quits() {
    let mut term = start();
    let exit = term.stuck(|term| {
        fill(term);
        term.send("q");
        term.exit_unread()
    });
    assert_eq!(exit, Exit::Code(0));
    assert_eq!(term.exit(), exit);
    term.restored();
    assert_eq!(term.screen(), "", "something is left on the main screen");
}

fn frames_that_nobody_wants_any_more_are_not_drawn() {
    let mut term = start();
    term.stuck(fill);
    term.send("x");
    term.see("keys 4001 ");
    // One for each key would be 4000; Linux holds some 40 kB for a terminal.
    let frames = count(&term.bytes(), "\x1b[?2026h");
    assert!(frames < 2_000, "{frames} frames");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn a_closed_window_ends_the_program() {
    assert_eq!(start().hang_up("x"), Exit::Signal(Signal::HUP.as_raw()));
}

fn a_closed_window_ends_a_program_that_gets_no_signal() {
    let term = Launch::stand_in().uncontrolled().start();
    term.see(READY);
    let exit = term.hang_up("x");
    assert!(matches!(exit, Exit::Code(_)), "{exit:?}");
}

fn the_stand_in_is_stopped_and_comes_back(stop: impl FnOnce(&mut Term)) {
    is_stopped_and_comes_back(
        Launch::stand_in(),
        stop,
        |term| term.see(READY),
        ("x", |term: &Term| term.see("key Char('x')")),
    );
}

fn a_stop_gives_the_terminal_back_until_continued() {
    the_stand_in_is_stopped_and_comes_back(|term| term.signal(Signal::TSTP));
}

fn ctrl_z_gives_the_terminal_back_until_continued() {
    the_stand_in_is_stopped_and_comes_back(|term| term.send("\x1a"));
}

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

fn a_stopped_program_dies_of_a_signal_and_leaves_the_shell_alone() {
    let script =
        "set -m; \"$BLUF\"; stopped=$?; status=$stopped; echo \"[stopped $stopped]\"; read line
        kill %1; kill -CONT %1
        while [ $status = $stopped ]; do wait %1; status=$?; done; echo \"[ended $status]\"";
    let mut term = Launch::stand_in().in_shell(script).start();
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

fn what_is_no_terminal_is_refused_without_an_escape_sequence() {
    is_refused_without_a_terminal(Launch::stand_in);
}

fn a_paste_is_one_event_and_no_keys() {
    let mut term = start();
    term.paste("qP\r\n\u{1a}日本");
    term.see("paste \"qP");
    term.see("keys 0 events 1");
    let long = "q".repeat(20_000);
    term.paste(&long);
    term.see("keys 0 events 2");
    term.paste(&"q".repeat(2 * 1024 * 1024));
    term.see("paste too long");
    term.see("keys 0 events 3");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn no_key_of_many_at_once_is_lost() {
    let mut term = start();
    for total in [1_500, 4_500] {
        term.send(&"x".repeat(total - if total > 1_500 { 1_500 } else { 0 }));
        term.see(&format!("keys {total} "));
    }
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

/// The stand-in, which has asked for the ground.
fn asking() -> Term {
    let term = Launch::stand_in().env(stand_in::ASK, "1").start();
    term.hear("the question", |heard| heard.questions == ["OSC 11"]);
    term.see(READY);
    term
}

/// Sends these pieces with a pause before each, then a key; sees the ground that was told, and that key alone.
fn is_heard(pieces: &[&str], pause: Duration, ground: &str) {
    let mut term = asking();
    for piece in pieces {
        thread::sleep(pause);
        term.send(piece);
    }
    term.send("x");
    term.see("key Char('x')");
    term.see(&format!("ground {ground}"));
    term.see("keys 1 ");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

const TEXT: &str = "\x1b]10;rgb:ffff/ffff/ffff\x07";
const DARK: &str = "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\";
const LIGHT: &str = "\x1b]11;rgb:ffff/ffff/dddd\x07";
const DEVICE: &str = "\x1b[?62;22c";

fn an_answer_is_heard_in_whatever_order_and_never_typed() {
    let at_once = Duration::ZERO;
    is_heard(&[DARK], at_once, "Some(Dark)");
    is_heard(&[LIGHT], at_once, "Some(Light)");
    // As behind tmux.
    is_heard(&[DEVICE, TEXT, LIGHT], at_once, "Some(Light)");
    is_heard(
        &[LIGHT, LIGHT, DARK, DEVICE, DEVICE],
        at_once,
        "Some(Light)",
    );
    is_heard(&["\x1b]11;white\x07", DEVICE], at_once, "None");
    is_heard(&["\x1b]11;?\x07\x1b]11;\x1b\\\x1b]11\x07"], at_once, "None");
}

fn an_answer_in_pieces_is_one() {
    let bytes: Vec<&str> = LIGHT.split_inclusive(|_| true).collect();
    is_heard(&bytes, Duration::from_millis(5), "Some(Light)");
    // Slower than any key waits to be one.
    is_heard(
        &["\x1b]11;rgb:ffff/", "ffff/ffff\x1b", "\\"],
        Duration::from_millis(200),
        "Some(Light)",
    );
}

fn an_answer_that_comes_late_is_heard() {
    is_heard(&[LIGHT], Duration::from_secs(4), "Some(Light)");
}

fn answers_that_nobody_asked_for_keep_no_key() {
    let mut term = start();
    let flood = format!("{DARK}{DEVICE}{TEXT}").repeat(4_000);
    for _ in 0..3 {
        term.send(&flood);
        term.send("x");
    }
    term.see("keys 3 events 3");
    term.see("ground None");
    term.idle();
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn a_key_in_pieces_is_one() {
    // One that has asked waits longer for the rest of what an ESC begins: long enough for a busy machine.
    let mut term = asking();
    for (pieces, told) in [
        (
            &["\u{1b}", "[", "1;", "5D"][..],
            "key Left KeyModifiers(CONTROL)",
        ),
        (&["\u{1b}", "OP"], "key F(1) KeyModifiers(0x0)"),
        (&["\u{1b}"], "key Esc KeyModifiers(0x0)"),
        (&["\u{1b}", "x"], "key Char('x') KeyModifiers(ALT)"),
    ] {
        for piece in pieces {
            term.send(piece);
            thread::sleep(Duration::from_millis(5));
        }
        term.see(told);
    }
    for byte in "日".as_bytes() {
        term.send_bytes(&[*byte]);
        thread::sleep(Duration::from_millis(5));
    }
    term.see("key Char('日')");
    term.see("keys 5 events 5");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

fn text_is_copied_by_the_terminal() {
    let mut term = start();
    term.send("Y");
    term.hear("the copy", |heard| heard.copied == ["Y29waWVk"]);
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
}

fn a_link_is_opened_and_closed_once() {
    let mut term = start();
    term.hear("the link", |heard| heard.links == ["https://example.org/a"]);
    // Nothing of it changes.
    term.send("x");
    term.see("key Char('x')");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    let bytes = term.bytes();
    assert_eq!(
        count(
            &bytes,
            "\x1b]8;id=1;https://example.org/a\x1b\\bluf\x1b]8;;\x1b\\"
        ),
        1
    );
    assert_eq!(count(&bytes, "\x1b]8;id="), 1);
}

fn an_idle_program_writes_nothing_and_is_never_woken() {
    start().idle();
}
