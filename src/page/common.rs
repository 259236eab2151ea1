//! The fields that any entry may have.

use crate::briefing::several::{Keyed, Several};

use super::build::{Builder, RUN, listed};
use super::day;
use super::part::{Field, Kind, Run, plain};
use crate::briefing::EntryKind;
use crate::briefing::common::Common;
use crate::briefing::id::Id;
use crate::briefing::tlp::Tlp;
use crate::briefing::words::Ref;
use crate::words::text::Text;

impl Builder<'_> {
    /// What any entry may have, after the fields of its kind. Speaker notes are not among it: what is on this screen
    /// may be on a wall.
    pub(super) fn common(&mut self, common: &Common) {
        self.section("Sources", |b| b.citations(&common.sources));
        self.section("See also", |b| b.ref_items(&common.see_also));
        self.gap();
        let entry = self.library.entry(self.entry);
        let marking = entry.and_then(|entry| self.library.marking(entry));
        let marking = marking.filter(|_| common.tlp.is_some());
        self.text_field("Marking", marking.map(Tlp::label));
        // What a briefing thinks says at its head for which day it was written.
        if self.written().is_none() {
            self.undated();
        }
        self.tags(&common.tags);
        let elsewhere = common.ext.iter();
        let elsewhere: Vec<String> = elsewhere
            .map(|(name, ids)| format!("{name} {}", ids.join(", ")))
            .collect();
        self.text_field("Elsewhere", Some(elsewhere.join(" · ")));
        // What is called the same in full need not be said again.
        let title = entry.map(|entry| entry.title.as_str());
        let label = common.label.as_deref();
        self.text_field("Label", label.filter(|label| Some(*label) != title));
        self.once_called(&common.was);
        self.own_fields(&common.own);
    }

    /// Says of what has no date that it may not have been known on the day that is shown.
    pub(super) fn undated(&mut self) {
        let entry = self.library.entry(self.entry);
        let day = entry.and_then(|entry| self.library.undated(entry));
        let words = self.date(day);
        let words = words.map(|day| format!("no date says whether this was known on {day}"));
        self.text_field("As of", words);
    }

    /// The day that the briefing's own thoughts were written for, where they are shown as of another.
    pub(super) fn written(&self) -> Option<Run> {
        let entry = self.library.entry(self.entry)?;
        let is_thought = matches!(
            entry.kind(),
            EntryKind::Judgement | EntryKind::Option | EntryKind::Question | EntryKind::Hypothesis
        );
        let file = self.library.briefing(entry.briefing?)?;
        let written = day::written(file, self.dates).filter(|_| is_thought);
        written.map(|words| Run::new(words, Kind::Caution))
    }

    /// How often something was left out of a field of this entry because it is withheld.
    pub(super) fn left_out(&self, field: &str) -> usize {
        let entry = self.library.entry(self.entry);
        let fields = entry
            .into_iter()
            .flat_map(|entry| self.library.left_out(entry));
        fields.filter(|name| name.as_str() == field).count()
    }

    /// The ids that an entry or a briefing had before.
    pub(super) fn once_called(&mut self, was: &[Id]) {
        let was: Vec<&str> = was.iter().map(Id::as_str).collect();
        self.text_field("Once called", Some(was.join(", ")));
    }

    /// What the author wrote under keys of his own.
    pub(super) fn own_fields(&mut self, own: &Keyed<Several<Text>>) {
        self.gap();
        for (name, parts) in own.iter() {
            if !self.has_room() {
                return;
            }
            let words = parts.join("; ");
            let words = plain(self.fitting(&words));
            self.labelled(Field {
                label: name.to_string().into(),
                value: vec![words],
            });
        }
    }

    /// Tags: links where a library file describes them, words where not.
    pub(super) fn tags(&mut self, tags: &[Ref]) {
        let each = tags.iter();
        let each = each.map_while(|tag| self.has_room_within().then(|| vec![self.tag(tag)]));
        let words = listed(each.collect());
        self.field("Tags", words);
    }

    fn tag(&mut self, tag: &Ref) -> Run {
        let described = self.find(tag).filter(|ix| {
            let entry = self.library.entry(*ix);
            entry.is_some_and(|entry| entry.kind() == EntryKind::Tag)
        });
        if let Some(ix) = described {
            return self.link(ix, None);
        }
        self.spend(tag.len() + RUN);
        plain(&**tag)
    }
}
