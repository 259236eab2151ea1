//! The problems of files while they are gathered: of each file and severity so many, the rest only counted.
//!
//! A file may be wrong in a million places, and nobody mends a million. What is not kept is said in one more problem,
//! and never changes how bad a file is: as many are kept of its severity.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::{Code, Diagnostic, Severity};
use crate::source::{Place, SourceFile, Span};

/// How many problems of each severity are kept of a file.
pub(crate) const KEPT: usize = 1_000;

/// The problems of one file.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    kept: Vec<Diagnostic>,
    found: Found,
}

/// How many problems were found of each severity, and where the first is that was not kept.
#[derive(Debug, Default, Clone)]
struct Found {
    errors: usize,
    warnings: usize,
    infos: usize,
    passed: Option<Place>,
}

/// How far a list of problems had come.
pub(crate) struct Mark {
    length: usize,
    found: Found,
}

impl Problems {
    /// Whether a problem of this kind is still kept; it is counted if it is not. Asked before more is worked out for it
    /// than its place.
    pub(crate) fn keeps(&mut self, code: Code, source: &Arc<SourceFile>, span: Span) -> bool {
        let keeps = self.has_room(code);
        if !keeps {
            self.pass(code, || Place::new(source, span));
        }
        keeps
    }

    fn has_room(&self, code: Code) -> bool {
        self.found.count(code.severity()) < KEPT
    }

    /// Notes a problem.
    pub(crate) fn push(&mut self, problem: Diagnostic) {
        if self.has_room(problem.code) {
            *self.found.of(problem.severity()) += 1;
            self.kept.push(problem);
        } else {
            self.pass(problem.code, || problem.place);
        }
    }

    /// Counts a problem that is not kept.
    fn pass(&mut self, code: Code, place: impl FnOnce() -> Place) {
        *self.found.of(code.severity()) += 1;
        self.found.passed.get_or_insert_with(place);
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// How far it has come.
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            length: self.kept.len(),
            found: self.found.clone(),
        }
    }

    /// The kind of the worst problem that was noted since, of those as bad the first.
    pub(crate) fn first(&self, since: &Mark) -> Option<Code> {
        let kept = self.kept.get(since.length..).unwrap_or_default();
        let first = kept.iter().min_by_key(|problem| problem.severity());
        let is_passed = self.found.all() > since.found.all();
        let passed = is_passed.then_some(Code::Unlisted);
        first.map(|problem| problem.code).or(passed)
    }

    /// Forgets what was noted since.
    pub(crate) fn back_to(&mut self, mark: &Mark) {
        self.kept.truncate(mark.length);
        self.found = mark.found.clone();
    }

    /// Takes in what was found elsewhere in the file.
    fn take(&mut self, others: Self) {
        let mut passed = others.found;
        for problem in others.kept {
            *passed.of(problem.severity()) -= 1;
            self.push(problem);
        }
        // What was passed there is passed here, too.
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            *self.found.of(severity) += passed.count(severity);
        }
        self.found.passed = self.found.passed.take().or(passed.passed);
    }

    /// Those that are kept, and one more where there are others. What an alias carries to several places is wrong in
    /// each of them, and told once, where it is written.
    pub(crate) fn finish(mut self) -> Vec<Diagnostic> {
        let passed = self.found.all() - self.kept.len();
        let mut told = HashSet::new();
        self.kept.retain(|problem| {
            told.insert((problem.code, problem.place.span, problem.message.clone()))
        });
        if let Some(place) = self.found.passed {
            self.kept.push(Diagnostic::new(
                Code::Unlisted,
                place,
                &match passed {
                    1 => "one more problem of this file is not listed".to_owned(),
                    more => format!("{more} more problems of this file are not listed"),
                },
                "mend those that are listed first",
            ));
        }
        self.kept
    }
}

impl Extend<Diagnostic> for Problems {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, problems: I) {
        problems.into_iter().for_each(|problem| self.push(problem));
    }
}

impl Found {
    fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Error => &mut self.errors,
            Severity::Warning => &mut self.warnings,
            Severity::Info => &mut self.infos,
        }
    }

    fn count(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.warnings,
            Severity::Info => self.infos,
        }
    }

    fn all(&self) -> usize {
        self.errors + self.warnings + self.infos
    }
}

/// The problems of many files.
#[derive(Debug, Default)]
pub struct ByFile {
    /// By the address of the file, which lives as long as its problems do.
    files: HashMap<usize, Problems>,
}

impl ByFile {
    /// Notes a problem.
    pub(crate) fn push(&mut self, problem: Diagnostic) {
        self.of(&problem.place.source).push(problem);
    }

    /// Whether a problem of this kind is still kept of a file; it is counted if it is not. Asked before more is worked out
    /// for it than its place.
    pub(crate) fn keeps(&mut self, code: Code, source: &Arc<SourceFile>, span: Span) -> bool {
        self.of(source).keeps(code, source, span)
    }

    fn of(&mut self, source: &Arc<SourceFile>) -> &mut Problems {
        self.files.entry(Arc::as_ptr(source) as usize).or_default()
    }

    /// Takes in what was found elsewhere.
    pub(crate) fn extend(&mut self, others: Self) {
        for (file, found) in others.files {
            match self.files.entry(file) {
                Entry::Vacant(free) => {
                    free.insert(found);
                }
                Entry::Occupied(own) => own.into_mut().take(found),
            }
        }
    }

    /// Those that are kept, file by file in any order.
    pub(crate) fn finish(self) -> impl Iterator<Item = Diagnostic> {
        self.files.into_values().flat_map(Problems::finish)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(code: Code, at: usize) -> Diagnostic {
        let source = SourceFile::named("a.yaml", " ".repeat(9_000));
        Diagnostic::new(code, Place::new(&source, Span::new(at, at)), "m", "h")
    }

    #[test]
    fn so_many_are_kept_of_each_severity_and_the_rest_is_said_where_it_begins() {
        let mut problems = Problems::default();
        problems.extend((0..KEPT + 3).map(|at| problem(Code::Dangling, at)));
        problems.push(problem(Code::Unmarked, 5_000));
        let all = problems.finish();
        assert_eq!(all.len(), KEPT + 2);
        let last = all
            .last()
            .map(|p| (p.code, p.place.span.start, p.message.to_string()));
        let words = "3 more problems of this file are not listed";
        assert_eq!(last, Some((Code::Unlisted, 1_000, words.to_owned())));
    }

    #[test]
    fn what_is_taken_back_makes_room_again() {
        let mut problems = Problems::default();
        problems.push(problem(Code::Dangling, 0));
        let mark = problems.mark();
        problems.extend((0..KEPT).map(|at| problem(Code::Dangling, at)));
        assert!(!problems.has_room(Code::Dangling));
        problems.back_to(&mark);
        assert!(problems.has_room(Code::Dangling));
        assert_eq!(problems.finish().len(), 1);
    }
}
