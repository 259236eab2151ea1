//! Which slides a deck has: by what is listed, else in the standard order; ids that stay; what is left out.

use bluf::facade::{Deck, Stands, Talk};

use super::forms::{HARBOUR, library};

const HEAD: &str =
    "title: Harbour\ntlp: CLEAR\nbluf: Cranes stop.\nevents: [{id: stop, title: Cranes stop}]\n";

fn deck(lines: &str, talk: Talk) -> Deck {
    Deck::of(&library(&format!("{HEAD}{lines}")), 0, talk)
}

fn ids(deck: &Deck) -> Vec<&str> {
    deck.slides.iter().map(|slide| slide.id.as_str()).collect()
}

#[track_caller]
fn check(lines: &str, expected: &[&str]) {
    assert_eq!(ids(&deck(lines, Talk::Whole)), expected, "{lines}");
}

#[test]
fn without_slides_the_order_is_the_usual_one_and_empty_parts_are_skipped() {
    check("", &["title", "bluf", "timeline"]);
    check("slides: []\n", &["title", "bluf", "timeline"]);
    let standard = HARBOUR.split("slides:").next().unwrap();
    let deck = Deck::of(&library(standard), 0, Talk::Whole);
    let order = [
        "title",
        "bluf",
        "judgements",
        "timeline",
        "actors",
        "questions",
        "options",
        "decision",
        "sources",
    ];
    assert_eq!(ids(&deck), order);
    assert_eq!(deck.in_talk(), 8);
    // What is turned down is not to be decided.
    assert_eq!(deck.slides[7].entries.len(), 1);
}

#[test]
fn ids_are_what_is_shown_and_the_how_manieth() {
    let lines = "slides: [timeline, bluf, timeline, event stop, event stop]\n";
    let expected = [
        "timeline",
        "bluf",
        "timeline 2",
        "event stop",
        "event stop 2",
    ];
    check(lines, &expected);
    // Other slides before them change nothing.
    check(
        "slides: [bluf, timeline, title, timeline]\n",
        &["bluf", "timeline", "title", "timeline 2"],
    );
    let lines = "slides: [timeline, {show: bluf, id: timeline}, {show: bluf, id: a}, {show: title, id: a}]\n";
    check(lines, &["timeline 2", "timeline", "a", "a 2"]);
}

#[test]
fn what_is_unknown_or_empty_is_left_out_and_counted() {
    let lines = "slides: [bluf, event nobody, actor stop, options, compare stop nobody, timeline, nonsense]\n";
    let deck = deck(lines, Talk::Whole);
    assert_eq!(ids(&deck), ["bluf", "timeline"]);
    assert_eq!(deck.missing.unknown, [1, 2, 4, 6]);
    assert_eq!(deck.missing.empty, [3]);
}

#[test]
fn sections_hold_the_slides_behind_them_and_end_with_the_talk() {
    let lines = "slides:\n  - title\n  - {section: 'On [[stop]]', minutes: 4}\n  - {show: bluf, minutes: 1.5}\n  - timeline\n  - {section: Empty}\n  - backup: true\n  - event stop\n";
    let deck = deck(lines, Talk::Whole);
    let sections: Vec<_> = deck
        .sections
        .iter()
        .map(|s| (s.title.as_str(), s.slides.clone()))
        .collect();
    assert_eq!(sections, [("On Cranes stop", 1..3), ("Empty", 3..3)]);
    assert_eq!(deck.slides[0].section, None);
    assert_eq!(
        (deck.slides[3].stands, deck.slides[3].section),
        (Stands::InReserve, None)
    );
    assert_eq!(deck.in_talk(), 3);
    // One slide of the section has no minutes, so that the section's hold.
    assert_eq!(deck.minutes(), 4.0);
}

#[test]
fn the_short_version_has_the_core_and_the_reserve() {
    let whole = Deck::of(&library(HARBOUR), 0, Talk::Whole);
    let short = Deck::of(&library(HARBOUR), 0, Talk::Short);
    let expected = [
        "judgement crew-did-it",
        "decision wait crew-did-it",
        "sources",
    ];
    assert_eq!((ids(&short), short.talk), (expected.to_vec(), Talk::Short));
    assert_eq!(short.sections[0].slides, 0..0);
    assert_eq!(short.sections[1].slides, 0..2);
    // Ids are those of the whole talk.
    assert!(expected.iter().all(|id| whole.find(id).is_some()));
    // Where nothing is the core, all is shown.
    let deck = deck("slides: [bluf, timeline]\n", Talk::Short);
    assert_eq!(
        (ids(&deck), deck.talk),
        (vec!["bluf", "timeline"], Talk::Whole)
    );
}
