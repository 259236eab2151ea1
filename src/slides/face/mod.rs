//! What each form of slide says: one file for each form. Few words, labels in the place of sentences; what is left out
//! is said, with a way to it.

mod actor;
mod actors;
mod bluf;
mod compare;
mod decision;
mod draft;
mod event;
mod judgement;
mod matrix;
mod option;
mod questions;
mod sources;
mod timeline;

use super::deck::Deck;
use super::part::Sheet;
use super::slide::Slide;
use super::title;
use crate::briefing::date::shown::Dates;
use crate::briefing::slide;
use crate::library::Library;
use crate::page::build::{Builder, Room};
use crate::page::part::plain;
use draft::Face;

/// What a slide says.
pub(super) fn sheet(library: &Library, deck: &Deck, slide: &Slide, dates: Dates) -> Sheet {
    let briefing = Some(deck.briefing);
    let own = library.briefing_entry(deck.briefing);
    let entry = slide.entries.first().copied().or(own);
    let Some(entry) = entry else {
        return Sheet::default();
    };
    let mut face = Face {
        b: Builder::new(library, briefing, entry, dates, Room::ALL),
        briefing: deck.briefing,
        parts: Vec::new(),
        says: slide.entries.iter().copied().chain(own).collect(),
        is_titled: slide.title.is_none(),
    };
    let title = match &slide.title {
        Some(title) => face.b.inline(title),
        None => vec![plain(
            title::of_form(library, &deck.title, slide).to_string(),
        )],
    };
    match slide.part {
        slide::Part::Title => bluf::title(&mut face),
        slide::Part::Bluf => bluf::bluf(&mut face),
        slide::Part::Judgements => judgement::all(&mut face),
        slide::Part::Timeline => timeline::timeline(&mut face),
        slide::Part::Actors => actors::actors(&mut face),
        slide::Part::Questions => questions::questions(&mut face),
        slide::Part::Options => option::all(&mut face),
        slide::Part::Sources => sources::sources(&mut face),
        slide::Part::Actor => actor::actor(&mut face, entry),
        slide::Part::Event => event::event(&mut face, entry),
        slide::Part::Option => option::one(&mut face, entry),
        slide::Part::Judgement => judgement::one(&mut face, entry),
        slide::Part::Matrix => matrix::matrix(&mut face, entry),
        slide::Part::Compare => compare::compare(&mut face, &slide.entries),
        slide::Part::Decision => decision::decision(&mut face, &slide.entries),
    }
    Sheet {
        title,
        parts: face.parts,
        links: face.b.finish().links,
        says: face.says,
    }
}
