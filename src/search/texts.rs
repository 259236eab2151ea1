//! The texts of all entries of a library, to be looked through at once: folded, in one piece, and as they are written.
//!
//! There is no index and there are no statistics: what is searched is what the library says. A library under a ceiling
//! has texts of its own, so that nothing withheld can be found or guessed.

use std::ops::Range;
use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};

use super::facts::date;
use super::lines::{self, Line};
use super::squeezed::Squeezed;
use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::library::entry::{Body, Entry};
use crate::work;

/// The texts of a library, gathered when they are first asked for; whoever asks meanwhile waits.
#[derive(Debug, Default)]
pub struct Gathered {
    texts: OnceLock<Texts>,
    dates: Dates,
}

impl Gathered {
    /// Those of a library whose dates are written so.
    #[must_use]
    pub fn with(dates: Dates) -> Self {
        Self {
            texts: OnceLock::new(),
            dates,
        }
    }

    /// Whether they are there.
    pub fn are_there(&self) -> bool {
        self.texts.get().is_some()
    }

    /// The texts of a library, which must be the same each time.
    pub fn of(&self, library: &Library) -> &Texts {
        self.texts.get_or_init(|| Texts::of(library, self.dates))
    }
}

/// The texts of a library.
#[derive(Debug, Default)]
pub struct Texts {
    /// The lines as they are written, each with a line break behind it.
    written: String,
    pub(super) folded: Squeezed,
    /// Entry by entry, in the order of [`Library::entries`].
    places: Vec<Place>,
}

/// Where the text of an entry stands, and what it comes before.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// Where it ends as it is written.
    written: usize,
    /// Where it ends, folded.
    end: usize,
    /// Where its title ends, folded.
    title: usize,
    /// Where its own words end, folded: behind them stand the names of other entries.
    own: usize,
    worth: Worth,
}

/// What comes first of what is found equally well: what matters more, then what was first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Worth {
    importance: u8,
    day: i32,
}

/// The importance of an entry that says none: between what matters and a detail.
const USUAL: u8 = 5;

impl Worth {
    fn of(entry: &Entry) -> Self {
        let importance = match &entry.body {
            Body::Event(event) => event.own.importance.map(|importance| importance * 2),
            _ => None,
        };
        let day = date(entry).map_or(i32::MAX, |date| ordinal(date.earliest()));
        Self {
            importance: importance.unwrap_or(USUAL),
            day,
        }
    }
}

fn ordinal(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

impl Texts {
    /// Gathers the texts of a library.
    #[must_use]
    pub fn of(library: &Library, dates: Dates) -> Self {
        let mut texts = Self::default();
        for (ix, entry) in library.entries() {
            let start = texts.folded.len();
            let mut title = start;
            let (mut is_begun, mut titled) = (false, false);
            let mut names = Vec::new();
            lines::each(library, ix, dates, &mut |line| {
                let (words, goes_on) = match line {
                    Line::Title(words) | Line::Text(words) => (words, false),
                    Line::More(words) => (words, true),
                    Line::Name(words) => return names.push(words.to_owned()),
                };
                if is_begun && !goes_on {
                    texts.end_line();
                }
                is_begun = true;
                texts.written.push_str(words);
                texts.folded.push(words);
                if matches!(line, Line::Title(_)) && !std::mem::replace(&mut titled, true) {
                    title = texts.folded.len();
                }
            });
            if is_begun {
                texts.end_line();
            }
            let own = texts.folded.len();
            for words in names {
                texts.written.push_str(&words);
                texts.folded.push(&words);
                texts.end_line();
            }
            texts.places.push(Place {
                written: texts.written.len(),
                end: texts.folded.len(),
                title,
                own,
                worth: Worth::of(entry),
            });
        }
        texts.written.shrink_to_fit();
        texts.folded.shrink();
        work::count(texts.written.len());
        texts
    }

    fn end_line(&mut self) {
        self.written.push('\n');
        self.folded.end_line();
    }

    /// The bytes of all texts as they are written, and folded with where words begin.
    #[must_use]
    pub fn memory(&self) -> (usize, usize) {
        let places = self.places.capacity() * size_of::<Place>();
        (self.written.capacity(), self.folded.memory() + places)
    }

    /// The folded text that is searched.
    #[must_use]
    pub fn folded(&self) -> &str {
        self.folded.text()
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The folded bytes of an entry.
    pub(super) fn bytes(&self, entry: usize) -> Range<usize> {
        let start = self.before(entry).map_or(0, |place| place.end);
        start..self.places.get(entry).map_or(start, |place| place.end)
    }

    /// Whether all of a stretch of folded bytes stands in the name of one other entry.
    pub(super) fn is_anothers(&self, entry: usize, stretch: &Range<usize>) -> bool {
        let words = self.folded().get(stretch.clone());
        stretch.start >= self.own_end(entry) && words.is_some_and(|words| !words.contains('\n'))
    }

    /// Where its title ends among them.
    pub(super) fn title_end(&self, entry: usize) -> usize {
        self.places.get(entry).map_or(0, |place| place.title)
    }

    /// Where its own words end among them.
    pub(super) fn own_end(&self, entry: usize) -> usize {
        self.places.get(entry).map_or(0, |place| place.own)
    }

    pub(super) fn worth(&self, entry: usize) -> Worth {
        self.places.get(entry).map_or(
            Worth {
                importance: USUAL,
                day: i32::MAX,
            },
            |place| place.worth,
        )
    }

    /// The entry in whose text a folded byte stands, which is none before `from`.
    pub(super) fn entry_at(&self, byte: usize, from: usize) -> usize {
        // Mostly it is near.
        let mut step = 1;
        while self
            .places
            .get(from + step)
            .is_some_and(|place| place.end <= byte)
        {
            step *= 2;
        }
        let rest = &self.places[from..self.places.len().min(from + step + 1)];
        from + rest.partition_point(|place| place.end <= byte)
    }

    /// The line of an entry in which a folded byte stands, as it is written; and where it begins, folded.
    pub(super) fn line(&self, entry: usize, byte: usize) -> (&str, usize) {
        let own = self.bytes(entry);
        let before = self.folded().get(own.start..byte).unwrap_or_default();
        let number = before.matches('\n').count();
        let start = own.start + before.rfind('\n').map_or(0, |at| at + 1);
        let first = self.before(entry).map_or(0, |place| place.written);
        let last = self.places.get(entry).map_or(first, |place| place.written);
        let written = self.written.get(first..last).unwrap_or_default();
        (written.split('\n').nth(number).unwrap_or_default(), start)
    }

    fn before(&self, entry: usize) -> Option<&Place> {
        self.places.get(entry.checked_sub(1)?)
    }
}
