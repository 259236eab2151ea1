//! Taking something out: to the clipboard, or into an editor.

use super::App;
use crate::briefing::EntryKind;
use crate::library::entry::Body;
use crate::library::entry::EntryIx;
use crate::page::{Context, Target, cite, page};
use crate::source::Place;
use crate::tui::action::Copied;
use crate::tui::effect::Effect;
use crate::tui::view::Focus;
use crate::typeset::plain;

/// Columns of a page that is copied as text.
const COPIED: u16 = 80;

impl App {
    /// Copies something of the entry on the page, and says what. A citation or an address is that of the source whose
    /// link is selected, if one is.
    pub(super) fn copy(&mut self, what: Copied) -> Option<Effect> {
        let source = match what {
            Copied::Citation | Copied::Address => self.selected_source(),
            Copied::Id | Copied::Link | Copied::Text => None,
        };
        self.copy_of(source.or_else(|| self.entry())?, what)
    }

    fn selected_source(&self) -> Option<EntryIx> {
        let link = self
            .scroll()
            .link
            .filter(|_| self.view.focus != Focus::List)?;
        let (Target::Entry(entry), _) = self.page().links.get(link)? else {
            return None;
        };
        let kind = self.library.entry(*entry)?.kind();
        (kind == EntryKind::Source).then_some(*entry)
    }

    /// Copies something of an entry, and says what.
    pub(super) fn copy_of(&mut self, entry: EntryIx, what: Copied) -> Option<Effect> {
        let text = match what {
            Copied::Id => cite::id(&self.library, entry),
            Copied::Link => cite::link(&self.library, entry),
            Copied::Citation => cite::citation(&self.library, entry, self.dates),
            Copied::Text => {
                let page = page(&self.library, entry, Context::OnPage, self.dates);
                plain::text(&page, COPIED)
            }
            Copied::Address => match self.address(entry) {
                Some(address) => address,
                None => {
                    let kind = self.library.entry(entry)?.kind();
                    self.say(match kind {
                        EntryKind::Source => "This source has no web address",
                        _ => "No web address here: only sources have one",
                    });
                    return None;
                }
            },
        };
        match what {
            Copied::Text => self.say(&format!("Copied the page, {} lines", text.lines().count())),
            _ => self.say(&format!("Copied {text}")),
        }
        Some(Effect::Copy(text))
    }

    /// The address of a source, where it is one that can be opened.
    fn address(&self, entry: EntryIx) -> Option<String> {
        let Body::Source(source) = &self.library.entry(entry)?.body else {
            return None;
        };
        let url = source.own.url.as_ref().filter(|url| url.is_openable());
        url.map(ToString::to_string)
    }

    /// Opens the file of the entry on the page at its line.
    pub(super) fn edit(&mut self) -> Option<Effect> {
        self.edit_file_of(self.entry()?)
    }

    /// Opens the file of an entry at its line.
    pub(super) fn edit_file_of(&mut self, entry: EntryIx) -> Option<Effect> {
        let place = self.library.entry(entry)?.place.clone();
        self.edit_at(&place)
    }

    /// Opens the file of a problem at its line.
    pub(super) fn edit_problem(&mut self, problem: usize) -> Option<Effect> {
        let place = self.problems.get(problem)?.place.clone();
        self.edit_at(&place)
    }

    fn edit_at(&mut self, place: &Place) -> Option<Effect> {
        let Some(path) = place.source.path() else {
            self.say("This is part of the program: it has no file to edit");
            return None;
        };
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Some(Effect::Edit(path, place.position().line))
    }
}
