//! A baseline: problems that were there on a day, so that only new ones are told.
//!
//! A problem is known again by its file, its code, and a number of what it says and of the words of its line; by that it
//! may move as it likes. The file holds no words of a briefing: it may lie where more people see it.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

/// The version of this form.
const VERSION: u32 = 1;

/// Problems that were there.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::cli) struct Baseline {
    version: u32,
    problems: Vec<Known>,
}

/// Problems that are the same, and how many of them there were.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    path: String,
    code: String,
    /// Sixteen digits of a hexadecimal number.
    fingerprint: String,
    count: usize,
}

type Key = (String, &'static str, String);

impl Baseline {
    /// That of some problems.
    pub(in crate::cli) fn of<'a>(problems: impl Iterator<Item = &'a Diagnostic>) -> Self {
        let mut counts: HashMap<Key, usize> = HashMap::new();
        for problem in problems {
            *counts.entry(key(problem)).or_default() += 1;
        }
        let mut all: Vec<(Key, usize)> = counts.into_iter().collect();
        all.sort_unstable();
        let problems = all
            .into_iter()
            .map(|((path, code, fingerprint), count)| Known {
                path,
                code: code.to_owned(),
                fingerprint,
                count,
            });
        Self {
            version: VERSION,
            problems: problems.collect(),
        }
    }

    /// Reads one.
    ///
    /// # Errors
    /// When it is none, in words.
    pub(in crate::cli) fn read(text: &str) -> Result<Self, String> {
        let read: Self = serde_json::from_str(text).map_err(|error| error.to_string())?;
        match read.version {
            VERSION => Ok(read),
            other => Err(format!(
                "it is of version {other}, and this program knows {VERSION}"
            )),
        }
    }

    /// Its text: a problem a line, in an order that hangs on nothing but the problems, so that changes of it can be read.
    pub(in crate::cli) fn text(&self) -> String {
        let lines = self.problems.iter().map(|known| {
            let line = serde_json::to_string(known).unwrap_or_default();
            format!("    {line}")
        });
        let lines: Vec<String> = lines.collect();
        let between = if lines.is_empty() { "" } else { "\n" };
        format!(
            "{{\n  \"version\": {},\n  \"problems\": [{between}{}{between}  ]\n}}\n",
            self.version,
            lines.join(",\n")
        )
    }

    /// Takes out the problems that are in it, each as often as it was there, and says how many these are.
    pub(in crate::cli) fn take_out(&self, problems: &mut Vec<Diagnostic>) -> usize {
        let known = self.problems.iter();
        let mut left: HashMap<(String, &str, String), usize> = known
            .map(|known| {
                let key = (known.path.clone(), &*known.code, known.fingerprint.clone());
                (key, known.count)
            })
            .collect();
        let before = problems.len();
        problems.retain(|problem| match left.get_mut(&key(problem)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        before - problems.len()
    }
}

fn key(problem: &Diagnostic) -> Key {
    let source = &problem.place.source;
    let path = source.name().strip_prefix("./").unwrap_or(source.name());
    let line = source
        .text()
        .get(source.line_around(problem.place.span.start));
    let line = line.unwrap_or_default().trim();
    // Of a long line, what is far away does not count.
    let line = &line[..line.floor_char_boundary(MOST)];
    let number = fnv(problem.message.bytes().chain([0]).chain(line.bytes()));
    (
        path.to_owned(),
        problem.code.name(),
        format!("{number:016x}"),
    )
}

/// The most bytes of a line that count.
const MOST: usize = 400;

/// The hash FNV-1a of 64 bits, which is the same everywhere and for ever.
fn fnv(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::check;
    use crate::library::Library;
    use crate::source::SourceFile;

    fn problems(events: &str) -> Vec<Diagnostic> {
        let text = format!("title: t\ntlp: CLEAR\n{events}");
        let library = Library::load(vec![SourceFile::named("./b.yaml", text)], Vec::new());
        check::problems(&library)
    }

    #[test]
    fn what_was_there_is_taken_out_wherever_it_went_and_no_more_of_it() {
        let events = "events:\n  - {title: a, by: x}\n  - {title: a, by: x}\n";
        let written = Baseline::of(problems(events).iter()).text();
        insta::assert_snapshot!(written, @r#"
        {
          "version": 1,
          "problems": [
            {"path":"b.yaml","code":"dangling","fingerprint":"73ae20ae2ff31e3c","count":2}
          ]
        }
        "#);
        let baseline = Baseline::read(&written).unwrap();
        let rest = |events: &str| {
            let mut problems = problems(events);
            let known = baseline.take_out(&mut problems);
            let rest = problems
                .iter()
                .map(|problem| problem.position().to_string());
            (known, rest.collect::<Vec<_>>())
        };
        assert_eq!(rest(events), (2, vec![]));
        let moved = "# moved\nevents:\n  - {title: b, by: w}\n  - {title: a, by: x}\n";
        assert_eq!(rest(moved), (1, vec!["5:20".to_owned()]));
        let more = "events:\n  - {title: a, by: x}\n  - {title: a, by: x}\n  - {title: a, by: x}\n";
        assert_eq!(rest(more), (2, vec!["6:20".to_owned()]));
    }

    #[test]
    fn what_is_none_is_refused() {
        for text in [
            "",
            "{}",
            "[]",
            "{\"version\": 2, \"problems\": []}",
            "{\"version\": 1, \"problems\": 3}",
        ] {
            assert!(Baseline::read(text).is_err(), "{text}");
        }
        let empty = Baseline::of([].into_iter()).text();
        assert!(Baseline::read(&empty).unwrap().problems.is_empty());
    }
}
