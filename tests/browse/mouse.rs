//! The mouse: it selects, opens, scrolls what lies under it, and does what stands under it.

use bluf::page::Target;
use bluf::tui::action::{Action, Copied};
use bluf::tui::app::mouse::Mouse;
use bluf::tui::draw::hit::{Hit, hit};
use bluf::tui::effect::Effect;
use bluf::tui::overlay::Overlay;
use bluf::tui::pane::PaneKind;
use bluf::tui::view::Focus;
use crossterm::event::{MouseButton, MouseEventKind};
use ratatui::layout::Position;

use super::screen::{Screen, USUAL, ids, screen};

const DOWN: MouseEventKind = MouseEventKind::ScrollDown;
const UP: MouseEventKind = MouseEventKind::ScrollUp;
const PRESS: MouseEventKind = MouseEventKind::Down(MouseButton::Left);

#[test]
fn a_click_selects_a_row_and_another_one_opens_it() {
    let mut screen = screen("");
    screen.click("Intrusion at Sony");
    assert!(screen.title().starts_with("Intrusion at Sony"));
    assert_eq!(screen.app.view.focus, Focus::List);
    screen.click("Intrusion at Sony");
    assert_eq!(screen.app.view.focus, Focus::Reader);
}

#[test]
fn a_click_on_a_title_or_a_row_of_another_pane_opens_it() {
    let mut screen = screen("l");
    screen.click("3 Options");
    assert_eq!(screen.app.view.pane, PaneKind::Options);
    assert_eq!(screen.app.view.focus, Focus::List);
    screen.click("● North Korea");
    assert_eq!(screen.app.view.pane, PaneKind::Actors);
    assert_eq!(screen.title(), "North Korea");
}

#[test]
fn on_a_narrow_screen_a_second_click_opens_the_page() {
    let mut screen = Screen::bundled((80, 24), "");
    screen.click("An e-mail to top").click("An e-mail to top");
    screen.shows("╭ An e-mail to top");
}

#[test]
fn a_click_follows_the_link_under_it_and_selects_the_page_elsewhere() {
    let mut screen = screen("");
    screen.click("[FBI]");
    assert_eq!(screen.title(), "FBI");
    screen.press("Hh").click("believed to have launched");
    assert_eq!(screen.app.view.focus, Focus::Reader);
    assert!(screen.title().starts_with("Attack stops"));
}

#[test]
fn every_link_on_the_screen_is_found_under_its_words() {
    let mut clicked = 0;
    for size in [(80, 24), USUAL, (200, 50)] {
        let mut screen = Screen::bundled(size, "");
        for (_, id) in ids(&screen.library()).into_iter().step_by(7) {
            screen.open(&id);
            let here = screen.app.view.clone();
            let (page, area) = (screen.app.shown.page.clone(), screen.app.shown.areas.reader);
            for (link, (target, lines)) in page.links.iter().enumerate() {
                let Some(line) = page
                    .lines
                    .get(lines.start)
                    .filter(|_| lines.start < usize::from(area.height - 2))
                else {
                    continue;
                };
                let before = line
                    .pieces
                    .iter()
                    .take_while(|piece| piece.link != u32::try_from(link).ok());
                let x = area.x + 2 + line.indent + before.map(|piece| piece.columns).sum::<u16>();
                let y = area.y + 1 + u16::try_from(lines.start).unwrap();
                screen.mouse(PRESS, (x, y));
                match target {
                    Target::Entry(entry) => {
                        assert_eq!(screen.app.entry(), Some(*entry), "{id:?} {link}");
                        screen.press("H");
                    }
                    Target::Address(address) => {
                        assert_eq!(screen.effect, Some(Effect::Copy(address.to_string())));
                    }
                }
                screen.app.view.clone_from(&here);
                screen.app.resize(screen.app.size);
                clicked += 1;
            }
        }
    }
    assert!(clicked > 500, "{clicked}");
}

#[test]
fn a_click_on_the_column_beside_the_page_follows_too() {
    let mut screen = Screen::bundled((200, 50), "");
    let area = screen.app.shown.areas.context;
    let page = screen.app.shown.context.clone();
    let (Target::Entry(entry), lines) = &page.links[0] else {
        panic!("no entry");
    };
    let y = area.y + 1 + u16::try_from(lines.start).unwrap();
    screen.mouse(PRESS, (area.x + 2 + page.lines[lines.start].indent + 3, y));
    assert_eq!(screen.app.entry(), Some(*entry));
}

#[test]
fn crumbs_lead_to_all_briefings_to_the_overview_and_to_the_list() {
    let mut screen = screen("2l");
    screen.click("bluf");
    assert!(matches!(screen.app.overlay, Some(Overlay::Briefings(_))));
    screen.press("<esc>").click("Sony hack: pressing");
    assert_eq!(screen.title(), "Sony hack: pressing Beijing");
    screen.click("› Actors");
    assert_eq!(screen.app.view.focus, Focus::List);
    screen.click("3 briefings");
    assert!(matches!(screen.app.overlay, Some(Overlay::Briefings(_))));
}

#[test]
fn keys_at_the_bottom_do_what_they_say() {
    let mut screen = screen("");
    screen.click("? help");
    assert!(matches!(screen.app.overlay, Some(Overlay::Help(_))));
    screen.click("Esc close");
    assert!(screen.app.overlay.is_none());
    screen.click("/ filter");
    assert!(screen.app.typing.is_some());
    screen.press("<esc>").click("Enter read");
    assert_eq!(screen.app.view.focus, Focus::Reader);
    screen.press("q").press("h").click("q quit");
    assert!(screen.ended());
}

