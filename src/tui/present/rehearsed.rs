//! What is told of a talk that was rehearsed.

use std::path::{Path, PathBuf};

use super::side::Side;
use super::state::Present;
use crate::briefing::tlp::Tlp;
use crate::page::marking::of_briefing;
use crate::slides::deck::Talk;
use crate::talk::course::{Course as _, Outline};
use crate::talk::moment::Moment;
use crate::talk::plan::Plan;
use crate::talk::rehearsal::{Rehearsal, Version};
use crate::tui::shared::Shared;
use crate::words::text::Text;

/// A rehearsal, with what its report is made of.
#[derive(Debug)]
pub(crate) struct Rehearsed {
    /// How long everything took.
    pub rehearsal: Rehearsal,
    /// The file of the briefing; its id, where it is part of the program.
    pub briefing: PathBuf,
    /// The slides.
    pub outline: Outline,
    /// What they should take.
    pub plan: Option<Plan>,
    /// The marking of the briefing, and of everything in it.
    pub marking: Option<Tlp>,
    /// The title of the talk.
    pub title: Text,
}

impl Present {
    /// What is told of the talk, if it was begun.
    pub(crate) fn rehearsed(&self, shared: &Shared) -> Option<Rehearsed> {
        let Side::Audience(_) = &self.side else {
            return None;
        };
        let version = match self.wanted.version {
            Talk::Whole => Version::Whole,
            Talk::Short => Version::Short,
        };
        let file = shared.library.briefing(self.laid.deck.briefing);
        let path = file.and_then(|file| file.source.path());
        let (clock, outline) = (self.side.clock(), self.laid.outline());
        Some(Rehearsed {
            rehearsal: Rehearsal::of(clock, outline, version, Moment::now())?,
            briefing: path.map_or_else(|| PathBuf::from(&*self.briefing), Path::to_owned),
            outline: outline.clone(),
            plan: self.plan.clone(),
            marking: of_briefing(&shared.library, self.laid.deck.briefing).flatten(),
            title: self.laid.deck.title.clone(),
        })
    }
}
