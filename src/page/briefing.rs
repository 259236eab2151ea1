//! The page of a briefing: the bottom line, what is judged, what can be done, what is not known, what comes due, and how
//! far all that can be trusted.

use std::borrow::Cow;

use super::build::{Builder, Says};
use super::day;
use super::part::{Kind, Run, Words, apart, aside, plain};
use crate::analysis::known;
use crate::analysis::trust::Trust;
use crate::briefing::EntryKind;
use crate::briefing::judgement::Judgement;
use crate::briefing::option::{CRITERIA, PolicyOption};
use crate::briefing::question::{Question, QuestionStatus};
use crate::library::Library;
use crate::library::entry::{Body, Entry, EntryIx};

pub(super) fn page(b: &mut Builder<'_>) {
    let library = b.library;
    let Some((briefing, file)) = b.briefing.and_then(|i| Some((i, library.briefing(i)?))) else {
        return;
    };
    let header = &file.header;
    let tlp = aside(header.tlp.map_or("unmarked", |tlp| tlp.label()));
    let status = header.status.map(|status| aside(status.word()));
    let facts = std::iter::once(tlp).chain(day::facts(file, b.dates));
    b.facts_of(facts.chain(status));
    b.gap();
    header.bluf.iter().for_each(|bluf| b.prose(bluf));
    if b.says == Says::All {
        b.section("We judge", judgements);
        b.section("What can be done", options);
        b.section("Not known", questions);
        b.section("Comes due", due);
        b.section("How far it can be trusted", |b| trust(b, briefing));
    }
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
    b.tags(&header.tags);
    b.once_called(&header.was);
    b.text_field("File", Some(file.source.name().as_str()));
    b.own_fields(&header.own);
}

