//! `bluf lsp`: a language server (LSP 3.17) over one connection.
//!
//! One thread takes messages in their order. What is typed is taken in at once; what is wrong is told when nothing more is
//! waiting, so that nobody waits for problems of a text that is past. What is asked of a place is answered by
//! [`crate::ide`], each by one thin function ([`handler`]); [`convert`] alone knows the types of the protocol.

mod cards;
mod client;
mod convert;
mod documents;
mod edited;
pub(crate) mod end;
mod handler;
mod lines;
mod paths;
mod queue;
mod run;
pub(crate) mod wanted;
mod wire;
mod world;

use std::io;

use lsp_server::Connection;

use end::End;
use wanted::Wanted;
use wire::Wire;

/// Serves the client at the other end of stdin and stdout until it leaves. Which problems are wanted is asked whenever
/// files may have changed.
///
/// # Errors
/// When stdout cannot be written.
pub(crate) fn serve_stdio(wanted: &dyn Fn() -> Wanted) -> io::Result<End> {
    let wire = Wire::stdio();
    let end = serve(&wire.connection, wanted);
    wire.end()?;
    Ok(end)
}

/// Serves a client until it leaves.
pub fn serve(connection: &Connection, wanted: &dyn Fn() -> Wanted) -> End {
    run::Server::new(connection, wanted).run()
}
