//! What slides are known by: their own ids, else what they show and, where several show the same, the how-manieth each
//! one is. So an id stays as it is when other slides come, go or move.

use std::collections::HashMap;

use crate::briefing::slide::{PARTS, Part, Show, SlideSpec};
use crate::words::text::Text;

/// Hands out ids.
#[derive(Default)]
pub(super) struct Ids {
    /// How often each id that slides give themselves was handed out.
    own: HashMap<Text, usize>,
    /// How often each part was shown by slides without one.
    shown: HashMap<String, usize>,
}

impl Ids {
    /// For the slides of a briefing.
    pub(super) fn of(slides: &[SlideSpec]) -> Self {
        let own = slides.iter().filter_map(|slide| slide.id.as_ref());
        Self {
            own: own.map(|id| (id.text().clone(), 0)).collect(),
            shown: HashMap::new(),
        }
    }

    /// The id of the next slide: `intro`, `actor china`, `timeline 2`.
    pub(super) fn next(&mut self, spec: Option<&SlideSpec>, show: &Show) -> Text {
        let own = spec.and_then(|spec| spec.id.as_ref());
        if let Some(id) = own {
            let count = self.own.entry(id.text().clone()).or_default();
            return numbered(id.as_str(), count);
        }
        let shown = shown(show);
        // A slide without an id gives way to one that is called as it would be.
        let first = usize::from(self.own.contains_key(shown.as_str()));
        let count = self.shown.entry(shown.clone()).or_insert(first);
        numbered(&shown, count)
    }
}

/// A name with the how-manieth it is, from the second one on.
fn numbered(name: &str, count: &mut usize) -> Text {
    *count += 1;
    Text::line(&match *count {
        1 => name.to_owned(),
        n => format!("{name} {n}"),
    })
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
