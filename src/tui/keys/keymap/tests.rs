//! Keys as they are written, shown and bound by default.
#![allow(clippy::unwrap_used)]

use super::*;
use crate::tui::keys::key::{notation, parse};
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyEventState, KeyModifiers};
use proptest::prelude::*;
use std::collections::HashSet;

#[test]
fn keys_are_read_as_they_are_written() {
    let keys = parse("jG<c-p><a-left><s-tab><lt><f1>").unwrap();
    let shown: Vec<String> = keys.into_iter().map(show).collect();
    assert_eq!(shown, ["j", "G", "Ctrl-p", "Alt-←", "Shift-Tab", "<", "F1"]);
    let wrong = |text| parse(text).unwrap_err().to_string();
    assert_eq!(
        wrong("<entre>"),
        "`<entre>` is not a key: did you mean `<enter>`? Keys are written as in j, gg, <enter>, <c-p>"
    );
    assert!(wrong("<c-a-entre>").contains("did you mean `<c-a-enter>`?"));
    assert!(wrong("<nothing>").contains("write as in j, gg"));
    assert!(wrong("j<c").contains("`<c` has no `>`"));
}

#[test]
fn one_key_may_be_written_in_several_ways() {
    let same = |a, b| assert_eq!(parse(a), parse(b), "{a}");
    same("<Ctrl-P>", "<c-p>");
    same("<shift-a>", "A");
    same("<a-s-x>", "<a-X>");
    same("<C-I>", "<c-i>");
    same("<SPACE>", " ");
    same("<c-с><a-Ж><c-ㅂ>", "<c-c><a-:><c-q>");
    same("<a-c-s-left>", "<c-a-s-left>");
    for none in [
        "<s-1>",
        "<s-space>",
        "<c-s-p>",
        "<c-s-P>",
        "<f13>",
        "<c->",
        "<>",
    ] {
        assert!(parse(none).is_err(), "{none}");
    }
}

proptest! {
    #[test]
    fn the_notation_reads_as_the_same_keys(text in "(<((c|a|s|ctrl)-){0,3}(enter|space|lt|gt|tab|f5|ins|[ -~])>|[ -~é]){0,5}") {
        if let Ok(keys) = parse(&text) {
            prop_assert_eq!(parse(&notation(&keys)), Ok(keys));
        }
    }
}

#[test]
fn every_binding_reads_and_none_is_given_twice_or_hides_another() {
    for mode in [Mode::Browse, Mode::Over, Mode::Labels, Mode::Present] {
        let mut seen = HashSet::new();
        for spec in ACTIONS.iter().filter(|spec| spec.modes.has(mode)) {
            for keys in spec.keys {
                let keys = parse(keys).unwrap();
                assert!(seen.insert(keys.clone()), "{} is bound twice", spec.name);
            }
        }
        for keys in &seen {
            let hidden = seen
                .iter()
                .any(|other| other.len() > keys.len() && other.starts_with(keys));
            assert!(!hidden, "{keys:?} hides a longer one");
        }
    }
}

#[test]
fn shift_tab_comes_in_two_ways() {
    let back = Key::from(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT));
    assert_eq!(vec![back], parse("<s-tab>").unwrap());
}

/// What the bytes of a terminal are to crossterm, and so a key here.
fn event(code: KeyCode, modifiers: KeyModifiers) -> Key {
    let state = KeyEventState::CAPS_LOCK | KeyEventState::NUM_LOCK | KeyEventState::KEYPAD;
    Key::from(KeyEvent::new_with_kind_and_state(
        code,
        modifiers,
        KeyEventKind::Repeat,
        state,
    ))
}

#[test]
fn locks_and_the_keypad_make_no_other_keys() {
    let (control, alt, shift) = (
        KeyModifiers::CONTROL,
        KeyModifiers::ALT,
        KeyModifiers::SHIFT,
    );
    for (code, modifiers, keys) in [
        (KeyCode::Char('p'), control, "<c-p>"),
        (KeyCode::Char('с'), control | shift, "<c-c>"),
        (KeyCode::Char('С'), control, "<c-c>"),
        (KeyCode::Char('c'), control | KeyModifiers::SUPER, "<c-c>"),
        (KeyCode::Char(' '), control, "<c-space>"),
        (KeyCode::Char('!'), alt, "<a-!>"),
        (KeyCode::Char('G'), shift, "G"),
        (KeyCode::Char('5'), KeyModifiers::NONE, "5"),
        (KeyCode::Enter, KeyModifiers::NONE, "<enter>"),
        (KeyCode::Left, alt, "<a-left>"),
    ] {
        assert_eq!(vec![event(code, modifiers)], parse(keys).unwrap(), "{keys}");
    }
}

#[test]
fn a_key_that_only_some_terminals_tell_apart_is_the_usual_one_unless_it_is_bound() {
    let keymap = Keymap::default();
    let known = |keys| {
        let keys = parse(keys).unwrap().into_iter();
        notation(
            &keys
                .map(|key| keymap.known(Mode::Browse, key))
                .collect::<Vec<_>>(),
        )
    };
    assert_eq!(known("<c-m><c-[><a-c-m>"), "<enter><esc><a-enter>");
    assert_eq!(
        known("<s-enter><c-enter><s-backspace>"),
        "<enter><enter><backspace>"
    );
    assert_eq!(
        known("<c-i><s-tab><c-p>im[<a-enter>"),
        "<c-i><s-tab><c-p>im[<a-enter>"
    );
    let meant = keymap.meant(Mode::Browse, &parse("<c-i>").unwrap());
    assert_eq!(meant, Meant::Action(Action::Forward));
    // Where it means nothing of its own it completes, as Tab does.
    let key = parse("<c-i>").unwrap()[0];
    let known = keymap.known(Mode::Typing, key);
    assert_eq!(notation(&[known]), "<tab>");
}

#[test]
fn a_key_means_what_holds_where_it_is_pressed() {
    let keymap = Keymap::default();
    let meant = |mode, keys| keymap.meant(mode, &parse(keys).unwrap());
    assert_eq!(meant(Mode::Browse, "<c-p>"), Meant::Action(Action::Finder));
    assert_eq!(meant(Mode::Typing, "<c-p>"), Meant::Action(Action::Up));
    assert_eq!(meant(Mode::Typing, "j"), Meant::Nothing);
    assert_eq!(meant(Mode::Typing, "<down>"), Meant::Action(Action::Down));
    assert_eq!(meant(Mode::Over, "y"), Meant::Begun);
    assert_eq!(meant(Mode::Over, "gb"), Meant::Nothing);
    assert_eq!(meant(Mode::Labels, "f"), Meant::Nothing);
    assert_eq!(meant(Mode::Labels, "<esc>"), Meant::Action(Action::Close));
    assert_eq!(
        keymap.key_in(Mode::Browse, Action::Peek).as_deref(),
        Some("i")
    );
    assert_eq!(
        keymap.key_in(Mode::Typing, Action::Peek).as_deref(),
        Some("Alt-i")
    );
    assert_eq!(keymap.key_in(Mode::Typing, Action::Hints), None);
}
