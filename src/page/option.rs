//! The page of a policy option.

use std::borrow::Cow;

use super::build::Builder;
use super::part::{Field, Kind, Run, apart, aside, plain};
use crate::briefing::option::{Argument, CRITERIA, Good, PolicyOption, Risk};

pub(super) fn page(b: &mut Builder<'_>, option: &PolicyOption) {
    let status = option.status_words().map(Cow::into_owned);
    let instruments: Vec<_> = option.instrument_words().collect();
    let facts = [status, Some(instruments.join(", "))];
    let written = b.written();
    b.facts_of(facts.into_iter().flatten().map(aside).chain(written));
    b.gap();
    option.text.iter().for_each(|text| b.prose(text));
    b.gap();
    b.refs_field("By", &option.by);
    b.refs_field("Through", &option.via);
    b.refs_field("Aimed at", &option.target);
    b.refs_field("Proponents", &option.proponents);
    b.refs_field("Opponents", &option.opponents);
    ratings(b, option);
    arguments(b, "Leverage", &option.leverage);
    arguments(b, "Pros", &option.pros);
    arguments(b, "Cons", &option.cons);
    b.section("Risks", |b| {
        option.risks.iter().for_each(|item| risk(b, item))
    });
    b.prose_section("Needs", &option.needs);
    arguments(b, "Obstacles", &option.obstacles);
    arguments(b, "Effects", &option.effects);
    b.section("Responses", |b| {
        for (actor, text) in &option.responses {
            let mut words = b.reference(actor, None);
            words.push(plain(": "));
            words.extend(b.inline(text));
            b.item(words);
        }
    });
    b.section("Precedents", |b| b.ref_items(&option.precedents));
    b.section("Rules out", |b| b.ref_items(&option.conflicts_with));
}

/// Arguments, each with those who say so. What nobody else says is the briefing's own reading: said once, above, where
/// that is so of all of them.
fn arguments(b: &mut Builder<'_>, heading: &'static str, arguments: &[Argument]) {
    let ours = || Run::new("our reading", Kind::Ours);
    let all_ours = arguments.iter().all(|argument| argument.by.is_empty());
    let mut heading = vec![plain(heading)];
    if all_ours {
        heading.extend([apart(), ours()]);
    }
    b.section_of(heading, |b| {
        for argument in arguments {
            if !b.has_room() {
                return;
            }
            let mut said = b.refs(&argument.by);
            if said.is_empty() && !all_ours {
                said.push(ours());
            }
            if !argument.sources.is_empty() {
                said.extend((!said.is_empty()).then(|| aside(" · ")));
                let named = b.names(&argument.by);
                said.extend(b.cited_beside(&argument.sources, &named));
            }
            b.argument(&argument.text, said);
        }
    });
}

fn risk(b: &mut Builder<'_>, risk: &Risk) {
    let mut words = risk
        .text
        .as_ref()
        .map(|text| b.inline(text))
        .unwrap_or_default();
    for (word, actors) in [("for", &risk.to), ("from", &risk.from)] {
        if !actors.is_empty() {
            let before = if words.is_empty() { "" } else { " · " };
            words.push(aside(format!("{before}{word} ")));
            words.extend(b.refs(actors));
        }
    }
    b.item(words);
}

/// The briefing's own ratings: number, bar, and which end of the scale is good.
fn ratings(b: &mut Builder<'_>, option: &PolicyOption) {
    b.section("Ratings by this briefing", |b| {
        for (criterion, rating) in &option.ratings {
            let (title, good) = meaning_of(b, criterion);
            let why = rating.why.as_ref().map(|why| b.inline(why));
            let end = if good == Good::High {
                "high is good"
            } else {
                "low is good"
            };
            let bar = dots(rating.score, good);
            let score = plain(rating.score.min(5).to_string());
            let mut value = vec![score, apart(), bar, apart(), aside(end)];
            if let Some(why) = why {
                value.push(aside(" · "));
                value.extend(why);
            }
            b.labelled(Field {
                label: title.into(),
                value,
            });
        }
    });
}

/// A rating as dots of five, in the colour of the end of the scale that it is nearer to.
pub(crate) fn dots(score: u8, good: Good) -> Run {
    let rating = usize::from(score.min(5));
    let well = match good {
        Good::High => rating >= 3,
        Good::Low => rating <= 3,
    };
    let bar = format!("{}{}", "●".repeat(rating), "○".repeat(5 - rating));
    Run::new(bar, if well { Kind::Good } else { Kind::Bad })
}

/// The title of a criterion and which end of its scale is good.
pub(crate) fn meaning_of(b: &Builder<'_>, criterion: &str) -> (String, Good) {
    let built_in = CRITERIA.iter().find(|(id, ..)| *id == criterion);
    if let Some((_, title, good)) = built_in {
        return ((*title).to_owned(), *good);
    }
    let file = b.briefing.and_then(|i| b.library.briefing(i));
    let own = file.and_then(|file| file.criteria.get(criterion));
    own.map_or((criterion.to_owned(), Good::High), |own| {
        (own.title.to_string(), own.good)
    })
}
