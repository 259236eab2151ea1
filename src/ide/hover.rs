//! What is to be known of what stands at a place: of a name, the entry; of a key or a word, what it means.

use super::along::{File, Place, place, record};
use super::cursor::spot::{Cursor, Spot, Step};
use super::ids::{Ids, Thing};
use super::own::Sort;
use crate::briefing::EntryKind;
use crate::diagnostic::Code;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::library::written_files::WrittenFile;
use crate::load::SHAPES;
use crate::reference::kinds::inner;
use crate::reference::topic::Topic;
use crate::source::Span;
use crate::yaml::shape::{Record, Shape};

/// What is to be known.
#[derive(Debug, Clone)]
pub(crate) enum Hover {
    /// An entry, which whoever shows it makes a page of.
    Entry(EntryIx),
    /// What the reference says.
    Topic(Topic<'static>),
}

/// What is to be known of what stands at a byte of a file, with the bytes that it is about.
pub(crate) fn hover(
    library: &Library,
    file: Option<&WrittenFile<'_>>,
    text: &str,
    offset: usize,
) -> Option<(Hover, Span)> {
    let named = file.and_then(|file| {
        let (thing, span) = Ids::of(library).at(file, offset)?;
        Some((of_thing(library, file, &thing)?, span))
    });
    let is_ours = file.is_some() || !File::is_of_other_tool(text, offset);
    named.or_else(|| words(text, offset).filter(|_| is_ours))
}

fn of_thing(library: &Library, file: &WrittenFile<'_>, thing: &Thing) -> Option<Hover> {
    let topic = |name: &str| Topic::named(name).map(Hover::Topic);
    match thing.sort {
        Sort::Entry(kind) => entry(library, file, thing, kind).map(Hover::Entry),
        Sort::Criterion => topic("criterion"),
        Sort::Slide => topic("slide.id"),
    }
}

/// The entry of a thing of a kind, as it is seen in a file.
fn entry(
    library: &Library,
    file: &WrittenFile<'_>,
    thing: &Thing,
    kind: EntryKind,
) -> Option<EntryIx> {
    let is_it = |ix: &EntryIx| {
        let entry = library.entry(*ix);
        entry.is_some_and(|entry| entry.kind() == kind)
    };
    // The file may have an entry of its own by the id of one that is another briefing's.
    if !thing.scope.is_empty() {
        let whole = library.resolve_as(kind, None, &thing.whole());
        return whole.filter(is_it);
    }
    let found = library.resolve_as(kind, file.briefing, &thing.item);
    let elsewhere = || {
        let mut files = library.written_files().map(|file| file.briefing);
        files.find_map(|briefing| library.resolve_as(kind, briefing, &thing.item))
    };
    found.filter(is_it).or_else(elsewhere).filter(is_it)
}

fn words(text: &str, offset: usize) -> Option<(Hover, Span)> {
    let start = Cursor::at(text, offset).word;
    let cursor = Cursor::at(text, start.range().end);
    let word = text.get(start.range()).filter(|word| !word.is_empty())?;
    let behind = text[start.range().end..].trim_start_matches(['"', '\'']);
    let is_key = behind.starts_with(':') && matches!(cursor.spot, Spot::Key | Spot::Item);
    let file = File::of(text);
    let topic = match is_key {
        true => key(file, &cursor.path, word),
        false => value(file, &cursor.path, word),
    };
    Some((Hover::Topic(topic?), start))
}

/// What a key is: a field, a collection, the code of a problem that may stay.
fn key(file: File, path: &[Step], word: &str) -> Option<Topic<'static>> {
    if let Some(Place::Exceptions) = place(file, path) {
        return Code::from_name(word).map(Topic::Code);
    }
    let (record, name) = field(file, path, word)?;
    let of_field = || Topic::of_field(&record.name, name).map(Topic::Field);
    let has_collections = [&SHAPES.collections, &SHAPES.shared];
    match has_collections.iter().any(|own| std::ptr::eq(*own, record)) {
        true => Topic::of_collection(name).or_else(of_field),
        false => of_field(),
    }
}

