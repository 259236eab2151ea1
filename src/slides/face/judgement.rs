//! Judgements. Likelihood is drawn, confidence is a word: they never look alike.

use super::draft::Face;
use crate::briefing::EntryKind;
use crate::briefing::judgement::{Confidence, Judgement, Likelihood};
use crate::library::entry::{Body, EntryIx};
use crate::page::part::{Kind, Run, Words, aside, plain};
use crate::slides::part::{Part, Row, Table, Weight};

/// All judgements: what each says in a few words, how likely that is and how well founded.
pub(super) fn all(face: &mut Face<'_>) {
    let judgements = face.b.library.of_kind(face.briefing, EntryKind::Judgement);
    let judgements: Vec<EntryIx> = judgements.map(|(ix, _)| ix).collect();
    let head = ["Judgement", "Likelihood", "Confidence"];
    let rows = judgements.into_iter().map(|ix| row(face, ix)).collect();
    face.parts.push(Part::Table(Table {
        head: head.map(|name| vec![Run::new(name, Kind::Label)]).to_vec(),
        rows,
    }));
}

fn row(face: &mut Face<'_>, ix: EntryIx) -> Row {
    let name = face.label(ix);
    let (likelihood, confidence) = match face.body(ix) {
        Some(Body::Judgement(judgement)) => (
            judgement.own.likelihood.map(scale).unwrap_or_default(),
            judgement.own.confidence.map(degree).unwrap_or_default(),
        ),
        _ => (Words::new(), Words::new()),
    };
    Row {
        cells: vec![name, likelihood, confidence],
        weight: Weight::Full,
    }
}

/// One judgement: its sentence, the scale, what speaks for it and against it.
pub(super) fn one(face: &mut Face<'_>, ix: EntryIx) {
    let Some(Body::Judgement(judgement)) = face.body(ix) else {
        return;
    };
    let judgement = judgement.clone();
    let own = &judgement.own;
    let words = face.sentence(&own.text);
    face.parts.push(Part::Lead(words));
    if let Some(likelihood) = own.likelihood {
        face.parts.push(Part::Scale(likelihood));
    }
    face.field("Confidence", own.confidence.map(degree).unwrap_or_default());
    for (label, refs) in [("For", &own.r#for), ("Against", &own.against)] {
        let entries = face.found(refs);
        let words = face.labels(&entries);
        face.field(label, words);
    }
    let dissent = dissent(face, own);
    face.field("Dissent", dissent);
    face.rest(ix);
}

/// Who sees it otherwise.
fn dissent(face: &mut Face<'_>, judgement: &Judgement) -> Words {
    let each = judgement.dissent.iter().map(|dissent| {
        if dissent.by.is_empty() {
            face.sentence(&dissent.text)
        } else {
            face.b.refs_or_titles(&dissent.by)
        }
    });
    crate::page::build::listed(each.collect())
}

/// A likelihood as a rule of seven steps with its word.
pub(super) fn scale(likelihood: Likelihood) -> Words {
    let steps = Likelihood::ALL.iter();
    let at = steps
        .clone()
        .position(|step| *step == likelihood)
        .unwrap_or(0);
    vec![
        aside("─".repeat(at)),
        Run::new("█", Kind::Likelihood),
        aside("─".repeat(steps.len() - 1 - at)),
        plain(" "),
        Run::new(likelihood.word(), Kind::Likelihood),
    ]
}

/// A confidence as a word.
pub(super) fn degree(confidence: Confidence) -> Words {
    vec![Run::new(confidence.degree(), Kind::Confidence)]
}
