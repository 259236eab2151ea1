//! Keys: how they are written, and which action a series of them means.
//!
//! A key is written as itself (`j`, `G`, `?`) or between angle brackets (`<enter>`, `<c-p>`, `<a-left>`, `<lt>`).
//! `c-` is Ctrl, `a-` Alt, `s-` Shift; Shift is written only with keys that have no capital of their own.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::action::{ACTIONS, Action};

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
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("del", KeyCode::Delete),
];

/// Letters and signs of the Latin layout, row by row, then with Shift.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";

/// What stands in the same places of other layouts; `\0` where it is the same or nothing of its own.
const LAYOUTS: &[&str] = &[
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ\0\0ㅁㄴㅇㄹㅎㅗㅓㅏㅣ\0\0ㅋㅌㅊㅍㅠㅜㅡ\0\0\0ㅃㅉㄸㄲㅆ\0\0\0ㅒㅖ",
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ",
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
            KeyCode::Char(c) if modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            other => other,
        };
        if matches!(code, KeyCode::Char(_)) {
            modifiers -= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    /// The key in the same place of a Latin keyboard, for letters of the Korean two-set and the Cyrillic layout. For
    /// commands only: where words are typed, a letter is a letter.
    #[must_use]
    pub fn latin(self) -> Self {
        let KeyCode::Char(c) = self.code else {
            return self;
        };
        let place = LAYOUTS
            .iter()
            .find_map(|layout| layout.chars().position(|other| other == c));
        let latin = place.and_then(|place| LATIN.chars().nth(place));
        latin.map_or(self, |latin| Self {
            code: KeyCode::Char(latin),
            ..self
        })
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

/// Reads keys in their notation.
///
/// # Errors
/// A sentence that says what is not a key, and how keys are written.
pub fn parse(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(named) = rest.strip_prefix('<') {
            let Some((name, after)) = named.split_once('>') else {
                return Err(format!(
                    "`{rest}` has no `>`: write `<lt>` for the sign `<`"
                ));
            };
            keys.push(named_key(name).ok_or_else(|| format!("`<{name}>` is not a key: write for example <enter>, <c-p>, <a-left>, <f1>, <space>"))?);
            rest = after;
        } else {
            keys.push(Key::new(KeyCode::Char(c), KeyModifiers::NONE));
            rest = &rest[c.len_utf8()..];
        }
    }
    Ok(keys)
}

fn named_key(name: &str) -> Option<Key> {
    let mut modifiers = KeyModifiers::NONE;
    let mut name = name.to_owned();
    for (prefix, modifier) in [
        ("c-", KeyModifiers::CONTROL),
        ("a-", KeyModifiers::ALT),
        ("s-", KeyModifiers::SHIFT),
    ] {
        if name.to_lowercase().starts_with(prefix) && name.len() > prefix.len() {
            modifiers |= modifier;
            name.drain(..prefix.len());
        }
    }
    let lower = name.to_lowercase();
    let code = NAMES
        .iter()
        .find(|(known, _)| *known == lower)
        .map(|(_, code)| *code);
    let function = || {
        lower
            .strip_prefix('f')?
            .parse()
            .ok()
            .filter(|n| (1..=12).contains(n))
            .map(KeyCode::F)
    };
    let single = || {
        (name.chars().count() == 1)
            .then(|| name.chars().next().map(KeyCode::Char))
            .flatten()
    };
    code.or_else(function)
        .or_else(single)
        .map(|code| Key::new(code, modifiers))
}

/// A key as people read it: `Enter`, `Ctrl-p`, `G`.
pub fn shown(keys: &str) -> String {
    let Ok(keys) = parse(keys) else {
        return keys.to_owned();
    };
    keys.into_iter().map(show).collect::<Vec<_>>().join("")
}

fn show(key: Key) -> String {
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

/// What a series of keys means so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    /// An action.
    Action(Action),
    /// The beginning of some.
    Begun,
    /// Nothing.
    Nothing,
}

/// The keys of all actions, read once.
#[derive(Debug)]
pub struct Keymap {
    bindings: Vec<(Vec<Key>, Action)>,
}

impl Default for Keymap {
    fn default() -> Self {
        let bindings = ACTIONS.iter().flat_map(|spec| {
            spec.keys
                .iter()
                .filter_map(|keys| Some((parse(keys).ok()?, spec.action)))
        });
        Self {
            bindings: bindings.collect(),
        }
    }
}

impl Keymap {
    /// What some keys in a row mean.
    pub fn meant(&self, keys: &[Key]) -> Meant {
        if let Some((_, action)) = self.bindings.iter().find(|(bound, _)| bound == keys) {
            return Meant::Action(*action);
        }
        let begun = self
            .bindings
            .iter()
            .any(|(bound, _)| bound.starts_with(keys));
        if begun { Meant::Begun } else { Meant::Nothing }
    }

    /// The actions that some keys begin, with the key that goes on.
    pub fn going_on(&self, keys: &[Key]) -> Vec<(String, Action)> {
        let next = self
            .bindings
            .iter()
            .filter(|(bound, _)| bound.len() > keys.len() && bound.starts_with(keys));
        next.map(|(bound, action)| (show(bound[keys.len()]), *action))
            .collect()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn keys_are_read_as_they_are_written() {
        let keys = parse("jG<c-p><a-left><s-tab><lt><f1>").unwrap();
        let shown: Vec<String> = keys.into_iter().map(show).collect();
        assert_eq!(shown, ["j", "G", "Ctrl-p", "Alt-←", "Shift-Tab", "<", "F1"]);
        assert!(parse("<nope>").is_err_and(|e| e.contains("<nope>")));
        assert!(parse("<c").is_err());
    }

    #[test]
    fn every_binding_reads_and_none_is_given_twice_or_hides_another() {
        let mut seen = HashSet::new();
        for spec in ACTIONS {
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

    #[test]
    fn shift_tab_comes_in_two_ways() {
        let back = Key::from(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT));
        assert_eq!(vec![back], parse("<s-tab>").unwrap());
    }
}
