//! Why the terminal cannot be used.

use std::io;

use thiserror::Error;

/// Why the terminal could not be taken or drawn on.
#[derive(Debug, Error)]
pub enum TerminalError {
    /// Standard input or output is a file, a pipe or closed.
    #[error(
        "standard {0} is not a terminal; start bluf in a terminal, without a pipe or redirection"
    )]
    NoTty(&'static str),
    /// `TERM=dumb`.
    #[error(
        "TERM is `dumb`, a terminal that cannot show a full screen; set TERM to yours, as in TERM=xterm-256color"
    )]
    Dumb,
    /// `TERM` is empty or not set.
    #[error("TERM is not set, so the terminal is unknown; set it, as in TERM=xterm-256color")]
    NoTerm,
    /// The function that draws panicked, with this message. The last frame is still on the screen.
    #[error("drawing failed: {0}")]
    Drawing(String),
    /// The terminal refused, or is gone (EIO).
    #[error("the terminal cannot be used: {0}")]
    Io(#[from] io::Error),
}
