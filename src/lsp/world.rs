//! What a client has open over what is on the disk, as one library; and what is wrong with it.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;
use std::sync::Arc;

use indexmap::IndexMap;

use super::client::Client;
use super::documents::{Change, Document};
use super::paths;
use crate::check::review_of;
use crate::check::selection::Selection;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::disk::{self, Found};
use crate::library::written_files::WrittenFile;
use crate::source::{Place, SourceFile, Span};
use crate::words::text::Text;

/// All that is known.
#[derive(Default)]
pub(super) struct World {
    /// What the client can do.
    pub(super) client: Client,
    /// What is open, by address.
    documents: IndexMap<String, Document>,
    /// What is on the disk; none before it was read, or when it changed.
    disk: Option<Found>,
    library: Library,
    /// The problems that are told.
    selection: Selection,
    /// Whether something changed since the library was put together.
    is_behind: bool,
    /// The documents of which the problems are to be told.
    untold: Vec<String>,
    /// The problems of documents that were told last, by their places; none of a document that changed since.
    told: HashMap<String, Vec<(Span, Code)>>,
}

impl World {
    /// One that nothing is open in.
    pub(super) fn of(client: Client) -> Self {
        Self {
            client,
            ..Self::default()
        }
    }

    /// A document that is open.
    pub(super) fn document(&self, uri: &str) -> Option<&Document> {
        self.documents.get(uri)
    }

    /// The document that a file is open as.
    pub(super) fn document_of(&self, source: &SourceFile) -> Option<&Document> {
        self.documents
            .values()
            .find(|document| document.source.name() == source.name())
    }

    /// The address of a file; none for what is no file.
    pub(super) fn uri(&self, source: &SourceFile) -> Option<String> {
        match self.document_of(source) {
            Some(document) => Some(document.uri.clone()),
            None => source.path().map(paths::uri),
        }
    }

    /// Takes a document that is opened.
    pub(super) fn open(&mut self, document: Document) {
        let is_elsewhere = document.path().is_some_and(|path| {
            !self
                .client
                .folders
                .iter()
                .any(|folder| path.starts_with(folder))
        });
        // What is opened elsewhere comes with its context.
        if is_elsewhere {
            self.disk = None;
        }
        self.documents.insert(document.uri.clone(), document);
        self.change();
    }

    /// Takes changes of a document. Those of a version that is past are of another text.
    pub(super) fn edit(&mut self, uri: &str, version: i32, changes: Vec<Change>) {
        let encoding = self.client.encoding;
        if let Some(document) = self
            .documents
            .get_mut(uri)
            .filter(|own| version >= own.version)
        {
            *document = document.changed(version, &changes, encoding);
            self.change();
        }
    }

    /// Lets go of a document: its file counts again. Whoever showed problems of it shows none.
    pub(super) fn close(&mut self, uri: &str) {
        if self.documents.shift_remove(uri).is_some() {
            self.disk = None;
            self.change();
        }
    }

    /// Something may have changed on the disk.
    pub(super) fn look_again(&mut self) {
        self.disk = None;
        self.change();
    }

    /// The client has other folders open.
    pub(super) fn set_folders(&mut self, folders: Vec<PathBuf>) {
        self.client.folders = folders;
        self.look_again();
    }

    /// Other problems are to be told.
    pub(super) fn select(&mut self, selection: Selection) {
        if self.selection != selection {
            self.selection = selection;
            self.change();
        }
    }

    fn change(&mut self) {
        self.is_behind = true;
        self.told.clear();
        self.untold = self.documents.keys().cloned().collect();
    }

    /// Whether there is something to be told.
    pub(super) fn has_news(&self) -> bool {
        !self.untold.is_empty()
    }

    /// What was told last of a byte of a document, with the bytes that it is about.
    pub(super) fn told_at(&self, document: &Document, offset: usize) -> Option<(Code, Span)> {
        let mut told = self.told.get(&document.uri)?.iter();
        let covers = |span: Span| span.range().contains(&offset);
        let found = told.find(|(span, _)| covers(*span));
        found.map(|(span, code)| (*code, *span))
    }

