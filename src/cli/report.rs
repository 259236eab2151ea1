//! Problems on paper: with the lines they stand in, in one line each, or in the form of another program; and the exit code
//! that they mean. Findings are data: each form has a file, and only writes.

pub(super) mod baseline;
mod caret;
pub(super) mod coverage;
pub(in crate::cli) mod diff;
mod github;
mod json;
pub(super) mod marked;
mod sarif;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::{Error, FAILURE, FINDINGS, OK};
use super::output;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::words::count::counted;
use caret::{Look, caret};
use coverage::Coverage;
use json::Report;
use marked::{Marked, label};
use sarif::Log;

/// How many problems of a file are shown with their lines. Nobody reads more; a list in one line each has all.
const SHOWN: usize = 100;

/// How problems are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum Format {
    /// With the lines they stand in; in colours on a terminal.
    Text,
    /// One line each: `path:line:column: severity: message [code]`.
    Short,
    /// A JSON object with a list of them.
    Json,
    /// SARIF 2.1.0, for code hosts.
    Sarif,
    /// Workflow commands of GitHub Actions.
    Github,
}

/// What is told of some files.
pub(super) struct Findings<'a> {
    /// The problems.
    pub(super) problems: &'a [Marked<'a>],
    /// How many files were looked at.
    pub(super) files: usize,
    /// How much of what should have a source has one.
    pub(super) coverage: Option<Coverage>,
    /// How many problems are not told because a baseline has them.
    pub(super) known: usize,
}

/// Prints what was found, and returns the exit code: 1 when a problem is as bad as `least` or worse, 2 when one of the
/// paths of the command line could not be read.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn print(
    findings: &Findings<'_>,
    paths: &[PathBuf],
    format: Format,
    least: Severity,
) -> Result<u8, Error> {
    let Findings { problems, .. } = *findings;
    match format {
        Format::Text if output::takes_colours() => {
            output::print_styled(&findings.text(Look::Coloured))?;
        }
        Format::Text => output::print(&findings.text(Look::Plain))?,
        Format::Short => {
            output::print(
                &problems
                    .iter()
                    .copied()
                    .map(marked_line)
                    .collect::<String>(),
            )?;
        }
        Format::Json => output::print(&in_json(&Report::of(problems, findings.coverage)))?,
        Format::Sarif => output::print(&in_json(&Log::of(problems)))?,
        Format::Github => {
            let commands = problems.iter().copied().map(github::command);
            output::print(&commands.collect::<String>())?;
        }
    }
    let mut all = problems.iter().map(|(problem, _)| *problem);
    let found = all.clone().any(|problem| problem.severity() <= least);
    Ok(if all.any(|problem| is_missing(problem, paths)) {
        FAILURE
    } else if found {
        FINDINGS
    } else {
        OK
    })
}

/// Whether a path of the command line itself could not be read: then the work was not done.
fn is_missing(problem: &Diagnostic, paths: &[PathBuf]) -> bool {
    let unread = matches!(problem.code, Code::NotFound | Code::Unreadable);
    let named = |path: &Path| paths.iter().any(|named| named == path);
    unread && problem.place.source.path().is_some_and(named)
}

/// A problem of the configuration or of a theme, which has no marking, in one line.
pub(super) fn line(problem: &Diagnostic) -> String {
    marked_line((problem, None))
}

/// Problems of the configuration with their lines, and what to do about them.
pub(super) fn lines(problems: &[Diagnostic]) -> String {
    let problems: Vec<Marked<'_>> = problems.iter().map(|problem| (problem, None)).collect();
    quoted(&problems, Look::Plain).trim_end().to_owned()
}

/// A problem in one line: `path:line:column: severity: message [code]`, and before the message the marking of what it
/// quotes, where that is not CLEAR.
pub(super) fn marked_line((problem, marking): Marked<'_>) -> String {
    let label = label(marking).map(|label| format!("{label}: "));
    format!(
        "{}: {}: {}{} [{}]\n",
        problem.place,
        problem.severity(),
        label.unwrap_or_default(),
        problem.message,
        problem.code
    )
}

