//! Where a talk and its consoles meet: a Unix socket in a folder that nobody else can open. Nothing listens on a network.
//!
//! ```text
//!  host: the talk's side                         console: the other side, any number of them
//!  one thread, poll(2) without a timeout ═══════ one thread, poll(2) without a timeout
//!  sends the newest state to each                takes it, asks
//! ```
//!
//! A lock that is held says that a talk lives ([`lock`]); its socket may vanish and is made again ([`host`]). Each side
//! asks the system who is at the other end ([`peer`]). Nobody waits for anybody: what the other side does not take is kept
//! in one place, in which the newest counts ([`connection`]).

pub(crate) mod bell;
pub(crate) mod connection;
pub(crate) mod console;
pub(crate) mod folder;
pub(crate) mod host;
pub(crate) mod lock;
pub(crate) mod name;
pub(crate) mod peer;
pub(crate) mod running;
pub(crate) mod watch;

#[cfg(test)]
#[allow(clippy::print_stdout)]
mod tests;
