//! The pages of evidence and of statements.

use super::build::Builder;
use super::part::{Kind, Words, plain};
use super::source::of_letter;
use crate::briefing::evidence::{Evidence, credibility_words};
use crate::briefing::statement::Statement;

pub(super) fn page(b: &mut Builder<'_>, evidence: &Evidence) {
    b.lead(&evidence.text);
    b.gap();
    if let Some(grade) = evidence.credibility() {
        let meaning = credibility_words(grade);
        b.grade_field("Credibility", &grade.to_string(), Kind::Grade, meaning);
    }
    if let Some(grade) = evidence.grade {
        let (letter, meaning) = grade.reliability.words();
        b.grade_field("Source", letter, of_letter(grade.reliability), meaning);
    }
    b.text_field(
        "Relevance",
        evidence.relevance.map(|relevance| relevance.word()),
    );
    let date = b.date(evidence.date.as_ref());
    dated(b, "Date", date);
}

/// The time of what is on the page, and whether that is later than the picture.
fn dated(b: &mut Builder<'_>, label: &'static str, time: Option<String>) {
    let mut words: Words = time.into_iter().map(plain).collect();
    if let Some(later) = b.later(b.entry).filter(|_| !words.is_empty()) {
        words.extend([plain(" "), later]);
    }
    b.field(label, words);
}

pub(super) fn statement(b: &mut Builder<'_>, statement: &Statement) {
    if let Some(quote) = &statement.quote {
        b.quoted_title(quote);
        b.gap();
        b.text_field(
            "In translation",
            statement
                .translation
                .as_ref()
                .map(|words| format!("“{words}”")),
        );
        b.text_field("Language", statement.lang.as_deref());
        b.gap();
    }
    match (&statement.says, &statement.quote) {
        (Some(says), None) => b.lead(says),
        (says, _) => says.iter().for_each(|says| b.prose(says)),
    }
    b.gap();
    b.refs_field("Said by", &statement.by);
    let time = b.time(statement.when.as_ref(), statement.date.as_ref());
    dated(b, "When", time);
    if let Some(hedge) = &statement.hedge {
        let words = b.inline(hedge);
        b.field("Hedged by", words);
    }
    b.section("About", |b| b.ref_items(&statement.about));
}
