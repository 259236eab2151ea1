//! Where the characters of a value stand in the file, whatever its quotes, escapes and folded lines.
//!
//! Both are gone through side by side, once, however many places are asked for. White space may differ in any way, as
//! lines are folded; nothing else may. Nothing here knows what the value means.

use std::iter::Peekable;
use std::str::CharIndices;

use crate::work;

/// A value and how it is written, gone through from the start.
pub(super) struct Written<'w> {
    text: &'w str,
    written: &'w str,
    quote: Option<char>,
    /// How far the text was gone through, and what is written.
    at: (usize, usize),
    /// Whether they said different things somewhere.
    parted: bool,
}

impl<'w> Written<'w> {
    /// A text and the bytes that it was read from, with their quotes.
    pub(super) fn new(text: &'w str, written: &'w str) -> Self {
        let quote = quote(text, written);
        Self {
            text,
            written,
            quote,
            at: (0, usize::from(quote.is_some())),
            parted: false,
        }
    }

    /// The byte of what is written at which the character at a byte of the text stands, which is no white space. None
    /// where they cannot be told to say the same up to there. Bytes are asked for in their order.
    pub(super) fn place(&mut self, to: usize) -> Option<usize> {
        let (from, start) = self.at;
        if self.parted || to < from {
            return None;
        }
        let words = self.text.get(from..to)?;
        let mut signs = Signs::new(self.written.get(start..)?, self.quote);
        let mut words = words.chars().filter(|c| !c.is_whitespace());
        self.parted = !words.all(|c| signs.next() == Some(c));
        let end = start + signs.skip_white();
        work::count(to - from + end - start);
        self.at = (to, end);
        (!self.parted).then_some(end)
    }
}

/// The quote around what is written, if there is one. A block of text may begin with a quote of its own.
fn quote(text: &str, written: &str) -> Option<char> {
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let escape = if quote == '"' { '\\' } else { quote };
    let is_own = text.starts_with(quote) && !written[1..].starts_with(escape);
    (!is_own).then_some(quote)
}

/// The characters that are meant by what is written, without white space.
struct Signs<'w> {
    chars: Peekable<CharIndices<'w>>,
    length: usize,
    quote: Option<char>,
}

impl<'w> Signs<'w> {
    fn new(written: &'w str, quote: Option<char>) -> Self {
        Self {
            chars: written.char_indices().peekable(),
            length: written.len(),
            quote,
        }
    }

    /// Goes to the next character that is no white space, and returns where it stands.
    fn skip_white(&mut self) -> usize {
        loop {
            let mut ahead = self.chars.clone();
            let at = ahead.peek().map_or(self.length, |(at, _)| *at);
            match meant(&mut ahead, self.quote) {
                Some(c) if c.is_whitespace() => self.chars = ahead,
                _ => return at,
            }
        }
    }
}

impl Iterator for Signs<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        self.skip_white();
        meant(&mut self.chars, self.quote)
    }
}

/// The next character as it is meant: of an escape, what it stands for (YAML 1.2.2, 5.7).
fn meant(chars: &mut Peekable<CharIndices<'_>>, quote: Option<char>) -> Option<char> {
    let (_, c) = chars.next()?;
    match (c, quote) {
        ('\'', Some('\'')) => chars.next().map(|(_, c)| c),
        ('\\', Some('"')) => match chars.next()?.1 {
            't' | 'n' | 'r' | '_' | 'N' | 'L' | 'P' | '\n' | '\r' => Some(' '),
            'x' => coded(chars, 2),
            'u' => coded(chars, 4),
            'U' => coded(chars, 8),
            '0' => Some('\0'),
            'a' => Some('\u{7}'),
            'b' => Some('\u{8}'),
            'v' => Some('\u{b}'),
            'f' => Some('\u{c}'),
            'e' => Some('\u{1b}'),
            other => Some(other),
        },
        (c, _) => Some(c),
    }
}

/// The character whose number stands next, in so many hexadecimal digits.
fn coded(chars: &mut Peekable<CharIndices<'_>>, digits: usize) -> Option<char> {
    let number = (0..digits).try_fold(0, |number, _| {
        let digit = chars.next()?.1.to_digit(16)?;
        Some(number * 16 + digit)
    });
    char::from_u32(number?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::yaml::tree::{Indentation, parse};

    /// What stands in the file where the text of the value has each `@`.
    fn check(yaml: &str, expected: &[&str]) {
        let tree = parse(yaml, Indentation::Lenient).unwrap();
        let root = tree.root.unwrap();
        let value = root.get("a").unwrap();
        let (text, slice) = (value.text().unwrap(), &yaml[value.span.range()]);
        let mut written = Written::new(text, slice);
        let places = text.match_indices('@').map(|(at, _)| written.place(at));
        let found: Vec<&str> = places
            .map(|place| place.map_or("", |place| slice.get(place..place + 2).unwrap_or_default()))
            .collect();
        assert_eq!(found, expected, "{yaml}");
    }

    #[test]
    fn quotes_escapes_and_folds_are_seen_through() {
        check("a: x @1 y @2", &["@1", "@2"]);
        check("a: 'it''s @1'", &["@1"]);
        check(
            "a: \"\\\"x\\\" \\u5317\\x41\\t@1 \\\n   b\\\n  @2\"",
            &["@1", "@2"],
        );
        check("a: >\n  x @1\n  북\n\n    @2 b\n  @3", &["@1", "@2", "@3"]);
        check("a: |\n  \"x\" @1\n  'it' @2 \\n\n", &["@1", "@2"]);
        check("a: \"'@1'\"", &["@1"]);
    }

    #[test]
    fn what_cannot_be_told_is_not() {
        check("b: &b x @1\na: *b", &[""]);
    }
}
