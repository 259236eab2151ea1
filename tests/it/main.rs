//! What holds for the program and the crate as a whole, in one binary: a module for each thing that is promised.
//!
//! Screens are tested in `tests/browse`, the terminal itself in `tests/pty`.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

mod briefings;
mod ceiling;
mod check;
#[cfg(unix)]
mod cli;
#[path = "../client/mod.rs"]
mod client;
mod commands;
mod completions;
mod context;
mod corpus;
mod explain;
mod fmt;
mod layers;
mod lsp;
mod prefixes;
mod questions;
mod readme;
mod reload;
mod remedies;
mod rename;
mod saves;
mod schema;
mod search;
mod show;
mod slides;
#[cfg(target_os = "linux")]
mod themes;
