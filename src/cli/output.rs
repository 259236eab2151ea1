//! The one place that prints: to stdout and stderr, cleaned, and quiet about a pipe that closes.

use std::io::{self, Write};

use crate::words::text::{Lines, clean};

/// Writes a text to stdout. A reader that has gone away ends the program in silence, as is usual for a pipe.
///
/// # Errors
/// When stdout cannot be written for another reason.
pub(super) fn print(text: &str) -> io::Result<()> {
    quiet(put(&mut io::stdout().lock(), text))
}

/// Writes a text to stdout that holds the program's own control sequences, from parts that are clean already.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn print_styled(text: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    quiet(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Hands a text on as it is, byte for byte; to a terminal, cleaned.
///
/// # Errors
/// When stdout cannot be written.
pub(super) fn hand_on(text: &str) -> io::Result<()> {
    match rustix::termios::isatty(io::stdout()) {
        true => print(text),
        false => print_styled(text),
    }
}

/// Whether stdout is a terminal that takes colours, and they are wanted (<https://no-color.org>).
pub(super) fn takes_colours() -> bool {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let is_dumb = set("TERM").is_none_or(|term| term == "dumb");
    rustix::termios::isatty(io::stdout()) && set("NO_COLOR").is_none() && !is_dumb
}

/// The columns of the terminal that stdout is; none where it is no terminal.
pub(super) fn columns() -> Option<u16> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    (size.ws_col > 0).then_some(size.ws_col)
}

/// The lines of the terminal that stdout is; none where it is no terminal.
pub(super) fn rows() -> Option<u16> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    (size.ws_row > 0).then_some(size.ws_row)
}

/// Writes a text to stderr. There is nobody to tell when that fails.
pub(super) fn warn(text: &str) {
    let _ = put(&mut io::stderr().lock(), text);
}

fn put(out: &mut impl Write, text: &str) -> io::Result<()> {
    out.write_all(clean(text, Lines::Many).text.as_bytes())?;
    out.flush()
}

fn quiet(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}
