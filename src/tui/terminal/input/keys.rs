//! Which key a token is: the codes of xterm and its kin, of the Linux console and rxvt, and the keyboard protocol of
//! kitty (<https://sw.kovidgoyal.net/kitty/keyboard-protocol/>).
//!
//! Whatever is no key is an answer, or a report that nobody asked for: it is none. Pure: bytes in, a key out.

use std::ops::RangeInclusive;

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::numbers::Numbers;

/// The code by which xterm's `modifyOtherKeys` tells a key that has none (`CSI 27 ; modifiers ; code ~`).
const OTHER_KEY: u32 = 27;

/// The key of a character, or of a control character.
pub(super) fn typed(c: char, alt: KeyModifiers) -> KeyEvent {
    let control = |of: char| (KeyCode::Char(of), KeyModifiers::CONTROL);
    let (code, modifiers) = match c {
        '\r' => (KeyCode::Enter, KeyModifiers::NONE),
        '\t' => (KeyCode::Tab, KeyModifiers::NONE),
        '\u{1b}' => (KeyCode::Esc, KeyModifiers::NONE),
        '\u{7f}' => (KeyCode::Backspace, KeyModifiers::NONE),
        '\0' => control(' '),
        // Ctrl takes away two bits of a letter, and of some signs (that of 4 is the same as that of \).
        '\u{1}'..='\u{1a}' => control(char::from(c as u8 | 0x60)),
        '\u{1c}'..='\u{1f}' => control(char::from(c as u8 - 0x1c + b'4')),
        c if c.is_uppercase() => (KeyCode::Char(c), KeyModifiers::SHIFT),
        c => (KeyCode::Char(c), KeyModifiers::NONE),
    };
    KeyEvent::new(code, modifiers | alt)
}

/// The key of `ESC O` and a letter (SS3).
pub(super) fn single(byte: u8) -> Option<KeyEvent> {
    match byte {
        // The number pad, where it is told apart.
        b'M' => Some(KeyCode::Enter.into()),
        b'j'..=b'y' => Some(KeyCode::Char(char::from(byte - 0x40)).into()),
        b'a'..=b'd' => {
            let code = named(byte.to_ascii_uppercase())?;
            Some(KeyEvent::new(code, KeyModifiers::CONTROL))
        }
        b'R' => Some(KeyCode::F(3).into()),
        _ => named(byte).map(KeyEvent::from),
    }
}

/// The key of `ESC [ [` and a letter (Linux console).
pub(super) fn console(byte: u8) -> Option<KeyEvent> {
    matches!(byte, b'A'..=b'E').then(|| KeyCode::F(byte - b'A' + 1).into())
}

/// The key of what stands behind `ESC [`.
pub(super) fn control(body: &[u8]) -> Option<KeyEvent> {
    let (last, numbers) = body.split_last()?;
    let numbers = Numbers::of(numbers)?;
    let modifiers = modifiers(numbers.get(1, 0).unwrap_or(1));
    let kind = kind(numbers.get(1, 1));
    let (code, modifiers) = match last {
        b'u' => coded(&numbers, modifiers)?,
        b'~' if numbers.get(0, 0) == Some(OTHER_KEY) => {
            of_code(char::from_u32(numbers.get(2, 0)?)?, modifiers)
        }
        b'~' => (numbered(numbers.get(0, 0)?)?, modifiers),
        b'$' => (numbered(numbers.get(0, 0)?)?, KeyModifiers::SHIFT),
        b'^' => (numbered(numbers.get(0, 0)?)?, KeyModifiers::CONTROL),
        b'@' => {
            let both = KeyModifiers::SHIFT | KeyModifiers::CONTROL;
            (numbered(numbers.get(0, 0)?)?, both)
        }
        b'Z' => (KeyCode::BackTab, modifiers | KeyModifiers::SHIFT),
        b'a'..=b'd' if numbers.is_empty() => {
            (named(last.to_ascii_uppercase())?, KeyModifiers::SHIFT)
        }
        // With numbers it is the place of the cursor.
        b'R' if numbers.is_empty() => (KeyCode::F(3), modifiers),
        last => (named(*last)?, modifiers),
    };
    Some(KeyEvent::new_with_kind(code, modifiers, kind))
}

