//! The slides of a talk as far as moving through them goes: their order, their pages and steps at the audience's size,
//! their sections and minutes. Whoever makes slides tells them by a [`Course`].

use std::collections::HashMap;
use std::time::Duration;

use crate::work;

/// What a talk goes through. Pages are asked for one slide at a time, so that a long talk need not be set as a whole.
pub trait Course {
    /// The slides in their order.
    fn outline(&self) -> &Outline;

    /// The pages of a slide, by its number from 0, at the audience's size. No pages count as one without steps.
    fn pages(&self, slide: usize) -> Vec<Page>;
}

/// Slides in their order: first those of the talk, then the backup slides.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outline {
    slides: Vec<Slide>,
    backup: usize,
    sections: Vec<Section>,
    by_id: HashMap<String, usize>,
}

/// A slide.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slide {
    /// What it is known by when those around it change; no other slide has it.
    pub id: String,
    /// How long it may take, if that is said.
    pub time: Option<Duration>,
}

/// A section of the talk: it goes up to the next one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Section {
    /// What it is known by when those around it change.
    pub id: String,
    /// Its title, for reports.
    pub title: String,
    /// The number of its first slide, from 0.
    pub first: usize,
    /// How long it may take, if that is said.
    pub time: Option<Duration>,
}

/// A page of a slide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Page {
    /// The number, from 0, of its first item among those of the slide.
    pub first: usize,
    /// How many steps it takes until all of it is shown; 0 for a page that is shown at once.
    pub steps: usize,
}

/// A place in a talk by numbers: good for one course only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The slide, from 0.
    pub slide: usize,
    /// The page of it, from 0.
    pub page: usize,
    /// How many steps of the page are done.
    pub reveal: usize,
}

impl Spot {
    /// The beginning of a slide.
    pub(crate) fn start_of(slide: usize) -> Self {
        Self {
            slide,
            ..Self::default()
        }
    }
}

impl Outline {
    /// An outline. Sections that begin beyond the talk are left out; they need not be in order.
    pub fn new(
        talk: impl IntoIterator<Item = Slide>,
        backup: impl IntoIterator<Item = Slide>,
        sections: impl IntoIterator<Item = Section>,
    ) -> Self {
        let mut slides: Vec<Slide> = talk.into_iter().collect();
        let talk = slides.len();
        slides.extend(backup);
        work::count(slides.len());
        let mut sections: Vec<Section> = sections.into_iter().collect();
        sections.retain(|section| section.first < talk);
        sections.sort_by_key(|section| section.first);
        let mut by_id = HashMap::with_capacity(slides.len());
        for (number, slide) in slides.iter().enumerate() {
            by_id.entry(slide.id.clone()).or_insert(number);
        }
        Self {
            slides,
            backup: talk,
            sections,
            by_id,
        }
    }

    /// All slides, the backup slides last.
    pub(crate) fn slides(&self) -> &[Slide] {
        &self.slides
    }

    /// How many slides are the talk itself; those from this number on are backup.
    pub(crate) fn talk(&self) -> usize {
        self.backup
    }

    /// The sections in their order.
    pub(crate) fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The number of the slide with an id.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// The id of a slide; empty where there is none.
    pub(crate) fn id(&self, slide: usize) -> &str {
        self.slides.get(slide).map_or("", |slide| &slide.id)
    }

    /// The number of the section that a slide of the talk is in, if it is in one.
    pub(crate) fn section_of(&self, slide: usize) -> Option<usize> {
        let begun = self
            .sections
            .partition_point(|section| section.first <= slide);
        (slide < self.backup).then(|| begun.checked_sub(1))?
    }

    /// The slides of a section; none for one that another begins on the same slide.
    pub(crate) fn slides_of(&self, section: usize) -> std::ops::Range<usize> {
        let first = |section: usize| self.sections.get(section).map(|section| section.first);
        let end = first(section + 1).unwrap_or(self.backup);
        first(section).map_or(0..0, |first| first..end)
    }
}
