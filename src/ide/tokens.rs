//! What the words of a file mean, for their colours: names where they are declared and used, words of a vocabulary,
//! dates. Keys and texts an editor knows by itself.

use super::along::{File, Place, place};
use super::cursor::spot::Step;
use super::ids::briefing_id;
use crate::library::written_files::WrittenFile;
use crate::source::{SourceFile, Span};
use crate::work;
use crate::yaml::at_root;
use crate::yaml::shape::Shape;
use crate::yaml::tree::{Kind, Node};

/// What some bytes are. They lie in one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// The bytes.
    pub(crate) span: Span,
    /// What they are.
    pub(crate) what: What,
}

/// What words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// A name, where it is declared.
    Declaration,
    /// A name, where it is used.
    Name,
    /// A word of a vocabulary.
    Word,
    /// A date.
    Date,
}

/// The tokens of a file, from top to bottom, none within another.
pub(crate) fn tokens(file: &WrittenFile<'_>) -> Vec<Token> {
    let source = file.source;
    let declared = file
        .declared
        .iter()
        .filter(|(id, it)| !it.is_lost() && !id.contains(':'));
    let declared = declared.map(|(_, declared)| (declared.name, What::Declaration));
    let own = briefing_id(file).map(|span| (span, What::Declaration));
    let used = file
        .links
        .iter()
        .filter(|link| source.slice(link.span).len() <= link.target.len() + 2);
    let used = used.map(|link| (link.span, What::Name));
    let mut all: Vec<(Span, What)> = declared.chain(own).chain(used).collect();
    let kind = match file.briefing {
        Some(_) => File::Briefing,
        None => File::Library,
    };
    at_root(source, |root| {
        if let Some(root) = root {
            walk(root, &mut Vec::new(), kind, &mut all);
        }
    });
    all.sort_by_key(|(span, what)| (*span, *what));
    let mut end = 0;
    all.retain(|(span, _)| {
        let is_free = span.start >= end && is_line(source, *span);
        end = if is_free { span.end } else { end };
        is_free
    });
    let tokens = all.into_iter().map(|(span, what)| Token { span, what });
    tokens.collect()
}

fn is_line(source: &SourceFile, span: Span) -> bool {
    let text = source.slice(span);
    !text.is_empty() && !text.contains(['\n', '\r'])
}

/// Goes through a tree with the steps to each of its values.
fn walk(node: &Node<'_>, path: &mut Vec<Step>, file: File, out: &mut Vec<(Span, What)>) {
    work::count(1 + path.len());
    match &node.kind {
        Kind::Map(pairs) => {
            for (key, value) in pairs {
                path.push(Step::Key(key.text().unwrap_or_default().to_owned()));
                walk(value, path, file, out);
                path.pop();
            }
        }
        Kind::Seq(items) => {
            path.push(Step::Item);
            items.iter().for_each(|item| walk(item, path, file, out));
            path.pop();
        }
        Kind::Scalar { .. } => {
            let Some(Place::Value(mut shape)) = place(file, path) else {
                return;
            };
            while let Shape::List(inner) = shape {
                shape = inner;
            }
            let what = match shape {
                Shape::Choice { .. } | Shape::Marking(_) | Shape::Flag => What::Word,
                Shape::Date => What::Date,
                _ => return,
            };
            out.push((node.span, what));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::Library;

    #[test]
    fn names_words_and_dates_are_told_apart() {
        let text = "title: t\nid: b\ntlp: CLEAR\nactors: {a: A}\nevents: [{date: 2014, title: '[[a]] x', by: \"a\", kind: leak}]\n";
        let library = Library::load(vec![SourceFile::named("a.yaml", text)], Vec::new());
        let tokens = library.written_files().flat_map(|file| tokens(&file));
        let found: Vec<String> = tokens
            .map(|token| format!("{:?} {}", token.what, &text[token.span.range()]))
            .collect();
        assert_eq!(
            found,
            [
                "Declaration b",
                "Word CLEAR",
                "Declaration a",
                "Date 2014",
                "Name a",
                "Name \"a\"",
                "Word leak"
            ]
        );
    }
}
