//! The sources with their reliability, then evidence with its credibility, then statements with their speakers.

use ecow::eco_format;

use super::group::{Rows, Tally};
use super::row::{Row, Tail, flag};
use super::slips;
use crate::analysis::known::{day, later};
use crate::analysis::trust::grades;
use crate::briefing::EntryKind;
use crate::briefing::source::Source;
use crate::library::Library;
use crate::library::entry::Body;
use crate::library::entry::{Entry, EntryIx};
use crate::page::hedge;
use crate::theme::meaning::Meaning;
use crate::tui::layout::pane::Sign;

/// What its signs mean: the Admiralty code.
pub(super) const SIGNS: &[Sign] = &[
    ("A", "a reliable source; B to E less and less"),
    ("F", "a source that cannot be judged"),
    (
        "1",
        "evidence that is confirmed; 2 to 5 less and less credible",
    ),
    ("6", "evidence that cannot be judged"),
    ("~", "hedged words; how, stands at the right"),
    ("§", "a source, where it is a link"),
    ("▣", "a piece of evidence, where it is a link"),
    ("”", "a statement, where it is a link"),
    ("↗", "an address, where it is a link"),
    ("›", "a briefing or a tag, where it is a link"),
];

pub(super) fn rows(library: &Library, briefing: usize) -> Rows {
    let day = day(library, briefing);
    let rows = |kind| {
        slips::rows((library, briefing, kind), |ix, entry| {
            Some(Row {
                flag: later(entry, day).map(flag),
                ..row(library, ix, entry)
            })
        })
    };
    let grades = grades(library, briefing).into_iter();
    let grades = grades.filter_map(|(grade, count)| Some((grade?.words().0, count)));
    let graded = grades.filter(|(_, count)| *count > 0);
    let graded: Vec<String> = graded
        .map(|(letter, count)| format!("{letter}{count}"))
        .collect();
    let tally = Tally {
        count: (!graded.is_empty()).then(String::new),
        more: vec![graded.join(" ")],
        ..Tally::default()
    };
    Rows::default()
        .under("", rows(EntryKind::Source))
        .under("evidence", rows(EntryKind::Evidence))
        .under("statements", rows(EntryKind::Statement))
        .told(tally)
}

/// Who published a source, where what it is called does not begin with that.
fn publisher<'e>(entry: &'e Entry, source: &'e Source) -> &'e str {
    let publisher = source.publisher.as_deref().unwrap_or_default();
    let label = source_label(entry).unwrap_or(&entry.title);
    let behind = label.strip_prefix(publisher);
    match behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric)) {
        true => "",
        false => publisher,
    }
}

fn source_label(entry: &Entry) -> Option<&str> {
    entry.own_label().map(|label| label.as_str())
}

fn row(library: &Library, ix: EntryIx, entry: &Entry) -> Row {
    let (sign, tail) = match &entry.body {
        Body::Source(source) => {
            let letter = source
                .own
                .reliability
                .map_or(" ", |reliability| reliability.words().0);
            (letter, Tail::Aside(publisher(entry, &source.own).into()))
        }
        Body::Evidence(evidence) => {
            // The bare words would read as how sure one is.
            let relevance = evidence.own.relevance;
            let relevance = relevance.map(|it| {
                let forms = ["relevance", "rel."];
                Tail::Either(forms.map(|name| eco_format!("{name} {}", it.word())).into())
            });
            let grade = evidence.own.credibility().map_or(" ", |grade| {
                ["1", "2", "3", "4", "5", "6"][usize::from(grade.clamp(1, 6)) - 1]
            });
            (grade, relevance.unwrap_or(Tail::NONE))
        }
        Body::Statement(statement) => {
            let speakers = statement
                .own
                .by
                .iter()
                .filter_map(|by| library.resolve(entry.briefing, by));
            let names: Vec<&str> = speakers
                .filter_map(|ix| library.entry(ix))
                .map(|speaker| speaker.title.as_str())
                .collect();
            let names = names.join(", ");
            match hedge(library, ix) {
                Some(hedge) => ("~", Tail::Hedged(Box::new([names.into(), hedge.into()]))),
                None => (" ", Tail::Aside(names.into())),
            }
        }
        _ => (" ", Tail::NONE),
    };
    Row {
        sign: (sign, Meaning::Dim),
        tail,
        ..Row::of(ix, entry)
    }
}
