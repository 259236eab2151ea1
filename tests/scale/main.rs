//! Cost grows with what is read, and not with its square: work and memory are counted, no time is measured.
//!
//! Each shape of [`made`] is laid out, read, linked, checked, ordered, reported and shown at some size and at twice the size, by
//! what the program itself calls for that. Two things are counted: the steps that the program counts where it goes through
//! what may be of any length (`src/work.rs`), and the bytes that it asks the allocator for, which tell of loops that
//! nobody counted. Neither may grow by more than [`MOST`]. Keys are pressed over a briefing of some size and of twice the
//! size, too. The allocator counts for the whole process, so one thing is done after the other, in a binary of its own.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../client/mod.rs"]
mod client;
mod keys;
mod made;
mod server;

use std::alloc::System;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bluf::cli::report;
use bluf::facade::fmt::{Lines, format};
use bluf::facade::{
    Ceiling, Context, Dates, Deck, EntryIx, Library, SourceFile, Talk, Tlp, check, notes, page,
    paginate, work_of,
};
use keys::Driven;
use made::{SHAPES, Shape};
use ratatui::layout::Size;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// By how much what is counted may grow where the input grows to twice its size.
const MOST: f64 = 2.5;

/// How often what a shape repeats is repeated in the smaller input: as often as problems of a file are kept at least, so
/// that both sizes are beyond what is bounded by that.
const SIZE: usize = 1_000;

/// By how much what a key takes may grow where there is twice as much: a number more may have one more digit.
const LITTLE: f64 = 1.2;

/// Held while something is counted.
static COUNTING: Mutex<()> = Mutex::new(());

fn counting() -> MutexGuard<'static, ()> {
    COUNTING.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What something took.
#[derive(Debug, Clone, Copy)]
struct Cost {
    steps: u64,
    bytes: usize,
}

/// What it takes to do all with a shape of a size.
fn cost(shape: &Shape, size: usize) -> Cost {
    let files = (shape.files)(size);
    cost_of(|| {
        for (_, text) in &files {
            // What cannot be laid out is gone through all the same.
            let _ = format(text, Lines::Wrapped(60));
        }
        let source = |(name, text): (String, String)| SourceFile::named(&name, text);
        let library = Library::load(files.into_iter().map(source).collect(), Vec::new());
        show(&library);
        show(&library.under(&Ceiling {
            tlp: Some(Tlp::Clear),
            ..Ceiling::default()
        }));
    })
}

fn cost_of(work: impl FnOnce()) -> Cost {
    let region = Region::new(ALLOCATOR);
    let ((), steps) = work_of(work);
    let change = region.change();
    Cost {
        steps,
        bytes: change.bytes_allocated,
    }
}

/// Checks a library and makes some of its pages.
fn show(library: &Library) {
    let problems = check::review(library, &check::Selection::default());
    let problems: Vec<_> = problems.iter().map(|problem| (problem, None)).collect();
    report::text(&problems, 1);
    report::json(&problems);
    present(library);
    let count = library.entries().len();
    let some = [0, 1, 2, count / 2, count.saturating_sub(1)];
    let entries: Vec<EntryIx> = library.entries().map(|(ix, _)| ix).collect();
    for entry in some.into_iter().filter_map(|i| entries.get(i)) {
        page(library, *entry, Context::OnPage, Dates::default());
    }
}

/// Makes decks and some of their slides.
fn present(library: &Library) {
    let size = Size {
        width: 80,
        height: 24,
    };
    for briefing in 0..library.briefings().len().min(2) {
        let deck = Deck::of(library, briefing, Talk::Short);
        let count = deck.slides.len();
        let some = [0, 1, 2, count / 2, count.saturating_sub(1)];
        for slide in some.into_iter().filter_map(|i| deck.slides.get(i)) {
            paginate(library, &deck, slide, size, Dates::default());
            notes(library, &deck, slide, Dates::default());
        }
    }
}

