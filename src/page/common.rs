//! The fields that any entry may have.

use super::build::{Builder, listed};
use super::part::plain;
use crate::briefing::EntryKind;
use crate::briefing::common::Common;
use crate::briefing::id::Id;
use crate::briefing::words::Ref;

impl Builder<'_> {
    /// What any entry may have, after the fields of its kind. Speaker notes are not among it: what is on this screen
    /// may be on a wall.
    pub(super) fn common(&mut self, common: &Common) {
        self.section("Sources", |b| b.citations(&common.sources));
        self.section("See also", |b| b.ref_items(&common.see_also));
        self.gap();
        self.text_field("Marking", common.tlp.map(|tlp| tlp.label()));
        self.tags(&common.tags);
        let elsewhere = common.ext.iter().map(|(name, id)| format!("{name} {id}"));
        let elsewhere: Vec<String> = elsewhere.collect();
        self.text_field("Elsewhere", Some(elsewhere.join(" · ")));
        self.once_called(&common.was);
    }

    /// The ids that an entry or a briefing had before.
    pub(super) fn once_called(&mut self, was: &[Id]) {
        let was: Vec<&str> = was.iter().map(Id::as_str).collect();
        self.text_field("Once called", Some(was.join(", ")));
    }

    /// Tags: links where a library file describes them, words where not.
    pub(super) fn tags(&mut self, tags: &[Ref]) {
        let tag = |tag: &Ref| {
            let found = self.find(tag);
            let found = found.filter(|ix| {
                let entry = self.library.entry(*ix);
                entry.is_some_and(|entry| entry.kind() == EntryKind::Tag)
            });
            vec![found.map_or_else(|| plain(&**tag), |ix| self.link(ix, None))]
        };
        let words = listed(tags.iter().map(tag).collect());
        self.field("Tags", words);
    }
}
