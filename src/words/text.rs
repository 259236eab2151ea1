//! The one gate for words from outside.
//!
//! Everything that a file, a path, an error of a library or the environment says becomes a [`Text`] through
//! [`clean`] before anything shows it. After that no character of it can move the cursor, turn the direction of
//! a line, or hide. This module knows nothing of YAML, briefings or terminals.

use std::borrow::Cow;
use std::fmt;

use super::emoji::is_emoji;
use super::invisible::{is_at_home, is_marked};
use crate::work;
use ecow::EcoString;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer};
use unicode_segmentation::UnicodeSegmentation;

/// The visible mark that stands for one or more characters that cannot be shown.
pub(crate) const MARK: char = '\u{FFFD}';

/// The most code points of one cluster that are kept: a letter with its accents, not a tower of them.
const CLUSTER: usize = 8;

/// The same for emoji joined by ZWJ: the longest of Unicode's own list has ten code points.
const EMOJI_CLUSTER: usize = 12;

/// Whether a text may have more than one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lines {
    /// Line breaks become spaces.
    One,
    /// Line breaks are kept, as `\n`.
    Many,
}

/// Words that are safe to show: cleaned, and cheap to share.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(EcoString);

impl Text {
    /// A cleaned text of one line.
    pub fn line(raw: &str) -> Self {
        Self(clean(raw, Lines::One).text.as_ref().into())
    }

    /// A cleaned text that keeps its line breaks.
    pub fn lines(raw: &str) -> Self {
        Self(clean(raw, Lines::Many).text.as_ref().into())
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is not only equal to another one, but the very same: told without reading them. Short ones have
    /// no memory to share, and are the same when they are equal.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let is_short = self.len() <= EcoString::INLINE_LIMIT;
        std::ptr::eq(self.as_str(), other.as_str()) || is_short && self == other
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read(deserializer, |raw| Ok::<_, &str>(Self::lines(raw)))
    }
}

/// Reads words, and makes something of them without a copy in between.
///
/// # Errors
/// When there are no words, or `make` refuses them.
pub(crate) fn read<'de, D: Deserializer<'de>, T, E: fmt::Display>(
    deserializer: D,
    make: impl FnOnce(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    struct Words<F>(F);

    impl<T, E: fmt::Display, F: FnOnce(&str) -> Result<T, E>> Visitor<'_> for Words<F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a string")
        }

        fn visit_str<Error: de::Error>(self, raw: &str) -> Result<T, Error> {
            (self.0)(raw).map_err(Error::custom)
        }
    }

    deserializer.deserialize_str(Words(make))
}

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

/// What [`clean`] made of a raw text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cleaned<'a> {
    /// The text, safe to show.
    pub text: Cow<'a, str>,
    /// How many characters of the raw text had to be marked or dropped.
    pub hidden: usize,
}

/// Makes a raw text safe to show.
///
/// - Line breaks (also CR, NEL, LS and PS) are kept as `\n` or become spaces, as `lines` says; tabs become spaces.
/// - C0 controls and DEL become their Unicode control pictures (`␛`).
/// - C1 controls, direction controls, other format characters (Cf), tags, noncharacters and letters that have no
///   shape become [`MARK`], one for a run of them. ZWJ stays inside emoji, a variation selector behind one.
/// - A cluster keeps its first 8 code points (12 in joined emoji).
pub(crate) fn clean(raw: &str, lines: Lines) -> Cleaned<'_> {
    work::count(raw.len());
    if is_plain(raw, lines) {
        return Cleaned {
            text: Cow::Borrowed(raw),
            hidden: 0,
        };
    }
    let mut out = String::with_capacity(raw.len());
    let mut hidden = 0;
    for cluster in raw.graphemes(true) {
        hidden += push_cluster(&mut out, cluster, lines);
    }
    Cleaned {
        text: Cow::Owned(out),
        hidden,
    }
}

/// Whether nothing has to be looked at more closely: each character has a shape and joins no other, so that clusters
/// need not be sought. True of most texts in Latin, Greek, Cyrillic, Chinese, Japanese and Korean.
fn is_plain(raw: &str, lines: Lines) -> bool {
    let newline = if lines == Lines::Many { b'\n' } else { b' ' };
    // Without a way out, so that many bytes are compared at once.
    let is_ascii = |all: bool, b: u8| all & (matches!(b, b' '..=b'~') | (b == newline));
    raw.bytes().fold(true, is_ascii) || raw.chars().all(|c| is_plain_char(c, newline.into()))
}

fn is_plain_char(c: char, newline: char) -> bool {
    match c {
        ' '..='~' => true,
        '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' => true,
        '\u{391}'..='\u{3A1}' | '\u{3A3}'..='\u{482}' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203B}' | '\u{2190}'..='\u{21FF}' => true,
        '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FE}' => true,
        '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF01}'..='\u{FF60}' => true,
        _ => c == newline,
    }
}

fn push_cluster(out: &mut String, cluster: &str, lines: Lines) -> usize {
    let emoji = cluster.contains('\u{200D}') && cluster.chars().next().is_some_and(is_emoji);
    let cap = if emoji { EMOJI_CLUSTER } else { CLUSTER };
    let mut hidden = 0;
    let mut chars = cluster.chars().peekable();
    let mut kept = 0;
    let mut before = None;
    while let Some(c) = chars.next() {
        let previous = before.replace(c);
        if c == '\r' && chars.peek() == Some(&'\n') {
            continue;
        }
        match shown(c, lines) {
            _ if kept == cap => hidden += 1,
            Shown::AsIs => {
                out.push(c);
                kept += 1;
            }
            _ if is_at_home(c, previous, chars.peek().copied()) => {
                out.push(c);
                kept += 1;
            }
            Shown::Joiner if emoji => {
                out.push(c);
                kept += 1;
            }
            Shown::As(text) => out.push_str(text),
            Shown::Picture(picture) => {
                out.push(picture);
                hidden += 1;
            }
            Shown::Joiner | Shown::Marked => {
                hidden += 1;
                if !out.ends_with(MARK) {
                    out.push(MARK);
                }
            }
        }
    }
    hidden
}

