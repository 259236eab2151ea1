//! What an entry is, in the words of filters: `likely`, `low`, `proposed`, `disputed`.

use std::borrow::Cow;

use super::syntax::Name;
use crate::analysis::disputed::agreement;
use crate::analysis::known::{day, is_later};
use crate::briefing::date::When;
use crate::briefing::evidence::Reliability;
use crate::briefing::judgement::Confidence;
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::library::link::Link;

/// The words of an entry for a filter; each may stand there more than once.
pub(super) fn words(
    library: &Library,
    name: Name,
    (ix, entry): (EntryIx, &Entry),
) -> Vec<Cow<'static, str>> {
    match name {
        Name::Confidence => confidence(library, ix, entry),
        Name::Likelihood => match &entry.body {
            Body::Judgement(judgement) => {
                let likelihood = judgement.own.likelihood;
                let word = likelihood.map(|likelihood| likelihood.word().replace(' ', "-"));
                word.map(Cow::Owned).into_iter().collect()
            }
            _ => Vec::new(),
        },
        Name::Status => status(library, ix, entry),
        Name::Has => has(library, ix, entry),
        Name::Is => is(library, entry),
        _ => Vec::new(),
    }
}

fn confidence(library: &Library, ix: EntryIx, entry: &Entry) -> Vec<Cow<'static, str>> {
    let own = match &entry.body {
        Body::Judgement(judgement) => judgement.own.confidence.into_iter().collect(),
        Body::Event(event) => {
            let claims = event.own.attribution.iter();
            claims.filter_map(|claim| claim.confidence).collect()
        }
        Body::Actor(_) => {
            let edges = library.edges(ix).filter(|edge| edge.from == ix);
            edges.filter_map(|edge| edge.relation.confidence).collect()
        }
        _ => Vec::new(),
    };
    let degrees = own.into_iter().map(Confidence::degree);
    degrees.map(Cow::Borrowed).collect()
}

fn status(library: &Library, ix: EntryIx, entry: &Entry) -> Vec<Cow<'static, str>> {
    match &entry.body {
        Body::Option(option) => {
            let status = option.own.status.as_ref();
            status
                .map(|status| Cow::Owned(status.to_string()))
                .into_iter()
                .collect()
        }
        Body::Question(question) => vec![Cow::Borrowed(question.own.status.word())],
        Body::Event(event) => {
            let claims = event.own.attribution.iter();
            let words = claims.filter_map(|claim| claim.status);
            words.map(|status| Cow::Borrowed(status.word())).collect()
        }
        Body::Actor(_) => {
            let edges = library.edges(ix).filter(|edge| edge.from == ix);
            let words = edges.filter_map(|edge| edge.relation.status);
            words.map(|status| Cow::Borrowed(status.word())).collect()
        }
        Body::Briefing(_) => {
            let file = entry.briefing.and_then(|i| library.briefings().get(i));
            let status = file.and_then(|file| file.header.status);
            let word = status.map(|status| Cow::Borrowed(status.word()));
            word.into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The fields that lead somewhere, and some that do not; never speaker notes.
fn has(library: &Library, ix: EntryIx, entry: &Entry) -> Vec<Cow<'static, str>> {
    let fields = library.links_from(ix).map(|link| first(&link).to_owned());
    let fields = fields.filter(|field| field != "notes").map(Cow::Owned);
    let mut all: Vec<Cow<'static, str>> = fields.collect();
    let mut add =
        |is_there: bool, name: &'static str| all.extend(is_there.then_some(Cow::Borrowed(name)));
    add(date(entry).is_some(), "date");
    match &entry.body {
        Body::Judgement(judgement) => {
            add(judgement.own.likelihood.is_some(), "likelihood");
            add(judgement.own.confidence.is_some(), "confidence");
            add(judgement.own.review_by.is_some(), "review_by");
            add(!judgement.own.dissent.is_empty(), "dissent");
        }
        Body::Statement(statement) => {
            add(statement.own.quote.is_some(), "quote");
            add(statement.own.hedge.is_some(), "hedge");
        }
        Body::Source(source) => {
            add(source.own.url.is_some(), "url");
            add(source.own.reliability.is_some(), "reliability");
        }
        Body::Option(option) => add(!option.own.ratings.is_empty(), "ratings"),
        Body::Event(event) => add(event.own.importance.is_some(), "importance"),
        Body::Actor(actor) => add(!actor.own.aliases.is_empty(), "aliases"),
        _ => {}
    }
    let common = entry.body.common();
    add(common.is_some_and(|common| !common.tags.is_empty()), "tags");
    add(common.is_some_and(|common| !common.ext.is_empty()), "ext");
    all.sort_unstable();
    all.dedup();
    all
}

fn is(library: &Library, entry: &Entry) -> Vec<Cow<'static, str>> {
    let Body::Event(event) = &entry.body else {
        return Vec::new();
    };
    let standing = agreement(library, entry.briefing, &event.own).word();
    let day = entry.briefing.and_then(|briefing| day(library, briefing));
    let later = is_later(entry, day).then_some("later");
    standing
        .into_iter()
        .chain(later)
        .map(Cow::Borrowed)
        .collect()
}

/// When something happened, was said, found or published.
pub(super) fn date(entry: &Entry) -> Option<&When> {
    match &entry.body {
        Body::Event(event) => event.own.date.as_ref(),
        Body::Statement(statement) => statement.own.date.as_ref(),
        Body::Evidence(evidence) => evidence.own.date.as_ref(),
        Body::Source(source) => source.own.date.as_ref(),
        _ => None,
    }
}

/// The letters of grades.
pub(super) const GRADES: [&str; 6] = ["A", "B", "C", "D", "E", "F"];

/// For each entry the grades that it has or rests on, a bit for each letter: its own, those of the sources that it cites,
/// and those of what speaks for it.
pub(super) fn grades(library: &Library) -> Vec<u8> {
    let own = |entry: &Entry| match &entry.body {
        Body::Source(source) => bit(source.own.reliability),
        Body::Evidence(evidence) => bit(evidence.own.grade.map(|grade| grade.reliability)),
        _ => 0,
    };
    let own: Vec<u8> = library.entries().map(|(_, entry)| own(entry)).collect();
    let cited = resting(library, own, "sources");
    resting(library, cited, "for")
}

/// The same with the grades of what a field leads to.
fn resting(library: &Library, of: Vec<u8>, field: &str) -> Vec<u8> {
    let numbers: std::collections::HashMap<EntryIx, usize> =
        library.entries().map(|(ix, _)| ix).zip(0..).collect();
    let all = library.entries().zip(&of);
    let all = all.map(|((ix, _), own)| {
        let links = library.links_from(ix).filter(|link| last(link) == field);
        let targets = links.filter_map(|link| of.get(*numbers.get(&link.to)?));
        targets.fold(*own, |all, grades| all | grades)
    });
    all.collect()
}

fn bit(grade: Option<Reliability>) -> u8 {
    let letter = grade.map(|grade| grade.words().0);
    let place = letter.and_then(|letter| GRADES.iter().position(|other| *other == letter));
    place.map_or(0, |place| 1 << place)
}

/// The field of an entry in which a link stands.
fn first<'l>(link: &Link<'l>) -> &'l str {
    let field: &'l str = link.field;
    field.split('.').next().unwrap_or(field)
}

/// The innermost field in which a link stands.
pub(super) fn last<'l>(link: &Link<'l>) -> &'l str {
    let field: &'l str = link.field;
    field.rsplit('.').next().unwrap_or(field)
}
