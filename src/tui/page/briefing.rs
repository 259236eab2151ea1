//! The page of a briefing: the bottom line, what it rests on, and what is in it.

use super::build::{Builder, facts, words};
use crate::briefing::{EntryKind, Status};
use crate::library::file::BriefingFile;
use crate::theme::meaning::Meaning;

pub(super) fn page(b: &mut Builder<'_>, file: &BriefingFile) {
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
    b.paragraph(facts([tlp, as_of, status]));
    b.gap();
    header.bluf.iter().for_each(|bluf| b.prose(bluf));
    b.section("Sources and gaps", |b| {
        header
            .source_summary
            .iter()
            .for_each(|summary| b.prose(summary))
    });
    judgements(b);
    b.section("See also", |b| b.ref_bullets(&header.see_also));
    b.section("Replaces", |b| b.ref_bullets(&header.supersedes));
    b.gap();
    b.texts_field("Authors", &header.authors);
    b.text_field("Changed", b.date(header.modified.as_ref()).as_deref());
    b.text_field("Language", header.lang.as_deref());
    b.field("Contents", contents(b));
    b.tags(&header.tags);
    let was: Vec<&str> = header.was.iter().map(|id| id.as_str()).collect();
    b.text_field("Once called", Some(&was.join(", ")));
    b.text_field("File", Some(file.source.name()));
}

fn judgements(b: &mut Builder<'_>) {
    let (library, Some(briefing)) = (b.library, b.briefing) else {
        return;
    };
    b.section("Judgements", |b| {
        for (ix, _) in library.of_kind(briefing, EntryKind::Judgement) {
            let runs = b.link(ix, None);
            b.bullet(runs);
        }
    });
}

fn contents(b: &Builder<'_>) -> Vec<super::Words> {
    let Some(briefing) = b.briefing else {
        return Vec::new();
    };
    let count = |kind: EntryKind| {
        let n = b.library.of_kind(briefing, kind).count();
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
    vec![words(&counts.join(" · "), Meaning::Text)]
}

fn plural(kind: EntryKind, count: usize) -> String {
    match (kind, count) {
        (EntryKind::Evidence, 1) => "piece of evidence".to_owned(),
        (EntryKind::Evidence, _) => "pieces of evidence".to_owned(),
        (kind, 1) => kind.word().to_owned(),
        (kind, _) => format!("{}s", kind.word()),
    }
}
