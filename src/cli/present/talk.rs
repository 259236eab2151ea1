//! A talk as the command line asks for it: of which briefing, which version of it, in what time, under which name.

use std::path::{Path, PathBuf};
use std::time::Duration;

use ratatui::layout::Size;

use super::opened::Opened;
use super::review;
use crate::cli::browse::Browse;
use crate::cli::browse::talk::Talking;
use crate::cli::ceiling::CeilingArgs;
use crate::cli::error::Error;
use crate::cli::library::{self, Origin};
use crate::cli::settings::Overrides;
use crate::cli::{named, output};
use crate::config::folders::Folders;
use crate::library::Library;
use crate::library::entry::Body;
use crate::slides::deck::{Deck, Talk};
use crate::talk::kept::read::{Earlier, earlier};
use crate::talk::moment::Moment;
use crate::talk::socket::folder::places;
use crate::talk::socket::host::error::NoHost;
use crate::talk::socket::name::SessionName;
use crate::talk::socket::running::running;
use crate::talk::state::Setup;
use crate::tui::present::begin::{Start, Wanted, session_of};
use crate::tui::run::Ended;
use crate::tui::shell::Shell;
use crate::words::text::Text;

/// Before whom a talk is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Kind {
    /// An audience.
    Talk,
    /// Nobody: it has a name of its own, so that no talk goes on where a rehearsal was left.
    Rehearsal,
}

/// A talk that is wanted.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct TalkArgs {
    /// A briefing file; or the id of a briefing of your own folder, or of those that are part of the program.
    #[arg(value_name = "FILE")]
    briefing: PathBuf,
    /// How long the talk may take, as 20m or 1h30m. Without it: the minutes of its slides.
    #[arg(long = "for", value_name = "TIME", value_parser = review::minutes)]
    pub(super) time: Option<f32>,
    /// Only the slides that are marked as `core`.
    #[arg(long)]
    pub(super) short: bool,
    /// The name by which consoles find the talk. Without it: that of the file.
    #[arg(long, value_name = "NAME", value_parser = SessionName::given)]
    session: Option<SessionName>,
    /// Begin anew, also where this talk was left without an end.
    #[arg(long)]
    anew: bool,
    #[command(flatten)]
    overrides: Overrides,
    #[command(flatten)]
    ceiling: CeilingArgs,
}

impl TalkArgs {
    /// Shows the slides on this terminal. Returns the screen as it was left, and how it ended.
    ///
    /// # Errors
    /// When there is no such briefing or it may not be seen, it has no slides, a talk of this name runs already, or the
    /// terminal cannot be used.
    pub(in crate::cli) fn present(&self, kind: Kind) -> Result<Option<(Shell, Ended)>, Error> {
        let session = self.session(kind)?;
        refuse_second(&session)?;
        let asked = self.time.map(|minutes| minutes * 60.0);
        let state = Folders::of_user().map(|folders| folders.state);
        let left = state.filter(|_| !self.anew);
        let left = left.and_then(|state| earlier(&state, &session, Moment::now()));
        let (start, files) = match left {
            Some(Earlier {
                state,
                numbers,
                files,
            }) => (Start::GoOn(Box::new(state), numbers), files),
            None => (Start::Anew, Vec::new()),
        };
        let is_path = self.is_path();
        let wanted = Wanted {
            briefing: (!is_path).then(|| Text::line(&self.briefing.to_string_lossy())),
            version: self.version(),
            setup: Setup {
                session: session.to_string(),
                short: self.short,
                asked: asked.and_then(|seconds| Duration::try_from_secs_f32(seconds).ok()),
                ..Setup::default()
            },
            start,
        };
        // Consoles and later runs may be in another folder.
        let path = || std::path::absolute(&self.briefing).unwrap_or_else(|_| self.briefing.clone());
        let paths = is_path.then(path).into_iter().collect();
        let talking = Talking {
            wanted,
            files,
            joins: None,
            origin: None,
        };
        Browse::of(paths, self.overrides.clone(), self.ceiling.clone()).open(Some(talking))
    }

