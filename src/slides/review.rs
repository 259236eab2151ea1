//! Whether slides are fit for a stage: what of one is too much, and what is missing.

use std::collections::HashMap;

use ratatui::layout::Size;

use super::deck::{Deck, Section, Talk};
use super::notes::notes;
use super::page::{Page, Role};
use super::paginate::paginate;
use super::slide::{Slide, Stands};
use crate::briefing::date::shown::Dates;
use crate::briefing::slide::Part;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::words::text::Text;

/// The size of screen that slides are made for where none is given: that of a terminal in large letters.
pub const USUAL: Size = Size {
    width: 80,
    height: 24,
};

/// More words than these on one page nobody in a room reads while somebody speaks.
const WORDS: usize = 60;

/// How often the same is looked at under other titles.
const SAME: usize = 8;

/// How much a slide shows on screens of some size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// How many pages it has.
    pub pages: usize,
    /// The most words on one of them.
    pub words: usize,
}

/// What a slide has too much of, or lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    /// More words on one page than a room can read.
    Wordy(usize),
    /// What should be one idea runs on over so many pages.
    RunsOn(usize),
    /// It has no notes, as others of its deck do.
    NoNotes,
    /// It has no minutes, as others of its deck do.
    NoMinutes,
}

impl Finding {
    /// The finding in words.
    pub fn words(self) -> String {
        match self {
            Self::Wordy(words) => {
                format!("{words} words on one page, of which a room reads {WORDS}")
            }
            Self::RunsOn(pages) => format!("runs on to {pages} pages"),
            Self::NoNotes => "no notes, which other slides have".to_owned(),
            Self::NoMinutes => "no minutes, which other slides have".to_owned(),
        }
    }
}

/// What the slides of a deck usually have: what one of them lacks of that is worth saying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habits {
    /// Whether some of the talk have notes.
    pub notes: bool,
    /// Whether some of the talk have minutes.
    pub minutes: bool,
}

impl Habits {
    /// Those of a deck.
    pub fn of(library: &Library, deck: &Deck) -> Self {
        let talk = &deck.slides[..deck.in_talk()];
        Self {
            notes: talk.iter().any(|slide| has_notes(library, deck, slide)),
            minutes: talk.iter().any(|slide| slide.minutes.is_some()),
        }
    }

    /// What a slide lacks of them. What is only reached may lack both.
    pub fn lacking(self, library: &Library, deck: &Deck, slide: &Slide) -> Vec<Finding> {
        if slide.stands == Stands::InReserve {
            return Vec::new();
        }
        let notes = self.notes && !has_notes(library, deck, slide);
        let minutes = self.minutes && slide.minutes.is_none();
        let notes = notes.then_some(Finding::NoNotes);
        notes
            .into_iter()
            .chain(minutes.then_some(Finding::NoMinutes))
            .collect()
    }
}

fn has_notes(library: &Library, deck: &Deck, slide: &Slide) -> bool {
    notes(library, deck, slide, Dates::default()).is_some()
}

/// How much a slide shows.
pub fn amount(library: &Library, deck: &Deck, slide: &Slide, size: Size, dates: Dates) -> Amount {
    let pages = paginate(library, deck, slide, size, dates).pages;
    Amount {
        pages: pages.len(),
        words: pages.iter().map(words).max().unwrap_or_default(),
    }
}

/// The words on a page: what has two letters or digits. Rules, dots and signs are looked at, not read, and what they say
/// is looked up.
fn words(page: &Page) -> usize {
    let lines = page
        .lines
        .iter()
        .filter(|line| !matches!(line.role, Role::Air | Role::Key));
    let words = lines.map(|line| {
        let words = line.line.words();
        let words = words.split(char::is_whitespace);
        let is_word = |word: &&str| word.chars().filter(|c| c.is_alphanumeric()).count() > 1;
        words.filter(is_word).count()
    });
    words.sum()
}

impl Amount {
    /// What is too much of it for a slide. Lists may run on.
    pub fn too_much(self, slide: &Slide) -> Vec<Finding> {
        let is_list = matches!(
            slide.part,
            Part::Judgements
                | Part::Timeline
                | Part::Actors
                | Part::Questions
                | Part::Options
                | Part::Sources
        );
        let runs_on = (self.pages > 1 && !is_list).then_some(Finding::RunsOn(self.pages));
        let wordy = (self.words > WORDS).then_some(Finding::Wordy(self.words));
        wordy.into_iter().chain(runs_on).collect()
    }
}

/// How much is shown under a title.
type Titled<'d> = (&'d Option<Text>, Amount);

/// The deck that a briefing lists, as its author made it: none where it lists nothing, and none under a ceiling, where
/// slides and notes are missing for which nobody is to blame.
pub(crate) fn listed(library: &Library, briefing: usize) -> Option<Deck> {
    let lists = library
        .briefing(briefing)
        .is_some_and(|file| !file.slides.is_empty());
    let is_whole = library.ceiling().is_none();
    (lists && is_whole).then(|| Deck::of(library, briefing, Talk::Whole))
}

/// The slides that a briefing lists, by their places there, each with what is too much of it on a usual screen. Of those that show the same
/// under one title, one is looked at; and of those under others, so few that a long deck costs no more than it says.
pub(crate) fn too_much(library: &Library, deck: &Deck) -> Vec<(usize, Finding)> {
    let mut known: HashMap<(Part, &[EntryIx]), Vec<Titled<'_>>> = HashMap::new();
    let slides = deck.slides.iter();
    let slides = slides.filter_map(|slide| Some((slide.written?, slide)));
    let mut found = Vec::new();
    for (number, slide) in slides {
        let same = known.entry((slide.part, &slide.entries)).or_default();
        let is_known = |(title, _): &&Titled<'_>| **title == slide.title;
        let found_before = same.iter().find(is_known);
        let found_before = found_before.or_else(|| same.first().filter(|_| same.len() >= SAME));
        let amount = match found_before {
            Some((_, amount)) => *amount,
            None => {
                let amount = amount(library, deck, slide, USUAL, Dates::default());
                same.push((&slide.title, amount));
                amount
            }
        };
        let amount = amount.too_much(slide).into_iter();
        found.extend(amount.map(|finding| (number, finding)));
    }
    found
}

/// The slides that a briefing lists, by their places there, each with what it lacks.
pub(crate) fn too_little(library: &Library, deck: &Deck) -> Vec<(usize, Finding)> {
    let habits = Habits::of(library, deck);
    let slides = deck.slides.iter();
    let slides = slides.filter_map(|slide| Some((slide.written?, slide)));
    let lacking = |(number, slide): (usize, &Slide)| {
        let lacking = habits.lacking(library, deck, slide).into_iter();
        lacking.map(|finding| (number, finding)).collect::<Vec<_>>()
    };
    slides.flat_map(lacking).collect()
}

/// The minutes of a section's slides and those that it has, where the first are more.
pub(crate) fn over_budget(deck: &Deck, section: &Section) -> Option<(f32, f32)> {
    let budget = section.minutes?;
    let slides = deck.slides.get(section.slides.clone())?;
    let taken: f32 = slides.iter().filter_map(|slide| slide.minutes).sum();
    (taken > budget).then_some((taken, budget))
}

/// Minutes in words: `1 minute`, `2.5 minutes`.
pub(crate) fn in_words(minutes: f32) -> String {
    if minutes == 1.0 {
        "1 minute".to_owned()
    } else {
        // The sum of nothing is minus zero.
        format!("{} minutes", minutes + 0.0)
    }
}
