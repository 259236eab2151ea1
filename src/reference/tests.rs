//! The reference is whole: everything has a page, and says something on it.

use std::collections::HashSet;

use super::code::explanation;
use super::field::FieldOf;
use super::find::{Found, find};
use super::kinds::KINDS;
use super::takes::words;
use super::topic::{Command, Topic, all};
use super::{card, several, whole};
use crate::briefing::EntryKind;
use crate::check::review;
use crate::check::selection::{Group, Selection};
use crate::diagnostic::Code;
use crate::diagnostic::explanation::{Example, Files};
use crate::library::Library;
use crate::page::part::Page;
use crate::source::SourceFile;
use crate::typeset::plain;

fn text(page: &Page) -> String {
    plain::text(page, 100)
}

/// What is told of some files: to whoever reads or, of a rule of tradecraft, to whoever writes.
fn told(code: Code, files: Files) -> Vec<String> {
    let files = files
        .iter()
        .map(|(name, text)| SourceFile::named(name, *text));
    let library = Library::load(files.collect(), Vec::new());
    let selection = match Group::of(code) {
        Group::Tradecraft => Selection::default(),
        _ => Selection::for_readers(),
    };
    let problems = review(&library, &selection);
    let told = problems.iter();
    told.map(|problem| format!("{} {}", problem.place, problem.code))
        .collect()
}

#[test]
fn every_code_is_explained_by_an_example_that_has_it_and_one_that_is_right() {
    let (mut found, mut expected) = (Vec::new(), Vec::new());
    for code in Code::ALL {
        let said = explanation(*code).unwrap_or_else(|| panic!("{code} is not explained"));
        assert!(
            said.why.ends_with('.') && said.remedy.ends_with('.'),
            "{code}"
        );
        // Configurations are looked at in tests/it, which knows the keys; what is told in words, no text has.
        if let Example::Files { bad, at, good } = said.example {
            found.push((code, told(*code, bad), told(*code, good)));
            expected.push((code, vec![format!("{at} {code}")], vec![]));
        }
    }
    assert_eq!(found, expected);
}

#[test]
fn what_no_text_shows_is_told_in_words() {
    let in_words = Code::ALL.iter().filter(|code| {
        let said = explanation(**code);
        said.is_some_and(|said| matches!(said.example, Example::Told { .. }))
    });
    let in_words: Vec<&str> = in_words.map(|code| code.name()).collect();
    assert_eq!(
        in_words,
        [
            "not-found",
            "unreadable",
            "not-a-file",
            "outside-root",
            "too-large",
            "not-utf8",
            "being-written",
            "stale",
            "not-a-briefing",
            "unlisted",
        ]
    );
}

#[test]
fn every_kind_of_entry_is_a_topic() {
    for kind in EntryKind::ALL {
        // A hypothesis is text under its question.
        let is_kind = KINDS.iter().any(|other| other.name == kind.word());
        assert_eq!(is_kind, *kind != EntryKind::Hypothesis, "{kind:?}");
    }
}

#[test]
fn every_field_and_every_word_says_what_it_is() {
    for kind in KINDS.iter() {
        assert!(kind.record.doc.ends_with('.'), "{}", kind.name);
        for field in FieldOf::all_of(kind) {
            let name = Topic::Field(field).name();
            assert!(field.field.doc.ends_with('.'), "{name}");
            for (word, meaning) in words(&field.field.shape) {
                assert!(meaning.ends_with('.'), "{name}: {word}");
            }
        }
    }
}

#[test]
fn every_topic_is_found_by_its_name_alone() {
    let commands = [Command {
        name: "check".to_owned(),
        about: "Reports.".to_owned(),
        help: "Usage".to_owned(),
    }];
    let topics = all(&commands);
    let names: HashSet<String> = topics.iter().map(|topic| topic.name()).collect();
    assert_eq!(names.len(), topics.len());
    for topic in topics {
        let Found::Called(found) = find(&topic.name(), &commands) else {
            panic!("{} is not found", topic.name());
        };
        assert_eq!(found[0].name(), topic.name());
        assert!(!text(&topic.page()).trim().is_empty());
    }
}

fn check(words: &str, expected: &str) {
    assert_eq!(found(words), expected, "{words}");
}

/// What is found by some words: the names of all that is called so, what is meant, or what is near.
fn found(words: &str) -> String {
    let names = |topics: &[Topic<'_>]| {
        let names: Vec<String> = topics.iter().map(|topic| topic.name()).collect();
        names.join(", ")
    };
    match find(words, &[]) {
        Found::Called(topics) => names(&topics),
        Found::Meant(topics) => format!("{}?", names(&topics)),
        Found::Near(names) => format!("{}…", names.join(", ")),
        Found::Nothing => String::new(),
    }
}