/// Problems of so many files with the lines they stand in, and how many there are.
pub fn text(problems: &[Marked<'_>], files: usize) -> String {
    let findings = Findings {
        problems,
        files,
        coverage: None,
        known: 0,
    };
    findings.text(Look::Plain)
}

impl Findings<'_> {
    fn text(&self, look: Look) -> String {
        let mut out = quoted(self.problems, look);
        out.push_str(&summary(self.problems, self.files));
        if self.known > 0 {
            let known = self.known;
            let are = if known == 1 { "is" } else { "are" };
            out.push_str(&format!("{known} more {are} in the baseline\n"));
        }
        if let Some(coverage) = self.coverage {
            out.push_str(&format!("{}\n", coverage.words()));
        }
        out
    }
}

/// Problems with the lines they stand in, file by file.
fn quoted(problems: &[Marked<'_>], look: Look) -> String {
    let mut out = String::new();
    let same_file =
        |(a, _): &Marked<'_>, (b, _): &Marked<'_>| Arc::ptr_eq(&a.place.source, &b.place.source);
    for of_file in problems.chunk_by(same_file) {
        let (shown, more) = of_file.split_at(of_file.len().min(SHOWN));
        for (problem, marking) in shown {
            out.push_str(&beside_place(caret(problem, look), label(*marking)));
            out.push_str("\n\n");
        }
        if let Some((first, _)) = more.first() {
            out.push_str(&format!(
                "{} more problems from {} on: `--format short` lists them\n\n",
                more.len(),
                first.place
            ));
        }
    }
    out
}

/// Puts a marking behind the line that begins with an arrow and says the place.
fn beside_place(text: String, label: Option<&str>) -> String {
    let Some(label) = label else { return text };
    let arrow = text.find("-->").unwrap_or(text.len());
    let end = text[arrow..].find('\n');
    let end = end.map_or(text.len(), |end| arrow + end);
    format!("{}  {label}{}", &text[..end], &text[end..])
}

fn summary(problems: &[Marked<'_>], files: usize) -> String {
    let count = |severity| {
        let problems = problems.iter();
        problems.filter(|(p, _)| p.severity() == severity).count()
    };
    let (errors, warnings, infos) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info),
    );
    let files = counted(files, "file");
    if problems.is_empty() {
        return format!("{files} checked, no problems\n");
    }
    let note = if infos > 0 {
        format!(", {}", counted(infos, "note"))
    } else {
        String::new()
    };
    format!(
        "{files} checked: {}, {}{note}\n",
        counted(errors, "error"),
        counted(warnings, "warning")
    )
}

/// Problems as JSON.
pub fn json(problems: &[Marked<'_>]) -> String {
    in_json(&Report::of(problems, None))
}

fn in_json(report: &impl serde::Serialize) -> String {
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, SourceFile, Span};

    #[test]
    fn of_each_file_so_many_are_shown_and_where_the_others_begin() {
        let files = ["a.yaml", "b.yaml"].map(|name| SourceFile::named(name, "x\n".repeat(200)));
        let problem = |source: &Arc<SourceFile>, line: usize| {
            let place = Place::new(source, Span::new(2 * line, 2 * line + 1));
            Diagnostic::new(Code::Dangling, place, "nothing", "write it")
        };
        let told = |first: usize, second: usize| {
            let first = (0..first).map(|line| problem(&files[0], line));
            let second = (0..second).map(|line| problem(&files[1], line));
            let problems: Vec<Diagnostic> = first.chain(second).collect();
            let problems: Vec<Marked<'_>> =
                problems.iter().map(|problem| (problem, None)).collect();
            let text = text(&problems, 2);
            let more = text.lines().filter(|line| line.contains("more"));
            let more: Vec<String> = more.map(str::to_owned).collect();
            (text.matches("--> ").count(), more)
        };
        assert_eq!(told(SHOWN, 1), (SHOWN + 1, vec![]));
        let more = "3 more problems from a.yaml:101:1 on: `--format short` lists them";
        assert_eq!(told(SHOWN + 3, 1), (SHOWN + 1, vec![more.to_owned()]));
    }
}
