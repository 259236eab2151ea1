//! The titles of slides that give none of their own.

use super::slide::Slide;
use crate::briefing::slide::Part;
use crate::library::Library;
use crate::library::entry::Entry;
use crate::words::text::Text;

/// The title of a slide that gives none of its own, in plain words.
pub(super) fn of_form(library: &Library, briefing: &Text, slide: &Slide) -> Text {
    let entries = slide.entries.iter();
    let mut entries = entries.filter_map(|entry| library.entry(*entry));
    match slide.part {
        Part::Title => briefing.clone(),
        Part::Bluf => Text::line("Bottom line"),
        Part::Judgements | Part::Judgement => Text::line("We judge"),
        Part::Timeline => Text::line("What happened"),
        Part::Actors => Text::line("Who acts"),
        Part::Questions => Text::line("What we do not know"),
        Part::Options => Text::line("What can be done"),
        Part::Sources => Text::line("Where this comes from"),
        Part::Decision => Text::line("To be decided"),
        Part::Compare => {
            let labels: Vec<String> = entries.map(|entry| entry.label().into_owned()).collect();
            Text::line(&labels.join(" · "))
        }
        Part::Actor | Part::Event | Part::Option | Part::Matrix => {
            let entry = entries.next();
            Text::line(&entry.map(Entry::name).unwrap_or_default())
        }
    }
}
