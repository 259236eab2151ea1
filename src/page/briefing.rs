//! The page of a briefing: the bottom line, what it rests on, and what is in it.

use super::build::Builder;
use super::part::{Run, aside};
use crate::briefing::judgement::Judgement;
use crate::briefing::{EntryKind, Status};
use crate::library::Library;
use crate::library::entry::Body;

pub(super) fn page(b: &mut Builder<'_>) {
    let library = b.library;
    let Some((briefing, file)) = b.briefing.and_then(|i| Some((i, library.briefing(i)?))) else {
        return;
    };
    let header = &file.header;
    let as_of = b
        .date(header.as_of.as_ref())
        .map(|date| format!("as of {date}"));
    let status = header.status.map(|status| {
        if status == Status::Draft {
            "draft"
        } else {
            "final"
        }
        .to_owned()
    });
    let tlp = Some(header.tlp.map_or("unmarked", |tlp| tlp.label()).to_owned());
    b.facts([tlp, as_of, status]);
    b.gap();
    header.bluf.iter().for_each(|bluf| b.prose(bluf));
    judgements(b);
    b.section("Sources and gaps", |b| {
        header
            .source_summary
            .iter()
            .for_each(|summary| b.prose(summary))
    });
    b.section("See also", |b| b.ref_items(&header.see_also));
    b.section("Replaces", |b| b.ref_items(&header.supersedes));
    b.gap();
    b.texts_field("Authors", &header.authors);
    b.text_field("Changed", b.date(header.modified.as_ref()));
    b.text_field("Language", header.lang.as_deref());
    b.text_field("Contents", Some(contents(library, briefing)));
    b.undated();
    b.text_field("Withheld", Some(library.withheld().words()));
    b.tags(&header.tags);
    b.once_called(&header.was);
    b.text_field("File", Some(file.source.name().as_str()));
}

fn judgements(b: &mut Builder<'_>) {
    let (library, Some(briefing)) = (b.library, b.briefing) else {
        return;
    };
    b.section("Judgements", |b| {
        for (ix, entry) in library.of_kind(briefing, EntryKind::Judgement) {
            if !b.has_room() {
                return;
            }
            let mut words = vec![b.link(ix, None)];
            if let Body::Judgement(judgement) = &entry.body {
                words.extend(grades(&judgement.own));
            }
            b.item(words);
        }
    });
}

/// How likely a judgement is, and apart from it how sure one is of that.
fn grades(judgement: &Judgement) -> Option<Run> {
    let likelihood = judgement.likelihood.map(|likelihood| likelihood.word());
    let confidence = judgement.confidence.map(|confidence| confidence.word());
    let known: Vec<String> = likelihood
        .into_iter()
        .chain(confidence.map(ToOwned::to_owned))
        .collect();
    (!known.is_empty()).then(|| aside(format!(" {}", known.join(" · "))))
}

/// How many entries of each kind a briefing has, in words.
pub(super) fn contents(library: &Library, briefing: usize) -> String {
    let count = |kind: EntryKind| {
        let n = library.of_kind(briefing, kind).count();
        (n > 0).then(|| format!("{n} {}", plural(kind, n)))
    };
    let kinds = [
        EntryKind::Event,
        EntryKind::Actor,
        EntryKind::Option,
        EntryKind::Judgement,
        EntryKind::Question,
        EntryKind::Source,
        EntryKind::Statement,
        EntryKind::Evidence,
    ];
    let counts: Vec<String> = kinds.into_iter().filter_map(count).collect();
    counts.join(" · ")
}

fn plural(kind: EntryKind, count: usize) -> String {
    match (kind, count) {
        (EntryKind::Evidence, 1) => "piece of evidence".to_owned(),
        (EntryKind::Evidence, _) => "pieces of evidence".to_owned(),
        (kind, 1) => kind.word().to_owned(),
        (kind, _) => format!("{}s", kind.word()),
    }
}
