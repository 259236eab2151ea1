//! The state of the screen, and how keys change it.
//!
//! An [`App`] is changed only here: a key becomes an action, the action changes the view, and what is shown is worked
//! out again where it changed. Drawing only reads. What the world outside must do comes back as an [`Effect`](super::effect::Effect).

mod act;
mod asked;
mod briefings;
mod copy;
mod find;
mod follow;
mod hint;
mod keep;
pub mod list;
mod marking;
pub mod mouse;
mod moves;
mod refresh;
mod themes;
mod typing;

use std::sync::Arc;

use ratatui::layout::Size;

use super::hints::Hints;
use super::keymap::{Key, Keymap};
use super::overlay::Overlay;
use super::overlay::briefings::Order;
use super::overlay::finder::Finder;
use super::settings::Settings;
use super::view::View;
use crate::briefing::date::shown::Dates;
use crate::briefing::id::EntryId;
use crate::check;
use crate::config::written::Colours;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::search::entries::{Request, Searcher};
use crate::theme::resolved::Theme;
use crate::theme::{Ground, Themes};
use crate::words::text::Text;
use mouse::Mouse;
pub use refresh::{Shown, scrolled};
pub use typing::Typing;

/// How many places are remembered.
const MEMORY: usize = 500;

/// Everything that the screen depends on.
#[derive(Debug)]
pub struct App {
    /// The briefings.
    pub library: Arc<Library>,
    /// What is wrong with them.
    pub problems: Arc<[Diagnostic]>,
    /// Where they come from, in a few words.
    pub origin: Text,
    /// How things look.
    pub theme: Theme,
    /// The size of the screen.
    pub size: Size,
    /// Where the reader is.
    pub view: View,
    /// What is on top.
    pub overlay: Option<Overlay>,
    /// What is being typed at the bottom line.
    pub typing: Option<Typing>,
    /// How many files were read, and of how many, while they are being read.
    pub progress: Option<(usize, usize)>,
    /// Whether the last reading failed.
    pub unread: bool,
    /// What the program has to say.
    pub message: Option<Text>,
    /// Keys of a series that is not complete.
    pub pending: Vec<Key>,
    /// What is shown, worked out from the rest.
    pub shown: Shown,
    /// The keys.
    pub keymap: Keymap,
    /// How dates are written.
    pub dates: Dates,
    /// The program and the arguments of the editor; without any, `vi`.
    pub editor: Vec<String>,
    /// The labels of the links, while one is being chosen.
    pub hints: Option<Hints>,
    /// Whose the mouse is.
    pub mouse: Mouse,
    /// The theme that was asked for by its name; none where it goes by the ground of the terminal.
    theme_name: Option<Text>,
    /// The name of the theme that was chosen in this run; it holds until the end.
    chosen_theme: Option<Text>,
    /// All themes, to choose another one.
    themes: Themes,
    /// How many colours are used.
    colours: Colours,
    /// The ground of the terminal, where it is known.
    ground: Option<Ground>,
    /// Whether one part has the whole screen.
    pub zoomed: bool,
    /// What comes first in the list of all briefings.
    pub order: Order,
    /// Where briefings were left, the last one first.
    left: Vec<View>,
    back: Vec<View>,
    forward: Vec<View>,
    /// What a finder over a large library asks, to be answered outside; [`App::found`] takes the answer.
    pub wanted: Option<Request>,
    /// The finder while it is closed.
    finder: Option<Box<Finder>>,
    searcher: Searcher,
}

impl App {
    /// The start: the first briefing's timeline.
    pub fn new(
        library: impl Into<Arc<Library>>,
        origin: Text,
        settings: impl Into<Settings>,
        size: Size,
    ) -> Self {
        let Settings {
            theme,
            theme_name,
            keymap,
            dates,
            editor,
            mouse,
            themes,
            colours,
            ground,
        } = settings.into();
        let library = library.into();
        let first = library
            .briefings()
            .first()
            .map_or_else(|| Text::line(""), |file| file.id.clone());
        let mut app = Self {
            problems: check::problems(&library).into(),
            library,
            origin,
            theme,
            size,
            view: View::start(first),
            overlay: None,
            typing: None,
            progress: None,
            unread: false,
            message: None,
            pending: Vec::new(),
            shown: Shown::default(),
            keymap,
            dates,
            editor,
            hints: None,
            mouse,
            theme_name,
            chosen_theme: None,
            themes,
            colours,
            ground,
            zoomed: false,
            order: Order::default(),
            left: Vec::new(),
            back: Vec::new(),
            forward: Vec::new(),
            wanted: None,
            finder: None,
            searcher: Searcher::default(),
        };
        app.refresh();
        app
    }

