//! Which slides a talk has, in which order.

use std::ops::Range;

use super::ids::Ids;
use super::slide::{Slide, Stands};
use super::standard::{self, Filled};
use super::title;
use crate::briefing::EntryKind;
use crate::briefing::prose;
use crate::briefing::slide::{PARTS, Part, Show, SlideSpec};
use crate::briefing::words::Title;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::words::text::Text;
use crate::work;

/// Which version of a talk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Talk {
    /// All slides.
    #[default]
    Whole,
    /// Those that are marked as `core`, and the reserve.
    Short,
}

/// The slides of a briefing.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The briefing, by its place in the library.
    pub briefing: usize,
    /// Its title.
    pub title: Text,
    /// The sections, in order.
    pub sections: Vec<Section>,
    /// The slides of the talk, then those in reserve.
    pub slides: Vec<Slide>,
    /// What was listed and is not in the deck.
    pub missing: Missing,
    /// Which version this is: the whole one also where the short one is asked for and no slide is marked for it.
    pub talk: Talk,
}

/// A section of a talk.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its title in plain words.
    pub title: Text,
    /// How long it may take.
    pub minutes: Option<f32>,
    /// Its slides, by their places in the deck.
    pub slides: Range<usize>,
    /// Entries whose names stand in its title.
    pub names: Vec<EntryIx>,
    /// Its place in the briefing's list of slides.
    pub written: usize,
}

/// How many slides were listed and are not in the deck.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    /// They show what is withheld.
    pub withheld: usize,
    /// They name what there is not, or what cannot be shown so: by their places in the briefing's list.
    pub unknown: Vec<usize>,
    /// There is nothing to show: by their places in the briefing's list.
    pub empty: Vec<usize>,
}

impl Deck {
    /// The slides of a briefing; none where there is no such briefing.
    pub fn of(library: &Library, briefing: usize, talk: Talk) -> Self {
        let Some(file) = library.briefing(briefing) else {
            return Self::begun(briefing, Text::line(""));
        };
        let mut deck = Self::begun(
            briefing,
            Text::line(&plain(library, briefing, file.title())),
        );
        deck.missing.withheld = file.slides_withheld;
        let mut known = (Ids::of(&file.slides), Filled::default());
        work::count(file.slides.len());
        if file.slides.is_empty() && file.slides_withheld == 0 {
            for (show, stands) in standard::order() {
                deck.add(library, &mut known, None, (&show, stands));
            }
        }
        let mut stands = Stands::InTalk;
        for (number, spec) in file.slides.iter().enumerate() {
            if spec.backup {
                stands = Stands::InReserve;
            }
            if let Some(title) = &spec.section {
                // What is only reached has no sections.
                if stands == Stands::InTalk {
                    deck.begin_section(library, title, spec.minutes, number);
                }
            } else if let Some(show) = &spec.show {
                deck.add(library, &mut known, Some((number, spec)), (show, stands));
            } else if !spec.backup {
                deck.missing.unknown.push(number);
            }
        }
        match talk {
            Talk::Short => deck.shortened(),
            Talk::Whole => deck,
        }
    }

    fn begun(briefing: usize, title: Text) -> Self {
        Self {
            briefing,
            title,
            sections: Vec::new(),
            slides: Vec::new(),
            missing: Missing::default(),
            talk: Talk::Whole,
        }
    }

    fn begin_section(
        &mut self,
        library: &Library,
        title: &Title,
        minutes: Option<f32>,
        written: usize,
    ) {
        let links = prose::title_links(title);
        let names = links.filter_map(|link| library.resolve(Some(self.briefing), &link.target));
        let at = self.slides.len();
        self.sections.push(Section {
            title: Text::line(&plain(library, self.briefing, title)),
            minutes,
            slides: at..at,
            names: names.collect(),
            written,
        });
    }

    /// Adds a slide, where there is anything to show.
    fn add(
        &mut self,
        library: &Library,
        (ids, filled): &mut (Ids, Filled),
        spec: Option<(usize, &SlideSpec)>,
        (show, stands): (&Show, Stands),
    ) {
        let id = ids.next(spec.map(|(_, spec)| spec), show);
        let written = spec.map(|(number, _)| number);
        let spec = spec.map(|(_, spec)| spec);
        let Some(entries) = named(library, self.briefing, show) else {
            self.missing.unknown.extend(written);
            return;
        };
        let is_open = show.part == Part::Decision && entries.is_empty();
        if is_open || !filled.has_any(library, self.briefing, show.part) {
            self.missing.empty.extend(written);
            return;
        }
        let section = self.sections.len().checked_sub(1);
        let section = section.filter(|_| stands == Stands::InTalk);
        self.slides.push(Slide {
            id,
            part: show.part,
            entries,
            title: spec.and_then(|spec| Some(spec.title.as_ref()?.text().clone())),
            section,
            minutes: spec.and_then(|spec| spec.minutes),
            reveal: spec.is_some_and(|spec| spec.reveal),
            core: spec.is_some_and(|spec| spec.core),
            stands,
            written,
        });
        if let Some(section) = section.and_then(|section| self.sections.get_mut(section)) {
            section.slides.end = self.slides.len();
        }
    }

