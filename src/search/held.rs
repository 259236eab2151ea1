//! Whether a long label may be found at all, when it has the letters of a query.
//!
//! In a sentence nearly any letters stand in order, and mean nothing. So whoever types more than a few letters finds
//! by them, in a long label, only what holds each word: as it is typed, as beginnings of words that follow each other
//! (`noko` in North Korea), or with one letter missing from where a word begins. What holds a query holds each
//! beginning of it, so that a search may narrow.

use super::fold::is_word;
use super::labels::{LabelKind, Labels};
use super::query::Query;

/// Letters of a query below which any label is found by letters in order: they tell too little.
const FEW_LETTERS: usize = 4;

/// Characters of a label that is still a name. Nearly all actors, aliases and ids are shorter, nearly all headlines
/// longer.
const LONGEST_NAME: u32 = 32;

/// The most letters that one typed letter folds to: a syllable of Hangul.
const LETTERS_OF_SYLLABLE: usize = 5;

/// Whether a label that has the letters of the query in order may be found by them.
pub(super) fn may_be_found(labels: &Labels, label: u32, query: &Query) -> bool {
    let is_short = labels.kind(label) != LabelKind::Sentence && labels.chars(label) <= LONGEST_NAME;
    is_short || query.letters < FEW_LETTERS || {
        let text = labels.label(label).text;
        query.words().all(|word| holds(text, word))
    }
}

fn holds(text: &str, word: &str) -> bool {
    text.contains(word) || {
        let letters: Vec<char> = word.chars().collect();
        lacks_one(text, &letters) || begins_words(text, &letters)
    }
}

/// The rest of the text from each place where a word may begin: the start, and wherever no word stands before.
fn from_words(text: &str) -> impl Iterator<Item = &str> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, letter)| {
        let begins = !is_word(std::mem::replace(&mut before, letter));
        begins.then(|| &text[at..])
    })
}

/// Whether the word stands from the beginning of a word on, but for one letter that was not typed.
fn lacks_one(text: &str, word: &[char]) -> bool {
    from_words(text).any(|rest| {
        let same = common(rest.chars(), word);
        same > 0 && {
            let after = rest.chars().skip(same);
            let syllable = after.clone().take_while(|letter| is_hangul(*letter));
            let longest = syllable.take(LETTERS_OF_SYLLABLE).count().max(1);
            let wanted = &word[same..];
            (1..=longest).any(|gap| common(after.clone().skip(gap), wanted) == wanted.len())
        }
    })
}

/// A letter as Hangul is spelled out in a folded text (the block Hangul Jamo).
fn is_hangul(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11FF}')
}

/// Whether the letters are beginnings of words that follow each other.
fn begins_words(text: &str, letters: &[char]) -> bool {
    let all = letters.len();
    if all >= u64::BITS as usize {
        return false;
    }
    // How many letters the words up to the last one may stand for, as bits.
    let mut reached = 1_u64;
    let mut words = from_words(text).filter(|rest| rest.starts_with(is_word));
    words.any(|rest| {
        let mut now = 1;
        for from in (0..all).filter(|from| reached & (1 << from) != 0) {
            let word = rest.chars().take_while(|letter| is_word(*letter));
            for taken in 1..=common(word, &letters[from..]) {
                now |= 1 << (from + taken);
            }
        }
        reached = now;
        reached & (1 << all) != 0
    })
}

/// How many characters both begin with.
fn common(text: impl Iterator<Item = char>, letters: &[char]) -> usize {
    let both = text.zip(letters);
    both.take_while(|(one, other)| one == *other).count()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::classify::in_order;
    use super::super::fold::fold;
    use super::*;
    use proptest::prelude::*;

    fn may(kind: LabelKind, text: &str, typed: &str) -> bool {
        let mut builder = Labels::builder();
        builder.push(0, kind, text);
        may_be_found(&builder.build(), 0, &Query::new(typed))
    }

    const LONG: &str =
        "Kim's hackers hit South Korean media for criticising him, and Sony over its satire";

    fn check(typed: &str, expected: bool) {
        assert_eq!(may(LabelKind::Title, LONG, typed), expected, "{typed}");
        assert_eq!(may(LabelKind::Sentence, LONG, typed), expected, "{typed}");
    }

    #[test]
    fn a_long_label_must_hold_the_words() {
        check("kimsuky", false);
        check("kisk", false);
        check("media kimsuky", false);
        check("hckers", true);
        check("hakcers", false);
        check("ritici", true);
        check("ony kim", true);
        check("soko", true);
        check("sk media", true);
        check("hitsoukome", true);
        check("soukms", false);
        check("kim'shackers", true);
    }

    #[test]
    fn few_letters_and_short_names_are_found_by_letters_anywhere() {
        check("kmy", true);
        assert!(may(LabelKind::Title, "Citizen Lab", "ctlb"));
        assert!(may(
            LabelKind::Alias,
            "Democratic People's Republic",
            "dmpr"
        ));
        assert!(!may(LabelKind::Sentence, "Citizen Lab", "ctzb"));
    }

    #[test]
    fn a_syllable_of_hangul_is_one_letter() {
        let text = "한국 원자력 연구원은 공격을 받았다고 밝혔다";
        assert!(may(LabelKind::Sentence, text, "한국 원력 연구은"));
        assert!(!may(LabelKind::Sentence, text, "한국 원연구은"));
    }

    proptest! {
        #[test]
        fn what_holds_a_query_holds_its_beginnings(text in "[abé한 -]{0,30}", typed in "[abé한 -]{4,12}") {
            let query = fold(&typed);
            prop_assume!(in_order(&fold(&text), 0, &query).is_some());
            if may(LabelKind::Sentence, &text, &query) {
                for (end, _) in query.char_indices().skip(1) {
                    prop_assert!(may(LabelKind::Sentence, &text, &query[..end]), "{}", &query[..end]);
                }
            }
        }

        #[test]
        fn a_long_label_may_lack_one_letter(text in "[abé -]{4,40}", at in 0usize..40) {
            let letters: Vec<char> = fold(&text).chars().collect();
            prop_assume!(letters.len() > 4);
            let at = at % letters.len();
            let short: String = letters[..at].iter().chain(&letters[at + 1..]).collect();
            prop_assume!(in_order(&fold(&text), 0, &fold(&short)).is_some());
            prop_assert!(may(LabelKind::Sentence, &text, &short), "{}", short);
        }
    }
}