enum Shown {
    AsIs,
    As(&'static str),
    Picture(char),
    Joiner,
    Marked,
}

fn shown(c: char, lines: Lines) -> Shown {
    match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' if lines == Lines::Many => Shown::As("\n"),
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shown::As(" "),
        '\t' if lines == Lines::Many => Shown::As("    "),
        '\t' => Shown::As(" "),
        '\0'..='\u{1F}' => Shown::Picture(char::from_u32(0x2400 + c as u32).unwrap_or(MARK)),
        '\u{7F}' => Shown::Picture('\u{2421}'),
        '\u{200D}' => Shown::Joiner,
        _ if is_marked(c) => Shown::Marked,
        _ => Shown::AsIs,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(raw: &str, expected: &str, hidden: usize) {
        let cleaned = clean(raw, Lines::Many);
        assert_eq!(
            (cleaned.text.as_ref(), cleaned.hidden),
            (expected, hidden),
            "{raw:?}"
        );
    }

    #[test]
    fn plain_text_is_kept_and_not_copied() {
        assert!(matches!(
            clean("plain, plain\nplain", Lines::Many).text,
            Cow::Borrowed(_)
        ));
        check(
            "북한 — Télébots 日本語 👩‍💻 🇰🇷 ❤️",
            "북한 — Télébots 日本語 👩‍💻 🇰🇷 ❤️",
            0,
        );
    }

    #[test]
    fn what_is_plain_alone_is_plain_in_company() {
        let closely = |raw: &str, lines| {
            let mut out = String::new();
            let hidden: usize = raw
                .graphemes(true)
                .map(|cluster| push_cluster(&mut out, cluster, lines))
                .sum();
            (out, hidden)
        };
        for lines in [Lines::One, Lines::Many] {
            for c in ('\0'..=char::MAX).filter(|c| is_plain(&c.to_string(), lines)) {
                let tower = format!("a{}각1", c.to_string().repeat(20));
                assert_eq!(closely(&tower, lines), (tower.clone(), 0), "{c:?}");
            }
        }
    }

    #[test]
    fn escapes_become_pictures() {
        check("a\u{1b}[31mb\u{7}\u{7f}", "a␛[31mb␇␡", 3);
        check("\u{9b}31m", "\u{FFFD}31m", 1);
    }

    #[test]
    fn direction_and_invisible_characters_are_marked_once_a_run_and_counted() {
        check("a\u{202e}\u{2066}b", "a\u{FFFD}b", 2);
        check("pass\u{200b}word", "pass\u{FFFD}word", 1);
        check("flag\u{e0067}\u{e007f}", "flag\u{FFFD}", 2);
        check("a\u{200d}b", "a\u{FFFD}b", 1);
        // Sixteen of them spell half a byte each behind any letter.
        check("a\u{fe00}\u{fe0f}b\u{fe01}", "a\u{FFFD}b\u{FFFD}", 3);
        check("\u{fe0f}a", "\u{FFFD}a", 1);
        check("1\u{fe0f}", "1\u{FFFD}", 1);
        check("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}\u{FFFD}", 1);
    }

    #[test]
    fn selectors_stay_where_they_choose_something() {
        for raw in [
            "❤\u{fe0f} ☎\u{fe0e} ©\u{fe0f} 1\u{fe0f}\u{20e3}",
            "👁\u{fe0f}\u{200d}🗨\u{fe0f} 🏋🏻\u{200d}♀\u{fe0f}",
            "ᠠ\u{180b}",
        ] {
            check(raw, raw, 0);
        }
    }

    #[test]
    fn line_breaks_follow_the_wish() {
        check("a\r\nb\rc\u{2028}d\te", "a\nb\nc\nd    e", 0);
        assert_eq!(clean("a\r\nb\tc", Lines::One).text, "a b c");
    }

    #[test]
    fn towers_of_marks_are_capped() {
        let zalgo: String = std::iter::once('a')
            .chain(std::iter::repeat_n('\u{301}', 1000))
            .collect();
        let cleaned = clean(&zalgo, Lines::Many);
        assert_eq!(cleaned.text.chars().count(), CLUSTER);
        assert_eq!(cleaned.hidden, 1001 - CLUSTER);
    }

    #[test]
    fn every_scalar_value_comes_out_harmless() {
        for c in (0..=0x10FFFF).filter_map(char::from_u32) {
            let text = clean(&format!("x{c}x"), Lines::One).text.into_owned();
            let harmful = |c: char| {
                c.is_control()
                    || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}'..='\u{200F}' | '\u{FEFF}' | '\u{2028}' | '\u{2029}')
            };
            assert!(
                !text.contains(harmful),
                "U+{:04X} became {text:?}",
                c as u32
            );
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(raw in "\\PC*|[\\s\\S]{0,40}") {
            let once = clean(&raw, Lines::Many).text.into_owned();
            let twice = clean(&once, Lines::Many);
            prop_assert_eq!(twice.hidden, 0);
            prop_assert_eq!(twice.text.as_ref(), once.as_str());
        }
    }
}
