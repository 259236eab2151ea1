//! The program as it is used beside others: each in a terminal of 200×50 that answers questions, in turns, so that a
//! busy machine is busy for all. First frames, keys, memory, and what it costs to do nothing.
//!
//! `cargo bench --bench terminal` prints one table, with `fzf`, `less` and `jless` where they are installed. Lines of
//! slides have below them what presenterm took for as many: measured on two cores in a terminal of this size, in turns
//! with others, but on another day.
//! `cargo bench --bench terminal -- --help` says how another program, or another build of this one, gets its lines in
//! it. Compare the lines, not the runs.
#![allow(clippy::print_stdout, clippy::print_stderr, clippy::unwrap_used)]

#[cfg(target_os = "linux")]
#[path = "../made/mod.rs"]
mod made;
#[cfg(target_os = "linux")]
#[path = "../pty/mod.rs"]
mod pty;

#[cfg(target_os = "linux")]
mod asked;
#[cfg(target_os = "linux")]
mod cases;
#[cfg(target_os = "linux")]
mod inputs;
#[cfg(target_os = "linux")]
mod measure;

fn main() {
    #[cfg(target_os = "linux")]
    measure::all();
}
