//! The printed schema and the loader agree on what a briefing may hold.
//!
//! A schema sees one file and no calendar, so it must refuse a file if and only if the loader finds one of the
//! [`STRUCTURAL`] problems in it. Of those in [`PARTLY`] it finds some.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use bluf::facade::{
    Bases, Code, Content, Diagnostic, EntryKind, InReach, Severity, SourceFile, load, schema,
};
use jsonschema::Validator;
use proptest::prelude::*;
use serde_yaml::Value;

/// The problems that the schema finds as well.
const STRUCTURAL: &[Code] = &[
    Code::WrongType,
    Code::UnknownKey,
    Code::MissingField,
    Code::UnknownValue,
    Code::OutOfRange,
    Code::BadId,
    Code::BadSlide,
    Code::NestedLink,
    Code::UnquotedColon,
];

/// The problems of which the schema finds some: of dates it knows the letters, and the loader looks no further into an
/// entry whose id is taken.
const PARTLY: &[Code] = &[Code::BadDate, Code::DateLevel, Code::DuplicateId];

static SCHEMA: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::draft202012::new(&schema::document()).unwrap());

static BASES: LazyLock<Bases> = LazyLock::new(|| {
    let text = include_str!("../../briefings/shared.yaml");
    match load(&SourceFile::named("shared.yaml", text), &Bases::default()).content {
        Content::Shared(_, bases) => bases,
        other => panic!("not a library file: {other:?}"),
    }
});

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    files
}

/// The YAML as JSON, as an editor's schema check sees it; none when another YAML reader refuses the text.
fn json(text: &str) -> Option<serde_json::Value> {
    let mut value: Value = serde_yaml::from_str(text.trim_start_matches('\u{FEFF}')).ok()?;
    value.apply_merge().ok()?;
    Some(plain(value))
}

fn plain(value: Value) -> serde_json::Value {
    match value {
        Value::Tagged(tagged) => plain(tagged.value),
        Value::Sequence(items) => items.into_iter().map(plain).collect(),
        Value::Mapping(pairs) => {
            let word = |key: Value| match plain(key) {
                serde_json::Value::String(key) => key,
                key => key.to_string(),
            };
            pairs
                .into_iter()
                .map(|(key, value)| (word(key), plain(value)))
                .collect()
        }
        value => serde_json::to_value(value).unwrap(),
    }
}

fn problems(text: &str) -> Vec<Diagnostic> {
    load(&SourceFile::named("briefing.yaml", text), &BASES).problems
}

/// Whether the schema must refuse a text with these problems, if that can be said.
fn must_refuse(problems: &[Diagnostic]) -> Option<bool> {
    // What an actor or a source lacks may stand in a library file, and which criteria there are is said elsewhere.
    const ELSEWHERE: &[&str] = &[
        "this actor has no",
        "this source has no",
        "is not a criterion",
    ];
    let is_structural = |problem: &&Diagnostic| {
        let elsewhere = ELSEWHERE
            .iter()
            .any(|words| problem.message.contains(words));
        STRUCTURAL.contains(&problem.code) && !elsewhere
    };
    if problems.iter().any(|problem| is_structural(&problem)) {
        return Some(true);
    }
    let partly = problems
        .iter()
        .any(|problem| PARTLY.contains(&problem.code));
    (!partly).then_some(false)
}

fn refusals(value: &serde_json::Value) -> Vec<String> {
    SCHEMA
        .iter_errors(value)
        .map(|error| format!("{} at {}", error, error.instance_path()))
        .collect()
}

#[test]
fn the_document_is_a_schema_of_draft_2020_12() {
    let document = schema::document();
    assert_eq!(
        document["$schema"],
        "https://json-schema.org/draft/2020-12/schema"
    );
    assert!(jsonschema::meta::is_valid(&document));
}

/// Every object of a document.
fn each<'d>(
    value: &'d serde_json::Value,
    visit: &mut dyn FnMut(&'d serde_json::Map<String, serde_json::Value>),
) {
    match value {
        serde_json::Value::Object(object) => {
            visit(object);
            object.values().for_each(|inner| each(inner, visit));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|inner| each(inner, visit)),
        _ => {}
    }
}

