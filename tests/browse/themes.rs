//! Choosing a theme: seen at once, kept or left.

use bluf::tui::effect::Effect;
use bluf::words::text::Text;
use crossterm::event::{MouseButton, MouseEventKind};

use super::screen::{Screen, check, screen};

fn name(screen: &Screen) -> &str {
    screen.app.theme.name()
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
    assert_eq!(name(&screen), "dark");
    screen.press("j");
    assert_eq!(name(&screen), "ember");
    screen.press("G");
    assert_eq!(name(&screen), "solarized-light");
}

#[test]
fn esc_brings_the_theme_before_back() {
    for keys in ["Tj<esc>", "Tjq", "TjT"] {
        let screen = screen(keys);
        assert!(screen.app.overlay.is_none());
        assert_eq!(name(&screen), "dark", "{keys}");
    }
    let mut screen = screen("Tj");
    screen.mouse(MouseEventKind::Down(MouseButton::Left), (1, 5));
    assert_eq!(name(&screen), "dark");
}

#[test]
fn enter_keeps_it() {
    let mut screen = screen("Tj<enter>");
    assert_eq!(name(&screen), "ember");
    assert!(screen.app.overlay.is_none());
    assert_eq!(screen.effect, Some(Effect::KeepTheme(Text::line("ember"))));
    screen.press("Tgg<enter>");
    assert_eq!(screen.effect, Some(Effect::KeepTheme(Text::line("auto"))));
    assert_eq!(name(&screen), "dark");
}

#[test]
fn a_click_shows_a_theme_and_another_one_keeps_it() {
    let mut screen = screen("T");
    screen.click("│  mono");
    assert_eq!(name(&screen), "mono");
    screen.click("│▌ mono");
    assert_eq!(screen.effect, Some(Effect::KeepTheme(Text::line("mono"))));
}

#[test]
fn a_chosen_theme_holds_when_the_settings_are_read_again() {
    let mut screen = screen("Tj<enter>");
    screen.app.set_up(super::screen::theme().into());
    assert_eq!(name(&screen), "ember");
}
