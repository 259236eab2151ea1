//! `bluf console`: what the speaker sees of a talk that runs in another terminal.

use std::path::PathBuf;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use super::browse::Browse;
use super::browse::talk::Talking;
use super::ceiling::CeilingArgs;
use super::error::{Error, OK};
use super::library::Origin;
use super::settings::Overrides;
use crate::config::folders::Folders;
use crate::talk::kept::read::earlier;
use crate::talk::message::{Path, State};
use crate::talk::moment::Moment;
use crate::talk::socket::console::{Console as Joined, Told};
use crate::talk::socket::folder::places;
use crate::talk::socket::name::SessionName;
use crate::tui::present::begin::Wanted;

/// How long a talk may take to say how it is.
const PATIENCE: Duration = Duration::from_secs(3);

/// Shows the speaker the notes, the clock and what comes next of a talk that runs in another terminal, and steers it.
///
/// Both find each other by a socket that only the same user can open. Several consoles may join a talk; each may end and
/// begin again at any time.
#[derive(Debug, clap::Args)]
pub(super) struct Console {
    /// The name of the talk. Without it: the only one that runs.
    #[arg(long, value_name = "NAME", value_parser = SessionName::given)]
    session: Option<SessionName>,
    #[command(flatten)]
    overrides: Overrides,
}

impl Console {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When no talk runs, or several do and none was named, or the terminal cannot be used.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let (name, state) = self.joined()?;
        let folders = Folders::of_user();
        // Also while an editor has broken a file, the talk shows its last good version.
        let kept = folders.and_then(|folders| earlier(&folders.state, &name, Moment::now()));
        let paths: Vec<PathBuf> = state.paths.iter().map(Path::path).collect();
        let origin = match paths.is_empty() {
            true => Origin::Embedded,
            false => Origin::Named(paths.clone()),
        };
        let ceiling = CeilingArgs::told(state.max_tlp.as_deref(), state.as_of.as_deref());
        let talking = Talking {
            wanted: Wanted::console(state),
            files: kept.map_or_else(Vec::new, |kept| kept.files),
            joins: Some(name),
            origin: Some(origin),
        };
        let browse = Browse::of(paths, self.overrides.clone(), ceiling);
        browse.open(Some(talking)).map(|_| OK)
    }

    /// Joins the talk to hear how it is: that says which briefing is to be read.
    fn joined(&self) -> Result<(SessionName, State), Error> {
        let (sender, told) = mpsc::channel();
        let hear = move |word| sender.send(word).is_ok();
        let console = Joined::join(&places(), self.session.as_ref(), hear)?;
        match told.recv_timeout(PATIENCE) {
            Ok(Told::State(state)) => Ok((console.name().clone(), *state)),
            Ok(Told::Bad(bad)) => Err(Error::NotUnderstood(bad)),
            Ok(Told::Gone) | Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                Err(Error::NoAnswer)
            }
        }
    }
}
