//! The bundled briefings with random markings and a word of its own in each text of each entry.

use std::sync::Arc;

use bluf::facade::{Ceiling, Library, Searcher, SourceFile, Tlp, When, embedded};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_yaml::Value;

use super::shown::{found, shown};
use super::{ceiling, told};

const COLLECTIONS: &[&str] = &[
    "sources",
    "actors",
    "tags",
    "events",
    "statements",
    "evidence",
    "questions",
    "judgements",
    "options",
];
/// Fields that hold words and nothing else.
const TEXTS: &[&str] = &[
    "title",
    "name",
    "text",
    "summary",
    "role",
    "quote",
    "says",
    "hedge",
    "why",
    "assumptions",
    "indicators",
    "pros",
    "cons",
    "obstacles",
    "effects",
    "leverage",
    "needs",
    "impact",
    "publisher",
    "descriptor",
    "hypotheses",
    "aliases",
    "goals",
    "responses",
    "change",
];

/// What an entry says of itself, and the word in all its texts.
struct Marked {
    /// The entry that it adds to or is itself, as the first file has it.
    id: String,
    file: usize,
    word: String,
    tlp: Option<Tlp>,
    known: Option<When>,
}

/// Puts a word behind each text of an entry; says whether there is any.
fn put(value: &mut Value, word: &str, is_text: bool) -> bool {
    match value {
        Value::String(text) if is_text => {
            text.push_str(&format!(" {word}"));
            true
        }
        Value::Sequence(items) => items
            .iter_mut()
            .fold(false, |any, item| put(item, word, is_text) | any),
        Value::Mapping(map) => map.iter_mut().fold(false, |any, (key, value)| {
            let key = key.as_str().unwrap_or_default();
            // In a map of one's own keys, as `hypotheses`, all values are words.
            let is_text = is_text || TEXTS.contains(&key);
            put(
                value,
                word,
                is_text && !matches!(key, "by" | "to" | "from" | "sources"),
            ) | any
        }),
        _ => false,
    }
}

fn mark(
    file: usize,
    id: String,
    entry: &mut Value,
    markings: &mut impl Iterator<Item = &'static str>,
) -> Option<Marked> {
    let number = markings.size_hint().0;
    let word = format!("zq{number}z");
    if !entry.is_mapping() || !put(entry, &word, false) {
        return None;
    }
    let map = entry.as_mapping_mut()?;
    map.insert("x-note".into(), word.clone().into());
    map.insert("x-allow".into(), word.clone().into());
    let tlp = markings.next().filter(|written| !written.is_empty());
    if let Some(written) = tlp {
        map.insert("tlp".into(), written.into());
    }
    let known = map.get("known_since").or_else(|| map.get("date"));
    let known = known.and_then(|date| match date {
        Value::String(date) => When::parse(date).ok(),
        date => When::parse(&date.as_i64()?.to_string()).ok(),
    });
    let tlp = tlp.and_then(Tlp::meant_by);
    Some(Marked {
        id,
        file,
        word,
        tlp,
        known,
    })
}

/// The bundled files with markings, and what is in them.
fn files(markings: &[&'static str]) -> (Vec<Arc<SourceFile>>, Vec<Marked>) {
    let mut markings = markings.iter().copied();
    let mut all = Vec::new();
    let files = embedded::files();
    let files = files.iter().enumerate().map(|(file, source)| {
        let mut root: Value = serde_yaml::from_str(source.text()).unwrap();
        for name in COLLECTIONS {
            match root.get_mut(*name) {
                Some(Value::Mapping(entries)) => {
                    for (id, entry) in entries {
                        all.extend(mark(
                            file,
                            id.as_str().unwrap().to_owned(),
                            entry,
                            &mut markings,
                        ));
                    }
                }
                Some(Value::Sequence(entries)) if *name == "events" => {
                    for entry in entries {
                        let id = entry.get("id").and_then(Value::as_str);
                        let id = id.unwrap_or_default().to_owned();
                        all.extend(mark(file, id, entry, &mut markings));
                    }
                }
                _ => {}
            }
        }
        SourceFile::named(source.name(), serde_yaml::to_string(&root).unwrap())
    });
    (files.collect(), all)
}

fn is_withheld(marked: &Marked, ceiling: &Ceiling) -> bool {
    let day = ceiling.as_of.as_ref();
    marked
        .tlp
        .zip(ceiling.tlp)
        .is_some_and(|(own, most)| !own.is_within(most))
        || marked
            .known
            .as_ref()
            .zip(day)
            .is_some_and(|(known, day)| known.known_by() > day.latest())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_word_of_what_is_withheld_is_anywhere(
        markings in vec(select(&["", "", "", "", "CLEAR", "GREEN", "amber", "RED"][..]), 900),
        under in select(&["CLEAR", "GREEN", "GREEN 2014-12-18", "2014-12-18", "2016-07-08"][..]),
    ) {
        let ceiling = ceiling(under);
        let (files, marked) = files(&markings);
        let whole = Library::load(files, Vec::new());
        let derived = Arc::new(whole.under(&ceiling));
        let shown = shown(&derived);
        let mut searcher = Searcher::default();
        let (mut absent, mut present) = (0, 0);
        for entry in &marked {
            let mut bases = marked.iter().filter(|base| base.file == 0 && base.id == entry.id);
            if is_withheld(entry, &ceiling) || bases.any(|base| is_withheld(base, &ceiling)) {
                prop_assert!(!shown.contains(&entry.word), "{under}: {} of {}", entry.word, entry.id);
                prop_assert!(!found(&mut searcher, &derived, &entry.word).contains(&entry.word));
                absent += 1;
            } else {
                present += usize::from(shown.contains(&entry.word));
            }
        }
        prop_assert!(absent > 50 && present > 200, "{under}: {absent} absent, {present} present");
        let before = told(&whole);
        for problem in told(&derived) {
            prop_assert!(before.contains(&problem), "{under}: {problem} is new");
        }
    }
}
