use super::*;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

/// The key of what stands behind `ESC [`.
#[track_caller]
fn check(body: &str, code: KeyCode, modifiers: KeyModifiers) {
    let key = control(body.as_bytes()).unwrap_or_else(|| panic!("no key: {body}"));
    assert_eq!((key.code, key.modifiers), (code, modifiers), "{body}");
}

#[test]
fn control_characters_are_keys_with_ctrl() {
    for (c, code, modifiers) in [
        ('\r', KeyCode::Enter, NONE),
        ('\t', KeyCode::Tab, NONE),
        ('\u{7f}', KeyCode::Backspace, NONE),
        ('\0', KeyCode::Char(' '), CONTROL),
        ('\u{1}', KeyCode::Char('a'), CONTROL),
        ('\u{8}', KeyCode::Char('h'), CONTROL),
        ('\n', KeyCode::Char('j'), CONTROL),
        ('\u{1a}', KeyCode::Char('z'), CONTROL),
        ('\u{1f}', KeyCode::Char('7'), CONTROL),
        ('a', KeyCode::Char('a'), NONE),
        ('A', KeyCode::Char('A'), SHIFT),
        ('日', KeyCode::Char('日'), NONE),
    ] {
        let key = typed(c, NONE);
        assert_eq!((key.code, key.modifiers), (code, modifiers), "{c:?}");
        let key = typed(c, ALT);
        assert_eq!((key.code, key.modifiers), (code, modifiers | ALT), "{c:?}");
    }
}

#[test]
fn keys_without_signs_are_told_in_many_ways() {
    for (body, code, modifiers) in [
        ("A", KeyCode::Up, NONE),
        ("1;5D", KeyCode::Left, CONTROL),
        ("1;3:1C", KeyCode::Right, ALT),
        ("a", KeyCode::Up, SHIFT),
        ("H", KeyCode::Home, NONE),
        ("1~", KeyCode::Home, NONE),
        ("7~", KeyCode::Home, NONE),
        ("4;2~", KeyCode::End, SHIFT),
        ("3~", KeyCode::Delete, NONE),
        ("3$", KeyCode::Delete, SHIFT),
        ("3^", KeyCode::Delete, CONTROL),
        ("3@", KeyCode::Delete, SHIFT | CONTROL),
        ("6;5~", KeyCode::PageDown, CONTROL),
        ("Z", KeyCode::BackTab, SHIFT),
        ("P", KeyCode::F(1), NONE),
        ("R", KeyCode::F(3), NONE),
        ("13~", KeyCode::F(3), NONE),
        ("15~", KeyCode::F(5), NONE),
        ("17~", KeyCode::F(6), NONE),
        ("24;5~", KeyCode::F(12), CONTROL),
        ("28~", KeyCode::F(15), NONE),
        ("34~", KeyCode::F(20), NONE),
        // modifyOtherKeys.
        ("27;5;105~", KeyCode::Char('i'), CONTROL),
        ("27;2;9~", KeyCode::BackTab, SHIFT),
        ("27;5;13~", KeyCode::Enter, CONTROL),
    ] {
        check(body, code, modifiers);
    }
    assert_eq!(single(b'B').map(|key| key.code), Some(KeyCode::Down));
    assert_eq!(single(b'p').map(|key| key.code), Some(KeyCode::Char('0')));
    assert_eq!(single(b'S').map(|key| key.code), Some(KeyCode::F(4)));
    assert_eq!(single(b'Z'), None);
    assert_eq!(console(b'E').map(|key| key.code), Some(KeyCode::F(5)));
    assert_eq!(console(b'F'), None);
}

#[test]
fn the_keyboard_protocol_tells_keys_and_modifiers_apart() {
    for (body, code, modifiers) in [
        ("105;5u", KeyCode::Char('i'), CONTROL),
        ("27u", KeyCode::Esc, NONE),
        ("9;2u", KeyCode::BackTab, SHIFT),
        ("9;5u", KeyCode::Tab, CONTROL),
        ("13;3u", KeyCode::Enter, ALT),
        ("127;5u", KeyCode::Backspace, CONTROL),
        // Caps lock and num lock are on.
        ("112;197u", KeyCode::Char('p'), CONTROL),
        ("49:33;4u", KeyCode::Char('!'), ALT),
        ("97;2u", KeyCode::Char('a'), SHIFT),
        ("1073::44;5:1u", KeyCode::Char('б'), CONTROL),
        ("57404u", KeyCode::Char('5'), NONE),
        ("57414u", KeyCode::Enter, NONE),
        ("57376u", KeyCode::F(13), NONE),
        ("57398u", KeyCode::F(35), NONE),
        ("57420;5u", KeyCode::Down, CONTROL),
    ] {
        check(body, code, modifiers);
    }
    assert_eq!(
        control(b"1075::117;5:3u").map(|key| key.kind),
        Some(KeyEventKind::Release)
    );
    assert_eq!(
        control(b"1074;5:2u").map(|key| key.kind),
        Some(KeyEventKind::Repeat)
    );
    let desktop = control(b"113;9u").map(|key| key.modifiers);
    assert_eq!(desktop, Some(KeyModifiers::SUPER));
}

#[test]
fn what_is_no_key_is_none() {
    for body in [
        "",
        "u",
        "?62c",
        ">1;95;0c",
        "?5u",
        "24;80R",
        "8;24;80t",
        "0n",
        "I",
        "O",
        "?2026;2$y",
        "99~",
        "57441u",
        "57358u",
        "1114112u",
        "55296u",
        "99999999999u",
        "0;0;0~",
        "27;5~",
        "x",
    ] {
        assert_eq!(control(body.as_bytes()), None, "{body}");
    }
}
