//! A screen without a terminal: files, a size, and keys to press.
//!
//! This is the only file of these tests that names what drives the screen. What is drawn is read in [`super::seen`].

pub(crate) mod stage;

use std::cell::{OnceCell, RefCell};
use std::io;
use std::sync::{Arc, LazyLock};

use bluf::facade::{
    ACTIONS, Early, Effect, EntryId, EntryIx, Ground, Library, Meaning, Mode, Mouse, Request,
    Results, Screen as Terminal, SetPage, Shell, SourceFile, Target, Text, Theme, columns,
    embedded, key, print,
};
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;

/// The size of most screens here.
pub(crate) const USUAL: (u16, u16) = (120, 36);

const TO_THE_TIMELINE: &str = "1";

/// A shell with the files that it reads.
pub(crate) struct Screen {
    shell: Shell,
    /// What the last key asked of the world outside.
    effect: Option<Effect>,
    files: Vec<Arc<SourceFile>>,
    /// What the terminal has been given so far.
    given: RefCell<Terminal<io::Sink>>,
    /// The files, linked: when it is asked for.
    library: OnceCell<Arc<Library>>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Leads {
    Entry(EntryId),
    Address(String),
}

/// An action as a reader knows it.
pub(crate) struct Deed {
    /// Its name in the configuration.
    pub(crate) name: &'static str,
    /// What it does.
    pub(crate) words: &'static str,
    /// Its keys.
    pub(crate) keys: &'static [&'static str],
}

/// Everything that keys do in the briefings.
pub(crate) fn deeds() -> impl Iterator<Item = Deed> {
    deeds_in(Mode::Browse)
}

