//! The program itself, with the briefings that are part of it.

use rustix::process::Signal;

use crate::{
    audit::audit,
    launch::{self, Launch, printed},
    shell::{is_refused_without_a_terminal, is_stopped_and_comes_back},
    term::{Exit, Term},
    trials,
};

trials! {
    it_starts_on_the_timeline,
    every_size_is_drawn_without_a_trace_of_the_last,
    quitting_gives_everything_back,
    ctrl_c_ends_it_wherever_one_is,
    signals_give_the_terminal_back_and_end_it,
    a_stop_gives_the_terminal_back_until_continued,
    ctrl_z_stops_it_wherever_one_is,
    what_is_no_terminal_is_refused_without_an_escape_sequence,
    nothing_is_written_into_a_pipe,
    a_folder_without_briefings_is_told_on_the_main_screen,
    pasted_keys_are_no_keys,
    a_paste_into_the_finder_searches,
    a_large_library_is_searched_on_a_thread_and_no_key_is_lost,
    a_pasted_line_break_ends_no_filter,
    an_idle_program_writes_nothing_and_is_never_woken,
    the_terminal_is_asked_once_for_its_colours,
    without_colour_bold_and_reverse_stay,
    a_theme_asked_for_is_whole_also_without_colour,
}

/// The program after its first frame.
fn start(launch: Launch) -> Term {
    let (cols, rows) = (launch.cols, launch.rows);
    let term = launch.start();
    term.shows(&printed(None, "", cols, rows));
    term.taken();
    term
}

#[track_caller]
fn ends_well(mut term: Term) {
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
    assert_eq!(term.screen(), "", "something is left on the main screen");
}

fn it_starts_on_the_timeline() {
    let mut term = start(Launch::bluf().size(120, 36));
    let screen = term.screen();
    for part in ["Timeline", "TLP:CLEAR", "2014-11-24", "built in"] {
        assert!(screen.contains(part), "no {part} in\n{screen}");
    }
    term.send("q");
    ends_well(term);
}

fn every_size_is_drawn_without_a_trace_of_the_last() {
    let mut term = start(Launch::bluf());
    for (cols, rows) in [(40, 10), (200, 50), (1, 1), (120, 36), (2, 40), (80, 24)] {
        term.resize(cols, rows);
        term.shows(&printed(None, "", cols, rows));
    }
    term.send("q");
    ends_well(term);
}

fn quitting_gives_everything_back() {
    let mut term = start(Launch::bluf());
    term.send("q");
    ends_well(term);
}

/// Keys that open something which has the keys then, and one more, as it is written and as it is sent, that changes
/// the screen and leaves it so that `q` ends the program.
const OPENED: [(&str, &str, &str); 5] = [
    ("", "2", "2"),
    ("<c-p>", "<esc>", "\x1b"),
    ("?", "<esc>", "\x1b"),
    ("!", "<esc>", "\x1b"),
    ("/", "<esc>", "\x1b"),
];

fn ctrl_c_ends_it_wherever_one_is() {
    for (opened, ..) in OPENED {
        let mut term = Launch::bluf().args(&["--keys", opened]).start();
        term.shows(&printed(None, opened, 80, 24));
        term.send("\x03");
        ends_well(term);
    }
}

fn signals_give_the_terminal_back_and_end_it() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let mut term = start(Launch::bluf());
        term.signal(signal);
        assert_eq!(term.exit(), Exit::Signal(signal.as_raw()));
        term.restored();
        assert_eq!(term.screen(), "", "something is left on the main screen");
    }
}

fn every_stop_comes_back(stop: impl Fn(&mut Term)) {
    for (opened, key, sent) in OPENED {
        let screen = printed(None, opened, 80, 24);
        let after = printed(None, &format!("{opened}{key}"), 80, 24);
        is_stopped_and_comes_back(
            Launch::bluf().args(&["--keys", opened]),
            &stop,
            |term| term.shows(&screen),
            (sent, |term: &Term| term.shows(&after)),
        );
    }
}

fn a_stop_gives_the_terminal_back_until_continued() {
    every_stop_comes_back(|term| term.signal(Signal::TSTP));
}

fn ctrl_z_stops_it_wherever_one_is() {
    every_stop_comes_back(|term| term.send("\x1a"));
}

fn what_is_no_terminal_is_refused_without_an_escape_sequence() {
    is_refused_without_a_terminal(Launch::bluf);
}

fn nothing_is_written_into_a_pipe() {
    let output = launch::run(&[] as &[&str]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(output.stdout, b"");
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("is not a terminal"), "{told}");
    assert!(!told.contains('\x1b'));
}

