//! Why a screen ended that should not have.

use std::io;

use crate::tui::terminal::error::TerminalError;

/// Why the screen ended.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The terminal is gone, or the system has no thread to give.
    #[error(transparent)]
    Terminal(#[from] TerminalError),
    /// There is nothing to show, for this reason.
    #[error("{0}")]
    Nothing(String),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error.into())
    }
}
