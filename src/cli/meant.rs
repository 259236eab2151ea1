//! A word in place of a path that looks like a command: which one is meant.

use std::path::{Path, PathBuf};

use super::error::Error;
use crate::words::suggest;

/// What other programs call what is a command here.
const OTHERS: [(&str, &str); 13] = [
    ("lint", "check"),
    ("validate", "check"),
    ("verify", "check"),
    ("cat", "show"),
    ("print", "show"),
    ("find", "search"),
    ("grep", "search"),
    ("slides", "present"),
    ("talk", "present"),
    ("init", "new"),
    ("create", "new"),
    ("describe", "explain"),
    ("doc", "explain"),
];

/// Says so where the first of some paths leads to nothing and looks like the name of a command of the program, which is
/// put together only where that may be.
///
/// # Errors
/// When it does.
pub(super) fn no_command(
    paths: &[PathBuf],
    program: impl FnOnce() -> clap::Command,
) -> Result<(), Error> {
    let Some(word) = paths.first().and_then(|path| word(path)) else {
        return Ok(());
    };
    let other = OTHERS.iter().find(|(other, _)| *other == word);
    let meant = other.map(|(_, command)| *command);
    let program = program();
    let commands = program.get_subcommands().map(clap::Command::get_name);
    match meant.or_else(|| suggest::nearest(word, commands)) {
        Some(command) => Err(Error::NoCommand {
            word: word.to_owned(),
            command: command.to_owned(),
        }),
        None => Ok(()),
    }
}

/// A path that is one word of letters, and leads to nothing.
fn word(path: &Path) -> Option<&str> {
    let word = path.to_str()?;
    let is_word = word.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    // What cannot be looked at is there.
    let is_nothing = matches!(path.try_exists(), Ok(false)) && path.symlink_metadata().is_err();
    (is_word && is_nothing).then_some(word)
}
