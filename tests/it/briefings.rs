//! What the bundled briefings owe their readers, beyond being sound: their own words, judgements that say how likely
//! they are, reasons beside ratings, names short enough for lists, and a short version that ends on a decision.

use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::LazyLock;

use serde_yaml::{Mapping, Value};
use unicode_width::UnicodeWidthStr;

const NAMES: [&str; 3] = ["sony-hack", "thaad-pressure", "us-rok-cyber"];

/// How many words in a row may not be those of an article.
const RUN: usize = 7;

/// The runs of seven words of the articles behind the briefings, as [`hash`]es in their order of size: made once from
/// the articles, whose texts are no part of the project and cannot be had back from them.
static PASSAGES: LazyLock<HashSet<u64>> = LazyLock::new(|| {
    let lines = include_str!("briefings/passages.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .map(|line| u64::from_str_radix(line, 16).unwrap())
        .collect()
});

fn read(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("briefings/{name}.yaml"));
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The entries of a collection, each with its id.
fn entries<'v>(briefing: &'v Value, collection: &str) -> Vec<(&'v str, &'v Value)> {
    match &briefing[collection] {
        Value::Mapping(map) => map
            .iter()
            .map(|(id, entry)| (id.as_str().unwrap(), entry))
            .collect(),
        Value::Sequence(list) => list
            .iter()
            .map(|entry| (entry["id"].as_str().unwrap(), entry))
            .collect(),
        _ => Vec::new(),
    }
}

/// A field that takes one value or several, as several.
fn many(value: &Value) -> Vec<&Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Sequence(list) => list.iter().collect(),
        one => vec![one],
    }
}

/// Calls a function for each entry of a collection of each briefing, with `briefing/id`.
fn each(collection: &str, mut look: impl FnMut(&str, &Value)) {
    for name in NAMES {
        let briefing = read(name);
        let found = entries(&briefing, collection);
        assert!(!found.is_empty(), "{name} has no {collection}");
        for (id, entry) in found {
            look(&format!("{name}/{id}"), entry);
        }
    }
}

