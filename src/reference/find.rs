//! Which topic is meant by the words of whoever asks.

use super::topic::{Command, Topic, all};
use crate::words::suggest::nearest;

/// So many topics are offered where none is meant for sure.
const OFFERED: usize = 8;

/// What was found.
#[derive(Debug)]
pub(crate) enum Found<'c> {
    /// All that is called so, the most general first.
    Called(Vec<Topic<'c>>),
    /// Nothing is called so, but this is near, and nothing else.
    Meant(Topic<'c>),
    /// Nothing is called so, and several are near: their names.
    Near(Vec<String>),
    /// Nothing is near.
    Nothing,
}

/// Looks a topic up by some words.
pub(crate) fn find<'c>(words: &str, commands: &'c [Command]) -> Found<'c> {
    let wanted = plain(words);
    let topics = all(commands);
    let named: Vec<(Topic<'_>, Vec<String>)> = topics
        .into_iter()
        .map(|topic| (topic, names(topic)))
        .collect();
    let called = named.iter().filter(|(_, names)| names.contains(&wanted));
    let called: Vec<Topic<'_>> = called.map(|(topic, _)| *topic).collect();
    if !called.is_empty() {
        return Found::Called(called);
    }
    match near(&wanted, &named).as_slice() {
        [] => Found::Nothing,
        [one] => Found::Meant(*one),
        several => {
            let mut names: Vec<String> = several.iter().map(|topic| topic.bare()).collect();
            let mut seen = std::collections::HashSet::new();
            names.retain(|name| seen.insert(name.clone()));
            names.truncate(OFFERED);
            Found::Near(names)
        }
    }
}

/// Topics that may be meant: those that are a slip away, else those whose names begin so, else those that have all the
/// words in their names or in what is said of them.
fn near<'c>(wanted: &str, named: &[(Topic<'c>, Vec<String>)]) -> Vec<Topic<'c>> {
    let with = |is_meant: &dyn Fn(Topic<'c>, &[String]) -> bool| -> Vec<Topic<'c>> {
        let meant = named
            .iter()
            .filter(|(topic, names)| is_meant(*topic, names));
        meant.map(|(topic, _)| *topic).collect()
    };
    let all = named.iter().flat_map(|(_, names)| names);
    let slip = nearest(wanted, all.map(String::as_str));
    let slips = slip.map(|slip| with(&|_, names| names.iter().any(|name| name == slip)));
    if let Some(slips) = slips {
        return slips.into_iter().take(1).collect();
    }
    if wanted.is_empty() {
        return Vec::new();
    }
    let begun = with(&|_, names| names.iter().any(|name| name.starts_with(wanted)));
    if !begun.is_empty() {
        return begun;
    }
    let words: Vec<&str> = wanted.split('-').collect();
    let has_all = |text: &str| words.iter().all(|word| text.contains(word));
    with(&|topic, names| {
        names.iter().any(|name| has_all(name)) || has_all(&plain(&topic.summary()))
    })
}

/// The words by which a topic is found.
fn names(topic: Topic<'_>) -> Vec<String> {
    let mut names = vec![topic.name(), topic.bare()];
    let of_collection = |kind: &super::kinds::Kind, field: &str| {
        let collection = kind.collection.map(|(name, _)| name);
        collection.map(|name| format!("{name}.{field}"))
    };
    match topic {
        Topic::Kind(kind) => {
            names.extend(kind.collection.map(|(name, _)| name.to_owned()));
            names.extend(kind.name.split_once(' ').map(|(first, _)| first.to_owned()));
        }
        Topic::Field(of) => names.extend(of_collection(of.kind, of.name)),
        Topic::Code(code) => names.push(code.title().to_owned()),
        Topic::Form(_) | Topic::Command(_) | Topic::Word(..) => {}
    }
    names.iter().map(|name| plain(name)).collect()
}

/// Words without what does not count: size of letters, and what stands between them.
fn plain(words: &str) -> String {
    let words: String = words.trim().to_lowercase();
    let mut plain = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            ' ' | '_' | '-' if plain.ends_with('-') => {}
            ' ' | '_' | '-' => plain.push('-'),
            '`' | '[' | ']' => {}
            c => plain.push(c),
        }
    }
    match plain.trim_matches('-') {
        // The sign of a cell that nobody judged.
        "" => plain,
        words => words.to_owned(),
    }
}
