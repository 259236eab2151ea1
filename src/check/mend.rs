//! Mending what is wrong, by the fixes that problems carry: which of them are made, and what becomes of the files.
//!
//! Nothing is written here. Fixes are made in rounds, since one may stand in another's way or show what comes next. Those
//! that would bring an error or a warning which was not there are not made. What tradecraft asks of an entry that an error
//! kept from being read was owed before; it is shown, not brought ([`owed`]).

mod owed;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use indexmap::IndexMap;
use indexmap::map::Entry;
use owed::Owed;

use super::review;
use super::selection::{Group, Selection};
use crate::briefing::tlp::Tlp;
use crate::diagnostic::fix::{FileEdits, Fix, Safety};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::edit::{Edit, Edits};
use crate::library::Library;
use crate::page::marking::of_problems;
use crate::source::SourceFile;
use crate::words::text::Text;

/// How often it is looked again for what fixes have left. Each round makes at least one.
const ROUNDS: usize = 50;

/// What mending makes of a library.
pub struct Mended {
    /// The edits of each file, by its name, of the text that was read.
    pub files: IndexMap<Text, FileEdits>,
    /// The problems that are mended, as they were found, with the markings of what they quote.
    pub fixed: Vec<(Diagnostic, Option<Option<Tlp>>)>,
    /// The library with all that done.
    pub library: Library,
    /// What is wrong with it.
    pub left: Vec<Diagnostic>,
}

/// Makes the fixes of some kinds of problems that are as safe as this.
pub fn mend(library: &Library, selection: &Selection, least: Safety) -> Mended {
    let mut mending = Mending {
        selection,
        least,
        refused: HashSet::new(),
    };
    let sources = library.sources().map(|source| (source.name(), source));
    let sources = sources.collect();
    let mut mended = Mended {
        files: IndexMap::new(),
        fixed: Vec::new(),
        library: library.with_texts(&[]),
        left: review(library, selection),
    };
    for _ in 0..ROUNDS {
        let Some(round) = mending.round(&mended.library, &mended.left) else {
            break;
        };
        mended.take(round, &sources);
    }
    mended
}

impl Mended {
    /// Adds what a round has done to the files that there were at first.
    fn take(&mut self, round: Round, first: &HashMap<&Text, &Arc<SourceFile>>) {
        for FileEdits { source, edits } in round.files {
            match self.files.entry(source.name().clone()) {
                Entry::Occupied(known) => {
                    let known = &mut known.into_mut().edits;
                    if let Ok(both) = known.then(&edits) {
                        *known = both;
                    }
                }
                Entry::Vacant(free) => {
                    if let Some(source) = first.get(source.name()) {
                        let source = (*source).clone();
                        free.insert(FileEdits { source, edits });
                    }
                }
            }
        }
        // Where they stand is known to the library that they were found in.
        let markings = of_problems(&self.library, &round.fixed);
        self.fixed.extend(round.fixed.into_iter().zip(markings));
        self.library = round.library;
        self.left = round.left;
    }
}

struct Mending<'s> {
    selection: &'s Selection,
    least: Safety,
    /// The fixes that would have brought something else, by the code, file and words of their problem.
    refused: HashSet<(Code, Text, Text)>,
}

/// What is done in one go.
struct Round {
    files: Vec<FileEdits>,
    fixed: Vec<Diagnostic>,
    library: Library,
    left: Vec<Diagnostic>,
}

