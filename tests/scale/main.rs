//! Cost grows with what is read, and not with its square: work and memory are counted, no time is measured.
//!
//! Each shape of [`made`] is read, linked, checked, ordered, reported and shown at some size and at twice the size, by
//! what the program itself calls for that. Two things are counted: the steps that the program counts where it goes through
//! what may be of any length (`src/work.rs`), and the bytes that it asks the allocator for, which tell of loops that
//! nobody counted. Neither may grow by more than [`MOST`]. The allocator counts for the whole process, so all is in one
//! test of a binary of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

mod made;

use std::alloc::System;

use bluf::cli::report;
use bluf::facade::{
    Ceiling, Context, Dates, EntryIx, Library, SourceFile, Tlp, check, page, work_of,
};
use made::{SHAPES, Shape};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// By how much what is counted may grow where the input grows to twice its size.
const MOST: f64 = 2.5;

/// How often what a shape repeats is repeated in the smaller input: as often as problems of a file are kept at least, so
/// that both sizes are beyond what is bounded by that.
const SIZE: usize = 1_000;

/// What something took.
#[derive(Debug)]
struct Cost {
    steps: u64,
    bytes: usize,
}

/// What it takes to do all with a shape of a size.
fn cost(shape: &Shape, size: usize) -> Cost {
    let files = (shape.files)(size);
    let region = Region::new(ALLOCATOR);
    let ((), steps) = work_of(|| {
        let source = |(name, text): (String, String)| SourceFile::named(&name, text);
        let library = Library::load(files.into_iter().map(source).collect(), Vec::new());
        show(&library);
        show(&library.under(&Ceiling {
            tlp: Some(Tlp::Clear),
            ..Ceiling::default()
        }));
    });
    let change = region.change();
    Cost {
        steps,
        bytes: change.bytes_allocated,
    }
}

/// Checks a library and makes some of its pages.
fn show(library: &Library) {
    let problems = check::problems(library);
    let problems: Vec<_> = problems.iter().map(|problem| (problem, None)).collect();
    report::text(&problems, 1);
    report::json(&problems);
    let count = library.entries().len();
    let some = [0, 1, 2, count / 2, count.saturating_sub(1)];
    let entries: Vec<EntryIx> = library.entries().map(|(ix, _)| ix).collect();
    for entry in some.into_iter().filter_map(|i| entries.get(i)) {
        page(library, *entry, Context::OnPage, Dates::default());
    }
}

#[test]
fn cost_grows_with_what_is_read() {
    let only = std::env::var("BLUF_SHAPE").unwrap_or_default();
    let mut wrong = Vec::new();
    for shape in SHAPES.iter().filter(|shape| shape.name.contains(&only)) {
        // What is made once, such as the shapes of the format, is made by then.
        cost(shape, 10);
        let (one, two) = (cost(shape, SIZE), cost(shape, 2 * SIZE));
        let steps = two.steps as f64 / one.steps as f64;
        let bytes = two.bytes as f64 / one.bytes as f64;
        let told = format!(
            "{}: steps × {steps:.2}, bytes × {bytes:.2}; {one:?}, {two:?}",
            shape.name
        );
        if only.is_empty() {
            wrong.extend((steps > MOST || bytes > MOST).then_some(told));
        } else {
            println!("{told}");
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
