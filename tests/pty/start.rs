//! The start: what is seen and done before there is anything to read.

use std::path::Path;

use rustix::process::Signal;
use tempfile::TempDir;

use crate::{
    launch::{Launch, printed},
    term::{Exit, Term},
    trials,
};

trials! {
    keys_typed_before_the_first_frame_are_kept_in_their_order,
    answers_among_the_first_keys_are_no_keys,
    a_large_file_is_waited_for_with_a_frame_that_says_so,
    what_ends_the_program_does_so_while_a_large_file_is_read,
    keys_typed_while_a_large_file_is_read_are_kept_in_their_order,
    help_is_there_while_a_large_file_is_read,
    nothing_of_a_file_is_shown_before_its_marking_is_known,
    nothing_to_show_is_told_on_the_main_screen,
    the_ground_changes_the_theme_when_it_is_told,
}

/// A file that takes longer to be read than the first frame waits, by far.
fn large(tlp: &str) -> TempDir {
    let events = (0..20_000).map(|i| format!("  - {{id: e{i}, title: Incident {i}}}\n"));
    let events: String = events.collect();
    let folder = tempfile::tempdir().unwrap();
    let yaml = format!("title: Large\ntlp: {tlp}\nevents:\n{events}");
    std::fs::write(folder.path().join("large.yaml"), yaml).unwrap();
    folder
}

/// The program while it reads that file. Under a ceiling nothing is shown before all of it is read.
fn reading(folder: &Path) -> Term {
    let term = Launch::bluf()
        .args(&["--max-tlp", "GREEN"])
        .args(&[folder])
        .start();
    term.see("Reading …");
    term.see("TLP:? reading");
    term.taken();
    term
}

fn has_shown(term: &Term, words: &str) -> bool {
    String::from_utf8_lossy(&term.bytes()).contains(words)
}

#[track_caller]
fn ends(mut term: Term) {
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
    assert_eq!(term.screen(), "", "something is left on the main screen");
}

fn keys_typed_before_the_first_frame_are_kept_in_their_order() {
    // Eleven keys that end somewhere else in any other order, or with one of them lost.
    for (sent, keys) in [
        ("2jjjkj\r\t\tH/", "2jjjkj<enter><tab><tab>H/"),
        ("\x10kim jong u\r", "<c-p>kim jong u<enter>"),
        ("\x1b[Bj\x1bOBkj\x1b[106uGkkj", "<down>j<down>kjjGkkj"),
    ] {
        // Also without a question to the terminal.
        for launch in [Launch::bluf(), Launch::bluf().env("NO_COLOR", "1")] {
            let mut term = launch.start();
            term.send(sent);
            term.shows(&printed(None, keys, 80, 24));
            term.send("\x03");
            // What is typed before the program has the terminal is seen on the main screen, as always.
            assert_eq!(term.exit(), Exit::Code(0));
            term.restored();
        }
    }
}

fn answers_among_the_first_keys_are_no_keys() {
    let mut term = Launch::bluf().start();
    let answers = "\x1b[?62;22c\x1b]10;rgb:dddd/dddd/dddd\x1b\\";
    term.send(&format!(
        "2{answers}j\x1b]11;rgb:1e1e/1e1e/1e1e\x07j{answers}\r"
    ));
    term.shows(&printed(None, "2jj<enter>", 80, 24));
    term.send("\x03");
    assert_eq!(term.exit(), Exit::Code(0));
    term.restored();
}

fn a_large_file_is_waited_for_with_a_frame_that_says_so() {
    let folder = large("GREEN");
    let term = reading(folder.path());
    assert!(!has_shown(&term, "Incident"));
    term.see("Incident 0");
    term.see("TLP:GREEN");
    let mut term = term;
    term.send("\x03");
    ends(term);
}

fn what_ends_the_program_does_so_while_a_large_file_is_read() {
    let folder = large("GREEN");
    for keys in ["\x03", "q", "jjq", "\x10quartz\x03"] {
        let mut term = reading(folder.path());
        term.send(keys);
        assert_eq!(term.exit(), Exit::Code(0), "{keys:?}");
        assert!(!has_shown(&term, "Incident"), "{keys:?} waited");
        ends(term);
    }
    let mut term = reading(folder.path());
    term.signal(Signal::TERM);
    assert_eq!(term.exit(), Exit::Signal(Signal::TERM.as_raw()));
    assert!(!has_shown(&term, "Incident"));
    term.restored();
}

