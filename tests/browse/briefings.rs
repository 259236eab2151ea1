//! All briefings: found, sorted, filtered, and opened where each was left.

use super::screen::{Screen, check, screen};

#[test]
fn each_has_its_date_its_marking_and_what_is_in_it() {
    check(
        "0",
        "│▌● Sony hack: pressing Beijing                 TLP:CLEAR  │",
    );
    check(
        "0",
        "│▌  as of 2014-12-20 · 33 events · 53 actors · 13 options",
    );
    check("0", "bluf › All briefings");
}

#[test]
fn the_page_of_the_selected_one_stands_beside_it() {
    check("0jj", "By the end of April 2024 [Seoul] will [likely use]");
    check("0jj", "│   ▆ [North Korea hit 3CX]  very likely ·");
    let mut narrow = Screen::bundled((80, 24), "0jj");
    narrow.shows("By the end of April 2024 [Seoul] will [likely use]");
    check("0jj", "│ TLP:CLEAR · as of 2023-04-30 · final");
    let mut scrolled = screen("0jjJJJ");
    scrolled.hides("│ TLP:CLEAR · as of 2023-04-30 · final");
}

#[test]
fn a_briefing_is_opened_where_it_was_left() {
    let mut screen = screen("]1jjjl0G<enter>");
    screen.shows("bluf › Washington and Seoul");
    screen.press("4jj0");
    screen.shows("in order · 3 of 3");
    screen.press("k<enter>");
    assert!(screen.briefing().starts_with("THAAD"));
    screen.shows("4 of 30");
    screen.press("H");
    assert!(screen.briefing().starts_with("Washington and Seoul"));
    screen.shows("4 Judgements ─");
    screen.shows("3 of 18");
}

#[test]
fn the_list_has_the_order_of_the_keys_that_step_through() {
    let mut screen = screen("0");
    for title in ["Sony hack", "THAAD", "Washington and Seoul"] {
        screen.shows(&format!("▌● {title}"));
        screen.press("<esc>]0");
    }
}

#[test]
fn the_briefing_opened_last_comes_first_where_one_sorts_so() {
    let screen = screen("[]]0s");
    let rows = screen.text();
    let place = |title: &str| rows.find(title).unwrap();
    assert!(place("● THAAD") < place("  Sony hack"));
    assert!(place("  Sony hack") < place("  Washington and Seoul"));
}

#[test]
fn s_sorts_otherwise_and_the_order_stays() {
    check("0s", "recent first · 1 of 3");
    check("0ss", "by date · 1 of 3");
    check("0sss", "by title · 1 of 3");
    check("0ssss<esc>0", "by problems ·");
    check("0sssss", "in order · 1 of 3");
}

#[test]
fn most_problems_come_first_when_sorted_by_them() {
    let good = "title: Good\ntlp: clear\nas_of: 2020\nbluf: x\n";
    let bad = "title: Worse\nas_of: soon\nnonsense: 1\n";
    let mut screen = Screen::files(&[("a.yaml", good), ("b.yaml", bad)], (120, 36), "0ssss");
    let text = screen.text();
    assert!(text.find("Worse") < text.find("Good"), "{text}");
    screen.shows("problems !");
    screen.shows("unmarked");
    screen.shows("no date");
}

#[test]
fn a_filter_keeps_what_matches_and_esc_shows_all() {
    check("0/thaad", "Briefings /thaad");
    check("0/thaad", "in order · 1 of 3");
    check("0/zzz", "Nothing matches `zzz`. Esc shows all.");
    let mut screen = screen("0/thaad<enter><esc>");
    screen.shows("1 of 3");
    screen.shows("Washington and Seoul");
    screen.press("/wash<enter><enter>");
    assert!(screen.briefing().starts_with("Washington and Seoul"));
}

#[test]
fn reading_again_keeps_the_selected_one() {
    let file = |title: &str| format!("title: {title}\nas_of: 2020\n");
    let (a, b, c) = (file("Aa"), file("Bb"), file("Cc"));
    let mut screen = Screen::files(&[("b.yaml", &b), ("c.yaml", &c)], (120, 36), "0j");
    screen.shows("▌  Cc");
    screen.save(&[("a.yaml", &a), ("b.yaml", &b), ("c.yaml", &c)]);
    screen.shows("▌  Cc");
    screen.shows("  Aa");
}

#[test]
fn one_briefing_alone_needs_no_list() {
    let one = "title: Aa\n";
    Screen::of(one, (120, 36), "0").shows("There is only one briefing");
}
