//! Pages that are longer than any screen: their beginning is there at once, all of it when it has been made.

use super::screen::{Screen, USUAL};

/// A briefing with an event of so many paragraphs, and something at its very end.
fn long(paragraphs: usize) -> String {
    let text: String = (0..paragraphs)
        .map(|i| {
            format!("      Paragraph {i} says what nobody denies, [[other]] least of all: it was so. \n\n")
        })
        .collect();
    format!(
        "title: B\ntlp: CLEAR\nevents:\n  - id: long\n    title: A long one\n    date: 2014\n    text: |\n{text}      The last needle, as [[end]] says.\n  - {{id: other, title: Another one, date: 2015}}\n  - {{id: end, title: The end of it, date: 2016}}\n"
    )
}

/// The text without what says how far one has scrolled: on the right lines of boxes, and in the line at their bottom.
fn unscrolled(screen: &Screen) -> String {
    let text = screen.text().replace('┃', "│");
    let mut lines: Vec<&str> = text.lines().collect();
    lines.remove(lines.len() - 2);
    lines.join("\n")
}

#[test]
fn the_beginning_of_a_long_page_is_there_at_once_and_stays_when_all_of_it_comes() {
    for size in [(80, 24), USUAL, (200, 50), (300, 500)] {
        let mut screen = Screen::of(&long(2_000), size, "");
        screen.press_unanswered("jk<enter>");
        let before = unscrolled(&screen);
        assert!(before.contains("Paragraph 3 says"), "{before}");
        screen.find_now();
        assert_eq!(before, unscrolled(&screen));
        screen.press("<pgdn><pgdn>");
        assert_ne!(before, unscrolled(&screen));
    }
}

#[test]
fn whoever_goes_to_the_end_before_it_is_there_sees_it_when_it_comes() {
    let mut screen = Screen::of(&long(2_000), USUAL, "j");
    screen.press_unanswered("k<enter>G");
    screen.hides("The last needle");
    screen.find_now();
    screen.shows("The last needle").shows("100%");
    let end = screen.text();
    let mut same = Screen::of(&long(2_000), USUAL, "<enter>G");
    assert_eq!(end, same.text());
    same.press("gg")
        .shows("Paragraph 0 says")
        .press("/needle<enter>");
    same.shows("The last needle").shows("1 of 1");
    same.press("<s-tab>")
        .press("<enter>")
        .shows("The end of it");
}

#[test]
fn a_page_of_very_many_words_of_any_kind_is_whole_in_the_end() {
    let tags: Vec<String> = (0..3_000).map(|i| format!("tag-{i}")).collect();
    let judgements = |i| format!("  j{i}: {{text: Judgement {i} says so, for: [e]}}\n");
    let yaml = format!(
        "title: B\ntlp: CLEAR\nevents:\n  - {{id: e, title: E, date: 2014, tags: [{}]}}\njudgements:\n{}",
        tags.join(", "),
        (0..3_000).map(judgements).collect::<String>(),
    );
    let mut screen = Screen::of(&yaml, (110, 40), "<enter>");
    let page = screen.page();
    assert!(
        page.contains("tag-2999") && page.contains("Judgement 2999"),
        "{page}"
    );
    let overview = screen.press("gb").page();
    assert!(overview.contains("Judgement 2999"), "{overview}");
}
