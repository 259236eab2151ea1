//! Which briefings are opened: those named, else the folder of the configuration, else the user's folder, else those
//! that are part of the program.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::ceiling::CeilingArgs;
use super::error::Error;
use super::output;
use super::report::marked::marked;
use super::report::marked_line;
use crate::briefing::date::shown::Dates;
use crate::config::Configuration;
use crate::config::folders::Folders;
use crate::config::written::Config;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{Extent, Library, disk, embedded};
use crate::words::text::Text;

/// Where briefings come from.
#[derive(Debug, Clone)]
pub(super) enum Origin {
    /// The paths of the command line.
    Named(Vec<PathBuf>),
    /// The folder of the configuration, or the user's own.
    Folder(PathBuf),
    /// The program itself.
    Embedded,
}

impl Origin {
    /// Where to look, by the paths given and the configuration.
    ///
    /// # Errors
    /// When the configuration names a folder that is none.
    pub(super) fn of(
        paths: &[PathBuf],
        config: &Config,
        folders: Option<&Folders>,
    ) -> Result<Self, Error> {
        if !paths.is_empty() {
            return Ok(Self::Named(paths.to_vec()));
        }
        if let Some(folder) = folders
            .zip(config.library.as_deref())
            .map(|(folders, named)| folders.library(named))
        {
            return if folder.is_dir() {
                Ok(Self::Folder(folder))
            } else {
                Err(Error::Library(folder))
            };
        }
        Ok(Self::default_folder(folders).map_or(Self::Embedded, Self::Folder))
    }

    /// The user's own folder, if it is there: opened when neither the command line nor the configuration names one.
    pub(super) fn default_folder(folders: Option<&Folders>) -> Option<PathBuf> {
        let own = folders.map(|folders| folders.briefings.clone());
        own.filter(|folder| folder.is_dir())
    }

    /// The paths that are read; none where the program itself has it all.
    pub(super) fn paths(&self) -> &[PathBuf] {
        match self {
            Self::Named(paths) => paths,
            Self::Folder(folder) => std::slice::from_ref(folder),
            Self::Embedded => &[],
        }
    }

    /// The words for it in the header; empty for paths of the command line.
    pub(super) fn words(&self) -> Text {
        Text::line(&match self {
            Self::Named(_) => String::new(),
            Self::Folder(folder) => format!("in {}", folder.display()),
            Self::Embedded => "built in".to_owned(),
        })
    }

    /// Reads the first briefing and what it rests on, so that it can be shown while the others are read; nothing where
    /// there is none.
    pub(super) fn first_look(&self) -> Option<Library> {
        let library = Library::first_look(match self {
            Self::Named(_) | Self::Folder(_) => disk::first_look(self.paths()),
            Self::Embedded => embedded::first_look(),
        });
        (!library.briefings().is_empty()).then_some(library)
    }

    /// Reads the briefings, and loads those that are not the same in the library of `before`, whose version stays where
    /// a file cannot be shown as it is now. `tell` hears how many files are done, and of how many.
    pub(super) fn load(
        &self,
        before: &Library,
        mut problems: Vec<Diagnostic>,
        tell: &(dyn Fn(usize, usize) + Sync),
    ) -> Library {
        // Part of a file is no version of it that could stay.
        let nothing = Library::default();
        let before = match before.extent() {
            Extent::Part => &nothing,
            Extent::FirstLook | Extent::Whole => before,
        };
        // Where there is no more than a first look, something is to be shown at once.
        let has_begun = !before.briefings().is_empty() && before.extent() == Extent::Whole;
        let read = |paths: &[PathBuf]| match has_begun {
            true => disk::read_again(paths, &before.sources().collect::<Vec<_>>()),
            false => disk::read_in_context(paths),
        };
        let mut found = match self {
            Self::Named(_) | Self::Folder(_) => read(self.paths()),
            Self::Embedded => embedded::files().into(),
        };
        found.problems.append(&mut problems);
        let (done, all) = (AtomicUsize::new(0), found.files.len());
        let tell = || tell(1 + done.fetch_add(1, Ordering::Relaxed), all);
        before.read_again(found, &tell)
    }

