//! Finding words in the slides.

use super::seen::seen;
use super::state::{Busy, Finds, Present};
use crate::search::places::Places;
use crate::slides::page::Page;
use crate::talk::course::Course as _;
use crate::talk::message::{Command, Place};
use crate::tui::keys::action::Action;
use crate::tui::keys::key::Key;
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;
use crate::work;

/// Which way is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// To the next slides.
    On,
    /// To those before.
    Back,
}

impl Present {
    /// A key while words are typed.
    pub(super) fn type_key(&mut self, key: Key) {
        if let Busy::Finding(line) = &mut self.busy {
            line.key(key);
        }
    }

    /// Words are pasted.
    pub(super) fn type_text(&mut self, text: &str) {
        if let Busy::Finding(line) = &mut self.busy {
            line.insert_text(text);
        }
    }

    /// Enter looks for what is typed, Esc for nothing.
    pub(super) fn act_while_finding(&mut self, action: Action, shared: &mut Shared) -> Outcome {
        let Busy::Finding(line) = &self.busy else {
            return Outcome::Done;
        };
        match action {
            Action::Follow => {
                self.found = line.value().trim().to_owned();
                self.busy = Busy::No;
                self.find(Way::On, shared);
            }
            Action::Close => self.busy = Busy::No,
            _ => {}
        }
        Outcome::Done
    }

    /// Goes to the next page that has the words, or to the one before.
    pub(super) fn find(&mut self, way: Way, shared: &mut Shared) {
        if self.found.is_empty() {
            return shared.say("Nothing was looked for: / finds words in the slides");
        }
        match self.next_with(way) {
            Some(place) => {
                // On the console the page comes when the talk has gone there.
                self.finds = Finds::Soon;
                self.ask(&Command::Place { place }, shared);
            }
            None => shared.say("On no slide"),
        }
        self.mark_found();
    }

    /// The next page that has the words; the one that is shown comes last.
    fn next_with(&self, way: Way) -> Option<Place> {
        let slides = self.laid.deck.slides.len();
        let now = self.spot();
        (0..=slides).find_map(|far| {
            let slide = match way {
                Way::On => (now.slide + far) % slides,
                Way::Back => (now.slide + slides - far) % slides,
            };
            let pages = self.laid.of(slide)?;
            let all = 0..pages.pages.len();
            let numbers: Vec<usize> = match (way, far) {
                (Way::On, 0) => all.skip(now.page + 1).collect(),
                (Way::On, far) if far == slides => all.take(now.page + 1).collect(),
                (Way::On, _) => all.collect(),
                (Way::Back, 0) => all.take(now.page).rev().collect(),
                (Way::Back, far) if far == slides => all.skip(now.page).rev().collect(),
                (Way::Back, _) => all.rev().collect(),
            };
            let mut numbers = numbers.into_iter();
            let page = numbers.find(|page| holds(&pages.pages[*page], &self.found))?;
            Some(Place {
                slide: self.laid.outline().id(slide).to_owned(),
                page,
                reveal: pages.pages[page].steps.into(),
            })
        })
    }

    /// Marks the words on the page that is shown.
    pub(super) fn mark_found(&mut self) {
        let mut places = Places::default();
        places.look_for(&self.shown, &self.found);
        places.see(&self.shown, &(0..self.shown.lines.len()));
        self.places = places;
    }

    /// Marks nothing any more; says whether anything was marked.
    pub(super) fn forget_found(&mut self) -> bool {
        let had_any = self.places.count() > 0;
        self.places = Places::default();
        had_any
    }
}

/// Whether a page has some words on it.
fn holds(page: &Page, words: &str) -> bool {
    work::count(page.lines.len());
    let mut places = Places::default();
    places.look_for(&seen(page, usize::MAX), words);
    places.count() > 0
}
