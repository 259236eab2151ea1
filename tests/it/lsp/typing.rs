//! A briefing written letter by letter, with all that is asked on the way.

use super::*;

const BEGUN: &str = "title: New\ntlp: CLEAR\n";

#[test]
fn an_event_is_written_letter_by_letter_and_everything_is_answered() {
    let folder = folder();
    let path = folder.path().join("new.yaml");
    let mut client = Client::initialized(folder.path(), &able());
    client.open(&path, BEGUN);
    let typed = "events:\n  - id: flood\n    title: A flood, said [[nk]]\n    by: nk\n    sources: news#4\n";
    let mut transcript = vec![format!("open: {:?}", client.problems())];
    let (mut line, mut column) = (2, 0);
    let mut last = String::new();
    for letter in typed.chars() {
        client.change(
            Some([line, column, line, column]),
            letter.encode_utf8(&mut [0; 4]),
        );
        (line, column) = if letter == '\n' {
            (line + 1, 0)
        } else {
            (line, column + 1)
        };
        let offered = offers(&client.ask_at("textDocument/completion", (line, column), json!({})));
        if offered.len() < 4 && !offered.is_empty() {
            transcript.push(format!("{line}:{column} {}", offered.join(", ")));
        }
        let problems = client.problems().join("\n  ");
        if problems != last {
            transcript.push(format!("{line}:{column}\n  {problems}"));
        }
        last = problems;
    }
    insta::assert_snapshot!(transcript.join("\n"), @r#"
    open: []
    2:1
      2:0-2:1 1 syntax a key without a value / write `key: value`, or indent the line as part of the text above
    2:7
      0:0-0:5 1 missing-field this briefing has no entry / add `events:` with at least one event, or entries of another kind
    3:3
      3:3-3:3 1 wrong-type an item with nothing in it / write the item, or take the dash out
    3:4
      3:4-3:4 1 wrong-type an item with nothing in it / write the item, or take the dash out
    3:5
      3:4-3:5 3 unsourced this event has no source / add `sources: its-id`
    3:6
      3:4-3:6 3 unsourced this event has no source / add `sources: its-id`
    3:7
      3:4-3:6 1 missing-field this event has no `title` / add `title`: what happened, in a line
    4:5
      4:4-4:5 1 syntax a key without a value / write `key: value`, or indent the line as part of the text above
    4:10
      3:4-3:6 1 missing-field this event has no `title` / add `title`: what happened, in a line
    4:12
      3:8-3:13 3 unsourced this event has no source / add `sources: its-id`
    4:19
      3:8-3:13 3 unsourced this event has no source / add `sources: its-id`
      4:18-4:19 2 look-alike a comma at the end of a line is a part of the text / take it out, or put the text in quotes if it belongs to it
    4:21
      3:8-3:13 3 unsourced this event has no source / add `sources: its-id`
    5:5
      5:4-5:5 1 syntax a key without a value / write `key: value`, or indent the line as part of the text above
    5:7 " nk" North Korea
    5:7
      3:8-3:13 3 unsourced this event has no source / add `sources: its-id`
    5:8 "nk" North Korea
    5:9 "nk" North Korea
    5:9
      3:8-3:13 3 unsourced this event has no source / add `sources: its-id`
      5:8-5:9 1 bad-id `n` is not an id / did you mean `nk`?
    5:10 "nk" North Korea
    5:10
      3:8-3:13 3 unsourced this event has no source / add `sources: its-id`
    6:5
      6:4-6:5 1 syntax a key without a value / write `key: value`, or indent the line as part of the text above
    6:12 " news" The News
    6:12
      3:8-3:13 3 unsourced this event has no source / add `sources: its-id`
    6:13 "news" The News
    6:14 "news" The News
    6:14
      6:13-6:14 1 bad-id `n` is not an id / write the id of the entry, as it stands before its fields or behind its `id:`
    6:15 "news" The News
    6:15
      6:13-6:15 1 dangling no source has the id `ne` / write the entry, or take the link out
    6:16 "news" The News
    6:16
      6:13-6:16 1 wrong-kind `new` is a briefing, and this field wants a source / write the id of a source here
    6:17 "news" The News
    6:17
      
    6:18
      6:13-6:18 2 unusual-value `news#` names no place in the source / write it behind the `#`, or write `news`
    6:19
    "#);
    let whole = format!("{BEGUN}{typed}");
    let edit = client.ask_at(
        "textDocument/rename",
        (3, 9),
        json!({ "newName": "deluge" }),
    );
    let edits = edit["documentChanges"][0]["edits"].to_string();
    insta::assert_snapshot!(edits, @r#"[{"range":{"start":{"line":3,"character":8},"end":{"line":3,"character":13}},"newText":"deluge"}]"#);
    client.change(Some([3, 8, 3, 13]), "deluge");
    std::fs::write(&path, whole.replace("flood\n", "deluge\n")).unwrap();
    let uri = client.uri.clone();
    client.tell(
        "textDocument/didSave",
        json!({ "textDocument": { "uri": uri } }),
    );
    assert_eq!(client.problems(), Vec::<String>::new());
    assert_eq!(client.leave(), End::Clean);
}

#[test]
fn names_are_followed_found_and_changed_in_all_files() {
    let folder = folder();
    let path = folder.path().join("one.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let mut client = Client::initialized(folder.path(), &able());
    client.open(&path, &text);
    let places = |answer: Value| -> Vec<String> {
        let places = answer.as_array().unwrap().iter().map(|place| {
            let name = place["uri"].as_str().unwrap().rsplit('/').next().unwrap();
            format!(
                "{name} {}:{}",
                place["range"]["start"]["line"], place["range"]["start"]["character"]
            )
        });
        places.collect()
    };
    let nk = (3, 35);
    assert_eq!(
        places(client.ask_at("textDocument/definition", nk, json!({}))),
        ["lib.yaml 3:2"]
    );
    let all = client.ask_at(
        "textDocument/references",
        nk,
        json!({ "context": { "includeDeclaration": true } }),
    );
    assert_eq!(
        places(all),
        ["one.yaml 3:33", "two.yaml 3:25", "lib.yaml 3:2"]
    );
    let used = client.ask_at(
        "textDocument/references",
        nk,
        json!({ "context": { "includeDeclaration": false } }),
    );
    assert_eq!(places(used), ["one.yaml 3:33", "two.yaml 3:25"]);
    let card = client.ask_at("textDocument/hover", nk, json!({}));
    insta::assert_snapshot!(card["contents"]["value"].as_str().unwrap(), @"
    TLP:CLEAR · actor · `one/nk`

    # North Korea

    TLP:CLEAR
    ");
    let card = client.ask_at("textDocument/hover", (3, 16), json!({}));
    insta::assert_snapshot!(card["contents"]["value"].as_str().unwrap(), @"
    # `event.title`

    What happened, in a line.

    - **Takes:** a line, required

    ```
    title: Screens at [[sony]] show a threat
    ```
    ");
    let prepared = client.ask_at("textDocument/prepareRename", nk, json!({}));
    assert_eq!(prepared["placeholder"], "nk");
    let edit = client.ask_at("textDocument/rename", nk, json!({ "newName": "dprk" }));
    let files = edit["documentChanges"].as_array().unwrap();
    assert_eq!(files.len(), 3);
    assert_eq!(files[0]["textDocument"]["version"], 1);
    assert_eq!(files[1]["textDocument"]["version"], Value::Null);
    for (new, why) in [
        ("no", "`no` is not an id"),
        ("leak", "already the id"),
        ("N K", "`n-k`"),
        ("nk", "already"),
    ] {
        let refused = client.ask_at("textDocument/rename", nk, json!({ "newName": new }));
        let refused = refused.as_str().unwrap();
        assert!(
            refused.starts_with("error -32803") && refused.contains(why),
            "{refused}"
        );
    }
    let symbols = client
        .ask("workspace/symbol", json!({ "query": "north" }))
        .unwrap();
    assert_eq!(symbols[0]["name"], "North Korea");
    let outline = client.ask_at("textDocument/documentSymbol", (0, 0), json!({}));
    assert_eq!(outline[0]["detail"], "event leak");
    assert_eq!(client.leave(), End::Clean);
}

#[test]
fn what_is_wrong_can_be_mended_by_an_action() {
    let folder = folder();
    let text = "title: New\ntlp: amber\nevents:\n  - {id: a, title: A, by: kp, sources: news}\n";
    let mut client = Client::initialized(folder.path(), &able());
    client.open(&folder.path().join("new.yaml"), text);
    insta::assert_snapshot!(client.problems().join("\n"), @"
    1:5-1:10 2 unusual-value `amber` is written `AMBER` / write `AMBER`
    3:26-3:28 1 dangling no actor has the id `kp` / write the entry, or take the link out
    ");
    let mut titles = Vec::new();
    for (line, column) in [(1, 6), (3, 27)] {
        let at = json!({ "line": line, "character": column });
        let params = json!({
            "textDocument": { "uri": client.uri },
            "range": { "start": at, "end": at },
            "context": { "diagnostics": [] },
        });
        let actions = client.ask("textDocument/codeAction", params).unwrap();
        let told = actions.as_array().unwrap().iter().map(|action| {
            let edit = &action["edit"]["documentChanges"][0]["edits"][0];
            format!(
                "{} [{}]: {}",
                action["title"].as_str().unwrap(),
                action["kind"].as_str().unwrap(),
                edit["newText"]
            )
        });
        titles.extend(told);
    }
    insta::assert_snapshot!(titles.join("\n"), @r#"
    Write `AMBER` [quickfix]: "AMBER"
    Mend all that is safe [source.fixAll]: "AMBER"
    Write an actor `kp` [quickfix]: "actors:\n  kp: {name: Kp}\n"
    Mend all that is safe [source.fixAll]: "AMBER"
    "#);
}

#[test]
fn files_of_other_tools_are_left_alone() {
    let folder = folder();
    let path = folder.path().join("compose.yaml");
    let mut client = Client::initialized(folder.path(), &able());
    client.open(&path, "services: {web: {image: nginx}}\n");
    assert_eq!(client.problems(), Vec::<String>::new());
    client.change(None, "title: Ours\ntlp: CLEAR\nevents: [E]\nx: y\n");
    assert!(
        client
            .problems()
            .iter()
            .any(|told| told.contains("unknown-key"))
    );
}

#[test]
fn a_document_is_laid_out_as_by_the_command() {
    let folder = folder();
    let mut client = Client::initialized(folder.path(), &able());
    let options = json!({ "options": { "tabSize": 8, "insertSpaces": false } });
    client.open(
        &folder.path().join("new.yaml"),
        "title:   New\ntlp: CLEAR\nevents: [E]\n",
    );
    let edits = client.ask_at("textDocument/formatting", (0, 0), options.clone());
    assert_eq!(edits[0]["newText"], ": ");
    client.change(None, "title: [\ntlp: CLEAR\nevents: [E]\n");
    let refused = client.ask_at("textDocument/formatting", (0, 0), options.clone());
    assert!(
        refused.as_str().unwrap().contains("left as it is"),
        "{refused}"
    );
    client.open(
        &folder.path().join("compose.yaml"),
        "services:   {web: {image: nginx}}\n",
    );
    let other = client.ask_at("textDocument/formatting", (0, 0), options);
    assert_eq!(other, Value::Null);
}
