//! What the protocol wants: who may ask what when, versions, columns, requests that are taken back.

use std::sync::{Arc, Mutex};

use bluf::facade::check::Selection;

use super::*;

fn code(answer: &Answer) -> i32 {
    answer.as_ref().unwrap_err().code
}

#[test]
fn nothing_is_answered_before_it_is_known_who_asks_nor_after_it_left() {
    let mut client = Client::new();
    client.tell("textDocument/didOpen", json!({}));
    let early = client.ask("textDocument/hover", json!({}));
    assert_eq!(code(&early), -32002);
    assert!(
        client
            .ask("initialize", json!({ "capabilities": {} }))
            .is_ok()
    );
    assert_eq!(code(&client.ask("initialize", json!({}))), -32600);
    assert_eq!(
        code(&client.ask("textDocument/nonsense", json!({}))),
        -32601
    );
    assert_eq!(
        code(&client.ask("textDocument/hover", json!({ "position": 3 }))),
        -32602
    );
    assert_eq!(code(&client.ask("textDocument/rename", json!([]))), -32602);
    assert!(client.ask("shutdown", Value::Null).is_ok());
    assert_eq!(code(&client.ask("textDocument/hover", json!({}))), -32600);
    assert_eq!(client.wire.exit(), End::Clean);
}

#[test]
fn a_client_that_goes_without_a_word_is_told_from_one_that_says_so() {
    assert_eq!(Client::new().wire.exit(), End::Abrupt);
    let mut client = Client::new();
    assert!(
        client
            .ask("initialize", json!({ "capabilities": {} }))
            .is_ok()
    );
    drop(client.wire.connection);
    assert_eq!(client.wire.server.join().unwrap(), End::Abrupt);
}

#[test]
fn a_request_that_is_taken_back_is_not_answered_and_the_next_is() {
    let folder = folder();
    let mut client = Client::initialized(folder.path(), &able());
    let text = format!(
        "title: t\ntlp: CLEAR\nevents:\n{}",
        "  - {title: E, by: nk}\n".repeat(20_000)
    );
    client.open(&folder.path().join("new.yaml"), &text);
    let uri = client.uri.clone();
    let document = json!({ "textDocument": { "uri": uri } });
    // The server is busy with the first one when the others come.
    let first = client.begin("textDocument/semanticTokens/full", document.clone());
    let second = client.begin("textDocument/documentSymbol", document.clone());
    client.tell("$/cancelRequest", json!({ "id": 3 }));
    let third = client.begin("textDocument/foldingRange", document);
    let answers: Vec<Answer> = [second, first, third]
        .iter()
        .map(|id| client.answer(id))
        .collect();
    assert_eq!(code(&answers[0]), -32800);
    assert!(answers[1].is_ok() && answers[2].is_ok());
    client.tell("$/cancelRequest", json!({ "id": "unheard of" }));
    assert_eq!(client.leave(), End::Clean);
}

#[test]
fn columns_are_counted_as_agreed() {
    let folder = folder();
    let text =
        "title: New\ntlp: CLEAR\nevents:\n  - {title: '🎯북 [[nk]]', sources: news, by: lost}\n";
    for (encoding, nk, lost) in [("utf-8", 23, 49), ("utf-16", 19, 45), ("utf-32", 18, 44)] {
        let mut capabilities = able();
        capabilities["general"] = json!({ "positionEncodings": ["utf-7", encoding] });
        let mut client = Client::initialized(folder.path(), &capabilities);
        client.open(&folder.path().join("new.yaml"), text);
        let problems = client.problems();
        assert!(
            problems[0].starts_with(&format!("3:{lost}-3:{}", lost + 4)),
            "{encoding} {problems:?}"
        );
        let card = client.ask_at("textDocument/hover", (3, nk + 1), json!({}));
        assert_eq!(card["range"]["start"]["character"], json!(nk), "{encoding}");
        client.change(Some([3, nk, 3, nk + 2]), "kn");
        let problems = client.problems();
        assert!(problems[0].contains("`kn`"), "{problems:?}");
        // Behind the end of a line is its end.
        client.change(Some([0, 99, 0, 99]), "er");
        let outline = client.ask_at("textDocument/documentLink", (0, 0), json!({}));
        assert_eq!(outline, json!([]));
    }
}

#[test]
fn an_edit_of_a_version_that_is_past_is_of_another_text() {
    let folder = folder();
    let mut client = Client::initialized(folder.path(), &able());
    client.open(
        &folder.path().join("new.yaml"),
        "title: New\ntlp: CLEAR\nevents: [E]\n",
    );
    client.version = 4;
    client.change(None, "title: New\ntlp: CLEAR\nevents: [E]\nz: 1\n");
    assert!(client.problems().iter().any(|told| told.contains("`z`")));
    client.version = 2;
    client.change(None, "nonsense: [");
    client.version = 5;
    client.change(Some([3, 0, 3, 1]), "y");
    assert!(client.problems().iter().any(|told| told.contains("`y`")));
}

