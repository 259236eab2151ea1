//! What is checked: files and folders, what comes through a pipe, or the briefings that the program would open.

use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::error::Error;
use crate::cli::library::{Origin, config};
use crate::config::folders::Folders;
use crate::library::disk::Found;
use crate::library::disk::piped::{Piped, read_with};
use crate::library::{Library, disk, embedded};
use crate::source::SourceFile;
use crate::theme::is_theme;

/// The word for the user's own themes.
const THEMES: &str = "themes";
/// The word for what comes through a pipe, and its name where it has no other.
const STDIN: &str = "-";
const UNNAMED: &str = "stdin.yaml";

/// What is to be read.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Given {
    /// Files, or folders with briefings or themes; `-` is a briefing on standard input; `themes`, where there is no such
    /// folder, are your own. Without any: the folder of the configuration, else your data folder, else the briefings
    /// that are part of the program.
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Where the text on standard input belongs, so that it is read with the files there.
    #[arg(long, value_name = "FILE")]
    stdin_name: Option<PathBuf>,
}

/// What was read.
pub(in crate::cli) struct Read {
    /// The briefings, whole.
    pub(in crate::cli) library: Library,
    pub(in crate::cli) themes: Vec<Arc<SourceFile>>,
    /// How many files were asked for.
    pub(in crate::cli) files: usize,
    /// The paths that were read: those of the command line, or the folder that is meant without any; none where the program
    /// itself has it all.
    pub(in crate::cli) named: Vec<PathBuf>,
    pub(in crate::cli) origin: Origin,
    /// What came through the pipe.
    pub(in crate::cli) piped: Option<Arc<SourceFile>>,
    pub(in crate::cli) folders: Option<Folders>,
}

impl Read {
    /// Whether a file is what came through the pipe.
    pub(in crate::cli) fn is_piped(&self, file: &SourceFile) -> bool {
        let piped = self.piped.as_ref();
        piped.is_some_and(|piped| piped.name() == file.name())
    }
}

impl Given {
    /// Whether it is what comes through a pipe.
    pub(in crate::cli) fn is_piped(&self) -> bool {
        self.stdin_name.is_some() || self.paths.iter().any(|path| path == Path::new(STDIN))
    }

    /// The paths that are read, as they were named or meant; none where the program itself has it all.
    ///
    /// # Errors
    /// When the configuration names a folder that is none.
    pub(in crate::cli) fn meant(&self, folders: Option<&Folders>) -> Result<Origin, Error> {
        let files = self.paths.iter().filter(|path| *path != Path::new(STDIN));
        let paths: Vec<PathBuf> = files.map(|path| meant(path, folders)).collect();
        if self.is_piped() {
            return Ok(Origin::Named(paths));
        }
        Origin::of(&paths, &config(folders).written, folders)
    }

    /// Reads it, where what did not change is the same in the library of `before`.
    ///
    /// # Errors
    /// When the configuration names a folder that is none, or standard input cannot be read.
    pub(in crate::cli) fn read(&self, before: &Library) -> Result<Read, Error> {
        let folders = Folders::of_user();
        let origin = self.meant(folders.as_ref())?;
        let named = origin.paths().to_vec();
        let mut found = match &origin {
            _ if self.is_piped() => read_with(&named, self.piped()?),
            Origin::Embedded => Found::from(embedded::files()),
            _ => disk::read_after(&named, &before.sources().collect::<Vec<_>>()),
        };
        let is_piped = |file: &&Arc<SourceFile>| file.path() == Some(self.piped_path());
        let piped = found.files.iter().rfind(is_piped).cloned();
        let piped = piped.filter(|_| self.is_piped());
        let (mut themes, briefings): (Vec<_>, Vec<_>) = found.files.into_iter().partition(is_theme);
        let is_asked = |file: &SourceFile| !found.standings.is_context(file.name());
        themes.retain(|theme| is_asked(theme));
        let count = themes.len() + briefings.iter().filter(|file| is_asked(file)).count();
        found.files = briefings;
        let library = before.reload_found(found);
        let files = count - library.foreign();
        Ok(Read {
            library,
            themes,
            files,
            named,
            origin,
            piped,
            folders,
        })
    }

    fn piped_path(&self) -> &Path {
        self.stdin_name.as_deref().unwrap_or(Path::new(UNNAMED))
    }

    /// What comes through the pipe: no more of it than would be read of a file, and a byte by which that is known.
    fn piped(&self) -> Result<Piped, Error> {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .take(disk::LIMIT + 1)
            .read_to_end(&mut bytes)?;
        Ok(Piped {
            path: self.piped_path().to_owned(),
            bytes,
            is_placed: self.stdin_name.is_some(),
        })
    }
}

/// The path, or the folder of the user's own themes.
fn meant(path: &Path, folders: Option<&Folders>) -> PathBuf {
    let own = folders.filter(|_| path == Path::new(THEMES) && !path.exists());
    own.map_or_else(|| path.to_owned(), |folders| folders.themes.clone())
}
