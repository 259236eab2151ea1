//! Characters that look like the signs of YAML and are none: what word processors, web pages and keyboards of other
//! languages put in place of a space, a colon or a hyphen. The one table of them.

use std::fmt;

/// A character that looks like a sign of YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct LookAlike {
    /// The character.
    pub(crate) character: char,
    /// What Unicode calls it.
    name: &'static str,
    /// What it looks like.
    pub(crate) like: Sign,
}

/// A sign of YAML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// A space, as indentation and behind other signs.
    Space,
    /// The colon behind a key.
    Colon,
    /// The hyphen before an item.
    Dash,
}

const TABLE: &[(char, &str, Sign)] = &[
    ('\u{a0}', "no-break space", Sign::Space),
    ('\u{1680}', "ogham space mark", Sign::Space),
    ('\u{2000}', "en quad", Sign::Space),
    ('\u{2001}', "em quad", Sign::Space),
    ('\u{2002}', "en space", Sign::Space),
    ('\u{2003}', "em space", Sign::Space),
    ('\u{2004}', "three-per-em space", Sign::Space),
    ('\u{2005}', "four-per-em space", Sign::Space),
    ('\u{2006}', "six-per-em space", Sign::Space),
    ('\u{2007}', "figure space", Sign::Space),
    ('\u{2008}', "punctuation space", Sign::Space),
    ('\u{2009}', "thin space", Sign::Space),
    ('\u{200a}', "hair space", Sign::Space),
    ('\u{202f}', "narrow no-break space", Sign::Space),
    ('\u{205f}', "medium mathematical space", Sign::Space),
    ('\u{3000}', "ideographic space", Sign::Space),
    ('\u{ff1a}', "full-width colon", Sign::Colon),
    ('\u{fe55}', "small colon", Sign::Colon),
    ('\u{a789}', "modifier letter colon", Sign::Colon),
    ('\u{2236}', "ratio", Sign::Colon),
    ('\u{2010}', "hyphen", Sign::Dash),
    ('\u{2011}', "non-breaking hyphen", Sign::Dash),
    ('\u{2012}', "figure dash", Sign::Dash),
    ('\u{2013}', "en dash", Sign::Dash),
    ('\u{2014}', "em dash", Sign::Dash),
    ('\u{2015}', "horizontal bar", Sign::Dash),
    ('\u{2022}', "bullet", Sign::Dash),
    ('\u{2023}', "triangular bullet", Sign::Dash),
    ('\u{2043}', "hyphen bullet", Sign::Dash),
    ('\u{2212}', "minus sign", Sign::Dash),
    ('\u{25cf}', "black circle", Sign::Dash),
    ('\u{25e6}', "white bullet", Sign::Dash),
    ('\u{fe58}', "small em dash", Sign::Dash),
    ('\u{fe63}', "small hyphen-minus", Sign::Dash),
    ('\u{ff0d}', "full-width hyphen-minus", Sign::Dash),
    ('\u{b7}', "middle dot", Sign::Dash),
];

/// Letters of other scripts that look like Latin ones, each before the one that it looks like.
const LETTERS: &str = "аaеeоoрpсcуyхxіiјjѕsԁdһhԛqԝwАAВBЕEКKМMНHОOРPСCТTУYХXІIЈJЅSαaοoνvρpΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX";

/// The Latin letter that a letter of another script looks like; every other letter itself.
pub(crate) fn latin(letter: char) -> char {
    if letter.is_ascii() {
        return letter;
    }
    let mut letters = LETTERS.chars();
    while let (Some(other), Some(latin)) = (letters.next(), letters.next()) {
        if other == letter {
            return latin;
        }
    }
    letter
}

impl LookAlike {
    /// What a character looks like, if that is a sign of YAML.
    pub(crate) fn of(character: char) -> Option<Self> {
        // No text in ASCII is looked up.
        if character.is_ascii() {
            return None;
        }
        let found = TABLE.iter().find(|(known, ..)| *known == character);
        found.map(|(_, name, like)| Self {
            character,
            name,
            like: *like,
        })
    }

