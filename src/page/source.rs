//! The pages of sources and of tags.

use super::Target;
use super::build::{Builder, facts, words};
use crate::briefing::source::{Source, Tag};
use crate::theme::meaning::Meaning;

pub(super) fn page(b: &mut Builder<'_>, source: &Source) {
    let kind = source.kind.as_ref().map(|kind| kind.replace('-', " "));
    b.paragraph(facts([kind, b.date(source.date.as_ref())]));
    b.gap();
    b.title_field("Publisher", source.publisher.as_ref());
    b.texts_field("Authors", &source.authors);
    if let Some(reliability) = source.reliability {
        let (letter, meaning) = reliability.words();
        b.field(
            "Reliability",
            vec![
                words(letter, Meaning::Strong),
                words(&format!("  {meaning}"), Meaning::Dim),
            ],
        );
    }
    b.title_field("Quality", source.descriptor.as_ref());
    if let Some(url) = &source.url {
        let runs = if url.is_openable() {
            b.linked(Target::Address(url.text().clone()), url)
        } else {
            vec![words(url, Meaning::Warning)]
        };
        b.field("Address", runs);
    }
    b.text_field("Read on", b.date(source.accessed.as_ref()).as_deref());
    b.text_field("Stored copy", source.local.as_deref());
    b.refs_field("Quotes", &source.via);
}

pub(super) fn tag(b: &mut Builder<'_>, tag: &Tag) {
    tag.text.iter().for_each(|text| b.prose(text));
}