    /// The name of the session. Whether there is such a briefing is told before the terminal is taken; of a file that is
    /// sure.
    fn session(&self, kind: Kind) -> Result<SessionName, Error> {
        let own = match self.briefing.is_file() {
            true => SessionName::of_stem(&stem(&self.briefing)),
            false => {
                let opened = self.opened(crate::slides::review::USUAL)?;
                let file = opened.library.briefing(opened.deck.briefing);
                file.map_or_else(|| SessionName::of_stem(""), |file| session_of(file))
            }
        };
        let own = match kind {
            Kind::Talk => own,
            Kind::Rehearsal => own.rehearsed(),
        };
        Ok(self.session.clone().unwrap_or(own))
    }

    /// Whether a path was given: what is none is the id of one of the briefings that are opened without any.
    fn is_path(&self) -> bool {
        self.briefing.exists() || self.briefing.components().count() > 1
    }

    pub(super) fn version(&self) -> Talk {
        match self.short {
            true => Talk::Short,
            false => Talk::Whole,
        }
    }

    /// The slides, for pages of a size.
    ///
    /// # Errors
    /// When there is no such briefing or it may not be seen, or it has no slides.
    pub(in crate::cli) fn opened(&self, size: Size) -> Result<Opened, Error> {
        let folders = Folders::of_user();
        let configuration = library::config(folders.as_ref());
        let is_path = self.is_path();
        let paths: Vec<PathBuf> = is_path.then(|| self.briefing.clone()).into_iter().collect();
        let origin = Origin::of(&paths, &configuration.written, folders.as_ref())?;
        let whole = origin.load(&Library::default(), Vec::new(), &|_, _| {});
        let library = library::some(self.ceiling.under(whole, &paths)?, &origin)?;
        let briefing = self.briefing(&library, is_path)?;
        let deck = Deck::of(&library, briefing, self.version());
        self.tell(&deck);
        if deck.slides.is_empty() {
            return Err(Error::NoSlides(deck.title));
        }
        Ok(Opened {
            library,
            deck,
            dates: configuration.written.dates.unwrap_or_default(),
            size,
        })
    }

    /// The briefing that is meant, by its place in the library.
    fn briefing(&self, library: &Library, is_path: bool) -> Result<usize, Error> {
        let written = self.briefing.to_string_lossy();
        if is_path {
            return match library.briefings() {
                [_] => Ok(0),
                several => Err(Error::SeveralBriefings(
                    several.iter().map(|file| file.id.clone()).collect(),
                )),
            };
        }
        let entry = named::find(library, &written)?;
        let entry = library.entry(entry);
        let entry = entry.filter(|entry| matches!(entry.body, Body::Briefing(_)));
        let briefing = entry.and_then(|entry| entry.briefing);
        briefing.ok_or_else(|| Error::NotABriefing(self.briefing.clone()))
    }

    /// Says what of the slides is not in the deck.
    fn tell(&self, deck: &Deck) {
        let mut told = String::new();
        let mut say = |count: usize, why: &str| {
            if count > 0 {
                let slides = if count == 1 { "slide" } else { "slides" };
                told += &format!("left out: {count} {slides} {why}\n");
            }
        };
        say(deck.missing.withheld, "of what is withheld");
        say(
            deck.missing.unknown.len(),
            "of what there is not; `bluf check` says which",
        );
        say(deck.missing.empty.len(), "with nothing to show");
        if self.short && deck.talk == Talk::Whole {
            told += "no slide is marked `core: true`: this is the whole talk\n";
        }
        output::warn(&told);
    }
}

fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// Whether a talk of a name runs already: that is told before the terminal is taken. Where that cannot be known, the talk
/// says so when it begins.
fn refuse_second(session: &SessionName) -> Result<(), Error> {
    let running = running(&places()).unwrap_or_default();
    match running.into_iter().find(|talk| talk.name == *session) {
        Some(talk) => Err(Error::NoHost(NoHost::Taken {
            name: talk.name,
            pid: talk.pid,
        })),
        None => Ok(()),
    }
}
