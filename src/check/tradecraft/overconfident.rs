//! Judgements of high confidence that rest on one source, or on what is doubtful.

use std::collections::HashSet;

use crate::briefing::evidence::Reliability;
use crate::briefing::judgement::Confidence;
use crate::check::rule::{Check, Rule};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};
use crate::words::short::short;

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::Overconfident,
    check: Check::Entry(check),
    why: "High confidence tells readers that they need not ask further; one source, or a doubtful one, can be wrong as a whole.",
    remedy: "Lower the confidence, or name further grounds that do not rest on the same source.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: {title: FBI blames North Korea, publisher: The Verge}}
events: [{id: leak, title: Internal mails leak, sources: verge}]
judgements:
  authorship:
    text: North Korea was likely behind the attack.
    likelihood: likely
    confidence: high
    for: leak
    alternatives: An insider
",
    )],
    at: "sony-hack.yaml:9:17",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: {title: FBI blames North Korea, publisher: The Verge}}
events: [{id: leak, title: Internal mails leak, sources: verge}]
judgements:
  authorship:
    text: North Korea was likely behind the attack.
    likelihood: likely
    confidence: moderate
    for: leak
    alternatives: An insider
",
    )],
};

fn check(library: &Library, _: EntryIx, entry: &Entry, out: &mut ByFile) {
    let Body::Judgement(judgement) = &entry.body else {
        return;
    };
    if judgement.own.confidence != Some(Confidence::High) {
        return;
    }
    if library.has_unread(entry, "for") {
        return;
    }
    let grounds = judgement.own.r#for.iter();
    let grounds = grounds.filter_map(|id| library.resolve(entry.briefing, id));
    let grounds: Vec<&Entry> = grounds.filter_map(|ix| library.entry(ix)).collect();
    let Some((message, source)) = thin(library, entry, &grounds) else {
        return;
    };
    let place = written::field(library, entry, "confidence");
    let help = "lower it, or add grounds under `for` that others give";
    let problem = Diagnostic::new(Code::Overconfident, place, &message, help);
    out.push(match source {
        Some(source) => problem.note(source.place.clone(), "the source"),
        None => problem,
    });
}

/// What is thin about the ground of a judgement, if anything, and the source that this is said of. Of grounds without
/// sources nothing is known.
fn thin<'l>(
    library: &'l Library,
    judgement: &Entry,
    grounds: &[&Entry],
) -> Option<(String, Option<&'l Entry>)> {
    let sources = cited(library, judgement.briefing, grounds);
    let is_doubtful = |entry: &&Entry| match &entry.body {
        Body::Evidence(evidence) => evidence.own.credibility().is_some_and(|grade| grade > 3),
        _ => false,
    };
    if !grounds.is_empty() && grounds.iter().all(is_doubtful) {
        let message = "high confidence on evidence that is all graded doubtful";
        return Some((message.to_owned(), None));
    }
    let is_weak = |source: &&Entry| match &source.body {
        Body::Source(source) => source.own.reliability >= Some(Reliability::D),
        _ => false,
    };
    let first = *sources.first()?;
    if sources.iter().all(is_weak) {
        let message = "high confidence on sources that are all graded unreliable";
        return Some((message.to_owned(), None));
    }
    let origins = origins(library, judgement.briefing, &sources);
    (origins.len() == 1).then(|| {
        let id = short(&first.id.item);
        let message = match sources.len() {
            1 => format!("high confidence on one source, `{id}`"),
            _ => format!("high confidence on sources that all go back to one, as `{id}` does"),
        };
        (message, Some(first))
    })
}

/// The sources that grounds cite, each once.
fn cited<'l>(library: &'l Library, briefing: Option<usize>, grounds: &[&Entry]) -> Vec<&'l Entry> {
    let common = grounds.iter().filter_map(|ground| ground.body.common());
    // No more than these are looked at of any ground.
    let citations = common.flat_map(|common| common.sources.iter().take(MOST));
    let found = citations.filter_map(|cited| library.resolve(briefing, &cited.source));
    let mut told = HashSet::new();
    let found = found.filter(|ix| told.insert(*ix));
    found.filter_map(|ix| library.entry(ix)).collect()
}

/// How many of the sources of a ground are looked at: many judgements may rest on one that has many.
const MOST: usize = 256;

/// What some sources go back to: those that they quote, else themselves.
fn origins(library: &Library, briefing: Option<usize>, sources: &[&Entry]) -> HashSet<EntryIx> {
    let mut origins = HashSet::new();
    for source in sources {
        let Body::Source(own) = &source.body else {
            continue;
        };
        let via = own.own.via.iter();
        let via: Vec<EntryIx> = via.filter_map(|id| library.resolve(briefing, id)).collect();
        if via.is_empty() {
            origins.extend(library.find(&source.id));
        } else {
            origins.extend(via);
        }
    }
    origins
}
