//! A client of the language server in the same process: asks, tells, and keeps what it hears. For tests and benches.

use std::thread::{self, JoinHandle};
use std::time::Duration;

use lsp_server::{Connection, Message, Notification, Request, RequestId, ResponseError};
use serde_json::{Value, json};

/// What a request is answered by.
pub(crate) type Answer = Result<Value, ResponseError>;

/// A client, and the server at the other end, which ends with a `T`.
pub(crate) struct Client<T> {
    pub(crate) connection: Connection,
    pub(crate) server: JoinHandle<T>,
    next: i32,
    /// Answers that came before others that were waited for.
    early: Vec<(RequestId, Answer)>,
    /// What the server told without being asked.
    pub(crate) heard: Vec<Notification>,
}

impl<T: Send + 'static> Client<T> {
    /// One that is yet to say who it is.
    pub(crate) fn of(serve: impl FnOnce(&Connection) -> T + Send + 'static) -> Self {
        let (server, connection) = Connection::memory();
        Self {
            connection,
            server: thread::spawn(move || serve(&server)),
            next: 0,
            early: Vec::new(),
            heard: Vec::new(),
        }
    }

    /// Says who it is.
    pub(crate) fn initialize(&mut self, params: Value) {
        let answer = self.ask("initialize", params);
        assert!(answer.is_ok(), "{answer:?}");
        self.tell("initialized", json!({}));
    }

    fn send(&self, message: impl Into<Message>) {
        self.connection.sender.send(message.into()).unwrap();
    }

    pub(crate) fn tell(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    pub(crate) fn begin(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Request::new(id.clone(), method.to_owned(), params));
        id
    }

    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Answer {
        let id = self.begin(method, params);
        self.answer(&id)
    }

    pub(crate) fn answer(&mut self, id: &RequestId) -> Answer {
        loop {
            if let Some(at) = self.early.iter().position(|(own, _)| own == id) {
                return self.early.remove(at).1;
            }
            self.hear();
        }
    }

    /// Waits for whatever comes next.
    pub(crate) fn hear(&mut self) {
        let wait = Duration::from_secs(60);
        match self.connection.receiver.recv_timeout(wait).unwrap() {
            Message::Response(answer) => self.early.push((answer.id, answer.response_result)),
            Message::Notification(told) => self.heard.push(told),
            other => panic!("{other:?}"),
        }
    }

    pub(crate) fn open(&self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&self, uri: &str, version: i32, changes: &Value) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params);
    }

    /// The problems of a version of a document, as soon as they are told.
    pub(crate) fn problems(&mut self, uri: &str, version: i32) -> Vec<Value> {
        loop {
            let mut told = self.heard.iter().rev().map(|told| &told.params);
            if let Some(told) = told.find(|it| it["uri"] == uri && it["version"] == version) {
                return told["diagnostics"].as_array().unwrap().clone();
            }
            self.hear();
        }
    }

    /// Leaves as it should, and returns what the server ends with.
    pub(crate) fn leave(mut self) -> T {
        let answer = self.ask("shutdown", Value::Null);
        assert!(answer.is_ok(), "{answer:?}");
        self.exit()
    }

    /// Leaves, and returns what the server ends with.
    pub(crate) fn exit(self) -> T {
        self.tell("exit", Value::Null);
        self.server.join().unwrap()
    }
}
