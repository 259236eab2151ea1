//! The page of an event. Rival attributions stand side by side.

use super::Words;
use super::build::{Builder, facts, plain, words};
use super::table::Table;
use crate::briefing::event::{Attribution, Event};
use crate::theme::meaning::Meaning;

pub(super) fn page(b: &mut Builder<'_>, event: &Event) {
    let importance = event
        .importance
        .map(|n| ["", "leads the story", "matters", "detail"][usize::from(n.min(3))].to_owned());
    let kind = event.kind.as_ref().map(|kind| kind.to_string());
    let known = event
        .known_since
        .as_ref()
        .map(|date| format!("known since {date}"));
    b.paragraph(facts([time(event), kind, importance, known]));
    b.gap();
    event.text.iter().for_each(|text| b.prose(text));
    b.gap();
    b.refs_field("By", &event.by);
    b.refs_field("Target", &event.target);
    b.refs_field("Took part", &event.actors);
    let place: Vec<Words> = event
        .place
        .iter()
        .flat_map(|place| b.ref_or_title(place))
        .collect();
    b.field("Place", place);
    b.refs_field("After", &event.after);
    b.refs_field("Before", &event.before);
    b.texts_field("Techniques", &event.techniques);
    b.prose_section("Impact", &event.impact);
    attributions(b, &event.attribution);
}

/// `Friday (2014-12-19)`: the source's words first, the date behind them.
fn time(event: &Event) -> Option<String> {
    match (&event.when, &event.date) {
        (Some(when), Some(date)) => Some(format!("{when} ({date})")),
        (Some(when), None) => Some(when.to_string()),
        (None, Some(date)) => Some(date.to_string()),
        (None, None) => Some("no date given".to_owned()),
    }
}

fn attributions(b: &mut Builder<'_>, claims: &[Attribution]) {
    let disputed = claims.windows(2).any(|pair| pair[0].to != pair[1].to);
    let mut heading = vec![words("Attribution", Meaning::Heading)];
    if disputed {
        heading.push(plain("  "));
        heading.push(words("disputed", Meaning::Disputed));
    }
    b.section_of(heading, |b| match claims {
        [] => {}
        [claim] => single(b, claim),
        several => side_by_side(b, several),
    });
}

fn single(b: &mut Builder<'_>, claim: &Attribution) {
    for (label, runs) in rows(b, claim) {
        b.field(&label, runs);
    }
}

fn side_by_side(b: &mut Builder<'_>, claims: &[Attribution]) {
    let columns: Vec<Vec<(String, Vec<Words>)>> =
        claims.iter().map(|claim| rows(b, claim)).collect();
    let mut labels: Vec<String> = Vec::new();
    for label in [
        "To",
        "By",
        "Level",
        "Status",
        "Basis",
        "Confidence",
        "For",
        "Against",
        "Source",
        "Note",
    ] {
        if columns
            .iter()
            .any(|column| column.iter().any(|(name, _)| name == label))
        {
            labels.push(label.to_owned());
        }
    }
    let cell = |column: &Vec<(String, Vec<Words>)>, label: &String| -> Vec<Words> {
        column
            .iter()
            .find(|(name, _)| name == label)
            .map(|(_, runs)| runs.clone())
            .unwrap_or_default()
    };
    let mut labels = labels.iter();
    let first = labels.next();
    let row = |label: &String| {
        let name = vec![words(label, Meaning::Dim)];
        std::iter::once(name)
            .chain(columns.iter().map(|column| cell(column, label)))
            .collect::<Vec<_>>()
    };
    let head = first.map(&row).unwrap_or_default();
    b.table(Table {
        head,
        rows: labels.map(row).collect(),
        indent: 2,
    });
}

/// What a claim says, each with its label.
fn rows(b: &mut Builder<'_>, claim: &Attribution) -> Vec<(String, Vec<Words>)> {
    let mut rows = vec![("To".to_owned(), b.reference(&claim.to, None))];
    let mut put = |label: &str, runs: Vec<Words>| {
        if !runs.is_empty() {
            rows.push((label.to_owned(), runs));
        }
    };
    put("By", b.refs(&claim.by));
    put(
        "Level",
        claim.level.iter().map(|level| plain(level)).collect(),
    );
    put(
        "Status",
        claim
            .status
            .iter()
            .map(|status| plain(status.word()))
            .collect(),
    );
    let basis: Vec<&str> = claim.basis.iter().map(|basis| basis.as_str()).collect();
    put(
        "Basis",
        if basis.is_empty() {
            Vec::new()
        } else {
            vec![plain(&basis.join(", "))]
        },
    );
    put(
        "Confidence",
        claim
            .confidence
            .iter()
            .map(|confidence| plain(confidence.word()))
            .collect(),
    );
    put("For", b.refs(&claim.r#for));
    put("Against", b.refs(&claim.against));
    let mut sources = Vec::new();
    for citation in &claim.sources {
        if !sources.is_empty() {
            sources.push(plain("; "));
        }
        sources.extend(b.citation(citation));
    }
    put("Source", sources);
    put(
        "Note",
        claim
            .text
            .as_ref()
            .map(|text| b.inline(text))
            .unwrap_or_default(),
    );
    rows
}
