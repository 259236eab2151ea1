//! Filtering a short list by what is typed, without changing its order.

use std::ops::Range;

use super::classify::Shape;
use super::joined::at_words;
use super::labels::{LabelKind, Labels};
use super::marks::marks;
use super::query::Query;
use super::rank::Tier;
use super::score::Scorer;
use super::session::search_all;
use super::typo::slips;

/// Of `texts`, those that hold every word of `typed`, or if none does, those that hold its letters
/// in order, or else those one slip of the finger away; in their own order: the place in the list,
/// and the byte ranges to mark in the text. Nothing but white space filters nothing out.
///
/// A list keeps its order, so what only happens to have the letters would stand before what was
/// meant.
pub(crate) fn filter<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    typed: &str,
) -> Vec<(usize, Vec<Range<usize>>)> {
    let query = Query::new(typed);
    if query.is_empty() {
        return (0..texts.into_iter().count())
            .map(|place| (place, Vec::new()))
            .collect();
    }
    let mut builder = Labels::builder();
    for (owner, text) in (0_u32..).zip(texts) {
        builder.push(owner, LabelKind::Title, text);
    }
    let labels = builder.build();
    let tier = |shape| {
        if shape == Shape::Scattered {
            Tier::Fuzzy
        } else {
            Tier::Starts
        }
    };
    let found = search_all(&labels, &query).into_iter();
    let mut kept: Vec<(u32, Tier)> = found
        .map(|found| (found.label, tier(found.shape)))
        .collect();
    let holds = |label: u32| {
        let text = labels.label(label).text;
        query
            .words()
            .all(|word| text.contains(word) || at_words(text, word).is_some())
    };
    if kept.iter().any(|(label, _)| holds(*label)) {
        kept.retain(|(label, _)| holds(*label));
    }
    if kept.is_empty() {
        kept = slips(&labels, &query, labels.numbers())
            .map(|(label, _)| (label, Tier::Typo))
            .collect();
    }
    let scorer = Scorer::new(&query);
    kept.into_iter()
        .map(|(label, tier)| (label as usize, marks(&labels, label, tier, &query, &scorer)))
        .collect()
}
