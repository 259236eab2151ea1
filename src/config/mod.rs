//! The configuration: `config.yaml` in the user's configuration folder.
//!
//! What can be read of it counts; what cannot is reported with its place, and the default holds. Nothing is written.

use std::path::PathBuf;
use std::sync::{Arc, LazyLock};

use directories::ProjectDirs;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::diagnostic::Diagnostic;
use crate::load;
use crate::load::shape::Record;
use crate::source::SourceFile;
use crate::text::Text;

/// The configuration as it is written.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Config {
    /// The folder with your briefings, opened when no path is given. `~/` is your home folder.
    pub library: Option<Text>,
    /// The name of a theme: one of your own, or one that is part of the program.
    pub theme: Option<Text>,
}

static SHAPE: LazyLock<Record> = LazyLock::new(Record::of::<Config>);

/// The folders that belong to the program, as the system wants them.
#[derive(Debug, Clone)]
pub struct Folders {
    /// The file with the configuration.
    pub config: PathBuf,
    /// The folder with the user's own themes.
    pub themes: PathBuf,
    /// The folder in which briefings are looked for when the configuration names none.
    pub briefings: PathBuf,
    home: PathBuf,
}

impl Folders {
    /// The user's folders; none when the system names no home folder.
    pub fn of_user() -> Option<Self> {
        let project = ProjectDirs::from("", "", "bluf")?;
        let home = directories::BaseDirs::new()?.home_dir().to_owned();
        Some(Self {
            config: project.config_dir().join("config.yaml"),
            themes: project.config_dir().join("themes"),
            briefings: project.data_dir().join("briefings"),
            home,
        })
    }

    /// The folder that the configuration names.
    pub fn library(&self, config: &Config) -> Option<PathBuf> {
        let named = config.library.as_ref()?;
        Some(match named.strip_prefix("~/") {
            Some(rest) => self.home.join(rest),
            None => PathBuf::from(named.as_str()),
        })
    }
}

impl Config {
    /// Reads a configuration: what can be read of it, and every problem.
    pub fn read(source: &Arc<SourceFile>) -> (Self, Vec<Diagnostic>) {
        load::record(source, &SHAPE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(yaml: &str, library: Option<&str>, problems: &[&str]) {
        let (config, found) = Config::read(&SourceFile::named("config.yaml", yaml));
        assert_eq!(config.library.as_deref(), library);
        let found: Vec<String> = found
            .iter()
            .map(|p| format!("{} {}", p.position(), p.code))
            .collect();
        assert_eq!(found, problems);
    }

    #[test]
    fn what_can_be_read_counts_and_the_rest_is_told() {
        check(
            "library: ~/briefings\ntheme: light\n",
            Some("~/briefings"),
            &[],
        );
        check(
            "library: a\nthemes: dark\n",
            Some("a"),
            &["2:1 unknown-key"],
        );
        check("", None, &[]);
        check("library: [a, b]\n", None, &["1:10 wrong-type"]);
    }
}