/// Keys that have a letter.
fn named(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

/// Keys that have a number.
fn numbered(number: u32) -> Option<KeyCode> {
    let function = |first: u32, number: u32| u8::try_from(number - first).ok().map(KeyCode::F);
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(10, number),
        17..=21 => function(11, number),
        23..=26 => function(12, number),
        28 | 29 => function(13, number),
        31..=34 => function(14, number),
        _ => None,
    }
}

/// A key of `CSI code : shifted ; modifiers : kind u`.
fn coded(numbers: &Numbers, modifiers: KeyModifiers) -> Option<(KeyCode, KeyModifiers)> {
    let code = numbers.get(0, 0)?;
    if PRIVATE.contains(&code) {
        return Some((of_keypad(code)?, modifiers));
    }
    let shifted = numbers.get(0, 1).and_then(char::from_u32);
    match shifted.filter(|_| modifiers.contains(KeyModifiers::SHIFT)) {
        Some(shifted) => Some((KeyCode::Char(shifted), modifiers - KeyModifiers::SHIFT)),
        None => Some(of_code(char::from_u32(code)?, modifiers)),
    }
}

/// The key of a character, with modifiers that were told beside it.
fn of_code(c: char, modifiers: KeyModifiers) -> (KeyCode, KeyModifiers) {
    if c == '\t' && modifiers.contains(KeyModifiers::SHIFT) {
        return (KeyCode::BackTab, modifiers);
    }
    match typed(c, KeyModifiers::NONE) {
        key if c.is_control() => (key.code, key.modifiers | modifiers),
        key => (key.code, modifiers),
    }
}

/// The codes of keys that type nothing, from a private area of Unicode: they stand for nothing else.
const PRIVATE: RangeInclusive<u32> = 57344..=57454;

/// Keys of the number pad, and function keys beyond those of old keyboards. Locks, keys for music and lone modifiers
/// are none here.
fn of_keypad(code: u32) -> Option<KeyCode> {
    const SIGNS: [char; 6] = ['.', '/', '*', '-', '+', '\r'];
    let within = |first: u32| u8::try_from(code - first).unwrap_or_default();
    Some(match code {
        57376..=57398 => KeyCode::F(13 + within(57376)),
        57399..=57408 => KeyCode::Char(char::from(b'0' + within(57399))),
        57409..=57414 => typed(SIGNS[usize::from(within(57409))], KeyModifiers::NONE).code,
        57415 => KeyCode::Char('='),
        57416 => KeyCode::Char(','),
        57417 => KeyCode::Left,
        57418 => KeyCode::Right,
        57419 => KeyCode::Up,
        57420 => KeyCode::Down,
        57421 => KeyCode::PageUp,
        57422 => KeyCode::PageDown,
        57423 => KeyCode::Home,
        57424 => KeyCode::End,
        57425 => KeyCode::Insert,
        57426 => KeyCode::Delete,
        57427 => KeyCode::KeypadBegin,
        _ => return None,
    })
}

/// Modifiers as a number: one, and a bit for each.
fn modifiers(number: u32) -> KeyModifiers {
    const BITS: [KeyModifiers; 6] = [
        KeyModifiers::SHIFT,
        KeyModifiers::ALT,
        KeyModifiers::CONTROL,
        KeyModifiers::SUPER,
        KeyModifiers::HYPER,
        KeyModifiers::META,
    ];
    let held = number.saturating_sub(1);
    let bits = BITS.iter().enumerate();
    bits.filter(|(bit, _)| held >> bit & 1 == 1)
        .map(|(_, modifier)| *modifier)
        .collect()
}

fn kind(number: Option<u32>) -> KeyEventKind {
    match number {
        Some(2) => KeyEventKind::Repeat,
        Some(3) => KeyEventKind::Release,
        _ => KeyEventKind::Press,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
