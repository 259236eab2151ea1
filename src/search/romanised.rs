//! Hangul in Latin letters, so that 김수키 is found by `gimsuki` and by `kimsuki`.
//!
//! The table is that of the Revised Romanization of Korean (Ministry of Culture and Tourism, Proclamation 2000-8),
//! syllable by syllable: sounds that change where syllables meet are not followed, as the finder forgives a letter.

use unicode_normalization::UnicodeNormalization;

const FIRST: u32 = 0xAC00;
const VOWELS: u32 = 21;
const FINALS: u32 = 28;

const INITIAL: [&str; 19] = [
    "g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p",
    "h",
];
const VOWEL: [&str; VOWELS as usize] = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we",
    "wi", "yu", "eu", "ui", "i",
];
const FINAL: [&str; FINALS as usize] = [
    "", "k", "k", "k", "n", "n", "n", "t", "l", "k", "m", "l", "l", "l", "p", "l", "m", "p", "p",
    "t", "t", "ng", "t", "t", "k", "t", "p", "t",
];

/// How g, d, b and r at the beginning of a syllable are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// By the table.
    Soft,
    /// As k, t, p and l.
    Hard,
    /// As k, t, p and l where a word begins: what many names have from older systems.
    HardFirst,
}

/// The ways in which a text with Hangul is usually written in Latin letters, that of the table first; none for a text
/// without.
#[must_use]
pub(crate) fn romanised(text: &str) -> Vec<String> {
    if text.is_ascii() || !text.chars().any(is_hangul) {
        return Vec::new();
    }
    let composed: String = text.nfc().collect();
    let mut ways = Vec::new();
    for manner in [Manner::Soft, Manner::HardFirst, Manner::Hard] {
        let way = written(&composed, manner);
        if !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{AC00}'..='\u{D7A3}' | '\u{1100}'..='\u{1112}')
}

fn written(text: &str, manner: Manner) -> String {
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    for letter in text.chars() {
        match letter {
            '\u{AC00}'..='\u{D7A3}' => {
                let place = letter as u32 - FIRST;
                let (initial, rest) = (place / (VOWELS * FINALS), place % (VOWELS * FINALS));
                let hard = manner == Manner::Hard || manner == Manner::HardFirst && begins;
                out.push_str(match INITIAL[initial as usize] {
                    "g" if hard => "k",
                    "d" if hard => "t",
                    "b" if hard => "p",
                    "r" if hard => "l",
                    other => other,
                });
                out.push_str(VOWEL[(rest / FINALS) as usize]);
                out.push_str(FINAL[(rest % FINALS) as usize]);
            }
            other => out.push(other),
        }
        begins = !letter.is_alphanumeric();
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(romanised(text), expected, "{text}");
        let decomposed: String = text.nfd().collect();
        assert_eq!(romanised(&decomposed), expected, "{text}, decomposed");
    }

    #[test]
    fn names_are_written_as_people_write_them() {
        check("김수키", &["gimsuki", "kimsuki"]);
        check("한국", &["hanguk", "hankuk"]);
        check("박근혜", &["bakgeunhye", "pakgeunhye", "pakkeunhye"]);
        check(
            "라자루스 그룹",
            &["rajaruseu geurup", "lajaruseu keurup", "lajaluseu keulup"],
        );
        check("부산 (Busan)", &["busan (Busan)", "pusan (Busan)"]);
        check("꽃", &["kkot"]);
        check("왜", &["wae"]);
    }

    #[test]
    fn other_scripts_have_none() {
        for text in ["", "Kimsuky", "北京", "ㅎㅎ", "Élysée", "カタカナ"] {
            assert!(romanised(text).is_empty(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_syllable_becomes_latin_letters(text in "[가-힣]{1,9}") {
            for way in romanised(&text) {
                prop_assert!(way.bytes().all(|byte| byte.is_ascii_lowercase()), "{way}");
            }
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = romanised(&text);
        }
    }
}
