//! What all screens and everything on top of them share: the library, how things look, what the program has to say.
//!
//! Nothing here knows which screen is on.

pub(crate) mod as_of;
pub(crate) mod broken;
pub(crate) mod changed;
pub(crate) mod early;
pub(crate) mod effect;
pub(crate) mod message;
pub(crate) mod order;
pub(crate) mod settings;
pub(crate) mod taking;

use std::collections::HashSet;
use std::sync::Arc;

use ratatui::layout::Size;
use ratatui::style::Style;

use crate::briefing::date::shown::Dates;
use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::{Diagnostic, Severity};
use crate::library::entry::EntryIx;
use crate::library::{Extent, Library};
use crate::search::pin::Pin;
use crate::slides::page::{Format, Letters};
use crate::theme::meaning::Meaning;
use crate::theme::resolved::Theme;
use crate::tui::keys::keymap::Keymap;
use crate::words::text::Text;
use broken::file_name;
use changed::Changed;
use message::Message;
use order::Order;
use settings::{Mouse, Settings};

/// What all screens share.
#[derive(Debug)]
pub struct Shared {
    /// The briefings.
    pub library: Arc<Library>,
    /// What is wrong with them; of the library before, until the rules have been checked.
    pub problems: Arc<[Diagnostic]>,
    /// Where they come from, in a few words.
    pub origin: Text,
    /// The size of the screen.
    pub size: Size,
    /// The letters that it has.
    pub letters: Letters,
    /// Whether the first briefings are still being read: there is nothing to show.
    pub is_awaiting: bool,
    /// How many files were read, and of how many, while they are being read.
    pub progress: Option<(usize, usize)>,
    /// Whether the last reading failed.
    pub unread: bool,
    /// The names and markings of the files that were there before the last reading, and not after it.
    pub gone: Vec<(Text, Option<Tlp>)>,
    /// What the program has to say.
    pub message: Option<Message>,
    /// What it has to say as long as that is so, where there is nothing else to be said.
    pub standing: Option<Message>,
    /// What says something else since the files were last read.
    pub changed: Changed,
    /// What was chosen of the screen.
    pub settings: Settings,
    /// The name of the theme that was chosen in this run; it holds until the end.
    pub chosen_theme: Option<Text>,
    /// What comes first in the list of all briefings.
    pub order: Order,
    /// The query that the lists of all screens are filtered by.
    pub pin: Option<Pin>,
}

impl Shared {
    /// The start.
    pub fn new(library: Arc<Library>, origin: Text, settings: Settings, size: Size) -> Self {
        Self {
            library,
            problems: Arc::default(),
            origin,
            size,
            letters: Letters::Plain,
            is_awaiting: false,
            progress: None,
            unread: false,
            gone: Vec::new(),
            message: None,
            standing: None,
            changed: Changed::default(),
            settings,
            chosen_theme: None,
            order: Order::default(),
            pin: None,
        }
    }

    /// Something to tell the reader.
    pub fn say(&mut self, message: impl Into<Message>) {
        self.message = Some(message.into());
    }

    /// What is said now, and how it looks.
    pub(crate) fn said(&self) -> Option<(&Message, Meaning)> {
        let message = self.message.as_ref();
        let message = message.map(|message| (message, Meaning::Message));
        let standing = self.standing.as_ref();
        message.or(standing.map(|standing| (standing, Meaning::Warning)))
    }

    /// The keys.
    pub fn keymap(&self) -> &Keymap {
        &self.settings.keymap
    }

    /// How dates are written.
    pub fn dates(&self) -> Dates {
        self.settings.dates
    }

    /// What slides are made for.
    pub(crate) fn format(&self) -> Format {
        Format {
            size: self.size,
            letters: self.letters,
        }
    }

    /// How things look.
    pub fn theme(&self) -> &Theme {
        &self.settings.theme
    }

    /// The words and the look of a marking on the screen; while something is still to be read nobody knows what it is.
    pub(crate) fn as_marked(&self, marking: Option<Tlp>) -> (String, Style) {
        let is_reading = self.is_awaiting || self.library.extent() == Extent::Part;
        let unmarked = self.style(Meaning::Unmarked);
        match marking {
            _ if is_reading => (" TLP:? reading ".to_owned(), unmarked),
            Some(tlp) => (format!(" {} ", tlp.label()), self.theme().tlp(tlp)),
            None => (" unmarked ".to_owned(), unmarked),
        }
    }

