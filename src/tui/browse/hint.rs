//! Choosing a link by its label, and looking at what a link leads to.

use super::state::Browse;
use crate::briefing::id::EntryId;
use crate::library::entry::EntryIx;
use crate::page::around::Around;
use crate::page::part::Target;
use crate::page::{Context, context, page};
use crate::reference::topic::Topic;
use crate::tui::keys::action::Action;
use crate::tui::keys::key::Key;
use crate::tui::layout::browse::Focus;
use crate::tui::reader::hints::{Hints, Label, Manner, Shown, Typed};
use crate::tui::screen::Outcome;
use crate::tui::shared::Shared;
use crate::tui::shared::message::Message;

impl Browse {
    /// Gives each link on the screen a label.
    pub(super) fn label_links(&mut self, manner: Manner, shared: &mut Shared) {
        if self.shown.areas.reader.width == 0 {
            self.view.focus = Focus::Reader;
            self.bring_up_to_date(shared);
        }
        let areas = &self.shown.areas;
        let page = Shown {
            page: &self.shown.page,
            scroll: &self.view.reader,
            height: areas.page().height.into(),
        };
        let beside = Shown {
            page: &self.shown.context,
            scroll: &self.view.context,
            height: areas.beside().height.into(),
        };
        let hints = Hints::new(manner, page, beside);
        if hints.labels.is_empty() {
            shared.say("No links on this screen");
        } else {
            self.hints = Some(hints);
        }
    }

    /// A letter of a label; anything else puts the labels away.
    pub(super) fn type_hint(&mut self, key: Key, shared: &mut Shared) -> Outcome {
        let Some(hints) = &mut self.hints else {
            return Outcome::Done;
        };
        let manner = hints.manner;
        match hints.take(key) {
            Typed::Begun => {}
            Typed::Away => self.hints = None,
            Typed::Nothing => {
                self.hints = None;
                shared.say("No link has this label");
            }
            Typed::Chosen(label) => {
                self.hints = None;
                return self.choose(&label, manner, shared);
            }
        }
        Outcome::Done
    }

    fn choose(&mut self, label: &Label, manner: Manner, shared: &mut Shared) -> Outcome {
        self.view.focus = if label.beside {
            Focus::Context
        } else {
            Focus::Reader
        };
        self.point_at(label.link);
        match manner {
            Manner::Follow => self.follow(shared).into(),
            Manner::Peek => Outcome::Then(Action::Peek),
        }
    }

    /// What the selected link leads to; in a list, the selected entry.
    pub(super) fn peeked(&self, shared: &Shared) -> Result<EntryId, Message> {
        let row = self.entry(shared);
        let row = row.filter(|_| self.view.focus == Focus::List);
        let row = row.map(Target::Entry);
        let target = self.selected_target().or(row.as_ref());
        shared.looked_at(target, || self.page_markings())
    }

    /// What the reference says of: the field that the selected link stands in, else the kind of what it leads to, or of the
    /// entry on the page; the problem because of which one was left out.
    pub(super) fn topic_of_selected(&self, shared: &Shared) -> Option<Topic<'static>> {
        if let Some((briefing, number)) = self.slip(shared) {
            let slip = shared.library.slip(briefing, number)?;
            return Some(Topic::Code(slip.code));
        }
        let linked = match self.selected_target() {
            Some(Target::Entry(entry)) => Some(*entry),
            Some(Target::Address(_) | Target::Topic(_)) | None => None,
        };
        let field = linked.and_then(|to| self.field_of_selected(shared, to));
        field.or_else(|| {
            let entry = linked.or_else(|| self.entry(shared))?;
            Topic::of_entry(shared.library.entry(entry)?.kind())
        })
    }

    /// The field that the selected link stands in: of the entry on the page, which names the other one there; or else of
    /// that one, which names the entry on the page. What the page says around the link tells which, since an author writes
    /// fields in any order, and names one thing in several.
    fn field_of_selected(&self, shared: &Shared, to: EntryIx) -> Option<Topic<'static>> {
        let (library, own) = (&shared.library, self.entry(shared)?);
        let dates = shared.dates();
        let page = match self.view.focus {
            Focus::Context => context(library, own, dates),
            Focus::List | Focus::Reader => page(library, own, Context::OnPage, dates),
        };
        let around = Around::link(&page, self.scroll().link?)?;
        // What stands in words is in no row.
        let between = |from: EntryIx, to: EntryIx| {
            let links = library.links_from(from);
            links.filter(move |link| link.to == to && link.sentence.is_none())
        };
        let fitting = between(own, to).filter_map(|link| Some((around.fits(link.field)?, link)));
        // Of those that fit alike, the first.
        let best = fitting.reduce(|best, next| if next.0 > best.0 { next } else { best });
        let there = best.map(|(_, link)| link);
        let there = there.or_else(|| between(own, to).next());
        let back = || between(to, own).next();
        let link = match around.is_back {
            true => back().or(there),
            false => there.or_else(back),
        };
        let link = link?;
        let kind = library.entry(link.from)?.kind();
        Topic::of_path(kind, link.field)
    }
}
