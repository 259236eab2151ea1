//! Filtering a short list by what is typed, without changing its order.

use std::ops::Range;

use super::classify::Shape;
use super::labels::{LabelKind, Labels};
use super::marks::marks;
use super::query::Query;
use super::rank::Tier;
use super::score::Scorer;
use super::session::search_all;
use super::typo::slips;

/// Of `texts`, those that a [`Session`](super::session::Session) would find for `typed`, in
/// their own order: the place in the list, and the byte ranges to mark in the text. Nothing
/// but white space filters nothing out.
pub fn filter<'a>(
    texts: impl IntoIterator<Item = &'a str>,
    typed: &str,
) -> Vec<(usize, Vec<Range<usize>>)> {
    let mut builder = Labels::builder();
    for (owner, text) in (0_u32..).zip(texts) {
        builder.push(owner, LabelKind::Title, text);
    }
    let labels = builder.build();
    let query = Query::new(typed);
    if query.is_empty() {
        return (0..labels.len()).map(|place| (place, Vec::new())).collect();
    }
    let mut kept: Vec<(u32, Tier)> = search_all(&labels, &query)
        .into_iter()
        .map(|found| {
            (
                found.label,
                if found.shape == Shape::Scattered {
                    Tier::Fuzzy
                } else {
                    Tier::Starts
                },
            )
        })
        .collect();
    if kept.is_empty() {
        kept = slips(&labels, &query)
            .map(|(label, _)| (label, Tier::Typo))
            .collect();
    }
    let scorer = Scorer::new(&query);
    kept.into_iter()
        .map(|(label, tier)| (label as usize, marks(&labels, label, tier, &query, &scorer)))
        .collect()
}
