//! Messages that wait, in their order; requests that the client takes back are taken out.

use std::collections::VecDeque;

use lsp_server::{Connection, Message, RequestId};

/// What comes next.
pub(super) enum Next {
    /// A message.
    Message(Message),
    /// A request that was taken back before its turn.
    Cancelled(RequestId),
    /// Nothing is waiting.
    Quiet,
    /// The client is gone.
    Gone,
}

/// Messages that have come.
#[derive(Default)]
pub(super) struct Queue {
    waiting: VecDeque<Message>,
    cancelled: Vec<RequestId>,
    is_over: bool,
}

impl Queue {
    /// The next message; where none is waiting, that is told once, so that something else can be done before the next one
    /// is waited for.
    pub(super) fn next(&mut self, connection: &Connection, has_work: impl Fn() -> bool) -> Next {
        loop {
            self.drain(connection);
            if let Some(id) = self.cancelled.pop() {
                return Next::Cancelled(id);
            }
            if let Some(message) = self.waiting.pop_front() {
                return Next::Message(message);
            }
            if self.is_over {
                return Next::Gone;
            }
            if has_work() {
                return Next::Quiet;
            }
            match connection.receiver.recv() {
                Ok(message) => self.take(message),
                Err(_) => self.is_over = true,
            }
        }
    }

    fn drain(&mut self, connection: &Connection) {
        while let Ok(message) = connection.receiver.try_recv() {
            self.take(message);
        }
    }

    fn take(&mut self, message: Message) {
        match cancels(&message) {
            Some(id) => {
                let is_it = |message: &Message| matches!(message, Message::Request(request) if request.id == id);
                // What was answered already is not taken back.
                if let Some(at) = self.waiting.iter().position(is_it) {
                    self.waiting.remove(at);
                    self.cancelled.push(id);
                }
            }
            None => self.waiting.push_back(message),
        }
    }
}

fn cancels(message: &Message) -> Option<RequestId> {
    let Message::Notification(notification) = message else {
        return None;
    };
    let id = notification
        .params
        .get("id")
        .filter(|_| notification.method == "$/cancelRequest")?;
    match id.as_str() {
        Some(words) => Some(RequestId::from(words.to_owned())),
        None => Some(RequestId::from(i32::try_from(id.as_i64()?).ok()?)),
    }
}