/// The words of a text without marks, apostrophes and capitals, so that no way of writing hides a run.
fn words(text: &str) -> Vec<String> {
    let bare: String = text.chars().filter(|c| !"'’‘".contains(*c)).collect();
    bare.to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// FNV-1a of 64 bits over the words with a space between two.
fn hash(run: &[String]) -> u64 {
    run.join(" ")
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}

/// The runs of a text that are an article's.
fn passages(text: &str) -> Vec<String> {
    words(text)
        .windows(RUN)
        .filter(|run| PASSAGES.contains(&hash(run)))
        .map(|run| run.join(" "))
        .collect()
}

/// The parts of a text outside quotation marks and long names, with what a link shows in its place.
fn outside(text: &str, actors: &Actors) -> Vec<String> {
    let mut shown = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("[[") {
        let (link, after) = after.split_once("]]").unwrap();
        shown.push_str(before);
        let name = |id: &str| actors.iter().find(|(actor, _)| actor == id);
        match link.split_once('|') {
            Some((_, words)) => shown.push_str(words),
            None => shown.push_str(name(link).map_or("“”", |(_, name)| name)),
        }
        rest = after;
    }
    shown.push_str(rest);
    for (_, name) in actors.iter().filter(|(_, name)| words(name).len() > 2) {
        shown = shown.replace(name.as_str(), "“”");
    }
    let (mut parts, mut depth) = (vec![String::new()], 0_usize);
    for c in shown.chars() {
        match c {
            '“' => {
                depth += 1;
                parts.push(String::new());
            }
            '”' => depth = depth.saturating_sub(1),
            c if depth == 0 => parts.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    parts
}

/// The id and the name of each actor.
type Actors = Vec<(String, String)>;

fn actors() -> Actors {
    let files: Vec<Value> = ["shared"].into_iter().chain(NAMES).map(read).collect();
    let named = files.iter().flat_map(|file| entries(file, "actors"));
    named
        .filter_map(|(id, actor)| Some((id.to_owned(), actor["name"].as_str()?.to_owned())))
        .collect()
}

/// Calls a function for each text that is the briefing's own, with its place: no names, titles of sources, quotations,
/// addresses.
fn texts(value: &Value, place: &str, look: &mut impl FnMut(&str, &str)) {
    match value {
        Value::String(text) => look(place, text),
        Value::Sequence(list) => list.iter().for_each(|item| texts(item, place, look)),
        Value::Mapping(map) => of_fields(map, place, look),
        _ => {}
    }
}

fn of_fields(map: &Mapping, place: &str, look: &mut impl FnMut(&str, &str)) {
    for (key, value) in map {
        let key = key.as_str().unwrap();
        let is_others = ["name", "aliases", "quote", "url", "ext"].contains(&key)
            || (key == "title" && place.contains("/sources/"));
        if !is_others {
            texts(value, &format!("{place}/{key}"), look);
        }
    }
}

#[test]
fn no_briefing_holds_seven_words_in_a_row_of_an_article_outside_quotation_marks() {
    let actors = actors();
    let mut found = Vec::new();
    for name in ["shared"].into_iter().chain(NAMES) {
        texts(&read(name), name, &mut |place, text| {
            for part in outside(text, &actors) {
                found.extend(
                    passages(&part)
                        .into_iter()
                        .map(|run| format!("{place}: {run}")),
                );
            }
        });
    }
    assert_eq!(
        found,
        Vec::<String>::new(),
        "quote it, or say it in other words"
    );
}

#[test]
fn the_titles_of_the_articles_are_passages_unless_they_are_quoted() {
    for (name, source) in NAMES.into_iter().zip(["beast", "tai", "ooda"]) {
        let briefing = read(name);
        let title = briefing["sources"][source]["title"].as_str().unwrap();
        assert_ne!(passages(title), Vec::<String>::new(), "{name}: {title}");
        assert_ne!(
            passages(&title.to_uppercase().replace(' ', ", ")),
            Vec::<String>::new()
        );
        let quoted = outside(&format!("It is called “{title}”."), &Vec::new());
        assert_eq!(quoted, ["It is called ", "."]);
        let linked = outside(&format!("[[{source}|{title}]]"), &Vec::new());
        assert_eq!(linked, [title]);
    }
}

#[test]
fn quotation_marks_are_curly() {
    for name in NAMES {
        texts(&read(name), name, &mut |place, text| {
            assert!(!text.contains('"'), "{place}: {text}");
        });
    }
}

/// The words for likelihood of ICD 203.
const LIKELIHOODS: [&str; 7] = [
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even",
    "likely",
    "very likely",
    "almost certain",
];

#[test]
fn a_judgement_says_its_likelihood_in_its_sentence() {
    each("judgements", |place, judgement| {
        let text = judgement["text"].as_str().unwrap();
        let said = LIKELIHOODS.into_iter().filter(|word| text.contains(word));
        let said = said.max_by_key(|word| word.len()).unwrap_or_default();
        let field = judgement["likelihood"].as_str().unwrap();
        assert_eq!(said, field.replace('-', " "), "{place}: {text}");
    });
}

#[test]
fn a_judgement_can_be_tested_and_taken_back() {
    each("judgements", |place, judgement| {
        for field in [
            "confidence",
            "why",
            "for",
            "against",
            "assumptions",
            "alternatives",
            "indicators",
            "change",
            "review_by",
            "sources",
        ] {
            assert!(!judgement[field].is_null(), "{place} has no {field}");
        }
    });
}

#[test]
fn a_rating_has_its_reason_and_an_argument_of_others_its_source() {
    each("options", |place, option| {
        let ratings = option["ratings"].as_mapping().unwrap();
        assert_eq!(ratings.len(), 4, "{place}");
        for (criterion, rating) in ratings {
            assert!(rating["why"].is_string(), "{place}: {criterion:?}");
        }
        for field in ["pros", "cons", "obstacles", "effects"] {
            assert!(!option[field].is_null(), "{place} has no {field}");
        }
        for field in ["leverage", "pros", "cons", "obstacles", "effects"] {
            for argument in many(&option[field]) {
                let is_others = !argument["by"].is_null();
                assert_eq!(
                    is_others,
                    !argument["sources"].is_null(),
                    "{place}: {argument:?}"
                );
            }
        }
    });
}

/// What a briefing has of its own: no actor that it shares with others.
const OWN: [&str; 7] = [
    "events",
    "statements",
    "evidence",
    "questions",
    "judgements",
    "options",
    "sources",
];

#[test]
fn what_stands_in_lists_has_a_name_that_fits() {
    for collection in OWN.into_iter().chain(["actors"]) {
        each(collection, |place, entry| {
            let (label, name) = (entry["label"].as_str(), entry["name"].as_str());
            // A shared actor has its name, and its label, in the library file.
            if let Some(shown) = label.or(name) {
                assert!(shown.width() <= 24, "{place}: {shown}");
            } else {
                assert_eq!(collection, "actors", "{place} has no label");
            }
        });
    }
}

#[test]
fn no_two_entries_of_a_kind_have_one_label() {
    for name in NAMES {
        let briefing = read(name);
        for collection in OWN {
            let found = entries(&briefing, collection);
            let labels: BTreeSet<&str> = found
                .iter()
                .filter_map(|(_, entry)| entry["label"].as_str())
                .collect();
            assert_eq!(labels.len(), found.len(), "{name}: {collection}");
        }
    }
}

#[test]
fn a_table_weighs_something_against_an_answer_and_counts_nothing_twice() {
    for name in NAMES {
        let briefing = read(name);
        for (id, question) in entries(&briefing, "questions") {
            let rows = rows(&briefing, &question["matrix"]);
            let weighs = rows.iter().any(|(cells, _)| cells.contains('I'));
            assert!(weighs || rows.is_empty(), "{name}/{id}");
            let kept: HashSet<_> = rows.iter().collect();
            assert_eq!(
                kept.len(),
                rows.len(),
                "{name}/{id}: one source said one thing twice"
            );
        }
    }
}

/// The rows of a table: what each says of the answers, and from where.
fn rows(briefing: &Value, matrix: &Value) -> Vec<(String, Vec<String>)> {
    let Value::Mapping(matrix) = matrix else {
        return Vec::new();
    };
    let found =
        ["evidence", "events", "statements"].map(|collection| entries(briefing, collection));
    let sources = |id: &str| {
        let entry = found.iter().flatten().find(|(found, _)| *found == id);
        let sources = entry.map_or(Vec::new(), |(_, entry)| many(&entry["sources"]));
        sources
            .iter()
            .map(|source| source.as_str().unwrap().to_owned())
            .collect()
    };
    matrix
        .iter()
        .map(|(id, cells)| {
            (
                cells.as_str().unwrap().to_owned(),
                sources(id.as_str().unwrap()),
            )
        })
        .collect()
}

#[test]
fn the_short_version_takes_five_minutes_and_ends_on_the_decision() {
    for name in NAMES {
        let briefing = read(name);
        let slides: Vec<&Value> = many(&briefing["slides"]);
        let talk: Vec<&Value> = slides
            .into_iter()
            .take_while(|slide| slide["backup"].is_null())
            .collect();
        let minutes = |slides: &[&Value]| {
            slides
                .iter()
                .filter_map(|slide| slide["minutes"].as_f64())
                .sum::<f64>()
        };
        let core: Vec<&Value> = talk
            .iter()
            .copied()
            .filter(|slide| slide["core"] == Value::Bool(true))
            .collect();
        assert_eq!(minutes(&core), 5.0, "{name}");
        for last in [talk.last().unwrap(), core.last().unwrap()] {
            let shown = last["show"].as_str().unwrap();
            assert!(shown.starts_with("decision "), "{name}: {shown}");
        }
        let sections: Vec<&Value> = talk
            .iter()
            .copied()
            .filter(|slide| slide["show"].is_null())
            .collect();
        let shown: Vec<&Value> = talk
            .iter()
            .copied()
            .filter(|slide| !slide["show"].is_null())
            .collect();
        assert_eq!(
            minutes(&sections) + 1.0,
            minutes(&shown),
            "{name}: the bottom line stands before the sections"
        );
        for slide in shown {
            assert!(slide["notes"].is_string(), "{name}: {slide:?}");
        }
    }
}
