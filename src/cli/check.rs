//! `bluf check`: every problem of briefings and themes, for people and for programs.

use std::path::{Path, PathBuf};

use super::ceiling::CeilingArgs;
use super::error::Error;
use super::output;
use super::report::marked::marked;
use super::report::{self, Format};
use super::themes::Own;
use crate::check;
use crate::config::folders::Folders;
use crate::diagnostic::{self, Severity};
use crate::library::{Library, disk};
use crate::source::SourceFile;
use crate::theme::is_theme;

/// The word for the user's own themes.
const THEMES: &str = "themes";

/// Reports what is wrong with briefings and themes.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Files, or folders with briefings or themes; `themes`, where there is no such folder, are your own.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    ceiling: CeilingArgs,
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
    /// When stdout cannot be written, or a file that is named has no marking and a marking decides.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let folders = Folders::of_user();
        let paths: Vec<PathBuf> = self
            .paths
            .iter()
            .map(|path| meant(path, folders.as_ref()))
            .collect();
        let mut found = disk::read_in_context(&paths);
        let (mut themes, briefings): (Vec<_>, Vec<_>) = found.files.into_iter().partition(is_theme);
        let is_asked = |file: &SourceFile| !found.standings.is_context(file.name());
        themes.retain(|theme| is_asked(theme));
        let count = themes.len() + briefings.iter().filter(|file| is_asked(file)).count();
        found.files = briefings;
        let library = Library::load_found(found);
        let count = count - library.foreign();
        let library = self.ceiling.under(library, &paths)?;
        let mut problems = check::problems(&library);
        if !themes.is_empty() {
            problems.extend(Own::read(folders.as_ref()).problems(&themes));
            diagnostic::sort(&mut problems);
        }
        let least = if self.deny_warnings {
            Severity::Warning
        } else {
            Severity::Error
        };
        let withheld = library.withheld();
        if !withheld.is_nothing() {
            output::warn(&format!("withheld: {}\n", withheld.words()));
        }
        let marked = marked(&library, &problems);
        report::print(&marked, count, &paths, self.format, least)
    }
}

/// The path, or the folder of the user's own themes.
fn meant(path: &Path, folders: Option<&Folders>) -> PathBuf {
    let own = folders.filter(|_| path == Path::new(THEMES) && !path.exists());
    own.map_or_else(|| path.to_owned(), |folders| folders.themes.clone())
}
