//! The screen, driven by keys: what is pressed goes in, what is seen comes out.
//!
//! ```ignore
//! check("2j<enter>", "Kim Jong Un ── actor");
//! ```
//!
//! There is a file for each thing that a reader does. Whole screens are compared where the look of them is the point;
//! everything else says in a line what must be seen.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

mod briefings;
mod console;
mod explain;
mod fields;
mod finder;
mod finding;
mod hints;
mod keys;
mod large;
mod links;
mod lists;
mod long;
mod looks;
mod markings;
mod mouse;
mod pages;
mod present;
mod reload;
mod said;
mod screen;
mod seen;
mod shown;
mod starting;
mod strange;
mod themes;