/// An item for each entry of a kind, in the order of the file, as far as there is room.
fn each(
    b: &mut Builder<'_>,
    kind: EntryKind,
    words: impl Fn(&mut Builder<'_>, EntryIx, &Entry) -> Words,
) {
    let (library, Some(briefing)) = (b.library, b.briefing) else {
        return;
    };
    for (ix, entry) in library.of_kind(briefing, kind) {
        if !b.has_room() {
            return;
        }
        let words = words(b, ix, entry);
        if !words.is_empty() {
            b.item(words);
        }
    }
}

/// The judgements, each with how likely it is, as a bar before it and in words behind, and apart from that with how sure
/// one is.
fn judgements(b: &mut Builder<'_>) {
    each(b, EntryKind::Judgement, |b, ix, entry| {
        let Body::Judgement(judgement) = &entry.body else {
            return Words::new();
        };
        let likelihood = judgement.own.likelihood;
        let bar = likelihood.map(|likelihood| Run::new(likelihood.bar(), Kind::Likelihood));
        let bar = bar.map(|bar| vec![bar, plain(" ")]);
        let mut words: Words = bar.into_iter().flatten().collect();
        words.push(b.link_by_label(ix));
        words.extend(hedge(&judgement.own));
        words
    });
}

fn hedge(judgement: &Judgement) -> Words {
    let likelihood = judgement.likelihood.map(|likelihood| likelihood.word());
    let confidence = judgement.confidence.map(|confidence| confidence.word());
    let likelihood = likelihood.map(|word| Run::new(word, Kind::Likelihood));
    let confidence = confidence.map(|word| Run::new(word, Kind::Confidence));
    let mut words = Words::new();
    for (i, word) in likelihood.into_iter().chain(confidence).enumerate() {
        words.push(if i == 0 { apart() } else { aside(" · ") });
        words.push(word);
    }
    words
}

/// The options, each with how far it has come and its ratings.
fn options(b: &mut Builder<'_>) {
    each(b, EntryKind::Option, |b, ix, entry| {
        let mut words = vec![b.link_by_label(ix)];
        if let Body::Option(option) = &entry.body {
            words.extend(standing(&option.own));
        }
        words
    });
}

fn standing(option: &PolicyOption) -> Option<Run> {
    let status = option.status_words().map(Cow::into_owned);
    let ratings = CRITERIA.iter().filter_map(|(id, ..)| {
        let rating = option.ratings.get(*id)?;
        Some(format!("{id} {}", rating.score))
    });
    let facts: Vec<String> = status.into_iter().chain(ratings).collect();
    (!facts.is_empty()).then(|| aside(format!("  {}", facts.join(" · "))))
}

/// The open questions, each with how many answers are compared.
fn questions(b: &mut Builder<'_>) {
    each(b, EntryKind::Question, |b, ix, entry| {
        let Body::Question(question) = &entry.body else {
            return Words::new();
        };
        if question.own.status == QuestionStatus::Answered {
            return Words::new();
        }
        let mut words = vec![b.link_by_label(ix)];
        words.extend(compared(&question.own));
        words
    });
}

fn compared(question: &Question) -> Option<Run> {
    let compared = if question.matrix.is_empty() {
        ""
    } else {
        " compared"
    };
    match question.hypotheses.len() {
        0 => None,
        1 => Some(aside(format!("  1 answer{compared}"))),
        answers => Some(aside(format!("  {answers} answers{compared}"))),
    }
}

/// What is to be looked at again, the next first.
fn due(b: &mut Builder<'_>) {
    let (library, Some(briefing)) = (b.library, b.briefing) else {
        return;
    };
    let judgements = library.of_kind(briefing, EntryKind::Judgement);
    let mut due: Vec<_> = judgements
        .filter_map(|(ix, entry)| match &entry.body {
            Body::Judgement(judgement) => Some((judgement.own.review_by.as_ref()?, ix)),
            _ => None,
        })
        .collect();
    due.sort_by_key(|(by, _)| by.latest());
    let day = known::day(library, briefing);
    for (by, ix) in due {
        if !b.has_room() {
            return;
        }
        let is_over = day.is_some_and(|day| by.latest() < day);
        let date = b.date(Some(by)).unwrap_or_default();
        let mut words = vec![Run::new(date, Kind::Grade), apart(), b.link_by_label(ix)];
        if is_over {
            words.extend([plain("  "), Run::new("overdue", Kind::Bad)]);
        }
        b.item(words);
    }
}

/// What cites a source, how the sources are graded, what is disputed or came later, and what is withheld.
fn trust(b: &mut Builder<'_>, briefing: usize) {
    let trust = Trust::of(b.library, briefing);
    // Of what had to be left out, nobody knows.
    let of_what = match b.library.slips(briefing).next() {
        None => "of the entries",
        Some(_) => "of the entries that could be read",
    };
    let sourced = trust.percent().map(|percent| {
        format!(
            "{percent} % {of_what} cite a source ({} of {})",
            trust.sourced, trust.claims
        )
    });
    b.text_field("Sourced", sourced);
    let grades = trust.grades.iter().filter(|(_, count)| *count > 0);
    let grades: Vec<String> = grades
        .map(|(grade, count)| match grade {
            Some(grade) => format!("{} {count}", grade.words().0),
            None => format!("ungraded {count}"),
        })
        .collect();
    b.text_field("Sources", Some(grades.join(" · ")));
    let disputed: Words =
        trust
            .disputed
            .iter()
            .enumerate()
            .fold(Words::new(), |mut words, (i, event)| {
                if b.has_room_within() {
                    words.extend((i > 0).then(|| plain(", ")));
                    words.push(b.link_by_label(*event));
                    words.extend(b.caveats(*event));
                }
                words
            });
    b.field("Disputed", disputed);
    b.text_field("Later", later(&trust));
    let file = b.library.briefing(briefing);
    b.text_field("As of", file.and_then(|file| day::caution(file, b.dates)));
    b.text_field("Withheld", Some(b.library.withheld().words()));
}

/// What came after the day of the picture, and what only became known after it.
fn later(trust: &Trust) -> Option<String> {
    let events = |count: usize| match count {
        1 => "1 event".to_owned(),
        count => format!("{count} events"),
    };
    let did = match (trust.came_later, trust.known_later) {
        (0, 0) => return None,
        (0, known) => format!("{} became known", events(known)),
        (came, 0) => format!("{} came", events(came)),
        (came, known) => format!("{} came, and {known} became known,", events(came)),
    };
    Some(format!("{did} after the day whose picture this is"))
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
