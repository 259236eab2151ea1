//! The list of what can be explained, and all of the format on one page.

use super::code;
use super::field::FieldOf;
use super::form::{self, FORMS};
use super::kind;
use super::kinds::{KINDS, Kind};
use super::takes::words;
use super::topic::{Command, Topic};
use super::write::{item, name, page, paragraph, said, section, table, title};
use crate::diagnostic::{Code, Severity};
use crate::page::part::Kind::Strong;
use crate::page::part::{Page, Part, Run, Words, plain};

/// The list of topics: of fields and words, only how they are asked for.
pub(crate) fn list(commands: &[Command]) -> Page {
    let how = "`bluf explain TOPIC` explains a kind of entry (`event`), a field (`event.date`), a word that a field takes \
(`very-likely`), a problem (`bad-date`) or a command (`check`); `bluf explain format` is all of it on one page.";
    let mut parts = vec![
        title(vec![plain("What can be explained")]),
        paragraph(said(how)),
    ];
    let items = |topics: &mut dyn Iterator<Item = Topic<'_>>| -> Vec<Part> {
        topics
            .map(|topic| item(&topic.name(), &topic.summary()))
            .collect()
    };
    parts.extend(section("Kinds", items(&mut KINDS.iter().map(Topic::Kind))));
    parts.extend(section(
        "How things are written",
        items(&mut FORMS.iter().map(Topic::Form)),
    ));
    parts.extend(section(
        "Commands",
        items(&mut commands.iter().map(Topic::Command)),
    ));
    parts.extend(section("Problems", problems()));
    page(parts)
}

/// All codes, those that matter most first.
fn problems() -> Vec<Part> {
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    let codes = severities.into_iter().flat_map(|severity| {
        let codes = Code::ALL.iter().copied();
        codes.filter(move |code| code.severity() == severity)
    });
    let rows = codes.map(|code| {
        let severity = vec![plain(code.severity().to_string())];
        [vec![name(code.name())], severity, said(code.title())]
    });
    table(["Code", "Severity", "What is wrong"], rows.collect())
        .into_iter()
        .collect()
}

/// All of the format: how things are written, each kind with its fields, the words that these take, and the problems.
pub(crate) fn format() -> Page {
    let mut parts = vec![title(vec![plain("The format of briefings, version 1")])];
    let what = "Fields that must be there are strong. What is referred to is a map by ids, what comes in sequence a list.";
    let glance: Vec<Part> = [paragraph(said(what))]
        .into_iter()
        .chain(at_a_glance())
        .collect();
    parts.extend(section("At a glance", glance));
    for form in FORMS {
        parts.extend(section(form.name, form::said_of(form)));
    }
    for kind in KINDS.iter() {
        let mut said = kind::said_of(kind);
        said.extend(section("Words", vocabularies(kind)));
        parts.extend(section(kind.name, said));
    }
    for code in Code::ALL {
        parts.extend(section(code.name(), code::said_of(*code)));
    }
    page(parts)
}

/// The collections with their fields, in a table.
pub fn collections() -> Page {
    Page {
        parts: at_a_glance().into_iter().collect(),
        ..Page::default()
    }
}

fn at_a_glance() -> Option<Part> {
    let kinds = KINDS.iter();
    let rows = kinds.filter_map(|kind| match kind.collection {
        Some((collection, field)) => {
            let what = said(&field.doc);
            Some([vec![name(collection)], what, fields(kind)])
        }
        None if kind.name == "entry" => {
            let what = said("What all that has a page may have besides.");
            Some([vec![plain("any entry")], what, fields(kind)])
        }
        None => None,
    });
    table(["Collection", "What is in it", "Fields"], rows.collect())
}

/// The names of the fields of a kind; those that must be there are strong.
fn fields(kind: &'static Kind) -> Words {
    let mut words = Words::new();
    for FieldOf { name, field, .. } in FieldOf::all_of(kind) {
        words.extend((!words.is_empty()).then(|| plain(", ")));
        words.push(match field.required {
            true => Run::new(name, Strong),
            false => plain(name),
        });
    }
    words
}

/// The words that the fields of a kind take.
fn vocabularies(kind: &'static Kind) -> Vec<Part> {
    let rows = FieldOf::all_of(kind).flat_map(|of| {
        let words = words(&of.field.shape).into_iter();
        words.map(move |(word, meaning)| [vec![name(of.name)], vec![name(word)], said(&meaning)])
    });
    table(["Field", "Word", "Means"], rows.collect())
        .into_iter()
        .collect()
}
