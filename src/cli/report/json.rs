//! Problems as JSON, for programs: the form of `bluf check --format json`.
//!
//! These types are the form, so what the program itself makes of a problem may change without it. Fields may be added;
//! when one goes or means something else, [`VERSION`] counts up.

use serde::Serialize;

use super::coverage::Coverage;
use super::marked::Marked;
use crate::diagnostic::fix::{self, Safety};
use crate::page::marking;
use crate::source;

/// The version of this form.
const VERSION: u32 = 1;

/// Everything that is wrong.
#[derive(Serialize)]
pub(super) struct Report<'a> {
    version: u32,
    problems: Vec<Problem<'a>>,
    /// How much of what should have a source has one; not there where nothing should.
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<Coverage>,
}

#[derive(Serialize)]
struct Problem<'a> {
    code: &'static str,
    severity: String,
    #[serde(flatten)]
    place: Place<'a>,
    /// The marking of what the problem quotes, as `TLP:RED` or `unmarked`; not there where it can have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    marking: Option<&'static str>,
    message: &'a str,
    help: &'a str,
    /// Other places that belong to it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Fix<'a>>,
}

#[derive(Serialize)]
struct Related<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    message: &'a str,
}

/// Lines and columns count from 1, columns in characters; the end is the place behind the last character.
#[derive(Serialize)]
struct Place<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
}

/// Edits to be made all at once or not at all.
#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    /// `safe`: what the file means stays, or it could mean nothing else. `unsafe`: likely, but to be looked at.
    safety: &'static str,
    edits: Vec<Edit<'a>>,
}

/// A text in place of another: the same place twice, for editors and in bytes of the file, counted from 0.
#[derive(Serialize)]
struct Edit<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    start_byte: u32,
    end_byte: u32,
    text: &'a str,
}

impl<'a> Report<'a> {
    pub(super) fn of(problems: &[Marked<'a>], coverage: Option<Coverage>) -> Self {
        Self {
            version: VERSION,
            problems: problems.iter().copied().map(Problem::of).collect(),
            coverage,
        }
    }
}

impl<'a> Problem<'a> {
    fn of((problem, marking): Marked<'a>) -> Self {
        Self {
            code: problem.code.name(),
            severity: problem.severity().to_string(),
            place: Place::of(&problem.place.source, problem.place.span),
            marking: marking.map(marking::label),
            message: &problem.message,
            help: &problem.help,
            related: problem
                .notes
                .iter()
                .map(|note| Related {
                    place: Place::of(&note.place.source, note.place.span),
                    message: &note.text,
                })
                .collect(),
            fix: problem.fix.as_ref().map(Fix::of),
        }
    }
}

impl<'a> Place<'a> {
    fn of(source: &'a source::SourceFile, span: source::Span) -> Self {
        let (start, end) = (source.position(span.start), source.position(span.end));
        Self {
            path: source.name(),
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl<'a> Fix<'a> {
    fn of(fix: &'a fix::Fix) -> Self {
        let edits = fix.files.iter().flat_map(|file| {
            let edits = file.edits.as_slice().iter();
            edits.map(|edit| Edit {
                place: Place::of(&file.source, edit.span),
                start_byte: edit.span.start,
                end_byte: edit.span.end,
                text: &edit.text,
            })
        });
        Self {
            title: &fix.title,
            safety: match fix.safety {
                Safety::Safe => "safe",
                Safety::Unsafe => "unsafe",
            },
            edits: edits.collect(),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::check;
    use crate::library::Library;
    use crate::source::SourceFile;

    #[test]
    fn a_problem_with_its_fix() {
        let text = "title: Sony hack\ntlp: CLEAR\nactors:\n  dprk: {name: 북한, kidn: state}\nevents: [a]\n";
        let files = vec![SourceFile::named("sony-hack.yaml", text)];
        let library = Library::load(files, Vec::new());
        let problems = check::problems(&library);
        let marked = crate::cli::report::marked::marked(&library, &problems);
        let json = serde_json::to_string_pretty(&Report::of(&marked, None)).unwrap();
        insta::assert_snapshot!(json, @r#"
        {
          "version": 1,
          "problems": [
            {
              "code": "unknown-key",
              "severity": "error",
              "path": "sony-hack.yaml",
              "line": 4,
              "column": 20,
              "end_line": 4,
              "end_column": 24,
              "marking": "TLP:CLEAR",
              "message": "an actor has no field `kidn`",
              "help": "did you mean `kind`? Keys of your own start with `x-`",
              "fix": {
                "title": "write `kind`",
                "safety": "unsafe",
                "edits": [
                  {
                    "path": "sony-hack.yaml",
                    "line": 4,
                    "column": 20,
                    "end_line": 4,
                    "end_column": 24,
                    "start_byte": 59,
                    "end_byte": 63,
                    "text": "kind"
                  }
                ]
              }
            }
          ]
        }
        "#);
    }
}
