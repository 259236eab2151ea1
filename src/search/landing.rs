//! Where to land on a page: the place at which a text was found.

use super::around::{Around, Landed};
use super::places::Places;
use super::terms::Terms;
use crate::typeset::page::SetPage;

/// A place on the page of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Landing {
    /// The words that were looked for.
    pub(crate) words: String,
    /// What stands around the place.
    pub(super) around: Around,
    /// Whether it is the title, which the line around the page may say instead of the page.
    pub(super) is_title: bool,
}

impl Landing {
    /// Looks for the words on a page, and for the place to land on.
    pub(crate) fn on(&self, page: &SetPage, places: &mut Places) -> Option<Landed> {
        look_for_words(page, &self.words, places);
        let likest = places.likest(&self.around);
        likest.filter(|landed| landed.is_it || !self.is_title)
    }
}

/// Looks for each word of some, and each phrase between quotation marks, on a page.
pub(crate) fn look_for_words(page: &SetPage, words: &str, places: &mut Places) {
    places.look_for_each(page, Terms::new(words).needles());
}
