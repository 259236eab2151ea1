//! A library that is too large to be searched between two frames.

use std::sync::LazyLock;

use bluf::search::entries::Searcher;
use bluf::tui::keymap;
use bluf::tui::view::Focus;

use super::line;
use crate::screen::Screen;

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
    let key = |screen: &mut Screen, keys: &str| {
        for key in keymap::parse(keys).unwrap() {
            assert_eq!(screen.app.key(key), None);
        }
    };
    key(&mut screen, "<c-p>");
    screen.shows("Looking…");
    let first = screen.app.wanted.take().unwrap();
    let mut searcher = Searcher::default();
    assert_eq!(screen.app.found(searcher.answer(&first)), []);
    screen.shows("▌Ann").hides("…");

    // The old results stay until the newest question is answered; the answer to another one is dropped.
    key(&mut screen, "incident ");
    let stale = screen.app.wanted.take().unwrap();
    key(&mut screen, "77");
    screen.shows("1 of 10102 …").shows("▌Ann");
    screen.app.found(searcher.answer(&stale));
    screen.shows("▌Ann").shows("1 of 10102 …");
    let newest = screen.app.wanted.take().unwrap();

    // What was pressed before the answer came is done with it.
    key(&mut screen, "<enter>");
    screen.shows("▌Ann");
    screen.app.found(searcher.answer(&newest));
    assert!(screen.app.overlay.is_none());
    assert_eq!(screen.title(), "Incident 77");

    key(&mut screen, "<c-p>ki<tab>");
    assert_eq!(line(&screen), "ki");
    screen.app.find_now();
    assert_eq!(line(&screen), "kind:");
    key(&mut screen, "<esc>");
    screen.app.find_now();
    screen.press("<c-p>").shows("kind:").hides("…");

    // Keys pressed after an Enter that waits come after it, as they do in a small library.
    key(&mut screen, "<c-u>ann<enter>hj");
    screen.shows("╭ Find");
    screen.app.find_now();
    assert!(screen.app.overlay.is_none());
    assert_eq!(screen.app.view.focus, Focus::List);
    // Esc takes an Enter back.
    let title = screen.title().to_owned();
    key(&mut screen, "<c-p>incident 5<enter><esc>");
    screen.app.find_now();
    assert_eq!(screen.title(), title);
}

#[test]
fn a_key_that_waits_outlives_reading_the_files_again() {
    let mut screen = large();
    for key in keymap::parse("<c-p>incident 77<enter>").unwrap() {
        assert_eq!(screen.app.key(key), None);
    }
    screen.app.replace(large().library());
    screen.app.find_now();
    assert!(screen.app.overlay.is_none());
    assert_eq!(screen.title(), "Incident 77");
}
