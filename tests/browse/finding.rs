//! Finding words on a page: where they are, how many there are, and how one goes from one to the next.

use super::screen::{Screen, check, screen};

#[test]
fn words_are_found_on_the_page_and_gone_through() {
    let mut screen = Screen::bundled((80, 24), "l/korea");
    screen.shows(" /korea");
    screen.press("<enter>");
    let mut seen = Vec::new();
    for _ in 0..40 {
        screen.press("n");
        let place = screen.app.view.place.unwrap();
        let lines = &screen.app.shown.found.lines[place];
        let top = screen.app.view.reader.line;
        assert!((top..top + 20).contains(&lines.start));
        seen.push(place);
    }
    let places = &screen.app.shown.found.lines;
    let count = places.len();
    assert!(count > 5, "{places:?}");
    let mut expected: Vec<usize> = (1..count).chain(0..count).collect();
    expected.truncate(40);
    // Round and round, also over the end of the page, and each place is to be seen.
    seen.truncate(expected.len());
    assert_eq!(seen, expected);
    // Scrolled away, the next one is the first from there on.
    screen.press("gg/<c-u>korea<enter>");
    assert_eq!(screen.app.view.place, Some(0));
    screen.press("N");
    assert_eq!(screen.app.view.place, Some(count - 1));
    screen.press("ggn");
    assert_eq!(screen.app.view.place, Some(0));
    screen.press("<esc>n").shows("Nothing to find yet");
}

#[test]
fn a_phrase_over_the_end_of_a_line_is_marked_on_both_and_counted_once() {
    let yaml = "title: t\nevents:\n  - {title: e, text: All the cranes of the harbour of Lund stood still for as long as the harbour of Lund could bear}\n";
    let mut screen = Screen::of(yaml, (40, 12), "l/HARBOUR of lund");
    screen.shows("1 of 2").press("<enter>").shows("1 of 2");
    screen.press("n").shows("2 of 2").press("n").shows("1 of 2");
    let marked = |line: usize| screen.app.shown.found.marks(line).len();
    let lines: Vec<usize> = (0..9).filter(|line| marked(*line) > 0).collect();
    assert_eq!(screen.app.shown.found.lines.len(), 2);
    assert!(lines.len() > 2, "{lines:?}\n{}", screen.text());
    screen.press("<esc>").hides(" of 2");
}

#[test]
fn the_line_at_the_bottom_says_how_to_go_on_finding() {
    check("l/korea", "1 of ");
    check("l/qqqq", "not found");
    check("l/korea<enter>", "n next  N previous");
    check("l/korea<enter>", "Esc clear");
    screen("l/korea<enter>h").hides("1 of 19");
}

#[test]
fn esc_while_finding_restores_the_words_before() {
    assert_eq!(
        screen("l/korea<enter>/<c-u>china<esc>").app.view.find,
        "korea"
    );
    check("l/qqqq<enter>n", "Not found on this page");
}
