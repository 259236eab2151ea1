//! The command line: what can be asked, and how it is answered. One file for each command.

mod browse;
mod ceiling;
mod changes;
mod check;
mod chosen;
mod completions;
mod config;
mod console;
mod error;
mod explain;
mod fix;
mod fmt;
mod given;
mod keys;
mod library;
mod lsp;
mod man;
mod meant;
mod named;
mod new;
mod output;
mod pager;
mod paths;
mod present;
mod rehearse;
mod rename;
#[doc(hidden)]
pub mod report;
mod schema;
mod search;
mod settings;
mod show;
mod size;
mod themes;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};
use error::{Error, FAILURE, OK};

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
    Fix(fix::Fix),
    Fmt(fmt::Fmt),
    Rename(rename::Rename),
    Lsp(lsp::Lsp),
    Show(show::Show),
    Present(present::Present),
    Console(console::Console),
    Rehearse(rehearse::Rehearse),
    Search(search::Search),
    New(new::New),
    Explain(explain::Explain),
    Keys(keys::Keys),
    Config(config::Config),
    Paths(paths::Paths),
    Schema(schema::Schema),
    Themes(themes::Themes),
    Completions(completions::Completions),
    Man(man::Manual),
}

/// Runs the program with the arguments of the process.
pub fn run() -> ExitCode {
    let result = match Args::try_parse() {
        Ok(args) => answer(&args),
        Err(error) => usage(&error),
    };
    match result {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            output::warn(&format!("bluf: {error}\n"));
            ExitCode::from(FAILURE)
        }
    }
}

fn answer(args: &Args) -> Result<u8, Error> {
    match &args.command {
        Some(Command::Check(check)) => check.run(),
        Some(Command::Fix(fix)) => fix.run(),
        Some(Command::Fmt(fmt)) => fmt.run(),
        Some(Command::Rename(rename)) => rename.run(),
        Some(Command::Lsp(lsp)) => lsp.run(),
        Some(Command::Show(show)) => show.run(),
        Some(Command::Present(present)) => present.run(),
        Some(Command::Console(console)) => console.run(),
        Some(Command::Rehearse(rehearse)) => rehearse.run(),
        Some(Command::Search(search)) => search.run(),
        Some(Command::New(new)) => new.run(),
        Some(Command::Explain(explain)) => explain.run(Args::command()),
        Some(Command::Keys(keys)) => keys.run(),
        Some(Command::Config(config)) => config.run(),
        Some(Command::Paths(paths)) => paths.run(),
        Some(Command::Schema(schema)) => schema.run(),
        Some(Command::Themes(themes)) => themes.run(),
        Some(Command::Completions(completions)) => completions.run(Args::command()),
        Some(Command::Man(manual)) => manual.run(Args::command()),
        None => {
            meant::no_command(args.browse.paths(), Args::command)?;
            args.browse.run()
        }
    }
}

/// Help and version go to stdout, wrong usage to stderr. What the user typed may be in it, so it is cleaned.
fn usage(error: &clap::Error) -> Result<u8, Error> {
    let text = error.render().to_string();
    if error.use_stderr() {
        output::warn(&text);
        return Ok(FAILURE);
    }
    output::print(&text)?;
    Ok(OK)
}
