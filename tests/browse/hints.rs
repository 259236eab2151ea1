//! Link hints: every link that is seen has a label of its own, at its place, and the label leads where the link does.

use std::collections::HashSet;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::screen::{Leads, Screen, check, ids, screen};
use super::seen::{Part, words};

/// Types each label of what is seen now, and comes back; returns how many there were.
fn follow_all(screen: &mut Screen, seen: &Buffer, place: &str) -> usize {
    let (here, links) = (screen.entry().cloned(), Screen::links_in(seen));
    screen.press("f");
    let labels = screen.labels();
    let places: Vec<Position> = labels.iter().map(|(at, _)| *at).collect();
    assert_eq!(places, links, "{place}\n{}", screen.text());
    let letters: HashSet<&str> = labels.iter().map(|(_, label)| label.as_str()).collect();
    assert_eq!(letters.len(), labels.len(), "{place}");
    screen.press("<esc>");
    for (at, label) in &labels {
        let (_, leads) = screen.link_at(*at).unwrap();
        screen.press(&format!("f{label}"));
        match leads {
            Leads::Entry(entry) => {
                assert_eq!(screen.entry(), Some(&entry), "{place} {label}");
                screen.press("H");
            }
            Leads::Address(address) => {
                assert_eq!(screen.did(), format!("copy {address}"), "{place} {label}");
            }
        }
        assert_eq!(screen.entry(), here.as_ref(), "{place} {label}");
    }
    labels.len()
}

/// Whether the end of the page is seen: the line below it says how far one is, where there is more than fits.
fn is_at_end(seen: &Buffer, page: Rect) -> bool {
    let below = Rect {
        y: page.bottom() - 1,
        height: 1,
        ..page
    };
    let below = words(seen, below).remove(0);
    !below.contains('%') || below.contains(" 100% ")
}

/// All links of every entry, a screen of its page after the other.
fn walk(size: (u16, u16)) -> usize {
    let mut screen = Screen::bundled(size, "l");
    let page = screen.area(Part::Page).unwrap();
    let mut followed = 0;
    for (_, id) in ids(&screen.library()) {
        for number in 0.. {
            let seen = screen.open(&id).sight();
            let place = format!("{id:?} at {size:?}, screen {number}");
            followed += follow_all(&mut screen, &seen, &place);
            if is_at_end(&seen, page) {
                break;
            }
            // A label beside the page has taken the keys there.
            screen.open(&id).press("<pgdn>");
        }
    }
    followed
}

#[test]
fn every_link_has_a_label_that_leads_there_on_a_small_screen() {
    let followed = walk((80, 24));
    assert!(followed > 4_000, "{followed}");
}

#[test]
fn every_link_has_a_label_that_leads_there_on_a_wide_screen() {
    let followed = walk((200, 50));
    assert!(followed > 4_000, "{followed}");
}

#[test]
fn a_label_peeks_with_the_capital_key() {
    assert_eq!(screen("Fa").on_top(), "peek");
}

#[test]
fn a_key_that_is_no_label_says_so_and_esc_puts_labels_away() {
    check("jjjjjjjfm", "No link has this label");
    assert!(screen("f<esc>").labels().is_empty());
}

#[test]
fn what_is_cut_at_the_edge_is_followed_and_come_back_to_where_it_was() {
    let lines = "line\\n\\n".repeat(6);
    let words =
        "Begins a name that takes more than a line of a narrow page and so is cut at the end";
    let yaml = format!(
        "title: B\ntlp: CLEAR\nevents:\n  - {{id: e, title: E, text: \"{lines}[[x|{words}]] {lines}\"}}\n  - {{id: x, title: X}}\n"
    );
    let mut cut = 0;
    for height in 12..30 {
        for follow in ["fa", "Fa<esc>", "click"] {
            let mut screen = Screen::of(&yaml, (50, height), "1jk<enter>");
            let before = screen.text();
            if !before.contains("Begins") || before.contains("at the end") {
                continue;
            }
            match follow {
                "click" => screen.click("Begins").press("H"),
                "fa" => screen.press("fa").shows("╭ X ").press("H"),
                keys => screen.press(keys),
            };
            // The link is selected now.
            let after = screen.text().replace('▐', "[");
            assert_eq!(after, before, "{follow} {height}");
            cut += 1;
        }
    }
    assert!(cut >= 3);
}
