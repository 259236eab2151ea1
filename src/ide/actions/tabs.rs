//! Spaces in place of tabs that indent.

use std::sync::Arc;

use super::action::{Action, Kind};
use crate::diagnostic::fix::FileEdits;
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::{Edit, Edits};
use crate::source::{SourceFile, Span};

/// Puts as many spaces as the file indents by in the place of each tab that a line begins with.
pub(super) fn repair(
    source: &Arc<SourceFile>,
    number: usize,
    problem: &Diagnostic,
) -> Option<Action> {
    if problem.code != Code::Tab {
        return None;
    }
    let text = source.text();
    let step = step(text);
    let mut start = 0;
    let lines = text.split_inclusive('\n').filter_map(|line| {
        let at = start;
        start += line.len();
        let lead = line.len() - line.trim_start_matches([' ', '\t']).len();
        let blank = &line[..lead];
        blank.contains('\t').then(|| Edit {
            span: Span::new(at, at + lead),
            text: blank.replace('\t', &" ".repeat(step)),
        })
    });
    let edits = Edits::new(lines.collect()).ok()?;
    let source = source.clone();
    (!edits.as_slice().is_empty()).then(|| Action {
        title: "Indent with spaces".to_owned(),
        kind: Kind::Fix,
        is_preferred: true,
        mends: vec![number],
        files: vec![FileEdits { source, edits }],
    })
}

/// The fewest spaces that a line is indented by; two where none is.
fn step(text: &str) -> usize {
    let leads = text.lines().filter(|line| !line.trim().is_empty());
    let leads = leads.map(|line| line.len() - line.trim_start_matches(' ').len());
    leads.filter(|lead| *lead > 0).min().unwrap_or(2)
}
