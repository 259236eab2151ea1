//! What is offered for each problem of the corpus does what it says, as an editor makes it and as `bluf fix` does: the
//! problem is gone, nothing else is wrong, and what is safe comes to the same text by both.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use bluf::facade::check::{Group, Mended, Selection, mend};
use bluf::facade::lsp::{End, Wanted, serve};
use bluf::facade::{Code, Diagnostic, Library, Safety, Severity, SourceFile, check};
use serde_json::{Value, json};

use super::client::Client;
use super::{corpus, lsp};

/// Texts by their addresses.
type Texts = BTreeMap<String, String>;

/// How often each problem is told: its severity, code and words.
type Counts = BTreeMap<(u64, String, String), usize>;

/// The texts of each case of the corpus, but for those with a file that is no text.
fn cases() -> impl Iterator<Item = (String, Texts)> {
    let texts = |case: &Path| {
        let texts = corpus::files(case).into_iter().map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            Some((format!("untitled:{name}"), fs::read_to_string(path).ok()?))
        });
        texts.collect::<Option<Texts>>()
    };
    let name = |case: &Path| case.file_name().unwrap().display().to_string();
    let cases = corpus::cases().into_iter();
    cases.filter_map(move |case| Some((name(&case), texts(&case)?)))
}

/// An editor that has the texts of a case open.
struct Editor {
    client: Client<End>,
    texts: Texts,
    version: i32,
}

impl Editor {
    fn with(texts: Texts) -> Self {
        let mut client = Client::of(|server| serve(server, &Wanted::default));
        client.initialize(json!({ "capabilities": lsp::able() }));
        for (uri, text) in &texts {
            client.open(uri, text);
        }
        Self {
            client,
            texts,
            version: 1,
        }
    }

    /// Other texts in the place of those that are open.
    fn put(&mut self, texts: &Texts) {
        self.version += 1;
        for (uri, text) in texts {
            let changes = json!([{ "text": text }]);
            self.client.change(uri, self.version, &changes);
        }
    }

    /// The problems of each text.
    fn problems(&mut self) -> BTreeMap<String, Vec<Value>> {
        let all = self.texts.keys().map(|uri| {
            let told = self.client.problems(uri, self.version);
            (uri.clone(), told)
        });
        all.collect()
    }

    fn actions(&mut self, uri: &str, range: &Value) -> Vec<Value> {
        let params = json!({ "textDocument": { "uri": uri }, "range": range, "context": { "diagnostics": [] } });
        let answer = self.client.ask("textDocument/codeAction", params).unwrap();
        answer.as_array().unwrap().clone()
    }

    /// The texts with an action done.
    fn done(&self, action: &Value) -> Texts {
        let mut texts = self.texts.clone();
        for change in action["edit"]["documentChanges"].as_array().unwrap() {
            let document = &change["textDocument"];
            assert_eq!(document["version"], self.version, "{action}");
            let text = texts.get_mut(document["uri"].as_str().unwrap()).unwrap();
            *text = edited(text, change["edits"].as_array().unwrap());
        }
        texts
    }
}

/// A text with edits made as a client makes them, which counts in UTF-16.
fn edited(text: &str, edits: &[Value]) -> String {
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let byte = |place: &Value| {
        let number = |field: &str| usize::try_from(place[field].as_u64().unwrap()).unwrap();
        let (line, units) = (number("line"), number("character"));
        let before: usize = lines[..line].iter().map(|line| line.len()).sum();
        let line: Vec<u16> = lines
            .get(line)
            .copied()
            .unwrap_or_default()
            .encode_utf16()
            .collect();
        before + String::from_utf16(&line[..units]).unwrap().len()
    };
    let mut spans: Vec<_> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            let span = byte(&range["start"])..byte(&range["end"]);
            (span, edit["newText"].as_str().unwrap())
        })
        .collect();
    spans.sort_by_key(|(span, _)| (span.start, span.end));
    let meets = |pair: &[(std::ops::Range<usize>, &str)]| pair[1].0.start < pair[0].0.end;
    assert!(!spans.windows(2).any(meets), "{edits:?}");
    let mut text = text.to_owned();
    for (span, new) in spans.into_iter().rev() {
        text.replace_range(span, new);
    }
    text
}

fn key(problem: &Value) -> (u64, String, String) {
    let words = |field: &str| problem[field].as_str().unwrap().to_owned();
    let message = words("message");
    let message = message.lines().next().unwrap_or_default().to_owned();
    (
        problem["severity"].as_u64().unwrap(),
        words("code"),
        message,
    )
}

fn counts<'v>(problems: impl IntoIterator<Item = &'v Value>) -> Counts {
    let mut counts = Counts::new();
    for problem in problems {
        *counts.entry(key(problem)).or_default() += 1;
    }
    counts
}

