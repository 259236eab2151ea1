//! The page of an event. Rival attributions stand side by side.

use super::build::Builder;
use super::part::{Block, Field, Kind, Part, Run, Table, Words, apart, aside, is_said, plain};
use crate::analysis::disputed::{Agreement, agreement, doubt_of_author};
use crate::briefing::date::When;
use crate::briefing::event::{Attribution, Event};
use crate::briefing::words::Ref;

pub(super) fn page(b: &mut Builder<'_>, event: &Event) {
    let importance = event.importance.map(|n| {
        ["", "leads the story", "matters to the story", "a detail"][usize::from(n.min(3))]
            .to_owned()
    });
    let kind = event.kind.as_ref().map(|kind| kind.to_string());
    // Of what became known when it came, the date says that.
    let known = event.known_since.as_deref();
    let known = known.filter(|known| Some(*known) != event.date.as_ref());
    let known = b.date(known).map(|date| format!("known since {date}"));
    let time = b.time(event.when.as_ref(), event.date.as_ref());
    let time = time.unwrap_or_else(|| "no date given".to_owned());
    let more = [kind, importance, known].into_iter().flatten().map(aside);
    let later = b.later(b.entry);
    b.facts_of(std::iter::once(aside(time)).chain(later).chain(more));
    b.gap();
    event.text.iter().for_each(|text| b.prose(text));
    b.gap();
    let mut by = b.refs(&event.by);
    let agreed = agreement(b.library, b.briefing, event);
    if let Some(doubt) = doubt_of_author(b.library, b.briefing, event, agreed) {
        by.extend([aside(" · "), Run::new(doubt, Kind::Disputed)]);
    }
    b.field("By", by);
    b.refs_field("Target", &event.target);
    b.refs_field("Took part", &event.actors);
    let place = b.refs_or_titles(&event.place);
    b.field("Place", place);
    b.refs_field("After", &event.after);
    b.refs_field("Before", &event.before);
    b.texts_field("Techniques", &event.techniques);
    b.prose_section("Impact", &event.impact);
    attributions(b, event, agreed);
}

/// Rival claims stand side by side; what speaks for and against each stands below.
fn attributions(b: &mut Builder<'_>, event: &Event, agreed: Agreement) {
    let claims = &event.attribution;
    let mut heading = vec![plain("Attribution")];
    if let Some(word) = agreed.word() {
        heading.extend([apart(), Run::new(word, Kind::Disputed)]);
    }
    b.section_of(heading, |b| match &**claims {
        [] => {}
        [claim] => {
            let fields = facts_of(b, claim).into_iter().chain(grounds_of(b, claim));
            fields.for_each(|field| b.labelled(field));
        }
        several => {
            side_by_side(b, several);
            grounds(b, several);
        }
    });
}

/// A row for each claim, so that they can be compared column by column.
fn side_by_side(b: &mut Builder<'_>, claims: &[Attribution]) {
    let claims = claims.iter();
    let claims = claims.map_while(|claim| b.has_room_within().then(|| facts_of(b, claim)));
    let claims: Vec<Vec<Field>> = claims.collect();
    let labels = ["To", "By", "Date", "Level", "Status", "Basis", "Confidence"].into_iter();
    let used = |label: &&str| claims.iter().flatten().any(|field| field.label == *label);
    let labels: Vec<&str> = labels.filter(used).collect();
    let cell = |claim: &Vec<Field>, label: &str| -> Words {
        let found = claim.iter().find(|field| field.label == label);
        found.map(|field| field.value.clone()).unwrap_or_default()
    };
    let row = |claim| labels.iter().map(|label| cell(claim, label)).collect();
    let head = labels
        .iter()
        .map(|label| vec![Run::new(*label, Kind::Label)]);
    b.push(Part::Table(Table {
        head: head.collect(),
        rows: claims.iter().map(row).collect(),
    }));
}

/// What each claim rests on, under the name that it gives.
fn grounds(b: &mut Builder<'_>, claims: &[Attribution]) {
    for claim in claims {
        if !b.has_room() {
            return;
        }
        let grounds = grounds_of(b, claim);
        if grounds.is_empty() {
            continue;
        }
        b.gap();
        let name = |target: &Ref| {
            b.find(target)
                .and_then(|ix| b.library.entry(ix))
                .map_or_else(|| target.to_string(), |entry| entry.name().into_owned())
        };
        let by: Vec<String> = claim.by.iter().map(name).collect();
        let by = if by.is_empty() {
            String::new()
        } else {
            format!(", by {}", by.join(" and "))
        };
        let claim = Run::new(format!("{}{by}", name(&claim.to)), Kind::Strong);
        b.push(Part::Prose(vec![Block::Paragraph(vec![claim])]));
        grounds.into_iter().for_each(|field| b.labelled(field));
    }
}

/// What a claim says, in a few words each.
fn facts_of(b: &mut Builder<'_>, claim: &Attribution) -> Vec<Field> {
    let basis: Vec<&str> = claim.basis.iter().map(|basis| basis.as_str()).collect();
    let confidence = claim.confidence.iter();
    let confidence = confidence.map(|confidence| confidence.degree());
    said([
        ("To", b.reference(&claim.to, None)),
        ("By", b.refs(&claim.by)),
        ("Date", when(b, claim)),
        (
            "Level",
            claim.level.iter().map(|level| plain(&**level)).collect(),
        ),
        (
            "Status",
            claim
                .status
                .iter()
                .map(|status| plain(status.word()))
                .collect(),
        ),
        ("Basis", vec![plain(basis.join(", "))]),
        (
            "Confidence",
            confidence
                .map(|word| Run::new(word, Kind::Confidence))
                .collect(),
        ),
    ])
}

/// When a claim was made; where it does not say that, the earliest day on which a source has it.
fn when(b: &Builder<'_>, claim: &Attribution) -> Words {
    let dated = |date: &When| {
        let mut words = vec![Run::new(date.words(b.dates), Kind::Date)];
        if let Some(later) = b.later_date(date) {
            words.extend([plain(" "), later]);
        }
        words
    };
    if let Some(date) = &claim.date {
        return dated(date);
    }
    let cited = claim.sources.iter();
    let dates = cited.filter_map(|citation| b.source(&citation.source)?.date.as_ref());
    let first = dates.min_by_key(|date| date.earliest());
    let Some(first) = first else {
        return Vec::new();
    };
    let mut words = vec![aside("in print ")];
    words.extend(dated(first));
    words
}

/// What a claim rests on.
fn grounds_of(b: &mut Builder<'_>, claim: &Attribution) -> Vec<Field> {
    let note = claim.text.as_ref();
    said([
        ("For", b.refs(&claim.r#for)),
        ("Against", b.refs(&claim.against)),
        ("Note", note.map(|text| b.inline(text)).unwrap_or_default()),
        ("Source", b.cited(&claim.sources)),
    ])
}

/// The fields that say anything.
fn said<const N: usize>(fields: [(&'static str, Words); N]) -> Vec<Field> {
    let said = fields.into_iter().filter(|(_, value)| is_said(value));
    said.map(|(label, value)| Field {
        label: label.into(),
        value,
    })
    .collect()
}
