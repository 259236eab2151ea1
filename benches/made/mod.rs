//! Made briefings: as large as wished, the same in every run, without problems, and with a bit of everything that
//! costs time: ids that lead somewhere, wiki links in prose, dates of all forms, quotes, blocks, several kinds.
#![allow(dead_code, reason = "each bench makes what it measures")]

use std::fmt::Write;

/// A library file with the actors that the made briefings share.
pub(crate) fn shared() -> String {
    let mut out = String::from("kind: library\ntlp: CLEAR\nactors:\n");
    for number in 0..ACTORS {
        let (first, second) = (word(number), word(number + 7));
        let _ = write!(
            out,
            "  common-{number}:\n    name: {first} of {second}\n    kind: state\n    aliases: [{first}, The {second}]\n"
        );
    }
    out
}

/// A briefing of at least `bytes` bytes, and hardly more.
pub(crate) fn briefing(number: usize, bytes: usize) -> String {
    let mut rounds = (bytes / 3200).max(1);
    loop {
        let text = of_rounds(number, rounds);
        if text.len() >= bytes {
            return text;
        }
        rounds = (rounds + 1).max(rounds * bytes / text.len());
    }
}

/// A briefing of so many actors with a name and nothing else: 66 bytes each.
pub(crate) fn names(count: usize) -> String {
    let mut out = String::from("title: Names\ntlp: GREEN\nactors:\n");
    for i in 0..count {
        let _ = writeln!(out, "  actor-{i}: {{name: \"{}\", kind: group}}", name(i));
    }
    out
}

/// The name of one of these.
pub(crate) fn name(i: usize) -> String {
    let random = &mut Random::new(i as u64 + 1);
    format!("{} {i}", title(random))
}

/// A briefing of so many events that follow each other, of some 550 bytes each.
pub(crate) fn events(count: usize) -> String {
    let random = &mut Random::new(1);
    let mut out = String::from("title: Events\ntlp: GREEN\nevents:\n");
    for i in 0..count {
        let _ = write!(
            out,
            "  - id: event-{i}\n    title: \"{} {i}\"\n    date: {}-{:02}-{:02}\n    importance: {}\n    text: >\n      {}\n",
            title(random),
            1900 + i * 120 / count,
            1 + i % 12,
            1 + i % 28,
            1 + i % 3,
            event_prose(random, count),
        );
    }
    out
}

/// A briefing with a talk of so many slides, the title slide first, each with notes.
pub(crate) fn talk(slides: usize) -> String {
    let random = &mut Random::new(1);
    let each = slides.div_ceil(SHOWN.len());
    let mut out = format!(
        "title: {}\ntlp: GREEN\nas_of: 2015-03-11\nbluf: {}, and [[actor-0]] had it first.\n",
        talk_title(slides),
        title(random)
    );
    for (kind, entry) in TOLD {
        let _ = writeln!(out, "{kind}:");
        for i in 0..each {
            entry(&mut out, i, each, random);
        }
    }
    out += "slides:\n  - {show: title, notes: Good morning.}\n";
    for i in 1..slides {
        let (shown, n) = (SHOWN[i % SHOWN.len()], i / SHOWN.len());
        let _ = writeln!(
            out,
            "  - {{show: {shown} {shown}-{n}, title: \"{} {i}\", minutes: 1, notes: \"Say that [[event-{n}]] is no secret.\"}}",
            word(random.below(99)),
        );
    }
    out
}

/// The title of such a talk.
pub(crate) fn talk_title(slides: usize) -> String {
    format!("A talk of {slides} slides")
}

/// What its slides show, in turns.
const SHOWN: [&str; 4] = ["actor", "event", "judgement", "option"];

