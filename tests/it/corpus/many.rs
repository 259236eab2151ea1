//! More problems than anybody mends: so many are told, and that there are more.

use bluf::facade::{Code, Library, SourceFile, check};

/// The codes that the tests of this file cover.
pub(crate) const CODES: &[Code] = &[Code::Unlisted];

fn told(code: Code, line: &str, times: usize) -> (usize, Vec<String>) {
    let lines = line.repeat(times);
    let text = format!("title: t\ntlp: CLEAR\nevents:\n  - good\n{lines}");
    let library = Library::load(vec![SourceFile::named("b.yaml", text)], Vec::new());
    let problems = check::problems(&library);
    let unlisted = problems.iter().filter(|p| p.code == Code::Unlisted);
    let unlisted = unlisted.map(|p| format!("{} {} / {}", p.position(), p.message, p.help));
    let told = problems.iter().filter(|p| p.code == code).count();
    (told, unlisted.collect())
}

#[test]
fn of_one_file_so_many_are_told_and_how_many_more_there_are() {
    let more = |line: usize, column: usize, more: usize| {
        vec![format!(
            "{line}:{column} {more} more problems of this file are not listed / mend those that are listed first"
        )]
    };
    assert_eq!(told(Code::WrongType, "  -\n", 1000), (1000, vec![]));
    assert_eq!(
        told(Code::WrongType, "  -\n", 1003),
        (1000, more(1005, 4, 3))
    );
    assert_eq!(
        told(Code::Dangling, "  - {title: e, after: gone}\n", 1200),
        (1000, more(1005, 23, 200))
    );
}

#[test]
fn however_many_lines_cannot_be_read_the_others_are() {
    let lines = "  - {id: a: b}\n  - fine\n".repeat(300);
    let text = format!("title: t\ntlp: CLEAR\nevents:\n{lines}");
    let library = Library::load(vec![SourceFile::named("b.yaml", text)], Vec::new());
    let events = library.briefings().iter().map(|file| file.entries.len());
    assert_eq!(events.sum::<usize>(), 300);
    assert_eq!(check::problems(&library).len(), 300);
}

/// The one problem of a kind that a briefing with these lines has; the briefing is not read.
fn refused(lines: &str, line: usize, limit: &str) {
    let text = format!("title: t\ntlp: CLEAR\n{lines}");
    let library = Library::load(vec![SourceFile::named("b.yaml", text)], Vec::new());
    let problems = check::problems(&library);
    let told = problems.iter().filter(|p| p.code == Code::Budget);
    let told: Vec<String> = told
        .map(|p| format!("{} {} / {}", p.position().line, p.message, p.help))
        .collect();
    let split = "split the briefing into several files";
    assert_eq!(
        told,
        [format!("{line} more than {limit} in a file / {split}")]
    );
    assert!(library.briefings().is_empty());
}

#[test]
fn more_than_a_file_may_hold_is_refused_with_place_limit_and_remedy() {
    let events = format!("events:\n{}", "  - x\n".repeat(200_001));
    refused(&events, 200_004, "200000 entries");
    let links = format!("events: [e]\ntags: [{}]\n", "t,".repeat(500_001));
    refused(&links, 4, "500000 links");
    let values = format!("x-a: [{}]\nevents: [e]\n", "a,".repeat(1_500_000));
    refused(&values, 3, "1500000 values");
    // Also behind an error that was mended.
    refused(&format!("x-b: a: b\n{values}"), 4, "1500000 values");
}

#[test]
fn a_text_that_is_too_long_is_left_out() {
    let text = "word ".repeat((1 << 20) / 5 + 1);
    let text = format!("title: t\ntlp: CLEAR\nevents:\n  - {{title: e, text: \"{text}\"}}\n");
    let library = Library::load(vec![SourceFile::named("b.yaml", text)], Vec::new());
    let problems = check::problems(&library);
    let told = problems
        .iter()
        .map(|p| format!("{} {}: {} / {}", p.position(), p.code, p.message, p.help));
    assert_eq!(
        told.collect::<Vec<_>>(),
        ["4:22 budget: a text of more than 1 MB / split it over several entries; a book has less"]
    );
    assert_eq!(library.briefings()[0].entries.len(), 1);
}
