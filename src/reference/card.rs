//! What is said of a topic in a few lines, for a card beside the place where it stands.

use super::code::explanation;
use super::field::{FieldOf, form_of};
use super::form::FORMS;
use super::kind::{place, taken};
use super::takes::{short_forms, words};
use super::topic::Topic;
use super::write::{field, item, lines, name, page, paragraph, said, title};
use super::{example, kinds::Kind};
use crate::check::selection::Group;
use crate::diagnostic::Code;
use crate::page::part::{Page, Part, plain};
use crate::yaml::shape::{Form, Shape};

/// The beginning of a topic's page: what it is, how it is written, an example.
pub(crate) fn of(topic: Topic<'_>) -> Page {
    let parts = match topic {
        Topic::Field(of) => field_of(of),
        Topic::Word(of, place) => word(of, place),
        Topic::Code(code) => problem(code),
        Topic::Kind(kind) => kind_of(kind),
        Topic::Form(_) | Topic::Command(_) => return topic.page(),
    };
    page(parts)
}

fn field_of(of: FieldOf) -> Vec<Part> {
    let mut parts = vec![
        title(vec![name(of.full_name())]),
        paragraph(said(&of.field.doc)),
        field("Takes", taken(of.field)),
    ];
    let form = form_of(&of.field.shape).filter(|_| !is_line(&of.field.shape));
    let form = FORMS.iter().find(|own| Some(own.name) == form);
    parts.extend(form.map(|form| field("Written", said(form.summary))));
    let words = words(&of.field.shape).into_iter();
    parts.extend(words.map(|(word, meaning)| item(&word, &meaning)));
    parts.extend(example::of_field(of.kind, of.name, of.field).map(|text| lines(&text)));
    parts
}

/// Whether it takes a line, which has links and no other markup.
fn is_line(shape: &Shape) -> bool {
    match shape {
        Shape::List(inner) | Shape::Map(_, inner) => is_line(inner),
        shape => matches!(shape, Shape::Words(Form::Title)),
    }
}

fn word(of: FieldOf, place: usize) -> Vec<Part> {
    let (word, meaning) = of.word(place);
    let whose = format!("A word of `{}`: {}", of.full_name(), of.field.doc);
    let meaning = (!meaning.is_empty()).then(|| paragraph(said(&meaning)));
    let head = [title(vec![name(word)])].into_iter();
    head.chain(meaning)
        .chain([paragraph(said(&whose))])
        .collect()
}

fn problem(code: Code) -> Vec<Part> {
    let group = Group::of(code).word();
    let severity = format!("{} ({group}): {}", code.severity(), code.title());
    let mut parts = vec![
        title(vec![name(code.name())]),
        paragraph(vec![plain(severity)]),
        paragraph(said(code.explanation())),
    ];
    let remedy = explanation(code).map(|said_of| field("What to do", said(said_of.remedy)));
    parts.extend(remedy);
    parts
}

fn kind_of(kind: &Kind) -> Vec<Part> {
    let mut parts = vec![
        title(vec![name(kind.name)]),
        paragraph(said(&kind.record.doc)),
    ];
    parts.extend(place(kind));
    let forms = short_forms(kind.record);
    parts.extend((!forms.is_empty()).then(|| field("Short forms", said(&forms.join(" ")))));
    let fields: Vec<String> = kind
        .own_fields()
        .map(|(name, _)| format!("`{name}`"))
        .collect();
    parts.push(field("Fields", said(&fields.join(", "))));
    parts
}
