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

/// Whether an entry was known only after a day.
pub(crate) fn is_later(entry: &Entry, day: Option<NaiveDate>) -> bool {
    let known = since(&entry.body).map(When::known_by);
    known.zip(day).is_some_and(|(known, day)| known > day)
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
    fn without_a_day_nothing_is_later() {
        let yaml = "title: T\nevents:\n  - {title: a, date: 2999}\n";
        assert!(later(yaml).is_empty());
    }
}
