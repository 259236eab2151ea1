//! Keys, and how they are written.
//!
//! A key is written as itself (`j`, `G`, `?`) or between angle brackets (`<enter>`, `<c-p>`, `<a-left>`, `<lt>`).
//! `c-` is Ctrl, `a-` Alt, `s-` Shift; Shift is written only with keys that have no capital of their own. `<c-i>`,
//! `<c-m>` and `<c-[>` are keys of their own where the terminal tells them from Tab, Enter and Esc (the keyboard
//! protocol of kitty). Elsewhere nobody can press them; and where nothing is bound to them, they are what they are
//! there (see [`Keymap::known`](super::keymap::Keymap::known)).

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::layouts;
use crate::words::short::short;
use crate::words::suggest;

/// A key as it is pressed, without what does not matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Ctrl, Alt, and Shift where it makes a difference.
    pub modifiers: KeyModifiers,
}

/// Keys with names.
const NAMES: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("space", KeyCode::Char(' ')),
    ("lt", KeyCode::Char('<')),
    ("gt", KeyCode::Char('>')),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("ins", KeyCode::Insert),
    ("del", KeyCode::Delete),
];

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let kept = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT;
        Self::new(event.code, event.modifiers & kept)
    }
}

impl Key {
    fn new(code: KeyCode, mut modifiers: KeyModifiers) -> Self {
        let code = match code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            // A chord types nothing, so it is the one of the Latin layout: Ctrl-С quits, too.
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(layouts::latin(c).to_ascii_lowercase())
            }
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::ALT) => {
                KeyCode::Char(layouts::latin(c))
            }
            other => other,
        };
        if matches!(code, KeyCode::Char(_)) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    /// The key in the same place of a Latin keyboard, for letters of other layouts. For commands only: where words are
    /// typed, a letter is a letter.
    #[must_use]
    pub fn latin(self) -> Self {
        match self.code {
            KeyCode::Char(c) => Self {
                code: KeyCode::Char(layouts::latin(c)),
                ..self
            },
            _ => self,
        }
    }

    /// The character that the key types, when it types one.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(c) if self.modifiers.is_empty() => Some(c),
            _ => None,
        }
    }

    /// The event that pressing the key makes.
    pub fn event(self) -> KeyEvent {
        KeyEvent::new(self.code, self.modifiers)
    }
}

/// A text that is no keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}: {help}")]
pub struct NotKeys {
    /// What is no key.
    pub what: String,
    /// How to write it.
    pub help: String,
}

/// Reads keys in their notation.
///
/// # Errors
/// At the first that is not a key.
pub fn parse(text: &str) -> Result<Vec<Key>, NotKeys> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(named) = rest.strip_prefix('<') {
            let Some((name, after)) = named.split_once('>') else {
                return Err(NotKeys {
                    what: format!("`{}` has no `>`", short(rest)),
                    help: "write `<lt>` for the sign `<`".to_owned(),
                });
            };
            keys.push(named_key(name).ok_or_else(|| no_key(name))?);
            rest = after;
        } else {
            keys.push(Key::new(KeyCode::Char(c), KeyModifiers::NONE));
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(keys)
}

fn no_key(name: &str) -> NotKeys {
    let mut bare = name;
    while let Some((_, rest)) = modifier(bare) {
        bare = rest;
    }
    let modifiers = name.strip_suffix(bare).unwrap_or_default();
    let help = match suggest::nearest(bare, NAMES.iter().map(|(name, _)| *name)) {
        Some(near) => format!(
            "did you mean `<{modifiers}{near}>`? Keys are written as in j, gg, <enter>, <c-p>"
        ),
        None => "write as in j, gg, <enter>, <c-p>, <a-left>, <s-tab>, <f1>".to_owned(),
    };
    NotKeys {
        what: format!("`<{}>` is not a key", short(name)),
        help,
    }
}

/// The modifiers, each in the ways to write it.
const MODIFIERS: [(&str, KeyModifiers); 6] = [
    ("c-", KeyModifiers::CONTROL),
    ("ctrl-", KeyModifiers::CONTROL),
    ("a-", KeyModifiers::ALT),
    ("alt-", KeyModifiers::ALT),
    ("s-", KeyModifiers::SHIFT),
    ("shift-", KeyModifiers::SHIFT),
];

