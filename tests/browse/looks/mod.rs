//! Whole screens, for their look: read them when they change.
//!
//! They are made of one small briefing, so that what is written in the bundled ones changes nothing here.

mod narrow;
mod one_column;
mod three_columns;
mod two_columns;

use super::screen::Screen;

const BRIEFING: &str = include_str!("briefing.yaml");
/// The same with a few mistakes.
const WRONG: &str = "  - {titel: A slip of the pen}
  - {title: Nobody, actors: [nobody], date: last week}
";

/// The screen of the small briefing.
fn look(size: (u16, u16), keys: &str) -> String {
    Screen::files(&[("harbour.yaml", BRIEFING)], size, keys).text()
}

/// The screen of the small briefing with mistakes in it.
fn look_at_wrong(size: (u16, u16), keys: &str) -> String {
    let yaml = BRIEFING.replacen("events:\n", &format!("events:\n{WRONG}"), 1);
    Screen::files(&[("harbour.yaml", &yaml)], size, keys).text()
}

#[test]
fn the_marking_is_on_every_screen() {
    for size in [(40, 10), (60, 20), (80, 24), (120, 36), (200, 50)] {
        for keys in [
            "",
            "l<tab>",
            "2l",
            "3l",
            "4l",
            "4jl",
            "5l",
            "gb",
            "<c-p>crew",
            "?",
            "!",
            "/crew",
            "g",
        ] {
            let screen = look(size, keys);
            let first = screen.lines().next().unwrap();
            assert!(first.ends_with("TLP:GREEN"), "{size:?} {keys}\n{screen}");
        }
    }
}

#[test]
fn a_screen_too_small_says_what_it_needs() {
    insta::assert_snapshot!(look((30, 8), ""), @"
     Harbour outage:…   TLP:GREEN
    30 × 8 is too small: bluf
    needs 40 × 10
    ");
}
