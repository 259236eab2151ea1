//! Places in texts: below the names, with their words marked, and gone to.

use bluf::facade::Meaning;

use super::{rows, two};
use crate::screen::{Screen, screen, style};

const TEXTS: &str = "title: Texts
tlp: GREEN
actors:
  ann: {name: Ann Archer, notes: A siren in the notes.}
events:
  - id: long
    title: A long day
    text: |
      First it rained. Nobody came.

      Then the siren was heard over the harbour, and a second one.

      In the evening all was quiet, but for one last siren.
  - {id: secret, title: Elsewhere, tlp: RED, text: No siren at all.}
statements:
  said: {by: ann, says: It was no siren., hedge: perhaps}
";

fn texts(keys: &str) -> Screen {
    Screen::of(TEXTS, (120, 30), keys)
}

#[test]
fn places_stand_below_the_names_with_the_words_marked() {
    let mut screen = texts("<c-p>siren");
    let rows = rows(&screen);
    assert_eq!(rows[0], "▌It was no siren", "{}", screen.text());
    assert_eq!(rows[1], " ── in texts 2");
    assert!(rows[2].starts_with(" Then the siren was heard"), "{rows:?}");
    assert!(rows[3].starts_with(" No siren at all."), "{rows:?}");
    screen.shows("1 of 3, 2 in texts").shows("TLP:RED");
    let buf = screen.cells();
    let marked = style(Meaning::Match).fg;
    assert_eq!(buf[(11, 7)].style().fg, marked, "{}", screen.text());
    assert_ne!(buf[(9, 7)].style().fg, marked);
}

#[test]
fn enter_lands_on_the_place_and_n_goes_on() {
    let mut screen = texts("<c-p>siren<down><enter>");
    assert_eq!(screen.title(), "A long day");
    screen
        .shows("1 of 2")
        .press("n")
        .shows("2 of 2")
        .press("<esc>")
        .hides("2 of 2");
    let mut low = Screen::of(TEXTS, (100, 10), "<c-p>evening quiet<enter>");
    low.shows("In the evening all was quiet").shows("1 of 2");
    low.press("H").hides("In the evening");
}

#[test]
fn every_word_and_each_phrase_must_be_there() {
    let found = |typed: &str, count: &str| {
        texts(&format!("<c-p>{typed}")).shows(count);
    };
    found("siren harbour", "1 of 1, 1 in texts");
    found("\"second one\"", "1 of 1, 1 in texts");
    found("\"one second\"", "nothing found");
    found("siren nowhere", "nothing found");
    found("notes", "nothing found");
    found("siren kind:statement", "1 of 1");
    found("harbour -kind:event", "nothing found");
}

#[test]
fn strange_queries_are_answered() {
    for typed in ["s", "\"", "\"\"", "- -", "kind:event", "-"] {
        texts("<c-p>").paste(typed).shows("╭ Find");
    }
    let mut long = texts("<c-p>");
    long.paste(&"siren ".repeat(200)).shows("1 of 3");
    long.press("<c-u>")
        .paste(&"lorem ipsum ".repeat(900))
        .shows("nothing found");
}

#[test]
fn the_hedge_of_a_statement_stands_with_its_words() {
    let yaml = TEXTS.replace(
        "says: It was no siren.",
        "says: 'It was quiet. The siren came later.'",
    );
    let mut screen = Screen::of(&yaml, (120, 30), "<c-p>siren later");
    screen.shows("perhaps · statement");
}

#[test]
fn the_bundled_briefings_answer_by_their_texts() {
    screen("<c-p>50-to-1")
        .shows("50 to 1")
        .shows("── in texts ");
    screen("<c-p>cryptocurrency").shows("── in texts ");
    screen("<c-p>december 2014").shows("2014-12");
    two("<c-p>tide").shows("╭ Find");
}

#[test]
fn what_was_found_is_in_its_row_at_every_width() {
    let found = style(Meaning::Match).fg;
    for width in (40..150).step_by(5) {
        for words in [
            "cryptocurrency",
            "sanctions",
            "broadcasters",
            "evidence public",
            "intelligence",
        ] {
            let mut screen = Screen::opened((width, 40), "<c-p>");
            screen.paste(words);
            let (text, cells) = (screen.text(), screen.cells());
            let mut lines = (0..).zip(text.lines());
            let is_there = lines.any(|(_, line)| line.contains("── in texts"));
            assert!(is_there, "{words}\n{text}");
            for (y, line) in lines.take_while(|(_, line)| !line.starts_with('╰')) {
                let end = line.chars().skip(1).position(|c| c == '│').unwrap();
                let mut row = (1..=u16::try_from(end).unwrap()).map(|x| cells[(x, y)].style().fg);
                let is_empty = line.chars().skip(1).take(end).all(char::is_whitespace);
                assert!(
                    is_empty || row.any(|fg| fg == found),
                    "{width} {line}\n{text}"
                );
            }
        }
    }
}
