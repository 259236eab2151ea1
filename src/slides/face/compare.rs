//! Two entries side by side, in the same order of fields.

use super::decision::rated;
use super::draft::Face;
use super::judgement::{degree, scale};
use crate::briefing::judgement::Judgement;
use crate::briefing::option::{Argument, CRITERIA, PolicyOption};
use crate::briefing::statement::Statement;
use crate::library::entry::{Body, EntryIx};
use crate::page::option::{dots, meaning_of};
use crate::page::part::{Kind, Run, Words, aside, plain};
use crate::slides::part::{Part, Side};

/// How many names each side has in a field.
const SHOWN: usize = 2;

type Fields = Vec<(String, Words)>;

pub(super) fn compare(face: &mut Face<'_>, entries: &[EntryIx]) {
    let sides = entries.iter().map(|entry| side(face, *entry)).collect();
    face.parts.push(Part::Sides(sides));
    rated(face, entries);
}

fn side(face: &mut Face<'_>, ix: EntryIx) -> Side {
    let name = face.label(ix);
    let body = face.body(ix).cloned();
    let fields = match &body {
        Some(Body::Judgement(judgement)) => of_judgement(face, &judgement.own),
        Some(Body::Option(option)) => of_option(face, &option.own),
        Some(body) => of_other(face, ix, body),
        None => Vec::new(),
    };
    Side { name, fields }
}

fn named<const N: usize>(fields: [(&str, Words); N]) -> Fields {
    let fields = fields.into_iter();
    fields
        .map(|(name, words)| (name.to_owned(), words))
        .collect()
}

fn of_judgement(face: &mut Face<'_>, judgement: &Judgement) -> Fields {
    let r#for = face.found(&judgement.r#for);
    let against = face.found(&judgement.against);
    named([
        ("Says", face.sentence(&judgement.text)),
        (
            "Likelihood",
            judgement.likelihood.map(scale).unwrap_or_default(),
        ),
        (
            "Confidence",
            judgement.confidence.map(degree).unwrap_or_default(),
        ),
        ("For", some(face, &r#for)),
        ("Against", some(face, &against)),
    ])
}

/// The first ones by their labels, and how many more there are.
fn some(face: &mut Face<'_>, entries: &[EntryIx]) -> Words {
    let (shown, more) = entries.split_at(entries.len().min(SHOWN));
    let mut words = face.labels(shown);
    words.extend(face.more(more));
    words
}

fn of_option(face: &mut Face<'_>, option: &PolicyOption) -> Fields {
    let status = option.status_words().map(plain);
    let mut fields = named([("Status", status.into_iter().collect())]);
    fields.extend(ratings(face, option));
    fields.extend(named([
        ("For", first(face, &option.pros)),
        ("Against", first(face, &option.cons)),
    ]));
    fields
}

/// Each rating as a field of its own, so that those of several options stand beside each other: the built-in criteria in
/// the order that they have everywhere, then those of the briefing.
fn ratings(face: &Face<'_>, option: &PolicyOption) -> Fields {
    let rated = |criterion: &str| {
        let rating = option.ratings.get(criterion);
        let (title, good) = meaning_of(&face.b, criterion);
        let dots = rating.map(|rating| dots(rating.score, good));
        (title, dots.into_iter().collect())
    };
    let is_own = |criterion: &&str| CRITERIA.iter().all(|(id, ..)| id != criterion);
    let own = option.ratings.keys().map(|id| id.as_str());
    let built_in = CRITERIA.iter().map(|(id, ..)| *id);
    built_in.chain(own.filter(is_own)).map(rated).collect()
}

/// The first argument, and how many more there are.
fn first(face: &mut Face<'_>, arguments: &[Argument]) -> Words {
    let Some(argument) = arguments.first() else {
        return Words::new();
    };
    let mut words = face.sentence(&argument.text);
    if argument.by.is_empty() {
        words.push(aside(" · our reading"));
    } else {
        let by = face.found(&argument.by);
        words.push(aside(" · "));
        words.extend(face.labels(&by));
    }
    let more = arguments.len() - 1;
    words.extend((more > 0).then(|| aside(format!(", {more} more"))));
    words
}

fn of_other(face: &mut Face<'_>, ix: EntryIx, body: &Body) -> Fields {
    let kind = vec![plain(body.kind().word())];
    let (date, says) = match body {
        Body::Event(event) => {
            let date = event.own.date.as_ref().map(|date| date.words(face.b.dates));
            let text = event.own.text.as_deref();
            (date, text.unwrap_or(event.own.title.text()))
        }
        Body::Actor(actor) => (None, actor.own.summary.as_deref().unwrap_or_default()),
        Body::Question(question) => (None, &*question.own.text),
        Body::Statement(statement) => {
            let date = statement.own.date.as_ref();
            let date = date.map(|date| date.words(face.b.dates));
            (date, statement.own.says.as_deref().unwrap_or_default())
        }
        Body::Evidence(evidence) => (None, &*evidence.own.text),
        Body::Source(source) => {
            let date = source.own.date.as_ref();
            (
                date.map(|date| date.words(face.b.dates)),
                source.own.title.text().as_str(),
            )
        }
        _ => (None, ""),
    };
    let sources = body.common().map(|common| face.b.cited(&common.sources));
    let (by, words) = match body {
        Body::Statement(statement) => {
            let by = face.found(&statement.own.by);
            (face.labels(&by), said_by(face, ix, &statement.own))
        }
        _ => (Words::new(), face.sentence(says)),
    };
    named([
        ("Says", words),
        ("By", by),
        ("What", kind),
        ("When", date.map(plain).into_iter().collect()),
        ("Source", sources.unwrap_or_default()),
    ])
}

/// Somebody's words, or what they say, with what hedges it.
fn said_by(face: &mut Face<'_>, ix: EntryIx, statement: &Statement) -> Words {
    let mut words = match &statement.quote {
        Some(quote) => vec![Run::new(format!("“{quote}”"), Kind::Quote)],
        None => face.sentence(statement.says.as_deref().unwrap_or_default()),
    };
    words.extend(face.b.caveats(ix));
    words
}
