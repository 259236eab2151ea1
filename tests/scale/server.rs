//! The language server over texts of any size: what each is asked of it, and many changes in one message.

use bluf::facade::lsp::{Wanted, serve};
use bluf::facade::work_of;
use serde_json::{Value, json};

use super::client::Client;

/// A client of a server that tells how many steps it took.
fn client() -> Client<u64> {
    let mut client = Client::of(|server| work_of(|| serve(server, &Wanted::default)).1);
    let told = json!({ "versionSupport": true });
    let capabilities = json!({ "textDocument": { "publishDiagnostics": told, "codeAction": { "codeActionLiteralSupport": {} } } });
    client.initialize(json!({ "capabilities": capabilities }));
    client
}

/// What is asked at a place.
const AT_PLACES: [&str; 4] = ["hover", "definition", "documentHighlight", "prepareRename"];

/// What is asked of a whole document.
const OF_ALL: [&str; 4] = [
    "semanticTokens/full",
    "foldingRange",
    "documentLink",
    "documentSymbol",
];

/// A client that has files open, and knows what is wrong with the first.
fn opened(files: &[(String, String)]) -> (Client<u64>, String) {
    let mut client = client();
    for (name, text) in files {
        client.open(&format!("untitled:{name}"), text);
    }
    let uri = format!("untitled:{}", files[0].0);
    client.problems(&uri, 1);
    (client, uri)
}

/// Opens files, and types a letter into the longest line of the first: asks what may stand there, and waits for what is
/// wrong then. Returns the steps that it took.
pub(crate) fn typed(files: &[(String, String)]) -> u64 {
    let (mut client, uri) = opened(files);
    let place = &places(&files[0].1)[0];
    let range = json!({ "start": place, "end": place });
    let changes = json!([{ "range": range, "text": "e" }]);
    client.change(&uri, 2, &changes);
    let params = json!({ "textDocument": { "uri": uri }, "position": place });
    ask(&mut client, "completion", params);
    client.problems(&uri, 2);
    client.leave()
}

/// Opens files, and asks all there is to ask of the first. Returns the steps that it took.
pub(crate) fn asked(files: &[(String, String)]) -> u64 {
    let (mut client, uri) = opened(files);
    let document = json!({ "uri": uri });
    let mut symbols = Value::Null;
    for what in OF_ALL {
        let params = json!({ "textDocument": document });
        symbols = ask(&mut client, what, params);
    }
    let first = &symbols[0]["location"]["range"]["start"];
    let mut places = places(&files[0].1);
    places.extend(first.is_object().then(|| first.clone()));
    for place in &places {
        for what in AT_PLACES {
            let params = json!({ "textDocument": document, "position": place });
            ask(&mut client, what, params);
        }
        let params = json!({ "textDocument": document, "position": place, "context": { "includeDeclaration": true }, "newName": "renamed" });
        ask(&mut client, "references", params.clone());
        ask(&mut client, "rename", params);
    }
    let range = json!({ "start": places[0], "end": places[0] });
    let params =
        json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } });
    ask(&mut client, "codeAction", params);
    let found = client.ask("workspace/symbol", json!({ "query": "e" }));
    assert!(found.is_ok());
    client.leave()
}

/// Asks something of a document. Only a renaming may be refused: any other error is a fault, and no answer.
fn ask(client: &mut Client<u64>, what: &str, params: Value) -> Value {
    let answer = client.ask(&format!("textDocument/{what}"), params);
    let may_refuse = matches!(what, "rename" | "prepareRename");
    assert!(may_refuse || answer.is_ok(), "{what}: {answer:?}");
    answer.unwrap_or_default()
}

/// Where something is asked: behind the word in the middle of the longest line, in the middle of the text, at its end and
/// behind it.
fn places(text: &str) -> Vec<Value> {
    let lines: Vec<&str> = text.lines().collect();
    let end = lines.last().map_or(0, |line| line.len());
    let longest = lines.iter().enumerate().max_by_key(|(_, line)| line.len());
    let (line, middle) = longest.map_or((0, 0), |(number, line)| (number, behind_word(line)));
    let at = |line: usize, character: usize| json!({ "line": line, "character": character });
    vec![
        at(line, middle),
        at(lines.len() / 2, 4),
        at(lines.len().saturating_sub(1), end),
        at(lines.len(), 0),
    ]
}

/// Where the word ends that stands in the middle of a line, in UTF-16.
fn behind_word(line: &str) -> usize {
    let middle = line.floor_char_boundary(line.len() / 2);
    let end = line[middle..].find(|c: char| !c.is_alphanumeric());
    let before = &line[..end.map_or(line.len(), |end| middle + end)];
    before.encode_utf16().count()
}

/// Changes each of so many lines, in one message, from the top or from the bottom. Returns the steps that it took.
pub(crate) fn replaced(lines: usize, from_the_top: bool) -> u64 {
    let mut client = client();
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
    client.change("untitled:b.yaml", 2, &json!(changes));
    let params = json!({ "textDocument": { "uri": "untitled:b.yaml" } });
    let symbols = ask(&mut client, "documentSymbol", params);
    let names = symbols
        .as_array()
        .unwrap()
        .iter()
        .map(|symbol| &symbol["name"]);
    assert_eq!(names.filter(|name| *name == "words").count(), lines);
    client.leave()
}
