//! The judgements with their likelihood, as a bar and in words, and apart from that with their confidence; then the
//! questions.

use ecow::eco_format;

use super::group::{Rows, Tally, joined, since_written, some, some_of};
use super::row::{Row, Tail};
use super::slips;
use crate::briefing::EntryKind;
use crate::briefing::date::shown::Dates;
use crate::briefing::judgement::Likelihood;
use crate::briefing::question::QuestionStatus;
use crate::library::Library;
use crate::library::entry::Body;
use crate::page::sign::of_question;
use crate::theme::meaning::Meaning;
use crate::tui::layout::pane::Sign;

/// What its signs mean.
pub(super) const SIGNS: &[Sign] = &[
    ("▇", "almost certain: the higher the bar, the more likely"),
    ("▆", "very likely"),
    ("▅", "likely"),
    ("▄", "roughly even chance"),
    ("▃", "unlikely"),
    ("▂", "very unlikely"),
    ("▁", "almost no chance; confidence is a word, never a bar"),
    ("?", "an open question"),
    ("✓", "a question that is answered"),
    ("▲", "a judgement without a likelihood, where it is a link"),
];

pub(super) fn rows(library: &Library, briefing: usize, dates: Dates) -> Rows {
    let judgements = slips::rows((library, briefing, EntryKind::Judgement), |ix, entry| {
        let Body::Judgement(judgement) = &entry.body else {
            return None;
        };
        let own = &judgement.own;
        Some(Row {
            sign: (
                own.likelihood.map_or(" ", Likelihood::bar),
                Meaning::Likelihood,
            ),
            tail: Tail::Finding(own.likelihood, own.confidence),
            ..Row::of(ix, entry)
        })
    });
    let questions = slips::rows((library, briefing, EntryKind::Question), |ix, entry| {
        let Body::Question(question) = &entry.body else {
            return None;
        };
        let look = match question.own.status {
            QuestionStatus::Open => Meaning::Important,
            QuestionStatus::Answered => Meaning::Good,
        };
        let sign = (of_question(question.own.status), look);
        let hypotheses = question.own.hypotheses.len();
        let tail = match hypotheses {
            0 => Tail::NONE,
            1 => Tail::Aside("1 answer".into()),
            some => Tail::Aside(eco_format!("{some} answers")),
        };
        Some(Row {
            sign,
            tail,
            ..Row::of(ix, entry)
        })
    });
    let count = |rows: &[Row]| rows.len() - slips::count(rows);
    let (asked, due) = (count(&questions), some(due(library, briefing), "due"));
    let forms = [
        joined(&[&some_of(asked, "question", "questions"), &due]),
        // By the sign that stands before them.
        joined(&[&some(asked, "?"), &due]),
        due,
    ];
    let tally = Tally {
        count: Some(count(&judgements).to_string()),
        more: since_written(library, briefing, dates, forms.to_vec()),
        ..Tally::default()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bars_of_the_help_are_those_of_the_scale() {
        let bars = SIGNS.iter().take(Likelihood::ALL.len());
        let scale = Likelihood::ALL.iter().rev();
        for (sign, likelihood) in bars.zip(scale) {
            assert_eq!(sign.0, likelihood.bar());
            assert!(sign.1.starts_with(&likelihood.word()), "{}", sign.1);
        }
        let others = SIGNS.iter().skip(Likelihood::ALL.len());
        let is_bar = |sign: &str| Likelihood::ALL.iter().any(|step| step.bar() == sign);
        assert!(others.into_iter().all(|(sign, _)| !is_bar(sign)));
    }
}
