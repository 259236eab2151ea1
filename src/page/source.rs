//! The pages of sources and of tags.

use super::build::Builder;
use super::part::{Kind, Run, Target, aside};
use crate::briefing::evidence::Reliability;
use crate::briefing::source::{KINDS, Source, Tag};
use crate::briefing::words::{Address, spaced};

pub(super) fn page(b: &mut Builder<'_>, source: &Source) {
    let kind = source.kind.as_ref();
    let kind = kind.map(|kind| spaced(kind, KINDS).into_owned());
    let facts = [kind, b.date(source.date.as_ref())];
    let later = b.later(b.entry);
    b.facts_of(facts.into_iter().flatten().map(aside).chain(later));
    b.gap();
    b.title_field("Publisher", source.publisher.as_ref());
    b.texts_field("Authors", &source.authors);
    if let Some(reliability) = source.reliability {
        let (letter, meaning) = reliability.words();
        b.grade_field("Reliability", letter, of_letter(reliability), meaning);
    }
    b.title_field("Quality", source.descriptor.as_ref());
    address(b, "Address", source.url.as_ref());
    address(b, "Archived", source.archive.as_ref());
    b.text_field("Read on", b.date(source.accessed.as_ref()));
    b.text_field("Stored copy", source.local.as_deref());
    b.text_field("Language", source.lang.as_deref());
    b.text_field("Counted by", source.locator.as_deref());
    b.refs_field("Quotes", &source.via);
}

/// How the letter of a grade is said: the less reliable a source is, the less its letter stands out.
pub(super) fn of_letter(reliability: Reliability) -> Kind {
    match reliability {
        Reliability::A | Reliability::B => Kind::Grade,
        Reliability::C | Reliability::D => Kind::Plain,
        Reliability::E | Reliability::F => Kind::Aside,
    }
}

fn address(b: &mut Builder<'_>, label: &'static str, address: Option<&Address>) {
    let Some(url) = address else { return };
    let words = if url.is_openable() {
        b.linked(Target::Address(url.text().clone()), url)
    } else {
        Run::new(&**url, Kind::Dead)
    };
    b.field(label, vec![words]);
}

pub(super) fn tag(b: &mut Builder<'_>, tag: &Tag) {
    tag.text.iter().for_each(|text| b.prose(text));
}
