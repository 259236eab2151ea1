//! The page of a judgement. Likelihood and confidence stand apart, each with what its word means (ICD 203).

use super::build::Builder;
use super::part::{Kind, plain};
use crate::briefing::date::When;
use crate::briefing::judgement::{Confidence, Judgement};

pub(super) fn page(b: &mut Builder<'_>, judgement: &Judgement) {
    b.lead(&judgement.text);
    b.facts_of(b.written());
    b.gap();
    if let Some(likelihood) = judgement.likelihood {
        let (low, high) = likelihood.range();
        let word = format!("{} {}", likelihood.bar(), likelihood.word());
        let range = format!("{low}–{high} %");
        b.grade_field("Likelihood", &word, Kind::Likelihood, range);
    }
    if let Some(confidence) = judgement.confidence {
        let word = confidence.degree();
        b.grade_field("Confidence", word, Kind::Confidence, ground(confidence));
    }
    b.text_field(
        "Review by",
        judgement.review_by.as_ref().map(When::to_string),
    );
    b.prose_section("Why", &judgement.why);
    b.section("For", |b| b.ref_items(&judgement.r#for));
    b.section("Against", |b| b.ref_items(&judgement.against));
    b.section("Alternatives", |b| {
        for alternative in &judgement.alternatives {
            let words = b.ref_or_title(alternative);
            b.item(words);
        }
    });
    b.prose_section("Assumptions", &judgement.assumptions);
    b.prose_section("Indicators", &judgement.indicators);
    b.prose_section(
        "Change since the last briefing",
        judgement.change.as_slice(),
    );
    b.section("Dissent", |b| {
        for dissent in &judgement.dissent {
            let mut words = b.refs_or_titles(&dissent.by);
            if !words.is_empty() {
                words.push(plain(": "));
            }
            words.extend(b.inline(&dissent.text));
            b.item(words);
        }
    });
}

fn ground(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "scant or questionable information",
        Confidence::Moderate => "credible information, open to another reading",
        Confidence::High => "good information from more than one side",
    }
}