const TOLD: [(&str, Entry); 4] = [
    ("actors", |out, i, each, random| {
        let _ = writeln!(
            out,
            "  actor-{i}: {{name: {} {i}, kind: group, summary: \"{}.\", relations: [ally-of actor-{}]}}",
            title(random),
            title(random),
            (i + 1) % each.max(2),
        );
    }),
    ("events", |out, i, each, random| {
        let _ = writeln!(
            out,
            "  - {{id: event-{i}, title: \"{} {i}\", date: {}, actors: [actor-{}], text: \"{}.\"}}",
            title(random),
            date(i),
            random.below(each),
            title(random),
        );
    }),
    ("judgements", |out, i, each, random| {
        let _ = writeln!(
            out,
            "  judgement-{i}: {{text: \"{}.\", likelihood: likely, confidence: low, for: [event-{}, event-{i}]}}",
            title(random),
            (i + 1) % each.max(2),
        );
    }),
    ("options", |out, i, _, random| {
        let _ = writeln!(
            out,
            "  option-{i}: {{title: {} {i}, status: proposed, ratings: {{effect: {}, cost: 2}}, pros: [{}], cons: [{}]}}",
            title(random),
            1 + i % 5,
            title(random),
            title(random),
        );
    }),
];

/// Sentences that name other events.
fn event_prose(random: &mut Random, count: usize) -> String {
    let sentence = |_| {
        format!(
            "{}, and [[event-{}]] had it from {}, who was there at the time; of this there is no other account.",
            title(random),
            random.below(count),
            word(random.below(99))
        )
    };
    (0..3).map(sentence).collect::<Vec<_>>().join("\n      ")
}

/// How many actors the library file has.
const ACTORS: usize = 40;

/// A briefing with so many entries of each kind.
fn of_rounds(number: usize, rounds: usize) -> String {
    let random = &mut Random::new(number as u64 + 1);
    let mut out = format!(
        "title: \"Briefing {number}: {}\"\ntlp: GREEN\nas_of: 2015-0{}-11\nauthors: [made]\nbluf: >\n  {}\n",
        title(random),
        1 + number % 9,
        prose(random, rounds, 3, "\n  "),
    );
    for (name, entry) in KINDS {
        let _ = writeln!(out, "\n{name}:");
        for i in 0..rounds {
            entry(&mut out, i, rounds, random);
        }
    }
    out
}

type Entry = fn(&mut String, usize, usize, &mut Random);

const KINDS: [(&str, Entry); 8] = [
    ("sources", source),
    ("actors", actor),
    ("events", event),
    ("statements", statement),
    ("evidence", evidence),
    ("questions", question),
    ("judgements", judgement),
    ("options", option),
];

fn source(out: &mut String, i: usize, _: usize, random: &mut Random) {
    let _ = write!(
        out,
        "  source-{i}:\n    title: \"{}\"\n    publisher: {}\n    date: {}\n    url: https://example.org/{i}/report.html\n    kind: news\n    reliability: B\n",
        title(random),
        word(random.below(99)),
        date(i),
    );
}

fn actor(out: &mut String, i: usize, rounds: usize, random: &mut Random) {
    let _ = write!(
        out,
        "  actor-{i}:\n    name: {}\n    kind: group\n    aliases: [{}, \"{} — {i}\"]\n    summary: {}\n    relations:\n      - part-of common-{}\n      - {{kind: ally-of, to: actor-{}, status: disputed, sources: source-{}#p. 3}}\n",
        title(random),
        word(i),
        word(i + 3),
        prose(random, rounds, 1, " "),
        random.below(ACTORS),
        random.below(rounds),
        random.below(rounds),
    );
}

fn event(out: &mut String, i: usize, rounds: usize, random: &mut Random) {
    let n = random.below(rounds);
    let _ = write!(
        out,
        "  - id: event-{i}\n    title: \"{}\"\n    date: {}\n    importance: {}\n    actors: [actor-{n}, common-{}]\n    text: >\n      {}\n    sources: [source-{n}, source-{}#§ {i}]\n",
        title(random),
        date(i + n),
        1 + i % 3,
        random.below(ACTORS),
        prose(random, rounds, 2, "\n      "),
        random.below(rounds),
    );
    let _ = writeln!(out, "  - {}: {} {i}", date(i), title(random));
}

fn statement(out: &mut String, i: usize, rounds: usize, random: &mut Random) {
    let _ = write!(
        out,
        "  statement-{i}:\n    by: actor-{}\n    date: {}\n    quote: \"{}\"\n    about: event-{}\n    sources: source-{}#{i}\n",
        random.below(rounds),
        date(i),
        title(random),
        random.below(rounds),
        random.below(rounds),
    );
}

