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
use crate::page::part::{Page, Part, plain};

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
