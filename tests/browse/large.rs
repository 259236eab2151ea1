//! Slides on a screen that has large letters: what is followed, found and clicked on is the same.

use bluf::facade::Meaning;
use ratatui::layout::Position;

use super::screen::{Screen, style};

const TALK: &str = "title: Harbour
tlp: GREEN
bluf: The [[crew]] stopped the cranes.
actors:
  crew: {name: Tide Crew, kind: group, summary: 'They know [[port]].'}
  port: {name: Port, kind: company}
events:
  - {id: stop, title: Cranes stop, date: 2019-02, by: crew, target: port}
options:
  wait: {title: Wait, status: proposed, pros: [Cheap, Quiet]}
  act: {title: Act, status: raised, cons: [Dear]}
slides:
  - {show: bluf, title: The harbour}
  - {show: timeline, title: 밤 in the harbour}
  - {show: options, reveal: true, title: Two ways}
";

const SIZE: (u16, u16) = (80, 24);

/// The slides on a screen with large letters, after some keys.
fn slides(keys: &str) -> Screen {
    let mut screen = Screen::of(TALK, SIZE, "gbP");
    screen.write_large().press(keys);
    screen
}

/// Words as the upper halves of their letters stand in cells.
fn large(words: &str) -> String {
    let letters = words.chars().map(String::from).collect::<Vec<_>>();
    letters.join(" ")
}

#[test]
fn titles_and_the_bottom_line_are_large() {
    slides("")
        .shows(&large("The harbour"))
        .shows(&large("[Tide Crew] stopped"));
    slides("j").shows("밤    i n   t h e");
    let mut screen = slides("");
    assert!(!screen.text().contains("harbour"));
    // Behind what lies on top they stay what they are; elsewhere there are none.
    screen
        .press("?")
        .press("<esc>")
        .shows(&large("The harbour"));
    screen.press("o").shows("The harbour").press("<esc>");
    screen.press("b");
    assert_eq!(screen.text().trim(), "");
    screen.press("b").press("qq").shows("Overview");
}

#[test]
fn a_terminal_that_tells_late_changes_no_place() {
    let mut screen = Screen::of(TALK, SIZE, "gbP3G<space>");
    screen
        .shows("Two ways")
        .shows("Wait")
        .hides("Act")
        .shows("3/3");
    screen.write_large();
    screen
        .shows(&large("Two ways"))
        .shows("Wait")
        .hides("Act")
        .shows("3/3");
    screen.resize((40, 12)).shows(&large("Two ways"));
    screen
        .resize(SIZE)
        .shows(&large("Two ways"))
        .shows("Wait")
        .hides("Act");
}

#[test]
fn links_are_followed_by_keys_labels_and_clicks_on_both_halves() {
    slides("<tab><enter>").shows("They know");
    slides("<tab>").shows(&large("▐Tide Crew▌"));
    slides("f").shows("a T i d e   C r e w ◆");
    slides("fa")
        .shows("They know")
        .press("<esc>")
        .shows(&large("The harbour"));
    let mut screen = slides("");
    screen.click("T i d e").shows("They know").press("<esc>");
    let text = screen.text();
    let row = text.lines().position(|line| line.contains("T i d e"));
    let row = u16::try_from(row.unwrap()).unwrap();
    let column = text.lines().nth(row.into()).unwrap().find("i d e").unwrap();
    let column = u16::try_from(column).unwrap();
    screen
        .click_at((column, row + 1))
        .shows("They know")
        .press("<esc>");
    // Below it there is nothing to follow.
    screen.click_at((column, row + 2)).hides("They know");
}

#[test]
fn words_that_are_found_are_marked_where_they_stand() {
    let screen = slides("/crew stop<enter>".replace(' ', "<space>").as_str());
    let cells = screen.cells();
    let found = style(Meaning::Found);
    let marked: Vec<Position> = cells
        .area
        .positions()
        .filter(|at| cells[*at].bg == found.bg.unwrap())
        .collect();
    let text = screen.text();
    let row = text
        .lines()
        .position(|line| line.contains("C r e w"))
        .unwrap();
    let line = text.lines().nth(row).unwrap();
    let start = line.find("C r e w").unwrap();
    let columns = |words: &str| {
        let at = line.find(words).unwrap();
        at..at + words.len() + 1
    };
    assert!(
        marked.iter().all(|at| usize::from(at.y) == row),
        "{marked:?}"
    );
    assert!(marked.iter().any(|at| usize::from(at.x) == start));
    for words in ["C r e w", "s t o p"] {
        for column in columns(words) {
            let is_marked = marked.iter().any(|at| usize::from(at.x) == column);
            assert!(is_marked, "{words} {column}: {marked:?}");
        }
    }
}
