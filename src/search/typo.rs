//! Labels that are one slip away from what was typed: a letter wrong, one too many, or two
//! neighbours exchanged (Damerau's distance 1; a missing letter is found without it).
//!
//! Looks at every label once, then at what is left while one types on; asked only when next to nothing else was found.

use std::ops::Range;

use super::fold::is_word;
use super::labels::Labels;
use super::query::Query;

/// A letter of a folded text: of one in ASCII, a byte.
trait Letter: Copy + Eq {
    fn is_word(self) -> bool;
}

impl Letter for char {
    fn is_word(self) -> bool {
        is_word(self)
    }
}

impl Letter for u8 {
    fn is_word(self) -> bool {
        self.is_ascii_alphanumeric()
    }
}

/// Shorter queries are one slip away from everything, unless it is the whole label.
const SHORTEST_RUN: usize = 4;

/// How much of a label is nearly the query, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// A run that stops inside a word.
    Begun,
    /// Some of its words.
    Words,
    /// All of it.
    Whole,
}

/// A run of a label, in characters from the start of a word, one slip away from the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    pub(super) extent: Extent,
    pub(super) run: Range<usize>,
}

/// Those of some labels that have a run one slip away from the query.
pub(super) fn slips<'a>(
    labels: &'a Labels,
    query: &'a Query,
    among: impl Iterator<Item = u32> + 'a,
) -> impl Iterator<Item = (u32, Slip)> + 'a {
    let typed: Vec<char> = query.whole.chars().collect();
    let mut letters = Vec::new();
    let is_plain = query.whole.is_ascii();
    let bags = labels.bags();
    among.filter_map(move |number| {
        // A slip brings at most one letter that the label does not hold.
        if (query.bag & !bags[number as usize]).count_ones() > 1 {
            return None;
        }
        let label = labels.label(number).text;
        // Nearly all are, and then a byte is a letter.
        if is_plain && label.is_ascii() {
            return Some((number, best_run(label.as_bytes(), query.whole.as_bytes())?));
        }
        letters.clear();
        letters.extend(label.chars());
        Some((number, best_run(&letters, &typed)?))
    })
}

/// Whether no other label has a run one slip away from what goes on from a query than one that has such a run for it,
/// or holds it: each beginning of a run is one slip away from how the query begins, or is that.
pub(super) fn can_go_on(query: &str) -> bool {
    query.chars().count() >= SHORTEST_RUN
}

/// The run of one label that is one slip away; see [`slips`].
pub(super) fn slip(folded: &str, query: &Query) -> Option<Slip> {
    let letters: Vec<char> = folded.chars().collect();
    let typed: Vec<char> = query.whole.chars().collect();
    best_run(&letters, &typed)
}

fn best_run<L: Letter>(letters: &[L], typed: &[L]) -> Option<Slip> {
    let mut best: Option<Slip> = None;
    for start in 0..letters.len() {
        if start > 0 && letters[start - 1].is_word() {
            continue;
        }
        let Some(length) = run_one_away(&letters[start..], typed) else {
            continue;
        };
        let run = start..start + length;
        let extent = match letters.get(run.end) {
            None if start == 0 => Extent::Whole,
            Some(next) if next.is_word() => Extent::Begun,
            _ => Extent::Words,
        };
        if extent != Extent::Whole && typed.len() < SHORTEST_RUN {
            continue;
        }
        if best.as_ref().is_none_or(|best| best.extent < extent) {
            best = Some(Slip { extent, run });
        }
    }
    best
}

/// How many of the first `letters` are `typed` but for one slip.
fn run_one_away<L: Letter>(letters: &[L], typed: &[L]) -> Option<usize> {
    let same = letters
        .iter()
        .zip(typed)
        .take_while(|(one, other)| one == other)
        .count();
    let rest = &letters[same..];
    let typed_rest = &typed[same..];
    match (rest, typed_rest) {
        ([one, two, rest @ ..], [second, first, typed @ ..])
            if one == first && two == second && rest.starts_with(typed) =>
        {
            Some(typed_rest.len() + same)
        }
        ([_, rest @ ..], [_, typed @ ..]) if rest.starts_with(typed) => {
            Some(same + typed_rest.len())
        }
        (rest, [_, typed @ ..]) if rest.starts_with(typed) => Some(same + typed_rest.len() - 1),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(label: &str, typed: &str) -> Option<(Extent, Range<usize>)> {
        slip(label, &Query::new(typed)).map(|slip| (slip.extent, slip.run))
    }

    #[test]
    fn slips_and_their_runs() {
        let label = "the lazarus group";
        assert_eq!(
            found(label, "the lazraus group"),
            Some((Extent::Whole, 0..17))
        );
        assert_eq!(found(label, "lazarrus"), Some((Extent::Words, 4..11)));
        assert_eq!(found(label, "gruop"), Some((Extent::Words, 12..17)));
        assert_eq!(found(label, "kazarus g"), Some((Extent::Begun, 4..13)));
        assert_eq!(found(label, "azraus"), None);
        assert_eq!(found(label, "lzaraus"), None);
        assert_eq!(found(label, "het"), None);
        assert_eq!(found("the", "teh"), Some((Extent::Whole, 0..3)));
    }

    proptest! {
        #[test]
        fn one_slip_in_a_whole_name_is_seen(
            name in "[abé한]{1,5}( [abé한]{1,5}){0,2}", at in 0usize..20, wrong in proptest::char::range('x', 'z'),
        ) {
            let folded = super::super::fold::fold(&name);
            let letters: Vec<char> = folded.chars().collect();
            let at = at % letters.len();
            let mut substituted = letters.clone();
            substituted[at] = wrong;
            let mut doubled = letters.clone();
            doubled.insert(at, wrong);
            let mut exchanged = letters.clone();
            exchanged.swap(at, (at + 1) % letters.len());
            let next = at + 1 < letters.len() && letters[at] != letters[at + 1];
            for typed in [Some(substituted), Some(doubled), next.then_some(exchanged)].into_iter().flatten() {
                let slip = best_run(&letters, &typed);
                prop_assert!(slip.is_some_and(|slip| slip.extent == Extent::Whole), "{:?}", typed);
            }
        }

        #[test]
        fn bytes_and_letters_tell_the_same(label in "[ab]{1,4}( [ab']{1,4}){0,2}", typed in "[ab ]{1,6}") {
            let letters = |text: &str| text.chars().collect::<Vec<char>>();
            let slip = best_run(label.as_bytes(), typed.as_bytes());
            prop_assert_eq!(slip, best_run(&letters(&label), &letters(&typed)));
        }
    }
}
