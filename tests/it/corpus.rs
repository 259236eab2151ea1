//! Every problem that a file can have, as a file that has it.
//!
//! A file of this folder says in its head what must be found in it, and nothing else may be:
//!
//! ```yaml
//! # expect: 4:8 unquoted-colon | double quotes
//! ```
//!
//! is line, column and code, and optionally words that the message or the help must hold. What stands beside the
//! problem must be loaded all the same: each briefing has an event `good` and, unless its head says `# left out`, the
//! library holds it. A folder is loaded as one library; what depends on a file system is built by a test.
//!
//! `EXPLAIN=1 cargo test --test it corpus -- --nocapture` prints each problem with its help, to be read.

mod many;
mod on_disk;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{context, saves};
use bluf::facade::{Code, Diagnostic, EntryId, Library, SourceFile, check, disk};

/// A problem that a file must have.
struct Expected {
    path: PathBuf,
    problem: String,
    words: Option<String>,
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// The files and folders of the corpus, each a library of its own.
pub(super) fn cases() -> Vec<PathBuf> {
    let entries = fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let mut cases: Vec<PathBuf> = entries
        .filter(|path| path.is_dir() || path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    cases.sort();
    cases
}

pub(super) fn files(case: &Path) -> Vec<PathBuf> {
    if !case.is_dir() {
        return vec![case.to_owned()];
    }
    let mut files: Vec<PathBuf> = fs::read_dir(case)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    files
}

fn expected(path: &Path) -> Vec<Expected> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter_map(|line| {
        line.trim_start_matches('\u{FEFF}')
            .strip_prefix("# expect: ")
    });
    lines
        .map(|line| {
            let (problem, words) = line
                .split_once(" | ")
                .map_or((line, None), |(p, words)| (p, Some(words)));
            let (problem, words) = (problem.trim().to_owned(), words.map(str::to_owned));
            Expected {
                path: path.to_owned(),
                problem,
                words,
            }
        })
        .collect()
}

fn load(path: &Path) -> Library {
    let found = disk::read(&[path.to_owned()]);
    Library::load(found.files, found.problems)
}

fn told(problem: &Diagnostic) -> String {
    format!("{} {}", problem.position(), problem.code)
}

fn explain(case: &Path, problems: &[Diagnostic]) {
    if std::env::var_os("EXPLAIN").is_none() {
        return;
    }
    println!("── {}", case.file_name().unwrap().to_string_lossy());
    for problem in problems {
        let line = problem
            .place
            .source
            .text()
            .lines()
            .nth(problem.position().line - 1)
            .unwrap_or_default();
        let end = problem.place.source.position(problem.place.span.end);
        println!(
            "  {line}\n    {}–{end} {}: {}\n    {}",
            problem.position(),
            problem.code,
            problem.message,
            problem.help
        );
        for note in &problem.notes {
            println!("    note {}: {}", note.place.position(), note.text);
        }
    }
}

#[test]
fn each_file_has_the_problems_that_its_head_names_and_no_others() {
    let mut wrong = Vec::new();
    for case in cases() {
        let problems = check::problems(&load(&case));
        explain(&case, &problems);
        let wanted: Vec<Expected> = files(&case)
            .iter()
            .flat_map(|path| expected(path))
            .collect();
        let named = |path: &Path, problem: &str| {
            format!("{}: {problem}", path.file_name().unwrap().to_string_lossy())
        };
        let found: Vec<String> = problems
            .iter()
            .map(|p| named(p.place.source.path().unwrap(), &told(p)))
            .collect();
        let expected: Vec<String> = wanted.iter().map(|e| named(&e.path, &e.problem)).collect();
        if found != expected {
            wrong.push(format!("expected {expected:#?}\nfound {found:#?}"));
            continue;
        }
        for (problem, words) in problems
            .iter()
            .zip(&wanted)
            .filter_map(|(p, e)| Some((p, e.words.as_deref()?)))
        {
            if !format!("{}\n{}", problem.message, problem.help).contains(words) {
                wrong.push(format!(
                    "{}: `{words}` is not in: {} / {}",
                    told(problem),
                    problem.message,
                    problem.help
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_beside_a_problem_is_loaded() {
    for case in cases() {
        let library = load(&case);
        for path in files(&case) {
            let text = fs::read_to_string(&path).unwrap();
            if text.contains("# left out") {
                continue;
            }
            let file = library
                .briefings()
                .iter()
                .find(|file| file.source.path() == Some(&path));
            let Some(file) = file else {
                let shared = library
                    .shared()
                    .iter()
                    .find(|file| file.source.path() == Some(&path));
                assert!(
                    shared.is_some_and(|file| file.entries.contains_key("good")),
                    "{}",
                    path.display()
                );
                continue;
            };
            assert!(
                file.entries.contains_key("good"),
                "{}: no event `good`",
                path.display()
            );
            assert!(
                library
                    .find(&EntryId::in_briefing(&file.id, "good"))
                    .is_some(),
                "{}",
                path.display()
            );
        }
    }
}

#[test]
fn messages_are_sentences_that_say_what_to_do() {
    for case in cases() {
        for problem in check::problems(&load(&case)) {
            let (message, help) = (problem.message.as_str(), problem.help.as_str());
            assert!(!help.is_empty(), "{}: no help", problem.place);
            assert!(
                !message.ends_with('.') && !help.ends_with('.'),
                "{}: {message} / {help}",
                problem.place
            );
            // Lists of the words of a vocabulary may be long.
            let short = help.chars().count() <= 120 || help.starts_with("use one of ");
            assert!(
                message.chars().count() <= 120 && short,
                "{}: {message} / {help}",
                problem.place
            );
            let source = &problem.place.source;
            let span = problem.place.span.range();
            assert!(source.text().get(span).is_some(), "{}", problem.place);
        }
    }
}

/// The problems of one file that is not on the disk.
fn problems_in(text: &str) -> Vec<Diagnostic> {
    let file = SourceFile::named("b.yaml", text);
    check::problems(&Library::load(vec![file], Vec::new()))
}

#[test]
fn each_fix_takes_its_problem_away_and_brings_no_other() {
    let mut fixes = 0;
    // Some files are no text, and folders are left out: each of their files would miss the others.
    let texts = cases()
        .into_iter()
        .filter_map(|path| fs::read_to_string(path).ok());
    for text in texts {
        let before = problems_in(&text);
        for problem in &before {
            let Some(fix) = &problem.fix else { continue };
            let mended = fix.files[0].edits.apply(&text).unwrap();
            // What is an id now may still lead nowhere.
            let counts = |other: &&Diagnostic| {
                problem.code == Code::Dangling || other.code != Code::Dangling
            };
            let told = |other: &Diagnostic| format!("{}: {}", other.code, other.message);
            let rest = before.iter().filter(|other| !std::ptr::eq(*other, problem));
            let expected: Vec<String> = rest.filter(counts).map(told).collect();
            let after = problems_in(&mended);
            let found: Vec<String> = after.iter().filter(counts).map(told).collect();
            assert_eq!(found, expected, "{text}\n{mended}");
            fixes += 1;
        }
    }
    assert!(fixes > 20, "{fixes} fixes");
}

#[test]
fn every_code_has_a_file() {
    let heads = cases()
        .into_iter()
        .flat_map(|case| files(&case))
        .flat_map(|path| expected(&path));
    let mut covered: BTreeSet<String> = heads
        .map(|e| e.problem.split_once(' ').unwrap().1.to_owned())
        .collect();
    let made = on_disk::CODES.iter().chain(saves::CODES);
    let made = made.chain(many::CODES).chain(context::CODES);
    covered.extend(made.map(|code| code.name().to_owned()));
    // These have an example.
    covered.extend(check::RULES.iter().map(|rule| rule.code.name().to_owned()));
    // Of the configuration, which is no briefing: told by the keymap.
    covered.extend([Code::BadKeys, Code::HiddenKeys].map(|code| code.name().to_owned()));
    let all: BTreeSet<String> = Code::ALL
        .iter()
        .map(|code| code.name().to_owned())
        .collect();
    assert_eq!(covered, all);
}
