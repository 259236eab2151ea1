//! The language server with a scripted client: in memory, and the real program over stdin and stdout.

mod protocol;
mod stdio;
mod typing;

use std::path::Path;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use bluf::facade::lsp::{End, Wanted, serve};
use lsp_server::{Connection, Message, Notification, Request, RequestId, ResponseError};
use serde_json::{Value, json};

/// A client that takes all that an editor of today does.
fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "workspace": { "workspaceEdit": { "documentChanges": true, "resourceOperations": ["rename"] } },
        "textDocument": {
            "publishDiagnostics": { "versionSupport": true, "relatedInformation": true },
            "completion": { "completionItem": {
                "documentationFormat": ["markdown"],
                "insertTextModeSupport": { "valueSet": [1, 2] },
            } },
            "hover": { "contentFormat": ["markdown"] },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "codeAction": { "codeActionLiteralSupport": {}, "isPreferredSupport": true },
        },
    })
}

/// What a request is answered by.
type Answer = Result<Value, ResponseError>;

/// A client, and the server at the other end.
struct Client {
    connection: Connection,
    server: Option<JoinHandle<End>>,
    next: i32,
    /// Answers that came before others that were waited for.
    early: Vec<(RequestId, Answer)>,
    /// What the server told without being asked.
    heard: Vec<Notification>,
    /// The document that is open, and its version.
    uri: String,
    version: i32,
}

impl Client {
    fn new() -> Self {
        Self::wanting(Wanted::default)
    }

    fn wanting(wanted: impl Fn() -> Wanted + Send + 'static) -> Self {
        let (server, connection) = Connection::memory();
        let server = thread::spawn(move || serve(&server, &wanted));
        Self {
            connection,
            server: Some(server),
            next: 0,
            early: Vec::new(),
            heard: Vec::new(),
            uri: String::new(),
            version: 0,
        }
    }

    /// One that has said who it is, and has a folder open.
    fn initialized(folder: &Path, capabilities: &Value) -> Self {
        let mut client = Self::new();
        let root = format!("file://{}", folder.display());
        let params = json!({ "processId": null, "rootUri": root, "capabilities": capabilities });
        let answer = client.ask("initialize", params);
        assert!(answer.is_ok(), "{answer:?}");
        client.tell("initialized", json!({}));
        client
    }

    fn send(&self, message: impl Into<Message>) {
        self.connection.sender.send(message.into()).unwrap();
    }

    fn tell(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    fn begin(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        self.send(Request::new(id.clone(), method.to_owned(), params));
        id
    }

    fn ask(&mut self, method: &str, params: Value) -> Answer {
        let id = self.begin(method, params);
        self.answer(&id)
    }

    fn answer(&mut self, id: &RequestId) -> Answer {
        loop {
            if let Some(at) = self.early.iter().position(|(own, _)| own == id) {
                return self.early.remove(at).1;
            }
            match self.receive() {
                Message::Response(response) => {
                    self.early.push((response.id, response.response_result));
                }
                Message::Notification(told) => self.heard.push(told),
                other => panic!("{other:?}"),
            }
        }
    }

    fn receive(&self) -> Message {
        self.connection
            .receiver
            .recv_timeout(Duration::from_secs(60))
            .unwrap()
    }

    /// What is asked at a place of the open document.
    fn ask_at(&mut self, method: &str, (line, character): (u32, u32), more: Value) -> Value {
        let mut params = json!({
            "textDocument": { "uri": self.uri },
            "position": { "line": line, "character": character },
        });
        if let (Some(params), Value::Object(more)) = (params.as_object_mut(), more) {
            params.extend(more);
        }
        match self.ask(method, params) {
            Ok(result) => result,
            Err(error) => json!(format!("error {}: {}", error.code, error.message)),
        }
    }

    fn open(&mut self, path: &Path, text: &str) {
        (self.uri, self.version) = (format!("file://{}", path.display()), 1);
        let document = json!({ "uri": self.uri, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes the open document, between two places or all of it.
    fn change(&mut self, range: Option<[u32; 4]>, text: &str) {
        self.version += 1;
        let mut change = json!({ "text": text });
        if let Some([line, column, to_line, to_column]) = range {
            change["range"] = json!({
                "start": { "line": line, "character": column },
                "end": { "line": to_line, "character": to_column },
            });
        }
        let document = json!({ "uri": self.uri, "version": self.version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.tell("textDocument/didChange", params);
    }

    /// The problems of the version of the open document that is there now, a line each.
    fn problems(&mut self) -> Vec<String> {
        loop {
            let told = self.heard.iter().rev().find(|told| {
                told.params["uri"] == json!(self.uri)
                    && told.params["version"] == json!(self.version)
            });
            if let Some(told) = told {
                let problems = told.params["diagnostics"].as_array().unwrap().iter();
                return problems.map(problem).collect();
            }
            match self.receive() {
                Message::Notification(told) => self.heard.push(told),
                other => panic!("{other:?}"),
            }
        }
    }

    /// Leaves as it should.
    fn leave(mut self) -> End {
        let answer = self.ask("shutdown", Value::Null);
        assert!(answer.is_ok());
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }
}

fn problem(problem: &Value) -> String {
    let at = |end: &str| {
        let place = &problem["range"][end];
        format!("{}:{}", place["line"], place["character"])
    };
    let code = problem["code"].as_str().unwrap();
    let message = problem["message"].as_str().unwrap().replace('\n', " / ");
    format!(
        "{}-{} {} {code} {message}",
        at("start"),
        at("end"),
        problem["severity"]
    )
}

/// What of completions is put in, with what stands beside.
fn offers(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().unwrap().iter();
    let words = |item: &Value, field: &str| item[field].as_str().unwrap_or_default().to_owned();
    let offers = items.map(|item| {
        let text = item["textEdit"]["newText"].as_str().unwrap();
        format!("{text:?} {}", words(item, "detail"))
            .trim_end()
            .to_owned()
    });
    offers.collect()
}

/// A folder with a library file and two briefings.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        (
            "lib.yaml",
            "kind: library\ntlp: CLEAR\nactors:\n  nk: {name: North Korea}\nsources:\n  news: {title: The News}\n",
        ),
        (
            "one.yaml",
            "title: One\ntlp: CLEAR\nevents:\n  - {id: leak, title: 'Leak by [[nk]]', sources: news#4}\n",
        ),
        (
            "two.yaml",
            "title: Two\ntlp: CLEAR\nevents:\n  - {title: Follows, by: nk, see_also: one/leak, sources: news}\n",
        ),
        ("compose.yaml", "services: {web: {image: nginx}}\n"),
    ] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}
