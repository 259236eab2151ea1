//! Briefings to begin with: whole and commented, for `bluf new` and as examples in the reference.

use chrono::{Days, NaiveDate};

/// What a file begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Starter {
    /// A title, a bottom line, a source and an event.
    Minimal,
    /// Every kind of entry, once.
    Full,
    /// What happened, and who is said to be behind it.
    Incident,
    /// What could be done.
    Options,
    /// What several briefings share.
    Library,
}

/// The days that the texts are written for: the one that the picture holds for, and the one to look again.
const AS_OF: &str = "2014-12-20";
const AGAIN: &str = "2015-01-31";
/// So many days later one looks again.
const LATER: Days = Days::new(42);

impl Starter {
    #[cfg(test)]
    const ALL: [Self; 5] = [
        Self::Minimal,
        Self::Full,
        Self::Incident,
        Self::Options,
        Self::Library,
    ];

    /// Its text.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Minimal => include_str!("minimal.yaml"),
            Self::Full => include_str!("full.yaml"),
            Self::Incident => include_str!("incident.yaml"),
            Self::Options => include_str!("options.yaml"),
            Self::Library => include_str!("library.yaml"),
        }
    }

    /// Its text for a briefing that is begun on a day.
    pub(crate) fn begun_on(self, day: NaiveDate) -> String {
        let again = day.checked_add_days(LATER).unwrap_or(day);
        let dated = self.text().lines().map(|line| {
            let line = match line.split_once(": ").map(|(key, _)| key.trim()) {
                Some("as_of") => line.replacen(AS_OF, &day.to_string(), 1),
                Some("review_by") => line.replacen(AGAIN, &again.to_string(), 1),
                _ => line.to_owned(),
            };
            line + "\n"
        });
        dated.collect()
    }
}

/// A collection as it may be written: from its key to the next one; none where no starter has it.
pub(super) fn example(collection: &str) -> Option<String> {
    let starters = [Starter::Full, Starter::Library];
    starters.iter().find_map(|starter| {
        let key = format!("{collection}:");
        let begins = |line: &&str| line.starts_with(&key);
        let mut lines = starter.text().lines().skip_while(|line| !begins(line));
        let first = lines.next()?;
        let rest = lines.take_while(|line| line.starts_with(' '));
        Some(
            std::iter::once(first)
                .chain(rest)
                .collect::<Vec<_>>()
                .join("\n"),
        )
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
