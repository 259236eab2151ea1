//! Which screen is on, and what is on top of it: every key and click comes here first.
//!
//! A key becomes an action by the keymap, in the mode of whatever has the keys. What lies on top does it, or else the
//! screen. What the world outside must do comes back as an
//! [`Effect`](crate::tui::shared::effect::Effect).

mod asked;
mod begun;
mod draw;
mod early;
mod find;
mod footer;
mod footer_keys;
mod header;
mod keys;
mod mouse;
mod screens;
mod series;
mod talk;

use std::sync::Arc;

use ratatui::layout::Size;

use crate::briefing::id::EntryId;
use crate::briefing::tlp::Tlp;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::search::entries::{Request, Searcher};
use crate::search::texts::Gathered;
use crate::slides::page::Letters;
use crate::talk::message::Path;
use crate::theme::Ground;
use crate::tui::keys::action::{Action, Mode};
use crate::tui::keys::key::Key;
use crate::tui::over::contract::Over;
use crate::tui::over::finder::state::Finder;
use crate::tui::over::themes;
use crate::tui::present::begin::Wanted as Presented;
use crate::tui::reader::whole::Wanted;
use crate::tui::screen::Screen;
use crate::tui::shared::Shared;
use crate::tui::shared::broken;
use crate::tui::shared::early::Early;
use crate::tui::shared::message::Message;
use crate::tui::shared::settings::Settings;
use crate::words::text::Text;
use screens::{Screens, To};

/// What is on top of the screen.
#[derive(Debug)]
enum Top {
    Nothing,
    /// The finder, which is kept while it is closed.
    Finder,
    /// Something else, and the action that opened it.
    Box(Action, Box<dyn Over>),
}

/// Everything that is seen depends on.
#[derive(Debug)]
pub struct Shell {
    shared: Shared,
    screens: Screens,
    top: Top,
    finder: Finder,
    /// Keys of a series that is not complete.
    pending: Vec<Key>,
    /// The markings of all that is on the screen, but for the line at the bottom.
    shown: Vec<Option<Tlp>>,
    /// What was done before there was anything to read.
    early: Vec<Early>,
    /// A key that needs an answer of the finder, and those pressed after it.
    waiting: Vec<Key>,
    /// What a finder over a large library asks, to be answered outside; [`Shell::found`] takes the answer.
    wanted: Option<Request>,
    searcher: Searcher,
    /// How many queries were pinned.
    pinned: u64,
    /// The texts of the library, once something is looked for in them.
    texts: Arc<Gathered>,
    /// The pages of which only the beginning is shown, as far as that was said.
    begun: Vec<Wanted>,
    /// Settings that wait until a theme is chosen.
    to_set_up: Option<Box<Settings>>,
    /// What is to be presented as soon as it is read.
    to_present: Option<Presented>,
    /// What the briefings were opened by.
    paths: Vec<Path>,
}

impl Shell {
    /// The start: the first briefing.
    pub fn new(
        library: impl Into<Arc<Library>>,
        origin: Text,
        settings: impl Into<Settings>,
        size: Size,
    ) -> Self {
        let shared = Shared::new(library.into(), origin, settings.into(), size);
        let texts = Arc::new(Gathered::with(shared.dates()));
        let mut shell = Self {
            screens: Screens::new(&shared),
            shared,
            top: Top::Nothing,
            finder: Finder::default(),
            pending: Vec::new(),
            early: Vec::new(),
            waiting: Vec::new(),
            shown: Vec::new(),
            wanted: None,
            searcher: Searcher::default(),
            pinned: 0,
            texts,
            begun: Vec::new(),
            to_set_up: None,
            to_present: None,
            paths: Vec::new(),
        };
        shell.refresh();
        shell
    }

    /// What all screens share.
    pub fn shared(&self) -> &Shared {
        &self.shared
    }

    /// The same, to be told something.
    pub fn shared_mut(&mut self) -> &mut Shared {
        &mut self.shared
    }

    /// By how many columns the lists are wider than usual.
    pub fn wider(&self) -> i16 {
        self.screens.browse.wider()
    }

    /// What the finder wants to be answered outside.
    pub fn wanted(&mut self) -> Option<Request> {
        self.wanted.take()
    }

    /// The screen that is on.
    fn screen(&self) -> &dyn Screen {
        self.screens.on()
    }

    /// What is on top of it.
    fn over(&self) -> Option<&dyn Over> {
        match &self.top {
            Top::Nothing => None,
            Top::Finder => Some(&self.finder),
            Top::Box(_, over) => Some(over.as_ref()),
        }
    }

    /// The same, to be changed, with what it needs.
    fn on_top(&mut self) -> Option<(&mut dyn Over, &mut Shared, &dyn Screen)> {
        let over: &mut dyn Over = match &mut self.top {
            Top::Nothing => return None,
            Top::Finder => &mut self.finder,
            Top::Box(_, over) => over.as_mut(),
        };
        Some((over, &mut self.shared, self.screens.on()))
    }

    /// What the keys mean now.
    fn mode(&self) -> Mode {
        match self.over() {
            Some(over) => over.mode(),
            None => self.screen().mode(),
        }
    }

