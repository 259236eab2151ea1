//! What slides are known by: their own ids, else what they show and, where several show the same, the how-manieth each
//! one is. So an id stays as it is when other slides come, go or move.

use std::collections::{HashMap, HashSet};

use crate::briefing::slide::{PARTS, Part, Show, SlideSpec};
use crate::words::text::Text;

/// Hands out ids.
#[derive(Default)]
pub(super) struct Ids {
    /// Ids that slides give themselves.
    own: HashSet<Text>,
    given: HashMap<String, usize>,
}

impl Ids {
    /// For the slides of a briefing.
    pub(super) fn of(slides: &[SlideSpec]) -> Self {
        let own = slides.iter().filter_map(|slide| slide.id.as_ref());
        Self {
            own: own.map(|id| id.text().clone()).collect(),
            given: HashMap::new(),
        }
    }

    /// The id of the next slide: `intro`, `actor china`, `timeline 2`.
    pub(super) fn next(&mut self, spec: Option<&SlideSpec>, show: &Show) -> Text {
        let own = spec.and_then(|spec| spec.id.as_ref());
        let base = own.map_or_else(|| shown(show), |id| id.to_string());
        let count = self.given.entry(base.clone()).or_default();
        // A slide without an id gives way to one that is called as it would be.
        *count += usize::from(*count == 0 && own.is_none() && self.own.contains(base.as_str()));
        *count += 1;
        Text::line(&match *count {
            1 => base,
            n => format!("{base} {n}"),
        })
    }
}

/// What a slide shows, as it is written.
fn shown(show: &Show) -> String {
    let entries = show.entries.iter().map(|entry| entry.as_ref());
    let words: Vec<&str> = std::iter::once(word(show.part)).chain(entries).collect();
    words.join(" ")
}

/// The word for a part.
fn word(part: Part) -> &'static str {
    let found = PARTS.iter().find(|(_, other, ..)| *other == part);
    found.map_or("", |(word, ..)| word)
}
