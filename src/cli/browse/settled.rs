//! The settings behind the screen: put together anew when their files change, and by a key.
//!
//! A file that cannot be read whole, as one that is half saved or has a syntax error, changes nothing: its last good version
//! holds, and that is said. What is wrong with single values of a file is told with the problems, and the rest of it counts.

use std::collections::HashMap;
use std::sync::Arc;

use crate::cli::error::Error;
use crate::cli::settings::{Overrides, Settings};
use crate::cli::themes::Own;
use crate::config::Configuration;
use crate::config::folders::Folders;
use crate::config::written::Watch;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::disk::{Found, read_quiet};
use crate::source::SourceFile;
use crate::tui::shared::message::Message;
use crate::tui::shared::settings;
use crate::words::text::Text;
use crate::yaml;

/// The settings, and what they were read from.
pub(super) struct Settled {
    overrides: Overrides,
    folders: Option<Folders>,
    /// The files as they are, and what is wrong with those that cannot be read.
    last: Written,
    /// The last version of each that could be read whole.
    good: HashMap<Text, Arc<SourceFile>>,
    problems: Vec<Diagnostic>,
    watch: Watch,
}

/// The files that say what the settings are.
#[derive(Default, Clone)]
struct Written {
    files: Vec<Arc<SourceFile>>,
    unread: Vec<Diagnostic>,
}

impl Settled {
    /// Those that were read at the start.
    pub(super) fn new(
        settings: &Settings,
        overrides: &Overrides,
        folders: Option<&Folders>,
    ) -> Self {
        let files: Vec<_> = settings.files().cloned().collect();
        Self {
            overrides: overrides.clone(),
            folders: folders.cloned(),
            good: HashMap::new(),
            last: Written {
                files,
                unread: Vec::new(),
            },
            problems: settings.problems.clone(),
            watch: settings.watch.value,
        }
    }

    /// What is wrong with the files as they are.
    pub(super) fn problems(&self) -> &[Diagnostic] {
        &self.problems
    }

    /// How files are followed.
    pub(super) fn watch(&self) -> Watch {
        self.watch
    }

    /// Reads the files, if one of them changed.
    ///
    /// # Errors
    /// When the command line names a theme that there is not any more.
    pub(super) fn follow(&mut self) -> Result<Option<settings::Settings>, Error> {
        let now = self.written();
        if now.says_as(&self.last) {
            return Ok(None);
        }
        self.take(now).map(Some)
    }

    /// Reads the files.
    ///
    /// # Errors
    /// When the command line names a theme that there is not any more.
    pub(super) fn read(&mut self) -> Result<settings::Settings, Error> {
        let now = self.written();
        self.take(now)
    }

    /// The files as they are now, when they are quiet.
    fn written(&self) -> Written {
        let Some(folders) = &self.folders else {
            return Written::default();
        };
        let before: Vec<_> = self.last.files.iter().collect();
        let was_there = before.iter().any(|file| is_configuration(file, folders));
        let config = (was_there || folders.config.exists()).then(|| folders.config.clone());
        let themes = folders.themes.is_dir().then(|| folders.themes.clone());
        let paths: Vec<_> = config.into_iter().chain(themes).collect();
        let Found {
            files,
            mut problems,
            ..
        } = read_quiet(&paths, &before);
        // One that was taken away is no problem.
        problems.retain(|problem| problem.code != Code::NotFound || folders.config.exists());
        Written {
            files,
            unread: problems,
        }
    }

