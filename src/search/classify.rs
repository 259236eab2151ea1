//! How a query lies in a label: in order, at the start of words, one letter short.
//!
//! Everything here looks at one folded label and says what it sees; what that is worth is
//! [`super::rank`]'s.

use std::collections::HashMap;
use std::ops::Range;

use super::fold::origins;
use super::joined::{at_start, at_words, ends_word};
use super::labels::Label;
use super::query::Query;

/// How the words of a query lie in a label. Once a query is [`Shape::Scattered`], so is
/// every longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The query is the label.
    Whole,
    /// The label begins with the query, which ends with a word.
    Opening,
    /// Each is a whole word of the label.
    Words,
    /// The label begins with the query, which ends inside a word.
    Prefix,
    /// Each begins a word of the label.
    Starts,
    /// The letters of each are there in order; that is all.
    Scattered,
}

/// Looks for the letters of `more` in order from byte `from` on, for each word of it again from
/// the start. Returns the byte after the last one.
pub(super) fn in_order(text: &str, from: usize, more: &str) -> Option<usize> {
    let mut at = from;
    for letter in more.chars() {
        if letter == ' ' {
            at = 0;
        } else if letter.is_ascii() {
            let found = text.as_bytes()[at..]
                .iter()
                .position(|&byte| byte == letter as u8)?;
            at += found + 1;
        } else {
            at += text[at..].find(letter)? + letter.len_utf8();
        }
    }
    Some(at)
}

/// The shape of a query whose letters are all there. Spaces do not count, neither in the label nor in the query.
pub(super) fn shape(label: Label<'_>, query: &Query) -> Shape {
    let text = label.text;
    let opens = at_start(text, &query.whole);
    match opens {
        Some(end) if end == text.len() => return Shape::Whole,
        Some(end) if ends_word(text, end) => return Shape::Opening,
        _ => {}
    }
    if query.initials & !label.initials != 0 {
        return joined(label, query, opens);
    }
    let mut all_whole = true;
    for word in query.words() {
        match at_words(text, word) {
            Some(found) => all_whole &= ends_word(text, found.end),
            None => return joined(label, query, opens),
        }
    }
    match (all_whole, opens) {
        (true, _) => Shape::Words,
        (false, Some(_)) => Shape::Prefix,
        (false, None) => Shape::Starts,
    }
}

/// The shape of a query whose words do not begin words of the label, unless they are taken as one.
fn joined(label: Label<'_>, query: &Query, opens: Option<usize>) -> Shape {
    let may_begin = query.whole.contains(' ') && label.initials & query.first != 0;
    let found = may_begin.then(|| at_words(label.text, &query.whole));
    match (opens, found.flatten()) {
        (Some(_), _) => Shape::Prefix,
        (None, Some(found)) if ends_word(label.text, found.end) => Shape::Words,
        (None, Some(_)) => Shape::Starts,
        (None, None) => Shape::Scattered,
    }
}

/// The longest that one typed letter folds to, in bytes: five letters of Hangul.
const LONGEST_LETTER: usize = 15;

/// Whether a label of this length can be `typed` and one letter.
pub(super) fn can_be_one_longer(length: usize, typed: &str) -> bool {
    length > typed.len() && length - typed.len() <= LONGEST_LETTER
}

/// The byte range that was left out when `typed` is `label` with one letter left out: one
/// character, or all that one grapheme cluster of the `original` folds to.
pub(super) fn left_out(label: Label<'_>, typed: &str, original: &str) -> Option<Range<usize>> {
    let text = label.text;
    if typed.is_empty() || !can_be_one_longer(text.len(), typed) {
        return None;
    }
    let missing = text.len() - typed.len();
    let same = |(one, other): &(&u8, &u8)| one == other;
    let before = text
        .bytes()
        .zip(typed.bytes())
        .take_while(|(one, other)| one == other)
        .count();
    let after = text
        .as_bytes()
        .iter()
        .rev()
        .zip(typed.as_bytes().iter().rev());
    let after = after.take_while(same).count();
    if before + after < typed.len() {
        return None;
    }
    let gaps = (typed.len() - after..=before).map(|start| start..start + missing);
    first_one_letter(text, gaps, original)
}

