//! `bluf present`: a briefing as slides, on this terminal or on paper, and whether they are fit for a stage.

mod opened;
mod print;
mod review;

use std::path::PathBuf;
use std::time::Duration;

use ratatui::layout::Size;

use super::browse::Browse;
use super::ceiling::CeilingArgs;
use super::error::Error;
use super::library::{self, Origin};
use super::settings::Overrides;
use super::{named, output, size};
use crate::config::folders::Folders;
use crate::library::Library;
use crate::library::entry::Body;
use crate::slides::deck::{Deck, Talk};
use crate::talk::state::Setup;
use crate::tui::present::state::Wanted;
use crate::words::text::Text;
use opened::Opened;

/// Presents a briefing as slides, prints them, or checks them before a talk.
///
/// The slides are those that `slides:` of the briefing lists, else the title, the bottom line, judgements, timeline,
/// actors, questions, options and what is to be decided. Exit codes of `--check`: 0 where the talk can be given, 1 where
/// something is an error or a warning, 2 where the slides cannot be made.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").args(["print", "check"]))]
pub(super) struct Present {
    /// A briefing file; or the id of a briefing of your own folder, or of those that are part of the program.
    #[arg(value_name = "FILE")]
    briefing: PathBuf,
    /// Print every page as text.
    #[arg(long)]
    print: bool,
    /// List all slides, with what is wrong with them: too much on one, too little, more minutes than there are.
    #[arg(long, conflicts_with = "print")]
    check: bool,
    /// The size of the screen that pages are made for, in columns and rows. Without it: 80x24.
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = size::parse, requires = "what")]
    size: Option<Size>,
    /// Print the speaker notes behind each slide.
    #[arg(long, conflicts_with = "check")]
    notes: bool,
    /// How long the talk may take, as 20m or 1h30m. Without it: the minutes of its slides.
    #[arg(long = "for", value_name = "TIME", value_parser = review::minutes, conflicts_with = "print")]
    time: Option<f32>,
    /// Only the slides that are marked as `core`.
    #[arg(long)]
    short: bool,
    #[command(flatten)]
    overrides: Overrides,
    #[command(flatten)]
    ceiling: CeilingArgs,
}

impl Present {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When there is no such briefing or it may not be seen, or it has no slides, or stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        match (self.print, self.check) {
            (true, _) => print::print(&self.opened()?, self.notes.then_some(print::Notes)),
            (_, true) => review::review(&self.opened()?, self.time),
            (false, false) => self.present(),
        }
    }

    /// Shows the slides on this terminal.
    fn present(&self) -> Result<u8, Error> {
        // Whether there is such a briefing is told before the terminal is taken; of a file that is sure.
        if !self.briefing.is_file() {
            self.opened()?;
        }
        let is_path = self.is_path();
        let asked = self.time.map(|minutes| minutes * 60.0);
        let wanted = Wanted {
            briefing: (!is_path).then(|| Text::line(&self.briefing.to_string_lossy())),
            version: self.version(),
            setup: Setup {
                short: self.short,
                asked: asked.and_then(|seconds| Duration::try_from_secs_f32(seconds).ok()),
                ..Setup::default()
            },
        };
        let paths = is_path.then(|| self.briefing.clone());
        let paths = paths.into_iter().collect();
        Browse::of(paths, self.overrides.clone(), self.ceiling.clone()).open(Some(wanted))
    }

    /// Whether a path was given: what is none is the id of one of the briefings that are opened without any.
    fn is_path(&self) -> bool {
        self.briefing.exists() || self.briefing.components().count() > 1
    }

    fn version(&self) -> Talk {
        match self.short {
            true => Talk::Short,
            false => Talk::Whole,
        }
    }

    fn opened(&self) -> Result<Opened, Error> {
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
            size: self.size.unwrap_or(crate::slides::review::USUAL),
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