/// What a word means that a field takes.
fn value(file: File, path: &[Step], word: &str) -> Option<Topic<'static>> {
    let mut path = path;
    while let [outer @ .., Step::Item] = path {
        path = outer;
    }
    let (outer, key) = match path {
        [outer @ .., Step::Key(key)] => (outer, key),
        _ => return None,
    };
    let Some((mut record, mut name)) = field(file, outer, key) else {
        // A key of one's own, as that of a criterion: what stands behind it is the map's.
        return value(file, outer, word);
    };
    // A bare value stands for the main field of what has fields.
    if let Some(of_main) = main(&record.fields.get(name)?.shape) {
        (record, name) = of_main;
    }
    Topic::of_word(Topic::of_field(&record.name, name)?, word)
}

/// The field that a key is where some steps lead, with the record that has it.
fn field<'k>(file: File, path: &[Step], key: &'k str) -> Option<(&'static Record, &'k str)> {
    let records = match place(file, path)? {
        Place::Top(file) => file.records(),
        Place::Value(shape) => record(shape).into_iter().collect(),
        Place::Exceptions => Vec::new(),
    };
    let mut records = records.into_iter();
    let record = records.find(|record| record.fields.contains_key(key))?;
    Some((record, key))
}

fn main(shape: &'static Shape) -> Option<(&'static Record, &'static str)> {
    let record = inner(shape)?;
    Some((record, record.main.as_deref()?))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    /// What is said at the `$0` of a briefing, of an entry its id.
    fn check(marked: &str, expected: Option<&str>) {
        let offset = marked.find("$0").unwrap();
        let text = marked.replacen("$0", "", 1);
        let library = Library::load(vec![SourceFile::named("a.yaml", text.as_str())], Vec::new());
        let file = library.written_files().next();
        let found = hover(&library, file.as_ref(), &text, offset);
        let found = found.map(|(hover, span)| {
            let words = match hover {
                Hover::Entry(ix) => library.entry(ix).unwrap().id.to_string(),
                Hover::Topic(topic) => topic.name(),
            };
            format!("{}: {words}", &text[span.range()])
        });
        assert_eq!(found.as_deref(), expected, "{marked}");
    }

    #[test]
    fn names_keys_and_words_are_explained() {
        let rest = "title: t\ntlp: CLEAR\nactors: {nk: NK}\n";
        check(
            &format!("{rest}events: [{{title: E, by: n$0k}}]"),
            Some("nk: a/nk"),
        );
        check(
            &format!("{rest}events:\n  - title: See [[n$0k]]\n"),
            Some("nk: a/nk"),
        );
        check(
            "title: t\nactors: {n$0k: NK}\nevents: [E]",
            Some("nk: a/nk"),
        );
        for (marked, expected) in [
            ("tit$0le: t", Some("title: briefing.title")),
            ("tlp: AM$0BER", Some("AMBER: briefing.tlp.AMBER")),
            ("tag$0s: a", Some("tags: briefing.tags")),
            ("kind: library\ntag$0s: {a: A}", Some("tags: tag")),
            ("eve$0nts:\n  - a", Some("events: event")),
            (
                "events:\n  - title: a\n    lab$0el: b",
                Some("label: entry.label"),
            ),
            (
                "events:\n  - attribution: {leve$0l: state}",
                Some("level: attribution.level"),
            ),
            (
                "judgements:\n  j: {text: t, likelihood: lik$0ely",
                Some("likely: judgement.likelihood.likely"),
            ),
            (
                "slides: [time$0line]",
                Some("timeline: slide.show.timeline"),
            ),
            (
                "questions:\n  q:\n    matrix: {v: C N$0A}",
                Some("NA: question.matrix.NA"),
            ),
            ("x-allow: {bad-d$0ate: why}", Some("bad-date: bad-date")),
            (
                "events:\n  - {title: E, x-allow: {bad-d$0ate: why}}",
                Some("bad-date: bad-date"),
            ),
            ("events:\n  - some wo$0rds", None),
            ("events:\n  - x-own: wo$0rds", None),
        ] {
            check(marked, expected);
        }
    }
}
