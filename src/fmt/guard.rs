//! Whether two texts say the same: the same values in the same order but for the fields of records, with the same
//! comments.

use crate::yaml::layout::Layout;
use crate::yaml::tree::{Kind, Node};

/// Whether a text says what another one says.
pub(super) fn says_the_same(before: &Layout<'_>, after: &Layout<'_>) -> bool {
    let (one, other) = (&before.tree, &after.tree);
    let same = match (&one.root, &other.root) {
        (Some(one), Some(other)) => same(one, other),
        (one, other) => one.is_none() && other.is_none(),
    };
    same && one.aliases.len() == other.aliases.len() && comments(before) == comments(after)
}

fn same(one: &Node<'_>, other: &Node<'_>) -> bool {
    match (&one.kind, &other.kind) {
        (Kind::Scalar { text: a, .. }, Kind::Scalar { text: b, .. }) => {
            a == b && one.is_null() == other.is_null()
        }
        (Kind::Seq(a), Kind::Seq(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
        }
        (Kind::Map(a), Kind::Map(b)) => {
            let pairs = in_order(a).into_iter().zip(in_order(b));
            a.len() == b.len()
                && pairs
                    .into_iter()
                    .all(|(a, b)| same(&a.0, &b.0) && same(&a.1, &b.1))
        }
        _ => false,
    }
}

/// Keys with values by their keys: those with one key as they stand.
fn in_order<'n, 'a>(pairs: &'n [(Node<'a>, Node<'a>)]) -> Vec<&'n (Node<'a>, Node<'a>)> {
    let mut pairs: Vec<_> = pairs.iter().collect();
    pairs.sort_by(|a, b| a.0.text().cmp(&b.0.text()));
    pairs
}

fn comments<'a>(layout: &Layout<'a>) -> Vec<&'a str> {
    let comments = layout.comments.iter();
    let words = comments.map(|bytes| layout.text.get(bytes.clone()).unwrap_or_default());
    let mut comments: Vec<&str> = words.map(str::trim_end).collect();
    comments.sort_unstable();
    comments
}
