//! Keys that are one to most terminals, and two with the keyboard protocol of kitty.

use super::key::Key;
use crossterm::event::{KeyCode, KeyModifiers};

/// What the key is to a terminal that does not tell it from another: Tab for Ctrl-i, Enter for Ctrl-m and Shift-Enter,
/// Esc for Ctrl-[. Other keys are themselves.
pub(super) fn of(key: Key) -> Key {
    const CONTROL: KeyModifiers = KeyModifiers::CONTROL;
    let (code, lost) = match key.code {
        KeyCode::Char('i') => (KeyCode::Tab, CONTROL),
        KeyCode::Char('m') => (KeyCode::Enter, CONTROL),
        KeyCode::Char('[') => (KeyCode::Esc, CONTROL),
        code @ (KeyCode::Enter | KeyCode::Esc | KeyCode::Backspace) => {
            (code, CONTROL.union(KeyModifiers::SHIFT))
        }
        _ => return key,
    };
    if !key.modifiers.intersects(lost) {
        return key;
    }
    Key {
        code,
        modifiers: key.modifiers - lost,
    }
}