/// Everything that keys do where they mean something in a mode.
pub(crate) fn deeds_in(mode: Mode) -> impl Iterator<Item = Deed> {
    let here = ACTIONS.iter().filter(move |spec| spec.modes.has(mode));
    here.map(|spec| Deed {
        name: spec.name,
        words: spec.words,
        keys: spec.keys,
    })
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
fn theme(name: &str) -> Theme {
    Theme::named(Some(name), Some(Ground::Dark)).unwrap()
}

/// How the screens of these tests show a meaning.
pub(crate) fn style(meaning: Meaning) -> Style {
    theme("dark").style(meaning)
}

/// The bundled briefings: linked once for all tests, which takes most of the time of a short one.
static BUNDLED: LazyLock<Arc<Library>> =
    LazyLock::new(|| Arc::new(Library::load(embedded::files(), Vec::new())));

fn size((width, height): (u16, u16)) -> Size {
    Size { width, height }
}

/// Files, by name and text.
fn named(files: &[(&str, &str)]) -> Vec<Arc<SourceFile>> {
    let files = files.iter();
    files
        .map(|(name, text)| SourceFile::named(name, *text))
        .collect()
}

impl Screen {
    /// The briefings of the program, as they are opened: with the overview.
    pub(crate) fn opened(size: (u16, u16), keys: &str) -> Self {
        Self::with(BUNDLED.clone(), embedded::files(), "dark", size).after(keys)
    }

    /// The same with the timeline open, as for all that follow: what is tested here are mostly lists and what is in them.
    pub(crate) fn bundled(size: (u16, u16), keys: &str) -> Self {
        Self::opened(size, TO_THE_TIMELINE).after(keys)
    }

    /// The briefings of the program in a theme.
    pub(crate) fn themed(theme: &str, keys: &str) -> Self {
        Self::with(BUNDLED.clone(), embedded::files(), theme, USUAL)
            .after(TO_THE_TIMELINE)
            .after(keys)
    }

    /// One briefing, `b.yaml`.
    pub(crate) fn of(yaml: &str, size: (u16, u16), keys: &str) -> Self {
        Self::files(&[("b.yaml", yaml)], size, keys)
    }

    /// Several files, by name and text.
    pub(crate) fn files(files: &[(&str, &str)], size: (u16, u16), keys: &str) -> Self {
        let files = named(files);
        let library = Arc::new(Library::load(files.clone(), Vec::new()));
        Self::with(library, files, "dark", size)
            .after(TO_THE_TIMELINE)
            .after(keys)
    }

    fn with(
        library: Arc<Library>,
        files: Vec<Arc<SourceFile>>,
        name: &str,
        at: (u16, u16),
    ) -> Self {
        let mut shell = Shell::new(library.clone(), Text::line(""), theme(name), size(at));
        shell.check_now();
        Self {
            shell,
            effect: None,
            files,
            given: Terminal::new(io::sink()).into(),
            library: library.into(),
        }
    }

    /// The briefings of the program before they are read, after some keys.
    pub(crate) fn awaiting(size: (u16, u16), keys: &str) -> Self {
        Self::awaiting_with(size, "").after(keys)
    }

    /// The same with keys of the command line.
    pub(crate) fn awaiting_with(at: (u16, u16), keys: &str) -> Self {
        let keys = key::parse(keys).unwrap();
        Self {
            shell: Shell::awaiting(Text::line(""), theme("dark"), size(at), &keys),
            effect: None,
            files: embedded::files(),
            given: Terminal::new(io::sink()).into(),
            library: BUNDLED.clone().into(),
        }
    }

    /// They are read now.
    pub(crate) fn begin(&mut self) -> &mut Self {
        self.begin_with(BUNDLED.clone());
        self.shell.check_now();
        self
    }

    /// The first look at these files is there; that all of them are read, [`Screen::read_again`] says.
    pub(crate) fn look_first_at(&mut self, files: &[(&str, &str)]) -> &mut Self {
        self.files = named(files);
        self.library = OnceCell::new();
        self.begin_with(Arc::new(Library::first_look(self.files.clone().into())));
        self
    }

    fn begin_with(&mut self, library: Arc<Library>) {
        for early in self.shell.begin(library) {
            match early {
                Early::Key(key) => {
                    self.effect = self.shell.key(key);
                    self.effect = self.shell.find_now().or(self.effect.take());
                }
                Early::Paste(text) => self.shell.paste(&text),
            }
        }
    }

    fn after(mut self, keys: &str) -> Self {
        self.press(keys);
        self
    }

    // In: keys, the mouse, the window, files.

    /// Presses keys, written as in the keymap. Reading again reads the files.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in key::parse(keys).unwrap() {
            self.effect = self.shell.key(key);
            self.effect = self.shell.find_now().or(self.effect.take());
            self.shell.prepare();
            if self.effect == Some(Effect::Reload) {
                self.read();
            }
        }
        self
    }

    /// Presses keys without answering what the finder asks.
    pub(crate) fn press_unanswered(&mut self, keys: &str) {
        for key in key::parse(keys).unwrap() {
            assert_eq!(self.shell.key(key), None);
        }
    }

    /// What the finder asks over a large library.
    pub(crate) fn asks(&mut self) -> Option<Request> {
        self.shell.wanted()
    }

    /// Gives the finder an answer.
    pub(crate) fn answer(&mut self, results: Results) {
        assert_eq!(self.shell.found(results), []);
    }

    /// Answers what the finder asks.
    pub(crate) fn find_now(&mut self) {
        self.shell.find_now();
    }

    /// Pastes a text.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.shell.paste(text);
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
        self.effect = self.shell.mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        });
        self
    }

    pub(crate) fn resize(&mut self, at: (u16, u16)) -> &mut Self {
        self.shell.resize(size(at));
        self
    }

    /// Clicks on a column and a row.
    pub(crate) fn click_at(&mut self, at: (u16, u16)) -> &mut Self {
        self.mouse(MouseEventKind::Down(MouseButton::Left), at)
    }

    /// The terminal says that it has large letters.
    pub(crate) fn write_large(&mut self) -> &mut Self {
        self.shell.write_large();
        self
    }

    /// Opens an entry, wherever one is.
    pub(crate) fn open(&mut self, id: &EntryId) -> &mut Self {
        self.shell.open(id);
        self
    }

    /// Other files take the place of those that are there, and are read because somebody wants it.
    pub(crate) fn save(&mut self, files: &[(&str, &str)]) -> &mut Self {
        self.files = named(files);
        self.press("R")
    }

    /// Files are saved, and read again as the program does: what cannot be shown stays as it was.
    pub(crate) fn save_over(&mut self, files: &[(&str, &str)]) -> &mut Self {
        self.files = named(files);
        self.library = OnceCell::new();
        let before = &self.shell.shared().library;
        let library = before.read_again(self.files.clone().into(), &|| {});
        self.shell.replace(library);
        self.shell.check_now();
        self.shell.shared_mut().say_what_was_read();
        self
    }

    /// Other files take the place of those that are there, and are read behind what is on top.
    pub(crate) fn swap(&mut self, files: Vec<Arc<SourceFile>>) -> &mut Self {
        self.files = files;
        self.read();
        self
    }

    /// Other files take their place, and are not read yet.
    pub(crate) fn files_are(&mut self, files: &[(&str, &str)]) {
        self.files = named(files);
    }

    /// The same, by name and text.
    pub(crate) fn swap_texts(&mut self, files: &[(&str, &str)]) -> &mut Self {
        self.swap(named(files))
    }

    /// The same files are read again, behind what is on top.
    pub(crate) fn read_again(&mut self) {
        self.read();
    }

    fn read(&mut self) {
        self.library = OnceCell::new();
        self.shell
            .replace(Library::load(self.files.clone(), Vec::new()));
        self.do_what_waited();
        self.shell.check_now();
    }

    /// The files could not be read.
    pub(crate) fn has_not_read(&mut self) -> &mut Self {
        self.shell.shared_mut().say_what_was_not_read("a test");
        self.do_what_waited();
        self
    }

    fn do_what_waited(&mut self) {
        self.shell.find_now();
        let effect = self.shell.waited().pop();
        self.effect = effect.or(self.effect.take());
    }

    /// So many files have been read, of so many.
    pub(crate) fn has_read(&mut self, done: usize, all: usize) {
        self.shell.shared_mut().progress = Some((done, all));
    }

    /// The settings are read again.
    pub(crate) fn set_up(&mut self) {
        self.shell.set_up(theme("dark").into());
    }

    // Out: what is drawn, what is done, what a click would do.

    /// The screen as it is seen.
    pub(crate) fn text(&self) -> String {
        print::plain(&self.cells())
    }

    /// The screen with its looks: the same, whether all of it is drawn, or only what changed since it was last looked at.
    #[track_caller]
    pub(crate) fn cells(&self) -> Buffer {
        let cells = print::buffer(&self.shell);
        let mut given = self.given.borrow_mut();
        let canvas = given.canvas(cells.area.as_size());
        self.shell.draw_on(canvas);
        assert!(canvas.cells() == &cells, "not all that changed was drawn");
        given.present(self.shell.anchors()).unwrap();
        cells
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

    /// What the last key or click asked of the world outside, in words; nothing where it asked nothing.
    pub(crate) fn did(&self) -> String {
        match &self.effect {
            None => String::new(),
            Some(Effect::Quit) => "quit".to_owned(),
            Some(Effect::AsOf(day)) => format!("as of {day:?}"),
            Some(Effect::Reload) => "read again".to_owned(),
            Some(Effect::Suspend) => "stop".to_owned(),
            Some(Effect::Copy(text)) => format!("copy {text}"),
            Some(Effect::KeepTheme(name)) => format!("keep theme {name}"),
            Some(Effect::Mouse(Mouse::Ours)) => "take mouse".to_owned(),
            Some(Effect::Mouse(Mouse::Terminal)) => "leave mouse".to_owned(),
            Some(Effect::Edit(path, line)) => format!("edit {}:{line}", path.display()),
        }
    }

    /// Whether the last key ended the program.
    pub(crate) fn ended(&self) -> bool {
        self.effect == Some(Effect::Quit)
    }

    /// The library that is shown.
    pub(crate) fn library(&self) -> Arc<Library> {
        let load = || Arc::new(Library::load(self.files.clone(), Vec::new()));
        self.library.get_or_init(load).clone()
    }

    /// The title of the entry on the page.
    pub(crate) fn title(&self) -> &str {
        self.shell.title().map_or("", Text::as_str)
    }

    /// The entry on the page.
    pub(crate) fn entry(&self) -> Option<&EntryId> {
        self.shell.entry()
    }

    /// The whole page, line by line, also what is scrolled away.
    pub(crate) fn page(&self) -> String {
        let lines = self.shell.page().lines.iter();
        lines.map(|line| line.words() + "\n").collect()
    }

    /// The same, as it was set.
    pub(crate) fn set_page(&self) -> &SetPage {
        self.shell.page()
    }

    /// The link under a place: its number on its page, and where it leads.
    pub(crate) fn link_at(&self, at: Position) -> Option<(usize, Leads)> {
        let (number, target) = self.shell.link_at(at)?;
        let leads = match target {
            Target::Entry(entry) => Leads::Entry(self.library().entry(*entry)?.id.clone()),
            Target::Address(address) => Leads::Address(address.to_string()),
            Target::Topic(_) => return None,
        };
        Some((number, leads))
    }

    /// The boxes that nothing covers.
    pub(crate) fn boxes(&self) -> Vec<Rect> {
        self.shell.boxes()
    }

    /// What the open finder finds, the best first, as many as stand on the screen.
    pub(crate) fn results(&self) -> Vec<EntryIx> {
        self.shell.results()
    }
}

/// Every entry of a library, with its id.
pub(crate) fn ids(library: &Library) -> Vec<(EntryIx, EntryId)> {
    library
        .entries()
        .map(|(ix, entry)| (ix, entry.id.clone()))
        .collect()
}