fn evidence(out: &mut String, i: usize, rounds: usize, random: &mut Random) {
    let _ = writeln!(
        out,
        "  evidence-{i}: {{text: \"{}\", credibility: {}, relevance: high, sources: [source-{}]}}",
        prose(random, rounds, 1, " "),
        1 + i % 6,
        random.below(rounds),
    );
}

fn question(out: &mut String, i: usize, rounds: usize, random: &mut Random) {
    let _ = write!(
        out,
        "  question-{i}:\n    text: {}?\n    hypotheses:\n      first: {}\n      second: {}\n    matrix:\n      evidence-{i}: C I\n      statement-{}: II CC\n",
        title(random),
        title(random),
        title(random),
        random.below(rounds),
    );
}

fn judgement(out: &mut String, i: usize, rounds: usize, random: &mut Random) {
    let _ = write!(
        out,
        "  judgement-{i}:\n    text: {}\n    likelihood: likely\n    confidence: moderate\n    why: |\n      {}\n    for: [evidence-{}, event-{}]\n    against: statement-{}\n    alternatives: question-{}.second\n",
        prose(random, rounds, 1, " "),
        prose(random, rounds, 2, "\n      "),
        random.below(rounds),
        random.below(rounds),
        random.below(rounds),
        random.below(rounds),
    );
}

fn option(out: &mut String, i: usize, rounds: usize, random: &mut Random) {
    let _ = write!(
        out,
        "  option-{i}:\n    title: {}\n    status: under-discussion\n    ratings: {{effect: {}, feasibility: 3}}\n    pros: {}\n    precedents: event-{}\n    see_also: [judgement-{}]\n",
        title(random),
        1 + i % 5,
        prose(random, rounds, 1, " "),
        random.below(rounds),
        random.below(rounds),
    );
}

fn title(random: &mut Random) -> String {
    let (a, b, c) = (random.below(99), random.below(99), random.below(99));
    format!(
        "{} {} the {} {}",
        word(a),
        VERBS[a % VERBS.len()],
        word(b).to_lowercase(),
        word(c).to_lowercase()
    )
}

/// Sentences with wiki links, one to a line.
fn prose(random: &mut Random, rounds: usize, sentences: usize, end: &str) -> String {
    let sentence = |_| {
        let n = random.below(rounds);
        let link = match random.below(5) {
            0 => format!("[[actor-{n}]]"),
            1 => format!("[[event-{n}|what *happened*]]"),
            2 => "**nobody**".to_owned(),
            _ => "the embassy’s own people".to_owned(),
        };
        format!(
            "{}, and {link} had it from {}, who was there at the time; of this there is no other account.",
            title(random),
            word(n)
        )
    };
    let sentences: Vec<String> = (0..sentences).map(sentence).collect();
    sentences.join(end)
}

/// EDTF of levels 0 and 1.
fn date(i: usize) -> String {
    let (year, month, day) = (1990 + i % 35, 1 + i % 12, 1 + i % 28);
    match i % 5 {
        0 => format!("{year}"),
        1 => format!("{year}-{month:02}"),
        2 => format!("{year}-{month:02}?"),
        3 => format!("{year}-{month:02}-{day:02}/{}", year + 1),
        _ => format!("{year}-{month:02}-{day:02}"),
    }
}

fn word(i: usize) -> &'static str {
    const WORDS: [&str; 24] = [
        "Lazarus",
        "Sandworm",
        "Aurora",
        "Pipeline",
        "Baltic",
        "Harbour",
        "Élysée",
        "Cable",
        "Election",
        "Ghost",
        "Cobalt",
        "Winter",
        "Border",
        "Ransom",
        "Satellite",
        "Kraków",
        "Phantom",
        "Refinery",
        "Northern",
        "Chemical",
        "Archive",
        "Dragon",
        "Télébots",
        "Ministry",
    ];
    WORDS[i % WORDS.len()]
}

const VERBS: [&str; 7] = [
    "attacks",
    "denies",
    "watches",
    "reports on",
    "leaves",
    "buys",
    "answers",
];

/// A linear congruential generator (Knuth's MMIX constants): the same in every run.
struct Random(u64);

impl Random {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}
