//! `bluf check`: every problem of some files, for people and for programs.

use std::path::PathBuf;

use super::error::Error;
use super::report::{self, Format};
use crate::check;
use crate::diagnostic::Severity;
use crate::library::{Library, disk};

/// Reports what is wrong with briefings.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Files, or folders with briefings.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How problems are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// Warnings fail the check too.
    #[arg(long)]
    deny_warnings: bool,
}

impl Check {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let found = disk::read(&self.paths);
        let files = found.files.len();
        let library = Library::load(found.files, found.problems);
        let problems = check::problems(&library);
        let least = if self.deny_warnings {
            Severity::Warning
        } else {
            Severity::Error
        };
        report::print(&problems, files, &self.paths, self.format, least)
    }
}
