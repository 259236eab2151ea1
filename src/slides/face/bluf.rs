//! The title slide, and the bottom line.

use super::draft::Face;
use crate::page::part::Block;
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
    let as_of = header.as_of.as_ref();
    let as_of = as_of.map(|date| format!("as of {}", date.words(face.b.dates)));
    let status = header.status.map(|status| status.word().to_owned());
    let authors: Vec<&str> = header
        .authors
        .iter()
        .map(|author| author.as_str())
        .collect();
    let authors = (!authors.is_empty()).then(|| authors.join(", "));
    face.facts([as_of, status, authors]);
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
