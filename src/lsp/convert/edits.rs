//! Edits of files, and actions that make them.

use lsp_types as lsp;
use serde_json::{Value, json};

use super::answers::diagnostic;
use super::places::Placer;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::fix::FileEdits;
use crate::edit::Edits;
use crate::ide::actions::action::{Action, Kind};
use crate::lsp::client::Takes;
use crate::lsp::paths;
use crate::save::all::Move;
use crate::source::SourceFile;

/// Edits of one document.
pub(crate) fn edits(placer: &mut Placer<'_>, source: &SourceFile, edits: &Edits) -> Value {
    let edits = edits.as_slice().iter();
    let edits =
        edits.map(|edit| lsp::TextEdit::new(placer.range(source, edit.span), edit.text.clone()));
    json!(edits.collect::<Vec<_>>())
}

/// Edits of files, and the other name of one; none where the client cannot be told.
pub(crate) fn workspace(
    placer: &mut Placer<'_>,
    files: &[FileEdits],
    moved: Option<&Move>,
) -> Option<Value> {
    let takes = |what| placer.world.client.takes(what);
    if moved.is_some() && !(takes(Takes::DocumentChanges) && takes(Takes::Renames)) {
        return None;
    }
    let is_versioned = takes(Takes::DocumentChanges);
    let mut documents = Vec::new();
    for file in files {
        let uri = placer.uri(&file.source)?;
        let version = placer
            .world
            .document(uri.as_str())
            .map(|document| document.version);
        let edits = file.edits.as_slice().iter();
        let edits: Vec<lsp::TextEdit> = edits
            .map(|edit| {
                lsp::TextEdit::new(placer.range(&file.source, edit.span), edit.text.clone())
            })
            .collect();
        documents.push((uri, version, edits));
    }
    if !is_versioned {
        let changes = documents.into_iter();
        let changes = changes.map(|(uri, _, edits)| (uri.as_str().to_owned(), json!(edits)));
        return Some(json!({ "changes": changes.collect::<serde_json::Map<_, _>>() }));
    }
    let documents = documents.into_iter();
    let documents = documents.map(|(uri, version, edits)| {
        json!({ "textDocument": { "uri": uri, "version": version }, "edits": edits })
    });
    let moved = moved.map(|moved| {
        json!({ "kind": "rename", "oldUri": paths::uri(&moved.from), "newUri": paths::uri(&moved.to) })
    });
    let changes: Vec<Value> = documents.chain(moved).collect();
    Some(json!({ "documentChanges": changes }))
}

/// Actions of the kinds that are wanted; of any, where none is.
pub(crate) fn actions(
    placer: &mut Placer<'_>,
    actions: &[Action],
    problems: &[Diagnostic],
    only: &[String],
) -> Value {
    let word = |kind: Kind| match kind {
        Kind::Fix => "quickfix",
        Kind::FixAll => "source.fixAll",
    };
    let is_wanted = |action: &&Action| {
        let kind = word(action.kind);
        let within = |only: &String| {
            let rest = kind.strip_prefix(only.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.')) || only.is_empty()
        };
        only.is_empty() || only.iter().any(within)
    };
    if !placer.world.client.takes(Takes::Actions) {
        return json!([]);
    }
    let mut all = Vec::new();
    for action in actions.iter().filter(is_wanted) {
        let Some(edit) = workspace(placer, &action.files, None) else {
            continue;
        };
        let mends = action
            .mends
            .iter()
            .filter_map(|number| problems.get(*number));
        let mends: Vec<Value> = mends.map(|problem| diagnostic(placer, problem)).collect();
        let mut told = json!({
            "title": action.title,
            "kind": word(action.kind),
            "diagnostics": mends,
            "edit": edit,
        });
        if action.is_preferred && placer.world.client.takes(Takes::Preferred) {
            told["isPreferred"] = json!(true);
        }
        all.push(told);
    }
    json!(all)
}
