//! What a field takes, in a few words.

use crate::briefing::common::LABEL;
use crate::briefing::question::CELLS;
use crate::briefing::slide::{Ids, PARTS};
use crate::words::suggest::one;
use crate::yaml::shape::{Form, Keys, Shape, Target};

/// So many words are named where a field takes one of them; of more, how many there are.
const NAMED: usize = 4;

/// What a value of this shape is.
pub(super) fn takes(shape: &Shape) -> String {
    match shape {
        Shape::Words(form) => of_form(*form),
        Shape::Choice {
            words, open: true, ..
        } => format!("a word, usually one of {}", words.len()),
        Shape::Choice {
            words, open: false, ..
        } => match words.len() {
            ..=NAMED => {
                let words: Vec<String> =
                    words.iter().map(|(word, _)| format!("`{word}`")).collect();
                format!("one of {}", words.join(", "))
            }
            many => format!("one of {many} words"),
        },
        Shape::Marking(words) => format!("one of {} markings", words.len()),
        Shape::Date => "a date".to_owned(),
        Shape::Number {
            min, max, whole, ..
        } => number(*min, *max, *whole),
        Shape::Flag => "`true` or `false`".to_owned(),
        Shape::Id => "an id".to_owned(),
        Shape::Ref(target) => id_of(target),
        Shape::RefOrTitle => "an id, or words".to_owned(),
        Shape::Citation => "a source, with a place".to_owned(),
        Shape::Cells => "a row of cells".to_owned(),
        Shape::List(inner) => format!("{}, or several", takes(inner)),
        Shape::Map(keys, inner) => format!("{}: {} each", map_of(keys), takes(inner)),
        Shape::Record(record) => one(&record.name),
    }
}

fn of_form(form: Form) -> String {
    match form {
        Form::Plain => "words",
        Form::Title => "a line",
        Form::Prose => "text",
        Form::Address => "a web address",
        Form::Country => "two letters",
        Form::Language => "the code of a language",
        Form::Show => "a part of the briefing",
        Form::Label => return format!("at most {LABEL} columns"),
    }
    .to_owned()
}

fn number(min: f64, max: f64, whole: bool) -> String {
    let kind = if whole { "a whole number" } else { "a number" };
    let has_ends = min > f64::from(i32::MIN) && max < f64::from(u32::MAX);
    match has_ends {
        true => format!("{kind} from {min} to {max}"),
        false => kind.to_owned(),
    }
}

fn id_of(target: &Target) -> String {
    let kinds: Vec<String> = target.kinds.iter().map(|kind| one(kind.word())).collect();
    match kinds.as_slice() {
        [] => "the id of an entry".to_owned(),
        kinds => format!("the id of {}", kinds.join(" or ")),
    }
}

fn map_of(keys: &Keys) -> String {
    match keys {
        Keys::Plain => "a map by names".to_owned(),
        Keys::Id => "a map by ids".to_owned(),
        Keys::Ref(target) => format!("a map by {}", id_of(target)),
        Keys::Criterion => "a map by criteria".to_owned(),
        Keys::Strokes => "a map by keys".to_owned(),
    }
}

/// The words that a field takes, each with its meaning, where these can be told one by one.
pub(super) fn words(shape: &Shape) -> Vec<(String, String)> {
    match shape {
        Shape::Choice { words, .. } | Shape::Marking(words) => words.clone(),
        Shape::Cells => {
            let cells = CELLS.iter();
            let cells = cells.map(|(word, cell)| ((*word).to_owned(), sentence(cell.meaning())));
            cells.collect()
        }
        Shape::Words(Form::Show) => PARTS.iter().map(part).collect(),
        Shape::List(inner) | Shape::Map(_, inner) => words(inner),
        _ => Vec::new(),
    }
}

/// A part that slides show, with the ids behind it.
fn part((name, _, kinds, ids): &(&str, impl Sized, &[&str], Ids)) -> (String, String) {
    let kind = match kinds {
        [] => "entry".to_owned(),
        kinds => kinds.join(" or "),
    };
    let behind = match ids {
        Ids::Exactly(0) => "Nothing stands behind it.".to_owned(),
        Ids::Exactly(1) => format!("The id of {} stands behind it.", one(&kind)),
        Ids::Exactly(count) => format!("{count} ids of entries stand behind it."),
        Ids::Some => format!("The id of {}, or of several, stand behind it.", one(&kind)),
    };
    ((*name).to_owned(), behind)
}

/// Words as a sentence.
fn sentence(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}.", first.unwrap_or_default(), letters.as_str())
}

/// Ways to write a record other than as a map of its fields.
pub(super) fn short_forms(record: &crate::yaml::shape::Record) -> Vec<String> {
    let mut forms = Vec::new();
    if let Some(main) = &record.main {
        forms.push(format!("Its `{main}` alone stands for all of it."));
    }
    if record.dated {
        forms.push("`2014-12-19: words` is one with a date.".to_owned());
    }
    if let Some((first, second)) = &record.pair {
        forms.push(format!(
            "`{first} {second}` in one string, or `{first}: {second}` as a map, with one or several behind it."
        ));
    }
    forms
}
