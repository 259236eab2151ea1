//! `bluf config`: the configuration in effect, and where each value comes from.

use super::error::{Error, FINDINGS, OK};
use super::library::Origin;
use super::output;
use super::settings::{Overrides, Settings, Whence};
use crate::briefing::date::shown::Dates;
use crate::config::folders::Folders;
use crate::config::written::Colours;
use crate::config::{VERSION, quoted, scalar};
use crate::theme::depth::Depth;
use crate::tui::keys::action::{Modes, spec_of};
use crate::tui::keys::key::notation;
use crate::tui::keys::keymap::bound::Bound;
use crate::words::text::Text;

/// Prints the configuration in effect, and where each value comes from.
#[derive(Debug, clap::Args)]
pub(super) struct Config {
    #[command(flatten)]
    overrides: Overrides,
}

impl Config {
    /// Runs the command and returns its exit code: findings, when something is wrong with the configuration.
    ///
    /// # Errors
    /// When stdout cannot be written, or the command line names a theme that there is not.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let folders = Folders::of_user();
        let settings = Settings::read(&self.overrides, folders.as_ref())?;
        output::print(&yaml(&settings, folders.as_ref()))?;
        let problems: String = settings.problems.iter().map(super::report::line).collect();
        output::warn(&problems);
        Ok(if problems.is_empty() { OK } else { FINDINGS })
    }
}

/// A setting as a line of YAML, and what is said behind it.
struct Setting {
    yaml: String,
    comment: String,
}

/// A configuration that says what holds: reading it gives the same settings.
fn yaml(settings: &Settings, folders: Option<&Folders>) -> String {
    let mut lines = vec![
        Setting {
            yaml: format!("version: {VERSION}"),
            comment: String::new(),
        },
        library(settings, folders),
        theme(settings),
        colours(settings),
        dates(settings),
        editor(settings),
        mouse(settings),
        watch(settings),
    ];
    lines.push(heading("check:"));
    lines.extend(checks(settings));
    lines.extend(["keys:", "  browse:"].map(heading));
    // What holds only where words are typed has no words in the configuration; what holds only on slides has keys that
    // mean something else in the briefings.
    let bound = settings.keymap.bound().iter();
    let elsewhere = [Modes::TYPING, Modes::PRESENT];
    let is_said = |bound: &&Bound| bound.place.is_some() || !elsewhere.contains(&bound.modes);
    lines.extend(bound.filter(is_said).map(key));
    let width = |line: &Setting| line.yaml.chars().count();
    let wide = |line: &&Setting| !line.comment.is_empty() && width(line) <= 40;
    let column = lines.iter().filter(wide).map(width).max().unwrap_or(0);
    let text = lines.iter().map(|line| match line.comment.as_str() {
        "" => format!("{}\n", line.yaml),
        comment => format!("{:column$}  # {comment}\n", line.yaml),
    });
    file(folders) + &text.collect::<String>()
}

fn file(folders: Option<&Folders>) -> String {
    let Some(folders) = folders else {
        return "# There is no home folder, so no file is read.\n".to_owned();
    };
    let name = folders.config.display();
    if folders.config.exists() {
        format!("# Read from {name}\n")
    } else {
        format!("# {name} is not there.\n")
    }
}

fn library(settings: &Settings, folders: Option<&Folders>) -> Setting {
    let written = settings.configuration.written.library.as_deref();
    let place = settings.configuration.place("library");
    if let Some((named, place)) = written.zip(place) {
        return Setting {
            yaml: format!("library: {}", scalar(named)),
            comment: whence(&Whence::File(place.clone())),
        };
    }
    match Origin::default_folder(folders) {
        Some(folder) => Setting {
            yaml: format!("library: {}", scalar(&folder.to_string_lossy())),
            comment: whence(&Whence::Default),
        },
        None => Setting {
            yaml: "library: null".to_owned(),
            comment: "default: the briefings in the program".to_owned(),
        },
    }
}

