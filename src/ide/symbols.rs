//! What a file declares, for an outline, and what all files declare, for whoever looks for a name.

use std::collections::HashMap;

use super::names::title;
use crate::briefing::EntryKind;
use crate::library::Library;
use crate::library::written_files::WrittenFile;
use crate::source::{Place, Span};
use crate::work;

/// Something that is declared.
#[derive(Debug, Clone)]
pub(crate) struct Symbol {
    /// What it is called; its id, where that is not known.
    pub(crate) title: String,
    /// Its id; empty where it has none in the file.
    pub(crate) id: String,
    /// What it is.
    pub(crate) kind: EntryKind,
    /// All of it.
    pub(crate) whole: Span,
    /// Its name.
    pub(crate) name: Place,
    /// What is declared within it.
    pub(crate) inner: Vec<Symbol>,
}

/// The most that is told of what all files declare.
const MOST: usize = 500;

/// What a file declares, from top to bottom.
pub(crate) fn of_file(file: &WrittenFile<'_>) -> Vec<Symbol> {
    let mut symbols: Vec<Symbol> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for symbol in all(file) {
        work::count(1);
        let question = symbol
            .id
            .split_once('.')
            .filter(|_| symbol.kind == EntryKind::Hypothesis);
        let outer = question.and_then(|(question, _)| places.get(question));
        match outer.and_then(|place| symbols.get_mut(*place)) {
            Some(outer) => outer.inner.push(symbol),
            None => {
                places.insert(symbol.id.clone(), symbols.len());
                symbols.push(symbol);
            }
        }
    }
    symbols.sort_by_key(|symbol| symbol.whole);
    symbols
}

/// What all files declare that has some words in its name or title.
pub(crate) fn everywhere(library: &Library, words: &str) -> Vec<Symbol> {
    let words = words.to_lowercase();
    let has_words = |symbol: &Symbol| {
        symbol.id.contains(&words) || symbol.title.to_lowercase().contains(&words)
    };
    let files = library.written_files();
    let symbols = files.flat_map(|file| all(&file).collect::<Vec<_>>());
    symbols.filter(has_words).take(MOST).collect()
}

fn all<'f>(file: &'f WrittenFile<'_>) -> impl Iterator<Item = Symbol> + 'f {
    let declared = file.declared.iter().filter(|(_, it)| !it.is_lost());
    declared.map(|(key, declared)| {
        // What is made for an entry without an id no file can write.
        let id = if key.contains(':') { "" } else { key.as_str() };
        let named = file
            .entries
            .get(key)
            .map(title)
            .filter(|title| !title.is_empty());
        let (start, end) = (declared.name.start, declared.name.end);
        let whole = Span {
            start: declared.entry.start.min(start),
            end: declared.entry.end.max(end),
        };
        Symbol {
            title: named.unwrap_or_else(|| key.to_string()),
            id: id.to_owned(),
            kind: declared.kind,
            whole,
            name: Place::new(file.source, declared.name),
            inner: Vec::new(),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn entries_stand_in_their_order_with_their_answers() {
        let text = "title: t\nevents:\n  - An event\n  - {id: e, title: Another}\nactors: {a: {name: A}, b: {}}\nquestions: {q: {text: Q, hypotheses: {h: H}}}\n";
        let library = Library::load(vec![SourceFile::named("a.yaml", text)], Vec::new());
        let symbols: Vec<Symbol> = library
            .written_files()
            .flat_map(|file| of_file(&file))
            .collect();
        let words =
            |symbol: &Symbol| format!("{} {} {}", symbol.kind.word(), symbol.id, symbol.title);
        let all: Vec<String> = symbols.iter().map(words).collect();
        assert_eq!(
            all,
            [
                "event  An event",
                "event e Another",
                "actor a A",
                "actor b b",
                "question q Q"
            ]
        );
        let inner: Vec<String> = symbols[4].inner.iter().map(words).collect();
        assert_eq!(inner, ["hypothesis q.h H"]);
        assert_eq!(everywhere(&library, "another").len(), 1);
    }
}