    /// The look of a meaning.
    pub fn style(&self, meaning: Meaning) -> Style {
        self.settings.theme.style(meaning)
    }

    /// Whether an entry is marked as changed.
    pub(crate) fn is_changed(&self, entry: EntryIx) -> bool {
        let marked = !self.changed.is_nothing();
        let entry = self.library.entry(entry).filter(|_| marked);
        entry.is_some_and(|entry| self.changed.has(&entry.id))
    }

    /// The id of an entry, which outlives the library.
    pub fn id_of(&self, entry: EntryIx) -> Option<EntryId> {
        self.library.entry(entry).map(|entry| entry.id.clone())
    }

    /// Why there is no other briefing than the open one, if there is none.
    pub fn why_alone(&self) -> Option<&'static str> {
        if self.library.briefings().len() > 1 {
            return None;
        }
        Some(match self.library.extent() {
            Extent::Whole => "There is only one briefing",
            _ if self.unread => "The other briefings could not be read",
            Extent::FirstLook | Extent::Part => "The other briefings are being read",
        })
    }

    /// Whether more is being read than what there is.
    pub fn reads_on(&self) -> bool {
        self.library.extent() != Extent::Whole && !self.unread
    }

    /// What is said while there is nothing to show yet.
    pub fn reading_words(&self) -> String {
        match self.progress {
            Some((done, all)) => format!("Reading … {done} of {all} files"),
            None => "Reading …".to_owned(),
        }
    }

    /// How many problems are more than a remark.
    pub fn severe(&self) -> usize {
        let problems = self.problems.iter();
        let severe = problems.filter(|problem| problem.severity() != Severity::Info);
        severe.count()
    }

    /// Gives the mouse to the terminal, or takes it back.
    pub fn hand_mouse(&mut self) -> effect::Effect {
        let (mouse, words) = match self.settings.mouse {
            Mouse::Ours => (
                Mouse::Terminal,
                "The mouse is the terminal's now, to select text",
            ),
            Mouse::Terminal => (Mouse::Ours, "The mouse selects, scrolls and follows links"),
        };
        self.settings.mouse = mouse;
        self.say(words);
        effect::Effect::Mouse(mouse)
    }

    /// Takes in another state of the briefings; returns the one before.
    pub fn take(&mut self, library: Arc<Library>) -> Arc<Library> {
        let names = library.sources().map(|source| source.name());
        let names: HashSet<&Text> = names.collect();
        let old = self.library.marked_sources();
        let old = old.map(|(source, tlp)| (source.name(), tlp));
        let gone = old.filter(|(name, _)| !names.contains(name));
        self.gone = gone.map(|(name, tlp)| (name.clone(), tlp)).collect();
        self.progress = None;
        self.unread = false;
        self.changed.mark(library.changed_since(&self.library));
        std::mem::replace(&mut self.library, library)
    }

    /// Says how many files were read again, unless there is something else to say of them.
    pub fn say_what_was_read(&mut self) {
        if self.message.is_some() {
            return;
        }
        let files = match self.library.briefings().len() + self.library.shared().len() {
            1 => "1 file".to_owned(),
            files => format!("{files} files"),
        };
        let gone = match self.gone.as_slice() {
            [] => String::new(),
            [(one, _)] => format!("; {} is gone", file_name(one)),
            more => format!("; {} are gone", more.len()),
        };
        let words = match self.severe() {
            0 => format!("Read {files} again{gone}: no problems"),
            1 => format!("Read {files} again{gone}: 1 problem, ! shows it"),
            problems => format!("Read {files} again{gone}: {problems} problems, ! shows them"),
        };
        let named = self.gone.first().filter(|_| self.gone.len() == 1);
        let shows = named.iter().map(|(_, tlp)| *tlp).collect();
        self.say(Message::showing(&words, shows));
    }

    /// Says that reading failed, and why; what was read before stays.
    pub fn say_what_was_not_read(&mut self, why: &str) {
        self.progress = None;
        self.unread = true;
        let words = format!("The briefings could not be read: {why}");
        self.say(Message::of_fault(&words));
    }
}