fn theme(settings: &Settings) -> Setting {
    let mut comment = whence(&settings.theme.whence);
    if settings.theme.value.is_none() {
        comment += ": dark or light, by the ground of the terminal";
    }
    let name = settings.theme.value.as_deref().unwrap_or("auto");
    Setting {
        yaml: format!("theme: {}", scalar(name)),
        comment,
    }
}

fn colours(settings: &Settings) -> Setting {
    let mut comment = whence(&settings.colours.whence);
    if settings.colours.value == Colours::Auto {
        let depth = match Depth::of_terminal() {
            Depth::Ansi => Colours::Ansi,
            Depth::Indexed => Colours::Indexed,
            Depth::True => Colours::True,
        };
        comment += &format!(": here {}, by COLORTERM and TERM", depth.word());
    }
    Setting {
        yaml: format!("colours: {}", settings.colours.value.word()),
        comment,
    }
}

fn dates(settings: &Settings) -> Setting {
    let word = match settings.dates.value {
        Dates::Iso => "iso",
        Dates::Long => "long",
    };
    Setting {
        yaml: format!("dates: {word}"),
        comment: whence(&settings.dates.whence),
    }
}

fn editor(settings: &Settings) -> Setting {
    let words = &settings.editor.value;
    let words: Vec<String> = match words.as_slice() {
        [] => vec!["vi".to_owned()],
        words => words.iter().map(|word| scalar(word)).collect(),
    };
    Setting {
        yaml: format!("editor: [{}]", words.join(", ")),
        comment: whence(&settings.editor.whence),
    }
}

fn mouse(settings: &Settings) -> Setting {
    Setting {
        yaml: format!("mouse: {}", settings.mouse.value),
        comment: whence(&settings.mouse.whence),
    }
}

fn watch(settings: &Settings) -> Setting {
    Setting {
        yaml: format!("watch: {}", settings.watch.value.word()),
        comment: whence(&settings.watch.whence),
    }
}

fn heading(words: &str) -> Setting {
    Setting {
        yaml: words.to_owned(),
        comment: String::new(),
    }
}

/// Which problems are told: the words as they are written, so that what is wrong with them stays.
fn checks(settings: &Settings) -> [Setting; 3] {
    let configuration = &settings.configuration;
    let check = &configuration.written.check;
    let comment = |field: &str| {
        let place = configuration.place(&format!("check.{field}")).cloned();
        whence(&place.map_or(Whence::Default, Whence::File))
    };
    let list = |field: &str, written: &[Text], default: &str| {
        let words: Vec<String> = written.iter().map(|word| scalar(word)).collect();
        let (words, comment) = match written {
            [] => (default.to_owned(), whence(&Whence::Default)),
            _ => (words.join(", "), comment(field)),
        };
        Setting {
            yaml: format!("  {field}: [{words}]"),
            comment,
        }
    };
    [
        list("select", &check.select, "all"),
        list("ignore", &check.ignore, ""),
        Setting {
            yaml: format!("  deny-warnings: {}", check.deny_warnings.unwrap_or(false)),
            comment: check
                .deny_warnings
                .map_or(whence(&Whence::Default), |_| comment("deny-warnings")),
        },
    ]
}

fn key(bound: &Bound) -> Setting {
    let action = bound.action.and_then(spec_of);
    let place = bound.place.clone().map_or(Whence::Default, Whence::File);
    Setting {
        yaml: format!(
            "    {}: {}",
            quoted(&notation(&bound.keys)),
            action.map_or("none", |spec| spec.name)
        ),
        comment: whence(&place),
    }
}

fn whence(whence: &Whence) -> String {
    match whence {
        Whence::Default => "default".to_owned(),
        Whence::File(place) => format!("{}:{}", place.source.name(), place.position().line),
        Whence::CommandLine(flag) => format!("command line: {flag}"),
        Whence::Environment(variable) => format!("environment: {variable}"),
    }
}
