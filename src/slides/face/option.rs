//! Options: all as a table with ratings as dots, or one with what speaks for it and against it.

use std::sync::Arc;

use indexmap::IndexSet;

use super::draft::Face;
use crate::briefing::EntryKind;
use crate::briefing::common::Full;
use crate::briefing::option::{Argument, CRITERIA, Good, PolicyOption};
use crate::library::entry::{Body, EntryIx};
use crate::page::option::{dots, meaning_of};
use crate::page::part::{Kind, Run, Words, apart, aside, in_a_line, plain};
use crate::slides::part::{Item, Part, Row, Table, Weight};

/// How many arguments of each side are told.
const ARGUMENTS: usize = 2;

/// All options with how far each has come and its ratings.
pub(super) fn all(face: &mut Face<'_>) {
    let options = face.b.library.of_kind(face.briefing, EntryKind::Option);
    let options: Vec<(EntryIx, Arc<Full<PolicyOption>>)> = options
        .filter_map(|(ix, entry)| match &entry.body {
            Body::Option(option) => Some((ix, option.clone())),
            _ => None,
        })
        .collect();
    let rated = CRITERIA.iter().filter(|(id, ..)| {
        let mut options = options.iter();
        options.any(|(_, option)| option.own.ratings.contains_key(*id))
    });
    let rated: Vec<_> = rated.collect();
    let names = rated.iter().map(|(_, title, _)| *title);
    let head = ["Option", "Status"].into_iter().chain(names);
    let rows = options.iter().map(|(ix, option)| {
        let mut cells = vec![face.label(*ix), status(&option.own)];
        cells.extend(rated.iter().map(|(id, _, good)| {
            let rating = option.own.ratings.get(*id);
            rating
                .map(|rating| vec![dots(rating.score, *good)])
                .unwrap_or_default()
        }));
        Row {
            cells,
            weight: Weight::Full,
        }
    });
    let table = Table {
        rows: rows.collect(),
        head: head.map(|name| vec![Run::new(name, Kind::Label)]).collect(),
    };
    face.parts.push(Part::Table(table));
    let rated = rated
        .into_iter()
        .map(|(_, title, good)| ((*title).to_owned(), *good));
    ends(face, rated);
}

/// Says which end of each scale is good: a colour alone would not tell everybody.
pub(super) fn ends(face: &mut Face<'_>, rated: impl IntoIterator<Item = (String, Good)>) {
    let (mut high, mut low) = (IndexSet::new(), IndexSet::new());
    for (title, good) in rated {
        match good {
            Good::High => high.insert(title.to_lowercase()),
            Good::Low => low.insert(title.to_lowercase()),
        };
    }
    let said = |names: IndexSet<String>, end: &str| {
        let names: Vec<String> = names.into_iter().collect();
        (!names.is_empty()).then(|| aside(format!("{end} is good: {}", names.join(", "))))
    };
    let said = [said(high, "high"), said(low, "low")];
    let said: Words = said.into_iter().flatten().collect();
    if !said.is_empty() {
        face.parts.push(Part::Key(in_a_line(&said)));
    }
}

/// The criteria by which some options are rated, each with the end of its scale that is good.
pub(super) fn criteria<'o>(
    face: &Face<'_>,
    options: impl IntoIterator<Item = &'o PolicyOption>,
) -> Vec<(String, Good)> {
    let ids = options.into_iter().flat_map(|option| option.ratings.keys());
    ids.map(|id| meaning_of(&face.b, id)).collect()
}

fn status(option: &PolicyOption) -> Words {
    let status = option.status_words().map(plain);
    status.into_iter().collect()
}

/// One option: how far it has come, its ratings, the first of its arguments.
pub(super) fn one(face: &mut Face<'_>, ix: EntryIx) {
    let Some(Body::Option(option)) = face.body(ix) else {
        return;
    };
    let option = option.clone();
    let own = &option.own;
    if !face.is_titled {
        let title = face.b.inline(own.title.text());
        face.parts.push(Part::Lead(title));
    }
    standing(face, own);
    let ratings = ratings(face, own);
    face.field("Our rating", ratings);
    let rated = criteria(face, [own]);
    ends(face, rated);
    arguments(face, "For", &own.pros);
    arguments(face, "Against", &own.cons);
    face.rest(ix);
}

/// How far it has come, by whom it would be done, through whom and at whom. Whoever would do it need not have proposed
/// it: a dot stands between.
fn standing(face: &mut Face<'_>, option: &PolicyOption) {
    let mut words = status(option);
    let by = if words.is_empty() { "by" } else { "· by" };
    for (label, refs) in [
        (by, &option.by),
        ("through", &option.via),
        ("aimed at", &option.target),
    ] {
        let entries = face.found(refs);
        if !entries.is_empty() {
            words.push(aside(format!(" {label} ")));
            words.extend(face.labels(&entries));
        }
    }
    if !words.is_empty() {
        face.parts.push(Part::Text(words));
    }
}

/// The ratings as dots, each with its criterion.
pub(super) fn ratings(face: &Face<'_>, option: &PolicyOption) -> Words {
    let mut words = Words::new();
    for (criterion, rating) in &option.ratings {
        let (title, good) = meaning_of(&face.b, criterion);
        words.extend((!words.is_empty()).then(apart));
        words.extend([aside(format!("{title}\u{a0}")), dots(rating.score, good)]);
    }
    words
}

/// The first arguments of a side. What nobody else says is the briefing's own reading.
fn arguments(face: &mut Face<'_>, heading: &str, arguments: &[Argument]) {
    if arguments.is_empty() {
        return;
    }
    let more = match arguments.len().saturating_sub(ARGUMENTS) {
        0 => Vec::new(),
        n => vec![apart(), aside(format!("{ARGUMENTS} of {}", n + ARGUMENTS))],
    };
    let heading = std::iter::once(plain(heading)).chain(more).collect();
    face.parts.push(Part::Heading(heading));
    for argument in arguments.iter().take(ARGUMENTS) {
        let mut words = face.sentence(&argument.text);
        words.push(aside(" · "));
        if argument.by.is_empty() {
            words.push(Run::new("our reading", Kind::Ours));
        } else {
            let by = face.found(&argument.by);
            words.extend(face.labels(&by));
        }
        if let Some(source) = argument
            .sources
            .first()
            .and_then(|cited| face.source(cited))
        {
            words.push(aside(" · "));
            words.extend(face.label(source));
        }
        face.parts.push(Part::Item(Item {
            mark: "•".to_owned(),
            words,
            under: Vec::new(),
        }));
    }
}
