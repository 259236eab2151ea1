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
