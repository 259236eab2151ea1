//! Presenting: the slides of a briefing before an audience, detours from them, and what must never be seen there.

use proptest::prelude::*;

use super::screen::Screen;

const TALK: &str = "title: Harbour
tlp: GREEN
as_of: 2020
bluf: The [[crew]] stopped the cranes.
actors:
  crew: {name: Tide Crew, kind: group, summary: 'They know [[port]].', notes: Zsecret}
  port: {name: Port, kind: company}
events:
  - {id: stop, title: Cranes stop, date: 2019-02, by: crew, target: port}
judgements:
  who: {text: The crew did it, likelihood: likely, confidence: low, for: stop}
options:
  wait: {title: Wait, status: proposed, pros: [Cheap, Quiet]}
  act: {title: Act, status: raised, cons: [Dear]}
slides:
  - {show: bluf, title: The harbour, notes: Zspoken}
  - {section: What we know, minutes: 5}
  - timeline
  - actor crew
  - {show: judgement who, id: judged}
  - {section: What to do}
  - {show: options, reveal: true, title: Two ways}
  - decision wait act
  - backup: true
  - event stop
";

const SIZE: (u16, u16) = (80, 24);

/// The slides, after some keys.
fn slides(keys: &str) -> Screen {
    Screen::of(TALK, SIZE, &format!("gbP{keys}"))
}

/// Presses keys over the slides: then all of this is seen.
#[track_caller]
fn check(keys: &str, parts: &[&str]) {
    let mut screen = slides(keys);
    for part in parts {
        screen.shows(part);
    }
}

#[test]
fn a_talk_begins_with_its_first_slide_and_goes_on_step_by_step() {
    check(
        "",
        &["The harbour", "[Tide Crew] stopped the cranes", "1/6"],
    );
    check("<space>", &["What we know", "Cranes stop", "2/6"]);
    check("jj", &["Tide Crew", "3/6"]);
    check("<pgdn><down><enter>", &["The crew did it", "4/6"]);
    check("jjjk", &["3/6"]);
    check("k", &["1/6"]);
    check("G", &["6/6"]);
    check("Gj", &["6/6"]);
    check("3G", &["3/6"]);
    check("99G", &["6/6"]);
    check("Ggg", &["1/6"]);
    check("3Ghl<right><left>", &["3/6"]);
}

#[test]
fn what_appears_bit_by_bit_has_its_room_from_the_beginning() {
    let mut screen = slides("5G");
    screen.shows("Two ways").hides("Act");
    let first = screen.text();
    screen.press("<space><space>");
    screen.shows("Wait").shows("Act").shows("5/6");
    let all = screen.text();
    let row = |text: &str| text.lines().position(|line| line.contains("Two ways"));
    assert_eq!(row(&first), row(&all));
    screen.press("<space>").shows("6/6");
    screen.press("k").shows("5/6").shows("Act");
    screen.press("h").shows("4/6");
}

#[test]
fn sections_are_gone_to() {
    check("]", &["2/6", "What we know"]);
    check("]]", &["5/6", "What to do"]);
    check("]][", &["2/6"]);
}

#[test]
fn a_detour_leads_back_to_the_same_slide_and_step() {
    let mut screen = slides("<tab>");
    let before = screen.text();
    screen
        .press("<enter>")
        .shows("slide 1/6")
        .shows("They know");
    screen
        .press("<tab><enter>")
        .shows("Port")
        .shows("Esc to the slide");
    screen.press("H").shows("They know");
    screen.press("<esc>");
    assert_eq!(screen.text(), before);
    screen.press("<enter>/know<enter><esc>");
    assert_eq!(screen.text(), before);
    screen.press("<c-p>port<enter>").shows("Port ──");
    screen.press("q");
    assert_eq!(screen.text(), before);
    // By its label, and by the mouse.
    screen.press("fa").shows("They know").press("<esc>");
    screen.click("Tide Crew").shows("They know").press("<esc>");
    screen.shows("1/6");
}

#[test]
fn a_peek_lies_on_the_slide() {
    check("<tab>i", &["They know"]);
    check("<tab>i<esc>", &["The harbour"]);
}

#[test]
fn black_hides_everything() {
    for key in ["b", "."] {
        let mut screen = slides(key);
        assert_eq!(screen.text().trim(), "", "{key}");
        screen.press(key).shows("The harbour");
        screen.press(key).press("j").shows("2/6");
    }
}

#[test]
fn all_slides_are_seen_small_and_gone_to() {
    check("o", &["1 ──", "6 ──", "backup 1", "Two ways"]);
    check("ol<enter>", &["2/6"]);
    check("oG<enter>", &["backup 1", "Cranes stop"]);
    check("oG<enter><esc>", &["1/6"]);
    check("3Go<esc>", &["3/6"]);
    let mut screen = slides("o");
    screen.click("Two ways").shows("5/6");
}

#[test]
fn words_are_found_in_slides() {
    check("/two ways<enter>", &["5/6"]);
    check("/stop<enter>", &["2/6"]);
    check("/stop<enter>n", &["4/6"]);
    check("/stop<enter>nn", &["backup 1"]);
    check("/stop<enter>nnn", &["1/6"]);
    check("/stop<enter>N", &["1/6"]);
    check("/nowhere<enter>", &["On no slide", "1/6"]);
    check("/stop<esc>", &["1/6"]);
}

