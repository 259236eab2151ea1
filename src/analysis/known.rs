//! What was known only after the day whose picture a briefing gives (`as_of`), by the rule that a library as of a day
//! follows ([`crate::library::ceiling`]): `known_since`, else `date`, by the latest day that this may mean.

use chrono::NaiveDate;

use crate::briefing::date::When;
use crate::library::Library;
use crate::library::entry::{Body, Entry};

/// The day whose picture a briefing gives, if it says one.
pub(crate) fn day(library: &Library, briefing: usize) -> Option<NaiveDate> {
    let file = library.briefings().get(briefing)?;
    file.header.as_of.as_ref().map(When::latest)
}

/// In which way something is later than a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Later {
    /// It came after the day.
    Came,
    /// It became known after the day, and was before it, or when it was is not said.
    BecameKnown,
}

impl Later {
    /// The sign of whatever is later.
    pub(crate) const SIGN: &'static str = "▷";

    /// The word for it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Came => "later",
            Self::BecameKnown => "known later",
        }
    }
}

/// Whether an entry was known only after a day.
pub(crate) fn is_later(entry: &Entry, day: Option<NaiveDate>) -> bool {
    later(entry, day).is_some()
}

/// In which way an entry was known only after a day; none where it was known by then.
pub(crate) fn later(entry: &Entry, day: Option<NaiveDate>) -> Option<Later> {
    let after = |date: &When| day.is_some_and(|day| date.known_by() > day);
    since(&entry.body).filter(|date| after(date))?;
    Some(match &entry.body {
        Body::Event(event) if !event.own.date.as_ref().is_some_and(after) => Later::BecameKnown,
        _ => Later::Came,
    })
}

/// In which way an entry is later than the picture of the briefing that it stands in.
pub(crate) fn later_than_picture(library: &Library, entry: &Entry) -> Option<Later> {
    later(entry, entry.briefing.and_then(|i| day(library, i)))
}

/// Since when something is known, as far as that is said.
fn since(body: &Body) -> Option<&When> {
    match body {
        Body::Event(event) => event.own.known_since.as_deref().or(event.own.date.as_ref()),
        Body::Source(source) => source.own.date.as_ref(),
        Body::Statement(statement) => statement.own.date.as_ref(),
        Body::Evidence(evidence) => evidence.own.date.as_ref(),
        Body::Briefing(_)
        | Body::Actor(_)
        | Body::Option(_)
        | Body::Judgement(_)
        | Body::Question(_)
        | Body::Hypothesis(_)
        | Body::Tag(_) => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    /// Which events came after the as-of day, by title.
    fn later(yaml: &str) -> Vec<String> {
        let library = Library::load(vec![SourceFile::named("b.yaml", yaml)], Vec::new());
        let day = day(&library, 0);
        let later = library.entries().filter(|(_, entry)| is_later(entry, day));
        later.map(|(_, entry)| entry.title.to_string()).collect()
    }

    #[test]
    fn what_was_known_later_is_told_by_known_since_then_by_date() {
        let yaml = "title: T\nas_of: 2014-12-20\nevents:
  - {title: before, date: 2014-12-20}
  - {title: after, date: 2014-12-21}
  - {title: vague, date: 2014-12}
  - {title: going on, date: 2014-12-01/..}
  - {title: found later, date: 2014-11-24, known_since: 2015-01}
  - {title: found at once, date: 2014-12-24, known_since: 2014-12-01}
  - undated\n";
        assert_eq!(later(yaml), ["after", "vague", "found later"]);
    }

    #[test]
    fn what_was_before_the_day_and_became_known_after_it_did_not_come_later() {
        let yaml = "title: T\nas_of: 2014-12-20\nevents:
  - {title: after, date: 2014-12-21}
  - {title: found later, date: 2014-11-24, known_since: 2015-01}
  - {title: told later, known_since: 2015-01}\n";
        let library = Library::load(vec![SourceFile::named("b.yaml", yaml)], Vec::new());
        let words = library.entries().filter_map(|(_, entry)| {
            Some((
                entry.title.to_string(),
                later_than_picture(&library, entry)?.word(),
            ))
        });
        let words: Vec<String> = words
            .map(|(title, word)| format!("{title}: {word}"))
            .collect();
        assert_eq!(
            words,
            [
                "after: later",
                "found later: known later",
                "told later: known later"
            ]
        );
    }

    #[test]
    fn without_a_day_nothing_is_later() {
        let yaml = "title: T\nevents:\n  - {title: a, date: 2999}\n";
        assert!(later(yaml).is_empty());
    }
}
