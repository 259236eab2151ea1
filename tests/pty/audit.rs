//! Reads what was written as a terminal does, and tells what a program must not write.
//!
//! The parser is vte's; the list of what is allowed is the program's promise, written once more and not taken from its
//! own gate.

use vte::{Params, Parser, Perform};

/// Modes that the program sets and resets: cursor, screen, mouse, focus, paste, synchronized update.
const MODES: [u16; 9] = [25, 1000, 1002, 1003, 1004, 1006, 1049, 2004, 2026];

/// What was seen in some bytes.
#[derive(Debug, Default)]
pub(crate) struct Audit {
    /// Sequences, controls and characters that must not be there, readable.
    pub(crate) foreign: Vec<String>,
    /// Parameters of all colour and style sequences (SGR).
    pub(crate) styles: Vec<Vec<u16>>,
    /// How many sequences there were.
    pub(crate) sequences: usize,
    /// Questions to the terminal: colours (OSC 10, 11), DA1, where its cursor is (CPR).
    pub(crate) questions: Vec<String>,
    /// The number of each link that was begun.
    pub(crate) links: Vec<String>,
}

/// Reads what was written to a terminal.
pub(crate) fn audit(bytes: &[u8]) -> Audit {
    let mut audit = Audit::default();
    Parser::new().advance(&mut audit, bytes);
    audit
}

/// Reads what was printed, where a line break is no control.
pub(crate) fn audit_lines(bytes: &[u8]) -> Audit {
    let lines = bytes.split(|byte| *byte == b'\n').collect::<Vec<_>>();
    audit(&lines.concat())
}

/// Those of a text that a terminal would obey, or that would not be seen: controls, direction, tags, noncharacters and
/// other format characters (Cf). ZWJ and variation selectors are part of emoji.
pub(crate) fn hidden(text: &str) -> Vec<char> {
    text.chars().filter(|c| is_hidden(*c)).collect()
}

fn is_hidden(c: char) -> bool {
    c.is_control()
        || u32::from(c) & 0xfffe == 0xfffe
        || matches!(c,
            '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{8e2}' | '\u{180e}'
            | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e007f}')
}

/// A number, and an address of the web that the payload of [`crate::hostile`] has no part in.
fn is_link(id: &[u8], target: &[u8]) -> bool {
    let is_number = id
        .strip_prefix(b"id=")
        .is_some_and(|number| !number.is_empty() && number.iter().all(u8::is_ascii_digit));
    let target = str::from_utf8(target).unwrap_or_default();
    is_number
        && target.starts_with("http")
        && target.bytes().all(|b| b.is_ascii_graphic())
        && !target.contains("own.example")
}

/// Letters of twice their size, or the blank of two columns by which it is asked whether there are any.
fn is_large(how: &[u8], text: &[u8]) -> bool {
    let is_shown = str::from_utf8(text).is_ok_and(|text| hidden(text).is_empty());
    let is_sized = match how {
        b"s=2" => true,
        [b's', b'=', b'2', b':', b'w', b'=', b'1'..=b'7'] => true,
        b"w=2" => text == b" ",
        _ => false,
    };
    is_sized && is_shown && !text.is_empty()
}

impl Audit {
    fn foreign(&mut self, what: String) {
        self.foreign.push(what);
    }

    /// Colours among the styles, but for the terminal's own (39, 49, 59).
    pub(crate) fn colours(&self) -> Vec<u16> {
        let codes = self.styles.iter().flatten();
        codes
            .filter(|code| matches!(code, 30..=38 | 40..=48 | 58 | 90..=97 | 100..=107))
            .copied()
            .collect()
    }
}

impl Perform for Audit {
    fn print(&mut self, c: char) {
        if is_hidden(c) {
            self.foreign(format!("character {}", c.escape_unicode()));
        }
    }

    fn execute(&mut self, byte: u8) {
        self.foreign(format!("control {byte:#04x}"));
    }

    fn csi_dispatch(&mut self, params: &Params, marks: &[u8], ignored: bool, last: char) {
        self.sequences += 1;
        let numbers: Vec<u16> = params.iter().flatten().copied().collect();
        match (marks, last) {
            ([], 'm') if !ignored => self.styles.push(numbers),
            ([], 'C' | 'H' | 'J') if !ignored => {}
            ([], 'c') => self.questions.push("DA1".into()),
            ([], 'n') if numbers == [6] => self.questions.push("CPR".into()),
            (b">", 'u') if numbers == [5] => {}
            (b"<", 'u') if numbers == [0] => {}
            (b"?", 'h' | 'l') if numbers.iter().all(|mode| MODES.contains(mode)) => {}
            _ => self.foreign(format!("CSI {} {numbers:?} {last}", marks.escape_ascii())),
        }
    }

    fn osc_dispatch(&mut self, parts: &[&[u8]], _: bool) {
        self.sequences += 1;
        match parts {
            [b"8", b"", b""] => {}
            [b"8", id, target @ ..] if is_link(id, &target.join(&b';')) => {
                self.links.push(id.escape_ascii().to_string());
            }
            [number @ (b"10" | b"11"), b"?"] => self
                .questions
                .push(format!("OSC {}", number.escape_ascii())),
            [b"66", how, text @ ..] if is_large(how, &text.join(&b';')) => {}
            _ => self.foreign(format!("OSC {}", parts.join(&b';').escape_ascii())),
        }
    }

    fn esc_dispatch(&mut self, marks: &[u8], _: bool, byte: u8) {
        // The end of a command (ST).
        if !marks.is_empty() || byte != b'\\' {
            self.foreign(format!("ESC {} {byte:#04x}", marks.escape_ascii()));
        }
    }

    fn hook(&mut self, _: &Params, _: &[u8], _: bool, last: char) {
        self.foreign(format!("DCS {last}"));
    }
}
