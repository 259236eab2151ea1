//! `bluf check`: every problem of briefings and themes, for people and for programs.

mod following;

use std::path::{Path, PathBuf};

use super::ceiling::CeilingArgs;
use super::chosen::{Chosen, Told};
use super::error::{Error, OK};
use super::fix::How;
use super::given::{Given, Read};
use super::output;
use super::report::baseline::Baseline;
use super::report::coverage::Coverage;
use super::report::marked::marked;
use super::report::{self, Findings, Format};
use super::themes::Own;
use crate::check::{self, selection::Selection};
use crate::diagnostic::{self, Diagnostic, Severity};
use crate::library::Library;
use crate::save;

/// Reports what is wrong with briefings and themes, and what an analyst owes whoever reads them.
#[derive(Debug, clap::Args)]
pub(super) struct Check {
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    ceiling: CeilingArgs,
    /// How problems are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    chosen: Chosen,
    /// Warnings fail the check, too; with `=false` they do not, whatever the configuration says.
    #[arg(long, value_name = "BOOL", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    deny_warnings: Option<bool>,
    /// Problems that are in this file are not told: those that were there when it was written, wherever they are now.
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Writes the problems that there are now into the file of `--baseline`.
    #[arg(long, requires = "baseline")]
    write_baseline: bool,
    /// Mends what can have one meaning only, as `bluf fix` does, and reports what is left.
    #[arg(long, conflicts_with_all = ["max_tlp", "as_of", "watch", "write_baseline"])]
    fix: bool,
    /// Makes the likely fixes, too, which are to be looked at.
    #[arg(long = "unsafe", requires = "fix")]
    r#unsafe: bool,
    /// Checks again whenever a file changes, until it is stopped.
    #[arg(long, conflicts_with = "write_baseline")]
    watch: bool,
}

impl Check {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When stdout cannot be written, what is to be read cannot be told, a baseline is none, or a file that is named has
    /// no marking and a marking decides; when the configuration does not say which problems are wanted.
    pub(super) fn run(&self) -> Result<u8, Error> {
        if self.watch {
            return following::follow(&self.given, &self.chosen, &|read, told| {
                self.once(read, told)
            });
        }
        let told = self.chosen.told()?;
        let mut read = self.given.read(&Library::default())?;
        if self.fix {
            let how = How {
                r#unsafe: self.r#unsafe,
                diff: false,
            };
            let done = how.mend(&read, &told.selection)?;
            output::warn(&done.told);
            if read.piped.is_some() {
                // Standard output has the text.
                return Ok(OK);
            }
            read.library = done.mended.library;
        }
        self.once(&read, &told)
    }

    /// Reports what was read.
    fn once(&self, read: &Read, told: &Told) -> Result<u8, Error> {
        self.ceiling.allow(&read.library, &read.named)?;
        let ceiling = self.ceiling.ceiling();
        let under = ceiling.map(|ceiling| read.library.under(&ceiling));
        let library = under.as_ref().unwrap_or(&read.library);
        let mut problems = problems(library, read, &told.selection);
        let withheld = library.withheld();
        if !withheld.is_nothing() {
            output::warn(&format!("withheld: {}\n", withheld.words()));
        }
        let known = match &self.baseline {
            Some(path) if self.write_baseline => return write(path, &problems),
            Some(path) => baseline(path)?.take_out(&mut problems),
            None => 0,
        };
        let least = match self.deny_warnings.unwrap_or(told.denies_warnings) {
            true => Severity::Warning,
            false => Severity::Error,
        };
        let findings = Findings {
            problems: &marked(library, &problems),
            files: read.files,
            coverage: Coverage::of(library),
            known,
        };
        report::print(&findings, &read.named, self.format, least)
    }
}

fn problems(library: &Library, read: &Read, selection: &Selection) -> Vec<Diagnostic> {
    let mut problems = check::review(library, selection);
    if !read.themes.is_empty() {
        let of_themes = Own::read(read.folders.as_ref()).problems(&read.themes);
        let told = |problem: &Diagnostic| selection.tells(problem.code);
        problems.extend(of_themes.into_iter().filter(told));
        diagnostic::sort(&mut problems);
    }
    problems
}

fn baseline(path: &Path) -> Result<Baseline, Error> {
    let text = std::fs::read_to_string(path).map_err(|error| error.to_string());
    let read = text.and_then(|text| Baseline::read(&text));
    read.map_err(|why| Error::Baseline(path.to_owned(), why))
}

fn write(path: &Path, problems: &[Diagnostic]) -> Result<u8, Error> {
    let text = Baseline::of(problems.iter()).text();
    save::change(path, |_| Some(text.clone()))
        .map_err(|error| Error::Baseline(path.to_owned(), error.to_string()))?;
    let count = problems.len();
    let problems = if count == 1 { "problem" } else { "problems" };
    output::print(&format!(
        "{count} {problems} written to {}\n",
        path.display()
    ))?;
    Ok(OK)
}
