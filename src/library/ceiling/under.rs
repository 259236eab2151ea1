//! What a library says of its ceiling, and how one gets there.

use super::fate::Fates;
use super::{Ceiling, Under, Withheld, derive};
use crate::briefing::EntryKind;
use crate::briefing::date::When;
use crate::library::Library;
use crate::library::entry::Entry;
use crate::load::slip::{LeftOut, SlipId};
use crate::source::Place;
use crate::words::text::Text;

/// How often a library is made again because of shared entries that a briefing sees no longer: one such entry may be
/// all that made it see another.
const ROUNDS: usize = 4;

impl Library {
    /// The library that may be seen under a ceiling. It is made of a whole one: the files of one that was made under a
    /// ceiling already cannot be read again, so that nothing is left of it.
    pub fn under(&self, ceiling: &Ceiling) -> Self {
        if self.under.is_some() {
            return Self::default();
        }
        let mut fates = Fates::of(self, ceiling);
        let mut library = derive::derive(self, &fates);
        for _ in 0..ROUNDS {
            if !fates.withhold_unseen(&library) {
                break;
            }
            library = derive::derive(self, &fates);
        }
        let under = Under {
            ceiling: ceiling.clone(),
            withheld: fates.count(),
            later: fates.later(),
        };
        Self {
            under: Some(under),
            ..library
        }
    }

    /// The ceiling that it was made under.
    pub fn ceiling(&self) -> Option<&Ceiling> {
        Some(&self.under.as_ref()?.ceiling)
    }

    /// How much is withheld under its ceiling.
    pub fn withheld(&self) -> Withheld {
        let under = self.under.as_ref();
        under.map(|under| under.withheld).unwrap_or_default()
    }

    /// How many entries of a briefing were known only after the day of its ceiling.
    pub fn later_in(&self, briefing: &str) -> usize {
        let under = self.under.as_ref();
        let later = under.and_then(|under| under.later.get(briefing));
        later.copied().unwrap_or_default()
    }

    /// The day of its ceiling, for an entry that has no date by which it could be told whether it was known then. Of a
    /// briefing, [`BriefingFile`](crate::library::reading::file::BriefingFile) says for which day it was written.
    pub fn undated(&self, entry: &Entry) -> Option<&When> {
        let day = self.ceiling()?.as_of.as_ref()?;
        let id = &entry.id.item;
        let file = entry.briefing.and_then(|i| self.briefings.get(i));
        let own = file.and_then(|file| file.declared.get(id));
        let shared = self.shared.iter().find_map(|file| file.declared.get(id));
        let mut written = [own, shared].into_iter().flatten();
        let is_undated = match entry.kind() {
            EntryKind::Briefing | EntryKind::Hypothesis | EntryKind::Tag => false,
            _ => written.all(|declared| declared.own.date.is_none()),
        };
        is_undated.then_some(day)
    }

    /// The entries of a briefing that had to be left out because of a slip, each with its number; of those that are
    /// withheld, none.
    pub fn slips(&self, briefing: usize) -> impl Iterator<Item = (u32, &LeftOut)> {
        let file = self.briefings.get(briefing);
        let slips = file.into_iter().flat_map(|file| file.left_out.iter());
        (0..).zip(slips).filter(|(_, slip)| self.is_seen(slip))
    }

    fn is_seen(&self, slip: &LeftOut) -> bool {
        match self.ceiling().and_then(|ceiling| ceiling.tlp) {
            Some(most) => slip.marking.is_some_and(|marking| marking <= most),
            None => true,
        }
    }

    /// One of them, by its number.
    pub fn slip(&self, briefing: usize, number: u32) -> Option<&LeftOut> {
        let slip = self.briefings.get(briefing)?.left_out.get(number as usize);
        slip.filter(|slip| self.is_seen(slip))
    }

    /// By what one of them is known again.
    pub fn slip_id(&self, briefing: usize, number: u32) -> Option<&SlipId> {
        let file = self.briefings.get(briefing)?;
        file.slips.get_index(number as usize)
    }

    /// The number of one of them by that, if it may be seen.
    pub fn find_slip(&self, briefing: usize, id: &SlipId) -> Option<u32> {
        let number = self.briefings.get(briefing)?.slips.get_index_of(id)?;
        let number = u32::try_from(number).ok()?;
        self.slip(briefing, number).map(|_| number)
    }

    /// Where one of them stands.
    pub fn place_of_slip(&self, briefing: usize, number: u32) -> Option<Place> {
        let source = &self.briefings.get(briefing)?.source;
        Some(Place::new(source, self.slip(briefing, number)?.span))
    }

    /// The fields of an entry out of which something was left because it names what is withheld: each as often as that
    /// happened.
    pub fn left_out(&self, entry: &Entry) -> impl Iterator<Item = &Text> {
        let id = entry.written_as().to_owned();
        let file = entry.briefing.and_then(|i| self.briefings.get(i));
        let omitted = file.into_iter().flat_map(|file| &file.omitted);
        let omitted = omitted.filter(move |omission| *omission.from == *id);
        omitted.map(|omission| &omission.field)
    }
}
