//! What is to be known of what stands at a place: of a name, the entry; of a key or a word, what it means.

use super::along::{File, Place, place};
use super::complete::keys::doc;
use super::cursor::spot::{Cursor, Spot, Step};
use super::ids::{Ids, Thing};
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::library::written_files::WrittenFile;
use crate::source::Span;
use crate::yaml::shape::Shape;

/// What is to be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hover {
    /// An entry, which whoever shows it makes a page of.
    Entry(EntryIx),
    /// Words, as Markdown.
    Words(String),
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
        Some((Hover::Entry(entry(library, file, &thing)?), span))
    });
    let is_ours = file.is_some() || !File::is_of_other_tool(text, offset);
    named.or_else(|| words(text, offset).filter(|_| is_ours))
}

/// The entry of a thing, as it is seen in a file.
pub(crate) fn entry(library: &Library, file: &WrittenFile<'_>, thing: &Thing) -> Option<EntryIx> {
    let is_it = |ix: &EntryIx| {
        let entry = library.entry(*ix);
        entry.is_some_and(|entry| entry.kind() == thing.kind)
    };
    // The file may have an entry of its own by the id of one that is another briefing's.
    if !thing.scope.is_empty() {
        let whole = library.resolve_as(thing.kind, None, &thing.whole());
        return whole.filter(is_it);
    }
    let found = library.resolve_as(thing.kind, file.briefing, &thing.item);
    let elsewhere = || {
        let mut files = library.written_files().map(|file| file.briefing);
        files.find_map(|briefing| library.resolve_as(thing.kind, briefing, &thing.item))
    };
    found.filter(is_it).or_else(elsewhere).filter(is_it)
}

fn words(text: &str, offset: usize) -> Option<(Hover, Span)> {
    let start = Cursor::at(text, offset).word;
    let cursor = Cursor::at(text, start.range().end);
    let word = text.get(start.range()).filter(|word| !word.is_empty())?;
    let behind = text[start.range().end..].trim_start_matches(['"', '\'']);
    let is_key = behind.starts_with(':') && matches!(cursor.spot, Spot::Key | Spot::Item);
    let path = match is_key {
        true => [cursor.path.as_slice(), &[Step::Key(word.to_owned())]].concat(),
        false => cursor.path,
    };
    let Place::Value(mut shape, field) = place(File::of(text), &path)? else {
        return None;
    };
    if is_key {
        return Some((Hover::Words(doc(word, field?)), start));
    }
    while let Shape::List(inner) = shape {
        shape = inner;
    }
    let (Shape::Choice { words, .. } | Shape::Marking(words)) = shape else {
        return None;
    };
    let (word, meaning) = words.iter().find(|(known, _)| known == word)?;
    let meaning = if meaning.is_empty() {
        field.map(|field| &field.doc)?
    } else {
        meaning
    };
    Some((Hover::Words(format!("**{word}**\n\n{meaning}")), start))
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
                Hover::Words(words) => words.lines().last().unwrap_or_default().to_owned(),
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
        check("tit$0le: t", Some("title: What the briefing is called."));
        check(
            "tlp: AM$0BER",
            Some("AMBER: Within the organisation and its clients, on a need-to-know basis."),
        );
        check(
            "judgements:\n  j: {text: t, likelihood: lik$0ely",
            Some("likely: 55 to 80 %."),
        );
        check("events:\n  - some wo$0rds", None);
    }
}
