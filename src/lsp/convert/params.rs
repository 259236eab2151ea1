//! What a client asks, in our types. What is not as the protocol has it is none.

use lsp_types as lsp;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::lsp::documents::{Change, Document};
use crate::lsp::lines::Position;
use crate::lsp::paths;

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The address of the document.
    pub(crate) uri: String,
    /// Line and column.
    pub(crate) at: Position,
}

fn read<T: DeserializeOwned>(params: Value) -> Option<T> {
    serde_json::from_value(params).ok()
}

fn place(place: lsp::Position) -> Position {
    (place.line, place.character)
}

fn range(range: lsp::Range) -> (Position, Position) {
    (place(range.start), place(range.end))
}

/// A place that something is asked of.
pub(crate) fn spot(params: Value) -> Option<Spot> {
    let params: lsp::TextDocumentPositionParams = read(params)?;
    Some(Spot {
        uri: params.text_document.uri.as_str().to_owned(),
        at: place(params.position),
    })
}

/// A place whose name is to be another one.
pub(crate) fn renamed(params: Value) -> Option<(Spot, String)> {
    let params: lsp::RenameParams = read(params)?;
    let at = params.text_document_position;
    let spot = Spot {
        uri: at.text_document.uri.as_str().to_owned(),
        at: place(at.position),
    };
    Some((spot, params.new_name))
}

/// A document that something is asked of.
pub(crate) fn of_document(params: &Value) -> Option<String> {
    let uri = params.get("textDocument")?.get("uri")?.as_str()?;
    Some(uri.to_owned())
}

/// Words that are looked for.
pub(crate) fn query(params: Value) -> Option<String> {
    let params: lsp::WorkspaceSymbolParams = read(params)?;
    Some(params.query)
}

/// Whether the declaration is among the places that are asked for.
pub(crate) fn within(params: &Value) -> bool {
    let context = params.get("context");
    let declaration = context.and_then(|context| context.get("includeDeclaration"));
    declaration.and_then(Value::as_bool).unwrap_or(true)
}

/// The document and the places between which actions are asked for, and the kinds that are wanted; any, where none is.
pub(crate) fn action(params: Value) -> Option<(String, (Position, Position), Vec<String>)> {
    let params: lsp::CodeActionParams = read(params)?;
    let only = params.context.only.unwrap_or_default();
    let only = only.iter().map(|kind| kind.as_str().to_owned());
    let uri = params.text_document.uri.as_str().to_owned();
    Some((uri, range(params.range), only.collect()))
}

/// A document that was opened.
pub(crate) fn opened(params: Value) -> Option<Document> {
    let params: lsp::DidOpenTextDocumentParams = read(params)?;
    let document = params.text_document;
    let uri = document.uri.as_str().to_owned();
    Some(Document::new(uri, document.version, document.text))
}

/// Changes of a document, with its version after them.
pub(crate) fn changed(params: Value) -> Option<(String, i32, Vec<Change>)> {
    let params: lsp::DidChangeTextDocumentParams = read(params)?;
    let document = params.text_document;
    let changes = params.content_changes.into_iter().map(|change| Change {
        range: change.range.map(range),
        text: change.text,
    });
    Some((
        document.uri.as_str().to_owned(),
        document.version,
        changes.collect(),
    ))
}

/// A document that was closed.
pub(crate) fn closed(params: Value) -> Option<String> {
    let params: lsp::DidCloseTextDocumentParams = read(params)?;
    Some(params.text_document.uri.as_str().to_owned())
}

/// The folders that came and those that went.
pub(crate) fn folders(params: Value) -> Option<(Vec<std::path::PathBuf>, Vec<std::path::PathBuf>)> {
    let params: lsp::DidChangeWorkspaceFoldersParams = read(params)?;
    let paths = |folders: Vec<lsp::WorkspaceFolder>| {
        folders
            .iter()
            .filter_map(|folder| paths::path(folder.uri.as_str()))
            .collect()
    };
    Some((paths(params.event.added), paths(params.event.removed)))
}
