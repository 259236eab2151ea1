//! How a command ends: its exit code, and what the user is told when it fails.

use std::path::PathBuf;

/// Everything went well.
pub(super) const OK: u8 = 0;
/// The command did its work and found problems.
pub(super) const FINDINGS: u8 = 1;
/// The command could not do its work: usage, input or output.
pub(super) const FAILURE: u8 = 2;

/// Why a command could not do its work. Each message says what to do.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// No theme has the name.
    #[error("{unknown}{unread}")]
    Theme {
        /// The name, and those that there are.
        unknown: crate::theme::UnknownTheme,
        /// Theme files that could not be read, each in a line of its own after a line break.
        unread: String,
    },
    /// Keys are not in the notation of `--keys`.
    #[error(transparent)]
    Keys(#[from] crate::tui::keys::key::NotKeys),
    /// A word that is no path looks like a command.
    #[error("`{word}` is neither a command nor a path: did you mean `bluf {command}`?")]
    NoCommand {
        /// The word.
        word: String,
        /// The command.
        command: String,
    },
    /// An id names no entry, or several.
    #[error(transparent)]
    Entry(#[from] super::named::NotFound),
    /// A baseline is none, or cannot be written.
    #[error("{0} is no baseline that can be used: {1}; `--write-baseline` makes a new one")]
    Baseline(PathBuf, String),
    /// The configuration does not say which problems are wanted.
    #[error(
        "what the configuration says of checks cannot be understood, so that nothing is checked:\n{0}"
    )]
    Checks(String),
    /// What is checked cannot change.
    #[error("only files and folders can be watched: give the path of one")]
    NothingToWatch,
    /// An id that is to be changed names nothing, or several things.
    #[error(transparent)]
    Thing(#[from] crate::ide::ids::NotFound),
    /// An id stays as it is.
    #[error(transparent)]
    NotRenamed(#[from] crate::ide::rename::refused::Refused),
    /// Files could not be changed, and are as they were.
    #[error("nothing is changed: {0}")]
    NotChanged(#[from] crate::save::all::NotChanged),
    /// There is nothing but what is part of the program.
    #[error("the briefings that are part of the program cannot be changed: give the path of yours")]
    BuiltIn,
    /// Nothing that can be explained is called so.
    #[error("nothing is called `{topic}`: {help}")]
    NoTopic {
        /// What was asked for.
        topic: crate::words::text::Text,
        /// What may be meant.
        help: String,
    },
    /// A library file is to begin with what only briefings have.
    #[error(
        "`--from` says what a briefing begins with, and there is one library file to begin with: leave `--from` or `--kind library` out"
    )]
    FromOfLibrary,
    /// A file that was to be made is there.
    #[error("{0} is there already, and stays as it is: name another file")]
    IsThere(PathBuf),
    /// A briefing that was to be made would not be found in its folder.
    #[error("briefings end in `.yaml`: write {0}.yaml")]
    NoYaml(PathBuf),
    /// A file cannot be written.
    #[error("{0} cannot be written: {1}")]
    NotWritten(PathBuf, std::io::Error),
    /// There is nothing to show.
    #[error(
        "no briefing found in {looked}\n{problems}\nWrite one, and give its path:\n\n    title: My first briefing\n    tlp: CLEAR\n    events:\n      - Something happened\n"
    )]
    NoBriefing {
        /// Where it was looked for.
        looked: String,
        /// What was wrong there, a line each.
        problems: String,
    },
    /// Nobody may see any of the briefings.
    #[error("all briefings in {looked} are withheld: {withheld}")]
    AllWithheld {
        /// Where they were looked for.
        looked: String,
        /// How much is withheld, and why.
        withheld: String,
    },
    /// A path has several briefings, where one is wanted.
    #[error("there are several briefings here: name the file of one, {}", joined(.0))]
    SeveralBriefings(Vec<crate::words::text::Text>),
    /// An id is that of an entry, where a briefing is wanted.
    #[error("{0} is no briefing: name a file, or the id of a briefing")]
    NotABriefing(PathBuf),
    /// A briefing has nothing to present.
    #[error("{0} has no slide that can be shown")]
    NoSlides(crate::words::text::Text),
    /// A talk cannot be had.
    #[error(transparent)]
    NoHost(#[from] crate::talk::socket::host::error::NoHost),
    /// No talk can be joined.
    #[error(transparent)]
    NoTalk(#[from] crate::talk::socket::console::NoTalk),
    /// A talk can be joined, but not understood.
    #[error("the talk sent {0}: both sides must be the same version of bluf")]
    NotUnderstood(crate::talk::message::BadLine),
    /// A talk says nothing.
    #[error("the talk does not answer")]
    NoAnswer,
    /// A file that was named has no marking.
    #[error(
        "{0} has no TLP marking, so that nobody can tell who may see it: add `tlp: CLEAR` to it, or GREEN, AMBER, AMBER+STRICT or RED"
    )]
    Unmarked(PathBuf),
    /// A folder that the configuration names cannot be read.
    #[error(
        "the configuration names {0} as library folder, which is no folder: correct `library` in it"
    )]
    Library(PathBuf),
    /// There is no home folder.
    #[error("the system names no home folder: set HOME")]
    NoHome,
    /// The terminal cannot be used.
    #[error(transparent)]
    Terminal(#[from] crate::tui::terminal::error::TerminalError),
    /// The screen failed, or had nothing to show.
    #[error(transparent)]
    Screen(#[from] crate::tui::run::failure::Failure),
    /// Input or output failed.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

fn joined(ids: &[crate::words::text::Text]) -> String {
    let ids: Vec<&str> = ids.iter().map(|id| id.as_str()).collect();
    ids.join(", ")
}
