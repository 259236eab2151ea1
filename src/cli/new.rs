//! `bluf new`: a file to begin with.

use std::io;
use std::path::{Path, PathBuf};

use chrono::Local;
use clap::ValueEnum;

use super::error::{Error, OK};
use super::output;
use crate::library::disk::find::is_yaml;
use crate::reference::starter::Starter;
use crate::save;

/// Writes a commented briefing to begin with.
#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// The file, which must not be there yet; one without an ending gets `.yaml`. Without it, the text goes to stdout.
    file: Option<PathBuf>,
    /// What the file is.
    #[arg(long, value_enum, default_value_t = Kind::Briefing)]
    kind: Kind,
    /// What a briefing begins with: `minimal` unless it is given.
    #[arg(long, value_enum)]
    from: Option<From>,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// A briefing.
    Briefing,
    /// A library file: actors, sources and tags that several briefings share.
    Library,
}

/// What a briefing begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    /// A title, a bottom line, a source and an event.
    Minimal,
    /// Every kind of entry, once.
    Full,
    /// What happened, and who is said to be behind it.
    Incident,
    /// What could be done.
    Options,
}

impl New {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When the file is there already, or cannot be written, and when a library file is to begin with what briefings do.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let text = self.starter()?.begun_on(Local::now().date_naive());
        match &self.file {
            None => output::print(&text)?,
            Some(file) => {
                let file = &ending(file)?;
                save::create(file, &text).map_err(|error| not_written(file, error))?;
                let next = format!(
                    "{} is written: `bluf check` it while you fill it, `bluf` shows it\n",
                    file.display()
                );
                output::warn(&next);
            }
        }
        Ok(OK)
    }

    fn starter(&self) -> Result<Starter, Error> {
        match (self.kind, self.from) {
            (Kind::Library, Some(_)) => Err(Error::FromOfLibrary),
            (Kind::Library, None) => Ok(Starter::Library),
            (Kind::Briefing, None | Some(From::Minimal)) => Ok(Starter::Minimal),
            (Kind::Briefing, Some(From::Full)) => Ok(Starter::Full),
            (Kind::Briefing, Some(From::Incident)) => Ok(Starter::Incident),
            (Kind::Briefing, Some(From::Options)) => Ok(Starter::Options),
        }
    }
}

/// The file with an ending by which it is found in its folder again.
///
/// # Errors
/// When it has another one.
fn ending(file: &Path) -> Result<PathBuf, Error> {
    match file.extension() {
        _ if is_yaml(file) || file.file_name().is_none() => Ok(file.to_owned()),
        None => Ok(file.with_extension("yaml")),
        Some(_) => Err(Error::NoYaml(file.to_owned())),
    }
}

fn not_written(file: &Path, error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => Error::IsThere(file.to_owned()),
        _ => Error::NotWritten(file.to_owned(), error),
    }
}