#[test]
fn the_count_of_problems_shows_them() {
    let bad = "title: T\nas_of: soon\n";
    let mut screen = Screen::of(bad, USUAL, "");
    screen.click("problem");
    assert!(matches!(screen.app.overlay, Some(Overlay::Problems(_))));
}

#[test]
fn a_click_selects_in_a_box_on_top_and_another_one_chooses() {
    let mut screen = screen("?");
    screen.click("Forward again").press("k").click("Back to");
    assert!(screen.app.overlay.is_none());
    screen.press(":peek").click("Peek at what");
    assert!(matches!(screen.app.overlay, Some(Overlay::Peek(_))));
    screen.press("<esc><c-p>china").click("▌China china");
    assert_eq!(screen.title(), "China");
    screen
        .press("0")
        .click("THAAD: China presses")
        .click("as of 2017-04-21 · 30 events");
    assert_eq!(screen.app.view.briefing.as_str(), "thaad-pressure");
}

#[test]
fn a_click_beside_a_box_closes_it() {
    for keys in ["i", "o"] {
        let mut screen = screen(keys);
        assert!(screen.app.overlay.is_some());
        screen.mouse(PRESS, (0, 1));
        assert!(screen.app.overlay.is_none());
    }
}

#[test]
fn a_click_goes_on_with_a_series_of_keys() {
    let mut screen = screen("2y");
    screen.click("Copy the entry's id");
    assert_eq!(screen.effect, Some(Effect::Copy("north-korea".to_owned())));
    let app = &super::screen::screen("y").app;
    let menu = (0..36).map(|y| hit(app, Position { x: 110, y }));
    assert!(
        menu.into_iter()
            .any(|hit| hit == Hit::Action(Action::Copy(Copied::Citation)))
    );
}

#[test]
fn a_click_on_nothing_does_nothing() {
    for keys in ["", "l", "?", "<c-p>zzz", ":zzz", "!", "0", "/obama", "g"] {
        let mut screen = screen(keys);
        let before = screen.text();
        for at in [(119, 0), (75, 35), (300, 300)] {
            screen.mouse(PRESS, at);
            assert_eq!(screen.text(), before, "{keys} {at:?}");
        }
    }
}

#[test]
fn the_wheel_scrolls_what_lies_under_it() {
    let mut screen = screen("");
    screen.wheel(DOWN, "Sources");
    assert_eq!(
        (screen.app.view.reader.line, screen.app.view.focus),
        (3, Focus::List)
    );
    screen.wheel(UP, "│").wheel(UP, "Attribution");
    assert_eq!(screen.app.view.reader.line, 0);
    let row = screen.app.view.list().selected.clone();
    screen.press("G").wheel(UP, "Timeline");
    assert_ne!(screen.app.view.list().selected, row);
}

#[test]
fn the_wheel_leaves_the_selection_where_it_is_as_long_as_it_is_seen() {
    let mut screen = screen("jjjjjjj");
    let selected = screen.app.view.list().selected.clone();
    screen.wheel(DOWN, "1 Timeline");
    assert_eq!(screen.app.view.list().offset, 3);
    assert_eq!(screen.app.view.list().selected, selected);
    screen.wheel(DOWN, "1 Timeline").wheel(DOWN, "1 Timeline");
    assert_eq!(screen.app.view.list().offset, 9);
    assert_ne!(screen.app.view.list().selected, selected);
    for _ in 0..40 {
        screen.wheel(DOWN, "1 Timeline");
    }
    screen.shows("of 32");
}

#[test]
fn the_mouse_is_given_to_the_terminal_and_taken_back() {
    let mut screen = screen("%");
    assert_eq!(screen.effect, Some(Effect::Mouse(Mouse::Terminal)));
    screen.shows("The mouse is the terminal's now");
    screen.press("%");
    assert_eq!(screen.effect, Some(Effect::Mouse(Mouse::Ours)));
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
    screen.click("y  Copy the id").click("y  Copy the id");
    let copied = Effect::Copy("kim".to_owned());
    assert_eq!(screen.effect, Some(copied));
    screen.press("<tab>").shows("╭ Do ").mouse(PRESS, (2, 7));
    screen.hides("╭ Do ").shows("╭ Find ");
    screen.press("<a-i>").mouse(PRESS, (0, 7));
    screen.shows("╭ Find ");
}

#[test]
fn a_click_on_close_closes_what_the_key_closes() {
    let mut screen = screen("lf");
    screen.click("Esc close");
    assert!(screen.app.hints.is_none());
    assert_eq!(screen.app.view.focus, Focus::Reader);
    screen.press("<c-p>north<tab>").click("Esc close");
    screen.hides("╭ Do ").shows("╭ Find ");
    screen.press("<esc>0/thaad<enter>").click("Esc close");
    screen.shows("╭ Briefings ─");
}

#[test]
fn the_wheel_scrolls_a_page_on_top() {
    let mut screen = screen("0");
    screen.mouse(DOWN, (90, 20));
    let Some(Overlay::Briefings(list)) = &screen.app.overlay else {
        panic!("no list");
    };
    assert_eq!((list.line, list.list.selected), (3, 0));
    screen.press("<esc><c-p>china<a-i>").mouse(DOWN, (60, 15));
    let Some(Overlay::Finder(finder)) = &screen.app.overlay else {
        panic!("no finder");
    };
    assert_eq!(finder.peek.as_ref().map(|peek| peek.scroll.line), Some(3));
}

#[test]
fn the_keys_that_may_follow_in_a_peek_can_be_clicked() {
    let mut screen = screen("2iy");
    screen.click("Copy the entry's id");
    assert_eq!(screen.effect, Some(Effect::Copy("north-korea".to_owned())));
    assert!(matches!(screen.app.overlay, Some(Overlay::Peek(_))));
}
