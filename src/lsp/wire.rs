//! Messages over stdin and stdout, as the base protocol has them. What is no message is answered by the code of JSON-RPC
//! for that, and the next one is looked for: a slip of a client costs it one message, and never the server.

mod frames;
mod message;
mod parent;

use std::io::{self, BufRead};
use std::thread::{self, JoinHandle};

use lsp_server::{Connection, Message, Notification};
use serde_json::Value;

use frames::{Frame, Frames};
use message::{Refusal, message};

/// What a client says last.
const EXIT: &str = "exit";

/// A server's end of a connection over stdin and stdout, and what writes to the latter.
pub(super) struct Wire {
    /// The end.
    pub(super) connection: Connection,
    writer: JoinHandle<io::Result<()>>,
}

impl Wire {
    /// One that is connected.
    pub(super) fn stdio() -> Self {
        let (connection, Connection { sender, receiver }) = Connection::memory();
        // This one ends with the program: stdin may stay open when the client is gone.
        thread::spawn(move || {
            let mut refuse = |refusal: &Refusal| refusal.write(&mut io::stdout().lock());
            let mut take = |message: Message| {
                if let Some(parent) = parent_of(&message) {
                    let sender = sender.clone();
                    parent::watch(parent, move || drop(sender.send(exit())));
                }
                sender.send(message).is_ok()
            };
            read(io::stdin().lock(), &mut take, &mut refuse);
        });
        let writer = thread::spawn(move || {
            let mut messages = receiver.into_iter();
            messages.try_for_each(|message| message.write(&mut io::stdout().lock()))
        });
        Self { connection, writer }
    }

    /// Waits until all that was said is written.
    ///
    /// # Errors
    /// When stdout cannot be written.
    pub(super) fn end(self) -> io::Result<()> {
        drop(self.connection);
        self.writer.join().unwrap_or(Ok(()))
    }
}

/// Reads messages up to the last one of a client, which is made up where it goes without a word.
fn read(
    input: impl BufRead,
    take: &mut impl FnMut(Message) -> bool,
    refuse: &mut impl FnMut(&Refusal) -> io::Result<()>,
) {
    let mut frames = Frames::of(input);
    while let Ok(Some(frame)) = frames.next() {
        let found = match frame {
            Frame::Body(body) => message(&body).inspect_err(|_| frames.look_within(&body)),
            Frame::Broken(why) => Err(Refusal::unreadable(why)),
        };
        match found {
            Ok(Some(message)) => {
                let is_last = matches!(&message, Message::Notification(it) if it.method == EXIT);
                if !take(message) || is_last {
                    return;
                }
            }
            // An answer: nothing that is asked of a client needs one.
            Ok(None) => {}
            // Whoever hears nothing any more is found gone when the next message is read.
            Err(refusal) => drop(refuse(&refusal)),
        }
    }
    take(exit());
}

fn exit() -> Message {
    Notification::new(EXIT.to_owned(), Value::Null).into()
}

/// The process that started the server, as a client names it when it says who it is.
fn parent_of(message: &Message) -> Option<i32> {
    let Message::Request(request) = message else {
        return None;
    };
    let id = request.params.get("processId")?.as_i64()?;
    i32::try_from(id)
        .ok()
        .filter(|_| request.method == "initialize")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