pub(super) fn named_key(name: &str) -> Option<Key> {
    let mut modifiers = KeyModifiers::NONE;
    let mut name = name;
    while let Some((modifier, rest)) = modifier(name) {
        modifiers |= modifier;
        name = rest;
    }
    let mut code = code(name)?;
    let (control, shift) = (KeyModifiers::CONTROL, KeyModifiers::SHIFT);
    if let (KeyCode::Char(c), true) = (code, modifiers.contains(shift)) {
        // A letter has a capital; of other characters, and with Ctrl, no terminal says that Shift is down.
        let has_capital = c.is_alphabetic() && !modifiers.contains(control);
        code = KeyCode::Char(c.to_uppercase().next().filter(|_| has_capital)?);
    }
    Some(Key::new(code, modifiers))
}

/// The modifier that a name starts with, and the rest of the name.
fn modifier(name: &str) -> Option<(KeyModifiers, &str)> {
    MODIFIERS.into_iter().find_map(|(prefix, modifier)| {
        let (start, rest) = name.split_at_checked(prefix.len())?;
        (start.eq_ignore_ascii_case(prefix) && !rest.is_empty()).then_some((modifier, rest))
    })
}

fn code(name: &str) -> Option<KeyCode> {
    let lower = name.to_lowercase();
    let known = NAMES.iter().find(|(known, _)| *known == lower);
    let function = || {
        let number = lower.strip_prefix('f')?.parse().ok();
        number.filter(|n| (1..=12).contains(n)).map(KeyCode::F)
    };
    let mut chars = name.chars();
    let single = match (chars.next(), chars.next()) {
        (Some(c), None) => Some(KeyCode::Char(c)),
        _ => None,
    };
    known.map(|(_, code)| *code).or_else(function).or(single)
}

/// Keys in their notation: what [`parse`] reads as the same keys.
pub fn notation(keys: &[Key]) -> String {
    keys.iter().copied().map(write).collect()
}

fn write(key: Key) -> String {
    let name = NAMES.iter().find(|(_, code)| *code == key.code);
    let name = match (key.code, name) {
        (KeyCode::Char(c), _) if key.modifiers.is_empty() && !matches!(c, '<' | ' ') => {
            return c.to_string();
        }
        (_, Some((name, _))) => (*name).to_owned(),
        (KeyCode::F(n), _) => format!("f{n}"),
        (KeyCode::Char(c), _) => c.to_string(),
        _ => String::new(),
    };
    let mut prefix = String::new();
    for (sign, modifier) in [MODIFIERS[0], MODIFIERS[2], MODIFIERS[4]] {
        if key.modifiers.contains(modifier) {
            prefix.push_str(sign);
        }
    }
    format!("<{prefix}{name}>")
}

/// Keys as people read them: `Enter`, `Ctrl-p`, `G`, `gg`, `g Enter`.
pub fn shown(keys: &[Key]) -> String {
    let keys: Vec<String> = keys.iter().copied().map(show).collect();
    let single = keys.iter().all(|key| key.chars().count() == 1);
    keys.join(if single { "" } else { " " })
}

pub(super) fn show(key: Key) -> String {
    let mut text = String::new();
    for (modifier, word) in [
        (KeyModifiers::CONTROL, "Ctrl-"),
        (KeyModifiers::ALT, "Alt-"),
        (KeyModifiers::SHIFT, "Shift-"),
    ] {
        if key.modifiers.contains(modifier) {
            text.push_str(word);
        }
    }
    let name =
        match key.code {
            KeyCode::Left => "←".to_owned(),
            KeyCode::Right => "→".to_owned(),
            KeyCode::Up => "↑".to_owned(),
            KeyCode::Down => "↓".to_owned(),
            KeyCode::PageUp => "PgUp".to_owned(),
            KeyCode::PageDown => "PgDn".to_owned(),
            KeyCode::F(n) => format!("F{n}"),
            KeyCode::Char(' ') => "Space".to_owned(),
            KeyCode::Char(c) => c.to_string(),
            code => NAMES.iter().find(|(_, known)| *known == code).map_or_else(
                String::new,
                |(name, _)| {
                    let mut letters = name.chars();
                    letters.next().map_or_else(String::new, |first| {
                        first.to_uppercase().chain(letters).collect()
                    })
                },
            ),
        };
    text + &name
}
