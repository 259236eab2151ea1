//! Whenever a word of something marked RED is on the screen, the screen is marked RED: every action is done, one after
//! the other, and every filter of the finder completed.

use std::collections::HashSet;

use serde_yaml::Value;

use super::screen::{Screen, USUAL, deeds};

/// A briefing with every field of the format, each with words of its own that begin with z.
const FULL: &str = include_str!("full.yaml");

/// A briefing for everybody, which names much of the other one: in titles, texts and fields, also with slips.
const OPEN: &str = "
id: open
title: Open
tlp: CLEAR
bluf: As [[zfull/j]] says.
events:
  - {id: one, title: One}
  - {id: two, title: 'Behind [[zfull/e]]', see_also: zfull/a, text: 'Of [[zfull/srcx]] and [[zfull/v]].'}
  - {id: three, title: Three, actors: [zfull/a, zfull/aa], after: zfull/e}
actors:
  bee: {name: Bee, relations: [ally-of zfull/a], sources: zfull/s}
judgements:
  say: {text: 'So says [[two]].', likelihood: likely, confidence: low, for: [zfull/e, zfull/v]}
";

/// The words of a text that begin with z: those that are RED.
fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| word.len() > 3 && word.starts_with(['z', 'Z']));
    words.map(str::to_lowercase)
}

/// The other briefing, with a slip in it.
fn full() -> String {
    let slip =
        "actors:\n  zbad: {name: Zbadname, znmae: Zbadvalue, tags: [zbadtag], country: zcountry}\n";
    FULL.replace("id: full", "id: zfull")
        .replace("\nactors:\n", &format!("\n{slip}"))
}

/// RED as a whole.
fn red_file() -> (String, HashSet<String>) {
    let text = full().replace("\ntlp: CLEAR", "\ntlp: RED");
    let red = words(&text).filter(|word| word != "ztitle").collect();
    (text, red)
}

/// RED in each entry, and CLEAR around them.
fn red_entries() -> (String, HashSet<String>) {
    const COLLECTIONS: [&str; 8] = [
        "sources",
        "actors",
        "events",
        "statements",
        "evidence",
        "questions",
        "judgements",
        "options",
    ];
    let mut root: Value = serde_yaml::from_str(&full()).unwrap();
    let mut entries = Vec::new();
    for name in COLLECTIONS {
        let all: Vec<&mut Value> = match &mut root[name] {
            Value::Sequence(items) => items.iter_mut().collect(),
            Value::Mapping(map) => map.values_mut().collect(),
            other => panic!("{name}: {other:?}"),
        };
        for entry in all {
            if let Value::Mapping(fields) = entry {
                fields.insert("tlp".into(), "RED".into());
                entries.push(serde_yaml::to_string(fields).unwrap());
            }
        }
    }
    let mut rest = root.clone();
    for name in COLLECTIONS {
        rest.as_mapping_mut().unwrap().remove(name);
    }
    let around: HashSet<String> = words(&serde_yaml::to_string(&rest).unwrap()).collect();
    let red = entries.iter().flat_map(|entry| words(entry));
    let red = red.filter(|word| !around.contains(word)).collect();
    (serde_yaml::to_string(&root).unwrap(), red)
}

/// What was shown without its marking.
struct Walk {
    screen: Screen,
    red: HashSet<String>,
    keys: String,
    seen: HashSet<String>,
    wrong: Vec<String>,
}

impl Walk {
    fn new((text, red): &(String, HashSet<String>), size: (u16, u16), keys: &str) -> Self {
        let files = [("a.yaml", OPEN), ("c.yaml", text)];
        let mut walk = Self {
            screen: Screen::files(&files, size, ""),
            red: red.clone(),
            keys: String::new(),
            seen: HashSet::new(),
            wrong: Vec::new(),
        };
        walk.look();
        walk.press(keys);
        walk
    }

    fn press(&mut self, keys: &str) {
        self.screen.press(keys);
        self.keys += keys;
        self.look();
    }

    fn look(&mut self) {
        let text = self.screen.text();
        let found: Vec<String> = words(&text)
            .filter(|word| self.red.contains(word))
            .collect();
        let top = text.lines().next().unwrap_or_default();
        if !found.is_empty() && !top.trim_end().ends_with("TLP:RED") {
            self.wrong.push(format!("{}: {found:?}\n{text}", self.keys));
        }
        self.seen.extend(found);
    }

