//! A screen without a terminal: files, a size, and keys to press.

use std::sync::{Arc, LazyLock};

use bluf::briefing::id::EntryId;
use bluf::library::entry::EntryIx;
use bluf::library::{Library, embedded};
use bluf::source::SourceFile;
use bluf::theme::Ground;
use bluf::theme::resolved::Theme;
use bluf::tui::app::App;
use bluf::tui::effect::Effect;
use bluf::tui::keymap;
use bluf::tui::print;
use bluf::typeset::width::columns;
use bluf::words::text::Text;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::Size;

/// The size of most screens here.
pub(crate) const USUAL: (u16, u16) = (120, 36);

/// An app with the files that it reads.
pub(crate) struct Screen {
    pub(crate) app: App,
    /// What the last key asked of the world outside.
    pub(crate) effect: Option<Effect>,
    files: Vec<Arc<SourceFile>>,
}

/// The briefings of the program after some keys, at 120 × 36.
pub(crate) fn screen(keys: &str) -> Screen {
    Screen::bundled(USUAL, keys)
}

/// Presses keys over the briefings of the program: then a row must hold `part`.
#[track_caller]
pub(crate) fn check(keys: &str, part: &str) {
    screen(keys).shows(part);
}

/// A theme that does not depend on where the tests run.
pub(crate) fn theme() -> Theme {
    Theme::named(Some("dark"), Some(Ground::Dark)).unwrap()
}

/// The bundled briefings: linked once for all tests, which takes most of the time of a short one.
static BUNDLED: LazyLock<Arc<Library>> =
    LazyLock::new(|| Arc::new(Library::load(embedded::files(), Vec::new())));

fn size((width, height): (u16, u16)) -> Size {
    Size { width, height }
}

impl Screen {
    /// The briefings of the program.
    pub(crate) fn bundled(size: (u16, u16), keys: &str) -> Self {
        Self::with(BUNDLED.clone(), embedded::files(), size, keys)
    }

    /// One briefing, `b.yaml`.
    pub(crate) fn of(yaml: &str, size: (u16, u16), keys: &str) -> Self {
        Self::files(&[("b.yaml", yaml)], size, keys)
    }

    /// Several files, by name and text.
    pub(crate) fn files(files: &[(&str, &str)], size: (u16, u16), keys: &str) -> Self {
        let files = files
            .iter()
            .map(|(name, text)| SourceFile::named(name, *text));
        let files: Vec<_> = files.collect();
        let library = Arc::new(Library::load(files.clone(), Vec::new()));
        Self::with(library, files, size, keys)
    }

    fn with(
        library: Arc<Library>,
        files: Vec<Arc<SourceFile>>,
        at: (u16, u16),
        keys: &str,
    ) -> Self {
        let app = App::new(library, Text::line(""), theme(), size(at));
        let mut screen = Self {
            app,
            effect: None,
            files,
        };
        screen.press(keys);
        screen
    }

    /// Presses keys, written as in the keymap. Reading again reads the files.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in keymap::parse(keys).unwrap() {
            self.effect = self.app.key(key);
            self.effect = self.app.find_now().or(self.effect.take());
            if self.effect == Some(Effect::Reload) {
                self.app.replace(self.library());
            }
        }
        self
    }

    /// Clicks on the first place where some words are seen.
    pub(crate) fn click(&mut self, words: &str) -> &mut Self {
        self.point(MouseEventKind::Down(MouseButton::Left), words)
    }

    /// Turns the wheel over the first place where some words are seen.
    pub(crate) fn wheel(&mut self, kind: MouseEventKind, words: &str) -> &mut Self {
        self.point(kind, words)
    }

    #[track_caller]
    fn point(&mut self, kind: MouseEventKind, words: &str) -> &mut Self {
        let text = self.text();
        let (row, line) = (0u16..)
            .zip(text.lines())
            .find(|(_, line)| line.contains(words))
            .unwrap_or_else(|| panic!("`{words}` is not on\n{text}"));
        let before = &line[..line.find(words).unwrap()];
        let column = columns(before) + columns(words) / 2;
        self.mouse(kind, (u16::try_from(column).unwrap(), row))
    }

    /// The mouse does something at a column and a row.
    pub(crate) fn mouse(&mut self, kind: MouseEventKind, (column, row): (u16, u16)) -> &mut Self {
        self.effect = self.app.mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        });
        self
    }

    /// Writes other files, and reads them.
    pub(crate) fn save(&mut self, files: &[(&str, &str)]) -> &mut Self {
        let files = files
            .iter()
            .map(|(name, text)| SourceFile::named(name, *text));
        self.files = files.collect();
        self.press("R")
    }

    /// The files as they are linked.
    pub(crate) fn library(&self) -> Library {
        Library::load(self.files.clone(), Vec::new())
    }

    pub(crate) fn resize(&mut self, at: (u16, u16)) -> &mut Self {
        self.app.resize(size(at));
        self
    }

    /// Opens an entry, wherever one is.
    pub(crate) fn open(&mut self, id: &EntryId) -> &mut Self {
        self.app.open(id);
        self
    }

    /// The screen as it is seen.
    pub(crate) fn text(&self) -> String {
        print::plain(&print::buffer(&self.app))
    }

    #[track_caller]
    pub(crate) fn shows(&mut self, part: &str) -> &mut Self {
        let text = self.text();
        assert!(text.contains(part), "`{part}` is not on\n{text}");
        self
    }

    #[track_caller]
    pub(crate) fn hides(&mut self, part: &str) -> &mut Self {
        let text = self.text();
        assert!(!text.contains(part), "`{part}` is on\n{text}");
        self
    }

    /// The title of the entry on the page.
    pub(crate) fn title(&self) -> &str {
        self.app.title().map_or("", Text::as_str)
    }

    /// The whole page as it would be on one tall screen, its words joined where lines were broken.
    pub(crate) fn page(&self) -> String {
        let lines = self.app.shown.page.lines.iter();
        lines.map(|line| line.words() + "\n").collect()
    }

    /// Whether the last key ended the program.
    pub(crate) fn ended(&self) -> bool {
        self.effect == Some(Effect::Quit)
    }
}

/// Every entry of a library, with its id.
pub(crate) fn ids(library: &Library) -> Vec<(EntryIx, EntryId)> {
    library
        .entries()
        .map(|(ix, entry)| (ix, entry.id.clone()))
        .collect()
}
