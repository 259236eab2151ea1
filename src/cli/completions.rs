//! `bluf completions SHELL`: what a shell needs to complete commands and flags.

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
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        output::print(&script(self.shell))?;
        Ok(OK)
    }
}

fn script(shell: Shell) -> String {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut super::definition(), "bluf", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::text::{Lines, clean};
    use clap::ValueEnum;

    #[test]
    fn every_script_names_every_command_and_passes_the_gate_as_it_is() {
        for shell in Shell::value_variants() {
            let script = script(*shell);
            for command in super::super::definition().get_subcommands() {
                assert!(script.contains(command.get_name()), "{shell}: {command}");
            }
            assert_eq!(clean(&script, Lines::Many).text, script, "{shell}");
        }
    }
}
