//! What an action wants from the world outside: returned as a value, carried out by the loop.

use std::path::PathBuf;

use super::as_of::AsOf;
use super::settings::Mouse;
use crate::words::text::Text;

/// Something that the loop does for the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Read the files again.
    Reload,
    /// Show the briefings as of another day.
    AsOf(AsOf),
    /// Stop the program as the shell's Ctrl-Z does.
    Suspend,
    /// Put a text on the clipboard.
    Copy(String),
    /// Write the name of a theme into the configuration.
    KeepTheme(Text),
    /// Take the mouse, or leave it to the terminal.
    Mouse(Mouse),
    /// Open a file in the editor, at a line counted from one.
    Edit(PathBuf, usize),
}
