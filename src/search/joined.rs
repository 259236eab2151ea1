//! What is typed at a place of a label, where spaces do not count: `apt28` in APT 28, `APT 28` in apt28.
//!
//! A lone initial consonant of Hangul stands for its whole syllable, also among syllables: ㄱㅅㅋ and 김ㅅㅋ in 김수키.
//! What lies at a place with more letters lies there with fewer.

use std::ops::Range;

use super::fold::is_word;

/// Where something that is typed ends, if the text begins with it.
pub(super) fn at_start(text: &str, typed: &str) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    let (mut end, mut before) = (0, ' ');
    for wanted in typed.chars().filter(|letter| *letter != ' ') {
        loop {
            let (at, letter) = letters.next()?;
            if letter == wanted {
                end = at + letter.len_utf8();
                break;
            }
            let next = letters.peek().map(|(_, next)| *next);
            let ends_syllable =
                is_vowel(letter) || is_consonant(letter) && !next.is_some_and(is_vowel);
            let is_passed =
                letter == ' ' || ends_syllable && is_consonant(before) && is_consonant(wanted);
            if !is_passed {
                return None;
            }
        }
        before = wanted;
    }
    Some(end)
}

/// Where something that is typed begins at a word of the text: where it ends with one, too, or else the first place.
pub(super) fn at_words(text: &str, typed: &str) -> Option<Range<usize>> {
    let first = *typed.trim_start().as_bytes().first()?;
    let mut begun = None;
    for (start, &byte) in text.as_bytes().iter().enumerate() {
        if byte != first || !starts_word(text, start) {
            continue;
        }
        let Some(end) = at_start(&text[start..], typed) else {
            continue;
        };
        let found = start..start + end;
        if ends_word(text, found.end) {
            return Some(found);
        }
        begun = begun.or(Some(found));
    }
    begun
}

fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(is_word)
}

pub(super) fn ends_word(text: &str, at: usize) -> bool {
    !text[at..].chars().next().is_some_and(is_word)
}

/// An initial consonant, as folding spells the final ones, too.
pub(super) fn is_consonant(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{1112}')
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, '\u{1161}'..='\u{1175}')
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::fold::fold;
    use super::*;
    use proptest::prelude::*;

    fn begins(text: &str, typed: &str) -> bool {
        at_start(&fold(text), &fold(typed)).is_some()
    }

    #[test]
    fn spaces_do_not_count() {
        for (text, typed) in [
            ("APT 28", "apt28"),
            ("apt28", "APT-28"),
            ("APT-28 group", "apt 28g"),
            ("North Korea", "northk"),
        ] {
            assert!(begins(text, typed), "{text} {typed}");
        }
        assert!(!begins("APT 29", "apt28"));
        assert_eq!(at_words("the apt 28 group", "apt28"), Some(4..10));
        assert_eq!(at_words("apt281, the apt 28", "apt28"), Some(12..18));
        assert_eq!(at_words("apt281", "apt28"), Some(0..5));
        assert_eq!(at_words("is at", "sat"), None);
    }

    #[test]
    fn a_consonant_stands_for_its_syllable() {
        for typed in ["ㄱㅅㅋ", "김ㅅㅋ", "ㄱ수키", "ㄱㅅ", "김수ㅋ", "ㄱ수ㅋ"] {
            assert!(begins("김수키", typed), "{typed}");
        }
        for typed in ["ㄱㅋ", "ㅅㅋ", "ㄱㅅㅁ", "김ㅋ"] {
            assert!(!begins("김수키", typed), "{typed}");
        }
        assert!(begins("과학 한국", "ㄱㅎㅎㄱ"));
    }

    proptest! {
        #[test]
        fn what_lies_there_with_more_letters_lies_there_with_fewer(
            text in "[ab 김수강과값ㄱ]{0,12}", typed in "[ab ㄱㅅ김과]{1,6}",
        ) {
            let (text, typed) = (fold(&text), fold(&typed));
            if at_start(&text, &typed).is_some() {
                for (end, _) in typed.char_indices() {
                    prop_assert!(at_start(&text, &typed[..end]).is_some(), "{}", &typed[..end]);
                }
            }
        }

        #[test]
        fn no_place_is_within_a_letter(text in "\\PC{0,12}", typed in "\\PC{1,4}") {
            let (text, typed) = (fold(&text), fold(&typed));
            if let Some(found) = at_words(&text, &typed) {
                prop_assert!(text.get(found).is_some());
            }
        }
    }
}