    /// Reads what has to do with ids that begin so, and no more.
    fn begun(&self, typed: &str) -> Library {
        let found = match self {
            Self::Named(_) | Self::Folder(_) => disk::read_in_context(self.paths()),
            Self::Embedded => embedded::files().into(),
        };
        Library::begun(found, typed)
    }

    /// Where it was looked, for a message.
    pub(super) fn looked(&self) -> String {
        match self {
            Self::Named(paths) => paths
                .iter()
                .map(|path| path.display().to_string())
                .collect::<Vec<_>>()
                .join(", "),
            Self::Folder(folder) => folder.display().to_string(),
            Self::Embedded => "the program itself".to_owned(),
        }
    }
}

/// The configuration with its problems; the default where there is none.
pub(super) fn config(folders: Option<&Folders>) -> Configuration {
    configuration(folders, disk::read)
}

/// The same while it may be being written.
pub(super) fn config_again(folders: Option<&Folders>) -> Configuration {
    configuration(folders, |paths| disk::read_quiet(paths, &[]))
}

fn configuration(
    folders: Option<&Folders>,
    read: impl Fn(&[PathBuf]) -> disk::Found,
) -> Configuration {
    let Some(path) = folders
        .map(|folders| &folders.config)
        .filter(|path| path.exists())
    else {
        return Configuration::default();
    };
    let found = read(std::slice::from_ref(path));
    let mut read = found
        .files
        .first()
        .map(Configuration::read)
        .unwrap_or_default();
    read.problems.extend(found.problems);
    read
}

/// Which briefings a command prints something of, and how far they may be seen.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Within {
    /// A briefing file, or a folder with briefings. May be given several times. Without it: the folder of the
    /// configuration, else your data folder, else the briefings that are part of the program.
    #[arg(long = "in", value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    ceiling: CeilingArgs,
}

/// These briefings, and how dates are wanted of them.
pub(super) struct Opened {
    pub library: Library,
    pub dates: Dates,
}

impl Within {
    /// The briefings, as far as they may be seen. Files that cannot be read are told; the rest goes on.
    ///
    /// # Errors
    /// When there is no briefing or none that may be seen, or a file that is named has no marking where one decides.
    pub(super) fn opened(&self) -> Result<Opened, Error> {
        let folders = Folders::of_user();
        let configuration = config(folders.as_ref());
        let origin = Origin::of(&self.paths, &configuration.written, folders.as_ref())?;
        let opened = Opened {
            library: self.seen(&origin)?,
            dates: configuration.written.dates.unwrap_or_default(),
        };
        let library = &opened.library;
        let unread = marked(library, library.problems()).into_iter();
        let unread =
            unread.filter(|(problem, _)| matches!(problem.code, Code::NotFound | Code::Unreadable));
        output::warn(&unread.map(marked_line).collect::<String>());
        Ok(opened)
    }

    /// Of the same, what has to do with ids that begin so. Nothing is told of files that cannot be read.
    ///
    /// # Errors
    /// Those of [`Within::opened`].
    pub(super) fn begun(&self, typed: &str) -> Result<Library, Error> {
        let folders = Folders::of_user();
        let configuration = config(folders.as_ref());
        let origin = Origin::of(&self.paths, &configuration.written, folders.as_ref())?;
        // What is withheld is known by all that there is.
        match self.ceiling.ceiling() {
            Some(_) => self.seen(&origin),
            None => Ok(origin.begun(typed)),
        }
    }

    /// All that there is, as far as it may be seen.
    fn seen(&self, origin: &Origin) -> Result<Library, Error> {
        let library = origin.load(&Library::default(), Vec::new(), &|_, _| {});
        some(self.ceiling.under(library, &self.paths)?, origin)
    }
}

/// A library with a briefing in it.
pub(super) fn some(library: Library, origin: &Origin) -> Result<Library, Error> {
    if !library.briefings().is_empty() {
        return Ok(library);
    }
    if !library.withheld().is_nothing() {
        return Err(Error::AllWithheld {
            looked: origin.looked(),
            withheld: library.withheld().words(),
        });
    }
    let problems = marked(&library, library.problems());
    Err(Error::NoBriefing {
        looked: origin.looked(),
        problems: problems.into_iter().map(marked_line).collect(),
    })
}
