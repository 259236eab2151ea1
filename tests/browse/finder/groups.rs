//! Results under headings.

use super::{rows, two};
use crate::screen::{Screen, check, screen};

#[test]
fn many_results_stand_under_headings_and_few_do_not() {
    two("<c-p>cranes").hides("── events");
    let all = [
        " ── actors 3",
        "▌Tide Crew",
        " Port",
        " 김수키",
        " ── events 2",
        " Cranes stop",
        " Cranes go on",
        " ── options 1",
        " Wait",
        " ── judgements 1",
        " The Tide Crew did it",
        " ── briefings 2",
        " One",
        " Two",
    ];
    assert_eq!(rows(&two("<c-p>")), all);
    check("<c-p>korea", "── actors ");
    check("<c-p>korea<pgdn>", "── more ");
    let mut screen = screen("<c-p>in<end>");
    screen
        .shows("│ ── in texts ")
        .shows(" or more, ")
        .press("<home>")
        .shows(" 1 of ");
    // However one moves, a result is selected, never a heading.
    for keys in [
        "<down>", "<pgdn>", "<pgdn>", "<pgdn>", "<end>", "<up>", "<pgup>", "<pgup>", "<home>",
    ] {
        screen.press(keys);
        let text = screen.text();
        let selected: Vec<&str> = text.lines().filter(|line| line.starts_with("│▌")).collect();
        assert!(
            matches!(selected[..], [row] if !row.contains("──")),
            "{keys}\n{text}"
        );
    }
}

#[test]
fn the_heading_of_what_is_seen_first_stays_in_sight() {
    let mut screen = screen("<c-p>kind:event<pgdn><pgdn>");
    screen.shows("│ ── events ");
    assert!(rows(&screen)[0].starts_with(" ── events "));
    screen.press("<home>").shows("▌").press("<end>").shows("▌");
}

#[test]
fn a_resize_keeps_the_selected_result() {
    let mut screen = screen("<c-p>sanctions<down><down><down>");
    // How much of the name is seen depends on the size.
    let selected = |screen: &Screen| -> String {
        let text = screen.text();
        let row = text.lines().find_map(|line| line.strip_prefix("│▌"));
        row.unwrap_or_else(|| panic!("{text}"))
            .chars()
            .take(30)
            .collect()
    };
    let before = selected(&screen);
    for size in [(120, 12), (80, 60), (120, 36)] {
        screen.resize(size);
        assert_eq!(selected(&screen), before, "{size:?}");
    }
}

#[test]
fn no_heading_stands_alone_in_the_last_line() {
    for height in 12..40 {
        for typed in ["", "sanctions", "north korea"] {
            let mut screen = Screen::bundled((80, height), &format!("<c-p>{typed}"));
            for _ in 0..3 {
                let text = screen.text();
                let mut rows = text.lines().filter(|line| line.starts_with('│'));
                let last = rows.next_back().unwrap_or_default();
                assert!(!last.contains("── "), "{typed} at {height}:\n{text}");
                screen.press("<pgdn>");
            }
        }
    }
}
