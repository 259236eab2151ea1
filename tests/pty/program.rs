//! The program itself, with the briefings that are part of it.

use std::os::unix::fs::PermissionsExt;

use rustix::process::Signal;
use tempfile::TempDir;
use vt100::MouseProtocolMode;

use crate::{
    audit::audit,
    launch::{self, Launch, printed},
    shell::{is_refused_without_a_terminal, is_stopped_and_comes_back},
    term::{Exit, Term},
    trials,
};

trials! {
    it_starts_with_the_bottom_line,
    every_size_is_drawn_without_a_trace_of_the_last,
    quitting_gives_everything_back,
    ctrl_c_ends_it_wherever_one_is,
    signals_give_the_terminal_back_and_end_it,
    it_ends_also_on_a_terminal_that_takes_nothing,
    a_stop_gives_the_terminal_back_until_continued,
    ctrl_z_stops_it_wherever_one_is,
    what_is_no_terminal_is_refused_without_an_escape_sequence,
    nothing_is_written_into_a_pipe,
    a_folder_without_briefings_is_told_on_the_main_screen,
    a_chosen_theme_is_kept_for_the_next_time,
    a_program_that_is_killed_while_it_keeps_a_theme_leaves_nothing_behind,
    a_configuration_that_cannot_be_written_is_told,
    reading_again_reads_the_configuration_too,
    ctrl_i_is_not_tab_where_the_terminal_tells_them_apart,
    ctrl_c_ends_it_in_every_layout,
    an_address_is_a_link_of_the_terminal_and_not_when_it_is_printed,
    pasted_keys_are_no_keys,
    a_copied_text_goes_to_the_terminal,
    in_tmux_a_copied_text_goes_to_tmux,
    a_tmux_that_hangs_keeps_no_key_and_is_told,
    a_tmux_that_fails_is_told,
    clicks_and_the_wheel_are_heard,
    the_mouse_is_the_terminals_when_asked,
    a_paste_into_the_finder_searches,
    a_large_library_is_searched_on_a_thread_and_no_key_is_lost,
    a_pasted_line_break_ends_no_filter,
    an_idle_program_writes_nothing_and_is_never_woken,
    the_terminal_is_asked_once_for_its_ground,
    the_terminal_is_not_asked_where_the_theme_is_named,
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

fn it_starts_with_the_bottom_line() {
    let mut term = start(Launch::bluf().size(120, 36));
    let screen = term.screen();
    for part in [
        "▌◆ Bottom line",
        "We judge",
        "TLP:CLEAR",
        "2013-03-20",
        "built in",
    ] {
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
    ("1/", "<esc>", "\x1b"),
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

fn it_ends_also_on_a_terminal_that_takes_nothing() {
    for (end, exit) in [
        (Some(Signal::TERM), Exit::Signal(Signal::TERM.as_raw())),
        (Some(Signal::INT), Exit::Signal(Signal::INT.as_raw())),
        (None, Exit::Code(0)),
    ] {
        let mut term = start(Launch::bluf());
        let ended = term.stuck(|term| {
            // Whole frames, of some 12 kB each: more than the pty holds.
            for cols in 190..198 {
                term.resize_line(cols, 50);
                term.rests();
            }
            match end {
                Some(signal) => term.signal(signal),
                None => term.send("\x1b[B\x03"),
            }
            term.exit_unread()
        });
        assert_eq!(ended, exit);
        assert_eq!(term.exit(), exit);
        term.restored();
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

fn ctrl_i_is_not_tab_where_the_terminal_tells_them_apart() {
    let keys = "l<tab><enter><c-o>";
    let mut term = Launch::bluf().args(&["--keys", keys]).start();
    let back = printed(None, keys, 80, 24);
    term.shows(&back);
    // As kitty sends it, and as every other terminal does.
    term.send("\x1b[105;5u");
    let forward = printed(None, &format!("{keys}<c-i>"), 80, 24);
    assert_ne!(forward, back);
    term.shows(&forward);
    term.send("\x1b[111;5u");
    term.shows(&back);
    term.send("\t");
    let next = printed(None, &format!("{keys}<tab>"), 80, 24);
    assert!(next != forward && next != back);
    term.shows(&next);
    term.send("\x1b[99;5u");
    ends_well(term);
}

fn ctrl_c_ends_it_in_every_layout() {
    for ctrl_c in ["\x1b[1089;5u", "\x1b[12618::99;5u", "\x1b[968::99;6u"] {
        let mut term = start(Launch::bluf());
        term.send("\x1b[112;5u");
        term.shows(&printed(None, "<c-p>", 80, 24));
        term.send(ctrl_c);
        ends_well(term);
    }
}

fn an_address_is_a_link_of_the_terminal_and_not_when_it_is_printed() {
    let (keys, cols, rows) = ("5j<enter>", 40, 24);
    let page = printed(None, keys, cols, rows);
    assert!(!page.contains('\x1b') && page.contains("[http://"));
    let mut term = Launch::bluf()
        .args(&["--keys", keys])
        .size(cols, rows)
        .start();
    term.shows(&page);
    term.send("\x03");
    assert_eq!(term.exit(), Exit::Code(0));
    let address = "http://in.reuters.com/article/korea-cyber-outage-idINL3N0CC13H20130320";
    term.hear("the address on each of its lines", |heard| {
        heard.links.len() == 5 && heard.links.iter().all(|link| link == address)
    });
    let audit = audit(&term.bytes());
    assert_eq!(audit.foreign, [] as [&str; 0]);
    assert_eq!(audit.links.len(), 5);
    assert!(audit.links.iter().all(|number| *number == audit.links[0]));
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
    term.send("1/");
    term.paste("sony\rpictures\n");
    term.shows(&printed(None, "1/sony pictures ", 80, 24));
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

fn the_terminal_is_asked_once_for_its_ground() {
    let mut term = start(Launch::bluf());
    term.resize(120, 36);
    term.shows(&printed(None, "", 120, 36));
    term.send("R");
    term.see("Read 4 files again");
    term.send("q");
    assert_eq!(term.exit(), Exit::Code(0));
    let audit = audit(&term.bytes());
    assert_eq!(audit.questions, ["OSC 11"]);
    assert_eq!(audit.foreign, [] as [&str; 0]);
}

fn the_terminal_is_not_asked_where_the_theme_is_named() {
    for launch in [
        Launch::bluf().args(&["--theme", "light"]),
        Launch::bluf().config("theme: solarized-dark\n"),
        Launch::bluf().config("colours: never\n"),
        Launch::bluf().env("NO_COLOR", "1"),
    ] {
        let mut term = start(launch);
        term.send("q");
        assert_eq!(term.exit(), Exit::Code(0));
        assert_eq!(audit(&term.bytes()).questions, [] as [&str; 0]);
    }
}

fn a_chosen_theme_is_kept_for_the_next_time() {
    let launch = Launch::bluf().config("# mine\ndates: long\n");
    let config = launch.config_file();
    let mut term = launch.start();
    term.see("TLP:CLEAR");
    term.send("T");
    term.see("Themes");
    term.send("G");
    term.send("\r");
    term.see("Theme solarized-light, kept in");
    assert_eq!(
        std::fs::read_to_string(config).unwrap(),
        "# mine\ntheme: solarized-light\ndates: long\n"
    );
    term.send("q");
    ends_well(term);
}

/// Killed at any moment, it leaves the configuration as it was or as it is to be, and nothing beside it; but between the
/// last two calls to the system, which give the new text a name and then its place, what the next change takes away.
fn a_program_that_is_killed_while_it_keeps_a_theme_leaves_nothing_behind() {
    let (before, after) = (
        "# mine\r\ndates: long\r\n",
        "# mine\r\ntheme: solarized-light\r\ndates: long\r\n",
    );
    for pause in (0..20)
        .map(std::time::Duration::from_micros)
        .map(|pause| pause * 150)
    {
        let launch = Launch::bluf().config(before);
        let config = launch.config_file();
        let mut term = launch.start();
        term.see("TLP:CLEAR");
        term.send("T");
        term.see("Themes");
        term.send("G\r");
        std::thread::sleep(pause);
        term.signal(Signal::KILL);
        term.exit_unread();
        let kept = std::fs::read_to_string(&config).unwrap();
        assert!(kept == before || kept == after, "{kept}");
        let folder = std::fs::read_dir(config.parent().unwrap()).unwrap();
        let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let is_left = |name: &String| name != "config.yaml" && !name.ends_with(".bluf-tmp");
        let left: Vec<String> = names.filter(is_left).collect();
        assert!(left.is_empty(), "something is left beside: {left:?}");
    }
}

fn a_configuration_that_cannot_be_written_is_told() {
    let launch = Launch::bluf().config("dates: [long\n");
    let config = launch.config_file();
    let mut term = launch.start();
    term.see("TLP:CLEAR");
    term.send("T");
    term.see("Themes");
    term.send("\r");
    term.see("until you quit: write");
    assert_eq!(std::fs::read_to_string(config).unwrap(), "dates: [long\n");
    term.send("q");
    ends_well(term);
}

fn reading_again_reads_the_configuration_too() {
    let launch = Launch::bluf().config("dates: iso\n");
    let config = launch.config_file();
    let mut term = launch.start();
    term.see("2014-05-19");
    std::fs::write(
        &config,
        "dates: long\nkeys: {browse: {Q: nonsense, X: quit}}\n",
    )
    .unwrap();
    term.send("R");
    term.see("Read 4 files again: 1 problem, ! shows it");
    term.see("19 May 2014");
    term.see("1 problem !");
    term.send("X");
    ends_well(term);
}

fn a_copied_text_goes_to_the_terminal() {
    let mut term = start(Launch::bluf());
    term.send("2");
    term.send("yi");
    term.see("Copied north-korea");
    term.hear("the text", |heard| !heard.copied.is_empty());
    term.send("q");
    ends_well(term);
}

/// The program where `tmux` is this script; it is started with what it was given on standard input.
fn in_tmux(script: &str) -> (Term, TempDir) {
    let tools = tempfile::tempdir().unwrap();
    let tmux = tools.path().join("tmux");
    std::fs::write(&tmux, format!("#!/bin/sh\n{script}\n")).unwrap();
    std::fs::set_permissions(&tmux, std::fs::Permissions::from_mode(0o755)).unwrap();
    let path = std::env::var("PATH").unwrap();
    let path = format!("{}:{path}", tools.path().display());
    let told = tools.path().join("told");
    let launch = Launch::bluf()
        .env("TMUX", "/tmp/tmux,1,0")
        .env("TOLD", told.to_str().unwrap())
        .env("PATH", &path);
    (start(launch), tools)
}

const TAKES: &str = "{ echo \"$@\"; cat; } > \"$TOLD\"";

fn in_tmux_a_copied_text_goes_to_tmux() {
    let (mut term, tools) = in_tmux(TAKES);
    term.send("2");
    // The end waits for it.
    term.send("yiq");
    ends_well(term);
    assert_eq!(
        std::fs::read_to_string(tools.path().join("told")).unwrap(),
        "load-buffer -w -\nnorth-korea"
    );
}

fn a_tmux_that_hangs_keeps_no_key_and_is_told() {
    let (mut term, _tools) = in_tmux("exec sleep 1000");
    term.send("2yi");
    term.see("Copied north-korea");
    term.send("j");
    term.shows(&printed(None, "2j", 80, 24));
    term.see("tmux did not answer within 2 seconds");
    term.hear("the text", |heard| heard.copied == ["bm9ydGgta29yZWE="]);
    term.send("q");
    ends_well(term);
}

fn a_tmux_that_fails_is_told() {
    let (mut term, _tools) = in_tmux("exit 1");
    term.send("2yi");
    term.see("tmux ended with exit status: 1");
    term.hear("the text", |heard| heard.copied == ["bm9ydGgta29yZWE="]);
    term.send("q");
    ends_well(term);
}

fn clicks_and_the_wheel_are_heard() {
    let mut term = start(Launch::bluf());
    let row = |screen: &str, words: &str| {
        1 + screen
            .lines()
            .position(|line| line.contains(words))
            .unwrap()
    };
    let actors = row(&term.screen(), "2 Actors");
    term.send(&format!("\x1b[<0;10;{actors}M\x1b[<0;10;{actors}m"));
    term.shows(&printed(None, "2", 80, 24));
    let list = row(&term.screen(), "2 Actors") + 1;
    term.send(&format!("\x1b[<65;10;{list}M"));
    term.wait("another first row", |screen| {
        !screen.contents().contains("Kim Jong Un")
    });
    term.send("q");
    ends_well(term);
}

fn the_mouse_is_the_terminals_when_asked() {
    let is_ours =
        |term: &Term| term.look(|screen| screen.mouse_protocol_mode()) != MouseProtocolMode::None;
    let mut term = start(Launch::bluf());
    assert!(is_ours(&term));
    term.send("%");
    term.see("The mouse is the terminal's now");
    term.wait("the mouse left alone", |screen| {
        screen.mouse_protocol_mode() == MouseProtocolMode::None
    });
    term.send("q");
    ends_well(term);

    let mut term = start(Launch::bluf().config("mouse: false\n"));
    assert!(!is_ours(&term));
    term.send("%");
    term.wait("the mouse taken", |screen| {
        screen.mouse_protocol_mode() != MouseProtocolMode::None
    });
    term.send("q");
    ends_well(term);
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