#[test]
fn what_stands_in_several_places_is_written_once_and_says_what_it_is() {
    let document = schema::document();
    let mut referred: HashMap<&str, usize> = HashMap::new();
    each(&document, &mut |object| {
        if let Some(there) = object.get("$ref") {
            let there = there.as_str().unwrap();
            assert!(
                document.pointer(there.trim_start_matches('#')).is_some(),
                "{there}"
            );
            *referred.entry(there).or_default() += 1;
        }
        if object.contains_key("const") && object["const"] != "library" {
            let meaning = object
                .get("description")
                .and_then(|meaning| meaning.as_str());
            assert!(
                meaning.is_some_and(|meaning| !meaning.is_empty()),
                "{object:?}"
            );
        }
    });
    let defs = document["$defs"].as_object().unwrap();
    assert_eq!(referred.len(), defs.len());
    assert!(referred["#/$defs/date"] > 10 && referred["#/$defs/relation-confidence"] > 2);
    for (name, def) in defs {
        let is_kind = def["description"].is_string();
        assert!(!is_kind || def["title"].is_string(), "{name}");
    }
    assert!(serde_json::to_string(&document).unwrap().len() < 100_000);
}

#[test]
fn ids_in_reach_are_offered_where_their_kind_fits_and_others_pass() {
    let mut reach = InReach::default();
    reach.insert(EntryKind::Actor, "fbi", "FBI");
    reach.insert(EntryKind::Source, "beast", "The screws");
    let document = schema::of_file(&reach);
    let offered = |name: &str| {
        let mut words = Vec::new();
        let mut each_of = |value| {
            each(value, &mut |object| {
                words.extend(object.get("const").and_then(|word| word.as_str()));
            })
        };
        each_of(&document["$defs"][name]);
        words
    };
    assert_eq!(offered("actor-in-reach"), ["fbi"]);
    assert_eq!(offered("source-in-reach"), ["beast"]);
    assert_eq!(offered("show"), ["actor fbi"]);
    let refs = |name: &str| document["$defs"][name].to_string();
    assert!(refs("actor-id").contains("actor-in-reach") && !refs("actor-id").contains("source"));
    assert!(refs("citation").contains("source-in-reach"));
    assert!(refs("entry-id").contains("actor-in-reach") && refs("entry-id").contains("source"));
    let validator = jsonschema::draft202012::new(&document).unwrap();
    assert!(validator.is_valid(&json(BASE).unwrap()));
}

