//! `bluf rehearse`: a talk that is given to nobody, and how long each section of it took.

use super::error::{Error, OK};
use super::output;
use super::present::talk::{Kind, TalkArgs};
use crate::config::folders::Folders;
use crate::page::marking::label;
use crate::talk::rehearsal::records;
use crate::talk::rehearsal::report::report;
use crate::tui::present::rehearsed::Rehearsed;
use crate::tui::run::Ended;

/// Presents a briefing as `bluf present` does, and says at the end how long each section took: against its budget, and
/// against the last rehearsals.
///
/// Rehearsals are kept in the state folder, without a word of the briefing but the titles of its sections. One that is left
/// by a signal, or with its terminal, is not over: it goes on when it is begun again.
#[derive(Debug, clap::Args)]
pub(super) struct Rehearse {
    #[command(flatten)]
    talk: TalkArgs,
}

impl Rehearse {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// As `bluf present`; and when stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let Some((shell, Ended::Wanted)) = self.talk.present(Kind::Rehearsal)? else {
            return Ok(OK);
        };
        match shell.rehearsed() {
            Some(rehearsed) => tell(&rehearsed),
            None => output::warn("bluf: the talk was not begun: nothing is kept\n"),
        }
        Ok(OK)
    }
}

/// Keeps a rehearsal and prints how it went. A disk that is full takes the record, not the report.
fn tell(rehearsed: &Rehearsed) {
    let Rehearsed {
        rehearsal,
        briefing,
        outline,
        plan,
        marking,
        title,
    } = rehearsed;
    let state = Folders::of_user().map(|folders| folders.state);
    let kept = state.map(|state| records::keep(&state, briefing, rehearsal));
    let earlier = match kept {
        Some(Ok(earlier)) => earlier,
        Some(Err(error)) => {
            output::warn(&format!("bluf: the rehearsal is not kept: {error}\n"));
            Vec::new()
        }
        None => {
            output::warn("bluf: the rehearsal is not kept: there is no home folder\n");
            Vec::new()
        }
    };
    let table = report(rehearsal, &earlier, outline, plan.as_ref());
    let tlp = label(*marking);
    let _ = output::print(&format!("{tlp} · {title}\n\n{table}\n{tlp}\n"));
}
