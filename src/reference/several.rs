//! What is said where several topics are called alike.

use super::takes::words;
use super::topic::Topic;
use super::write::{item, name, page, section, title};
use crate::page::part::{Page, Part};

/// The page of topics that are called alike: that of the most general, with the others named at its end. Of fields and
/// words, each of which is as general as the others, all stand below each other, unless they say the same.
pub(crate) fn page_of(topics: &[Topic<'_>]) -> Page {
    let [first, rest @ ..] = topics else {
        return Page::default();
    };
    let is_part = matches!(first, Topic::Field(_) | Topic::Word(..));
    if is_part && !rest.iter().all(|other| is_same(*first, *other)) {
        let mut parts = vec![title(vec![name(first.bare())])];
        parts.extend(items(topics));
        return page(parts);
    }
    let mut made = first.page();
    made.parts.extend(section("Called so as well", items(rest)));
    made
}

/// Whether two words stand in the same list.
fn is_same(one: Topic<'_>, other: Topic<'_>) -> bool {
    match (one, other) {
        (Topic::Word(one, _), Topic::Word(other, _)) => {
            words(&one.field.shape) == words(&other.field.shape)
        }
        _ => false,
    }
}

fn items(topics: &[Topic<'_>]) -> Vec<Part> {
    let item = |topic: &Topic<'_>| item(&topic.name(), &topic.summary());
    topics.iter().map(item).collect()
}
