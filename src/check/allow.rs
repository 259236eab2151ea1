//! Problems that their authors mean to leave as they are (`x-allow`): they are taken out, and an exception that takes
//! out nothing is told, so that none hides what comes later.

use std::collections::HashMap;
use std::sync::Arc;

use super::selection::Selection;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::source::{Place, SourceFile};
use crate::work;
use crate::yaml::allowed::Allowed;

/// The exceptions of one file for one kind of problem, by where they begin: the whole file first.
type Exceptions<'l> = Vec<Exception<'l>>;

struct Exception<'l> {
    source: &'l Arc<SourceFile>,
    allowed: &'l Allowed,
    is_used: bool,
}

/// Takes the problems out that may stay. Of the kinds that were looked for, exceptions that nothing needs are told.
pub(super) fn apply(library: &Library, problems: &mut Vec<Diagnostic>, selection: &Selection) {
    let mut all = exceptions(library);
    if all.is_empty() {
        return;
    }
    problems.retain(|problem| !is_allowed(&mut all, problem));
    // Under a ceiling, what they are for may be withheld.
    if library.ceiling().is_some() {
        return;
    }
    let of_files = all.into_values().flatten();
    let unused = of_files.filter(|one| !one.is_used && selection.tells(one.allowed.code));
    problems.extend(unused.map(|one| told(&one)));
}

fn exceptions(library: &Library) -> HashMap<(usize, Code), Exceptions<'_>> {
    let briefings = library.briefings().iter();
    let briefings = briefings.map(|file| (&file.source, &file.allowed));
    let shared = library.shared().iter();
    let shared = shared.map(|file| (&file.source, &file.allowed));
    let mut all: HashMap<(usize, Code), Exceptions<'_>> = HashMap::new();
    for (source, allowed) in briefings.chain(shared) {
        work::count(allowed.len());
        for allowed in allowed {
            let key = (Arc::as_ptr(source) as usize, allowed.code);
            all.entry(key).or_default().push(Exception {
                source,
                allowed,
                is_used: false,
            });
        }
    }
    for of_one in all.values_mut() {
        of_one.sort_by_key(|one| one.allowed.within);
    }
    all
}

/// Whether a problem may stay. The closest exception that it lies in is the one that is needed.
fn is_allowed(all: &mut HashMap<(usize, Code), Exceptions<'_>>, problem: &Diagnostic) -> bool {
    let key = (Arc::as_ptr(&problem.place.source) as usize, problem.code);
    let Some(exceptions) = all.get_mut(&key) else {
        return false;
    };
    let at = problem.place.span.start;
    let before = exceptions.partition_point(|one| {
        let within = one.allowed.within;
        within.is_none_or(|within| within.start <= at)
    });
    // Entries do not overlap, so that the few that lie in one another are the nearest.
    let holds = |one: &&mut Exception<'_>| one.allowed.within.is_none_or(|within| at < within.end);
    let near = exceptions.get_mut(..before).unwrap_or_default();
    let mut near = near.iter_mut().rev().take(NESTED);
    if let Some(one) = near.find(holds) {
        one.is_used = true;
        return true;
    }
    let whole = exceptions.first_mut();
    match whole.filter(|one| one.allowed.within.is_none()) {
        Some(whole) => {
            whole.is_used = true;
            true
        }
        None => false,
    }
}

/// How many exceptions for one kind of problem may lie in one another: an entry and what is in it.
const NESTED: usize = 16;

fn told(one: &Exception<'_>) -> Diagnostic {
    let code = one.allowed.code;
    let (whole, part) = ("this file", "this entry");
    let what = one.allowed.within.map_or(whole, |_| part);
    Diagnostic::new(
        Code::UnusedAllow,
        Place::new(one.source, one.allowed.at),
        &format!("{what} has no problem `{code}`"),
        "take it out of `x-allow`",
    )
}
