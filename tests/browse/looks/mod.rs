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
fn the_day_of_the_picture_is_on_every_screen() {
    let day = |size, keys| {
        let screen = Screen::opened(size, keys).text();
        screen.lines().next().unwrap().to_owned()
    };
    for width in (40..150).step_by(10) {
        for keys in ["", "1l", "4l", "z", "<c-p>china<c-s>"] {
            let first = day((width, 12), keys);
            assert!(first.contains("2014-12-20"), "{width} {keys}\n{first}");
            assert!(first.ends_with("TLP:CLEAR"), "{width} {keys}\n{first}");
        }
    }
    insta::assert_snapshot!(day((40, 12), ""), @" Sony hack: pr…  2014-12-20   TLP:CLEAR");
    insta::assert_snapshot!(day((60, 12), ""), @" Sony hack: pressing Beijing   as of 2014-12-20   TLP:CLEAR");
    insta::assert_snapshot!(day((40, 12), "<c-p>china<c-s>"), @" S…  only china  2014-12-20   TLP:CLEAR");
}

#[test]
fn the_overview_keeps_ratings_with_their_names_and_numbers_with_their_nouns() {
    let criteria = ["effect", "feasibility", "cost", "escalation"];
    for width in (40..130).step_by(3) {
        let text = Screen::opened((width, 120), "gbl").text();
        for line in text.lines() {
            let page = line.trim_end_matches(['│', '┃']).trim_end();
            let is_parted = criteria.iter().any(|name| page.ends_with(name));
            assert!(!is_parted, "{width} {line}\n{text}");
        }
    }
    let page = Screen::opened((60, 120), "gbl").text();
    let counts = page.lines().skip_while(|line| !line.contains("Contents"));
    let counts: Vec<_> = counts.take(4).collect();
    insta::assert_snapshot!(counts.join("\n"), @"
    │ Contents      33 events · 53 actors · 13 options ·       │
    │               7 judgements · 9 questions · 41 sources ·  │
    │               53 statements · 17 pieces of evidence      │
    │ Tags          [Attribution], [Coercion], [Escalation],   │
    ");
}

#[test]
fn a_screen_too_small_says_what_it_needs() {
    insta::assert_snapshot!(look((30, 8), ""), @"
     Har…  2031-05-02   TLP:GREEN
    30 × 8 is too small: bluf
    needs 40 × 10
    ");
}