impl Mending<'_> {
    /// Makes as many fixes as can be made at once; none where there are no more.
    fn round(&mut self, library: &Library, problems: &[Diagnostic]) -> Option<Round> {
        let wanted: Vec<&Diagnostic> = problems
            .iter()
            .filter(|problem| self.wants(problem))
            .collect();
        let chosen = apart(&wanted);
        self.sound(library, problems, &chosen)
    }

    fn wants(&self, problem: &Diagnostic) -> bool {
        let is_meant = |fix: &Fix| {
            let is_safe = fix.safety == Safety::Safe || self.least == Safety::Unsafe;
            is_safe && fix.is_writable()
        };
        let is_refused = || {
            let name = problem.place.source.name().clone();
            let message = problem.message.clone();
            self.refused.contains(&(problem.code, name, message))
        };
        problem.fix.as_ref().is_some_and(is_meant) && !is_refused()
    }

    /// The largest part of some fixes that brings nothing else.
    fn sound(
        &mut self,
        library: &Library,
        problems: &[Diagnostic],
        chosen: &[&Diagnostic],
    ) -> Option<Round> {
        if chosen.is_empty() {
            return None;
        }
        let round = self.made(library, chosen)?;
        if !brings(
            problems,
            &round.left,
            &Owed::of(library, &round.library, chosen),
        ) {
            return Some(round);
        }
        if let [only] = chosen {
            let name = only.place.source.name().clone();
            self.refused.insert((only.code, name, only.message.clone()));
            return None;
        }
        let (first, second) = chosen.split_at(chosen.len() / 2);
        // The other half is looked at in the next round.
        let first = self.sound(library, problems, first);
        first.or_else(|| self.sound(library, problems, second))
    }

    fn made(&self, library: &Library, chosen: &[&Diagnostic]) -> Option<Round> {
        let mut edits: HashMap<&Text, (&Arc<SourceFile>, Vec<Edit>)> = HashMap::new();
        for file in chosen
            .iter()
            .filter_map(|problem| problem.fix.as_ref())
            .flat_map(|fix| &fix.files)
        {
            let (_, all) = edits
                .entry(file.source.name())
                .or_insert_with(|| (&file.source, Vec::new()));
            all.extend(file.edits.as_slice().iter().cloned());
        }
        let mut files: Vec<FileEdits> = Vec::new();
        for (source, edits) in edits.into_values() {
            let edits = Edits::new(edits).ok()?;
            files.push(FileEdits {
                source: source.clone(),
                edits,
            });
        }
        files.sort_by(|one, other| one.source.name().cmp(other.source.name()));
        let texts = files.iter().map(|file| {
            let text = file.edits.apply(file.source.text()).ok()?;
            Some(file.source.with_text(text))
        });
        let library = library.with_texts(&texts.collect::<Option<Vec<_>>>()?);
        Some(Round {
            files,
            fixed: chosen.iter().copied().cloned().collect(),
            left: review(&library, self.selection),
            library,
        })
    }
}

/// Of problems with fixes, those whose edits do not get in the way of one before.
fn apart<'p>(wanted: &[&'p Diagnostic]) -> Vec<&'p Diagnostic> {
    let mut taken: HashMap<&Text, BTreeMap<u32, u32>> = HashMap::new();
    let mut chosen = Vec::new();
    for problem in wanted {
        let files = problem.fix.iter().flat_map(|fix| &fix.files);
        let spans: Vec<_> = files
            .flat_map(|file| {
                let edits = file.edits.as_slice().iter();
                edits.map(|edit| (file.source.name(), edit.span))
            })
            .collect();
        let is_free = spans.iter().all(|(name, span)| {
            let of_file = taken.get(name);
            let before = of_file.and_then(|spans| spans.range(..=span.end).next_back());
            before.is_none_or(|(start, end)| *end < span.start && *start < span.start)
        });
        if is_free {
            for (name, span) in spans {
                taken.entry(name).or_default().insert(span.start, span.end);
            }
            chosen.push(*problem);
        }
    }
    chosen
}

/// Whether there are errors or warnings that were not there, besides what was owed all the while.
fn brings(before: &[Diagnostic], after: &[Diagnostic], owed: &Owed<'_>) -> bool {
    let is_asked = |it: &Diagnostic| Group::of(it.code) == Group::Tradecraft;
    let before = counts(before, |it| is_asked(it) && owed.before(&it.place));
    let after = counts(after, |it| is_asked(it) && owed.after(&it.place));
    after
        .iter()
        .any(|(problem, count)| before.get(problem).copied().unwrap_or_default() < *count)
}

/// How often each error and warning is told in each file, but for what was owed.
fn counts(
    problems: &[Diagnostic],
    is_owed: impl Fn(&Diagnostic) -> bool,
) -> HashMap<(Code, &Text, &Text), usize> {
    let mut counts = HashMap::new();
    let told = problems
        .iter()
        .filter(|it| it.severity() < Severity::Info && !is_owed(it));
    for problem in told {
        let key = (problem.code, problem.place.source.name(), &problem.message);
        *counts.entry(key).or_default() += 1;
    }
    counts
}

#[cfg(test)]
mod tests;
