//! What it takes to read, link and check what could cost more than it should: each shape at a size, at twice and at four
//! times the size.
//!
//! `cargo bench --bench scale` prints one table, in milliseconds, with what is named after `--` only the shapes whose
//! names hold it. Where the cost grows with the input, each column is twice the one before. Each time is the least of
//! three. That no cost grows with the square of the input, `tests/scale` holds by counting.
#![allow(clippy::print_stdout, missing_docs)]

#[path = "../tests/scale/made.rs"]
mod made;

use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bluf::cli::report;
use bluf::facade::{Library, SourceFile, check};
use made::{SHAPES, Shape};

/// How often what a shape repeats is repeated in the smallest input.
const SIZE: usize = 10_000;

fn main() {
    let only = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    println!(
        "{:<52}{:>10}{:>9}{:>9}{:>9}",
        "ms", "bytes", "n", "2 n", "4 n"
    );
    let named = |shape: &&Shape| only.as_ref().is_none_or(|only| shape.name.contains(only));
    for shape in SHAPES.iter().filter(named) {
        let bytes: usize = (shape.files)(SIZE).iter().map(|(_, text)| text.len()).sum();
        let [one, two, four] =
            [1, 2, 4].map(|times| least(shape, times * SIZE).as_secs_f64() * 1e3);
        println!(
            "{:<52}{bytes:>10}{one:>9.1}{two:>9.1}{four:>9.1}",
            shape.name
        );
    }
}

fn least(shape: &Shape, size: usize) -> Duration {
    let files = (shape.files)(size).into_iter();
    let files: Vec<Arc<SourceFile>> = files
        .map(|(name, text)| SourceFile::named(&name, text))
        .collect();
    let once = || {
        // A file counts its lines once: each run gets its own.
        let files = files
            .iter()
            .map(|file| file.with_text(file.text().to_owned()));
        let files = files.collect();
        let start = Instant::now();
        let library = Library::load(files, Vec::new());
        let problems = check::problems(&library);
        let problems: Vec<_> = problems.iter().map(|problem| (problem, None)).collect();
        black_box(report::text(&problems, 1));
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}
