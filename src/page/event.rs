//! The page of an event. Rival attributions stand side by side.

use super::Words;
use super::build::{Builder, facts, plain, words};
use crate::briefing::event::{Attribution, Event};
use crate::briefing::words::Ref;
use crate::theme::meaning::Meaning;
use crate::typeset::table::Table;

pub(super) fn page(b: &mut Builder<'_>, event: &Event) {
    let importance = event
        .importance
        .map(|n| ["", "leads the story", "matters", "detail"][usize::from(n.min(3))].to_owned());
    let kind = event.kind.as_ref().map(|kind| kind.to_string());
    let known = b
        .date(event.known_since.as_ref())
        .map(|date| format!("known since {date}"));
    let time = b.time(event.when.as_ref(), event.date.as_ref());
    let time = time.or_else(|| Some("no date given".to_owned()));
    b.paragraph(facts([time, kind, importance, known]));
    b.gap();
    event.text.iter().for_each(|text| b.prose(text));
    b.gap();
    b.refs_field("By", &event.by);
    b.refs_field("Target", &event.target);
    b.refs_field("Took part", &event.actors);
    let place = b.refs_or_titles(&event.place);
    b.field("Place", place);
    b.refs_field("After", &event.after);
    b.refs_field("Before", &event.before);
    b.texts_field("Techniques", &event.techniques);
    b.prose_section("Impact", &event.impact);
    attributions(b, &event.attribution);
}

/// Rival claims stand side by side; what speaks for and against each stands below.
fn attributions(b: &mut Builder<'_>, claims: &[Attribution]) {
    let disputed = claims.windows(2).any(|pair| pair[0].to != pair[1].to);
    let mut heading = vec![words("Attribution", Meaning::Heading)];
    if disputed {
        heading.push(plain("  "));
        heading.push(words("disputed", Meaning::Disputed));
    }
    b.section_of(heading, |b| match claims {
        [] => {}
        [claim] => {
            for (label, runs) in facts_of(b, claim).into_iter().chain(grounds_of(b, claim)) {
                b.field(label, runs);
            }
        }
        several => {
            side_by_side(b, several);
            grounds(b, several);
        }
    });
}

/// Labels with what a claim says under each.
type Rows = Vec<(&'static str, Vec<Words>)>;

/// A row for each claim, so that they can be compared column by column.
fn side_by_side(b: &mut Builder<'_>, claims: &[Attribution]) {
    let claims: Vec<Rows> = claims.iter().map(|claim| facts_of(b, claim)).collect();
    let used = |label: &&&str| claims.iter().flatten().any(|(name, _)| name == *label);
    let labels: Vec<&str> = ["To", "By", "Level", "Status", "Basis", "Confidence"]
        .iter()
        .filter(used)
        .copied()
        .collect();
    let cell = |claim: &Rows, label: &str| -> Vec<Words> {
        let found = claim.iter().find(|(name, _)| *name == label);
        found.map(|(_, runs)| runs.clone()).unwrap_or_default()
    };
    let row = |claim: &Rows| labels.iter().map(|label| cell(claim, label)).collect();
    b.table(Table {
        head: labels
            .iter()
            .map(|label| vec![words(label, Meaning::Dim)])
            .collect(),
        rows: claims.iter().map(row).collect(),
        indent: 2,
    });
}

/// What each claim rests on, under the name that it gives.
fn grounds(b: &mut Builder<'_>, claims: &[Attribution]) {
    for claim in claims {
        let grounds = grounds_of(b, claim);
        if grounds.is_empty() {
            continue;
        }
        b.gap();
        let name = |target: &Ref| {
            b.find(target)
                .and_then(|ix| b.library.entry(ix))
                .map_or_else(|| target.to_string(), |entry| entry.title.to_string())
        };
        let by: Vec<String> = claim.by.iter().map(name).collect();
        let by = if by.is_empty() {
            String::new()
        } else {
            format!(", by {}", by.join(" and "))
        };
        let heading = format!("{}{by}", name(&claim.to));
        b.paragraph(vec![words(&heading, Meaning::Strong)]);
        for (label, runs) in grounds {
            b.field(label, runs);
        }
    }
}

/// What a claim says, in a few words each.
fn facts_of(b: &mut Builder<'_>, claim: &Attribution) -> Rows {
    let basis: Vec<&str> = claim.basis.iter().map(|basis| basis.as_str()).collect();
    let rows = vec![
        ("To", b.reference(&claim.to, None)),
        ("By", b.refs(&claim.by)),
        (
            "Level",
            claim.level.iter().map(|level| plain(level)).collect(),
        ),
        (
            "Status",
            claim
                .status
                .iter()
                .map(|status| plain(status.word()))
                .collect(),
        ),
        ("Basis", vec![plain(&basis.join(", "))]),
        (
            "Confidence",
            claim
                .confidence
                .iter()
                .map(|confidence| plain(confidence.word().trim_end_matches(" confidence")))
                .collect(),
        ),
    ];
    filled(rows)
}

/// What a claim rests on.
fn grounds_of(b: &mut Builder<'_>, claim: &Attribution) -> Rows {
    let rows = vec![
        ("For", b.refs(&claim.r#for)),
        ("Against", b.refs(&claim.against)),
        (
            "Note",
            claim
                .text
                .as_ref()
                .map(|text| b.inline(text))
                .unwrap_or_default(),
        ),
        ("Source", b.cited(&claim.sources)),
    ];
    filled(rows)
}

fn filled(rows: Rows) -> Rows {
    rows.into_iter()
        .filter(|(_, runs)| runs.iter().any(|run| !run.text.is_empty()))
        .collect()
}
