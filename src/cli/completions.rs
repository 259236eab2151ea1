//! `bluf completions SHELL`: what a shell needs to complete commands, flags, ids and topics. It asks the program each
//! time ([`completing`]), so that it knows the ids of the briefings.

use std::io;

use clap_complete::Shell;
use clap_complete::env::Shells;

use super::error::{Error, OK};
use super::{completing, output};

/// Prints completions for a shell: of commands, flags, ids of entries and topics.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        output::print(&script(self.shell)?)?;
        Ok(OK)
    }
}

fn script(shell: Shell) -> io::Result<String> {
    let shells = Shells::builtins();
    let shell = shells.completer(&shell.to_string());
    let shell = shell.ok_or(io::ErrorKind::Unsupported)?;
    let mut script = Vec::new();
    shell.write_registration(completing::ASKING, "bluf", "bluf", "bluf", &mut script)?;
    Ok(String::from_utf8_lossy(&script).into_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::words::text::{Lines, clean};
    use clap::ValueEnum;

    #[test]
    fn every_script_asks_the_program_and_passes_the_gate_as_it_is() {
        for shell in Shell::value_variants() {
            let script = script(*shell).unwrap();
            assert!(script.contains(completing::ASKING), "{shell}");
            assert_eq!(clean(&script, Lines::Many).text, script, "{shell}");
        }
    }
}
