//! `bluf lsp`: what an editor starts.

use super::chosen::Checks;
use super::error::{Error, OK};
use super::library::config_again;
use super::report::lines;
use crate::config::folders::Folders;
use crate::lsp::end::End;
use crate::lsp::serve_stdio;
use crate::lsp::wanted::Wanted;

/// What the protocol wants of a server whose client left without a word.
const ABRUPT: u8 = 1;

/// Speaks the Language Server Protocol (3.17) over stdin and stdout, for editors: problems as you type with their fixes,
/// completion, what stands where, renaming, outline.
#[derive(Debug, clap::Args)]
pub(super) struct Lsp {
    /// What editors say to servers that can do otherwise; it changes nothing.
    #[arg(long, hide = true)]
    stdio: bool,
}

impl Lsp {
    /// Runs the command and returns its exit code: 0 where the editor said that it leaves, as the protocol has it.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        Ok(match serve_stdio(&wanted)? {
            End::Clean => OK,
            End::Abrupt => ABRUPT,
        })
    }
}

/// The problems that the configuration wants told: what cannot be understood of it is left out.
fn wanted() -> Wanted {
    let configuration = config_again(Folders::of_user().as_ref());
    let checks = Checks::of(&configuration);
    Wanted {
        selection: checks.selection,
        wrong: lines(&checks.wrong),
    }
}