    /// Takes in another state of the briefings; the place is kept by ids. Their problems come behind it.
    pub fn replace(&mut self, library: impl Into<Arc<Library>>) {
        let before = self.shared.take(library.into());
        self.begun.clear();
        self.renew_finder(&before);
        self.screens.renew(&before, &mut self.shared);
        self.screens.on_mut().refresh(&self.shared);
        if let Top::Box(_, over) = &mut self.top {
            over.renew(&before, &self.shared, self.screens.on());
        }
        self.ask_finder();
        self.begin_asked();
        self.refresh();
    }

    /// Takes in what is wrong with the briefings.
    pub fn tell_problems(&mut self, problems: impl Into<Arc<[Diagnostic]>>) {
        self.shared.problems = problems.into();
        let library = self.shared.library.clone();
        if let Top::Box(_, over) = &mut self.top {
            over.renew(&library, &self.shared, self.screens.on());
        }
        self.refresh();
    }

    /// Checks the rules, and waits for that: for screens without a loop.
    pub fn check_now(&mut self) {
        self.tell_problems(check::problems(&self.shared.library));
    }

    /// Takes in other settings, when no theme is being chosen any more. The mouse stays whose it is: it may have been given
    /// to the terminal meanwhile; and so does the ground.
    pub fn set_up(&mut self, settings: Settings) {
        if matches!(self.top, Top::Box(Action::Themes, _)) {
            self.to_set_up = Some(Box::new(settings));
            return;
        }
        let Settings { mouse, ground, .. } = self.shared.settings;
        let dates = self.shared.dates();
        self.shared.settings = Settings { mouse, ..settings };
        if let Some(ground) = ground {
            self.shared.settings.stand_on(ground);
        }
        if dates != self.shared.dates() {
            let library = self.shared.library.clone();
            self.renew_finder(&library);
        }
        themes::show_chosen(&mut self.shared);
        self.pending.clear();
        self.screens.redo();
        self.refresh();
    }

    /// The terminal has told its ground: the theme may go by it.
    pub(crate) fn stand_on(&mut self, ground: Ground) {
        if self.shared.settings.ground == Some(ground) {
            return;
        }
        if matches!(self.top, Top::Box(Action::Themes, _)) {
            self.put_away();
        }
        self.shared.settings.stand_on(ground);
        themes::show_chosen(&mut self.shared);
    }

    /// The screen has another size now.
    pub fn resize(&mut self, size: Size) {
        self.shared.size = size;
        self.refresh();
    }

    /// The screen has large letters: slides may be written in them.
    pub fn write_large(&mut self) {
        self.shared.letters = Letters::Large;
        self.refresh();
    }

    /// Text was pasted: it is typed where something is being typed, and does nothing elsewhere.
    pub fn paste(&mut self, text: &str) {
        if self.keep(Early::Paste(text.to_owned())) {
            return;
        }
        let line = Text::line(text);
        match self.on_top() {
            Some((over, ..)) => over.paste(&line),
            None => self.screens.on_mut().paste(&line),
        }
        self.ask_finder();
        self.refresh();
    }

    /// Opens an entry as the finder does. An id that leads nowhere changes nothing.
    pub fn open(&mut self, id: &EntryId) {
        if let Some(entry) = self.shared.library.find(id) {
            self.screens.visit(To::Entry(entry), &mut self.shared);
            self.refresh();
        }
    }

    /// Brings everything that is shown up to date.
    fn refresh(&mut self) {
        // Whoever follows a link into the context of what was named opens that briefing, too.
        let open = self.screen().briefing_id();
        if self.shared.library.is_closed(open) {
            let library = self.shared.library.opening(open);
            return self.replace(library);
        }
        if let Some(settings) = self.settings_due() {
            return self.set_up(settings);
        }
        self.screens.on_mut().refresh(&self.shared);
        let on_top = self.on_top();
        if on_top.is_some_and(|(over, shared, screen)| !over.refresh(shared, screen)) {
            self.put_away();
        }
        self.tell_away();
        let open = self.screen().briefing();
        let broken = open.and_then(|open| broken::message(&self.shared.library, open));
        self.shared.standing = broken.or_else(|| self.shared.settings.stale.clone());
        self.tell_standing();
        let on_top = self.over().map(|over| over.markings(&self.shared));
        let mut shown = self.screen().markings();
        shown.extend(on_top.into_iter().flatten());
        let pinned = self.shared.pin.iter().flat_map(|pin| &pin.named);
        shown.extend(pinned);
        self.shown = shown;
    }

    /// Settings that waited until a theme was chosen, when it is.
    fn settings_due(&mut self) -> Option<Settings> {
        let is_choosing = matches!(self.top, Top::Box(Action::Themes, _));
        let waiting = self.to_set_up.take_if(|_| !is_choosing)?;
        Some(*waiting)
    }

    /// The marking of the screen: that of all that is on it together.
    fn marking(&self) -> Option<Tlp> {
        let said = [&self.shared.message, &self.shared.standing];
        let message = said.into_iter().flatten().flat_map(Message::markings);
        Tlp::of_all(self.shown.iter().chain(message).copied())
    }

    /// Closes what is on top.
    fn put_away(&mut self) {
        match std::mem::replace(&mut self.top, Top::Nothing) {
            Top::Box(_, mut over) => over.closed(&mut self.shared),
            Top::Finder | Top::Nothing => {}
        }
    }
}
