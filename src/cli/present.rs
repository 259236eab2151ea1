//! `bluf present`: a briefing as slides, on this terminal or on paper, and whether they are fit for a stage.

pub(super) mod opened;
mod print;
mod review;
pub(super) mod talk;

use ratatui::layout::Size;

use super::error::{Error, OK};
use super::size;
use talk::{Kind, TalkArgs};

/// Presents a briefing as slides, prints them, or checks them before a talk.
///
/// The slides are those that `slides:` of the briefing lists, else the title, the bottom line, judgements, timeline,
/// actors, questions, options and what is to be decided. `bluf console` in a second terminal shows the notes and the time.
/// Exit codes of `--check`: 0 where the talk can be given, 1 where something is an error or a warning, 2 where the slides
/// cannot be made.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what").args(["print", "check"]))]
pub(super) struct Present {
    #[command(flatten)]
    talk: TalkArgs,
    /// Print every page as text.
    #[arg(long, conflicts_with_all = ["time", "session", "anew"])]
    print: bool,
    /// List all slides, with what is wrong with them: too much on one, too little, more minutes than there are.
    #[arg(long, conflicts_with_all = ["print", "session", "anew"])]
    check: bool,
    /// The size of the screen that pages are made for, in columns and rows. Without it: 80x24.
    #[arg(long, value_name = "COLUMNSxROWS", value_parser = size::parse, requires = "what")]
    size: Option<Size>,
    /// Print the speaker notes behind each slide.
    #[arg(long, conflicts_with = "check", requires = "print")]
    notes: bool,
}

impl Present {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When there is no such briefing or it may not be seen, it has no slides, a talk of this name runs already, or stdout
    /// or the terminal cannot be used.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let opened = || {
            let size = self.size.unwrap_or(crate::slides::review::USUAL);
            self.talk.opened(size)
        };
        match (self.print, self.check) {
            (true, _) => print::print(&opened()?, self.notes.then_some(print::Notes)),
            (_, true) => review::review(&opened()?, self.talk.time),
            (false, false) => self.talk.present(Kind::Talk).map(|_| OK),
        }
    }
}
