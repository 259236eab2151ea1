//! The judgements with their likelihood, in words, and their confidence, as bars; then the questions.

use super::group::{Rows, Tally, some, some_of};
use super::row::{Row, Tail};
use crate::briefing::EntryKind;
use crate::briefing::judgement::{Confidence, Judgement};
use crate::briefing::question::QuestionStatus;
use crate::library::Library;
use crate::library::entry::Body;
use crate::theme::meaning::Meaning;
use crate::tui::layout::pane::Sign;

/// What its signs mean.
pub(super) const SIGNS: &[Sign] = &[
    (
        "▆",
        "high confidence; the word at the right is the likelihood",
    ),
    ("▄", "moderate confidence"),
    ("▂", "low confidence"),
    ("?", "an open question"),
    ("✓", "a question that is answered"),
];

pub(super) fn rows(library: &Library, briefing: usize) -> Rows {
    let judgements = library
        .of_kind(briefing, EntryKind::Judgement)
        .filter_map(|(ix, entry)| {
            let Body::Judgement(judgement) = &entry.body else {
                return None;
            };
            Some(Row {
                entry: ix,
                lead: String::new(),
                sign: bars(&judgement.own),
                title: entry.title.clone(),
                tail: Tail::Finding(likelihood(&judgement.own)),
                flag: None,
                cells: Vec::new(),
            })
        });
    let questions = library
        .of_kind(briefing, EntryKind::Question)
        .filter_map(|(ix, entry)| {
            let Body::Question(question) = &entry.body else {
                return None;
            };
            let sign = match question.own.status {
                QuestionStatus::Open => ("?", Meaning::Important),
                QuestionStatus::Answered => ("✓", Meaning::Good),
            };
            let hypotheses = question.own.hypotheses.len();
            let tail = if hypotheses > 0 {
                format!("{hypotheses} hypotheses")
            } else {
                String::new()
            };
            Some(Row {
                entry: ix,
                lead: String::new(),
                sign,
                title: entry.title.clone(),
                tail: Tail::aside(tail),
                flag: None,
                cells: Vec::new(),
            })
        });
    let (judgements, questions): (Vec<Row>, Vec<Row>) = (judgements.collect(), questions.collect());
    let counts = [
        some_of(questions.len(), "question", "questions"),
        some(due(library, briefing), "due"),
    ];
    let counts = counts.into_iter().filter(|count| !count.is_empty());
    let tally = Tally {
        count: Some(judgements.len().to_string()),
        more: counts.collect::<Vec<_>>().join(", "),
    };
    Rows::default()
        .under("", judgements)
        .under("questions", questions)
        .told(tally)
}

/// How many judgements are to be looked at again.
fn due(library: &Library, briefing: usize) -> usize {
    let judgements = library.of_kind(briefing, EntryKind::Judgement);
    let due = judgements.filter(|(_, entry)| {
        matches!(&entry.body, Body::Judgement(judgement) if judgement.own.review_by.is_some())
    });
    due.count()
}

fn bars(judgement: &Judgement) -> (&'static str, Meaning) {
    match judgement.confidence {
        Some(Confidence::High) => ("▆", Meaning::Text),
        Some(Confidence::Moderate) => ("▄", Meaning::Text),
        Some(Confidence::Low) => ("▂", Meaning::Text),
        None => (" ", Meaning::Text),
    }
}

fn likelihood(judgement: &Judgement) -> String {
    judgement
        .likelihood
        .map(|likelihood| likelihood.word())
        .unwrap_or_default()
}
