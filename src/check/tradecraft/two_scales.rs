//! Briefings that say how likely things are in the words of both rows of ICD 203.

use crate::briefing::EntryKind;
use crate::check::rule::{Check, Rule};
use crate::check::tradecraft::estimate::{Kind, Scale, terms};
use crate::check::written;
use crate::diagnostic::problems::ByFile;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::library::entry::{Body, Entry};
use crate::source::{Place, Span};

pub(in crate::check) const RULE: Rule = Rule {
    code: Code::TwoScales,
    check: Check::Briefing(check),
    why: "Readers take *likely* and *probable* for two different things, though both stand for 55 to 80 per cent.",
    remedy: "Keep to one row: *likely* and what goes with it, or *probable* and what goes with it.",
    bad: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events: [{id: leak, title: Internal mails leak, sources: verge}]
judgements:
  authorship:
    text: North Korea was likely behind the attack.
    likelihood: likely
    confidence: low
    for: leak
    alternatives: An insider
  answer:
    text: Washington will probably answer by the end of March.
    likelihood: likely
    confidence: low
    for: leak
    alternatives: It waits
",
    )],
    at: "sony-hack.yaml:13:27",
    good: &[(
        "sony-hack.yaml",
        "\
title: Sony hack
tlp: CLEAR
sources: {verge: FBI blames North Korea}
events: [{id: leak, title: Internal mails leak, sources: verge}]
judgements:
  authorship:
    text: North Korea was likely behind the attack.
    likelihood: likely
    confidence: low
    for: leak
    alternatives: An insider
  answer:
    text: Washington will likely answer by the end of March.
    likelihood: likely
    confidence: low
    for: leak
    alternatives: It waits
",
    )],
};

/// The first place at which the words of each row stand.
#[derive(Default)]
struct Firsts {
    of_first: Option<Place>,
    of_second: Option<Place>,
}

fn check(library: &Library, briefing: usize, out: &mut ByFile) {
    let mut firsts = Firsts::default();
    if let Some(file) = library.briefing(briefing)
        && let Some(bluf) = file.header.bluf.as_deref()
    {
        firsts.look(bluf, || {
            let span = written::of_header(file.source.text(), "bluf");
            Place::new(&file.source, span.unwrap_or_default())
        });
    }
    for (_, entry) in library.of_kind(briefing, EntryKind::Judgement) {
        if let Body::Judgement(judgement) = &entry.body {
            firsts.look(&judgement.own.text, || {
                written::field(library, entry, "text")
            });
            firsts.look_at_field(library, entry);
        }
    }
    let Some((first, second)) = firsts.of_first.zip(firsts.of_second) else {
        return;
    };
    let of_file = (first.span, second.span);
    let (later, earlier) = if of_file.0 < of_file.1 {
        (second, first)
    } else {
        (first, second)
    };
    let problem = Diagnostic::new(
        Code::TwoScales,
        later,
        "a word for likelihood from the other row of ICD 203",
        "use the words of one row: likely, or probable, and what goes with it",
    );
    out.push(problem.note(earlier, "the one row begins here"));
}

impl Firsts {
    /// Looks through a text, whose place is asked for where something is found.
    fn look(&mut self, text: &str, place: impl Fn() -> Place) {
        for term in terms(text) {
            let Kind::Likelihood(_, Some(scale)) = term.kind else {
                continue;
            };
            self.of(scale)
                .get_or_insert_with(|| within(&place(), scale));
        }
    }

    /// The field may be in the words of either row, too, though every page says it in those of the first.
    fn look_at_field(&mut self, library: &Library, entry: &Entry) {
        let Some(whole) = library.lines_of(entry) else {
            return;
        };
        let written = whole.source.slice(whole.span);
        let Some((_, rest)) = written.split_once("likelihood:") else {
            return;
        };
        let word = rest.trim_start().trim_start_matches(['"', '\'']);
        let end = word.find(|c: char| !c.is_ascii_lowercase() && c != '-');
        let scale = match &word[..end.unwrap_or(word.len())] {
            word if SECOND.contains(&word) => Scale::Second,
            _ => Scale::First,
        };
        let place = || written::field(library, entry, "likelihood");
        self.of(scale).get_or_insert_with(place);
    }

    fn of(&mut self, scale: Scale) -> &mut Option<Place> {
        match scale {
            Scale::First => &mut self.of_first,
            Scale::Second => &mut self.of_second,
        }
    }
}

/// The words of the second row that the field takes.
const SECOND: [&str; 7] = [
    "remote",
    "highly-improbable",
    "improbable",
    "even-odds",
    "probable",
    "highly-probable",
    "nearly-certain",
];

/// The first words of a row in a text of the file; all of it where they cannot be found.
fn within(text: &Place, scale: Scale) -> Place {
    let found = terms(text.source.slice(text.span)).into_iter();
    let mut found =
        found.filter(|term| matches!(term.kind, Kind::Likelihood(_, Some(own)) if own == scale));
    let start = text.span.range().start;
    let span = found
        .next()
        .map(|term| Span::new(start + term.at.start, start + term.at.end));
    Place::new(&text.source, span.unwrap_or(text.span))
}
