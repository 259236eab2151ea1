//! Finding words on a page: where they are, how many there are, and how one goes from one to the next.

use bluf::facade::Meaning;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use super::screen::{Screen, check, screen, style};

/// The words that are marked as found, of which only some are wanted, a line for each of the screen.
fn marked(screen: &Screen, wanted: fn(&Cell) -> bool) -> String {
    let (cells, look) = (screen.cells(), style(Meaning::Found));
    let is_found = |cell: &&Cell| (Some(cell.fg), Some(cell.bg)) == (look.fg, look.bg);
    let rows = cells.content.chunks(cells.area.width.into());
    let rows = rows.map(|row| {
        let found = row.iter().filter(is_found).filter(|cell| wanted(cell));
        found.map(Cell::symbol).collect::<String>()
    });
    let rows: Vec<String> = rows.filter(|row| !row.is_empty()).collect();
    rows.join("\n")
}

/// The words of the place that was gone to, which stands out among the others.
fn current(screen: &Screen) -> String {
    marked(screen, |cell| cell.modifier.contains(Modifier::UNDERLINED))
}

#[test]
fn words_are_found_on_the_page_and_gone_through() {
    let mut screen = Screen::bundled((80, 24), "l/korea");
    screen.shows(" /korea");
    screen.press("<enter>");
    let mut seen = Vec::new();
    for _ in 0..40 {
        screen.press("n");
        assert_eq!(current(&screen).to_lowercase(), "korea");
        seen.push(screen.place().unwrap());
    }
    let bottom = screen.bottom();
    let count = bottom
        .split(" of ")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap();
    let count: usize = count.parse().unwrap();
    assert!(count > 5, "{bottom}");
    let mut expected: Vec<usize> = (2..=count).chain(1..=count).collect();
    expected.truncate(40);
    // Round and round, also over the end of the page, and each place is to be seen.
    seen.truncate(expected.len());
    assert_eq!(seen, expected);
    // Scrolled away, the next one is the first from there on.
    screen.press("gg/<c-u>korea<enter>");
    assert_eq!(screen.place(), Some(1));
    screen.press("N");
    assert_eq!(screen.place(), Some(count));
    screen.press("ggn");
    assert_eq!(screen.place(), Some(1));
    screen.press("<esc>n").shows("Nothing to find yet");
}

#[test]
fn a_phrase_over_the_end_of_a_line_is_marked_on_both_and_counted_once() {
    let yaml = "title: t\nevents:\n  - {title: e, text: All the cranes of the harbour of Lund stood still for as long as the harbour of Lund could bear}\n";
    let mut screen = Screen::of(yaml, (40, 12), "l/HARBOUR of lund");
    screen.shows("1 of 2").press("<enter>").shows("1 of 2");
    screen.press("n").shows("2 of 2").press("n").shows("1 of 2");
    let (all, one) = (marked(&screen, |_| true), current(&screen));
    let letters = |text: &str| text.split_whitespace().collect::<String>();
    assert_eq!(letters(&all), "harbourofLund".repeat(2));
    assert_eq!(letters(&one), "harbourofLund");
    assert!(all.lines().count() > 2, "{all}\n{}", screen.text());
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
    let before = screen("l/korea<enter>");
    assert_eq!(
        screen("l/korea<enter>/<c-u>china<esc>").cells(),
        before.cells()
    );
    check("l/qqqq<enter>n", "Not found on this page");
}
