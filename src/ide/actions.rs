//! What an editor offers to do at a place: mend what is wrong there, mend all of its kind, leave it as it is for a reason,
//! write what is missing.

pub(crate) mod action;
mod create;
mod tabs;

use std::sync::Arc;

use super::field::Entry;
use crate::diagnostic::fix::{FileEdits, Safety};
use crate::diagnostic::{Code, Diagnostic};
use crate::edit::{Edit, Edits};
use crate::library::written_files::WrittenFile;
use crate::load::Declared;
use crate::source::{SourceFile, Span};
use crate::yaml::at_root;
use action::{Action, Kind, one};

/// Of so many problems at a place something is offered: nobody looks through more, and each costs a look at the file.
const MOST: usize = 16;

/// What may stand for a reason until its author writes one.
const REASON: &str = "say why it may stay";

/// What is offered for some bytes of a file, of whose problems these are all.
pub(crate) fn actions(
    file: Option<&WrittenFile<'_>>,
    source: &Arc<SourceFile>,
    problems: &[Diagnostic],
    at: Span,
) -> Vec<Action> {
    let touches = |problem: &Diagnostic| {
        let span = problem.place.span;
        span.start <= at.end && at.start <= span.end
    };
    let mut all = Vec::new();
    let here = problems
        .iter()
        .enumerate()
        .filter(|(_, problem)| touches(problem));
    let here: Vec<(usize, &Diagnostic)> = here.take(MOST).collect();
    for (number, problem) in &here {
        let new = [
            fix(*number, problem),
            fix_all_of(problem.code, problems, source),
            file.and_then(|file| create::missing(file, *number, problem)),
            tabs::repair(source, *number, problem),
        ];
        for action in new.into_iter().flatten() {
            add(&mut all, action);
        }
    }
    all.extend(fix_all(problems, source));
    // Editors offer, and some do, what comes first: what only makes a report go away comes last.
    let left = here
        .iter()
        .filter_map(|(number, problem)| allow(file?, *number, problem));
    left.for_each(|action| add(&mut all, action));
    all
}

fn add(all: &mut Vec<Action>, action: Action) {
    if !all.iter().any(|known| known.title == action.title) {
        all.push(action);
    }
}

fn fix(number: usize, problem: &Diagnostic) -> Option<Action> {
    let fix = problem.fix.as_ref()?;
    Some(Action {
        title: sentence(&fix.title),
        kind: Kind::Fix,
        is_preferred: fix.safety == Safety::Safe,
        mends: vec![number],
        files: fix.files.clone(),
    })
}

fn sentence(title: &str) -> String {
    let mut letters = title.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// All problems of one kind, where more than one can be mended.
fn fix_all_of(code: Code, problems: &[Diagnostic], source: &Arc<SourceFile>) -> Option<Action> {
    let is_it = |problem: &Diagnostic| problem.code == code && problem.fix.is_some();
    let (mends, files) = together(problems, source, is_it);
    (mends.len() > 1).then(|| Action {
        title: format!("Mend all {} problems `{code}` of the file", mends.len()),
        kind: Kind::Fix,
        is_preferred: false,
        mends,
        files,
    })
}

/// All problems that can be mended safely.
fn fix_all(problems: &[Diagnostic], source: &Arc<SourceFile>) -> Option<Action> {
    let is_safe = |problem: &Diagnostic| {
        let fix = problem.fix.as_ref();
        fix.is_some_and(|fix| fix.safety == Safety::Safe)
    };
    let (mends, files) = together(problems, source, is_safe);
    (!mends.is_empty()).then(|| Action {
        title: "Mend all that is safe".to_owned(),
        kind: Kind::FixAll,
        is_preferred: false,
        mends,
        files,
    })
}

/// The fixes of some problems as one, but for those that would get in each other's way.
fn together(
    problems: &[Diagnostic],
    source: &Arc<SourceFile>,
    is_meant: impl Fn(&Diagnostic) -> bool,
) -> (Vec<usize>, Vec<FileEdits>) {
    let (mut mends, mut edits) = (Vec::new(), Vec::<Edit>::new());
    let mut end = 0;
    for (number, problem) in problems.iter().enumerate().filter(|(_, it)| is_meant(it)) {
        let Some([file]) = problem.fix.as_ref().map(|fix| fix.files.as_slice()) else {
            continue;
        };
        let new = file.edits.as_slice();
        let is_behind = new
            .first()
            .is_some_and(|edit| edits.is_empty() || edit.span.start > end);
        if file.source.name() != source.name() || !is_behind {
            continue;
        }
        end = new.last().map_or(end, |edit| edit.span.end);
        edits.extend(new.iter().cloned());
        mends.push(number);
    }
    let edits = Edits::new(edits).map(|edits| FileEdits {
        source: source.clone(),
        edits,
    });
    (mends, edits.into_iter().collect())
}

/// Leaves a problem as it is, by a word in the entry that it stands in, or at the top.
fn allow(file: &WrittenFile<'_>, number: usize, problem: &Diagnostic) -> Option<Action> {
    use crate::diagnostic::Severity;
    // What takes something off the screen is not left, and a slip whose remedy is known has no reason.
    let is_left = problem.severity() != Severity::Error && problem.fix.is_none();
    if !is_left || !problem.code.may_stay() {
        return None;
    }
    let at = problem.place.span.start;
    let around = file.declared.values().filter(|it| !it.is_lost());
    let around = around
        .filter(|it| it.entry.start.min(it.name.start) <= at && at < it.entry.end.max(it.name.end));
    let mut around: Vec<&Declared> = around.collect();
    around.sort_by_key(|it| it.entry.end - it.entry.start);
    let code = problem.code.name();
    let edit = at_root(file.source, |root| {
        let root = root?;
        let mut entries = around.iter();
        let entry = match around.is_empty() {
            true => Some(Entry::file(root)),
            false => entries.find_map(|it| Entry::declared_at(root, it.name)),
        };
        entry?.add_pair(file.source, "x-allow", (code, REASON))
    });
    Some(Action {
        title: format!("Leave it as it is, for a reason (`x-allow: {{{code}: …}}`)"),
        kind: Kind::Fix,
        is_preferred: false,
        mends: vec![number],
        files: vec![one(file.source, edit?)?],
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
