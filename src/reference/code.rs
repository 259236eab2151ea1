//! What is said of a kind of problem.

use super::write::{lines, name, page, paragraph, said, section, title};
use crate::check::RULES;
use crate::check::selection::Group;
use crate::diagnostic::Code;
use crate::diagnostic::explanation::{Example, Explanation, Files};
use crate::diagnostic::in_reading;
use crate::page::part::{Page, Part, aside, plain};

/// What is said of a code by whoever finds such problems.
pub(crate) fn explanation(code: Code) -> Option<Explanation> {
    let rule = RULES.iter().find(|rule| rule.code == code);
    rule.map(|rule| rule.explanation())
        .or_else(|| in_reading::explanation(code))
}

/// The page of a code.
pub(super) fn page_of(code: Code) -> Page {
    let mut parts = vec![title(vec![name(code.name())])];
    parts.extend(said_of(code));
    page(parts)
}

/// All of its page but the title.
pub(super) fn said_of(code: Code) -> Vec<Part> {
    let group = Group::of(code).word();
    let severity = format!("{} ({group}): {}", code.severity(), code.title());
    let mut parts = vec![
        paragraph(vec![plain(severity)]),
        paragraph(said(code.explanation())),
    ];
    if let Some(Explanation {
        why,
        remedy,
        example,
    }) = explanation(code)
    {
        parts.extend(section("Why it matters", vec![paragraph(said(why))]));
        parts.extend(section("What to do", vec![paragraph(said(remedy))]));
        let [bad, good] = examples(example);
        parts.extend(section("As it should not be", bad));
        parts.extend(section("Put right", good));
    }
    parts
}

fn examples(example: Example) -> [Vec<Part>; 2] {
    match example {
        Example::Files { bad, at, good } => {
            let at = paragraph(vec![aside(format!("Told at {at}."))]);
            let bad = files(bad).into_iter().chain([at]);
            [bad.collect(), files(good)]
        }
        Example::Configuration { bad, good, .. } => [vec![lines(bad)], vec![lines(good)]],
        Example::Told { bad, good } => [bad, good].map(|words| vec![paragraph(said(words))]),
    }
}

/// Files one below the other, with their names where there are several.
fn files(files: Files) -> Vec<Part> {
    let are_several = files.len() > 1;
    let parts = files.iter().flat_map(|(file, text)| {
        let heading = are_several.then(|| paragraph(vec![name(*file)]));
        heading.into_iter().chain([lines(text)])
    });
    parts.collect()
}