    #[track_caller]
    fn end(self) -> HashSet<String> {
        assert!(
            self.wrong.is_empty(),
            "{} times, first after {}",
            self.wrong.len(),
            self.wrong[0]
        );
        self.seen
    }
}

/// The keys of each action.
fn keys() -> impl Iterator<Item = &'static str> {
    deeds()
        .filter(|deed| deed.name != "quit")
        .filter_map(|deed| deed.keys.first().copied())
}

/// Does every action after each of these, and every second time backwards.
fn walk(red: &(String, HashSet<String>), size: (u16, u16), firsts: &[&str]) -> HashSet<String> {
    let mut all: Vec<&str> = keys().collect();
    let mut seen = HashSet::new();
    for first in firsts {
        let mut walk = Walk::new(red, size, first);
        for second in &all {
            walk.press(second);
        }
        all.reverse();
        seen.extend(walk.end());
    }
    seen
}

#[test]
fn whatever_is_done_the_marking_says_what_is_shown() {
    let red = red_file();
    let firsts: Vec<&str> = keys().collect();
    let mut seen = walk(&red, USUAL, &firsts);
    for pane in ["1", "2", "3", "4", "5"] {
        let mut walk = Walk::new(&red, (200, 50), "]");
        walk.press(pane);
        for key in ["j", "<pgdn>"].repeat(12) {
            walk.press(key);
        }
        seen.extend(walk.end());
    }
    // That much came on the screen at all.
    let all = red.1.len();
    assert!(seen.len() * 2 > all, "{} of {all}", seen.len());
}

#[test]
fn nor_is_an_entry_shown_without_its_own_on_any_screen() {
    for (step, size) in [(6, USUAL), (7, (60, 20)), (8, (200, 50))] {
        let firsts: Vec<&str> = keys().step_by(step).collect();
        for red in [red_file(), red_entries()] {
            walk(&red, size, &firsts);
        }
    }
}

#[test]
fn what_the_finder_completes_names_and_says_is_marked() {
    for red in [red_file(), red_entries()] {
        let filters = [
            "actor:",
            "tag:",
            "in:",
            "after:19",
            "before:19",
            "kind:",
            "tlp:",
        ];
        let slips = [
            "tag:zsrctagg",
            "actor:zbadd",
            "in:zful",
            "actor:zba kind:source",
            "tag:zbad ",
        ];
        for typed in filters.iter().chain(&slips) {
            let mut walk = Walk::new(&red, USUAL, "<c-p>");
            for letter in typed.chars() {
                let key = if letter == ' ' {
                    "<space>".to_owned()
                } else {
                    letter.to_string()
                };
                walk.press(&key);
            }
            for _ in 0..12 {
                walk.press("<tab>");
            }
            for key in [
                "<down>", "<esc>", "<esc>", "<c-p>", "<a-y>", "<esc>", "<esc>", "<c-p>",
            ] {
                walk.press(key);
            }
            walk.end();
        }
    }
}

#[test]
fn problems_are_marked_as_what_they_quote() {
    let marked = |yaml: &str, marking: &str| {
        let files = [
            ("a.yaml", OPEN.split("events").next().unwrap()),
            ("c.yaml", yaml),
        ];
        let mut screen = Screen::files(&files[1..], USUAL, "!");
        let text = screen.text();
        assert!(text.contains("Problems"), "{text}");
        let first = text.lines().next().unwrap();
        assert!(first.trim_end().ends_with(marking), "{marking}\n{text}");
        screen.press("<esc>");
    };
    let head = "title: T\ntlp: CLEAR\nevents:\n  - {id: e, title: E}\n";
    marked(&format!("{head}actors:\n  x: {{nmae: X}}\n"), "TLP:CLEAR");
    // Marked in an entry that is left out.
    marked(
        &format!("{head}actors:\n  x: {{nmae: X, tlp: RED}}\n"),
        "TLP:RED",
    );
    // Lost with a syntax error: nobody knows.
    marked(
        &format!("{head}actors:\n  x: {{name: X, tlp: RED\n  y: {{name: Y}}\n"),
        "TLP:?",
    );
    // Of a file that holds nothing.
    marked("- tlp: RED\n- words", "TLP:?");
    // What has no marking.
    marked("title: T\nevents: [e]\n", "unmarked");
}
