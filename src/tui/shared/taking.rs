//! Taking something out: to the clipboard, or into an editor.

use super::Shared;
use super::effect::Effect;
use super::message::Message;
use crate::briefing::EntryKind;
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::library::entry::{Body, EntryIx};
use crate::page::part::Target;
use crate::page::{Context, cite, marking, page};
use crate::source::Place;
use crate::tui::keys::action::Copied;
use crate::typeset::plain;
use crate::words::text::Text;

/// What is said where a link is needed and none is selected.
pub(crate) const NO_LINK: &str = "No link selected: Tab goes from link to link";

/// Columns of a page that is copied as text.
const COPIED: u16 = 80;

impl Shared {
    /// Copies something of an entry, and says what. What is to be read by others has its marking directly before it, as
    /// TLP 2.0 wants; ids, links and addresses are for a file or a program to read, and stay as they are.
    pub fn copy(&mut self, entry: EntryIx, what: Copied) -> Option<Effect> {
        let (library, dates) = (&self.library, self.dates());
        let named = match what {
            Copied::Citation => marking::of_citation(library, entry),
            _ => marking::of_entry(library, entry),
        };
        let (text, label) = match what {
            Copied::Id => (cite::id(library, entry), None),
            Copied::Link => (cite::link(library, entry), None),
            Copied::Citation => {
                let label = format!("{} ", marking::label(named.flatten()));
                (cite::citation(library, entry, dates), Some(label))
            }
            Copied::Text => {
                let page = page(library, entry, Context::OnPage, dates);
                let tlp = marking::of_page(library, entry, &page);
                let label = format!("{}\n\n", marking::label(tlp));
                (plain::text(&page, COPIED), Some(label))
            }
            Copied::Address => match self.address(entry) {
                Some(address) => (address, None),
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
        self.say(match what {
            Copied::Text => {
                let lines = text.lines().count();
                Message::own(&format!("Copied the page, {lines} lines"))
            }
            _ => Message::showing(&format!("Copied {text}"), named.into_iter().collect()),
        });
        Some(Effect::Copy(label.unwrap_or_default() + &text))
    }

    /// A web address that was followed is copied, for the program opens none.
    pub(crate) fn copy_address(&mut self, address: &Text, shown: Vec<Option<Tlp>>) -> Effect {
        self.say(Message::showing(&format!("Copied {address}"), shown));
        Effect::Copy(address.to_string())
    }

    /// The entry that a link leads to, to be looked at; `shown` are the markings of where the link stands.
    ///
    /// # Errors
    /// With what to tell the reader when it leads to none.
    pub(crate) fn looked_at(
        &self,
        target: Option<&Target>,
        shown: impl FnOnce() -> Vec<Option<Tlp>>,
    ) -> Result<EntryId, Message> {
        match target {
            Some(Target::Address(address)) => Err(Message::showing(address, shown())),
            Some(Target::Entry(entry)) => self.id_of(*entry).ok_or_else(|| NO_LINK.into()),
            Some(Target::Topic(_)) | None => Err(NO_LINK.into()),
        }
    }

    /// The address of a source, where it is one that can be opened.
    fn address(&self, entry: EntryIx) -> Option<String> {
        let Body::Source(source) = &self.library.entry(entry)?.body else {
            return None;
        };
        let url = source.own.url.as_ref().filter(|url| url.is_openable());
        url.map(ToString::to_string)
    }

    /// Opens the file of an entry at its line.
    pub fn edit(&mut self, entry: EntryIx) -> Option<Effect> {
        let place = self.library.entry(entry)?.place.clone();
        self.edit_at(&place)
    }

    /// Opens the file of a problem at its line.
    pub fn edit_problem(&mut self, problem: usize) -> Option<Effect> {
        let place = self.problems.get(problem)?.place.clone();
        self.edit_at(&place)
    }

    /// Opens a file at a place.
    pub fn edit_at(&mut self, place: &Place) -> Option<Effect> {
        let Some(path) = place.source.path() else {
            self.say("This is part of the program: it has no file to edit");
            return None;
        };
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        Some(Effect::Edit(path, place.position().line))
    }
}