#[test]
fn leaving_is_asked_for() {
    check("q", &["Leave the talk?"]);
    check("q<esc>", &["1/6"]);
    check("qj", &["1/6"]);
    check("qq", &["Overview", "We judge"]);
    check("q<enter>", &["Overview"]);
    assert_eq!(slides("<c-c>").did(), "quit");
}

#[test]
fn keys_of_clickers_that_mean_nothing_here_are_silent() {
    for key in ["<f5>", "P", "<esc>", "e", "y", "x", "5"] {
        let mut screen = slides("jj");
        let before = screen.text();
        screen.press(key);
        let after = screen.text();
        let before = before.replace("slide 5", "       ");
        assert!(
            after.contains("Tide Crew") && after.contains("3/6"),
            "{key}: {before}\n{after}"
        );
    }
}

#[test]
fn the_clock_is_shown_when_it_is_wanted() {
    check("t", &["5:00 left"]);
    let mut screen = slides("");
    screen
        .hides("left")
        .press("t")
        .shows("left")
        .press("t")
        .hides("left");
}

#[test]
fn a_talk_begins_at_the_slide_about_what_is_selected() {
    let mut screen = Screen::of(TALK, SIZE, "4");
    screen.press("P").shows("The crew did it").shows("4/6");
}

#[test]
fn a_briefing_that_changes_keeps_the_slide_and_the_step() {
    let mut screen = slides("5G<space>");
    let changed = TALK.replace("  - timeline\n", "").replace("Quiet", "Calm");
    screen.save_over(&[("b.yaml", &changed)]);
    screen.shows("Two ways").shows("Wait").shows("4/5");
    // What cannot be read leaves the slide as it was.
    screen.save_over(&[("b.yaml", "title: [")]);
    screen.shows("Two ways").shows("4/5");
    // A slide that is gone: the one before it.
    let gone = changed.replace("  - {show: options, reveal: true, title: Two ways}\n", "");
    screen.save_over(&[("b.yaml", &gone)]);
    screen.shows("The crew did it").shows("3/4");
}

#[test]
fn what_is_asked_or_typed_goes_on_when_files_are_read() {
    let mut screen = slides("q");
    screen.read_again();
    screen.shows("Leave the talk?").press("q").shows("We judge");
    let mut screen = slides("/two");
    screen.read_again();
    screen.press(" ways<enter>".replace(' ', "<space>").as_str());
    screen.shows("5/6");
    let mut screen = slides("ol");
    screen.read_again();
    screen.press("<enter>").shows("2/6");
}

#[test]
fn a_screen_that_shrinks_never_ends_the_talk() {
    let mut screen = slides("4G");
    for size in [(40, 12), (20, 5), (300, 80), (39, 11), (1, 1), (80, 24)] {
        screen.resize(size);
        let text = screen.text();
        assert!(size.0 < 20 || text.contains("TLP"), "{size:?}\n{text}");
    }
    screen.shows("The crew did it").shows("4/6");
}

#[test]
fn speaker_notes_are_nowhere() {
    for keys in ["", "j", "jj", "3G<tab><enter>", "o", "i", "<tab>i", "?"] {
        slides(keys).hides("Zspoken").hides("Zsecret");
    }
}

/// Goes through all slides of the program's briefings, step by step: each screen has its marking above and below.
fn walk(briefing: usize, size: (u16, u16)) -> usize {
    let mut screen = Screen::opened(size, &"]".repeat(briefing));
    screen.press("P");
    let mut steps = 0;
    loop {
        let before = screen.text();
        let lines: Vec<&str> = before.lines().collect();
        let has = |line: Option<&&str>| line.is_some_and(|line| line.contains("TLP:CLEAR"));
        assert!(has(lines.first()) && has(lines.last()), "{before}");
        let body = lines[1..lines.len() - 1].iter();
        assert!(body.clone().any(|line| !line.trim().is_empty()), "{before}");
        screen.press("<space>");
        if screen.text() == before {
            return steps;
        }
        steps += 1;
        assert!(steps < 2_000, "{before}");
    }
}

#[test]
fn the_decks_of_the_program_can_be_gone_through_at_every_size() {
    for briefing in 0..3 {
        let steps = [(40, 12), (80, 24), (120, 36), (300, 80)].map(|size| walk(briefing, size));
        assert!(steps.is_sorted_by(|one, next| one >= next), "{steps:?}");
        assert!(steps[3] > 8, "{steps:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_keys_and_no_size_end_a_talk(
        keys in proptest::collection::vec("[jkhlGgobt/n\\[\\]f ai3]|<tab>|<esc>|<enter>|<s-tab>", 0..40),
        size in (1_u16..140, 1_u16..60),
    ) {
        let mut screen = Screen::of(TALK, SIZE, "P");
        for (at, key) in keys.iter().enumerate() {
            screen.press(&key.replace(' ', "<space>"));
            if at == keys.len() / 2 {
                screen.resize(size);
            }
            let _ = screen.text();
        }
    }
}

#[test]
fn a_terminal_that_shrinks_in_mid_talk_keeps_the_step() {
    let mut screen = slides("5G<space>");
    let before = screen.text();
    screen.resize((20, 5)).shows("Two ways").shows("5/6");
    screen.resize((38, 11)).shows("Two ways");
    screen.resize(SIZE);
    assert_eq!(screen.text(), before);
    // Steps go on all the same.
    screen.resize((20, 5)).press("<space>").resize(SIZE);
    screen.shows("Wait").shows("Act").shows("5/6");
}