    /// Takes in files: what is wrong with them, and what holds.
    fn take(&mut self, now: Written) -> Result<settings::Settings, Error> {
        // Those that are still whole are what holds when one of them is broken now.
        let last = std::mem::take(&mut self.last);
        self.good.extend(whole(&last.files));
        self.last = now.clone();
        let as_it_is = self.put_together(&now);
        let earlier = self.earlier(&now);
        let settings = match earlier.is_empty() {
            true => as_it_is?,
            false => {
                let mut holds = self.put_together(&now.with(&earlier))?;
                if let Ok(as_it_is) = as_it_is {
                    holds.problems = as_it_is.problems;
                }
                holds
            }
        };
        let stale = settings.problems.iter().find(|problem| {
            let name = problem.place.source.name();
            earlier.iter().any(|file| file.name() == name)
        });
        let stale = stale.map(told);
        self.problems.clone_from(&settings.problems);
        self.watch = settings.watch.value;
        Ok(settings::Settings {
            stale,
            ..settings.on(None)?
        })
    }

    /// The good versions of files that are broken.
    fn earlier(&self, now: &Written) -> Vec<Arc<SourceFile>> {
        let torn = now.files.iter().filter(|file| !yaml::is_whole(file));
        let torn = torn.map(|file| file.name());
        let unread = now.unread.iter().map(|problem| problem.place.source.name());
        let broken = torn.chain(unread);
        broken
            .filter_map(|name| self.good.get(name).cloned())
            .collect()
    }

    fn put_together(&self, written: &Written) -> Result<Settings, Error> {
        let folders = self.folders.as_ref();
        let is_own = |file: &SourceFile| folders.is_some_and(|it| is_configuration(file, it));
        let (configuration, themes): (Vec<_>, Vec<_>) =
            written.files.iter().cloned().partition(|file| is_own(file));
        let (of_configuration, of_themes): (Vec<_>, Vec<_>) = written
            .unread
            .iter()
            .cloned()
            .partition(|problem| is_own(&problem.place.source));
        let configuration = configuration.first().map(Configuration::read);
        let mut configuration = configuration.unwrap_or_default();
        configuration.problems.extend(of_configuration);
        let themes = Own::of(themes, of_themes);
        Settings::of(configuration, themes, &self.overrides, folders)
    }
}

impl Written {
    /// Whether it is the same as before.
    fn says_as(&self, before: &Self) -> bool {
        let is_same = |(now, was): (&Arc<SourceFile>, &Arc<SourceFile>)| {
            (now.name(), now.text()) == (was.name(), was.text())
        };
        let unread = |written: &Self| {
            let unread = written.unread.iter();
            let unread = unread.map(|problem| (problem.place.source.name().clone(), problem.code));
            unread.collect::<Vec<_>>()
        };
        self.files.len() == before.files.len()
            && self.files.iter().zip(&before.files).all(is_same)
            && unread(self) == unread(before)
    }

    /// The same with other versions of some files.
    fn with(&self, others: &[Arc<SourceFile>]) -> Self {
        let is_other = |name: &Text| others.iter().any(|other| other.name() == name);
        let files = self.files.iter().filter(|file| !is_other(file.name()));
        let unread = self.unread.iter();
        let unread = unread.filter(|problem| !is_other(problem.place.source.name()));
        Self {
            files: files.chain(others).cloned().collect(),
            unread: unread.cloned().collect(),
        }
    }
}

fn is_configuration(file: &SourceFile, folders: &Folders) -> bool {
    file.path() == Some(&*folders.config)
}

fn whole(files: &[Arc<SourceFile>]) -> HashMap<Text, Arc<SourceFile>> {
    let whole = files.iter().filter(|file| yaml::is_whole(file));
    whole
        .map(|file| (file.name().clone(), file.clone()))
        .collect()
}

/// The name of the file, the line, and what is wrong there in a few words.
fn told(problem: &Diagnostic) -> Message {
    let file = &problem.place.source;
    let name = file.name().rsplit('/').next().unwrap_or_default();
    // A file that cannot be read at all has no lines.
    let line = match file.text().is_empty() {
        true => String::new(),
        false => format!(":{}", problem.position().line),
    };
    let title = problem.code.title();
    Message::own(&format!(
        "{name}{line}: {title}; its last good version holds"
    ))
}
