//! What an action wants from the world outside: returned as a value, carried out by the loop.

/// Something that the loop does for the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Read the files again.
    Reload,
    /// Stop the program as the shell's Ctrl-Z does.
    Suspend,
}