    /// The first character of a line that stands where YAML wants another sign: in its indentation, as the dash before
    /// an item, behind such a dash, or as the colon behind a key and the space behind that. Its byte in the line, too.
    pub(crate) fn in_structure(line: &str) -> Option<(usize, Self)> {
        if line.is_ascii() {
            return None;
        }
        let mut at = 0;
        loop {
            let rest = &line[at..];
            let space = rest
                .find(|c: char| !c.is_ascii_whitespace())
                .unwrap_or(rest.len());
            at += space;
            let rest = &line[at..];
            let first = rest.chars().next()?;
            match Self::of(first) {
                Some(found) if found.like == Sign::Space => return Some((at, found)),
                Some(found) if found.like == Sign::Dash && is_apart(rest, first) => {
                    return Some((at, found));
                }
                _ => {}
            }
            match rest.strip_prefix('-').and_then(|rest| rest.chars().next()) {
                Some(behind) => match Self::of(behind).filter(|it| it.like == Sign::Space) {
                    Some(found) => return Some((at + 1, found)),
                    None if behind == ' ' => at += 1,
                    None => break,
                },
                None => break,
            }
        }
        Self::behind_key(line, at)
    }

    /// The same behind the key that begins at a byte.
    fn behind_key(line: &str, at: usize) -> Option<(usize, Self)> {
        let rest = &line[at..];
        let is_key = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '"' | '\'');
        let end = rest.find(|c: char| !is_key(c)).filter(|end| *end > 0)?;
        let mut signs = rest[end..].chars();
        let sign = signs.next()?;
        if let Some(found) = Self::of(sign) {
            return (found.like == Sign::Colon).then_some((at + end, found));
        }
        let behind = signs.next().filter(|_| sign == ':')?;
        let found = Self::of(behind).filter(|found| found.like == Sign::Space)?;
        Some((at + end + 1, found))
    }
}

/// Whether the first character of a text has a space behind it.
fn is_apart(text: &str, first: char) -> bool {
    text[first.len_utf8()..].starts_with(char::is_whitespace)
}

impl LookAlike {
    /// What is wrong with it where it stands.
    pub(crate) fn message(self) -> String {
        format!("{} where YAML wants {}", self.named(), self.like.word())
    }

    /// Its name with an article.
    pub(crate) fn named(self) -> String {
        let article = if self.name.starts_with(['a', 'e', 'i', 'o']) {
            "an"
        } else {
            "a"
        };
        format!("{article} {self}")
    }

    /// What to do about it.
    pub(crate) fn help(self) -> String {
        format!("write {} in its place", self.like.word())
    }
}

impl fmt::Display for LookAlike {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (U+{:04X})", self.name, u32::from(self.character))
    }
}

impl Sign {
    /// What it is called.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Space => "a space",
            Self::Colon => "a colon",
            Self::Dash => "a hyphen",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(usize, &str)>) {
        let found = LookAlike::in_structure(line).map(|(at, found)| (at, found.to_string()));
        let found = found.as_ref().map(|(at, words)| (*at, words.as_str()));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn what_stands_for_a_sign_is_found_and_named() {
        check(
            "\u{a0} \u{a0} title: x",
            Some((0, "no-break space (U+00A0)")),
        );
        check("  \u{3000}- x", Some((2, "ideographic space (U+3000)")));
        check("title:\u{a0} x", Some((6, "no-break space (U+00A0)")));
        check(
            "  - id:\u{202f}x",
            Some((7, "narrow no-break space (U+202F)")),
        );
        check("title：x", Some((5, "full-width colon (U+FF1A)")));
        check("  – Sony is hacked", Some((2, "en dash (U+2013)")));
        check("  -\u{a0}x", Some((3, "no-break space (U+00A0)")));
        check("  • x", Some((2, "bullet (U+2022)")));
    }

    #[test]
    fn letters_of_other_scripts_look_like_latin_ones() {
        for (other, is) in [('а', 'a'), ('і', 'i'), ('Χ', 'X'), ('я', 'я'), ('é', 'é')] {
            assert_eq!(latin(other), is, "{other}");
        }
        let pairs: Vec<char> = LETTERS.chars().collect();
        for pair in pairs.chunks(2) {
            assert!(
                !pair[0].is_ascii() && pair[1].is_ascii_alphabetic(),
                "{pair:?}"
            );
        }
    }

    #[test]
    fn what_stands_in_words_is_left_alone() {
        for line in [
            "title: 10\u{a0}% – a half",
            "  - “Quoted” – he said：so",
            "–5 degrees",
            "title: x",
            "- a",
            "",
            "북한：제재",
        ] {
            check(line, None);
        }
    }
}
