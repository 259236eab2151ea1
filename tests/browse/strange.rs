//! Whatever is written in a briefing, pressed or done to the window: nothing panics, and every line stays in its
//! columns.

use bluf::facade::columns;
use crossterm::event::{MouseButton, MouseEventKind};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::screen::{Screen, deeds};
use super::seen::words;

/// What a field may hold, from one harmless word to what breaks screens.
const WORDS: &[&str] = &[
    "plain words in a row",
    "北京大学の研究者は",
    "하드파워 하드파워",
    "\u{1112}\u{1161}\u{11ab}\u{1100}\u{116e}\u{11a8}",
    "👩🏽‍💻 🏳️‍🌈 👍🏽 🇰🇷 1️⃣ ☂️ ☂",
    "Z̷̢̧͎̫a̸͔͝l̶̨͎g̴͙̈́o̶",
    "a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}",
    "بيجينغ تضغط على سيول",
    "לחץ על סין",
    "สวัสดีชาวโลก",
    "नमस्ते दुनिया",
    "\u{202e}gnirts\u{202c} \u{2066}x\u{2069} \u{200f}\u{200b}\u{feff}\u{ad}",
    "\u{301}\u{200d}\u{fe0f}",
    "\t|│┃╭╮╰╯─…▌[]",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "**bold [[e]]** `code` [[a|北京]] <b>raw</b> [x](https://example.org)",
    "- one\\n- two\\n\\n> three\\n\\n1. four",
    "﷽ ꧅ 𒐫 ⸻",
    "ﾊﾝｶｸ ＦＵＬＬ",
    "\\u001b[31mred\\u0007\\u0085",
    "",
];

/// A briefing with something in every field that is free; `@` is where it goes.
const BRIEFING: &str = r#"
title: "T @"
bluf: "@"
source_summary: "@"
authors: ["@", "@"]
as_of: 2014-12-20
events:
  - {id: e, title: "E @", when: "@", text: "@", actors: [a, b], by: a, target: b, place: p, impact: "@",
     attribution: {to: a, by: b, status: claimed}, sources: ["s#@"], tags: [x]}
  - {title: "D @", date: "2014-12?/2015-01~", importance: 1}
actors:
  a: {name: "A @", kind: state, aliases: ["@", "@"], summary: "@", role: "@", goals: ["@", "@"], relations: [{kind: ally-of, to: b, text: "@"}]}
  b: {name: "B @", kind: group}
  p: {name: "P @", kind: place}
options:
  o: {title: "O @", text: "@", instrument: cyber, pros: ["@"], cons: ["@", "@"], risks: ["@"], responses: {a: "@"}, ratings: {effect: 4, feasibility: 2}}
judgements:
  j: {text: "J @", likelihood: likely, why: "@", for: [v], dissent: {by: b, text: "@"}}
questions:
  q: {text: "Q @", hypotheses: {h: "@", i: "I @", k: "K @"}, matrix: {v: C I N, w: "II I CC"}}
evidence:
  v: {text: "V @", credibility: 2, relevance: high, sources: [s]}
  w: {text: "W @"}
statements:
  t: {by: a, quote: "@ quoted", when: "@"}
sources:
  s: {title: "S @", publisher: "@", descriptor: "@"}
"#;

fn briefing(words: &[usize]) -> String {
    let mut words = words.iter().cycle();
    let fill = |c: char| match c {
        '@' => WORDS[words.next().unwrap() % WORDS.len()].to_owned(),
        c => c.to_string(),
    };
    BRIEFING.chars().map(fill).collect()
}

/// Something that happens to the program.
#[derive(Debug, Clone)]
enum Step {
    Keys(String),
    Paste(usize),
    Resize(u16, u16),
    Mouse(MouseEventKind, (u16, u16)),
}

fn step(size: impl Strategy<Value = (u16, u16)> + 'static) -> BoxedStrategy<Step> {
    let bound = deeds().flat_map(|deed| deed.keys.iter().copied());
    let bound: Vec<&str> = bound
        .filter(|keys| !["q", "<c-c>", "<c-z>"].contains(keys))
        .collect();
    let mouse = vec![
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
    ];
    let typed = prop_oneof!["[a-z ]{1,3}", "[가-힣一-鿿أ-ي]{1,2}"];
    prop_oneof![
        12 => proptest::sample::select(bound).prop_map(|keys| Step::Keys(keys.to_owned())),
        2 => typed.prop_map(|typed| Step::Keys(typed.replace('q', "w"))),
        1 => any::<usize>().prop_map(Step::Paste),
        4 => (proptest::sample::select(mouse), (0u16..220, 0u16..60))
            .prop_map(|(kind, at)| Step::Mouse(kind, at)),
        2 => size.prop_map(|(width, height)| Step::Resize(width, height)),
    ]
    .boxed()
}

fn take(screen: &mut Screen, step: &Step) {
    match step {
        Step::Keys(keys) => drop(screen.press(keys)),
        Step::Paste(word) => drop(screen.paste(WORDS[word % WORDS.len()])),
        Step::Resize(width, height) => drop(screen.resize((*width, *height))),
        Step::Mouse(kind, at) => drop(screen.mouse(*kind, *at)),
    }
}

/// The lines around boxes; a thumb shows how far one has scrolled.
const SIDES: &str = "│┃├┤";

