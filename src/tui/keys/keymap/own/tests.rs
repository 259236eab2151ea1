//! Bindings of one's own, as they are read from a configuration.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::super::{Keymap, Meant};
use crate::config::Configuration;
use crate::diagnostic::Code;
use crate::diagnostic::explanation::Example;
use crate::reference::code::explanation;
use crate::source::SourceFile;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::keys::key::{Key, notation, parse};
use crate::tui::keys::keymap::bound::Bound;
use crate::tui::layout::pane::PaneKind;

/// The keymap by some lines under `browse`, each indented by two, and what is told: line, column, code, message, help
/// and the places of the notes.
fn keymap(yaml: &str) -> (Keymap, Vec<String>) {
    let lines: String = yaml.lines().map(|line| format!("  {line}\n")).collect();
    let source = SourceFile::named("config.yaml", format!("keys:\n browse:\n{lines}"));
    let read = Configuration::read(&source);
    let (keymap, problems) = Keymap::new(&read.browse);
    let told = read.problems.iter().chain(&problems).map(|p| {
        let notes: String = p
            .notes
            .iter()
            .map(|note| format!(" ({} {})", note.place.position(), note.text))
            .collect();
        let (at, code) = (p.position(), p.code);
        format!("{at} {code}: {}. {}{notes}", p.message, p.help)
    });
    (keymap, told.collect())
}

/// What some keys mean by some lines under `browse`, and what is told.
fn check(yaml: &str, meant: &[(&str, Meant)], problems: &[&str]) {
    let (keymap, told) = keymap(yaml);
    assert_eq!(told, problems, "{yaml}");
    for (keys, meant) in meant {
        assert_eq!(
            keymap.meant(Mode::Browse, &parse(keys).unwrap()),
            *meant,
            "{keys}"
        );
    }
}

#[test]
fn own_keys_come_before_the_defaults() {
    let find = Meant::Action(Action::Finder);
    check(
        "<c-f>: find\nn: down\nup: find\ngt: find",
        &[
            ("up", find.clone()),
            ("gt", find.clone()),
            ("<c-f>", find.clone()),
            ("<c-p>", find),
            ("n", Meant::Action(Action::Down)),
            ("N", Meant::Action(Action::FindPrevious)),
        ],
        &[],
    );
    let (keymap, _) = keymap("<c-f>: find\nn: down");
    assert_eq!(keymap.keys_of(Action::Finder), ["Ctrl-f", "Ctrl-p"]);
    assert_eq!(keymap.keys_of(Action::Down), ["n", "j", "↓"]);
    // On slides there is no row to go down to, and `n` stays what it is.
    assert_eq!(keymap.key_in(Mode::Browse, Action::FindNext), None);
    assert_eq!(keymap.keys_of(Action::FindNext), ["n"]);
}

#[test]
fn a_letter_of_another_layout_is_the_key_in_its_place() {
    check("ㅓ: up", &[("j", Meant::Action(Action::Up))], &[]);
}

#[test]
fn keys_that_only_some_terminals_tell_apart_are_bound_by_themselves() {
    let yaml = "<c-i>: find\n<c-[>: none\n<c-x><c-m>: quit";
    check(
        yaml,
        &[
            ("<c-i>", Meant::Action(Action::Finder)),
            ("<tab>", Meant::Action(Action::Next)),
            ("<esc>", Meant::Action(Action::Close)),
            ("<c-[>", Meant::Nothing),
            ("<c-x><c-m>", Meant::Action(Action::Quit)),
        ],
        &[],
    );
    let (keymap, _) = keymap(yaml);
    for key in parse("<c-i><c-[><c-m>").unwrap() {
        assert_eq!(keymap.known(Mode::Browse, key), key);
    }
}

#[test]
fn keys_can_be_made_to_do_nothing() {
    check(
        "q: none\nG: null\n\"[\":\n\"gg\": none",
        &[
            ("q", Meant::Nothing),
            ("G", Meant::Nothing),
            ("[", Meant::Nothing),
            ("gg", Meant::Nothing),
            ("g", Meant::Begun),
        ],
        &[],
    );
}

#[test]
fn what_is_no_key_or_no_action_is_told_with_the_right_one() {
    check(
        "<entr>: follow\n<nothing>: follow\n<c: follow\n\"\": follow\nenter: follow\nCtrl-f: find\n<f8>: fnid\n<f9>: dance",
        &[("<f8>", Meant::Nothing), ("<f9>", Meant::Nothing)],
        &[
            "3:3 bad-keys: `<entr>` is not a key. did you mean `<enter>`? Keys are written as in j, gg, <enter>, <c-p>",
            "4:3 bad-keys: `<nothing>` is not a key. write as in j, gg, <enter>, <c-p>, <a-left>, <s-tab>, <f1>",
            "5:3 bad-keys: `<c` has no `>`. write `<lt>` for the sign `<`",
            "6:3 bad-keys: there is no key here. write for example \"j\", \"gg\", \"<enter>\", \"<c-p>\"",
            "7:3 bad-keys: `enter` is 5 keys in a row. write `<enter>` for the one key",
            "8:3 bad-keys: `Ctrl-f` is 6 keys in a row. write `<c-f>` for the one key",
            "9:9 unknown-value: `fnid` is not an action. did you mean `find`?",
            "10:9 unknown-value: `dance` is not an action. `bluf keys` lists the actions; `none` takes away what keys do",
        ],
    );
}

