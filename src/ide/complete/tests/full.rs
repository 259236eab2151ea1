//! Every field of the format with its value taken away: what it may hold is offered, where that can be told.

use super::{complete, today};
use crate::ide::along::{File, Place, place};
use crate::ide::complete::offer::Offers;
use crate::ide::cursor::spot::{Cursor, Step};
use crate::library::Library;
use crate::source::{SourceFile, Span};
use crate::yaml::at_root;
use crate::yaml::shape::{Form, Keys, Shape};
use crate::yaml::tree::{Indentation, Kind, Node, parse};

const FULL: &str = include_str!("../../../../tests/browse/full.yaml");

/// A value with the steps to it, its key if it has one, and what it may be.
struct Field {
    path: Vec<Step>,
    key: Option<Span>,
    value: Span,
    is_scalar: bool,
    shape: &'static Shape,
}

/// All values of the file that the format knows.
fn fields() -> Vec<Field> {
    let mut all = Vec::new();
    let source = SourceFile::named("full.yaml", FULL);
    at_root(&source, |root| {
        walk(root.unwrap(), None, &mut Vec::new(), &mut all);
    });
    all
}

fn walk(node: &Node<'_>, key: Option<Span>, path: &mut Vec<Step>, out: &mut Vec<Field>) {
    if let Some(Place::Value(shape)) = place(File::Briefing, path) {
        out.push(Field {
            path: path.clone(),
            key,
            value: node.span,
            is_scalar: matches!(node.kind, Kind::Scalar { .. }),
            shape,
        });
    }
    match &node.kind {
        Kind::Map(pairs) => {
            for (key, value) in pairs {
                path.push(Step::Key(key.text().unwrap().to_owned()));
                walk(value, Some(key.span), path, out);
                path.pop();
            }
        }
        Kind::Seq(items) => {
            path.push(Step::Item);
            items.iter().for_each(|item| walk(item, None, path, out));
            path.pop();
        }
        Kind::Scalar { .. } => {}
    }
}

fn library() -> Library {
    Library::load(vec![SourceFile::named("full.yaml", FULL)], Vec::new())
}

fn offers(library: &Library, text: &str, offset: usize) -> Offers {
    let file = library.written_files().next();
    complete(library, file.as_ref(), text, offset, today())
}

/// What a bare value of a shape is, of a list its item's, of a record its main field's.
fn bare(shape: &'static Shape) -> &'static Shape {
    match shape {
        Shape::List(inner) => bare(inner),
        Shape::Record(record) => match &record.main {
            Some(main) => bare(&record.fields[main].shape),
            None => shape,
        },
        _ => shape,
    }
}

/// What has to be offered where a value was, which is none where nobody can tell what may be written.
fn expected(shape: &Shape, value: &str) -> Vec<String> {
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
    match shape {
        Shape::Choice { words, .. } | Shape::Marking(words) => {
            words.iter().map(|(word, _)| word.clone()).collect()
        }
        Shape::Flag => words(&["true", "false"]),
        Shape::Date => words(&[
            "2014-12-20",
            "2014-12",
            "2014~",
            "2014-12-19/2014-12-20",
            "1909-06-01",
        ]),
        Shape::Number {
            min,
            max,
            whole: true,
            ..
        } if max - min < 10.0 => {
            vec![min.to_string(), max.to_string()]
        }
        Shape::Citation => words(&["s", "s-two"]),
        Shape::Cells => words(&["CC", "NA"]),
        Shape::Words(Form::Show) => words(&["timeline", "compare"]),
        Shape::Record(record) if record.pair.is_some() => words(&["targets"]),
        // Some name what the file does not have, or are words.
        Shape::Ref(_) | Shape::RefOrTitle if !FULL.contains(&format!("\n  {value}: ")) => {
            words(&[])
        }
        Shape::Ref(_) | Shape::RefOrTitle => words(&[value]),
        _ => words(&[]),
    }
}

fn is_named(shape: &Shape) -> bool {
    matches!(shape, Shape::Ref(_) | Shape::RefOrTitle)
}

/// Some of all offers are taken: the file can be read after each.
fn take_some(text: &str, offers: &Offers, within: &[Step]) {
    let step = (offers.all.len() / 3).max(1);
    for offer in offers.all.iter().step_by(step) {
        for put in [Some(&offer.text), offer.lines.as_ref()]
            .into_iter()
            .flatten()
        {
            let mut taken = text.to_owned();
            taken.replace_range(offers.span.range(), put);
            let read = parse(&taken, Indentation::Lenient);
            assert!(read.is_ok(), "{within:?}: {put:?}");
            let end = offers.span.range().start + put.trim_end().len();
            let path = Cursor::at(&taken, end).path;
            assert!(
                path.starts_with(within),
                "{within:?}: {put:?} is at {path:?}"
            );
        }
    }
}

#[test]
fn where_a_value_was_what_may_stand_there_is_offered() {
    let library = library();
    let scalars = fields().into_iter().filter(|field| field.is_scalar);
    for field in scalars {
        let shape = bare(field.shape);
        let expected = expected(shape, &FULL[field.value.range()]);
        let mut text = FULL.to_owned();
        text.replace_range(field.value.range(), "");
        let offers = offers(&library, &text, field.value.range().start);
        let all: Vec<&str> = offers.all.iter().map(|offer| offer.text.trim()).collect();
        for word in &expected {
            let is_there = all.iter().any(|own| own == word);
            assert!(is_there, "{:?}: `{word}` is not among {all:?}", field.path);
        }
        if expected.is_empty() && !is_named(shape) && field.path.last() != Some(&Step::Item) {
            assert!(all.is_empty(), "{:?}: {all:?} for {shape:?}", field.path);
        }
        take_some(&text, &offers, &field.path);
    }
}

/// Whether nobody can tell what a value may hold.
fn is_free(shape: &Shape) -> bool {
    match shape {
        Shape::Words(form) => *form != Form::Show,
        Shape::Number { min, max, .. } => max - min >= 10.0,
        Shape::Id | Shape::Map(Keys::Id | Keys::Plain | Keys::Strokes, _) => true,
        Shape::List(inner) => is_free(inner),
        _ => false,
    }
}

#[test]
fn below_a_key_its_value_is_offered_with_the_right_indentation() {
    let library = library();
    for field in fields() {
        let Some(key) = field.key else { continue };
        let start = FULL[..key.range().start].rfind('\n').map_or(0, |at| at + 1);
        let column = key.range().start - start;
        if !FULL[start..start + column]
            .trim_matches([' ', '-'])
            .is_empty()
        {
            continue;
        }
        let end = FULL[..field.value.range().end].trim_end().len();
        let behind = FULL[end..].find('\n').map_or("", |at| &FULL[end + at..]);
        for column in [0, column] {
            let before = format!("{}:\n{}", &FULL[..key.range().end], " ".repeat(column));
            let text = format!("{before}{behind}");
            let mut offers = offers(&library, &text, before.len());
            let is_first = |offer: &&super::Offer| offer.text.starts_with(' ');
            let is_there = offers.all.iter().any(|offer| is_first(&offer));
            assert_eq!(
                is_there,
                !is_free(field.shape),
                "{:?}, {column}",
                field.path
            );
            offers.all.retain(|offer| is_first(&offer));
            take_some(&text, &offers, &field.path);
        }
    }
}
