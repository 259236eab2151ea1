//! The language server over texts of any size: what each is asked of it, and many changes in one message.

use std::thread;

use bluf::facade::lsp::{Wanted, serve};
use bluf::facade::work_of;
use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde_json::{Value, json};

/// A client, with the server's thread, which tells how many steps it took.
pub(crate) struct Client {
    connection: Connection,
    server: thread::JoinHandle<u64>,
    next: i32,
}

impl Client {
    fn new() -> Self {
        let (server, connection) = Connection::memory();
        let serve = move || work_of(|| serve(&server, &Wanted::default)).1;
        let server = thread::spawn(serve);
        let mut client = Self {
            connection,
            server,
            next: 0,
        };
        let told = json!({ "versionSupport": true });
        let capabilities = json!({ "textDocument": { "publishDiagnostics": told, "codeAction": { "codeActionLiteralSupport": {} } } });
        client.ask("initialize", json!({ "capabilities": capabilities }));
        client.tell("initialized", json!({}));
        client
    }

    fn tell(&self, method: &str, params: Value) {
        let told = Notification::new(method.to_owned(), params);
        self.connection.sender.send(told.into()).unwrap();
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = RequestId::from(self.next);
        let asked = Request::new(id.clone(), method.to_owned(), params);
        self.connection.sender.send(asked.into()).unwrap();
        loop {
            if let Message::Response(answer) = self.connection.receiver.recv().unwrap()
                && answer.id == id
            {
                return answer.response_result.unwrap_or_default();
            }
        }
    }

    fn open(&self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes a document, and waits until it is told what is wrong with it.
    fn change(&self, uri: &str, changes: &Value) {
        let document = json!({ "uri": uri, "version": 2 });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params);
        loop {
            if let Message::Notification(told) = self.connection.receiver.recv().unwrap()
                && told.params["uri"] == uri
                && told.params["version"] == 2
            {
                return;
            }
        }
    }

    /// Leaves, and returns how many steps the server took.
    fn leave(mut self) -> u64 {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.join().unwrap()
    }
}

/// What is asked at a place.
const AT_PLACES: [&str; 5] = [
    "completion",
    "hover",
    "definition",
    "documentHighlight",
    "prepareRename",
];

/// What is asked of a whole document.
const OF_ALL: [&str; 4] = [
    "semanticTokens/full",
    "foldingRange",
    "documentLink",
    "documentSymbol",
];

/// Opens files, asks all there is to ask of the first, and types a letter. Returns the steps that it took.
pub(crate) fn asked(files: &[(String, String)]) -> u64 {
    let mut client = Client::new();
    for (name, text) in files {
        client.open(&format!("untitled:{name}"), text);
    }
    let Some((name, text)) = files.first() else {
        return client.leave();
    };
    let document = json!({ "uri": format!("untitled:{name}") });
    let mut symbols = Value::Null;
    for what in OF_ALL {
        symbols = client.ask(
            &format!("textDocument/{what}"),
            json!({ "textDocument": document }),
        );
    }
    let lines = text.lines().count();
    let end = text.lines().last().map_or(0, str::len);
    let first = &symbols[0]["location"]["range"]["start"];
    let mut places = vec![
        json!({ "line": lines / 2, "character": 4 }),
        json!({ "line": lines - 1, "character": end }),
        json!({ "line": lines, "character": 0 }),
    ];
    places.extend(first.is_object().then(|| first.clone()));
    for place in &places {
        for what in AT_PLACES {
            let params = json!({ "textDocument": document, "position": place });
            client.ask(&format!("textDocument/{what}"), params);
        }
        let params = json!({ "textDocument": document, "position": place, "context": { "includeDeclaration": true }, "newName": "renamed" });
        client.ask("textDocument/references", params.clone());
        client.ask("textDocument/rename", params);
    }
    let range = json!({ "start": places[0], "end": places[0] });
    let params =
        json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } });
    client.ask("textDocument/codeAction", params);
    client.ask("workspace/symbol", json!({ "query": "e" }));
    let changes = json!([{ "range": range, "text": "x" }]);
    client.change(&format!("untitled:{name}"), &changes);
    client.leave()
}

/// Changes each of so many lines, in one message, from the top or from the bottom. Returns the steps that it took.
pub(crate) fn replaced(lines: usize, from_the_top: bool) -> u64 {
    let mut client = Client::new();
    let text = format!(
        "title: t\ntlp: CLEAR\nevents:\n{}",
        "  - word\n".repeat(lines)
    );
    client.open("untitled:b.yaml", &text);
    let change = |line: usize| {
        let at = |character: u32| json!({ "line": line + 3, "character": character });
        json!({ "range": { "start": at(4), "end": at(8) }, "text": "words" })
    };
    let mut changes: Vec<Value> = (0..lines).map(change).collect();
    if !from_the_top {
        changes.reverse();
    }
    client.change("untitled:b.yaml", &json!(changes));
    let document = json!({ "uri": "untitled:b.yaml" });
    let symbols = client.ask(
        "textDocument/documentSymbol",
        json!({ "textDocument": document }),
    );
    let names = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| &symbol["name"]);
    assert_eq!(names.filter(|name| *name == "words").count(), lines);
    client.leave()
}
