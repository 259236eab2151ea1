//! What is longer than the terminal goes through the user's pager.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};

use super::output;
use crate::words::text::{Lines, clean};

/// The pager where `PAGER` names none.
const USUAL: &str = "less";

/// Shows a text: through the pager where stdout is a terminal with fewer lines, else on stdout.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn show(text: &str) -> io::Result<()> {
    let is_longer = output::rows().is_some_and(|rows| text.lines().count() >= rows.into());
    let has_keys = io::stdin().is_terminal();
    let pager = (is_longer && has_keys).then(pager).flatten();
    match pager.map(|pager| through(pager, text)) {
        Some(Ok(())) => Ok(()),
        // There is no such program.
        Some(Err(_)) | None => output::print(text),
    }
}

/// The pager by the words of `PAGER`; none where that is empty.
fn pager() -> Option<Command> {
    let words = std::env::var("PAGER").unwrap_or_else(|_| USUAL.to_owned());
    let words = shlex::split(&words)?;
    let (program, args) = words.split_first()?;
    let mut pager = Command::new(program);
    pager.args(args);
    Some(pager)
}

/// Gives a text to a pager and waits for its end. One that is closed early has shown enough.
fn through(mut pager: Command, text: &str) -> io::Result<()> {
    let mut started = pager.stdin(Stdio::piped()).spawn()?;
    if let Some(mut input) = started.stdin.take() {
        // Whoever leaves the pager does not want the rest.
        let _ = input.write_all(clean(text, Lines::Many).text.as_bytes());
    }
    started.wait()?;
    Ok(())
}
