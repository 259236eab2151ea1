//! Whether two texts say the same: the same values in the same order but for the fields of records, with the same
//! comments. Ids, items, hypotheses and the parts of a file stay where their author put them: what [`order`](super::order)
//! leaves alone, nothing else may move either.

use super::shape::shape_of;
use crate::yaml::layout::Layout;
use crate::yaml::shape::{Record, Shape};
use crate::yaml::tree::{Kind, Node};

type Pair<'a> = (Node<'a>, Node<'a>);

/// Whether a text says what another one says.
pub(super) fn says_the_same(before: &Layout<'_>, after: &Layout<'_>) -> bool {
    let (one, other) = (&before.tree, &after.tree);
    let shape = before.root.as_ref().map(shape_of);
    let same = match (&one.root, &other.root) {
        (Some(one), Some(other)) => same_file(one, other, shape),
        (one, other) => one.is_none() && other.is_none(),
    };
    same && one.aliases.len() == other.aliases.len() && comments(before) == comments(after)
}

/// The same of whole files, of which the parts stay in their order.
fn same_file(one: &Node<'_>, other: &Node<'_>, shape: Option<&Shape>) -> bool {
    match (&one.kind, &other.kind, shape) {
        (Kind::Map(a), Kind::Map(b), Some(Shape::Record(record))) => {
            same_pairs(a, b, &|key| inner(record, key))
        }
        _ => same(one, other, shape),
    }
}

fn same(one: &Node<'_>, other: &Node<'_>, shape: Option<&Shape>) -> bool {
    match (&one.kind, &other.kind, shape) {
        (Kind::Scalar { text: a, .. }, Kind::Scalar { text: b, .. }, _) => {
            a == b && one.is_null() == other.is_null()
        }
        (Kind::Seq(a), Kind::Seq(b), shape) => {
            let shape = match shape {
                Some(Shape::List(inner)) => Some(&**inner),
                _ => None,
            };
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b, shape))
        }
        (Kind::Map(_), Kind::Map(_), Some(Shape::List(inner))) => same(one, other, Some(inner)),
        (Kind::Map(a), Kind::Map(b), Some(Shape::Record(record))) => {
            same_pairs(in_order(a), in_order(b), &|key| inner(record, key))
        }
        (Kind::Map(a), Kind::Map(b), Some(Shape::Map(_, inner))) => {
            same_pairs(a, b, &|_| Some(&**inner))
        }
        (Kind::Map(a), Kind::Map(b), _) => same_pairs(a, b, &|_| None),
        _ => false,
    }
}

/// Whether pairs are the same one by one, with the shapes of their values by their keys.
fn same_pairs<'n, 'a: 'n, 's>(
    one: impl IntoIterator<Item = &'n Pair<'a>, IntoIter: ExactSizeIterator>,
    other: impl IntoIterator<Item = &'n Pair<'a>, IntoIter: ExactSizeIterator>,
    shape_of: &dyn Fn(&str) -> Option<&'s Shape>,
) -> bool {
    let (one, other) = (one.into_iter(), other.into_iter());
    one.len() == other.len()
        && one.zip(other).all(|(a, b)| {
            let shape = a.0.text().and_then(shape_of);
            same(&a.0, &b.0, None) && same(&a.1, &b.1, shape)
        })
}

fn inner<'r>(record: &'r Record, key: &str) -> Option<&'r Shape> {
    record.fields.get(key).map(|field| &field.shape)
}

/// Keys with values by their keys: those with one key as they stand.
fn in_order<'n, 'a>(pairs: &'n [Pair<'a>]) -> Vec<&'n Pair<'a>> {
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::yaml::layout::layout;

    const FILE: &str = "title: T
events:
  - {id: one, title: One}
  - {id: two, title: Two}
actors:
  b: {name: B, x-own: {q: 1, p: 2}}
  a: {name: A}
questions:
  who:
    text: Who?
    hypotheses: {z: Z, y: Y}
    matrix:
      two: C I
      one: I C
options:
  press: {title: Press, responses: {b: No, a: Yes}}
";

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        let moved = FILE.replacen(one, other, 1);
        assert_ne!(moved, FILE);
        let (before, after) = (layout(FILE).unwrap(), layout(&moved).unwrap());
        assert_eq!(says_the_same(&before, &after), expected, "{moved}");
    }

    #[test]
    fn fields_may_change_places() {
        check("{id: one, title: One}", "{title: One, id: one}", true);
        check(
            "{name: B, x-own: {q: 1, p: 2}}",
            "{x-own: {q: 1, p: 2}, name: B}",
            true,
        );
    }

    #[test]
    fn nothing_else_may() {
        check(
            "  - {id: one, title: One}\n  - {id: two, title: Two}\n",
            "  - {id: two, title: Two}\n  - {id: one, title: One}\n",
            false,
        );
        check(
            "  b: {name: B, x-own: {q: 1, p: 2}}\n  a: {name: A}\n",
            "  a: {name: A}\n  b: {name: B, x-own: {q: 1, p: 2}}\n",
            false,
        );
        check("{z: Z, y: Y}", "{y: Y, z: Z}", false);
        check(
            "      two: C I\n      one: I C\n",
            "      one: I C\n      two: C I\n",
            false,
        );
        check("{b: No, a: Yes}", "{a: Yes, b: No}", false);
        check("{q: 1, p: 2}", "{p: 2, q: 1}", false);
        let (head, rest) = FILE.split_at(FILE.find("events:").unwrap());
        let (events, rest) = rest.split_at(rest.find("actors:").unwrap());
        let moved = format!("{events}{head}{rest}");
        assert!(!says_the_same(
            &layout(FILE).unwrap(),
            &layout(&moved).unwrap()
        ));
    }
}
