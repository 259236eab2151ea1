//! Where a copied text goes: to tmux, inside of it, else to the terminal.
//!
//! tmux takes no text for the clipboard from a program within it (OSC 52) unless `set-clipboard` is `on`, which it is
//! not by default; but its own command is heard, and hands the text on to the terminal around it (tmux(1),
//! `load-buffer -w`). Nothing here is a line for a shell.

use std::ffi::OsStr;
use std::io::Write;
use std::process::{Command, Stdio};

/// Whether the program runs in tmux, by the variable that tmux sets.
pub(super) fn is_in_tmux(tmux: Option<&OsStr>) -> bool {
    tmux.is_some_and(|value| !value.is_empty())
}

/// Gives a text to tmux, and says whether it took it.
pub(super) fn give_to_tmux(text: &str) -> bool {
    let started = Command::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        return false;
    };
    let written = child
        .stdin
        .take()
        .map(|mut input| input.write_all(text.as_bytes()));
    let ended = child.wait();
    matches!(written, Some(Ok(()))) && ended.is_ok_and(|status| status.success())
}
