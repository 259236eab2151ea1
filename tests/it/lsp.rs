//! The language server with a scripted client: in memory, and the real program over stdin and stdout.

mod protocol;
mod stdio;
mod typing;

use std::ops::{Deref, DerefMut};
use std::path::Path;

use bluf::facade::lsp::{End, Wanted, serve};
use serde_json::{Value, json};

use super::client::{self, Answer};

/// A client that takes all that an editor of today does.
pub(super) fn able() -> Value {
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

/// A client that has one document open.
struct Client {
    wire: client::Client<End>,
    /// The document that is open, and its version.
    uri: String,
    version: i32,
}

impl Deref for Client {
    type Target = client::Client<End>;

    fn deref(&self) -> &Self::Target {
        &self.wire
    }
}

impl DerefMut for Client {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.wire
    }
}

impl Client {
    fn new() -> Self {
        Self::wanting(Wanted::default)
    }

    fn wanting(wanted: impl Fn() -> Wanted + Send + 'static) -> Self {
        Self {
            wire: client::Client::of(move |server| serve(server, &wanted)),
            uri: String::new(),
            version: 0,
        }
    }

    /// One that has said who it is, and has a folder open.
    fn initialized(folder: &Path, capabilities: &Value) -> Self {
        let mut client = Self::new();
        let root = format!("file://{}", folder.display());
        let params = json!({ "processId": null, "rootUri": root, "capabilities": capabilities });
        client.initialize(params);
        client
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
        self.wire.open(&self.uri, text);
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
        let changes = json!([change]);
        self.wire.change(&self.uri, self.version, &changes);
    }

    /// The problems of the version of the open document that is there now, a line each.
    fn problems(&mut self) -> Vec<String> {
        let told = self.wire.problems(&self.uri, self.version);
        told.iter().map(problem).collect()
    }

    /// Leaves as it should.
    fn leave(self) -> End {
        self.wire.leave()
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