/// Every row is as wide as the screen: no wide character hangs over an edge or hides a cell that holds something.
fn rows_are_whole(buf: &Buffer) -> Result<(), String> {
    for y in 0..buf.area.height {
        let mut x = 0;
        while x < buf.area.width {
            let symbol = buf[(x, y)].symbol();
            let taken = columns(symbol);
            let controls = symbol.chars().any(|c| c.is_control());
            if taken == 0 || controls || usize::from(x) + taken > usize::from(buf.area.width) {
                return Err(format!("{symbol:?} at {x},{y}"));
            }
            for covered in 1..taken as u16 {
                let hidden = buf[(x + covered, y)].symbol();
                if !hidden.trim().is_empty() {
                    return Err(format!("{symbol:?} at {x},{y} hides {hidden:?}"));
                }
            }
            x += taken as u16;
        }
    }
    Ok(())
}

/// The sides of a box are there from its first row to its last.
fn box_is_whole(buf: &Buffer, area: Rect) -> Result<(), String> {
    if area.width < 4 || area.height < 2 {
        return Ok(());
    }
    for y in area.top()..area.bottom() {
        let (sides, corners) = match y {
            y if y == area.top() => ("╭╮┬", true),
            y if y + 1 == area.bottom() => ("╰╯┴", true),
            _ => (SIDES, false),
        };
        for x in [area.left(), area.right() - 1] {
            let symbol = buf[(x, y)].symbol();
            if !(sides.contains(symbol) || corners && SIDES.contains(symbol)) {
                return Err(format!("{symbol:?} in the side at {x},{y} of {area:?}"));
            }
        }
    }
    Ok(())
}

fn is_whole(screen: &Screen) -> Result<(), String> {
    let cells = screen.cells();
    rows_are_whole(&cells)?;
    let mut boxes = screen.boxes().into_iter();
    boxes.try_for_each(|area| box_is_whole(&cells, area))
}

/// There are boxes wherever there is room for them, so that the whole ones are not none.
#[test]
fn every_screen_has_boxes() {
    for size in [(40, 10), (80, 24), (120, 36), (200, 50)] {
        for keys in [
            "",
            "l",
            "?",
            ":",
            "!",
            "0",
            "i",
            "o",
            "g?",
            "T",
            "<c-p>",
            "<c-p>kim<tab>",
        ] {
            let screen = Screen::bundled(size, keys);
            assert!(!screen.boxes().is_empty(), "{size:?} {keys}");
            assert_eq!(is_whole(&screen), Ok(()), "{size:?} {keys}");
        }
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn every_line_stays_in_its_columns(
        words in proptest::collection::vec(0..WORDS.len(), 1..40),
        size in (1u16..220, 1u16..60),
        steps in proptest::collection::vec(step((1u16..220, 1u16..60)), 1..40),
    ) {
        let mut screen = Screen::of(&briefing(&words), size, "");
        prop_assert_eq!(is_whole(&screen), Ok(()));
        for step in &steps {
            take(&mut screen, step);
            let whole = is_whole(&screen);
            prop_assert!(whole.is_ok(), "{:?} after {:?}\n{}", whole, step, screen.text());
        }
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn no_session_at_any_size_panics(
        words in proptest::collection::vec(0..WORDS.len(), 1..8),
        steps in proptest::collection::vec(step((0u16..=1000, 0u16..=500)), 1..30),
    ) {
        let mut screen = Screen::of(&briefing(&words), (80, 24), "");
        for step in &steps {
            take(&mut screen, step);
            screen.cells();
        }
    }

    #[test]
    fn no_session_over_the_bundled_briefings_panics(
        steps in proptest::collection::vec(step((1u16..200, 1u16..60)), 1..80),
    ) {
        let mut screen = Screen::bundled((120, 36), "");
        for step in &steps {
            take(&mut screen, step);
            let whole = is_whole(&screen);
            prop_assert!(whole.is_ok(), "{:?} after {:?}\n{}", whole, step, screen.text());
        }
    }
}

#[test]
fn the_smallest_and_the_largest_screens_are_drawn() {
    for size in [
        (0, 0),
        (0, 500),
        (1000, 0),
        (1, 1),
        (39, 10),
        (40, 9),
        (40, 10),
        (1000, 500),
    ] {
        for keys in ["", "<enter>", "?", "!", "<c-p>korea", "/korea", "g"] {
            let screen = Screen::bundled(size, keys);
            assert_eq!(is_whole(&screen), Ok(()), "{size:?} {keys}");
        }
    }
}

#[test]
fn the_briefing_of_these_tests_is_read_whole() {
    for (word, text) in WORDS.iter().enumerate() {
        let screen = Screen::of(&briefing(&[0, word]), (80, 24), "");
        assert_eq!(screen.library().briefings().len(), 1, "{}", text);
        assert!(screen.library().entries().count() > 14, "{}", text);
    }
}

#[test]
fn a_title_as_long_as_it_may_be_is_cut_and_no_more() {
    let yaml = format!("title: {}\ntlp: GREEN\nevents: [E]\n", "A".repeat(65_530));
    for size in [(120, 36), (80, 24), (40, 10)] {
        Screen::of(&yaml, size, "").shows("TLP:GREEN");
    }
}

#[test]
fn a_long_paste_is_searched_once() {
    let mut screen = Screen::bundled((80, 24), ":");
    screen.paste(&"copy ".repeat(100_000));
    screen.press("<esc>?/");
    screen.paste(&"copy ".repeat(100_000));
    screen.shows("copy copy");
}

#[test]
fn the_sections_are_those_of_the_page_as_it_is() {
    let mut screen = Screen::bundled((200, 40), "2jlo");
    screen.resize((60, 12));
    let area = screen.boxes()[0];
    let inside = Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2);
    let second = words(&screen.cells(), inside)[1].trim().to_owned();
    screen.press("j<enter>");
    assert_eq!(screen.seen_lines()[0], second);
}
