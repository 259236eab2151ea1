//! `gk`: what is selected, explained on top of it.

use super::screen::{Screen, check};

const WIDE: (u16, u16) = (120, 36);

#[test]
fn the_kind_of_the_selected_entry_is_explained() {
    check("1gk", "Something that happened.");
    check("2gk", "Someone or something that acts or is acted upon.");
    check("3gk", "reference · kind of entry");
    check("gbgk", "What a briefing says of itself");
    // The page of a hypothesis is part of its question.
    let mut screen = Screen::of(QUESTION, WIDE, "4");
    screen
        .press("gk")
        .shows("A question that the briefing asks.");
}

const QUESTION: &str = "
title: t
tlp: CLEAR
questions: {q: {text: Who?, hypotheses: {a: A, b: B}}}
";

#[test]
fn in_the_reader_it_is_what_the_selected_link_leads_to() {
    let text = "
title: t
tlp: CLEAR
actors: {fbi: FBI}
events: ['The [[fbi]] speaks']
";
    let mut screen = Screen::of(text, WIDE, "1<enter>");
    screen.press("<tab>gk").shows("Someone or something");
}

/// The topic that the box of the reference begins with.
fn named(text: &str) -> String {
    let mut lines = text
        .lines()
        .skip_while(|line| !line.contains("reference · "));
    let head = lines.next().unwrap_or_default();
    let (before, _) = head.split_at(head.rfind('╭').unwrap_or_default());
    let line = lines.next().unwrap_or_default().chars();
    let within = line
        .skip(before.chars().count() + 1)
        .take_while(|c| !"│┃".contains(*c));
    within.collect::<String>().trim().to_owned()
}

const CLAIMED: &str = "
title: t
tlp: CLEAR
actors: {fbi: FBI, nk: NK, us: US}
events:
  - {id: e, title: 'Of [[us]]', by: fbi, target: us, attribution: {to: nk, by: fbi, level: state}}
judgements: {j: {text: J, for: e}}
";

#[test]
fn of_a_link_that_stands_in_a_field_it_is_the_field() {
    let mut screen = Screen::of(CLAIMED, WIDE, "1<enter>");
    let mut seen = Vec::new();
    for _ in 0..8 {
        screen.press("<tab>gk");
        seen.push(named(&screen.text()));
        screen.press("<esc>");
    }
    insta::assert_snapshot!(seen.join("\n"), @"
    actor
    event.by
    event.target
    attribution.to
    attribution.by
    judgement.for
    actor
    event.by
    ");
}

/// One actor in many fields, which stand in another order in the file than on the page, also in words.
const NAMED: &str = "
title: t
tlp: CLEAR
actors: {fbi: FBI}
events:
  - id: e
    attribution: {by: fbi, to: fbi, for: e}
    notes: Say that [[fbi]] said so.
    place: fbi
    actors: fbi
    text: The [[fbi]] said so.
    target: fbi
    by: fbi
    title: E
";

#[test]
fn in_whatever_order_fields_are_written_each_is_told_from_its_neighbours() {
    let mut screen = Screen::of(NAMED, WIDE, "1<enter>");
    let mut seen = Vec::new();
    for _ in 0..7 {
        screen.press("<tab>gk");
        seen.push(named(&screen.text()));
        screen.press("<esc>");
    }
    insta::assert_snapshot!(seen.join("\n"), @"
    actor
    event.by
    event.target
    event.actors
    event.place
    attribution.to
    attribution.by
    ");
}

/// Claims side by side, with their fields in several orders.
const SIDE_BY_SIDE: &str = "
title: t
tlp: CLEAR
actors: {fbi: FBI}
judgements: {j: {text: J}}
events:
  - title: E
    attribution:
      - {for: fbi, by: fbi, status: claimed, to: fbi}
      - {by: fbi, for: j, to: fbi}
      - {to: fbi, by: fbi}
";

#[test]
fn in_a_table_of_claims_fields_are_told_apart_by_their_columns() {
    let mut screen = Screen::of(SIDE_BY_SIDE, WIDE, "1<enter>");
    let mut seen = Vec::new();
    for _ in 0..8 {
        screen.press("<tab>gk");
        seen.push(named(&screen.text()));
        screen.press("<esc>");
    }
    insta::assert_snapshot!(seen.join("\n"), @"
    attribution.to
    attribution.by
    attribution.to
    attribution.by
    attribution.to
    attribution.by
    attribution.for
    attribution.for
    ");
}

#[test]
fn a_kind_leads_to_its_fields_and_back() {
    let mut screen = Screen::opened(WIDE, "1gk");
    screen.press("<tab><tab>").shows("explain it");
    screen
        .press("<enter>")
        .shows("reference · field")
        .shows("event.date");
    screen.press("<esc>").shows("reference · kind of entry");
    screen.press("<s-tab><enter>").shows("event.title");
    screen.press("q<esc>").hides("reference · ");
}

#[test]
fn it_is_scrolled_and_closed_and_the_keys_are_those_of_below_again() {
    let mut screen = Screen::opened(WIDE, "1gk");
    screen.shows("What happened, in a line.");
    screen
        .press("G")
        .hides("Something that happened.")
        .shows("event ─");
    screen.press("gg").shows("Something that happened.");
    for close in ["<esc>", "q", "gk"] {
        screen.press(close).hides("reference · ");
        screen.press("gk").shows("reference · ");
    }
}

const BROKEN: &str = "
title: t
tlp: CLEAR
events:
  - {title: a, date: 19.12.2014}
  - {titel: b}
";

#[test]
fn a_problem_is_explained_on_top_of_the_problems() {
    let mut screen = Screen::of(BROKEN, WIDE, "!");
    screen
        .press("gk")
        .shows("reference · problem")
        .shows("Why it matters");
    screen.shows("is found by no search for days");
    screen
        .press("<esc>")
        .hides("reference · ")
        .shows("Problems");
    screen
        .press("jgk")
        .shows("reference · problem")
        .hides("search for days");
    screen.press("gk").hides("reference · ").shows("Problems");
    screen.press("<esc>").hides("Problems");
}

#[test]
fn what_was_left_out_is_explained_by_its_slip() {
    let mut screen = Screen::of(BROKEN, WIDE, "1j");
    screen
        .press("gk")
        .shows("reference · problem")
        .shows("unknown-key");
}

#[test]
fn where_nothing_is_wrong_nothing_is_explained() {
    let mut screen = Screen::of(QUESTION, WIDE, "!");
    screen
        .press("gk")
        .hides("reference · ")
        .shows("Nothing is wrong");
}

#[test]
fn it_fits_on_screens_of_any_size() {
    for size in [(80, 24), (40, 10), (200, 60)] {
        let mut screen = Screen::opened(size, "1gk");
        screen
            .shows("reference")
            .press("jjGkk<pgup>")
            .shows("reference");
        screen.resize((60, 15)).shows("reference");
    }
}