/// Holds that what is done with each shape grows with its size.
fn grows<'s>(shapes: impl Iterator<Item = &'s Shape>, cost: impl Fn(&Shape, usize) -> Cost) {
    let _alone = counting();
    let only = std::env::var("BLUF_SHAPE").unwrap_or_default();
    let mut wrong = Vec::new();
    for shape in shapes.filter(|shape| shape.name.contains(&only)) {
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

#[test]
fn cost_grows_with_what_is_read() {
    grows(SHAPES.iter(), cost);
}

/// The shapes of which the server is asked all there is to ask: those of which there is much in one line, or much that
/// names one thing.
const ASKED: [&str; 12] = [
    "links in one paragraph",
    "events with ids",
    "events in one line",
    "tags in one line",
    "ids of nothing in one line",
    "a map in one line",
    "comments",
    "what names one entry",
    "citations of one source",
    "questions",
    "slides of entries",
    "a matrix by names",
];

/// What it takes the server to do something with a shape of a size.
fn server_cost(shape: &Shape, size: usize, work: fn(&[(String, String)]) -> u64) -> Cost {
    let files = (shape.files)(size);
    let region = Region::new(ALLOCATOR);
    let steps = work(&files);
    Cost {
        steps,
        bytes: region.change().bytes_allocated,
    }
}

#[test]
fn what_an_editor_is_told_costs_what_is_open() {
    grows(SHAPES.iter(), |shape, size| {
        server_cost(shape, size, server::typed)
    });
}

#[test]
fn what_an_editor_asks_costs_what_is_open() {
    let asked = SHAPES.iter().filter(|shape| ASKED.contains(&shape.name));
    assert_eq!(asked.clone().count(), ASKED.len());
    grows(asked, |shape, size| server_cost(shape, size, server::asked));
}

#[test]
fn many_changes_in_one_message_cost_what_they_change() {
    let _alone = counting();
    for from_the_top in [true, false] {
        let (one, two) = (
            server::replaced(SIZE, from_the_top),
            server::replaced(2 * SIZE, from_the_top),
        );
        assert!(two as f64 <= one as f64 * MOST, "{one}, {two}");
    }
}

/// Keys one after the other, and by how much what each takes may grow.
const KEYS: &[(&str, f64)] = &[
    ("j", LITTLE),
    ("k", LITTLE),
    ("G", LITTLE),
    ("k", LITTLE),
    ("<pgup>", LITTLE),
    ("gg", LITTLE),
    ("<pgdn>", LITTLE),
    ("l", LITTLE),
    ("<tab>", LITTLE),
    ("<enter>", LITTLE),
    ("H", LITTLE),
    ("/", LITTLE),
    ("e", LITTLE),
    ("v", LITTLE),
    ("<esc>", LITTLE),
    ("h", LITTLE),
    ("2", LITTLE),
    ("j", LITTLE),
    ("f", LITTLE),
    ("<esc>", LITTLE),
    ("i", LITTLE),
    ("<esc>", LITTLE),
    (":", LITTLE),
    ("j", LITTLE),
    ("<esc>", LITTLE),
    ("?", LITTLE),
    ("<esc>", LITTLE),
    // What goes through all there is.
    ("!", MOST),
    ("j", LITTLE),
    ("<esc>", LITTLE),
    ("/", LITTLE),
    // All rows have these: of twice as many twice as many are found.
    ("e", MOST),
    ("n", MOST),
    ("<backspace>", MOST),
    ("<enter>", LITTLE),
    ("j", LITTLE),
    ("<esc>", MOST),
    ("<c-p>", MOST),
    ("a", MOST),
    ("c", MOST),
    ("<down>", LITTLE),
    ("<backspace>", MOST),
    ("<enter>", MOST),
    ("gb", MOST),
    ("j", LITTLE),
];

#[test]
fn a_key_costs_what_is_on_the_screen() {
    let _alone = counting();
    let cost = |size| {
        let mut driven = Driven::over(size);
        let costs = KEYS.iter().map(|(keys, _)| cost_of(|| driven.press(keys)));
        let costs: Vec<Cost> = costs.collect();
        (costs, driven.text())
    };
    cost(10);
    let ((one, _), (two, end)) = (cost(SIZE), cost(2 * SIZE));
    let costs = KEYS.iter().zip(one.iter().zip(&two));
    let wrong = costs.filter(|((_, most), (one, two))| {
        let (steps, bytes) = (one.steps.max(200), one.bytes.max(20_000));
        two.steps as f64 > steps as f64 * most || two.bytes as f64 > bytes as f64 * most
    });
    let wrong: Vec<String> = wrong.map(|told| format!("{told:?}")).collect();
    assert!(wrong.is_empty(), "{}\n{end}", wrong.join("\n"));
}