#[test]
fn nothing_is_sent_that_was_not_offered_to_be_taken() {
    let folder = folder();
    let mut client = Client::initialized(folder.path(), &json!({}));
    client.open(
        &folder.path().join("new.yaml"),
        "title: New\ntlp: CLEAR\nev\n",
    );
    let offered = client.ask_at("textDocument/completion", (2, 2), json!({}));
    for item in offered["items"].as_array().unwrap() {
        assert!(!item["textEdit"]["newText"].as_str().unwrap().contains('\n'));
        for field in ["insertTextFormat", "insertTextMode", "labelDetails"] {
            assert_eq!(item.get(field), None);
        }
        assert_eq!(
            item["textEdit"].as_object().unwrap().len(),
            2,
            "no second range"
        );
    }
    let told = client
        .heard
        .iter()
        .find(|told| told.method == "textDocument/publishDiagnostics");
    assert!(told.is_none_or(|told| told.params.get("version").is_none()));
    let uri = format!("file://{}/one.yaml", folder.path().display());
    client.open(
        &folder.path().join("one.yaml"),
        "title: One\ntlp: CLEAR\nevents: [{id: leak, title: '[[one/leak]]'}]\n",
    );
    let edit = client.ask_at(
        "textDocument/rename",
        (2, 15),
        json!({ "newName": "spill" }),
    );
    let own = edit["changes"][&uri].as_array();
    assert_eq!(own.map(Vec::len), Some(2), "{edit}");
    let moved = client.ask_at(
        "textDocument/rename",
        (2, 31),
        json!({ "newName": "first" }),
    );
    assert!(moved.as_str().unwrap().contains("bluf rename"), "{moved}");
}

#[test]
fn a_document_that_is_closed_has_no_problems_and_one_too_large_says_so() {
    let folder = folder();
    let mut client = Client::initialized(folder.path(), &able());
    let path = folder.path().join("new.yaml");
    client.open(&path, &"# too large\n".repeat(1_500_000));
    assert!(client.problems()[0].contains("too-large"));
    assert_eq!(
        client.ask_at("textDocument/hover", (0, 0), json!({})),
        Value::Null
    );
    assert_eq!(
        client.ask_at("textDocument/completion", (0, 0), json!({})),
        Value::Null
    );
    let uri = client.uri.clone();
    client.heard.clear();
    client.tell(
        "textDocument/didClose",
        json!({ "textDocument": { "uri": uri } }),
    );
    assert!(
        client
            .ask("workspace/symbol", json!({ "query": "" }))
            .is_ok()
    );
    assert_eq!(client.heard[0].params["diagnostics"], json!([]));
}

#[test]
fn a_file_that_changes_on_the_disk_is_heard_of() {
    let folder = folder();
    let mut client = Client::initialized(folder.path(), &able());
    let text = "title: New\ntlp: CLEAR\nevents:\n  - {title: E, by: fbi, sources: news}\n";
    client.open(&folder.path().join("new.yaml"), text);
    assert!(client.problems()[0].contains("dangling"));
    let lib = folder.path().join("lib.yaml");
    let shared = std::fs::read_to_string(&lib).unwrap();
    std::fs::write(&lib, shared.replace("  nk:", "  fbi: {name: FBI}\n  nk:")).unwrap();
    client.heard.clear();
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    assert_eq!(client.problems(), Vec::<String>::new());
}