    /// The library as it is now.
    pub(super) fn library(&mut self) -> &Library {
        if self.is_behind || self.disk.is_none() {
            let open = self
                .documents
                .values()
                .filter(|document| !document.is_too_large());
            let open: Vec<Arc<SourceFile>> = open.map(|document| document.source.clone()).collect();
            let found = self
                .disk
                .get_or_insert_with(|| read(&self.client.folders, &open));
            self.library = self.library.reload_found(found.with_open(&open));
            self.is_behind = false;
        }
        &self.library
    }

    /// The library as it was when it was put together last: what is only offered need not wait for a newer one.
    pub(super) fn last_library(&mut self) -> &Library {
        let is_there = self.library.sources().next().is_some();
        match is_there {
            true => &self.library,
            false => self.library(),
        }
    }

    /// What is wrong with a document, from top to bottom.
    pub(super) fn problems(&mut self, uri: &str) -> Vec<Diagnostic> {
        let Some(document) = self.documents.get(uri).cloned() else {
            return Vec::new();
        };
        if document.is_too_large() {
            return vec![too_large(&document.source)];
        }
        let is_it = |source: &SourceFile| source.name() == document.source.name();
        self.review(&is_it)
    }

    /// What is wrong with some files, of the kinds that are wanted.
    fn review(&mut self, is_wanted: &(dyn Fn(&SourceFile) -> bool + Sync)) -> Vec<Diagnostic> {
        let selection = self.selection.clone();
        review_of(self.library(), &selection, is_wanted)
    }

    /// The problems of all documents, of which they are to be told.
    pub(super) fn news(&mut self) -> Vec<(String, Vec<Diagnostic>)> {
        let untold = std::mem::take(&mut self.untold);
        let open = untold.iter().filter_map(|uri| self.documents.get(uri));
        let names: HashSet<Text> = open
            .map(|document| document.source.name().clone())
            .collect();
        let is_open = |source: &SourceFile| names.contains(source.name());
        let mut all: HashMap<Text, Vec<Diagnostic>> = HashMap::new();
        for problem in self.review(&is_open) {
            let name = problem.place.source.name().clone();
            all.entry(name).or_default().push(problem);
        }
        let mut news = Vec::with_capacity(untold.len());
        for uri in untold {
            let Some(document) = self.documents.get(&uri) else {
                continue;
            };
            let own = match document.is_too_large() {
                true => vec![too_large(&document.source)],
                false => all.remove(document.source.name()).unwrap_or_default(),
            };
            let places = own.iter().map(|it| (it.place.span, it.code));
            self.told.insert(uri.clone(), places.collect());
            news.push((uri, own));
        }
        news
    }
}

/// What is on the disk in some folders, and around files that are open elsewhere.
fn read(folders: &[PathBuf], open: &[Arc<SourceFile>]) -> Found {
    let elsewhere = open.iter().filter_map(|source| source.path());
    let elsewhere = elsewhere.filter(|path| !folders.iter().any(|folder| path.starts_with(folder)));
    let paths = folders
        .iter()
        .cloned()
        .chain(elsewhere.map(ToOwned::to_owned));
    disk::read_in_context(&paths.collect::<Vec<_>>())
}

/// The file of a library that a document is.
pub(super) fn file<'l>(library: &'l Library, source: &SourceFile) -> Option<WrittenFile<'l>> {
    let mut files = library.written_files();
    files.find(|file| file.source.name() == source.name())
}

fn too_large(source: &Arc<SourceFile>) -> Diagnostic {
    let message = format!("more than {} MB: nothing of it is read", disk::LIMIT >> 20);
    let help = "split the briefing into several files";
    let place = Place::new(source, Span::default());
    Diagnostic::new(Code::TooLarge, place, &message, help)
}
