//! What both sides can do.

use lsp_types as lsp;
use serde_json::{Value, json};

use super::answers::LEGEND;
use crate::lsp::client::{Client, Takes};
use crate::lsp::lines::Encoding;
use crate::lsp::paths;

/// What a client says of itself; one that says nothing that can be read can do nothing besides the least.
pub(crate) fn client(params: &Value) -> Client {
    let can = |path: &str| params.pointer(&format!("/capabilities/{path}"));
    let does = |path: &str| can(path).and_then(Value::as_bool).unwrap_or_default();
    let has = |path: &str, word: &str| {
        let words = can(path).and_then(Value::as_array);
        words.is_some_and(|words| words.iter().any(|own| own.as_str() == Some(word)))
    };
    let as_is = can("textDocument/completion/completionItem/insertTextModeSupport/valueSet");
    let as_is = as_is
        .and_then(Value::as_array)
        .is_some_and(|modes| modes.contains(&json!(1)));
    let offers = [
        (
            does("textDocument/publishDiagnostics/versionSupport"),
            Takes::Versions,
        ),
        (
            does("textDocument/publishDiagnostics/relatedInformation"),
            Takes::Related,
        ),
        (
            does("workspace/workspaceEdit/documentChanges"),
            Takes::DocumentChanges,
        ),
        (
            has("workspace/workspaceEdit/resourceOperations", "rename"),
            Takes::Renames,
        ),
        (as_is, Takes::LinesAsTheyAre),
        (
            has("textDocument/hover/contentFormat", "markdown"),
            Takes::MarkdownCards,
        ),
        (
            has(
                "textDocument/completion/completionItem/documentationFormat",
                "markdown",
            ),
            Takes::MarkdownDocs,
        ),
        (
            does("textDocument/completion/completionItem/labelDetailsSupport"),
            Takes::LabelDetails,
        ),
        (
            does("textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            Takes::NestedSymbols,
        ),
        (
            can("textDocument/codeAction/codeActionLiteralSupport").is_some(),
            Takes::Actions,
        ),
        (
            does("textDocument/codeAction/isPreferredSupport"),
            Takes::Preferred,
        ),
        (
            does("workspace/didChangeWatchedFiles/dynamicRegistration"),
            Takes::WatchesFiles,
        ),
    ];
    let encodings = can("general/positionEncodings").and_then(Value::as_array);
    let mut encodings = encodings.into_iter().flatten().filter_map(Value::as_str);
    Client {
        // The client's own order is its preference.
        encoding: encodings.find_map(Encoding::named).unwrap_or_default(),
        folders: folders(params),
        takes: offers
            .into_iter()
            .filter(|(offers, _)| *offers)
            .map(|(_, takes)| takes)
            .collect(),
    }
}

fn folders(params: &Value) -> Vec<std::path::PathBuf> {
    let several = params.get("workspaceFolders").and_then(Value::as_array);
    let several = several.into_iter().flatten();
    let several: Vec<_> = several
        .filter_map(|folder| paths::path(folder.get("uri")?.as_str()?))
        .collect();
    if !several.is_empty() {
        return several;
    }
    let root = params.get("rootUri").and_then(Value::as_str);
    let root = root.and_then(paths::path);
    let old = || {
        params
            .get("rootPath")
            .and_then(Value::as_str)
            .map(std::path::PathBuf::from)
    };
    root.or_else(old).into_iter().collect()
}

/// What the server can do for a client.
pub(crate) fn capabilities(client: &Client) -> Value {
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::INCREMENTAL),
        save: Some(lsp::TextDocumentSyncSaveOptions::Supported(true)),
        ..Default::default()
    };
    let signs = ["[", "/", "#", ":", " ", "-", ".", "{", ","].map(str::to_owned);
    let actions = lsp::CodeActionOptions {
        code_action_kinds: Some(vec![
            lsp::CodeActionKind::QUICKFIX,
            lsp::CodeActionKind::SOURCE_FIX_ALL,
        ]),
        ..Default::default()
    };
    let types = LEGEND.iter().map(|name| lsp::SemanticTokenType::new(name));
    let tokens = lsp::SemanticTokensOptions {
        legend: lsp::SemanticTokensLegend {
            token_types: types.collect(),
            token_modifiers: vec![lsp::SemanticTokenModifier::DECLARATION],
        },
        full: Some(lsp::SemanticTokensFullOptions::Bool(true)),
        ..Default::default()
    };
    let folders = lsp::WorkspaceFoldersServerCapabilities {
        supported: Some(true),
        change_notifications: Some(lsp::OneOf::Left(true)),
    };
    let capabilities = lsp::ServerCapabilities {
        position_encoding: Some(lsp::PositionEncodingKind::new(client.encoding.name())),
        text_document_sync: Some(sync.into()),
        completion_provider: Some(lsp::CompletionOptions {
            trigger_characters: Some(signs.to_vec()),
            ..Default::default()
        }),
        hover_provider: Some(true.into()),
        definition_provider: Some(lsp::OneOf::Left(true)),
        references_provider: Some(lsp::OneOf::Left(true)),
        document_highlight_provider: Some(lsp::OneOf::Left(true)),
        rename_provider: Some(lsp::OneOf::Right(lsp::RenameOptions {
            prepare_provider: Some(true),
            work_done_progress_options: Default::default(),
        })),
        document_symbol_provider: Some(lsp::OneOf::Left(true)),
        workspace_symbol_provider: Some(lsp::OneOf::Left(true)),
        document_link_provider: Some(lsp::DocumentLinkOptions {
            resolve_provider: Some(false),
            work_done_progress_options: Default::default(),
        }),
        document_formatting_provider: Some(lsp::OneOf::Left(true)),
        folding_range_provider: Some(true.into()),
        semantic_tokens_provider: Some(tokens.into()),
        code_action_provider: Some(actions.into()),
        workspace: Some(lsp::WorkspaceServerCapabilities {
            workspace_folders: Some(folders),
            file_operations: None,
        }),
        ..Default::default()
    };
    let info = json!({ "name": "bluf", "version": env!("CARGO_PKG_VERSION") });
    json!({ "capabilities": capabilities, "serverInfo": info })
}

/// What a client is asked to watch.
pub(crate) fn watchers() -> Value {
    json!({ "registrations": [{
        "id": "files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": { "watchers": [{ "globPattern": "**/*.{yaml,yml}" }] },
    }] })
}
