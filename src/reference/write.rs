//! Words of doc comments as words of a page.

use std::borrow::Cow;

use crate::page::part::{Block, Field, Item, Kind, Page, Part, Run, Section, Table, Words, plain};

/// Words in which names stand between backticks.
pub(super) fn said(text: &str) -> Words {
    let parts = text.split('`').enumerate();
    let runs = parts.map(|(i, words)| match i % 2 {
        0 => plain(words),
        _ => Run::new(words, Kind::Code),
    });
    runs.filter(|run| !run.text.is_empty()).collect()
}

/// A name that is typed as it is.
pub(super) fn name(name: impl Into<String>) -> Run {
    Run::new(name, Kind::Code)
}

pub(super) fn title(words: Words) -> Part {
    Part::Title(words)
}

pub(super) fn paragraph(words: Words) -> Part {
    Part::Prose(vec![Block::Paragraph(words)])
}

pub(super) fn field(label: impl Into<Cow<'static, str>>, value: Words) -> Part {
    Part::Field(Field {
        label: label.into(),
        value,
    })
}

/// Lines as they are.
pub(super) fn lines(text: &str) -> Part {
    Part::Prose(vec![Block::Code(text.trim_end().to_owned())])
}

/// A heading with what belongs under it; nothing where that is nothing.
pub(super) fn section(heading: &str, parts: Vec<Part>) -> Option<Part> {
    (!parts.is_empty()).then(|| {
        Part::Section(Section {
            heading: said(heading),
            parts,
        })
    })
}

/// An item of a name and what is said of it.
pub(super) fn item(named: &str, text: &str) -> Part {
    let mut words = vec![name(named), plain("  ")];
    words.extend(said(text));
    Part::Item(Item {
        blocks: vec![Block::Paragraph(words)],
        sign: None,
    })
}

/// A table with some columns; nothing where it has no rows.
pub(super) fn table<const N: usize>(head: [&str; N], rows: Vec<[Words; N]>) -> Option<Part> {
    let heading = |words: &str| vec![Run::new(words, Kind::Label)];
    (!rows.is_empty()).then(|| {
        Part::Table(Table {
            head: head.into_iter().map(heading).collect(),
            rows: rows.into_iter().map(Vec::from).collect(),
        })
    })
}

/// A page of parts.
pub(super) fn page(parts: Vec<Part>) -> Page {
    Page {
        titled: true,
        parts,
        ..Page::default()
    }
}