#[test]
fn the_same_keys_twice_are_told_with_both_places() {
    check(
        "<c-f>: find\n<Ctrl-F>: quit",
        &[("<c-f>", Meant::Action(Action::Finder))],
        &[
            "4:3 duplicate-key: `<c-f>` is bound twice. keep one of them; the first counts (3:3 first bound here)",
        ],
    );
}

#[test]
fn keys_that_hide_others_are_told_with_both_places() {
    check(
        "Z: quit\nZZ: last\nqq: quit",
        &[
            ("Z", Meant::Action(Action::Quit)),
            ("q", Meant::Action(Action::Quit)),
        ],
        &[
            "4:3 hidden-keys: `ZZ` cannot be reached: `Z` acts at once. take one of them out (3:3 acts at once)",
            "5:3 hidden-keys: `qq` cannot be reached: `q` acts at once (quit, by default). add `\"q\": none`, or take other keys",
        ],
    );
    check(
        "q: none\nqq: quit",
        &[("q", Meant::Begun), ("qq", Meant::Action(Action::Quit))],
        &[],
    );
    let begin_with_g = |keys: &[Key]| keys.len() > 1 && notation(keys).starts_with('g');
    let defaults = Keymap::default();
    let hidden = defaults
        .bound()
        .iter()
        .filter(|bound| begin_with_g(&bound.keys) && bound.modes.has(Mode::Browse))
        .count();
    let told = format!(
        "3:3 hidden-keys: `g` acts at once, so `gg` `gt` `ga` `go` and {} more cannot be reached. take other keys, or say that it is meant: bind those to `none`",
        hidden - 4
    );
    check(
        "g: first",
        &[
            ("g", Meant::Action(Action::First)),
            ("gt", Meant::Nothing),
            ("1", Meant::Action(Action::Pane(PaneKind::Timeline))),
        ],
        &[&told],
    );
}

#[test]
fn there_is_always_a_way_out() {
    let quit = Meant::Action(Action::Interrupt);
    check(
        "<c-c>: none\nq: none",
        &[("<c-c>", quit.clone()), ("q", Meant::Nothing)],
        &["3:3 bad-keys: `<c-c>` always quits. take other keys"],
    );
    check("<c-c>: interrupt", &[("<c-c>", quit)], &[]);
}

proptest! {
    #[test]
    fn whatever_is_written_no_two_keys_are_the_same_and_none_hides_another(
        written in prop::collection::vec(("[gjqx]{1,3}|<c-[cp]>|<esc>", "find|quit|none|down|nope"), 0..12)
    ) {
        let lines: String = written.iter().map(|(keys, action)| format!("\"{keys}\": {action}\n")).collect();
        let (keymap, _) = keymap(&lines);
        for mode in [Mode::Browse, Mode::Over, Mode::Typing, Mode::Labels] {
            let holds = |bound: &&Bound| bound.action.is_some() && bound.modes.has(mode);
            let letter = |bound: &Bound| bound.keys[0].typed().is_some();
            let acting = keymap.bound().iter().filter(holds);
            let acting: Vec<_> = acting.filter(|bound| !(mode.takes_letters() && letter(bound))).collect();
            for a in &acting {
                let meant = keymap.meant(mode, &a.keys);
                prop_assert_eq!(meant, Meant::Action(a.action.unwrap()), "{} {:?}", notation(&a.keys), mode);
                let same = acting.iter().filter(|b| b.keys.starts_with(&a.keys)).count();
                prop_assert_eq!(same, 1, "{} {:?}", notation(&a.keys), mode);
            }
        }
        prop_assert!(!keymap.keys_of(Action::Interrupt).is_empty());
    }
}

/// What is told of a configuration: line, column and code.
fn told(yaml: &str) -> Vec<String> {
    let read = Configuration::read(&SourceFile::named("config.yaml", yaml));
    let (_, problems) = Keymap::new(&read.browse);
    let told = read.problems.iter().chain(&problems);
    told.map(|p| format!("{} {}", p.position(), p.code))
        .collect()
}

#[test]
fn examples_of_keys_have_what_they_are_examples_of() {
    for code in [Code::BadKeys, Code::HiddenKeys] {
        let Some(Example::Configuration { bad, at, good }) =
            explanation(code).map(|said| said.example)
        else {
            panic!("{code} has no example");
        };
        assert_eq!(told(bad), [format!("{at} {code}")]);
        assert_eq!(told(good), Vec::<String>::new(), "{code}");
    }
}