    /// The short version: the core of the talk, and the reserve; all of it where nothing is marked as core.
    fn shortened(mut self) -> Self {
        let is_core = |slide: &Slide| slide.core && slide.stands == Stands::InTalk;
        if !self.slides.iter().any(is_core) {
            return self;
        }
        self.talk = Talk::Short;
        self.slides
            .retain(|slide| is_core(slide) || slide.stands == Stands::InReserve);
        for (number, section) in self.sections.iter_mut().enumerate() {
            let first = |slides: &[Slide]| {
                let mut slides = slides.iter();
                slides.position(|slide| slide.section >= Some(number))
            };
            let start = first(&self.slides).unwrap_or(0);
            let own = self.slides[start..].iter();
            let own = own.take_while(|slide| slide.section == Some(number));
            section.slides = start..start + own.count();
        }
        self
    }

    /// How many slides the talk has; those behind them are in reserve.
    pub fn in_talk(&self) -> usize {
        let in_talk = |slide: &Slide| slide.stands == Stands::InTalk;
        self.slides.partition_point(in_talk)
    }

    /// How long the talk takes by its own minutes: those of its slides, or those of a section where they are more and
    /// some of its slides have none.
    pub fn minutes(&self) -> f32 {
        let own = |slides: &[Slide]| slides.iter().filter_map(|slide| slide.minutes).sum::<f32>();
        let talk = &self.slides[..self.in_talk()];
        let outside = talk.iter().filter(|slide| slide.section.is_none());
        let outside: f32 = outside.filter_map(|slide| slide.minutes).sum();
        let sections = self.sections.iter().map(|section| {
            let slides = self.slides.get(section.slides.clone()).unwrap_or_default();
            let is_open = slides.iter().any(|slide| slide.minutes.is_none());
            let budget = section.minutes.filter(|_| is_open);
            own(slides).max(budget.unwrap_or_default())
        });
        outside + sections.sum::<f32>()
    }

    /// The place of the slide with an id.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.slides.iter().position(|slide| *slide.id == *id)
    }

    /// The title of a slide in plain words: its own, else that of what it shows.
    pub fn title_of(&self, library: &Library, slide: &Slide) -> Text {
        match &slide.title {
            Some(title) => Text::line(&plain(library, self.briefing, title)),
            None => title::of_form(library, &self.title, slide),
        }
    }
}

/// A title in plain words, with the names of what it links to.
fn plain(library: &Library, briefing: usize, title: &str) -> String {
    let name = |id: &str| {
        let found = library.resolve(Some(briefing), id);
        let found = found.and_then(|ix| library.entry(ix));
        found.map_or_else(|| id.to_owned(), |entry| entry.name().into_owned())
    };
    prose::flat(&prose::inline(title), name)
}

/// The entries that a slide names; none where one of them is not there or cannot be shown so.
fn named(library: &Library, briefing: usize, show: &Show) -> Option<Vec<EntryIx>> {
    if show.part == Part::Decision && show.entries.is_empty() {
        return Some(standard::undecided(library, briefing));
    }
    let form = PARTS.iter().find(|(_, part, ..)| *part == show.part);
    let kinds = form.map_or(&[][..], |(_, _, kinds, _)| kinds);
    let kinds: Vec<EntryKind> = kinds
        .iter()
        .filter_map(|word| EntryKind::from_word(word))
        .collect();
    let find = |id: &str| {
        let is_wanted = |ix: &EntryIx| {
            let entry = library.entry(*ix);
            entry.is_some_and(|entry| kinds.is_empty() || kinds.contains(&entry.kind()))
        };
        let as_kind = kinds.iter();
        let mut as_kind = as_kind.filter_map(|kind| library.resolve_as(*kind, Some(briefing), id));
        as_kind
            .find(is_wanted)
            .or_else(|| library.resolve(Some(briefing), id).filter(is_wanted))
    };
    show.entries.iter().map(|id| find(id)).collect()
}