fn a_folder_without_briefings_is_told_on_the_main_screen() {
    let folder = tempfile::tempdir().unwrap();
    let mut term = Launch::bluf().args(&[folder.path()]).start();
    term.see("no briefing found in");
    term.see("title: My first briefing");
    assert_eq!(term.exit(), Exit::Code(2));
    term.restored();
}

fn pasted_keys_are_no_keys() {
    let mut term = start(Launch::bluf());
    term.paste("q\x03\r2");
    term.paste(&"q".repeat(20_000));
    // Whatever the paste did would be on this screen too.
    term.send("?");
    term.shows(&printed(None, "?", 80, 24));
    term.send("q");
    term.shows(&printed(None, "", 80, 24));
    term.send("q");
    ends_well(term);
}

fn a_paste_into_the_finder_searches() {
    let mut term = start(Launch::bluf());
    term.send("\x10");
    term.paste("kim jong un");
    let found = printed(None, "<c-p>kim jong un", 80, 24);
    assert!(found.contains("Kim Jong Un"), "{found}");
    term.shows(&found);
    term.send("\r");
    term.shows(&printed(None, "<c-p>kim jong un<enter>", 80, 24));
    term.send("\x03");
    ends_well(term);
}

fn a_large_library_is_searched_on_a_thread_and_no_key_is_lost() {
    let events = (0..10_100).map(|i| format!("  - {{id: e{i}, title: Incident {i}}}\n"));
    let yaml = format!(
        "title: Large\ntlp: GREEN\nevents:\n{}",
        events.collect::<String>()
    );
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("large.yaml"), yaml).unwrap();
    let mut term = Launch::bluf().args(&[folder.path()]).start();
    term.see("10100");
    // All at once: Enter comes before any answer.
    term.send("\x10incident 77\r");
    let opened = "<c-p>incident 77<enter>";
    term.shows(&printed(Some(folder.path()), opened, 80, 24));
    term.send("\x10 incident 78");
    term.see("Incident 78");
    term.idle();
    term.send("\x03");
    ends_well(term);
}

fn a_pasted_line_break_ends_no_filter() {
    let mut term = start(Launch::bluf());
    term.send("/");
    term.paste("sony\rpictures\n");
    term.shows(&printed(None, "/sony pictures ", 80, 24));
    term.send("\x03");
    ends_well(term);
}

fn an_idle_program_writes_nothing_and_is_never_woken() {
    for (opened, ..) in OPENED {
        let term = Launch::bluf().args(&["--keys", opened]).start();
        term.shows(&printed(None, opened, 80, 24));
        term.idle();
    }
}

fn the_terminal_is_asked_once_for_its_colours() {
    let mut term = start(Launch::bluf());
    term.resize(120, 36);
    term.shows(&printed(None, "", 120, 36));
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    let audit = audit(&term.bytes());
    assert_eq!(audit.questions, ["OSC 10", "OSC 11", "DA1"]);
    assert_eq!(audit.foreign, [] as [&str; 0]);
}

/// Whether the cell in which this text begins is bold, and whether it is reversed.
fn style_of(term: &Term, text: &str) -> (bool, bool) {
    term.look(|screen| {
        let (_, cols) = screen.size();
        let rows: Vec<String> = screen.rows(0, cols.get()).collect();
        let (row, at) = (0..)
            .zip(&rows)
            .find_map(|(y, row)| Some((y, row.find(text)?)))
            .unwrap();
        let column = rows[usize::from(row)][..at].chars().count();
        let cell = screen.cell(row, u16::try_from(column).unwrap()).unwrap();
        (cell.bold(), cell.inverse())
    })
}

fn without_colour_bold_and_reverse_stay() {
    let mut term = start(Launch::bluf().env("NO_COLOR", "1"));
    assert_eq!(style_of(&term, "TLP:CLEAR"), (true, true));
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    assert_eq!(audit(&term.bytes()).colours(), [0; 0]);
}

fn a_theme_asked_for_is_whole_also_without_colour() {
    for launch in [
        Launch::bluf(),
        Launch::bluf().env("NO_COLOR", ""),
        Launch::bluf()
            .env("NO_COLOR", "1")
            .args(&["--theme", "dark"]),
    ] {
        let mut term = start(launch);
        // Colours set while nothing may be coloured would undo it.
        assert_eq!(style_of(&term, "TLP:CLEAR"), (true, false));
        term.send("q");
        assert_eq!(term.exit(), Exit::Code(0));
        assert_ne!(audit(&term.bytes()).colours(), [0; 0]);
    }
}
