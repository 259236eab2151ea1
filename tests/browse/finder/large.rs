//! A library that is too large to be searched between two frames.

use std::sync::LazyLock;

use bluf::facade::Searcher;

use crate::screen::Screen;
use crate::seen::Part;

/// More entries than are searched between two frames.
fn large() -> Screen {
    static LARGE: LazyLock<String> = LazyLock::new(|| {
        let events = (0..10_100).map(|i| format!("  - {{id: e{i}, title: Incident {i}}}\n"));
        format!(
            "title: Large\ntlp: GREEN\nactors: {{ann: Ann}}\nevents:\n{}",
            events.collect::<String>()
        )
    });
    Screen::of(&LARGE, (120, 30), "")
}

#[test]
fn in_a_large_library_no_key_waits_for_an_answer() {
    let mut screen = large();
    screen.press_unanswered("<c-p>");
    screen.shows("Looking…");
    let first = screen.asks().unwrap();
    let mut searcher = Searcher::default();
    screen.answer(searcher.answer(&first));
    screen.shows("▌Ann").hides("…");

    // The old results stay until the newest question is answered; the answer to another one is dropped.
    screen.press_unanswered("incident ");
    let stale = screen.asks().unwrap();
    screen.press_unanswered("77");
    screen.shows("1 of 10102 …").shows("▌Ann");
    screen.answer(searcher.answer(&stale));
    screen.shows("▌Ann").shows("1 of 10102 …");
    let newest = screen.asks().unwrap();

    // What was pressed before the answer came is done with it.
    screen.press_unanswered("<enter>");
    screen.shows("▌Ann");
    screen.answer(searcher.answer(&newest));
    assert_eq!(screen.on_top(), "");
    assert_eq!(screen.title(), "Incident 77");

    screen.press_unanswered("<c-p>ki<tab>");
    assert_eq!(screen.query(), "ki");
    screen.find_now();
    assert_eq!(screen.query(), "kind:");
    screen.press_unanswered("<esc>");
    screen.find_now();
    screen.press("<c-p>").shows("kind:").hides("…");

    // Keys pressed after an Enter that waits come after it, as they do in a small library.
    screen.press_unanswered("<c-u>ann<enter>hj");
    screen.shows("╭ Find");
    screen.find_now();
    assert_eq!(screen.on_top(), "");
    assert_eq!(screen.keys_on(), Part::List);
    // Esc takes an Enter back.
    let title = screen.title().to_owned();
    screen.press_unanswered("<c-p>incident 5<enter><esc>");
    screen.find_now();
    assert_eq!(screen.title(), title);
}

#[test]
fn a_key_that_waits_outlives_reading_the_files_again() {
    let mut screen = large();
    screen.press_unanswered("<c-p>incident 77<enter>");
    screen.read_again();
    screen.find_now();
    assert_eq!(screen.on_top(), "");
    assert_eq!(screen.title(), "Incident 77");
}
