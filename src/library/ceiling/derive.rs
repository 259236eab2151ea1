//! A library made again without what is withheld of it.

use std::collections::HashSet;
use std::sync::Arc;

use super::fate::Fates;
use super::names;
use crate::diagnostic::Diagnostic;
use crate::library::link::linking;
use crate::library::reading::file::BriefingFile;
use crate::library::reading::files::{Files, Made, in_parallel, made};
use crate::library::{Extent, Library};
use crate::load::Bases;
use crate::load::withheld::{Withheld, load_without, unsay};
use crate::source::SourceFile;
use crate::words::text::Text;

pub(super) fn derive(whole: &Library, fates: &Fates<'_>) -> Library {
    let mut files = Files::default();
    let mut bases = Bases::default();
    for (number, file) in whole.shared.iter().enumerate() {
        if fates.shared(number).is_some() {
            continue;
        }
        let withheld = Withheld {
            declared: &file.declared,
            entry: &|id| fates.is_withheld(None, id),
            omit: &names::in_shared(fates, number),
        };
        let made = made(load_without(&file.source, &Bases::default(), &withheld));
        if let Made::Shared(shared) = &made {
            bases.extend(&shared.bases);
        }
        files.take(made);
    }
    let briefings: Vec<(usize, &Arc<BriefingFile>)> = whole.briefings.iter().enumerate().collect();
    let load = |(number, file): &(usize, &Arc<BriefingFile>)| {
        let is_left = fates.briefing(*number).is_none();
        is_left.then(|| briefing(file, *number, &bases, fates))
    };
    for made in in_parallel(&briefings, load).into_iter().flatten() {
        files.take(made);
    }
    files.standings = whole.standings.clone();
    let library = linking::link(files, &Library::default(), unplaced(whole, fates));
    let left = library.sources().map(|source| source.name());
    let library = Library {
        stale: left
            .filter(|name| whole.stale.contains(*name))
            .cloned()
            .collect(),
        ..library
    };
    match whole.extent {
        Extent::Whole => library,
        Extent::FirstLook | Extent::Part => Library {
            extent: whole.extent,
            misfits: Vec::new(),
            problems: Vec::new(),
            ..library
        },
    }
}

/// A briefing without what is withheld, as of the day of the ceiling if that is earlier than its own.
fn briefing(file: &BriefingFile, number: usize, bases: &Bases, fates: &Fates<'_>) -> Made {
    let withheld = Withheld {
        declared: &file.declared,
        entry: &|id| fates.is_withheld(Some(number), id),
        omit: &names::in_briefing(fates, number),
    };
    let mut made = made(load_without(&file.source, bases, &withheld));
    if let Made::Briefing(left) = &mut made
        && let Some(left) = Arc::get_mut(left)
    {
        left.slides_withheld = file.slides.len().saturating_sub(left.slides.len());
        let own = &mut left.header.as_of;
        if let Some(day) = &fates.ceiling.as_of
            && own.as_ref().is_none_or(|own| own.latest() > day.latest())
        {
            *own = Some(day.clone());
        }
    }
    made
}

/// The problems of files of which nothing could be read: nothing is known of what stands in them. Where an earlier
/// version of one is withheld, nothing is said of it.
fn unplaced(whole: &Library, fates: &Fates<'_>) -> Vec<Diagnostic> {
    let read: HashSet<*const SourceFile> = whole.sources().map(Arc::as_ptr).collect();
    let problems = whole.problems.iter();
    let withheld = withheld_files(whole, fates);
    let problems = problems.filter(|problem| {
        let source = &problem.place.source;
        !read.contains(&Arc::as_ptr(source)) && !withheld.contains(source.name())
    });
    let problems = problems.cloned().map(|mut problem| {
        let source = &problem.place.source;
        if !source.text().is_empty() {
            let blank: String = crate::load::withheld::blank(source.text());
            problem.place.source = source.with_text(blank);
            unsay(&mut problem);
        }
        problem
    });
    problems.collect()
}

/// The names of the files that are withheld whole.
fn withheld_files<'l>(whole: &'l Library, fates: &Fates<'_>) -> HashSet<&'l Text> {
    let briefings = whole.briefings.iter().enumerate();
    let briefings = briefings.filter(|(number, _)| fates.briefing(*number).is_some());
    let shared = whole.shared.iter().enumerate();
    let shared = shared.filter(|(number, _)| fates.shared(*number).is_some());
    let briefings = briefings.map(|(_, file)| file.source.name());
    briefings
        .chain(shared.map(|(_, file)| file.source.name()))
        .collect()
}
