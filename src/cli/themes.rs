//! `bluf themes`: which themes there are, and what they look like.

use std::sync::Arc;

use ratatui::layout::Size;

use super::error::{Error, OK};
use super::output;
use super::report;
use crate::config::folders::Folders;
use crate::diagnostic::Diagnostic;
use crate::library::{Library, disk, embedded};
use crate::source::SourceFile;
use crate::theme::depth::Depth;
use crate::theme::listed::{Listed, Origin, Reach};
use crate::theme::raw::Background;
use crate::theme::resolved::Theme;
use crate::theme::{self, Ground};
use crate::tui::keys::key;
use crate::tui::print;
use crate::tui::shell::Shell;
use crate::typeset::width::columns;
use crate::words::text::Text;

/// The size of a sample.
const SAMPLE: Size = Size {
    width: 80,
    height: 20,
};
/// The keys of a sample: an entry with its links, one of them selected, and words that were looked for.
const KEYS: &str = "1jjjjjj<enter><tab>/attribution<enter>";

/// Lists the themes, or shows them.
#[derive(Debug, clap::Args)]
pub(super) struct Themes {
    /// Print a sample screen of each theme, or of the one named, with its colours.
    #[arg(long, value_name = "NAME", num_args = 0..=1)]
    print: Option<Option<String>>,
}

impl Themes {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When no theme has the name given, or stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let folders = Folders::of_user();
        let own = Own::read(folders.as_ref());
        match &self.print {
            Some(name) => samples(&own, name.as_deref()),
            None => list(&own, folders.as_ref()),
        }
    }
}

/// Whether one of these files is the same file on the disk, by whatever path.
fn is_among(file: &SourceFile, files: &[Arc<SourceFile>]) -> bool {
    let real = |file: &SourceFile| file.path().and_then(|path| path.canonicalize().ok());
    let wanted = real(file);
    files.iter().any(|file| real(file) == wanted)
}

/// The user's own themes, beside those of the program.
#[derive(Debug)]
pub(super) struct Own {
    /// All themes.
    pub(super) themes: theme::Themes,
    /// The files of the user's own.
    pub(super) files: Vec<Arc<SourceFile>>,
    /// What is wrong with files that could not be read.
    pub(super) unread: Vec<Diagnostic>,
}

impl Own {
    /// Reads the themes in the folder of the configuration, if there is one.
    pub(super) fn read(folders: Option<&Folders>) -> Self {
        let folder = folders.map(|folders| folders.themes.clone());
        let folder = folder.filter(|folder| folder.is_dir());
        let found = disk::read(folder.as_slice());
        Self::of(found.files, found.problems)
    }

    /// The themes of these files, and what is wrong with those that could not be read.
    pub(super) fn of(files: Vec<Arc<SourceFile>>, unread: Vec<Diagnostic>) -> Self {
        Self {
            themes: theme::Themes::new(&files),
            files,
            unread,
        }
    }

    /// What is wrong with these theme files, which may rest on each other and on the user's own.
    pub(super) fn problems(&self, files: &[Arc<SourceFile>]) -> Vec<Diagnostic> {
        let others = self.files.iter().filter(|file| !is_among(file, files));
        let all: Vec<_> = files.iter().chain(others).cloned().collect();
        let all = theme::Themes::new(&all).all().into_iter();
        all.take(files.len())
            .flat_map(|listed| listed.problems)
            .collect()
    }

    /// The theme to show, and what is wrong with its file and those that it extends.
    ///
    /// # Errors
    /// When there is none with this name.
    pub(super) fn wanted(
        &self,
        name: Option<&str>,
        ground: Option<Ground>,
    ) -> Result<(Theme, Vec<Diagnostic>), Error> {
        let found = self.themes.wanted(name, ground);
        found.map_err(|unknown| Error::Theme {
            unknown,
            unread: self
                .unread
                .iter()
                .map(|problem| format!("\n{}", report::line(problem).trim_end()))
                .collect(),
        })
    }
}

fn list(own: &Own, folders: Option<&Folders>) -> Result<u8, Error> {
    let all = own.themes.all();
    let names = all.iter().map(|listed| columns(listed.theme.name()));
    let width = names.max().unwrap_or_default();
    let mut out: String = all.iter().map(|listed| row(listed, width)).collect();
    if let Some(folders) = folders {
        let folder = folders.themes.display();
        out += &format!("\nYour own are the .yaml files in {folder}\n");
    }
    output::print(&out)?;
    own.unread
        .iter()
        .for_each(|problem| output::warn(&report::line(problem)));
    Ok(OK)
}

/// A theme in a line: its name, its ground, where it comes from, and what is to be said of it.
fn row(listed: &Listed, width: usize) -> String {
    let (name, ground) = (listed.theme.name(), ground(&listed.theme));
    let gap = " ".repeat(width.saturating_sub(columns(name)));
    let mut line = format!("{name}{gap}  {ground:5}  {}", origin(listed));
    if listed.reach == Reach::Hidden {
        line += ", hidden by yours of the same name";
    }
    match listed.problems.len() {
        0 => line + "\n",
        1 => line + ", 1 problem: bluf check themes\n",
        n => line + &format!(", {n} problems: bluf check themes\n"),
    }
}

fn ground(theme: &Theme) -> &'static str {
    match theme.background() {
        Background::Dark => "dark",
        Background::Light => "light",
        Background::Any => "any",
    }
}

fn origin(listed: &Listed) -> &str {
    match listed.origin {
        Origin::Own => listed.source.name(),
        Origin::BuiltIn => "built in",
    }
}

fn samples(own: &Own, name: Option<&str>) -> Result<u8, Error> {
    if let Some(name) = name {
        own.wanted(Some(name), None)?;
    }
    let all = own.themes.all();
    let asked = |listed: &&Listed| match name {
        Some(name) => listed.theme.name().as_str() == name,
        None => true,
    };
    let shown = all.iter().filter(|listed| listed.reach == Reach::Named);
    let mut shell = sample(own.wanted(None, None)?.0)?;
    let samples: Vec<String> = shown
        .filter(asked)
        .map(|listed| {
            shell.set_up(listed.theme.clone().at(Depth::of_terminal()).into());
            let (name, ground) = (listed.theme.name(), ground(&listed.theme));
            let screen = print::coloured(&print::buffer(&shell));
            let origin = origin(listed);
            format!("{name} ({ground} ground, {origin})\n{screen}")
        })
        .collect();
    output::print_styled(&samples.join("\n"))?;
    Ok(OK)
}

/// The program with the bundled briefings, opened where much can be seen.
fn sample(theme: Theme) -> Result<Shell, Error> {
    let library = Library::load(embedded::files(), Vec::new());
    let mut shell = Shell::new(library, Text::line("built in"), theme, SAMPLE);
    for key in key::parse(KEYS)? {
        shell.key(key);
    }
    Ok(shell)
}