#[test]
fn words_find_what_they_mean() {
    check("event", "event, slide.show.event");
    check("Events", "event");
    check("events.date", "event.date");
    check("events.dat", "event.date?");
    check("owned-by", "relation.kind.controls?");
    check("consists of", "relation.kind.part-of?");
    check("very likely", "judgement.likelihood.very-likely");
    check("bad_date", "bad-date");
    check("not a date", "bad-date");
    check("bad-dat", "bad-date?");
    check("evnt", "event, slide.show.event?");
    check("library", "library file, configuration.library");
    check("", "");
    check("zzzzzzzz", "");
    check("ransomware", "actor.kind.malware, event.kind.incident…");
    check("sony", "");
    check("x-", "");
}

#[test]
fn near_misses_find_what_is_there() {
    let expected = [
        ("evnt.attribution", "event.attribution?"),
        ("event.attribution.level", "attribution.level"),
        (
            "attributon",
            "attribution, event.attribution, event.kind.attribution?",
        ),
        ("likelihood high", "judgement.likelihood?"),
        ("matrix cells", "question.matrix, slide.show.matrix?"),
        ("question.matrix.cells", "question.matrix?"),
        (
            "how to write a date",
            "date, source.date, relation.date, event.date, statement.date, evidence.date, attribution.date?",
        ),
        ("what is a source", "source?"),
        (
            "TLP:RED",
            "briefing.tlp.RED, library file.tlp.RED, entry.tlp.RED?",
        ),
        ("led by", "relation.kind.leads?"),
        ("member-of", "relation.kind.part-of?"),
        ("config.theme", "configuration.theme"),
        ("config.check", "configuration.check"),
        ("config.check.ignore", "choice of checks.ignore"),
        (
            "kinds",
            "source.kind, actor.kind, relation.kind, event.kind?",
        ),
    ];
    let all = expected.map(|(words, _)| (words, found(words)));
    let all: Vec<(&str, &str)> = all
        .iter()
        .map(|(words, it)| (*words, it.as_str()))
        .collect();
    assert_eq!(all, expected);
}

#[test]
fn what_is_called_alike_stands_together() {
    let Found::Called(topics) = find("moderate", &[]) else {
        panic!("nothing");
    };
    insta::assert_snapshot!(text(&several::page_of(&topics)), @r"
    moderate
    Credible and plausible information, not enough for more.
    A word of relation.confidence: How well founded it is (ICD 203).

    All of them
      Word      Means
      ───────────────────────────────────────────────────────────────────────────────────────
      low       Scant, questionable or fragmented information.
      moderate  Credible and plausible information, not enough for more.
      high      High-quality information or the nature of the issue allows a solid judgement.

    Called so as well
      • judgement.confidence.moderate  Credible and plausible information, not enough for more.
      • attribution.confidence.moderate  Credible and plausible information, not enough for more.
    ");
}

#[test]
fn all_of_it_is_on_one_page() {
    let page = text(&whole::format());
    for topic in all(&[]) {
        assert!(page.contains(&topic.bare()), "{}", topic.name());
    }
    let list = text(&whole::list(&[]));
    for code in Code::ALL {
        assert!(list.contains(code.name()), "{code}");
    }
}

#[test]
fn a_card_is_the_beginning_of_a_page() {
    let card = |record: &str, name: &str| {
        let field = Topic::of_field(record, name).unwrap();
        text(&card::of(Topic::Field(field)))
    };
    insta::assert_snapshot!(card("event", "date"), @"
    event.date
    The date, as exact as it is known (EDTF level 0 or 1).
    Takes         a date
    Written       A date as exact as its source is: EDTF (ISO 8601-2), levels 0 and 1.
    date: 2014-11-24
    ");
    insta::assert_snapshot!(card("attribution", "level"), @"
    attribution.level
    How far the claim goes: from a machine to a state.
    Takes         a word, usually one of 6
    • infrastructure  The machines and addresses that were used.
    • tooling  The software that was used.
    • persona  A name under which somebody acts in public.
    • group  People who act together, by whatever name.
    • organisation  A unit, an agency, a company.
    • state  A state, which answers for it.
    level: state
    ");
    insta::assert_snapshot!(text(&card::of(Topic::Code(Code::BadDate))), @"
    bad-date
    error (format): not a date
    Dates are EDTF (ISO 8601-2) level 0 or 1, as in 2014, 2014-12, 2014-12-19, 2014-12?,
    2014-11/2014-12.
    What to do    Write it from the largest part to the smallest, as in 2014-12-19, and only as much of
                  it as the source says. Words of the source go into when.
    ");
    insta::assert_snapshot!(text(&card::of(Topic::of_collection("evidence").unwrap())), @"
    evidence
    A piece of evidence.
    Under         evidence, a map: each has its id as its key
    Short forms   Its text alone stands for all of it.
    Fields        text, credibility, grade, relevance, date
    ");
    for field in KINDS.iter().flat_map(FieldOf::all_of) {
        let words = words(&field.field.shape).len();
        let topics = (0..words).map(|word| Topic::Word(field, word));
        for topic in topics.chain([Topic::Field(field)]) {
            assert!(
                text(&card::of(topic)).lines().count() > 1,
                "{}",
                topic.name()
            );
        }
    }
}
