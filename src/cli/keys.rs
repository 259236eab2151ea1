//! `bluf keys`: the keys in effect.

use super::error::{Error, OK};
use super::library::config;
use super::output;
use crate::config::folders::Folders;
use crate::tui::keys::keymap::Keymap;
use crate::tui::keys::table;

/// Prints all keys and what they do.
#[derive(Debug, clap::Args)]
pub(super) struct Keys {
    /// How the table is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How the table is printed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// In columns.
    Text,
    /// As a Markdown table.
    Markdown,
}

impl Keys {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let configuration = config(Folders::of_user().as_ref());
        let (keymap, problems) = Keymap::new(&configuration.browse);
        let problems = configuration.problems.iter().chain(&problems);
        output::warn(&problems.map(super::report::line).collect::<String>());
        output::print(&match self.format {
            Format::Text => table::text(&keymap),
            Format::Markdown => table::markdown(&keymap),
        })?;
        Ok(OK)
    }
}
