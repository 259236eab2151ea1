//! `bluf completions SHELL`: what a shell needs to complete commands and flags.

use clap::Command;
use clap_complete::Shell;

use super::error::{Error, OK};
use super::output;

/// Prints completions for a shell.
#[derive(Debug, clap::Args)]
pub(super) struct Completions {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    /// Runs the command, by the definition of the command line, and returns its exit code.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn run(&self, definition: Command) -> Result<u8, Error> {
        output::print(&script(self.shell, definition))?;
        Ok(OK)
    }
}

fn script(shell: Shell, mut definition: Command) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut definition, "bluf", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use super::super::Args;
    use super::*;
    use crate::words::text::{Lines, clean};
    use clap::{CommandFactory, ValueEnum};

    #[test]
    fn every_script_names_every_command_and_passes_the_gate_as_it_is() {
        for shell in Shell::value_variants() {
            let script = script(*shell, Args::command());
            for command in Args::command().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell}: {command}");
            }
            assert_eq!(clean(&script, Lines::Many).text, script, "{shell}");
        }
    }
}
