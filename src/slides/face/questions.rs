//! What is asked: each question with how many answers are compared, and which of them survives best.

use super::draft::Face;
use super::matrix;
use crate::analysis::matrix::Matrix;
use crate::briefing::EntryKind;
use crate::briefing::question::Question;
use crate::library::entry::{Body, EntryIx};
use crate::page::part::{Words, aside};
use crate::page::sign::of_question;
use crate::slides::part::{Item, Part};

pub(super) fn questions(face: &mut Face<'_>) {
    let questions = face.b.library.of_kind(face.briefing, EntryKind::Question);
    let questions: Vec<EntryIx> = questions.map(|(ix, _)| ix).collect();
    for ix in questions {
        let Some(Body::Question(question)) = face.body(ix) else {
            continue;
        };
        let question = question.clone();
        let mark = of_question(question.own.status);
        let words = face.label(ix);
        let under = standing(face, ix, &question.own);
        face.parts.push(Part::Item(Item {
            mark: mark.to_owned(),
            words,
            under: (!under.is_empty()).then_some(under).into_iter().collect(),
        }));
    }
}

/// How many answers there are, and which one the evidence speaks against least; of several that are level, none.
fn standing(face: &mut Face<'_>, ix: EntryIx, question: &Question) -> Words {
    let count = match question.hypotheses.len() {
        0 => return Words::new(),
        1 => "1 answer".to_owned(),
        n => format!("{n} answers"),
    };
    let library = face.b.library;
    let Some(matrix) = Matrix::of(library, Some(face.briefing), question) else {
        return vec![aside(count)];
    };
    let places = matrix::places(&matrix);
    let best = match places.as_slice() {
        [(_, best, _)] => Some(*best),
        [(_, best, _), (2, ..), ..] => Some(*best),
        _ => None,
    };
    let name = library.entry(ix).map(|entry| entry.id.item.to_string());
    let best = best.zip(name).map(|(best, name)| format!("{name}.{best}"));
    match best.and_then(|id| face.b.find(&id)) {
        Some(best) => {
            let mut words = vec![aside(format!("{count}, best: "))];
            words.extend(face.label(best));
            words
        }
        None => vec![aside(format!("{count}, the first are level"))],
    }
}
