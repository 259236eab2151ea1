//! The screens that there are, and which of them is on: the briefings, or slides, or, from a slide, a detour into the
//! briefings, from which one comes back to the same slide.

use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::search::landing::Landing;
use crate::tui::browse::state::Browse;
use crate::tui::present::state::Present;
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;

/// The screens.
#[derive(Debug)]
pub(super) struct Screens {
    pub(super) browse: Browse,
    present: Option<Box<Present>>,
    detour: Option<Box<Browse>>,
    begun: Begun,
}

/// Where a talk began: there it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Begun {
    /// On the command line.
    Outside,
    /// In the briefings.
    Inside,
}

/// Where in the briefings a detour goes.
#[derive(Debug)]
pub(super) enum To {
    /// To an entry.
    Entry(EntryIx),
    /// To a place on the page of an entry.
    Place(EntryIx, Landing),
}

impl Screens {
    pub(super) fn new(shared: &Shared) -> Self {
        Self {
            browse: Browse::new(shared),
            present: None,
            detour: None,
            begun: Begun::Inside,
        }
    }

    /// The one that is on.
    pub(super) fn on(&self) -> &dyn Screen {
        match (&self.detour, &self.present) {
            (Some(detour), _) => detour.as_ref(),
            (None, Some(present)) => present.as_ref(),
            (None, None) => &self.browse,
        }
    }

    /// The same, to be changed.
    pub(super) fn on_mut(&mut self) -> &mut dyn Screen {
        match (&mut self.detour, &mut self.present) {
            (Some(detour), _) => detour.as_mut(),
            (None, Some(present)) => present.as_mut(),
            (None, None) => &mut self.browse,
        }
    }

    /// The one with the briefings that is on, or below the slides.
    pub(super) fn briefings(&self) -> &Browse {
        self.detour.as_deref().unwrap_or(&self.browse)
    }

    /// All of them, to be changed.
    fn all(&mut self) -> impl Iterator<Item = &mut dyn Screen> {
        let present = self.present.iter_mut();
        let present = present.map(|present| present.as_mut() as &mut dyn Screen);
        let detour = self.detour.iter_mut();
        let detour = detour.map(|detour| detour.as_mut() as &mut dyn Screen);
        std::iter::once(&mut self.browse as &mut dyn Screen)
            .chain(present)
            .chain(detour)
    }

    /// Takes in another library than before.
    pub(super) fn renew(&mut self, before: &Library, shared: &mut Shared) {
        self.all().for_each(|screen| screen.renew(before, shared));
    }

    /// Makes all that is shown anew.
    pub(super) fn redo(&mut self) {
        self.all().for_each(Screen::redo);
    }

    /// Begins a talk.
    pub(super) fn present(&mut self, present: Present, begun: Begun) {
        self.begun = begun;
        self.present = Some(Box::new(present));
        self.detour = None;
    }

    /// Ends the talk; tells where it began.
    pub(super) fn leave(&mut self) -> Begun {
        self.present = None;
        self.detour = None;
        self.begun
    }

    /// The talk, if there is one.
    pub(super) fn talk(&self) -> Option<&Present> {
        self.present.as_deref()
    }

    /// The same, to be changed.
    pub(super) fn talk_mut(&mut self) -> Option<&mut Present> {
        self.present.as_deref_mut()
    }

    /// Where the talk began.
    pub(super) fn begun(&self) -> Begun {
        self.begun
    }

    /// Whether slides are on the screen.
    pub(super) fn are_slides_on(&self) -> bool {
        self.present.is_some() && self.detour.is_none()
    }

    /// The slide that a detour began at, in a word; none where one is on no detour.
    pub(super) fn left_at(&self) -> Option<String> {
        let present = self.present.as_ref().filter(|_| self.detour.is_some())?;
        Some(format!("slide {}", present.place()))
    }

    /// Goes to an entry or a place: from a slide on a detour.
    pub(super) fn visit(&mut self, to: To, shared: &mut Shared) {
        if self.are_slides_on() {
            let mut detour = Browse::new(shared);
            detour.read_alone();
            detour.refresh(shared);
            self.detour = Some(Box::new(detour));
        }
        match to {
            To::Entry(entry) => self.on_mut().go(entry, shared),
            To::Place(entry, landing) => self.on_mut().land(entry, landing, shared),
        }
    }

    /// Comes back from a detour, to the same slide.
    pub(super) fn come_back(&mut self) {
        self.detour = None;
    }
}
