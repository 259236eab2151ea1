//! The title slide, and the bottom line.

use super::draft::Face;
use crate::page::day;
use crate::page::part::{Block, aside};
use crate::slides::part::Part;

/// What the talk is about: the first sentence of the bottom line, and what it rests on.
pub(super) fn title(face: &mut Face<'_>) {
    let Some(file) = face.b.library.briefing(face.briefing) else {
        return;
    };
    let header = &file.header;
    if let Some(bluf) = &header.bluf {
        let words = face.sentence(bluf);
        face.parts.push(Part::Lead(words));
    }
    let status = header.status.map(|status| aside(status.word()));
    let authors: Vec<&str> = header
        .authors
        .iter()
        .map(|author| author.as_str())
        .collect();
    let authors = (!authors.is_empty()).then(|| aside(authors.join(", ")));
    let facts = day::facts(file, face.b.dates).into_iter();
    face.facts_of(facts.chain(status).chain(authors));
}

/// The bottom line, paragraph by paragraph. The first one says what matters most.
pub(super) fn bluf(face: &mut Face<'_>) {
    let library = face.b.library;
    let file = library.briefing(face.briefing);
    let Some(bluf) = file.and_then(|file| file.header.bluf.as_ref()) else {
        return;
    };
    for (place, block) in face.b.blocks(bluf).into_iter().enumerate() {
        face.parts.push(match block {
            Block::Paragraph(words) if place == 0 => Part::Lead(words),
            block => Part::Prose(block),
        });
    }
}
