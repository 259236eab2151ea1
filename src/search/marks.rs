//! Which letters of a found label to mark.

use std::ops::Range;

use super::classify::left_out;
use super::fold::spans;
use super::joined::{at_start, at_words};
use super::labels::{LabelKind, Labels};
use super::query::Query;
use super::rank::Tier;
use super::score::Scorer;
use super::typo::slip;

/// What to mark in a text that was found for such a reason: byte ranges, ascending, on grapheme clusters.
///
/// Takes as long as ranking a few labels, so it is for those that are seen.
#[must_use]
pub(crate) fn in_text(text: &str, typed: &str, tier: Tier) -> Vec<Range<usize>> {
    let mut labels = Labels::builder();
    labels.push(0, LabelKind::Title, text);
    let query = Query::new(typed);
    marks(&labels.build(), 0, tier, &query, &Scorer::new(&query))
}

/// The byte ranges to mark in the label as it was pushed, ascending, apart from each other.
pub(super) fn marks(
    labels: &Labels,
    number: u32,
    tier: Tier,
    query: &Query,
    scorer: &Scorer<'_>,
) -> Vec<Range<usize>> {
    let label = labels.label(number);
    let original = labels.text(number);
    let chars = label.chars as usize;
    let at: Vec<usize> = match tier {
        Tier::Exact => (0..chars).collect(),
        Tier::Prefix => {
            let end = at_start(label.text, &query.whole).unwrap_or(0);
            in_chars(label.text, 0..end).collect()
        }
        Tier::LeftOut => {
            let gap = left_out(label, &query.spaced, original)
                .or_else(|| left_out(label, &query.whole, original))
                .map_or(0..0, |gap| in_chars(label.text, gap));
            (0..chars).filter(|at| !gap.contains(at)).collect()
        }
        Tier::Words | Tier::Starts => {
            let words: Option<Vec<_>> = query
                .words()
                .map(|word| at_words(label.text, word))
                .collect();
            // Or else they are one word there.
            let found =
                words.unwrap_or_else(|| at_words(label.text, &query.whole).into_iter().collect());
            let mut at: Vec<_> = found
                .into_iter()
                .flat_map(|word| in_chars(label.text, word))
                .collect();
            at.sort_unstable();
            at
        }
        Tier::Fuzzy => scorer.marks(label),
        Tier::Typo => slip(label.text, query).map_or_else(Vec::new, |slip| slip.run.collect()),
    };
    spans(original, &at)
}

fn in_chars(text: &str, bytes: Range<usize>) -> Range<usize> {
    let start = text[..bytes.start].chars().count();
    start..start + text[bytes].chars().count()
}
