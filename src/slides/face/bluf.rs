//! The title slide, and the bottom line.

use super::draft::Face;
use crate::page::part::Block;
use crate::slides::part::Part;

/// Of how many paragraphs of the bottom line the title slide has the first sentence: what is found, and what to do.
const BEGINNINGS: usize = 2;

/// What the talk is about: what the bottom line begins with, and what it rests on.
pub(super) fn title(face: &mut Face<'_>) {
    let Some(file) = face.b.library.briefing(face.briefing) else {
        return;
    };
    let header = &file.header;
    let bluf = header.bluf.as_deref().unwrap_or_default();
    for (place, paragraph) in paragraphs(bluf).take(BEGINNINGS).enumerate() {
        let words = face.sentence(paragraph);
        face.parts.push(match place {
            0 => Part::Lead(words),
            _ => Part::Text(words),
        });
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

/// The paragraphs of a text.
fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let paragraphs = text.split("\n\n").map(str::trim);
    paragraphs.filter(|paragraph| !paragraph.is_empty())
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
