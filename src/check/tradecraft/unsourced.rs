//! Events, statements and evidence that do not say where they are from.

use crate::briefing::EntryKind;
use crate::check::rule::{Check, Rule};
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::Unsourced,
    check: Check::Briefing(check),
    why: "Nobody can look up or weigh what has no source, and ICD 206 asks for one with every claim.",
    remedy: "Add `sources: its-id`, with the place in it behind a `#` where it is long.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources:
  verge: {title: FBI blames North Korea, publisher: The Verge}
events:
  - {title: Internal mails leak, sources: verge}
  - {id: demand, title: Hackers make demands}
",
    )],
    at: "sony-hack.yaml:7:10",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources:
  verge: {title: FBI blames North Korea, publisher: The Verge}
events:
  - {title: Internal mails leak, sources: verge}
  - {id: demand, title: Hackers make demands, sources: verge}
",
    )],
};

/// What should say where it is from.
const CLAIMS: [EntryKind; 3] = [EntryKind::Event, EntryKind::Statement, EntryKind::Evidence];

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let claims = CLAIMS
        .iter()
        .flat_map(|kind| library.of_kind(briefing, *kind));
    let (sourced, bare): (Vec<_>, Vec<_>) = claims.partition(|claim| is_sourced(library, *claim));
    // Where nothing has a source, that is one thing to say.
    if let ([], [(_, first), _, ..]) = (&sourced[..], &bare[..]) {
        let message = format!(
            "none of the {} events, statements and pieces of evidence here has a source",
            bare.len()
        );
        let help = "list what they are from under `sources:`, and add `sources: its-id` to each";
        return out.push(Diagnostic::new(
            Code::Unsourced,
            first.place.clone(),
            &message,
            help,
        ));
    }
    for (_, entry) in bare {
        let place = &entry.place;
        if out.keeps(Code::Unsourced, &place.source, place.span) {
            let message = format!("this {} has no source", entry.kind().word());
            let help = "add `sources: its-id`";
            out.push(Diagnostic::new(
                Code::Unsourced,
                place.clone(),
                &message,
                help,
            ));
        }
    }
}

/// Whether something says where it is from: by its own sources, those of the claims in it or, where it names statements
/// or events that it is made of, by those.
fn is_sourced(library: &Library, (ix, entry): (EntryIx, &Entry)) -> bool {
    if has_sources(entry) || library.has_unread(entry, "sources") {
        return true;
    }
    match &entry.body {
        Body::Event(event) => event
            .own
            .attribution
            .iter()
            .any(|claim| !claim.sources.is_empty()),
        Body::Evidence(_) => {
            let named = library
                .links_from(ix)
                .filter(|link| link.sentence.is_some());
            let named = named.filter_map(|link| library.entry(link.to));
            let mut named = named.filter(|entry| CLAIMS.contains(&entry.kind()));
            named.any(has_sources)
        }
        _ => false,
    }
}

fn has_sources(entry: &Entry) -> bool {
    let common = entry.body.common();
    common.is_some_and(|common| !common.sources.is_empty())
}
