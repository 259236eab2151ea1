//! Problems as SARIF 2.1.0 (OASIS, 2020), which code hosts show beside the lines of a change.
//!
//! Columns count characters (`unicodeCodePoints`), as everywhere in the program. Paths are relative references (RFC 3986)
//! to wherever the program was started, unless they were given whole.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde::Serialize;
use serde_json::{Value, json};

use super::marked::{Marked, label};
use crate::diagnostic::fix::{FileEdits, Fix};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::source::{Place, SourceFile, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// A log of one run.
#[derive(Serialize)]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Value; 1],
}

impl Log {
    pub(super) fn of(problems: &[Marked<'_>]) -> Self {
        let codes: BTreeSet<Code> = problems.iter().map(|(problem, _)| problem.code).collect();
        let rules: Vec<Value> = codes.iter().map(|code| rule(*code)).collect();
        let number = |code: Code| codes.iter().position(|own| *own == code);
        let results = problems.iter().map(|(problem, marking)| {
            let mut result = result(problem, label(*marking));
            result["ruleIndex"] = json!(number(problem.code));
            result
        });
        Self {
            schema: SCHEMA,
            version: "2.1.0",
            runs: [json!({
                "tool": { "driver": {
                    "name": "bluf",
                    "version": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                } },
                "columnKind": "unicodeCodePoints",
                "results": results.collect::<Vec<Value>>(),
            })],
        }
    }
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.name(),
        "shortDescription": { "text": code.title() },
        "fullDescription": { "text": code.explanation() },
        "defaultConfiguration": { "level": level(code.severity()) },
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(problem: &Diagnostic, marking: Option<&str>) -> Value {
    let marked = marking
        .map(|marking| format!("{marking}: "))
        .unwrap_or_default();
    let text = format!("{marked}{}. Help: {}", problem.message, problem.help);
    let mut result = json!({
        "ruleId": problem.code.name(),
        "level": level(problem.severity()),
        "message": { "text": text },
        "locations": [location(&problem.place, None)],
    });
    if !problem.notes.is_empty() {
        let notes = problem.notes.iter();
        let notes = notes.map(|note| location(&note.place, Some(&note.text)));
        result["relatedLocations"] = notes.collect();
    }
    if let Some(fix) = &problem.fix {
        result["fixes"] = json!([self::fix(fix)]);
    }
    if let Some(marking) = marking {
        result["properties"] = json!({ "marking": marking });
    }
    result
}

fn location(place: &Place, words: Option<&str>) -> Value {
    let mut location = json!({ "physicalLocation": {
        "artifactLocation": artifact(&place.source),
        "region": region(&place.source, place.span),
    } });
    if let Some(words) = words {
        location["message"] = json!({ "text": words });
    }
    location
}

fn artifact(source: &SourceFile) -> Value {
    json!({ "uri": uri(source.name()) })
}

fn region(source: &SourceFile, span: Span) -> Value {
    let (start, end) = (source.position(span.start), source.position(span.end));
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    })
}

fn fix(fix: &Fix) -> Value {
    json!({
        "description": { "text": fix.title.as_str() },
        "artifactChanges": fix.files.iter().map(change).collect::<Vec<Value>>(),
    })
}

fn change(file: &FileEdits) -> Value {
    let edits = file.edits.as_slice().iter();
    let edits = edits.map(|edit| {
        json!({
            "deletedRegion": region(&file.source, edit.span),
            "insertedContent": { "text": edit.text },
        })
    });
    json!({
        "artifactLocation": artifact(&file.source),
        "replacements": edits.collect::<Vec<Value>>(),
    })
}

/// A path as a reference: what has a meaning of its own in one, and what is not ASCII, is encoded.
fn uri(path: &str) -> String {
    let path = path.strip_prefix("./").unwrap_or(path);
    let mut out = String::new();
    if path.starts_with('/') {
        out += "file://";
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(byte.into());
            }
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::check;
    use crate::library::Library;

    #[test]
    fn paths_are_references() {
        assert_eq!(uri("./a b.yaml"), "a%20b.yaml");
        assert_eq!(uri("/tmp/북.yaml"), "file:///tmp/%EB%B6%81.yaml");
    }

    #[test]
    fn a_problem_with_its_fix_and_another_place() {
        let text = "title: Sony hack\ntlp: CLEAR\nactors:\n  dprk: {name: 북한, kidn: state}\nevents: [{id: dprk, title: a}]\n";
        let files = vec![SourceFile::named("sony hack.yaml", text)];
        let library = Library::load(files, Vec::new());
        let problems = check::problems(&library);
        let marked = crate::cli::report::marked::marked(&library, &problems);
        let json = serde_json::to_string_pretty(&Log::of(&marked)).unwrap();
        insta::assert_snapshot!(json, @r#"
        {
          "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
          "version": "2.1.0",
          "runs": [
            {
              "tool": {
                "driver": {
                  "name": "bluf",
                  "version": "0.1.0",
                  "rules": [
                    {
                      "id": "unknown-key",
                      "shortDescription": {
                        "text": "no such field"
                      },
                      "fullDescription": {
                        "text": "The format does not know this key. Keys of your own start with `x-`."
                      },
                      "defaultConfiguration": {
                        "level": "error"
                      }
                    },
                    {
                      "id": "duplicate-id",
                      "shortDescription": {
                        "text": "an id given twice"
                      },
                      "fullDescription": {
                        "text": "All entries of a briefing share one namespace, so that a link needs no type."
                      },
                      "defaultConfiguration": {
                        "level": "error"
                      }
                    }
                  ]
                }
              },
              "columnKind": "unicodeCodePoints",
              "results": [
                {
                  "ruleId": "unknown-key",
                  "level": "error",
                  "message": {
                    "text": "an actor has no field `kidn`. Help: did you mean `kind`? Keys of your own start with `x-`"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "sony%20hack.yaml"
                        },
                        "region": {
                          "startLine": 4,
                          "startColumn": 20,
                          "endLine": 4,
                          "endColumn": 24
                        }
                      }
                    }
                  ],
                  "fixes": [
                    {
                      "description": {
                        "text": "write `kind`"
                      },
                      "artifactChanges": [
                        {
                          "artifactLocation": {
                            "uri": "sony%20hack.yaml"
                          },
                          "replacements": [
                            {
                              "deletedRegion": {
                                "startLine": 4,
                                "startColumn": 20,
                                "endLine": 4,
                                "endColumn": 24
                              },
                              "insertedContent": {
                                "text": "kind"
                              }
                            }
                          ]
                        }
                      ]
                    }
                  ],
                  "ruleIndex": 0
                },
                {
                  "ruleId": "duplicate-id",
                  "level": "error",
                  "message": {
                    "text": "`dprk` is already the id of another entry. Help: give one of them another id"
                  },
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "sony%20hack.yaml"
                        },
                        "region": {
                          "startLine": 5,
                          "startColumn": 15,
                          "endLine": 5,
                          "endColumn": 19
                        }
                      }
                    }
                  ],
                  "relatedLocations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "sony%20hack.yaml"
                        },
                        "region": {
                          "startLine": 4,
                          "startColumn": 3,
                          "endLine": 4,
                          "endColumn": 7
                        }
                      },
                      "message": {
                        "text": "first given here"
                      }
                    }
                  ],
                  "ruleIndex": 1
                }
              ]
            }
          ]
        }
        "#);
    }
}
