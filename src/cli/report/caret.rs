//! A problem with the lines it stands in, as rustc prints its own.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Place;
use crate::words::text::{Lines, clean};
use crate::work;

/// Whether colours say what is what, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// By signs alone.
    Plain,
    /// In the sixteen colours of the terminal.
    Coloured,
}

/// A problem with the lines it stands in, as rustc prints its own.
pub(super) fn caret(problem: &Diagnostic, look: Look) -> String {
    let renderer = match look {
        Look::Plain => Renderer::plain(),
        Look::Coloured => Renderer::styled(),
    };
    let level = match problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let code = problem.code.name();
    let title = level.primary_title(problem.message.as_str()).id(code);
    if problem.place.source.text().is_empty() {
        let origin = Origin::path(problem.place.source.name().as_str());
        let group = title
            .element(origin)
            .element(Level::HELP.message(problem.help.as_str()));
        return renderer.render(&[group]);
    }
    let own = Quote::of(&problem.place);
    let others: Vec<_> = problem
        .notes
        .iter()
        .map(|note| (Quote::of(&note.place), note.text.as_str()))
        .collect();
    let mut group = own.put(AnnotationKind::Primary, None, Group::with_title(title));
    for (quote, label) in &others {
        group = quote.put(AnnotationKind::Context, Some(label), group);
    }
    let group = group.element(Level::HELP.message(problem.help.as_str()));
    let rendered = renderer.render(&[group]);
    // A snippet whose path was told before leaves the sign for it behind.
    let lines = rendered.lines().filter(|line| bare(line).trim() != ":::");
    lines.collect::<Vec<_>>().join("\n")
}

/// A line without the sequences that give it colours (SGR).
fn bare(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |bare, part| {
        bare + part.split_once('m').map_or(part, |(_, rest)| rest)
    })
}

/// The bytes of a line that are shown on each side of where a place starts; of shorter lines, all.
const AROUND: usize = 200;

/// The line in which a place starts, or what is around that of a long one, harmless to show. Only this is looked at: the
/// work for a file with many problems would grow with the square of its size otherwise.
struct Quote<'a> {
    place: &'a Place,
    bytes: Range<usize>,
    text: String,
    /// The bytes of the text before those of the file.
    lead: usize,
    is_whole: bool,
}

impl<'a> Quote<'a> {
    fn of(place: &'a Place) -> Self {
        let all = place.source.text();
        let mut line = place.source.line_around(place.span.start);
        // The carriage return belongs to the line end.
        line.end -= usize::from(all[line.clone()].ends_with('\r'));
        let near = |at: usize| all.floor_char_boundary(at.clamp(line.start, line.end));
        let start = place.span.range().start;
        let is_whole = line.len() <= 2 * AROUND;
        let bytes = if is_whole {
            line.clone()
        } else {
            near(start.saturating_sub(AROUND))..near(start + AROUND)
        };
        work::count(bytes.len());
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        let lead = cut(bytes.start > line.start);
        let text = format!(
            "{lead}{}{}",
            visible(&all[bytes.clone()]),
            cut(bytes.end < line.end)
        );
        Self {
            place,
            bytes,
            text,
            lead: lead.len(),
            is_whole,
        }
    }

    /// Puts the line into a message.
    fn put(&'a self, kind: AnnotationKind, label: Option<&'a str>, group: Group<'a>) -> Group<'a> {
        let within = |offset: usize| {
            let offset = offset.saturating_sub(self.bytes.start);
            self.lead + offset.min(self.bytes.len())
        };
        let span = self.place.span.range();
        let annotation = kind.span(within(span.start)..within(span.end));
        let annotation = match label {
            Some(label) => annotation.label(label),
            None => annotation,
        };
        let position = self.place.position();
        let path = self.place.source.name().as_str();
        let snippet = Snippet::source(&self.text)
            .line_start(position.line)
            .annotation(annotation);
        if self.is_whole {
            return group.element(snippet.path(path));
        }
        // The column is that of the file, not of what is shown of it.
        let origin = Origin::path(path).line(position.line);
        group
            .element(origin.char_column(position.column))
            .element(snippet)
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Code;
    use crate::source::{SourceFile, Span};

    #[test]
    fn in_colours_nothing_of_a_file_gives_a_terminal_orders() {
        let text = "a: \u{1b}[2J\u{9b}31m\u{7}wrong\r\u{202e}\n";
        let source = SourceFile::named("a\u{1b}[31m.yaml", text);
        let at = text.find("wrong").unwrap_or_default();
        let place = Place::new(&source, Span::new(at, at + 5));
        let problem = Diagnostic::new(Code::Dangling, place.clone(), "no \u{1b}[2J", "a\u{7}b");
        let coloured = caret(&problem.note(place, "\u{1b}]0;x"), Look::Coloured);
        assert!(coloured.contains("\u{1b}["), "no colours");
        let orders = bare(&coloured);
        let hidden = |c: char| c.is_control() && c != '\n';
        assert!(!orders.contains(hidden), "{orders:?}");
        assert!(!coloured.contains("\u{1b}[2J"), "{coloured:?}");
    }

    #[test]
    fn of_a_long_line_only_what_is_around_the_place_is_shown() {
        let text = format!("a: [{}wrong{}]\n", "word, ".repeat(99), ", word".repeat(99));
        let at = text.find("wrong").unwrap_or_default();
        let source = SourceFile::named("a.yaml", text);
        let place = |at: usize| Place::new(&source, Span::new(at, at + 5));
        let problem = Diagnostic::new(Code::Dangling, place(at), "nothing", "write it");
        insta::assert_snapshot!(caret(&problem.note(place(10), "this one"), Look::Plain), @"
        error[dangling]: nothing
         --> a.yaml:1:599
          |
        1 | ..., word, word, word, word, word, word, word, word, word, word, wrong, word, word, word, word, word, word, word, word, word, word, w...
          |                                                                  ^^^^^
         ::: a.yaml:1:11
          |
        1 | a: [word, word, word, word, word, word, word, word, word, word, word, word, word, word, word, word, word, word, word, word, word, wor...
          |           ----- this one
          |
          = help: write it
        ");
    }
}