/// What is wrong where some problems were to be mended.
fn wrong(before: &Counts, mended: &Counts, after: &Counts) -> Option<String> {
    let count = |counts: &Counts, key| counts.get(key).copied().unwrap_or_default();
    let left = mended
        .iter()
        .filter(|(key, times)| count(after, key) + **times > count(before, key));
    // What is read at last may owe what tradecraft asks for; it did before.
    let is_shown = |code: &str| {
        let code = Code::from_name(code).unwrap();
        Group::of(code) == Group::Tradecraft && mended.keys().any(|key| key.0 == 1)
    };
    let brought = after
        .iter()
        .filter(|(key, times)| key.0 <= 2 && !is_shown(&key.1) && **times > count(before, key));
    let left = left.map(|(key, _)| format!("left: {key:?}"));
    let brought = brought.map(|(key, _)| format!("brought: {key:?}"));
    let all: Vec<String> = left.chain(brought).collect();
    (!all.is_empty()).then(|| all.join("\n  "))
}

/// The actions offered at problems, each once.
fn offered(editor: &mut Editor, problems: &BTreeMap<String, Vec<Value>>) -> Vec<Value> {
    let mut known = BTreeSet::new();
    let mut actions = Vec::new();
    for (uri, problems) in problems {
        for problem in problems {
            let here = editor.actions(uri, &problem["range"]).into_iter();
            actions.extend(here.filter(|action| known.insert(action.to_string())));
        }
    }
    actions
}

#[test]
fn each_action_of_an_editor_mends_what_it_says_and_brings_nothing() {
    let (mut faults, mut count) = (Vec::new(), 0);
    for (case, texts) in cases() {
        let mut editor = Editor::with(texts);
        let problems = editor.problems();
        let before = counts(problems.values().flatten());
        let actions = offered(&mut editor, &problems).into_iter();
        let done: Vec<(Value, Texts)> = actions
            .map(|it| (editor.done(&it), it))
            .map(|(a, b)| (b, a))
            .collect();
        count += done.len();
        for (action, texts) in done {
            editor.put(&texts);
            let after = counts(editor.problems().values().flatten());
            let mended = counts(action["diagnostics"].as_array().unwrap());
            if let Some(wrong) = wrong(&before, &mended, &after) {
                faults.push(format!("{case}: {}\n  {wrong}", action["title"]));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {count}\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(count > 100, "{count}");
}

fn library(texts: &Texts) -> Library {
    let files = texts
        .iter()
        .map(|(uri, text)| SourceFile::named(uri, text.as_str()));
    Library::load(files.collect(), Vec::new())
}

fn told(problems: &[Diagnostic]) -> Vec<String> {
    let told = problems
        .iter()
        .map(|it| format!("{} {} {}", it.place, it.code, it.message));
    told.collect()
}

fn counted(problems: &[Diagnostic]) -> Counts {
    let mut counts = Counts::new();
    for problem in problems {
        let severity = match problem.severity() {
            Severity::Error => 1,
            Severity::Warning => 2,
            Severity::Info => 3,
        };
        let key = (
            severity,
            problem.code.to_string(),
            problem.message.to_string(),
        );
        *counts.entry(key).or_default() += 1;
    }
    counts
}

/// What the command makes of texts.
fn mended(texts: &Texts, least: Safety) -> (Mended, Texts) {
    let mended = mend(&library(texts), &Selection::default(), least);
    let mut texts = texts.clone();
    for (name, file) in &mended.files {
        let text = texts.get_mut(name.as_str()).unwrap();
        *text = file.edits.apply(text).unwrap();
    }
    (mended, texts)
}

#[test]
fn the_command_mends_what_has_a_remedy_and_brings_nothing() {
    let mut faults = Vec::new();
    for (case, texts) in cases() {
        let before = check::review(&library(&texts), &Selection::default());
        let (mended, after) = mended(&texts, Safety::Unsafe);
        let left = check::review(&library(&after), &Selection::default());
        assert_eq!(told(&mended.left), told(&left), "{case}");
        let fixed: Vec<Diagnostic> = mended.fixed.into_iter().map(|(fixed, _)| fixed).collect();
        // What one mending shows may be mended by the next.
        let known = told(&before);
        let mut fixed = fixed;
        fixed.retain(|it| known.contains(&told(std::slice::from_ref(it))[0]));
        if let Some(wrong) = wrong(&counted(&before), &counted(&fixed), &counted(&left)) {
            faults.push(format!("{case}:\n  {wrong}"));
        }
        for problem in left.iter().filter(|problem| problem.fix.is_some()) {
            faults.push(format!(
                "{case}: not mended: {}",
                told(std::slice::from_ref(problem))[0]
            ));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_is_safe_comes_to_the_same_text_by_both() {
    let mut faults = Vec::new();
    for (case, texts) in cases() {
        let (_, expected) = mended(&texts, Safety::Safe);
        let mut editor = Editor::with(texts);
        for _ in 0..20 {
            let problems = editor.problems();
            let actions = offered(&mut editor, &problems);
            let Some(all) = actions.iter().find(|it| it["kind"] == "source.fixAll") else {
                break;
            };
            let texts = editor.done(all);
            editor.put(&texts);
            editor.texts = texts;
        }
        if editor.texts != expected {
            faults.push(format!("{case}: {:#?}\n{expected:#?}", editor.texts));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
