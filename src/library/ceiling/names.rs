//! What may not be named in a file, because nothing may be heard of it.

use super::fate::Fates;
use crate::yaml::omit::{Omit, Own};

/// What may not be named in a briefing.
pub(super) fn in_briefing(fates: &Fates<'_>, number: usize) -> impl Omit {
    Names {
        fates,
        place: Place::Briefing(number),
    }
}

/// What may not be named in a library file.
pub(super) fn in_shared(fates: &Fates<'_>, number: usize) -> impl Omit {
    Names {
        fates,
        place: Place::Shared(number),
    }
}

enum Place {
    Briefing(usize),
    Shared(usize),
}

/// What may not be named somewhere.
struct Names<'f, 'l> {
    fates: &'f Fates<'l>,
    place: Place,
}

impl Omit for Names<'_, '_> {
    fn names(&self, id: &str) -> bool {
        let fates = self.fates;
        match self.place {
            Place::Briefing(number) => match fates.library.resolve(Some(number), id) {
                Some(ix) => fates.has_gone(ix),
                None => self.is_broken_and_withheld(number, id),
            },
            Place::Shared(number) => {
                let found = fates.library.resolve(None, id);
                let named = fates.named.get(number);
                found.is_some_and(|ix| fates.has_gone(ix))
                    || fates.is_withheld(None, id)
                    || named.is_some_and(|named| named.contains(id))
            }
        }
    }

    fn record(&self, own: &Own) -> bool {
        self.fates.ceiling.own(own).is_some()
    }
}

impl Names<'_, '_> {
    /// Whether an id that leads nowhere names something withheld: an entry that is broken, or one of a briefing that is
    /// withheld whole.
    fn is_broken_and_withheld(&self, number: usize, id: &str) -> bool {
        let item = |id: &'_ str| id.find('.').unwrap_or(id.len());
        match id.split_once('/') {
            None => {
                let id = &id[..item(id)];
                self.fates.is_withheld(Some(number), id) || self.fates.is_withheld(None, id)
            }
            Some((scope, id)) => {
                let mut briefings = self.fates.ids.get(scope).into_iter().flatten();
                briefings.any(|number| {
                    self.fates.briefing(*number).is_some()
                        || self.fates.is_withheld(Some(*number), &id[..item(id)])
                })
            }
        }
    }
}
