//! What holds in the end: the command line before the configuration, that before the environment, and the defaults.

use std::sync::Arc;

use super::chosen::Checks;
use super::error::Error;
use super::library::config;
use super::themes::Own;
use crate::briefing::date::shown::Dates;
use crate::config::Configuration;
use crate::config::folders::Folders;
use crate::config::written::{Colours, Config, Watch};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Place, SourceFile};
use crate::theme::{Ground, default_name};
use crate::tui::keys::keymap::Keymap;
use crate::tui::shared::settings::{self, Mouse};
use crate::words::short::short;
use crate::words::text::Text;

/// The word for a theme by the ground of the terminal.
const AUTO: &str = "auto";

/// What the command line may say of settings.
#[derive(Debug, Clone, clap::Args)]
pub(super) struct Overrides {
    /// The theme: one of those that `bluf themes` lists; auto is dark or light by the terminal's answer.
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,
}

/// Where a value comes from.
#[derive(Debug, Clone)]
pub(super) enum Whence {
    /// Nobody said otherwise.
    Default,
    /// The configuration.
    File(Place),
    /// A flag.
    CommandLine(&'static str),
    /// A variable of the environment.
    Environment(&'static str),
}

/// A value, and where it comes from.
#[derive(Debug, Clone)]
pub(super) struct Chosen<T> {
    pub(super) value: T,
    pub(super) whence: Whence,
}

/// The settings in effect.
#[derive(Debug)]
pub(super) struct Settings {
    /// The configuration as it is written.
    pub(super) configuration: Configuration,
    /// The name of a theme; none for one by the ground of the terminal.
    pub(super) theme: Chosen<Option<String>>,
    /// How many colours are used.
    pub(super) colours: Chosen<Colours>,
    /// How dates are written.
    pub(super) dates: Chosen<Dates>,
    /// The program and the arguments of the editor; without any, `vi`.
    pub(super) editor: Chosen<Vec<String>>,
    /// Whether the mouse is the program's at the start.
    pub(super) mouse: Chosen<bool>,
    /// Whether the screen follows the files.
    pub(super) watch: Chosen<Watch>,
    /// The keys.
    pub(super) keymap: Keymap,
    /// What is wrong with the configuration, and with the theme.
    pub(super) problems: Vec<Diagnostic>,
    themes: Own,
}

impl Settings {
    /// Reads the configuration, and puts together what holds.
    ///
    /// # Errors
    /// When the command line names a theme that there is not.
    pub(super) fn read(overrides: &Overrides, folders: Option<&Folders>) -> Result<Self, Error> {
        Self::of(config(folders), Own::read(folders), overrides, folders)
    }

    /// Puts together what holds, by a configuration and themes that were read.
    ///
    /// # Errors
    /// When the command line names a theme that there is not.
    pub(super) fn of(
        configuration: Configuration,
        themes: Own,
        overrides: &Overrides,
        folders: Option<&Folders>,
    ) -> Result<Self, Error> {
        let Checks { wrong, others, .. } = Checks::of(&configuration);
        let mut problems = [wrong, others].concat();
        let (keymap, of_keys) = Keymap::new(&configuration.browse);
        problems.extend(of_keys);
        problems.extend(folders.and_then(|folders| no_folder(&configuration, folders)));
        let Config {
            colours,
            dates,
            mouse,
            watch,
            ..
        } = configuration.written;
        let colours = chosen(colours, "colours", Colours::default(), &configuration);
        let asked = asked(overrides, &configuration, &themes, &mut problems)?;
        let theme = theme(asked, colours.value);
        let name = theme.value.as_deref().unwrap_or(default_name(None, None));
        problems.extend(themes.wanted(Some(name), None)?.1);
        problems.extend(themes.unread.iter().cloned());
        crate::diagnostic::sort(&mut problems);
        Ok(Self {
            theme,
            colours,
            dates: chosen(dates, "dates", Dates::default(), &configuration),
            mouse: chosen(mouse, "mouse", true, &configuration),
            watch: chosen(watch, "watch", Watch::default(), &configuration),
            editor: editor(&configuration),
            keymap,
            problems,
            themes,
            configuration,
        })
    }

    /// The files that say them.
    pub(super) fn files(&self) -> impl Iterator<Item = &Arc<SourceFile>> {
        let configuration = self.configuration.source.iter();
        configuration.chain(&self.themes.files)
    }

    /// The settings of the screen on a ground.
    ///
    /// # Errors
    /// When there is no theme for the ground.
    pub(super) fn on(self, ground: Option<Ground>) -> Result<settings::Settings, Error> {
        let name = self.theme.value.as_deref();
        let name = name.unwrap_or(default_name(ground, None));
        let (theme, _) = self.themes.wanted(Some(name), ground)?;
        Ok(settings::Settings {
            theme_name: self.theme.value.as_deref().map(Text::line),
            theme: settings::fitted(theme, self.colours.value),
            keymap: self.keymap,
            dates: self.dates.value,
            editor: self.editor.value,
            mouse: if self.mouse.value {
                Mouse::Ours
            } else {
                Mouse::Terminal
            },
            wider: 0,
            themes: self.themes.themes,
            colours: self.colours.value,
            ground,
            stale: None,
        })
    }
}

/// What is wrong with a library folder that is not there.
fn no_folder(configuration: &Configuration, folders: &Folders) -> Option<Diagnostic> {
    let named = configuration.written.library.as_deref()?;
    let place = configuration.place("library")?.clone();
    let message = format!("`{}` is no folder", short(named));
    let problem = Diagnostic::new(
        Code::NotFound,
        place,
        &message,
        "correct it, or make the folder",
    );
    (!folders.library(named).is_dir()).then_some(problem)
}

fn chosen<T>(
    written: Option<T>,
    field: &str,
    default: T,
    configuration: &Configuration,
) -> Chosen<T> {
    let place = configuration.place(field).cloned();
    match written.zip(place) {
        Some((value, place)) => Chosen {
            value,
            whence: Whence::File(place),
        },
        None => Chosen {
            value: default,
            whence: Whence::Default,
        },
    }
}

/// The editor of the configuration, else that of `VISUAL` or `EDITOR`, split as a shell would split it.
fn editor(configuration: &Configuration) -> Chosen<Vec<String>> {
    let place = configuration
        .place("editor")
        .filter(|_| !configuration.editor.is_empty());
    if let Some(place) = place {
        return Chosen {
            value: configuration.editor.clone(),
            whence: Whence::File(place.clone()),
        };
    }
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| {
        let words = shlex::split(&std::env::var(name).ok()?)?;
        (!words.is_empty()).then_some(Chosen {
            value: words,
            whence: Whence::Environment(name),
        })
    });
    named.unwrap_or(Chosen {
        value: Vec::new(),
        whence: Whence::Default,
    })
}

/// A theme that is asked for by name, `auto` among them; one that there is not is told where the file names it.
///
/// # Errors
/// When the command line names a theme that there is not.
fn asked(
    overrides: &Overrides,
    configuration: &Configuration,
    themes: &Own,
    problems: &mut Vec<Diagnostic>,
) -> Result<Option<Chosen<String>>, Error> {
    let chosen = |name: &str, whence| {
        Some(Chosen {
            value: name.to_owned(),
            whence,
        })
    };
    if let Some(name) = &overrides.theme {
        if name != AUTO {
            themes.wanted(Some(name), None)?;
        }
        return Ok(chosen(name, Whence::CommandLine("--theme")));
    }
    let written = configuration.written.theme.as_deref();
    let Some((name, place)) = written.zip(configuration.place("theme")) else {
        return Ok(None);
    };
    let known = match name {
        AUTO => Ok(()),
        name => themes.themes.named(name).map(drop),
    };
    Ok(match known {
        Ok(()) => chosen(name, Whence::File(place.clone())),
        Err(unknown) => {
            let message = format!("there is no theme `{}`", unknown.name);
            let (code, place) = (Code::UnknownValue, place.clone());
            let problem = Diagnostic::word(code, place, &message, name, &unknown.suggestion);
            problems.push(problem);
            None
        }
    })
}

/// The theme that holds: one asked for by name; else by `NO_COLOR`, unless colours are asked for
/// (<https://no-color.org>); else by the ground.
fn theme(asked: Option<Chosen<String>>, colours: Colours) -> Chosen<Option<String>> {
    let whence = match asked {
        Some(asked) if asked.value != AUTO => {
            return Chosen {
                value: Some(asked.value),
                whence: asked.whence,
            };
        }
        Some(auto) => auto.whence,
        None => Whence::Default,
    };
    let no_color = std::env::var_os("NO_COLOR");
    match no_color.filter(|value| colours == Colours::Auto && !value.is_empty()) {
        Some(value) => Chosen {
            value: Some(default_name(None, Some(&value)).to_owned()),
            whence: Whence::Environment("NO_COLOR"),
        },
        None => Chosen {
            value: None,
            whence,
        },
    }
}
