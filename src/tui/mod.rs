//! The terminal door: what a person sees and types.
//!
//! May use everything below the command line. Knows nothing of the language server.

pub mod terminal;
