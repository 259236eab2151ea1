//! Messages in their order, from the first to the last: what may be asked when, by the protocol.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::Value;

use super::client::Takes;
use super::convert::{self, Placer};
use super::end::End;
use super::handler::{self, Failure};
use super::queue::{Next, Queue};
use super::wanted::Wanted;
use super::world::World;

/// How far a client has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// It has not said who it is.
    Before,
    /// It asks.
    Running,
    /// It has said that it goes.
    Leaving,
}

/// A server with its client.
pub(super) struct Server<'c> {
    connection: &'c Connection,
    queue: Queue,
    world: World,
    phase: Phase,
    /// What was told last of each document.
    told: HashMap<String, Value>,
    /// Says what is wanted now.
    wanted: &'c dyn Fn() -> Wanted,
    /// What was not understood of it last.
    wrong: String,
}

impl<'c> Server<'c> {
    /// One that waits for its client.
    pub(super) fn new(connection: &'c Connection, wanted: &'c dyn Fn() -> Wanted) -> Self {
        Self {
            connection,
            queue: Queue::default(),
            world: World::default(),
            phase: Phase::Before,
            told: HashMap::new(),
            wanted,
            wrong: String::new(),
        }
    }

    /// Answers until the client leaves.
    pub(super) fn run(mut self) -> End {
        loop {
            let Self {
                queue,
                world,
                connection,
                ..
            } = &mut self;
            match queue.next(connection, || world.has_news()) {
                Next::Message(Message::Request(request)) => self.request(request),
                Next::Message(Message::Notification(it)) if it.method == "exit" => break,
                Next::Message(Message::Notification(it)) => self.notification(it),
                // Nothing that is asked of a client needs its answer.
                Next::Message(Message::Response(_)) => {}
                Next::Cancelled(id) => {
                    self.fail(
                        id,
                        ErrorCode::RequestCanceled as i32,
                        "taken back".to_owned(),
                    );
                }
                Next::Quiet => self.tell(),
                Next::Gone => break,
            }
        }
        match self.phase {
            Phase::Leaving => End::Clean,
            _ => End::Abrupt,
        }
    }

    /// A client that is gone hears nothing: that is found when the next message is waited for.
    fn send(&self, message: impl Into<Message>) {
        let _ = self.connection.sender.send(message.into());
    }

    fn fail(&self, id: RequestId, code: i32, message: String) {
        self.send(Response::new_err(id, code, message));
    }

    fn request(&mut self, request: Request) {
        let Request { id, method, params } = request;
        match (self.phase, method.as_str()) {
            (Phase::Before, "initialize") => self.initialize(id, &params),
            (Phase::Before, _) => {
                let message = "`initialize` comes first".to_owned();
                self.fail(id, ErrorCode::ServerNotInitialized as i32, message);
            }
            (Phase::Leaving, _) | (_, "initialize") => {
                let message = format!("`{method}` is not asked now");
                self.fail(id, ErrorCode::InvalidRequest as i32, message);
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Leaving;
                self.send(Response::new_ok(id, Value::Null));
            }
            (Phase::Running, _) => self.answer(id, &method, params),
        }
    }

    fn initialize(&mut self, id: RequestId, params: &Value) {
        let client = convert::client(params);
        let capabilities = convert::capabilities(&client);
        self.world = World::of(client);
        self.phase = Phase::Running;
        self.send(Response::new_ok(id, capabilities));
        self.choose();
    }

    fn answer(&mut self, id: RequestId, method: &str, params: Value) {
        let world = &mut self.world;
        // A fault of ours is told, and the next request answered.
        let answered = catch_unwind(AssertUnwindSafe(|| handler::answer(world, method, params)));
        match answered {
            Ok(Ok(value)) => self.send(Response::new_ok(id, value)),
            Ok(Err(Failure { code, message })) => self.fail(id, code, message),
            Err(_) => {
                let message = format!("`{method}` failed for a fault of bluf");
                self.fail(id, ErrorCode::InternalError as i32, message);
            }
        }
    }

    fn notification(&mut self, it: Notification) {
        if self.phase != Phase::Running {
            return;
        }
        let Notification { method, params } = it;
        match method.as_str() {
            "initialized" => self.watch(),
            "textDocument/didOpen" => {
                if let Some(document) = convert::opened(params) {
                    self.world.open(document);
                }
            }
            "textDocument/didChange" => {
                if let Some((uri, version, changes)) = convert::changed(params) {
                    self.world.edit(&uri, version, changes);
                }
            }
            "textDocument/didClose" => {
                if let Some(uri) = convert::closed(params) {
                    self.world.close(&uri);
                    self.publish(&uri, &[]);
                    self.told.remove(&uri);
                }
            }
            "textDocument/didSave"
            | "workspace/didChangeWatchedFiles"
            | "workspace/didChangeConfiguration" => {
                self.choose();
                self.world.look_again();
            }
            "workspace/didChangeWorkspaceFolders" => self.folders(params),
            _ => {}
        }
    }

    fn folders(&mut self, params: Value) {
        let Some((added, removed)) = convert::folders(params) else {
            return;
        };
        let mut folders = self.world.client.folders.clone();
        folders.retain(|folder| !removed.contains(folder));
        folders.extend(added);
        self.world.set_folders(folders);
    }

    /// Asks the client to say when files change that are not open.
    fn watch(&self) {
        if self.world.client.takes(Takes::WatchesFiles) {
            let id = RequestId::from("watch".to_owned());
            let method = "client/registerCapability".to_owned();
            self.send(Request::new(id, method, convert::watchers()));
        }
    }

    /// Asks which problems are wanted, and shows what cannot be understood of that, once.
    fn choose(&mut self) {
        let Wanted { selection, wrong } = (self.wanted)();
        self.world.select(selection);
        if wrong != self.wrong && !wrong.is_empty() {
            let method = "window/showMessage".to_owned();
            self.send(Notification::new(method, convert::warning(&wrong)));
        }
        self.wrong = wrong;
    }

    /// Tells what is wrong with the documents that changed, or rest on what did.
    fn tell(&mut self) {
        let news = catch_unwind(AssertUnwindSafe(|| self.world.news()));
        for (uri, problems) in news.unwrap_or_default() {
            self.publish(&uri, &problems);
        }
    }

    /// Tells what is wrong with a document, unless that is known.
    fn publish(&mut self, uri: &str, problems: &[crate::diagnostic::Diagnostic]) {
        let params = convert::problems(&mut Placer::new(&self.world), uri, problems);
        if self.told.get(uri) == Some(&params) {
            return;
        }
        self.told.insert(uri.to_owned(), params.clone());
        let method = "textDocument/publishDiagnostics".to_owned();
        self.send(Notification::new(method, params));
    }
}