/// The first of `gaps`, which are equally long and follow each other, that one typed letter
/// folds to.
fn first_one_letter(
    text: &str,
    mut gaps: impl Iterator<Item = Range<usize>>,
    original: &str,
) -> Option<Range<usize>> {
    let first = gaps.next()?;
    if text
        .get(first.clone())
        .is_some_and(|gap| gap.chars().count() == 1)
    {
        return Some(first);
    }
    if original.is_ascii() {
        // Each letter is one byte; a longer gap is several.
        return None;
    }
    let origins = origins(original);
    // The place of each letter in `origins`, by its first byte.
    let letter_at: HashMap<usize, usize> = text
        .char_indices()
        .enumerate()
        .map(|(letter, (byte, _))| (byte, letter))
        .collect();
    std::iter::once(first).chain(gaps).find(|gap| {
        let Some(&letter) = letter_at.get(&gap.start) else {
            return false;
        };
        let next = letter_at.get(&gap.end).copied().unwrap_or(origins.len());
        let ends = gap.end == text.len() || letter_at.contains_key(&gap.end);
        ends && (next == letter + 1 || origins[letter] == origins[next - 1])
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::fold::fold;
    use super::super::labels::{LabelKind, Labels};
    use super::*;
    use proptest::prelude::*;

    fn with_label<T>(text: &str, see: impl FnOnce(Label<'_>) -> T) -> T {
        let mut builder = Labels::builder();
        builder.push(0, LabelKind::Title, text);
        see(builder.build().label(0))
    }

    #[test]
    fn shapes() {
        let shape_of = |query| {
            with_label("Sandworm Team (ex-TeleBots)", |label| {
                shape(label, &Query::new(query))
            })
        };
        assert_eq!(shape_of("sandworm team ex telebots"), Shape::Words);
        assert_eq!(shape_of("Sandworm team (ex–Télébots)"), Shape::Whole);
        assert_eq!(shape_of("sandworm"), Shape::Opening);
        assert_eq!(shape_of("sandworm te"), Shape::Prefix);
        assert_eq!(shape_of("team telebots"), Shape::Words);
        assert_eq!(shape_of("tele sand"), Shape::Starts);
        assert_eq!(shape_of("ex-tele"), Shape::Starts);
        assert_eq!(shape_of("worm"), Shape::Scattered);
        assert_eq!(shape_of("sand bots"), Shape::Scattered);
        assert_eq!(shape_of("sand worm team"), Shape::Opening);
        assert_eq!(shape_of("sandwormteam ex-telebots"), Shape::Words);
        assert_eq!(shape_of("teamex"), Shape::Scattered);
        assert_eq!(shape_of("tele bots"), Shape::Words);
        assert_eq!(shape_of("extele"), Shape::Starts);
    }

    #[test]
    fn whole_words_are_preferred_to_begun_ones() {
        assert_eq!(at_words("coldfire cold", "cold"), Some(9..13));
        assert_eq!(at_words("coldfire ice colder", "cold"), Some(0..4));
        assert_eq!(at_words("icecold", "cold"), None);
    }

    #[test]
    fn order_is_looked_for_word_by_word() {
        assert_eq!(in_order("lazarus group", 0, "lzr"), Some(5));
        assert_eq!(in_order("lazarus group", 5, "s"), Some(7));
        assert_eq!(in_order("lazarus group", 0, "grp laz"), Some(3));
        assert_eq!(in_order("lazarus group", 0, "zl"), None);
        assert_eq!(in_order("δέλτα", 0, "δα"), Some("δέλτα".len()));
    }

    proptest! {
        #[test]
        fn any_one_letter_can_be_left_out(text in "[a-zéß한값 ö'-]{2,12}", at in 0usize..12) {
            let chars: Vec<char> = text.chars().collect();
            let at = at % chars.len();
            let short: String = chars[..at].iter().chain(&chars[at + 1..]).collect();
            let query = Query::new(&short);
            prop_assume!(!query.is_empty() && query.whole != fold(&text));
            let spaced = text.replace('-', " ");
            prop_assume!(spaced.trim() == spaced && !spaced.contains("  "));
            let found = with_label(&text, |label| {
                left_out(label, &query.spaced, &text).or_else(|| left_out(label, &query.whole, &text))
            });
            prop_assert!(found.is_some());
        }

        #[test]
        fn what_is_left_out_makes_the_rest(text in "[ab ]{1,9}", typed in "[ab ]{1,9}") {
            with_label(&text, |label| {
                if let Some(gap) = left_out(label, &typed, &text) {
                    let rest = format!("{}{}", &label.text[..gap.start], &label.text[gap.end..]);
                    assert_eq!(rest, typed);
                }
            });
        }
    }
}
