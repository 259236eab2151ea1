//! Choosing a theme: seen at once, kept or left.

use crossterm::event::{MouseButton, MouseEventKind};

use super::screen::{Screen, check, screen};

/// The screen looks as one that has had the theme from the beginning.
#[track_caller]
fn wears(screen: &Screen, theme: &str, keys: &str) {
    let other = Screen::themed(theme, keys);
    assert_eq!(screen.text(), other.text(), "{theme}");
    assert!(screen.sight() == other.sight(), "{theme}");
}

/// A theme shows: no two of these look the same.
#[test]
fn themes_look_otherwise() {
    let looks =
        ["dark", "ember", "mono", "solarized-light"].map(|theme| Screen::themed(theme, "").sight());
    for (i, look) in looks.iter().enumerate() {
        assert!(looks[..i].iter().all(|other| other != look), "{i}");
    }
}

#[test]
fn every_theme_is_listed_with_its_ground() {
    check("T", "auto   by the ground of the terminal");
    check("T", "│▌ dark                            dark");
    check("T", "│  high-contrast");
    check("T", "│  solarized-light");
    check("T", "Enter keep it");
}

#[test]
fn the_selected_theme_is_on_the_screen_at_once() {
    let mut screen = screen("T");
    wears(&screen, "dark", "T");
    screen.press("j").shows("│▌ ember");
    wears(&screen, "ember", "T");
    screen.press("G").shows("│▌ solarized-light");
    wears(&screen, "solarized-light", "T");
}

#[test]
fn esc_brings_the_theme_before_back() {
    for keys in ["Tj<esc>", "Tjq", "TjT"] {
        wears(&screen(keys), "dark", "");
    }
    let mut screen = screen("Tj");
    screen.mouse(MouseEventKind::Down(MouseButton::Left), (1, 5));
    wears(&screen, "dark", "");
}

#[test]
fn enter_keeps_it() {
    let mut screen = screen("Tj<enter>");
    wears(&screen, "ember", "");
    assert_eq!(screen.did(), "keep theme ember");
    screen.press("Tgg<enter>");
    assert_eq!(screen.did(), "keep theme auto");
    wears(&screen, "dark", "");
}

#[test]
fn a_click_shows_a_theme_and_another_one_keeps_it() {
    let mut screen = screen("T");
    screen.click("│  mono");
    wears(&screen, "mono", "T");
    screen.click("│▌ mono");
    assert_eq!(screen.did(), "keep theme mono");
}

#[test]
fn a_chosen_theme_holds_when_the_settings_are_read_again() {
    let mut screen = screen("Tj<enter>");
    screen.set_up();
    wears(&screen, "ember", "");
}
