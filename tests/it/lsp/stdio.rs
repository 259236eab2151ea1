//! The program itself, over stdin and stdout.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use super::*;

struct Program {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
}

impl Program {
    fn start() -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bluf"))
            .args(["lsp", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let stdin = child.stdin.take();
        let stdout = BufReader::new(child.stdout.take().unwrap());
        Self {
            child,
            stdin,
            stdout,
        }
    }

    fn write(&mut self, bytes: &str) {
        let stdin = self.stdin.as_mut().unwrap();
        stdin.write_all(bytes.as_bytes()).unwrap();
        stdin.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let body = message.to_string();
        self.write(&format!("Content-Length: {}\r\n\r\n{body}", body.len()));
    }

    fn read(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.stdout.read_line(&mut line).unwrap();
            match line.trim().strip_prefix("Content-Length: ") {
                Some(bytes) => length = bytes.parse().unwrap(),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut body = vec![0; length];
        self.stdout.read_exact(&mut body).unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    fn end(mut self) -> Option<i32> {
        drop(self.stdin.take());
        self.child.wait().unwrap().code()
    }
}

#[test]
fn the_program_speaks_it_and_ends_as_it_should() {
    let mut program = Program::start();
    program.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "capabilities": {} } }));
    let answer = program.read();
    assert_eq!(answer["result"]["serverInfo"]["name"], "bluf");
    assert_eq!(
        answer["result"]["capabilities"]["positionEncoding"],
        "utf-16"
    );
    program.send(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
    program.send(&json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": {
        "uri": "untitled:Untitled-1", "languageId": "yaml", "version": 1, "text": "title: t\ntlp: CLEAR\nevents: [E]\nz: 1\n",
    } } }));
    let told = program.read();
    assert_eq!(told["method"], "textDocument/publishDiagnostics");
    let problems = told["params"]["diagnostics"].as_array().unwrap().iter();
    assert!(
        problems
            .map(problem)
            .any(|told| told.starts_with("3:0-3:1 1 unknown-key"))
    );
    program.send(&json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(program.read()["id"], 2);
    program.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(program.end(), Some(0));
}

#[test]
fn a_client_that_dies_or_talks_nonsense_ends_it_without_a_crash() {
    assert_eq!(Program::start().end(), Some(1));
    for nonsense in [
        "GET / HTTP/1.1\r\n\r\n",
        "Content-Length: 3\r\n\r\n{]}",
        "Content-Length: 99999\r\n\r\n{}",
        "Content-Length: 104857600\r\n\r\n{}",
    ] {
        let mut program = Program::start();
        program.write(nonsense);
        assert_eq!(program.end(), Some(1), "{nonsense}");
    }
}

#[test]
fn what_is_no_message_is_answered_and_the_next_one_is_heard() {
    let mut program = Program::start();
    for (nonsense, code) in [
        ("GET / HTTP/1.1\r\n\r\n", -32700),
        ("Content-Length: 3\r\n\r\n{]}", -32700),
        ("Content-Length: 2\n\n[]", -32600),
    ] {
        program.write(nonsense);
        let refused = program.read();
        assert_eq!(refused["error"]["code"], code, "{nonsense}");
        assert_eq!(refused.get("id"), Some(&Value::Null), "{nonsense}");
    }
    program
        .send(&json!({ "jsonrpc": "2.0", "id": 5, "method": "textDocument/hover", "params": {} }));
    assert_eq!(program.read()["error"]["code"], -32002);
    let params = json!({ "capabilities": {} });
    program.send(&json!({ "jsonrpc": "2.0", "id": "a", "method": "initialize", "params": params }));
    assert_eq!(program.read()["id"], "a");
    program.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "shutdown" }));
    assert_eq!(program.read()["result"], Value::Null);
    program
        .send(&json!({ "jsonrpc": "2.0", "id": 2, "method": "textDocument/hover", "params": {} }));
    assert_eq!(program.read()["error"]["code"], -32600);
    program.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(program.end(), Some(0));
}

#[test]
fn it_goes_with_the_process_that_started_it_though_somebody_keeps_its_stdin() {
    let mut parent = Command::new("cat")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut program = Program::start();
    let params = json!({ "processId": parent.id(), "capabilities": {} });
    program.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params }));
    assert_eq!(program.read()["id"], 1);
    assert!(program.child.try_wait().unwrap().is_none());
    parent.kill().unwrap();
    parent.wait().unwrap();
    assert_eq!(program.child.wait().unwrap().code(), Some(1));
}
