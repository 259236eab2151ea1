//! A talk on two screens without a socket: what the one asks and the other tells goes through the form in which it is sent.

use std::cell::OnceCell;

use bluf::facade::talk::{Command, Heard, State, Wanted};
use bluf::facade::{
    Ceiling, Dates, Deck, Library, Screen as Terminal, Shell, Talk, Text, Tlp, notes, paginate,
    plain,
};

use super::{Screen, io, size, theme};

/// A talk on the audience's screen, and its console.
pub(crate) struct Stage {
    pub(crate) audience: Screen,
    pub(crate) console: Screen,
}

impl Stage {
    /// A console of this size joins the talk of a screen.
    pub(crate) fn joined(mut audience: Screen, at: (u16, u16)) -> Self {
        audience.shell.heed(&Heard::Consoles(1));
        let console = audience.console(at);
        Self { audience, console }
    }

    /// Presses keys on the console, one after the other, each of which the talk heeds before the next one.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        for key in super::key::parse(keys).unwrap() {
            self.console.effect = self.console.shell.key(key);
            let found = self.console.shell.find_now();
            self.console.effect = found.or(self.console.effect.take());
            self.pass();
        }
        self
    }

    /// Presses keys on the audience's side.
    pub(crate) fn they_press(&mut self, keys: &str) -> &mut Self {
        self.audience.press(keys);
        self.pass();
        self
    }

    /// What the console asks is heeded, and what became of it is told.
    pub(crate) fn pass(&mut self) -> Vec<Command> {
        let asked = self.console.shell.asks();
        for command in &asked {
            self.audience.shell.obey(&sent(command));
        }
        self.console.shell.hear(self.audience.state());
        asked
    }

    /// The console ends.
    pub(crate) fn console_ends(mut self) -> Screen {
        self.audience.shell.heed(&Heard::Consoles(0));
        self.audience
    }

    /// The console shows this.
    #[track_caller]
    pub(crate) fn shows(&mut self, part: &str) -> &mut Self {
        self.console.shows(part);
        self
    }

    /// It does not show this.
    #[track_caller]
    pub(crate) fn hides(&mut self, part: &str) -> &mut Self {
        self.console.hides(part);
        self
    }

    /// The audience sees this.
    #[track_caller]
    pub(crate) fn they_see(&mut self, part: &str) -> &mut Self {
        self.audience.shows(part);
        self
    }
}

/// What a slide says, and what is said with it.
pub(crate) struct Told {
    pub(crate) id: String,
    /// The keys that lead there from the first slide.
    pub(crate) keys: String,
    pub(crate) words: String,
    pub(crate) notes: String,
}

impl Screen {
    /// One briefing, `b.yaml`, for those who may see a marking.
    pub(crate) fn under(yaml: &str, tlp: &str, at: (u16, u16), keys: &str) -> Self {
        let files = super::named(&[("b.yaml", yaml)]);
        let ceiling = Ceiling {
            tlp: Tlp::meant_by(tlp),
            ..Ceiling::default()
        };
        let library = Library::load(files.clone(), Vec::new()).under(&ceiling);
        Self::with(library.into(), files, "dark", at).after(keys)
    }

    /// All slides of the briefing that is presented.
    pub(crate) fn told_slides(&self) -> Vec<Told> {
        let library = &self.shell.shared().library;
        let state = self.state();
        let mut all = library.briefings().iter();
        let briefing = all.position(|file| *file.id == *state.briefing).unwrap();
        let deck = Deck::of(library, briefing, Talk::Whole);
        let slides = deck.slides.iter().enumerate();
        let slides = slides.map(|(number, slide)| {
            let pages = paginate(library, &deck, slide, size((300, 80)), Dates::Iso).pages;
            let lines = pages.iter().flat_map(|page| &page.lines);
            let lines = lines.map(|line| plain::line(&line.line));
            let notes = notes(library, &deck, slide, Dates::Iso);
            Told {
                id: slide.id.to_string(),
                keys: format!("o{}<enter>", "l".repeat(number)),
                words: lines.collect::<Vec<_>>().join("\n"),
                notes: notes.map_or_else(String::new, |notes| plain::text(&notes.page, 300)),
            }
        });
        slides.collect()
    }

    /// The talk that runs on this screen, as it is told.
    pub(crate) fn state(&self) -> State {
        sent(&self.shell.telling().unwrap().state)
    }

    /// The console of the talk on this screen, which reads the same files.
    fn console(&self, at: (u16, u16)) -> Self {
        let wanted = Wanted::console(self.state());
        let shell = Shell::awaiting(Text::line(""), theme("dark"), size(at), &[]);
        let mut console = Self {
            shell: shell.presenting(wanted),
            effect: None,
            files: self.files.clone(),
            given: Terminal::new(io::sink()).into(),
            library: OnceCell::new(),
        };
        console.begin_with(self.shell.shared().library.clone());
        console.shell.check_now();
        console
    }

    /// The talk that this is the console of has ended or died, or says what nobody understands.
    pub(crate) fn misses_its_talk(&mut self, why: Option<&str>) -> &mut Self {
        self.shell.miss(why.map(str::to_owned));
        self
    }

    /// It is there again, and tells how it is.
    pub(crate) fn hears(&mut self, state: State) -> &mut Self {
        self.shell.hear(state);
        self
    }
}

/// What arrives of something that is sent.
fn sent<M: serde::Serialize + serde::de::DeserializeOwned>(message: &M) -> M {
    serde_json::from_slice(&serde_json::to_vec(message).unwrap()).unwrap()
}
