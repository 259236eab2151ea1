//! The page of a policy option.

use super::build::Builder;
use super::part::{Field, Kind, Run, apart, aside, plain};
use crate::briefing::option::{CRITERIA, Good, PolicyOption, Risk};

pub(super) fn page(b: &mut Builder<'_>, option: &PolicyOption) {
    let status = option
        .status
        .as_ref()
        .map(|status| status.replace('-', " "));
    let instruments: Vec<&str> = option
        .instrument
        .iter()
        .map(|instrument| instrument.as_str())
        .collect();
    b.facts([status, Some(instruments.join(", "))]);
    b.gap();
    option.text.iter().for_each(|text| b.prose(text));
    b.gap();
    b.refs_field("By", &option.by);
    b.refs_field("Through", &option.via);
    b.refs_field("Aimed at", &option.target);
    b.refs_field("Proponents", &option.proponents);
    b.refs_field("Opponents", &option.opponents);
    ratings(b, option);
    b.prose_section("Leverage", &option.leverage);
    b.prose_section("Pros", &option.pros);
    b.prose_section("Cons", &option.cons);
    b.section("Risks", |b| {
        option.risks.iter().for_each(|item| risk(b, item))
    });
    b.prose_section("Needs", &option.needs);
    b.prose_section("Obstacles", &option.obstacles);
    b.prose_section("Effects", &option.effects);
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
            let rating = usize::from((*rating).min(5));
            let well = if good == Good::High {
                rating >= 3
            } else {
                rating <= 3
            };
            let bar = format!("{}{}", "●".repeat(rating), "○".repeat(5 - rating));
            let end = if good == Good::High {
                "high is good"
            } else {
                "low is good"
            };
            let bar = Run::new(bar, if well { Kind::Good } else { Kind::Bad });
            b.labelled(Field {
                label: title.into(),
                value: vec![plain(rating.to_string()), apart(), bar, apart(), aside(end)],
            });
        }
    });
}

/// The title of a criterion and which end of its scale is good.
fn meaning_of(b: &Builder<'_>, criterion: &str) -> (String, Good) {
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
