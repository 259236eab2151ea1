//! Which topic is meant by the words of whoever asks.

use super::field::FieldOf;
use super::topic::{Command, Topic, all};
use crate::briefing::relation::{INVERSES, LABELS};
use crate::words::suggest::nearest;
use crate::yaml::shape::Shape;

/// So many topics are offered where none is meant for sure.
const OFFERED: usize = 8;

/// What was found.
#[derive(Debug)]
pub(crate) enum Found<'c> {
    /// All that is called so, the most general first.
    Called(Vec<Topic<'c>>),
    /// Nothing is called so, but this is near, and nothing else: all that is called so.
    Meant(Vec<Topic<'c>>),
    /// Nothing is called so, and several are near: their names.
    Near(Vec<String>),
    /// Nothing is near.
    Nothing,
}

/// Looks a topic up by some words.
pub(crate) fn find<'c>(words: &str, commands: &'c [Command]) -> Found<'c> {
    let wanted = plain(words);
    let topics = all(commands);
    let named: Vec<Named<'_>> = topics
        .into_iter()
        .map(|topic| (topic, names(topic)))
        .collect();
    let found = called(&wanted, &named);
    if !found.is_empty() {
        return Found::Called(found);
    }
    let found = within(&wanted, &named);
    let is_one = found.iter().all(|topic| topic.bare() == found[0].bare());
    match found.len() {
        0 => {}
        _ if is_one => return Found::Meant(found),
        _ => return Found::Near(offered(found.iter().map(|topic| topic.name()))),
    }
    match near(&wanted, &named).as_slice() {
        [] => Found::Nothing,
        [one] => Found::Meant(vec![*one]),
        several => Found::Near(offered(several.iter().map(|topic| topic.bare()))),
    }
}

/// Names that are offered, each once.
fn offered(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    names
        .filter(|name| seen.insert(name.clone()))
        .take(OFFERED)
        .collect()
}

/// A topic and its names.
type Named<'c> = (Topic<'c>, Vec<String>);

fn called<'c>(wanted: &str, named: &[Named<'c>]) -> Vec<Topic<'c>> {
    let called = named
        .iter()
        .filter(|(_, names)| names.iter().any(|name| name == wanted));
    called.map(|(topic, _)| *topic).collect()
}

/// What people write so, what is called so but for the words of a question or a slip, or as the first words are.
fn within<'c>(wanted: &str, named: &[Named<'c>]) -> Vec<Topic<'c>> {
    let is_other = |topic: Topic<'c>| match topic {
        Topic::Word(of, _) => other_words(of, &topic.bare())
            .iter()
            .any(|word| plain(word) == wanted),
        _ => false,
    };
    let others = named.iter().map(|(topic, _)| *topic);
    let others: Vec<Topic<'_>> = others.filter(|topic| is_other(*topic)).collect();
    if !others.is_empty() {
        return others;
    }
    let bare: Vec<&str> = wanted
        .split('-')
        .filter(|word| !ASKING.contains(word))
        .collect();
    let bare = called(&bare.join("-"), named);
    if !bare.is_empty() {
        return bare;
    }
    if let Some(found) = slip_in_last(wanted, named) {
        return found;
    }
    let all = named.iter().flat_map(|(_, names)| names);
    // Most short words are one slip or two away from another one.
    let is_likely =
        |slip: &&str| wanted.len() > SHORT || slip.chars().next() == wanted.chars().next();
    if let Some(slip) = nearest(wanted, all.map(String::as_str)).filter(is_likely) {
        return called(slip, named);
    }
    let ends = wanted.rmatch_indices(['-', '.']);
    let mut first = ends.map(|(end, _)| called(&wanted[..end], named));
    first.find(|found| !found.is_empty()).unwrap_or_default()
}

/// What is called so but for a slip in what stands behind the last point, where what stands before it is called so: there
/// the rest is compared alone. Where nothing is near, what stands before.
fn slip_in_last<'c>(wanted: &str, named: &[Named<'c>]) -> Option<Vec<Topic<'c>>> {
    let (of, last) = wanted.rsplit_once('.')?;
    let around = called(of, named);
    if around.is_empty() {
        return None;
    }
    let names = named.iter().flat_map(|(_, names)| names);
    let inner = names.filter_map(|name| name.strip_prefix(of)?.strip_prefix('.'));
    let found = nearest(last, inner).map(|slip| called(&format!("{of}.{slip}"), named));
    Some(found.unwrap_or(around))
}

/// Words around what is asked for.
const ASKING: [&str; 18] = [
    "what", "is", "are", "a", "an", "the", "how", "to", "do", "does", "i", "write", "of", "for",
    "in", "mean", "means", "written",
];

/// The longest word that is short.
const SHORT: usize = 4;

/// The shortest word that is looked for in what is said of topics.
const TELLING: usize = 3;

/// Topics that may be meant: those whose names begin so, else those that have all the words in their names or in what is
/// said of them.
fn near<'c>(wanted: &str, named: &[Named<'c>]) -> Vec<Topic<'c>> {
    let with = |is_meant: &dyn Fn(Topic<'c>, &[String]) -> bool| -> Vec<Topic<'c>> {
        let meant = named
            .iter()
            .filter(|(topic, names)| is_meant(*topic, names));
        meant.map(|(topic, _)| *topic).collect()
    };
    if wanted.len() < TELLING {
        return Vec::new();
    }
    let begun = with(&|_, names| names.iter().any(|name| name.starts_with(wanted)));
    if !begun.is_empty() {
        return begun;
    }
    let words: Vec<&str> = wanted.split('-').collect();
    if words.iter().any(|word| word.len() < TELLING) {
        return Vec::new();
    }
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
        Topic::Field(of) => {
            names.extend(of_collection(of.kind, of.name));
            let within = of.kind.within.iter();
            names.extend(within.map(|field| format!("{field}.{}", of.name)));
        }
        Topic::Code(code) => names.push(code.title().to_owned()),
        Topic::Form(form) => names.push(format!("{}s", form.name)),
        Topic::Command(_) | Topic::Word(..) => {}
    }
    // The file of the configuration is called so.
    let short = names
        .iter()
        .filter_map(|name| name.strip_prefix("configuration"));
    let short: Vec<String> = short.map(|rest| format!("config{rest}")).collect();
    names.extend(short);
    names.iter().map(|name| plain(name)).collect()
}

/// What people write for a word that a field takes: other words for it, and for a kind of relation those of the other side.
fn other_words(of: FieldOf, word: &str) -> Vec<String> {
    match &of.field.shape {
        Shape::Marking(_) => vec![format!("tlp:{word}"), format!("tlp {word}")],
        Shape::Choice { synonyms, .. } => {
            let same = synonyms.iter().filter(|(_, right)| right == word);
            let same = same.map(|(written, _)| written.clone());
            match of.kind.name {
                "relation" => same.chain(of_other_side(word)).collect(),
                _ => same.collect(),
            }
        }
        _ => Vec::new(),
    }
}

/// What a kind of relation is called from the other side: as it is shown, and as people write it.
fn of_other_side(kind: &str) -> impl Iterator<Item = String> {
    let shown = LABELS.iter().filter(move |(own, ..)| *own == kind);
    let shown = shown.map(|(_, _, other)| *other);
    let written = INVERSES.iter().filter(move |(own, _)| *own == kind);
    let written = written.flat_map(|(_, others)| others.split_whitespace());
    shown.chain(written).map(str::to_owned)
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
