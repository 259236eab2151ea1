//! The day that a briefing is shown as of. Its own words may have been written for a later one: nobody may take them for
//! what was said on the day that is shown.

use super::part::{Kind, Run, aside};
use crate::briefing::date::shown::Dates;
use crate::library::reading::file::BriefingFile;

/// The day, and the one that the words were written for where that is another, as facts.
pub(crate) fn facts(file: &BriefingFile, dates: Dates) -> Vec<Run> {
    let as_of = file.header.as_of.as_ref();
    let as_of = as_of.map(|day| aside(format!("as of {}", day.words(dates))));
    let written = written(file, dates);
    let written = written.map(|words| Run::new(words, Kind::Caution));
    as_of.into_iter().chain(written).collect()
}

/// The day that the words of a briefing were written for, where it is shown as of another.
pub(crate) fn written(file: &BriefingFile, dates: Dates) -> Option<String> {
    file.is_shown_earlier().then(|| match file.written_as_of() {
        Some(day) => format!("written for {}", day.words(dates)),
        None => "its words give no day".to_owned(),
    })
}

/// The same within a sentence; empty where no day is given.
pub(super) fn words(file: &BriefingFile, dates: Dates) -> String {
    let facts = facts(file, dates);
    facts
        .iter()
        .map(|fact| format!(", {}", fact.text))
        .collect()
}

/// What is to be thought of words that were written for another day than the one that is shown; none where they were not.
pub(super) fn caution(file: &BriefingFile, dates: Dates) -> Option<String> {
    if !file.is_shown_earlier() {
        return None;
    }
    let shown = file.header.as_of.as_ref()?.words(dates);
    Some(match file.written_as_of() {
        Some(written) => {
            let written = written.words(dates);
            format!(
                "its words were written for {written}, and may say more than was known on {shown}"
            )
        }
        None => format!("its words give no day, and may say more than was known on {shown}"),
    })
}
