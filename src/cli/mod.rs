//! The command line: what can be asked, and how it is answered. One file for each command.

mod browse;
mod check;
mod completions;
mod config;
mod error;
mod keys;
mod library;
mod man;
mod output;
mod paths;
mod schema;
mod settings;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use error::FAILURE;

/// Read threat briefings in the terminal: timeline, actors, options, judgements and sources, all linked.
#[derive(Debug, Parser)]
#[command(
    name = "bluf",
    version,
    about,
    max_term_width = 100,
    args_conflicts_with_subcommands = true
)]
struct Args {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    browse: browse::Browse,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(check::Check),
    Keys(keys::Keys),
    Config(config::Config),
    Paths(paths::Paths),
    Schema(schema::Schema),
    Completions(completions::Completions),
    Man(man::Manual),
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return usage(&error),
    };
    let result = match &args.command {
        Some(Command::Check(check)) => check.run(),
        Some(Command::Keys(keys)) => keys.run(),
        Some(Command::Config(config)) => config.run(),
        Some(Command::Paths(paths)) => paths.run(),
        Some(Command::Schema(schema)) => schema.run(),
        Some(Command::Completions(completions)) => completions.run(),
        Some(Command::Man(manual)) => manual.run(),
        None => args.browse.run(),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            output::warn(&format!("bluf: {error}\n"));
            ExitCode::from(FAILURE)
        }
    }
}

/// The definition of the command line.
fn definition() -> clap::Command {
    Args::command()
}

/// Help and version go to stdout, wrong usage to stderr. What the user typed may be in it, so it is cleaned.
fn usage(error: &clap::Error) -> ExitCode {
    let text = error.render().to_string();
    if error.use_stderr() {
        output::warn(&text);
        return ExitCode::from(FAILURE);
    }
    match output::print(&text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(FAILURE),
    }
}

/// Paths of briefings.
type Paths = [PathBuf];
