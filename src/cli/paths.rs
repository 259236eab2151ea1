//! `bluf paths`: the folders and files that belong to the program.

use std::path::Path;

use super::error::{Error, OK};
use super::output;
use crate::config::folders::Folders;

/// Prints where configuration and data are looked for, and what of it is there.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {}

impl Paths {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When there is no home folder, or stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let folders = Folders::of_user().ok_or(Error::NoHome)?;
        let lines = [
            ("configuration", &folders.config),
            ("themes", &folders.themes),
            ("data", &folders.data),
            ("briefings", &folders.briefings),
            ("session", &folders.session),
        ];
        let lines = lines.map(|(what, path)| {
            let there = if path.exists() { "there" } else { "not there" };
            format!("{what:13}  {there:9}  {}\n", shown(path))
        });
        output::print(&lines.concat())?;
        Ok(OK)
    }
}

/// A path on one line.
fn shown(path: &Path) -> String {
    crate::words::text::Text::line(&path.to_string_lossy()).to_string()
}