    /// Takes in another state of the briefings; the place is kept by ids.
    pub fn replace(&mut self, library: Library) {
        let near = self.near();
        let on_top = self.on_top();
        self.renew_finder();
        self.progress = None;
        self.unread = false;
        self.problems = check::problems(&library).into();
        self.library = Arc::new(library);
        self.keep_place(near);
        self.renew_overlay(on_top.as_ref());
        self.shown = Shown::default();
        self.refresh();
    }

    /// What the topmost thing shows, by an id that outlives the library.
    fn on_top(&self) -> Option<EntryId> {
        match &self.overlay {
            Some(Overlay::Peek(peek)) => self.id_of(peek.entry),
            Some(Overlay::Briefings(list)) => {
                let entry = self.library.briefing_entry(list.selected()?)?;
                self.id_of(entry)
            }
            _ => None,
        }
    }

    /// Entry numbers of an older library mean nothing any more.
    fn renew_overlay(&mut self, on_top: Option<&EntryId>) {
        let recent = self.recent();
        match &mut self.overlay {
            Some(Overlay::Problems(list)) => {
                list.selected = list.selected.min(self.problems.len().saturating_sub(1));
            }
            Some(Overlay::Briefings(list)) => list.renew(
                &self.library,
                &self.problems,
                &recent,
                self.dates,
                on_top.map(|id| &id.item),
            ),
            Some(Overlay::Peek(_)) => {
                let entry = on_top.and_then(|id| self.library.find(id));
                self.overlay = entry.map(Overlay::peek);
            }
            _ => {}
        }
        self.ask_finder();
    }

    /// Takes in other settings. The mouse stays whose it is: it may have been given to the terminal meanwhile.
    pub fn set_up(&mut self, settings: Settings) {
        let Settings {
            theme,
            theme_name,
            keymap,
            dates,
            editor,
            mouse: _,
            themes,
            colours,
            ground,
        } = settings;
        self.close_overlay_of_themes();
        (self.theme, self.keymap, self.dates, self.editor) = (theme, keymap, dates, editor);
        (self.themes, self.colours, self.ground) = (themes, colours, ground);
        self.theme_name = theme_name;
        self.show_chosen_theme();
        self.pending.clear();
        self.shown = Shown::default();
        self.refresh();
    }

    /// The screen has another size now.
    pub fn resize(&mut self, size: Size) {
        self.size = size;
        self.refresh();
    }

    /// Text was pasted: it is typed where something is being typed, and does nothing elsewhere.
    pub fn paste(&mut self, text: &str) {
        let line = Text::line(text);
        if self.typing.is_some() {
            self.type_text(&line);
        } else if let Some(overlay) = &mut self.overlay {
            overlay.type_text(&line);
        }
        self.ask_finder();
        self.refresh();
    }

    /// Something to tell the reader.
    pub fn say(&mut self, text: &str) {
        self.message = Some(Text::line(text));
    }

    /// The entry on the page, by its number.
    pub fn entry(&self) -> Option<EntryIx> {
        self.library.find(self.view.entry.as_ref()?)
    }

    fn id_of(&self, entry: EntryIx) -> Option<EntryId> {
        self.library.entry(entry).map(|entry| entry.id.clone())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::library::embedded;
    use crate::theme::depth::Depth;
    use crate::tui::keymap;
    use crate::tui::print;

    fn press(app: &mut App, keys: &str) {
        for key in keymap::parse(keys).unwrap() {
            app.key(key);
        }
    }

    #[test]
    fn a_first_look_becomes_the_whole_library_in_its_place() {
        let theme = Theme::named(Some("dark"), None).unwrap().at(Depth::True);
        let size = Size::new(120, 40);
        let first = Library::first_look(embedded::first_look());
        let mut app = App::new(first, Text::line("built in"), theme, size);
        assert!(app.problems.is_empty());
        press(&mut app, "jj]");
        assert_eq!(
            app.message.as_deref(),
            Some("The other briefings are being read")
        );
        let (view, rows) = (app.view.clone(), print::plain(&print::buffer(&app)));
        assert!(rows.contains("reading briefings"));

        app.say_what_was_not_read("the disk is gone");
        assert!(print::plain(&print::buffer(&app)).contains("others not read"));
        press(&mut app, "]");
        assert_eq!(
            app.message.as_deref(),
            Some("The other briefings could not be read")
        );

        app.replace(Library::load(embedded::files(), Vec::new()));
        assert_eq!(app.view, view);
        let timeline =
            |screen: &str| -> String { screen.lines().nth(4).unwrap().chars().take(40).collect() };
        let screen = print::plain(&print::buffer(&app));
        assert_eq!(timeline(&screen), timeline(&rows));
        assert!(screen.contains("3 briefings"));
        press(&mut app, "]");
        assert_ne!(app.view.briefing, view.briefing);
    }
}
