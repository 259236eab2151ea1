//! The page of an entry that had to be left out because of a slip: what is wrong with it, where, and what to do.

use super::build::{Builder, Room};
use super::marking::of_problems;
use super::part::{Kind, Page, Part, Run, plain};
use crate::briefing::EntryKind;
use crate::briefing::date::shown::Dates;
use crate::briefing::id::is_id;
use crate::briefing::tlp::Tlp;
use crate::diagnostic::Diagnostic;
use crate::library::Library;
use crate::load::slip::LeftOut;
use crate::source::Place;

/// What an entry that was left out is called: its title, else its id, else what it would be.
pub(crate) fn title(library: &Library, briefing: usize, slip: &LeftOut) -> String {
    let words = slip.title.as_ref().map(ToString::to_string);
    let source = library.briefing(briefing).map(|file| &file.source);
    // Events have none by which their place is known.
    let has_id = slip.kind != EntryKind::Event;
    let id = source.filter(|_| has_id).and_then(|source| {
        let (start, end) = (slip.span.start as usize, slip.span.end as usize);
        source.text().get(start..end).filter(|id| is_id(id))
    });
    words
        .or_else(|| id.map(str::to_owned))
        .unwrap_or_else(|| format!("{} that cannot be read", with_article(slip)))
}

/// The kind of what was left out, and that it was.
pub(crate) fn kind_words(slip: &LeftOut) -> String {
    format!("{} · left out", slip.kind.word())
}

/// The page of an entry that was left out, by its number among those of a briefing, with the marking of what it says.
pub(crate) fn page(
    library: &Library,
    briefing: usize,
    number: u32,
    dates: Dates,
) -> Option<(Page, Option<Tlp>)> {
    let (slip, entry) = (
        library.slip(briefing, number)?,
        library.briefing_entry(briefing)?,
    );
    let place = library.place_of_slip(briefing, number)?;
    let mut b = Builder::new(library, Some(briefing), entry, dates, Room::ALL);
    b.push(Part::Title(vec![plain(title(library, briefing, slip))]));
    b.facts([Some(slip.code.title().to_owned())]);
    b.gap();
    let problem = problem(library, briefing, slip);
    let at = problem.map_or(&place, |problem| &problem.place);
    let left_out = format!(
        "This {} was left out: it is in the file, but has a slip.",
        slip.kind.word()
    );
    b.push(Part::Prose(vec![super::part::Block::Paragraph(vec![
        Run::new(left_out, Kind::Bad),
    ])]));
    b.gap();
    if let Some(problem) = problem {
        b.text_field("Problem", Some(problem.message.to_string()));
        b.text_field("What to do", Some(problem.help.to_string()));
    }
    b.text_field("Place", Some(at.to_string()));
    b.text_field("Code", Some(slip.code.name().to_owned()));
    b.section("What it means", |b| {
        let words = vec![plain(slip.code.explanation())];
        b.push(Part::Prose(vec![super::part::Block::Paragraph(words)]));
    });
    let page = Page {
        kind: Some(kind_words(slip)),
        titled: true,
        ..b.finish()
    };
    let quoted = problem.map(|problem| of_problems(library, std::slice::from_ref(problem)));
    let quoted = quoted.into_iter().flatten().flatten();
    Some((page, Tlp::of_all(quoted.chain([slip.marking]))))
}

/// What was found to be wrong: the first of its kind from where the entry begins.
fn problem<'l>(library: &'l Library, briefing: usize, slip: &LeftOut) -> Option<&'l Diagnostic> {
    let problems = library.briefing(briefing)?.problems.iter();
    let alike = |problem: &&Diagnostic| problem.code == slip.code;
    problems
        .filter(alike)
        .find(|problem| problem.place.span.end >= slip.span.start)
}

fn with_article(slip: &LeftOut) -> String {
    let word = slip.kind.word();
    let article = match word.starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => "an",
        false => "a",
    };
    format!("{article} {word}")
}

/// Where an entry that was left out stands.
pub(crate) fn place(library: &Library, briefing: usize, number: u32) -> Option<Place> {
    let slip = library.slip(briefing, number)?;
    let found = problem(library, briefing, slip).map(|problem| problem.place.clone());
    found.or_else(|| library.place_of_slip(briefing, number))
}
