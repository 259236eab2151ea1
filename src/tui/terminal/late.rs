//! Takes a colour answer that came too late out of the keys.
//!
//! crossterm reads `ESC ] 11 ; rgb:1e1e/1e1e/1e1e BEL` as Alt-], 1, 1, ;, …, Ctrl-G. Keys are held back only while an
//! answer is due and what came so far may be one; whatever turns out to be no answer is passed on, in order.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::background;

/// `11;rgba:ffff/ffff/ffff/ffff` and its beginning.
const LONGEST: usize = 32;

/// What may be the beginning of an answer.
#[derive(Debug, Default)]
pub(super) struct LateAnswer {
    held: Vec<KeyEvent>,
    text: String,
}

impl LateAnswer {
    /// The keys to pass on now.
    pub(super) fn filter(&mut self, key: KeyEvent) -> Vec<KeyEvent> {
        if self.held.is_empty() && !background::is_answer_due() {
            return vec![key];
        }
        self.step(key)
    }

    fn step(&mut self, key: KeyEvent) -> Vec<KeyEvent> {
        let began = !self.held.is_empty();
        match (key.code, key.modifiers) {
            (KeyCode::Char(']'), KeyModifiers::ALT) if !began => self.held.push(key),
            (KeyCode::Char('g'), KeyModifiers::CONTROL)
            | (KeyCode::Char('\\'), KeyModifiers::ALT)
                if self.is_answer() =>
            {
                background::answered();
                self.release();
            }
            (KeyCode::Char(c), KeyModifiers::NONE) if began && self.may_go_on_with(c) => {
                self.text.push(c);
                self.held.push(key);
            }
            _ => {
                let mut keys = self.release();
                keys.push(key);
                return keys;
            }
        }
        Vec::new()
    }

    fn may_go_on_with(&self, c: char) -> bool {
        match self.text.len() {
            0 => c == '1',
            1 => c == '0' || c == '1',
            2 => c == ';',
            n => n < LONGEST && (c.is_ascii_hexdigit() || "rgba:/#".contains(c)),
        }
    }

    fn is_answer(&self) -> bool {
        self.text.len() > 3
    }

    fn release(&mut self) -> Vec<KeyEvent> {
        self.text.clear();
        std::mem::take(&mut self.held)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alt(c: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(c), KeyModifiers::ALT)
    }

    fn plain(text: &str) -> Vec<KeyEvent> {
        text.chars().map(|c| KeyCode::Char(c).into()).collect()
    }

    fn pass(keys: &[KeyEvent]) -> Vec<KeyEvent> {
        let mut late = LateAnswer::default();
        keys.iter().flat_map(|&key| late.step(key)).collect()
    }

    #[test]
    fn answers_vanish_and_keys_around_them_stay() {
        let bell = KeyEvent::new(KeyCode::Char('g'), KeyModifiers::CONTROL);
        for end in [bell, alt('\\')] {
            let keys = [
                plain("j"),
                vec![alt(']')],
                plain("11;rgb:1e1e/1e1e/1E1E"),
                vec![end],
                plain("k1"),
            ];
            assert_eq!(pass(&keys.concat()), plain("jk1"));
        }
    }

    #[test]
    fn what_is_no_answer_comes_through_in_order() {
        let keys = [vec![alt(']')], plain("1q")].concat();
        assert_eq!(pass(&keys), keys);
        let keys = [vec![alt(']'), alt(']')], plain("x")].concat();
        assert_eq!(pass(&keys), keys);
        let keys = [vec![alt(']')], plain("11;rgb:"), plain(&"f".repeat(40))].concat();
        assert_eq!(pass(&keys), keys);
        assert_eq!(pass(&[alt('\\')]), [alt('\\')]);
    }
}
