//! The page of a judgement. Likelihood and confidence stand apart, each with what its word means (ICD 203).

use super::build::{Builder, plain, words};
use crate::briefing::judgement::{Confidence, Judgement};
use crate::theme::meaning::Meaning;

pub(super) fn page(b: &mut Builder<'_>, judgement: &Judgement) {
    b.lead(&judgement.text);
    b.gap();
    if let Some(likelihood) = judgement.likelihood {
        let (low, high) = likelihood.range();
        let range = words(&format!("  {low}–{high} %"), Meaning::Dim);
        b.field(
            "Likelihood",
            vec![words(&likelihood.word(), Meaning::Strong), range],
        );
    }
    if let Some(confidence) = judgement.confidence {
        let word = confidence.word().trim_end_matches(" confidence");
        let ground = words(&format!("  {}", ground(confidence)), Meaning::Dim);
        b.field("Confidence", vec![words(word, Meaning::Strong), ground]);
    }
    b.text_field(
        "Review by",
        judgement
            .review_by
            .as_ref()
            .map(ToString::to_string)
            .as_deref(),
    );
    b.prose_section("Why", &judgement.why);
    b.section("For", |b| b.ref_bullets(&judgement.r#for));
    b.section("Against", |b| b.ref_bullets(&judgement.against));
    b.section("Alternatives", |b| {
        for alternative in &judgement.alternatives {
            let runs = b.ref_or_title(alternative);
            b.bullet(runs);
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
            let mut runs = b.refs_or_titles(&dissent.by);
            if !runs.is_empty() {
                runs.push(plain(": "));
            }
            runs.extend(b.inline(&dissent.text));
            b.bullet(runs);
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
