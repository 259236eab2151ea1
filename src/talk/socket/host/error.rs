//! Why a talk cannot be joined by consoles.

use std::io;

use crate::talk::socket::folder::BadFolder;
use crate::talk::socket::name::SessionName;

/// Why a talk has no socket.
#[derive(Debug, thiserror::Error)]
pub enum NoHost {
    /// A talk of this name runs already.
    #[error("the talk `{name}` runs already{}; `bluf console --session {name}` joins it, and --session gives this one another name", .pid.map(|pid| format!(" (pid {pid})")).unwrap_or_default())]
    Taken {
        /// The name of the session.
        name: SessionName,
        /// The number of its program, where that is known.
        pid: Option<u32>,
    },
    /// There is no folder for it.
    #[error(transparent)]
    Folder(#[from] BadFolder),
    /// The system has no thread or pipe to give.
    #[error("no console can join: {0}")]
    System(#[from] io::Error),
}
