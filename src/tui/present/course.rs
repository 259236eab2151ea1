//! The slides as far as moving through them goes, and the pages of those that were shown: each laid out once for a size.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::slides::deck::Deck;
use crate::slides::page::{Format, Page as SetPage, Pages};
use crate::slides::paginate::paginate;
use crate::talk::course::{Course, Outline, Page, Section, Slide};

/// A deck laid out for a screen.
#[derive(Debug)]
pub(super) struct Laid {
    library: Arc<Library>,
    pub(super) deck: Deck,
    format: Format,
    dates: Dates,
    outline: Outline,
    pages: RefCell<HashMap<usize, Rc<Pages>>>,
}

impl Laid {
    /// A deck on a screen.
    pub(super) fn new(
        library: &Arc<Library>,
        deck: Deck,
        format: impl Into<Format>,
        dates: Dates,
    ) -> Self {
        Self {
            library: library.clone(),
            outline: outline(&deck),
            deck,
            format: format.into(),
            dates,
            pages: RefCell::default(),
        }
    }

    /// The screen that its pages are made for.
    pub(super) fn format(&self) -> Format {
        self.format
    }

    /// How its dates are written.
    pub(super) fn dates(&self) -> Dates {
        self.dates
    }

    /// The pages of a slide; none where there is no such slide.
    pub(super) fn of(&self, slide: usize) -> Option<Rc<Pages>> {
        let found = self.deck.slides.get(slide)?;
        let mut known = self.pages.borrow_mut();
        let pages = known.entry(slide).or_insert_with(|| {
            let pages = paginate(&self.library, &self.deck, found, self.format, self.dates);
            Rc::new(pages)
        });
        Some(pages.clone())
    }

    /// A slide on a screen on which there is room for no more than its title; not kept.
    pub(super) fn least(&self, slide: usize, format: Format) -> Option<SetPage> {
        let found = self.deck.slides.get(slide)?;
        let pages = paginate(&self.library, &self.deck, found, format, self.dates);
        pages.pages.into_iter().next()
    }

    /// The title of a slide in plain words.
    pub(super) fn title(&self, slide: usize) -> String {
        let slide = self.deck.slides.get(slide);
        let title = slide.map(|slide| self.deck.title_of(&self.library, slide));
        title.map_or_else(String::new, |title| title.to_string())
    }
}

impl Course for Laid {
    fn outline(&self) -> &Outline {
        &self.outline
    }

    fn pages(&self, slide: usize) -> Vec<Page> {
        let mut first = 0;
        let pages = self.of(slide);
        let pages = pages.iter().flat_map(|pages| &pages.pages).enumerate();
        let pages = pages.map(|(number, page)| {
            let steps = usize::from(page.steps);
            let own = Page { first, steps };
            // On a page that goes on, the first item is there from the beginning.
            first += steps + usize::from(number > 0 && steps > 0);
            own
        });
        pages.collect()
    }
}

/// A deck as far as a talk needs it.
fn outline(deck: &Deck) -> Outline {
    let minutes = |minutes: Option<f32>| {
        let seconds = minutes.map(|minutes| f64::from(minutes) * 60.0);
        seconds.and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
    };
    let slides = deck.slides.iter().map(|slide| Slide {
        id: slide.id.to_string(),
        time: minutes(slide.minutes),
    });
    let mut slides: Vec<Slide> = slides.collect();
    let reserve = slides.split_off(deck.in_talk());
    let sections = deck
        .sections
        .iter()
        .filter(|section| !section.slides.is_empty());
    let sections = sections.map(|section| Section {
        id: section.title.to_string(),
        title: section.title.to_string(),
        first: section.slides.start,
        time: minutes(section.minutes),
    });
    Outline::new(slides, reserve, sections)
}
