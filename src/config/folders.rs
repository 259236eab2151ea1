//! The folders that belong to the program, as the system wants them. Nothing here reads or makes one.

use std::path::PathBuf;

use directories::ProjectDirs;

/// The user's folders and files.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    /// The file with the configuration.
    pub config: PathBuf,
    /// The folder with the user's own themes.
    pub themes: PathBuf,
    /// The folder for data.
    pub data: PathBuf,
    /// The folder for what the program keeps of its runs.
    pub state: PathBuf,
    /// The folder in which briefings are looked for when the configuration names none.
    pub briefings: PathBuf,
    /// The file with what the program keeps from one run to the next.
    pub session: PathBuf,
    home: PathBuf,
}

impl Folders {
    /// The user's folders; none when the system names no home folder.
    pub(crate) fn of_user() -> Option<Self> {
        let project = ProjectDirs::from("", "", "bluf")?;
        let home = directories::BaseDirs::new()?.home_dir().to_owned();
        Some(Self {
            config: project.config_dir().join("config.yaml"),
            themes: project.config_dir().join("themes"),
            data: project.data_dir().to_owned(),
            // Not every system has a folder of its own for it.
            state: project
                .state_dir()
                .unwrap_or_else(|| project.data_dir())
                .to_owned(),
            briefings: project.data_dir().join("briefings"),
            // Not every system has a folder for states.
            session: project
                .state_dir()
                .unwrap_or(project.data_dir())
                .join("session.yaml"),
            home,
        })
    }

    /// The folder that some words of the configuration name: `~/` is the home folder.
    pub(crate) fn library(&self, named: &str) -> PathBuf {
        match named.strip_prefix("~/") {
            Some(rest) => self.home.join(rest),
            None => PathBuf::from(named),
        }
    }
}
