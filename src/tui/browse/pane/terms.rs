//! What a row can be filtered by, beside its title and other names: the words that it shows.

use crate::analysis::disputed::agreement;
use crate::analysis::known::{day, later};
use crate::briefing::date::When;
use crate::briefing::judgement::Judgement;
use crate::library::Library;
use crate::library::entry::{Body, Entry};
use crate::search::rows::Terms;

/// The terms of what was left out.
pub(crate) fn of_slip(library: &Library, briefing: usize, number: u32) -> Terms {
    let mut terms = Terms::default();
    terms.words("left out");
    let slip = library.slip(briefing, number);
    slip.iter().for_each(|slip| terms.words(slip.kind.word()));
    terms
}

/// The terms of an entry as a row of a briefing.
pub(crate) fn terms(library: &Library, briefing: usize, entry: &Entry) -> Terms {
    let mut terms = Terms::default();
    let later = later(entry, day(library, briefing));
    later.iter().for_each(|later| terms.words(later.word()));
    match &entry.body {
        Body::Event(event) => {
            let event = &event.own;
            date(&mut terms, event.date.as_ref());
            event.when.iter().for_each(|when| terms.words(when));
            event.kind.iter().for_each(|kind| terms.words(kind));
            let standing = agreement(library, Some(briefing), event).word();
            standing.into_iter().for_each(|word| terms.words(word));
        }
        Body::Actor(actor) => {
            let actor = &actor.own;
            actor.kind.iter().for_each(|kind| terms.words(kind));
            actor
                .country
                .iter()
                .for_each(|country| terms.words(country));
        }
        Body::Option(option) => {
            let option = &option.own;
            option.instrument.iter().for_each(|word| terms.words(word));
            option.status.iter().for_each(|word| terms.value(word));
            let ratings = option.ratings.iter();
            ratings.for_each(|(id, rating)| terms.value(&format!("{id}:{}", rating.score)));
        }
        Body::Judgement(judgement) => judged(&mut terms, &judgement.own),
        Body::Question(question) => terms.value(question.own.status.word()),
        Body::Source(source) => {
            let source = &source.own;
            let grade = source.reliability.map(|grade| grade.words().0);
            grade.into_iter().for_each(|grade| terms.value(grade));
            source.publisher.iter().for_each(|name| terms.words(name));
            source.kind.iter().for_each(|kind| terms.words(kind));
            date(&mut terms, source.date.as_ref());
        }
        Body::Evidence(evidence) => {
            let evidence = &evidence.own;
            let grade = evidence.credibility().map(|grade| grade.to_string());
            grade.iter().for_each(|grade| terms.value(grade));
            let relevance = evidence.relevance.map(|relevance| relevance.word());
            if let Some(word) = relevance {
                terms.words("relevance");
                terms.value(word);
            }
            date(&mut terms, evidence.date.as_ref());
        }
        Body::Statement(statement) => {
            let statement = &statement.own;
            let speakers = statement.by.iter();
            let speakers = speakers.filter_map(|by| library.resolve(entry.briefing, by));
            let speakers = speakers.filter_map(|ix| library.entry(ix));
            speakers.for_each(|speaker| terms.words(&speaker.title));
            statement.hedge.iter().for_each(|hedge| terms.words(hedge));
            date(&mut terms, statement.date.as_ref());
        }
        Body::Briefing(_) | Body::Hypothesis(_) | Body::Tag(_) => {}
    }
    terms
}

fn date(terms: &mut Terms, date: Option<&When>) {
    date.iter().for_each(|date| terms.words(date.written()));
}

fn judged(terms: &mut Terms, judgement: &Judgement) {
    if let Some(likelihood) = judgement.likelihood {
        terms.value(&likelihood.word());
    }
    if let Some(confidence) = judgement.confidence {
        terms.value(confidence.degree());
    }
    if let Some(by) = &judgement.review_by {
        terms.words("due");
        terms.words(by.written());
    }
}
