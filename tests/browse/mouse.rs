//! The mouse: it selects, opens, scrolls what lies under it, and does what stands under it.

use crossterm::event::{MouseButton, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::screen::{Leads, Screen, USUAL, ids, screen};
use super::seen::{Part, words};

const DOWN: MouseEventKind = MouseEventKind::ScrollDown;
const UP: MouseEventKind = MouseEventKind::ScrollUp;
const PRESS: MouseEventKind = MouseEventKind::Down(MouseButton::Left);

#[test]
fn a_click_selects_a_row_and_another_one_opens_it() {
    let mut screen = screen("");
    screen.click("Sony hack found");
    assert!(screen.title().starts_with("Intrusion at Sony"));
    assert_eq!(screen.keys_on(), Part::List);
    screen.click("Sony hack found");
    assert_eq!(screen.keys_on(), Part::Page);
}

#[test]
fn a_click_on_a_title_or_a_row_of_another_pane_opens_it() {
    let mut screen = screen("l");
    screen.click("3 Options");
    assert_eq!(screen.pane(), "Options");
    assert_eq!(screen.keys_on(), Part::List);
    screen.click("● North Korea");
    assert_eq!(screen.pane(), "Actors");
    assert_eq!(screen.title(), "North Korea");
}

#[test]
fn on_a_narrow_screen_a_second_click_opens_the_page() {
    let mut screen = Screen::bundled((80, 24), "");
    screen
        .click("Washington charges")
        .click("Washington charges");
    screen.shows("╭ Washington charges");
}

#[test]
fn a_click_follows_the_link_under_it_and_selects_the_page_elsewhere() {
    let mut screen = screen("");
    screen.click("[FBI]");
    assert_eq!(screen.title(), "FBI");
    screen.press("Hh").click("likens the Sony attack");
    assert_eq!(screen.keys_on(), Part::Page);
    assert!(screen.title().starts_with("Attack stops"));
}

/// Clicks on a link that is seen, and comes back from where it leads.
fn follow(screen: &mut Screen, at: Position) {
    let (number, leads) = screen.link_at(at).unwrap();
    screen.mouse(PRESS, (at.x, at.y));
    match leads {
        Leads::Entry(entry) => {
            assert_eq!(screen.entry(), Some(&entry), "{number} at {at}");
            screen.press("H");
        }
        Leads::Address(address) => assert_eq!(screen.did(), format!("copy {address}")),
    }
}

#[test]
fn every_link_on_the_screen_is_found_under_its_words() {
    let mut clicked = 0;
    for size in [(80, 24), USUAL, (200, 50)] {
        let mut screen = Screen::bundled(size, "l");
        for (_, id) in ids(&screen.library()).into_iter().step_by(7) {
            let page = screen.open(&id).area(Part::Page);
            let page = page.unwrap_or_else(|| panic!("{size:?} {id}\n{}", screen.text()));
            let links = screen.links();
            for at in links.into_iter().filter(|at| page.contains(*at)) {
                follow(&mut screen, at);
                assert_eq!(screen.entry(), Some(&id), "{at}");
                clicked += 1;
            }
        }
    }
    assert!(clicked > 500, "{clicked}");
}

#[test]
fn all_words_of_a_link_lead_to_it_and_those_beside_it_do_not() {
    let screen = screen("l");
    let (row, line) = screen
        .text()
        .lines()
        .enumerate()
        .find_map(|(row, line)| Some((row, line.split_once("[FBI]")?.0.chars().count())))
        .unwrap();
    let at = |x: usize| Position::new(u16::try_from(x).unwrap(), u16::try_from(row).unwrap());
    let fbi = screen.link_at(at(line));
    assert!(fbi.is_some());
    for x in line..line + 5 {
        assert_eq!(screen.link_at(at(x)), fbi);
    }
    for x in [line - 1, line + 5] {
        assert_eq!(screen.link_at(at(x)), None);
    }
}

#[test]
fn a_click_on_the_column_beside_the_page_follows_too() {
    let mut screen = Screen::bundled((200, 50), "");
    let beside = screen.area(Part::Beside).unwrap();
    let links = screen.links().into_iter();
    let links: Vec<Position> = links.filter(|at| beside.contains(*at)).collect();
    assert!(links.len() > 5);
    let (_, leads) = screen.link_at(links[0]).unwrap();
    screen.mouse(PRESS, (links[0].x + 3, links[0].y));
    assert_eq!(screen.entry().cloned().map(Leads::Entry), Some(leads));
}

#[test]
fn crumbs_lead_to_all_briefings_to_the_overview_and_to_the_list() {
    let mut screen = screen("2l");
    screen.click("bluf");
    assert_eq!(screen.on_top(), "briefings");
    screen.press("<esc>").click("Sony hack: pressing");
    assert_eq!(screen.title(), "Sony hack: pressing Beijing");
    screen.click("› Overview");
    assert_eq!(screen.keys_on(), Part::List);
    screen.click("3 briefings");
    assert_eq!(screen.on_top(), "briefings");
}

#[test]
fn keys_at_the_bottom_do_what_they_say() {
    let mut screen = screen("");
    screen.click("? help");
    assert_eq!(screen.on_top(), "help");
    screen.click("Esc close");
    assert_eq!(screen.on_top(), "");
    screen.click("/ filter");
    assert!(screen.is_typing());
    screen.press("<esc>").click("Enter read");
    assert_eq!(screen.keys_on(), Part::Page);
    screen.press("q").press("h").click("q quit");
    assert!(screen.ended());
}

#[test]
fn the_count_of_problems_shows_them() {
    let bad = "title: T\nas_of: soon\n";
    let mut screen = Screen::of(bad, USUAL, "");
    screen.click("problem");
    assert_eq!(screen.on_top(), "problems");
}

#[test]
fn a_click_selects_in_a_box_on_top_and_another_one_chooses() {
    let mut screen = screen("?");
    screen.click("Forward again").press("k").click("Back to");
    assert_eq!(screen.on_top(), "");
    screen.press(":peek").click("Peek at what");
    assert_eq!(screen.on_top(), "peek");
    screen.press("<esc><c-p>china").click("▌China  ");
    assert_eq!(screen.title(), "China");
    screen
        .press("0")
        .click("THAAD: China presses")
        .click("as of 2017-04-21 · 30 events");
    assert!(screen.briefing().starts_with("THAAD"));
}

#[test]
fn a_click_beside_a_box_closes_it() {
    for keys in ["i", "o"] {
        let mut screen = screen(keys);
        assert_ne!(screen.on_top(), "");
        screen.mouse(PRESS, (0, 1));
        assert_eq!(screen.on_top(), "");
    }
}

#[test]
fn a_click_goes_on_with_a_series_of_keys() {
    let mut screen = screen("2y");
    screen.click("Copy the entry's id");
    assert_eq!(screen.did(), "copy north-korea");
    screen
        .press("2y")
        .click("Copy how the entry is cited")
        .shows("Copied “North Korea”. “Obama Could Hit China");
}

#[test]
fn a_click_on_nothing_does_nothing() {
    for keys in ["", "l", "?", "<c-p>zzz", ":zzz", "!", "0", "/obama", "g"] {
        let mut screen = screen(keys);
        let before = screen.text();
        for at in [(119, 0), (107, 35), (300, 300)] {
            screen.mouse(PRESS, at);
            assert_eq!(screen.text(), before, "{keys} {at:?}");
        }
    }
}

#[test]
fn the_wheel_scrolls_what_lies_under_it() {
    let mut screen = screen("");
    screen.wheel(DOWN, "Impact");
    assert_eq!((screen.line(), screen.keys_on()), (3, Part::List));
    screen.wheel(UP, "│").wheel(UP, "Attribution");
    assert_eq!((screen.line(), screen.row()), (0, 1));
    screen.press("G").wheel(UP, "Timeline");
    assert_ne!(screen.row(), 1);
}

#[test]
fn the_wheel_leaves_the_selection_where_it_is_as_long_as_it_is_seen() {
    let mut screen = screen("jjjjjjj");
    // The first row that is seen, below its heading.
    let first = |screen: &Screen| {
        let text = screen.text();
        let row: String = text.lines().nth(5).unwrap().chars().skip(2).collect();
        row.split('│')
            .next()
            .unwrap()
            .trim_end_matches([' ', '┃'])
            .to_owned()
    };
    let rows: Vec<String> = {
        let tall = Screen::bundled((120, 200), "");
        let text = tall.text();
        let list = text.lines().skip(4).take_while(|row| !row.starts_with('├'));
        let rows = list.filter(|row| !row.contains("── "));
        rows.map(|row| row.chars().skip(2).take_while(|c| *c != '│').collect())
            .map(|row: String| row.trim_end().to_owned())
            .collect()
    };
    screen.wheel(DOWN, "1 Timeline");
    assert_eq!(first(&screen), rows[3]);
    assert_eq!(screen.row(), 8);
    screen.wheel(DOWN, "1 Timeline").wheel(DOWN, "1 Timeline");
    assert_eq!(first(&screen), rows[9]);
    assert_ne!(screen.row(), 8);
    for _ in 0..40 {
        screen.wheel(DOWN, "1 Timeline");
    }
    screen.shows("of 33");
}

#[test]
fn the_mouse_is_given_to_the_terminal_and_taken_back() {
    let mut screen = screen("%");
    assert_eq!(screen.did(), "leave mouse");
    screen.shows("The mouse is the terminal's now");
    screen.press("%");
    assert_eq!(screen.did(), "take mouse");
}

#[test]
fn a_click_in_the_finder_takes_the_result_that_is_drawn_there() {
    let mut screen = screen("<c-p>kim");
    screen.click("North Korea's hackers Kim");
    screen.shows("▌North Korea's hackers Kim");
    screen.click("── actors");
    screen.shows("▌North Korea's hackers Kim");
    screen.click("▌North Korea's hackers Kim");
    assert_eq!(screen.title(), "North Korea's hackers");
}

#[test]
fn a_click_chooses_in_the_menu_of_a_result_and_beside_it_closes_the_menu_alone() {
    let mut screen = screen("<c-p>kim jong un<tab>");
    screen
        .click("yi     Copy the id")
        .click("yi     Copy the id");
    assert_eq!(screen.did(), "copy kim");
    screen.press("<tab>").shows("╭ Do ").mouse(PRESS, (2, 7));
    screen.hides("╭ Do ").shows("╭ Find ");
    screen.press("<a-i>").mouse(PRESS, (0, 7));
    screen.shows("╭ Find ");
}

#[test]
fn a_click_on_close_closes_what_the_key_closes() {
    let mut screen = screen("lf");
    screen.click("Esc close");
    assert!(screen.labels().is_empty());
    assert_eq!(screen.keys_on(), Part::Page);
    screen.press("<c-p>north<tab>").click("Esc close");
    screen.hides("╭ Do ").shows("╭ Find ");
    screen.press("<esc>0/thaad<enter>").click("Esc close");
    screen.shows("╭ Briefings ─");
}

/// The rows inside the last of the boxes that nothing covers.
fn inside_last(screen: &Screen) -> Vec<String> {
    let area = *screen.boxes().last().unwrap();
    let inside = Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2);
    words(&screen.cells(), inside)
}

#[test]
fn the_wheel_scrolls_a_page_on_top() {
    for (keys, at) in [("0", (90, 20)), ("<c-p>china<a-i>", (60, 15))] {
        let mut screen = screen(keys);
        let before = inside_last(&screen);
        screen.mouse(DOWN, at);
        let after = inside_last(&screen);
        assert_eq!(after[..after.len() - 3], before[3..], "{keys}");
    }
    let mut screen = screen("0");
    screen.mouse(DOWN, (90, 20)).shows("· 1 of 3");
}

#[test]
fn the_keys_that_may_follow_in_a_peek_can_be_clicked() {
    let mut screen = screen("2iy");
    screen.click("Copy the entry's id");
    assert_eq!(screen.did(), "copy north-korea");
    assert_eq!(screen.on_top(), "peek");
}
