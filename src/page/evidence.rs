//! The pages of evidence and of statements.

use super::build::{Builder, plain, words};
use crate::briefing::evidence::{Evidence, credibility_words};
use crate::briefing::statement::Statement;
use crate::theme::meaning::Meaning;

pub(super) fn page(b: &mut Builder<'_>, evidence: &Evidence) {
    b.lead(&evidence.text);
    b.gap();
    if let Some(grade) = evidence.credibility() {
        let meaning = words(&format!("  {}", credibility_words(grade)), Meaning::Dim);
        b.field(
            "Credibility",
            vec![words(&grade.to_string(), Meaning::Strong), meaning],
        );
    }
    if let Some(grade) = evidence.grade {
        let (letter, meaning) = grade.reliability.words();
        b.field(
            "Source",
            vec![
                words(letter, Meaning::Strong),
                words(&format!("  {meaning}"), Meaning::Dim),
            ],
        );
    }
    b.text_field(
        "Relevance",
        evidence.relevance.map(|relevance| relevance.word()),
    );
    b.text_field("Date", b.date(evidence.date.as_ref()).as_deref());
}

pub(super) fn statement(b: &mut Builder<'_>, statement: &Statement) {
    if let Some(quote) = &statement.quote {
        b.heading(vec![words(&format!("“{quote}”"), Meaning::Quote)]);
        b.gap();
    }
    match (&statement.says, &statement.quote) {
        (Some(says), None) => b.lead(says),
        (says, _) => says.iter().for_each(|says| b.prose(says)),
    }
    b.gap();
    b.refs_field("Said by", &statement.by);
    let time = b.time(statement.when.as_ref(), statement.date.as_ref());
    b.text_field("When", time.as_deref());
    if let Some(hedge) = &statement.hedge {
        let mut runs = b.inline(hedge);
        runs.push(plain(""));
        b.field("Hedged by", runs);
    }
    b.section("About", |b| b.ref_bullets(&statement.about));
}