#[test]
fn the_bundled_briefings_pass() {
    for path in files(folder("briefings")) {
        let value = json(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(refusals(&value), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn the_corpus_is_judged_alike() {
    let folders = ["", "duplicate-briefing", "overrides", "two-libraries"];
    let (mut passed, mut refused) = (0, 0);
    for path in folders
        .iter()
        .flat_map(|name| files(folder("tests/corpus").join(name)))
    {
        let text = std::fs::read_to_string(&path).unwrap();
        let problems = load(
            &SourceFile::named("briefing.yaml", &*text),
            &Bases::default(),
        )
        .problems;
        // What is no YAML to one reader has no JSON to be judged.
        let Some(value) = json(&text) else { continue };
        let errors = problems
            .iter()
            .any(|problem| problem.severity() == Severity::Error);
        let refusals = refusals(&value);
        // Of a value that is a comment to YAML, a schema sees nothing.
        let cut = problems
            .iter()
            .any(|problem| problem.code == Code::CutByHash);
        if !errors && !cut {
            assert_eq!(refusals, Vec::<String>::new(), "{}", path.display());
            passed += 1;
        } else if must_refuse(&problems) == Some(true) {
            assert!(!refusals.is_empty(), "{}: {problems:#?}", path.display());
            refused += 1;
        }
    }
    assert!(
        passed >= 20 && refused >= 20,
        "{passed} passed, {refused} refused"
    );
}

#[test]
fn library_files_require_what_briefings_may_leave_to_them() {
    let check = |text: &str, passes: bool| {
        assert_eq!(refusals(&json(text).unwrap()).is_empty(), passes, "{text}")
    };
    let briefing = "title: t\nevents: [e]\n";
    for entry in [
        "actors: {fbi: {role: x}}",
        "actors: {fbi: }",
        "sources: {tai: {date: 2017}}",
    ] {
        check(&format!("{briefing}{entry}\n"), true);
        check(&format!("kind: library\n{entry}\n"), false);
    }
    check(
        "kind: library\nactors: {fbi: FBI}\nsources: {tai: {title: T}}\ntags: {t: T}\n",
        true,
    );
    check("kind: library\ntags: {t: {text: x}}\n", false);
    check(&format!("{briefing}evidence: {{e: }}\n"), false);
    check(&format!("{briefing}relations: [leads fbi]\n"), false);
}

/// A small briefing with every kind of entry, and without a problem.
const BASE: &str = "
title: t
tlp: CLEAR
as_of: 2014-12-20
authors: [me, you]
bluf: The bottom line.
status: draft
criteria:
  speed: {title: Speed, good: low}
sources:
  tai: {title: The screws, reliability: C, date: 2017-04-21, via: wsj}
  wsj: The Journal
actors:
  sony: {name: Sony, kind: company, aliases: SPE, relations: [rival-of china, {kind: targets, to: china, status: denied}, {uses: [china], date: 2014}]}
  china: {name: China, kind: state, first_seen: 2014, aliases: [PRC, {name: Middle Kingdom, by: [sony, Somebody else]}], relations: {ally-of: sony, x-own: 1}}
relations:
  - {from: china, kind: ally-of, to: sony, by: [sony]}
  - {from: china, regulates: sony}
events:
  - id: leak
    title: A leak
    date: 2014-11/2014-12
    actors: [sony, china]
    importance: 2
    place: Seoul
    attribution: {to: china, by: sony, confidence: low, status: claimed, for: code}
    sources: ['tai#3', wsj]
  - 2014-12-19: A speech
  - Something else
statements:
  said: {by: sony, quote: Words, about: [leak]}
evidence:
  code: {text: Code, credibility: 2, relevance: high, grade: B2}
questions:
  who:
    text: Who?
    status: open
    hypotheses: {one: One, two: Two}
    matrix: {code: 'C, I', leak: {one: N}, said: [CC, II]}
judgements:
  who-did: {text: They did., likelihood: likely, confidence: high, for: [code], alternatives: [who.one, Words], dissent: {by: sony, text: No.}}
options:
  press: {title: Press, target: china, instrument: cyber, ratings: {effect: 3, cost: {score: 1, why: Cheap}}, pros: [Good, {text: Better, by: sony, sources: wsj}], label: Press, responses: {china: None at all.}, risks: [{to: sony, text: Harm}, Loss], ext: {stix: abc, attack: [G1, G2]}}
slides: [bluf, actor china, {show: compare sony china, minutes: 2, reveal: true, id: both, core: true}, {section: Part two, minutes: 3}, {backup: true}, decision press who-did]
";

/// A change of a value somewhere in the tree.
#[derive(Debug, Clone)]
enum Change {
    Drop,
    Rename(&'static str),
    Put(Value),
    Copy(prop::sample::Index),
}

fn change() -> impl Strategy<Value = Change> {
    let keys = [
        "title",
        "name",
        "text",
        "to",
        "titel",
        "x-own",
        "North Korea",
        "no",
        "id",
        "kind",
        "effect",
    ];
    let texts = [
        "some words",
        "word",
        "leak",
        "no",
        "two words",
        "CLEAR",
        "C",
        "bluf",
        "A2",
        "1.5 km",
        "2014-12",
        "",
        "leads sony",
    ];
    let list = |items: &[Value]| Value::Sequence(items.to_vec());
    let map =
        |key: &str, value: &str| Value::Mapping([(key.into(), value.into())].into_iter().collect());
    let values = vec![
        Value::Null,
        true.into(),
        0.into(),
        3.into(),
        99.into(),
        2.5.into(),
        list(&[]),
        list(&["leak".into()]),
        list(&["leak".into(), Value::Null]),
        list(&[list(&["leak".into()])]),
        list(&[map("title", "words")]),
        Value::Mapping(serde_yaml::Mapping::new()),
        map("title", "words"),
        map("one", "C"),
        map("2015", "dated"),
        map("some words", "and more"),
    ];
    prop_oneof![
        2 => Just(Change::Drop),
        2 => prop::sample::select(keys.to_vec()).prop_map(Change::Rename),
        3 => prop::sample::select(texts.to_vec()).prop_map(|text| Change::Put(text.into())),
        3 => prop::sample::select(values).prop_map(Change::Put),
        3 => any::<prop::sample::Index>().prop_map(Change::Copy),
    ]
}

/// The ways to every value of a tree, each as the numbers of its children.
fn ways(value: &Value, way: &mut Vec<usize>, out: &mut Vec<Vec<usize>>) {
    let children: Vec<&Value> = match value {
        Value::Mapping(pairs) => pairs.values().collect(),
        Value::Sequence(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    for (i, child) in children.into_iter().enumerate() {
        way.push(i);
        out.push(way.clone());
        ways(child, way, out);
        way.pop();
    }
}

fn at<'a>(value: &'a Value, way: &[usize]) -> &'a Value {
    way.iter().fold(value, |value, i| match value {
        Value::Mapping(pairs) => pairs.values().nth(*i).unwrap(),
        value => &value[*i],
    })
}

fn apply(tree: &mut Value, way: &[usize], change: &Change, all: &[Vec<usize>]) {
    let copy = match change {
        Change::Copy(index) => Some(at(tree, &all[index.index(all.len())]).clone()),
        _ => None,
    };
    let (last, above) = way.split_last().unwrap();
    let parent = above.iter().fold(tree, |value, i| match value {
        Value::Mapping(pairs) => pairs.values_mut().nth(*i).unwrap(),
        value => &mut value[*i],
    });
    match (parent, change) {
        (Value::Sequence(items), Change::Drop | Change::Rename(_)) => drop(items.remove(*last)),
        (Value::Sequence(items), Change::Put(value)) => items[*last] = value.clone(),
        (Value::Sequence(items), Change::Copy(_)) => items[*last] = copy.unwrap(),
        (Value::Mapping(pairs), change) => {
            let key = pairs.keys().nth(*last).unwrap().clone();
            match change {
                Change::Drop => drop(pairs.shift_remove(&key)),
                Change::Put(value) => drop(pairs.insert(key, value.clone())),
                Change::Copy(_) => drop(pairs.insert(key, copy.unwrap())),
                Change::Rename(to) => {
                    let renamed = pairs.iter().map(|(k, v)| {
                        (if *k == key { (*to).into() } else { k.clone() }, v.clone())
                    });
                    *pairs = renamed.collect();
                }
            }
        }
        _ => {}
    }
}

#[test]
fn the_base_is_sound() {
    assert_eq!(
        problems(BASE)
            .iter()
            .map(|p| format!("{p:?}"))
            .collect::<Vec<_>>(),
        Vec::<String>::new()
    );
    assert_eq!(refusals(&json(BASE).unwrap()), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_schema_refuses_what_the_loader_refuses(changes in prop::collection::vec((any::<prop::sample::Index>(), change()), 1..4)) {
        let mut tree: Value = serde_yaml::from_str(BASE).unwrap();
        for (place, change) in &changes {
            let mut all = Vec::new();
            ways(&tree, &mut Vec::new(), &mut all);
            let way = &all[place.index(all.len())];
            apply(&mut tree, way, change, &all);
        }
        let text = serde_yaml::to_string(&tree).unwrap();
        let problems = problems(&text);
        let refusals = refusals(&json(&text).unwrap());
        if let Some(refuse) = must_refuse(&problems) {
            let told: Vec<String> = problems.iter().map(|p| format!("{} {}: {}", p.position(), p.code, p.message)).collect();
            prop_assert_eq!(!refusals.is_empty(), refuse, "{:#?}\n{:#?}\n{}", told, refusals, text);
        }
    }
}

#[test]
fn the_schema_of_a_file_names_what_it_may_name_and_no_more_than_may_be_seen() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(home.path().join(name), text).unwrap();
    write(
        "shared.yaml",
        "kind: library\ntlp: CLEAR\nactors: {china: China}\n",
    );
    write(
        "sony.yaml",
        "title: Sony\ntlp: CLEAR\nactors:\n  fbi: FBI\n  gop: {name: Zsecret, tlp: RED}\nevents: [x]\n",
    );
    let named = |args: &[&str]| {
        let (code, out, told) = super::cli::answer(home.path(), &[&["schema"], args].concat());
        assert_eq!((code, told.as_str()), (0, ""));
        let schema: serde_json::Value = serde_json::from_str(&out).unwrap();
        let actors = schema["$defs"]["actor-in-reach"]["oneOf"]
            .as_array()
            .unwrap()
            .clone();
        let ids = actors
            .iter()
            .map(|actor| actor["const"].as_str().unwrap().to_owned());
        (
            ids.collect::<Vec<_>>().join(" "),
            schema["$comment"].to_string(),
            out,
        )
    };
    let (ids, comment, _) = named(&["sony.yaml"]);
    assert_eq!(ids, "fbi gop china");
    assert!(comment.contains("TLP:RED"), "{comment}");
    let (ids, comment, all) = named(&["sony.yaml", "--max-tlp", "green"]);
    assert_eq!(ids, "fbi china");
    assert!(
        comment.contains("TLP:CLEAR") && !all.contains("Zsecret"),
        "{comment}"
    );
    let (ids, _, _) = named(&["shared.yaml"]);
    assert_eq!(ids, "china");
    let (code, _, told) = super::cli::answer(home.path(), &["schema", "none.yaml"]);
    assert_eq!(code, 2, "{told}");
}