#[test]
fn only_problems_that_are_wanted_are_told_also_when_that_changes() {
    let wanted = Arc::new(Mutex::new(Wanted::default()));
    let asked = Arc::clone(&wanted);
    let mut client = Client::wanting(move || asked.lock().unwrap().clone());
    let takes = json!({ "textDocument": { "publishDiagnostics": { "versionSupport": true } } });
    let answer = client.ask("initialize", json!({ "capabilities": takes }));
    assert!(answer.is_ok());
    client.tell("initialized", json!({}));
    let (path, text) = (Path::new("/nowhere/t.yaml"), "title: t\nevents: [E]\n");
    client.open(path, text);
    let codes = |client: &mut Client| {
        let told = client.problems().into_iter();
        let codes = told.map(|told| told.split(' ').nth(2).unwrap().to_owned());
        codes.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(codes(&mut client), "unmarked unsourced");
    let mut selection = Selection::default();
    selection.ignore.push("tradecraft".parse().unwrap());
    let wrong = "config.yaml:1:1: no".to_owned();
    *wanted.lock().unwrap() = Wanted { selection, wrong };
    for _ in 0..2 {
        client.tell(
            "workspace/didChangeConfiguration",
            json!({ "settings": null }),
        );
        client.change(None, text);
        assert_eq!(codes(&mut client), "unmarked");
    }
    // What cannot be understood is shown once.
    let shown = client.heard.iter();
    let shown = shown.filter(|told| told.method == "window/showMessage");
    let shown: Vec<&Value> = shown.map(|told| &told.params["message"]).collect();
    assert_eq!(shown, ["config.yaml:1:1: no"]);
}

#[test]
fn cards_are_plain_for_whoever_takes_no_markdown_and_say_what_a_problem_is() {
    let folder = folder();
    let text = "title: New\ntlp: CLEAR\nevents:\n  - {title: E, by: nk, sources: news, date: 19.12.2014}\n";
    let mut cards = Vec::new();
    for capabilities in [
        able(),
        json!({ "textDocument": { "hover": { "contentFormat": ["plaintext"] } } }),
    ] {
        let mut client = Client::initialized(folder.path(), &capabilities);
        client.open(&folder.path().join("new.yaml"), text);
        client.change(None, text);
        while client.heard.is_empty() {
            client.hear();
        }
        for column in [19, 6, 46] {
            let card = client.ask_at("textDocument/hover", (3, column), json!({}));
            let (kind, words) = (&card["contents"]["kind"], &card["contents"]["value"]);
            cards.push(format!(
                "{}: {}",
                kind.as_str().unwrap(),
                words.as_str().unwrap()
            ));
        }
    }
    insta::assert_snapshot!(cards.join("\n----\n"), @"
    markdown: TLP:CLEAR · actor · `new/nk`

    # North Korea

    TLP:CLEAR
    ----
    markdown: # `event.title`

    What happened, in a line.

    - **Takes:** a line, required

    ```
    title: Screens at [[sony]] show a threat
    ```

    ----
    markdown: # `bad-date`

    error (format): not a date

    Dates are EDTF (ISO 8601-2) level 0 or 1, as in `2014`, `2014-12`, `2014-12-19`, `2014-12?`, `2014-11/2014-12`.

    - **What to do:** Write it from the largest part to the smallest, as in 2014-12-19, and only as much of it as the source says. Words of the source go into `when`.

    ----
    plaintext: TLP:CLEAR · actor · new/nk

    North Korea

    TLP:CLEAR
    ----
    plaintext: event.title
    What happened, in a line.
    Takes         a line, required
    title: Screens at [[sony]] show a threat
    ----
    plaintext: bad-date
    error (format): not a date
    Dates are EDTF (ISO 8601-2) level 0 or 1, as in `2014`, `2014-12`, `2014-12-19`,
    `2014-12?`, `2014-11/2014-12`.
    What to do    Write it from the largest part to the smallest, as in 2014-12-19,
                  and only as much of it as the source says. Words of the source go
                  into `when`.
    ");
}

#[test]
fn documents_are_opened_changed_and_closed_in_any_order() {
    let folder = folder();
    let mut client = Client::initialized(folder.path(), &able());
    let path = folder.path().join("new.yaml");
    let text = "title: \u{1f3af}\ntlp: CLEAR\nevents: [E]\nz: 1\n";
    // Nothing is open.
    client.uri = format!("file://{}", path.display());
    client.change(None, text);
    let close = |client: &Client| {
        let uri = client.uri.clone();
        client.tell(
            "textDocument/didClose",
            json!({ "textDocument": { "uri": uri } }),
        );
    };
    close(&client);
    client.open(&path, text);
    client.open(&path, text);
    // Within the two units of one character, past the end of the line, past the end of the text, backwards.
    for range in [
        [0, 8, 0, 8],
        [0, 99, 0, 99],
        [99, 0, 99, 99],
        [3, 1, 3, 0],
        [u32::MAX, u32::MAX, 0, 0],
    ] {
        client.change(Some(range), "y");
        let told = client.problems();
        assert!(!told.is_empty(), "{range:?}");
    }
    client.change(None, text);
    assert!(client.problems().iter().any(|told| told.contains("`z`")));
    // No place at all, no version, no text: what is no change changes nothing.
    for params in [
        json!([]),
        json!({ "textDocument": { "uri": client.uri, "version": 99 }, "contentChanges": [{ "range": { "start": { "line": -1, "character": 0 }, "end": { "line": 0, "character": 0 } }, "text": "" }] }),
        json!({ "textDocument": { "uri": client.uri }, "contentChanges": [{ "text": "" }] }),
        json!({ "textDocument": { "uri": client.uri, "version": 99 }, "contentChanges": [{}] }),
    ] {
        client.tell("textDocument/didChange", params);
    }
    let outline = client.ask_at("textDocument/documentSymbol", (0, 0), json!({}));
    assert_eq!(outline.as_array().map(Vec::len), Some(1));
    close(&client);
    close(&client);
    let outline = client.ask_at("textDocument/documentSymbol", (0, 0), json!({}));
    assert_eq!(outline, Value::Null);
    assert_eq!(client.leave(), End::Clean);
}
