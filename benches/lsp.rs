//! What an editor waits for: problems after the last key, and what is offered while one types, in a file of 1 MB among
//! 1,000 others, and in one of 50,000 lines. Prints p50 and p99 of each.
#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use bluf::facade::lsp::{Wanted, serve};
use lsp_server::{Connection, Message, Notification, Request, RequestId};
use serde_json::{Value, json};

const FILES: usize = 1_000;
const ROUNDS: usize = 60;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("lib.yaml"),
        "kind: library\ntlp: CLEAR\nactors:\n  nk: {name: North Korea}\n  fbi: {name: FBI}\nsources:\n  news: {title: The News}\n",
    )
    .unwrap();
    for number in 0..FILES {
        let text = briefing(number, 10, 0);
        fs::write(folder.path().join(format!("b{number}.yaml")), text).unwrap();
    }
    println!("{:32} {:>10} {:>10}", "", "p50", "p99");
    measure(
        folder.path(),
        "1 MB among 1,000 files",
        &briefing(FILES, 3_800, 150),
    );
    measure(
        folder.path(),
        "50,000 lines among 1,000 files",
        &briefing(FILES, 10_000, 0),
    );
}

/// A briefing with so many events of five lines each, and so many letters more in each text.
fn briefing(number: usize, events: usize, more: usize) -> String {
    let mut text = format!("title: Briefing {number}\ntlp: CLEAR\nevents:\n");
    for event in 0..events {
        let _ = write!(
            text,
            "  - id: e{event}\n    title: Event {event} by [[nk]]\n    date: 2014-12-19\n    by: [nk, fbi]\n    sources: news#{event}\n"
        );
        if more > 0 {
            let _ = writeln!(text, "    text: {}", "words ".repeat(more / 6).trim_end());
        }
    }
    text
}

fn measure(folder: &Path, what: &str, text: &str) {
    let (server, client) = Connection::memory();
    let server = thread::spawn(move || serve(&server, &Wanted::default));
    let root = format!("file://{}", folder.display());
    let uri = format!("{root}/new.yaml");
    let capabilities =
        json!({ "textDocument": { "publishDiagnostics": { "versionSupport": true } } });
    ask(
        &client,
        1,
        "initialize",
        json!({ "rootUri": root, "capabilities": capabilities }),
    );
    tell(&client, "initialized", json!({}));
    let document = json!({ "uri": uri, "languageId": "yaml", "version": 1, "text": text });
    tell(
        &client,
        "textDocument/didOpen",
        json!({ "textDocument": document }),
    );
    problems(&client, 1, &[]);
    let lines = text.lines().count();
    let line =
        lines / 2 - (lines / 2 - 3) % (text.lines().count() / text.matches("- id:").count()) + 3;
    let column = text.lines().nth(line).unwrap().len();
    let (mut rounds, mut offers) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let version = i32::try_from(round).unwrap() + 2;
        let at = json!({ "line": line, "character": column });
        let end = json!({ "line": line, "character": column + round % 2 });
        let new = if round % 2 == 0 { "x" } else { "" };
        let changes = json!([{ "range": { "start": at, "end": end }, "text": new }]);
        let document = json!({ "uri": uri, "version": version });
        let started = Instant::now();
        tell(
            &client,
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
        let params = json!({ "textDocument": { "uri": uri }, "position": at });
        let told = ask(&client, 10 + version, "textDocument/completion", params);
        offers.push(started.elapsed());
        problems(&client, version, &told);
        rounds.push(started.elapsed());
    }
    print(&format!("{what}: offers"), offers);
    print(&format!("{what}: problems"), rounds);
    ask(&client, 2, "shutdown", Value::Null);
    tell(&client, "exit", Value::Null);
    server.join().unwrap();
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    let ms = |time: Duration| format!("{:.1} ms", time.as_secs_f64() * 1e3);
    println!("{what:46} {:>10} {:>10}", ms(at(50)), ms(at(99)));
}

fn tell(client: &Connection, method: &str, params: Value) {
    let told = Notification::new(method.to_owned(), params);
    client.sender.send(told.into()).unwrap();
}

/// Asks, and gives what was told until the answer came.
fn ask(client: &Connection, id: i32, method: &str, params: Value) -> Vec<Notification> {
    let request = Request::new(RequestId::from(id), method.to_owned(), params);
    client.sender.send(request.into()).unwrap();
    let mut told = Vec::new();
    loop {
        match client.receiver.recv().unwrap() {
            Message::Response(response) if response.id == RequestId::from(id) => {
                assert!(response.response_result.is_ok(), "{response:?}");
                return told;
            }
            Message::Notification(it) => told.push(it),
            _ => {}
        }
    }
}

/// Waits for the problems of a version, unless they were told already.
fn problems(client: &Connection, version: i32, told: &[Notification]) {
    let are_they = |told: &Notification| told.params["version"] == version;
    if told.iter().any(are_they) {
        return;
    }
    loop {
        if let Message::Notification(told) = client.receiver.recv().unwrap()
            && are_they(&told)
        {
            return;
        }
    }
}