fn keys_typed_while_a_large_file_is_read_are_kept_in_their_order() {
    let folder = large("GREEN");
    let shown_at_once = Launch::bluf().args(&[folder.path()]).start();
    shown_at_once.see("TLP:? reading");
    for mut term in [reading(folder.path()), shown_at_once] {
        term.send("\x10incident 4");
        term.resize(100, 30);
        term.send("711\r");
        let keys = "<c-p>incident 4711<enter>";
        term.shows(&printed(Some(folder.path()), keys, 100, 30));
        term.send("\x03");
        ends(term);
    }
}

fn help_is_there_while_a_large_file_is_read() {
    let folder = large("GREEN");
    let mut term = reading(folder.path());
    term.send("?");
    term.see("╭ Keys ─");
    assert!(!has_shown(&term, "Incident"));
    term.send("\x1b");
    term.see("Incident 0");
    term.send("q");
    ends(term);
}

fn nothing_of_a_file_is_shown_before_its_marking_is_known() {
    let folder = large("RED");
    std::fs::write(
        folder.path().join("b.yaml"),
        "title: Small\ntlp: CLEAR\nevents: [Shown]\n",
    )
    .unwrap();
    let mut term = Launch::bluf()
        .args(&["--max-tlp", "GREEN"])
        .args(&[folder.path()])
        .start();
    term.see("Reading …");
    term.see("Shown");
    term.see("TLP:CLEAR");
    term.send("]");
    term.see("There is only one briefing");
    assert!(!has_shown(&term, "Incident") && !has_shown(&term, "Large"));
    term.send("q");
    ends(term);
}

fn nothing_to_show_is_told_on_the_main_screen() {
    let folder = large("RED");
    for (args, told) in [
        (&["--max-tlp", "GREEN"][..], "are withheld: "),
        (&["--max-tlp", "GREEN", "--keys", "jj"], "are withheld: "),
    ] {
        let mut term = Launch::bluf().args(args).args(&[folder.path()]).start();
        term.see("Reading …");
        term.send("jj\r");
        assert_eq!(term.exit(), Exit::Code(2), "{args:?}");
        term.restored();
        term.see(told);
        assert!(!has_shown(&term, "Incident"), "{args:?}");
    }
}

/// The looks of all cells; of a blank only the ground is seen.
fn looks(screen: &vt100::Screen) -> Vec<(vt100::Color, Option<(vt100::Color, bool)>)> {
    let (rows, columns) = screen.size();
    let places =
        (0..rows.get()).flat_map(|row| (0..columns.get()).map(move |column| (row, column)));
    let cells = places.filter_map(|(row, column)| screen.cell(row, column));
    let seen = cells.map(|cell| {
        let is_blank = cell.contents().trim().is_empty();
        let text = (cell.fgcolor(), cell.bold());
        (cell.bgcolor(), (!is_blank).then_some(text))
    });
    seen.collect()
}

fn the_ground_changes_the_theme_when_it_is_told() {
    let [dark, light] = ["dark", "light"].map(|theme| {
        let mut term = Launch::bluf().args(&["--theme", theme]).start();
        term.shows(&printed(None, "", 80, 24));
        let looks = term.look(looks);
        term.send("q");
        ends(term);
        looks
    });
    assert_ne!(dark, light);
    for (answer, wanted) in [
        ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", &light),
        ("\x1b]11;rgb:ffff/", &dark),
        ("\x1b]11;#000000\x07", &dark),
    ] {
        let mut term = Launch::bluf().start();
        term.hear("the question", |heard| heard.questions == ["OSC 11"]);
        term.send(answer);
        term.shows(&printed(None, "", 80, 24));
        term.wait("the theme of the ground", |screen| looks(screen) == *wanted);
        term.send("\x03");
        ends(term);
    }
    // What the environment says is only assumed.
    let mut term = Launch::bluf().env("COLORFGBG", "0;15").start();
    term.wait("the light theme", |screen| looks(screen) == light);
    term.send("\x1b]11;rgb:0/0/0\x07");
    term.wait("the dark theme", |screen| looks(screen) == dark);
    term.send("q");
    ends(term);
}
