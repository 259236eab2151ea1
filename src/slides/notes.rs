//! What the speaker has to say: for the console and the handout, never for the audience.
//!
//! Notes stand apart from decks and pages, so that whatever shows those alone has none of them.

use super::deck::Deck;
use super::slide::Slide;
use crate::briefing::date::shown::Dates;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::page::build::{Builder, Room};
use crate::page::marking;
use crate::page::part::{Page, Part, Section, plain};

/// The notes of a slide.
#[derive(Debug, Clone, PartialEq)]
pub struct Notes {
    /// Its own, then those of the entries that it is about, each under its name.
    pub page: Page,
    /// With whom they may be shared.
    pub marking: Option<Tlp>,
}

/// The notes of a slide; none where nobody has written any.
pub fn notes(library: &Library, deck: &Deck, slide: &Slide, dates: Dates) -> Option<Notes> {
    let file = library.briefing(deck.briefing)?;
    let whole = library.briefing_entry(deck.briefing)?;
    let mut b = Builder::new(library, Some(deck.briefing), whole, dates, Room::ALL);
    let mut parts = Vec::new();
    let own = slide.written.and_then(|number| file.slides.get(number));
    if let Some(notes) = own.and_then(|spec| spec.notes.as_ref()) {
        parts.push(Part::Prose(b.blocks(notes)));
    }
    let mut says = vec![whole];
    for entry in &slide.entries {
        let found = library.entry(*entry);
        let notes = found.and_then(|found| found.body.common()?.notes.as_ref());
        let (Some(found), Some(notes)) = (found, notes) else {
            continue;
        };
        says.push(*entry);
        parts.push(Part::Section(Section {
            heading: vec![plain(found.label())],
            parts: vec![Part::Prose(b.blocks(notes))],
        }));
    }
    let page = Page {
        parts,
        ..b.finish()
    };
    let says = says.into_iter();
    let says = says.filter_map(|entry| marking::of_entry(library, entry));
    let all = says.chain(marking::of_links(library, &page.links));
    let marking = Tlp::of_all(all);
    (!page.parts.is_empty()).then_some(Notes { page, marking })
}
