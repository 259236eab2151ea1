//! Problems on paper: with the lines they stand in, in one line each, or as JSON; and the exit code that they mean.

mod json;
pub(super) mod marked;

use std::path::{Path, PathBuf};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::error::{Error, FAILURE, FINDINGS, OK};
use super::output;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{Place, Span};
use crate::words::text::{Lines, clean};
use json::Report;
use marked::{Marked, label};

/// How problems are printed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(super) enum Format {
    /// With the lines they stand in.
    Text,
    /// One line each: `path:line:column: severity: message [code]`.
    Short,
    /// A JSON object with a list of them.
    Json,
}

/// Prints the problems of some files that were read from these paths, and returns the exit code: 1 when one of them is
/// as bad as `least` or worse, 2 when a path could not be read.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn print(
    problems: &[Marked<'_>],
    files: usize,
    paths: &[PathBuf],
    format: Format,
    least: Severity,
) -> Result<u8, Error> {
    output::print(&match format {
        Format::Text => text(problems, files),
        Format::Short => problems.iter().copied().map(marked_line).collect(),
        Format::Json => json(problems),
    })?;
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

fn text(problems: &[Marked<'_>], files: usize) -> String {
    let mut out: String = problems
        .iter()
        .map(|(problem, marking)| beside_place(caret(problem), label(*marking)) + "\n\n")
        .collect();
    out.push_str(&summary(problems, files));
    out
}

/// Puts a marking behind the line that begins with an arrow and says the place.
fn beside_place(text: String, label: Option<&str>) -> String {
    let Some(label) = label else { return text };
    let arrow = text.find("--> ").unwrap_or(text.len());
    let end = text[arrow..].find('\n');
    let end = end.map_or(text.len(), |end| arrow + end);
    format!("{}  {label}{}", &text[..end], &text[end..])
}

fn summary(problems: &[Marked<'_>], files: usize) -> String {
    let count = |severity| {
        let problems = problems.iter();
        problems.filter(|(p, _)| p.severity() == severity).count()
    };
    let some = |n: usize, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let (errors, warnings, infos) = (
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Info),
    );
    let files = some(files, "file");
    if problems.is_empty() {
        return format!("{files} checked, no problems\n");
    }
    let note = if infos > 0 {
        format!(", {}", some(infos, "note"))
    } else {
        String::new()
    };
    format!(
        "{files} checked: {}, {}{note}\n",
        some(errors, "error"),
        some(warnings, "warning")
    )
}

/// A problem with the lines it stands in, as rustc prints its own.
fn caret(problem: &Diagnostic) -> String {
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let code = problem.code.name();
    let title = level.primary_title(problem.message.as_str()).id(code);
    if problem.place.source.text().is_empty() {
        let origin = annotate_snippets::Origin::path(problem.place.source.name().as_str());
        let group = title
            .element(origin)
            .element(Level::HELP.message(problem.help.as_str()));
        return Renderer::plain().render(&[group]);
    }
    let own = Quote::of(&problem.place);
    let others: Vec<_> = problem
        .notes
        .iter()
        .map(|note| (Quote::of(&note.place), note.text.as_str()))
        .collect();
    let mut group: Group<'_> = title.element(own.snippet(AnnotationKind::Primary, None));
    for (quote, label) in &others {
        group = group.element(quote.snippet(AnnotationKind::Context, Some(label)));
    }
    Renderer::plain().render(&[group.element(Level::HELP.message(problem.help.as_str()))])
}

/// The line in which a place starts, harmless to show. Only this line is looked at: the work for a file with many
/// problems would grow with the square of its size otherwise.
struct Quote<'a> {
    place: &'a Place,
    line: std::ops::Range<usize>,
    text: String,
}

impl<'a> Quote<'a> {
    fn of(place: &'a Place) -> Self {
        let line = line_around(place.source.text(), place.span);
        Self {
            place,
            text: visible(&place.source.text()[line.clone()]),
            line,
        }
    }

    fn snippet(
        &'a self,
        kind: AnnotationKind,
        label: Option<&'a str>,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let within = |offset: usize| {
            let offset = offset.saturating_sub(self.line.start);
            offset.min(self.line.len())
        };
        let span = self.place.span.range();
        let annotation = kind.span(within(span.start)..within(span.end));
        let annotation = match label {
            Some(label) => annotation.label(label),
            None => annotation,
        };
        Snippet::source(&self.text)
            .path(self.place.source.name().as_str())
            .line_start(self.place.position().line)
            .annotation(annotation)
    }
}

/// The line in which a span starts.
fn line_around(text: &str, span: Span) -> std::ops::Range<usize> {
    let at = (0..=span.range().start.min(text.len()))
        .rev()
        .find(|i| text.is_char_boundary(*i))
        .unwrap_or(0);
    let start = text[..at].rfind('\n').map_or(0, |i| i + 1);
    let end = text[at..].find('\n').map_or(text.len(), |i| at + i);
    start..end
}

/// A line with harmless characters of the same length in place of those that a terminal would obey.
fn visible(line: &str) -> String {
    line.chars()
        .flat_map(|c| {
            let hidden = clean(c.encode_utf8(&mut [0; 4]), Lines::One).hidden > 0;
            let (c, times) = if hidden || c == '\r' {
                ('?', c.len_utf8())
            } else {
                (c, 1)
            };
            std::iter::repeat_n(c, times)
        })
        .collect()
}

fn json(problems: &[Marked<'_>]) -> String {
    serde_json::to_string_pretty(&Report::of(problems)).unwrap_or_default() + "\n"
}
