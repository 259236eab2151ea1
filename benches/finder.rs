//! What a letter typed in the finder costs among 100,000 names, and over the texts of as many entries, against other
//! matchers and a bare scan in the same run, and how far the order agrees with `SkimMatcherV2` asked about every name.
//!
//! `cargo bench --bench finder` prints one table; with `-- texts` only what texts cost. One thread; the names and the
//! queries are the same in every run. Compare the columns, not the runs.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

use std::cmp::Reverse;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use bluf::facade::{
    Dates, Depth, Gathered, LabelKind, Labels, Library, Request, Search, Searcher, Shell,
    SourceFile, Text, Theme, by_score, embedded, fold, key,
};
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

const NAMES: usize = 100_000;
const KEEP: usize = 50;
/// Names typed out for the full scans, which are slow.
const TYPED: usize = 24;
/// Names typed out for the session, so that its 99th percentile means something.
const TYPED_IN_SESSION: usize = 400;
/// Names typed out on a screen.
const TYPED_IN_SCREEN: usize = 60;

/// The argument that leaves out all but texts.
const TEXTS: &str = "texts";

fn main() {
    if std::env::args().any(|arg| arg == TEXTS) {
        return texts();
    }
    let names = names();
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let bytes: usize = folded.iter().map(String::len).sum();
    println!(
        "{NAMES} names, {:.1} MB, keep {KEEP}, one thread",
        bytes as f64 / 1e6
    );

    let started = Instant::now();
    let labels = Arc::new(build(&names));
    println!("built in {:.1} ms\n", millis(started.elapsed()));

    println!(
        "{:<42}{:>8}{:>8}{:>8}{:>8}{:>8}",
        "ms a letter", "n", "p50", "p95", "p99", "max"
    );
    let (typing, erasing) = session(&labels, &typed(&names, TYPED_IN_SESSION));
    row("finder: a letter typed", typing);
    row("finder: a letter erased", erasing);

    let queries = prefixes(&typed(&names, TYPED));
    let (ours, scores) = timed(&queries, |query| by_score(&labels, query, KEEP));
    row("finder: score only, without narrowing", ours);
    let (times, all) = timed(&queries, |query| skim(&folded, query));
    row("SkimMatcherV2 on all", times);
    row(
        "nucleo-matcher on all",
        timed(&queries, |query| nucleo(&folded, query)).0,
    );
    row(
        "memmem, substrings only",
        timed(&queries, |query| memmem(&folded, query)).0,
    );

    let wrong: Vec<String> = typed(&names, 100)
        .iter()
        .map(|name| exchange(name))
        .collect();
    row(
        "finder: two letters exchanged, pasted",
        timed(&wrong, |query| {
            Search::new(Arc::clone(&labels))
                .query(query, KEEP, &|_| 0)
                .to_vec()
        })
        .0,
    );

    let places: usize = all.iter().map(Vec::len).sum();
    let same = |one: &[(u32, i64)], other: &[(u32, i64)]| {
        one.iter()
            .zip(other)
            .filter(|(one, other)| one == other)
            .count()
    };
    let agree: usize = scores
        .iter()
        .zip(&all)
        .map(|(ours, all)| same(ours, all))
        .sum();
    println!(
        "\nfirst {KEEP} as SkimMatcherV2 on all: {:.2} % of {places} places",
        100.0 * agree as f64 / places as f64
    );
    texts();
    bundled();
}

/// Names typed out over the texts.
const TYPED_IN_TEXTS: usize = 100;

/// What a letter costs over names and texts of as many entries, and the bare scan of the same text.
fn texts() {
    let library = Arc::new(Library::load(
        vec![SourceFile::named("texts.yaml", &*written())],
        Vec::new(),
    ));
    let gathered = Arc::new(Gathered::with(Dates::Iso));
    let (gathering, (written, folded)) = time(|| gathered.of(&library).memory());
    println!(
        "\n{} entries with texts: {:.1} MB as written, {:.1} MB folded with where words begin; gathered in {:.0} ms",
        library.entries().len(),
        written as f64 / 1e6,
        folded as f64 / 1e6,
        millis(gathering)
    );
    let typed = typed_in_texts();
    let mut searcher = Searcher::default();
    let mut answer = |typed: &str| {
        searcher.answer(&Request {
            number: 0,
            library: library.clone(),
            open: Text::line("texts"),
            typed: typed.to_owned(),
            cursor: typed.len(),
            texts: gathered.clone(),
        })
    };
    answer("warm");
    let (mut letters, mut found) = (Vec::new(), 0);
    for query in &typed {
        for prefix in prefixes(std::slice::from_ref(query)) {
            let (took, results) = time(|| answer(&prefix));
            letters.push(took);
            found += results.found.len();
        }
    }
    row("finder: a letter over names and texts", letters);
    let folded = gathered.of(&library).folded();
    let queries = prefixes(&typed);
    let scan = |query: &str| {
        let words = query.split(' ').map(fold);
        let counts = words.map(|word| {
            let finder = memchr::memmem::Finder::new(&word);
            finder.find_iter(folded.as_bytes()).count()
        });
        counts.sum::<usize>()
    };
    row(
        "memmem, each word over the same text",
        timed(&queries, scan).0,
    );
    let bad = [
        ("one letter", "a".to_owned()),
        ("two letters", "in".to_owned()),
        ("only filters", "kind:event after:2014".to_owned()),
        (
            "200 words",
            typed
                .join(" ")
                .split(' ')
                .cycle()
                .take(200)
                .collect::<Vec<_>>()
                .join(" "),
        ),
        ("10 kB pasted", "lorem ipsum dolor ".repeat(10_000 / 18)),
    ];
    for (what, query) in bad {
        let times = (0..20).map(|_| {
            answer("");
            time(|| answer(&query)).0
        });
        row(&format!("finder, {what}"), times.collect());
    }
    println!("{found} results");
}

/// Some words of the texts, as they are typed.
fn typed_in_texts() -> Vec<String> {
    let mut random = Random(5);
    let words = |random: &mut Random| WORDS[random.below(WORDS.len())];
    let typed = (0..TYPED_IN_TEXTS).map(|number| match number % 3 {
        0 => words(&mut random).to_owned(),
        1 => format!("{} {}", words(&mut random), words(&mut random)),
        _ => format!("{} {}", words(&mut random), &MADE[random.below(MADE.len())]),
    });
    typed.collect()
}

/// Words that stand in many texts.
const WORDS: [&str; 24] = [
    "attack",
    "ministry",
    "sanction",
    "network",
    "statement",
    "evidence",
    "according",
    "officials",
    "malware",
    "the",
    "in",
    "government",
    "cyber",
    "report",
    "north",
    "campaign",
    "intrusion",
    "an",
    "disclosed",
    "operators",
    "between",
    "leaked",
    "payment",
    "energy",
];

/// Words that stand in few.
const MADE: [&str; 8] = [
    "kestrel", "zephyr", "quorum", "obsidian", "tungsten", "marzipan", "yonder", "juniper",
];

/// A briefing of as many events, each with some 400 bytes of text.
fn written() -> String {
    let mut random = Random(11);
    let names = names();
    let mut yaml = String::from("title: Texts\ntlp: CLEAR\nevents:\n");
    for (number, name) in names.iter().enumerate() {
        let name = name.replace(':', "");
        yaml.push_str(&format!("  - {{id: e{number}, title: {name}, text: "));
        for place in 0..55 {
            let word = match random.below(400) {
                0 => MADE[random.below(MADE.len())],
                _ if place % 3 == 0 => "of",
                _ => WORDS[random.below(WORDS.len())],
            };
            yaml.push_str(word);
            yaml.push(' ');
        }
        yaml.push_str("end}\n");
    }
    yaml
}

/// What a key costs in the finder of the program, over the bundled briefings.
fn bundled() {
    let library = Library::load(embedded::files(), Vec::new());
    let (opening, labels) = time(|| bluf::facade::labels(&library));
    println!(
        "\nbundled briefings: {} labels of {} entries, built in {:.1} ms",
        labels.len(),
        library.entries().len(),
        millis(opening)
    );
    let titles: Vec<String> = library
        .entries()
        .map(|(_, entry)| entry.title.to_string())
        .collect();
    let (typing, erasing) = session(&Arc::new(labels), &typed(&titles, TYPED_IN_SESSION));
    row("finder, bundled: a letter typed", typing);
    row("finder, bundled: a letter erased", erasing);
    screen(library, &typed(&titles, TYPED_IN_SCREEN));
}

/// What a letter costs from the key to the bytes of the frame, at 200×50.
fn screen(library: Library, typed: &[String]) {
    let theme = Theme::named(Some("dark"), None).unwrap().at(Depth::True);
    let area = Rect::new(0, 0, 200, 50);
    let mut shell = Shell::new(library, Text::line(""), theme, area.as_size());
    let options = TerminalOptions {
        viewport: Viewport::Fixed(area),
    };
    let backend = CrosstermBackend::new(std::io::sink());
    let mut terminal = Terminal::with_options(backend, options).unwrap();
    let (mut keys, mut frames) = (Vec::new(), Vec::new());
    for name in typed {
        for key in key::parse("<c-p><c-u>").unwrap() {
            shell.key(key);
        }
        for letter in name.chars().filter(|letter| *letter != '<') {
            let key = key::parse(&letter.to_string()).unwrap()[0];
            keys.push(time(|| shell.key(key)).0);
            let drawn = || {
                terminal
                    .draw(|frame| shell.draw(frame.buffer_mut()))
                    .is_ok()
            };
            frames.push(time(drawn).0);
        }
        shell.key(key::parse("<esc>").unwrap()[0]);
    }
    row("finder, on the screen: the key", keys);
    row("finder, on the screen: its frame", frames);
}

fn build(names: &[String]) -> Labels {
    let mut builder = Labels::builder();
    for (owner, name) in (0_u32..).zip(names) {
        builder.push(owner, LabelKind::Title, name);
    }
    builder.build()
}

/// Types each name letter by letter, then erases it.
fn session(labels: &Arc<Labels>, typed: &[String]) -> (Vec<Duration>, Vec<Duration>) {
    let mut session = Search::new(Arc::clone(labels));
    let boost = |owner: u32| (owner % 7) as u8;
    let (mut typing, mut erasing) = (Vec::new(), Vec::new());
    for name in typed {
        let prefixes = prefixes(std::slice::from_ref(name));
        for query in &prefixes {
            typing.push(time(|| session.query(query, KEEP, &boost).len()).0);
        }
        for query in prefixes.iter().rev().skip(1) {
            erasing.push(time(|| session.query(query, KEEP, &boost).len()).0);
        }
        session.query("", KEEP, &boost);
    }
    (typing, erasing)
}

/// Every word of the query, as the finder takes it; one word is what `SkimMatcherV2` takes.
fn skim(names: &[String], query: &str) -> Vec<(u32, i64)> {
    let matcher = SkimMatcherV2::default();
    let words: Vec<&str> = query.split(' ').collect();
    let score = |name: &str| -> Option<i64> {
        words
            .iter()
            .map(|word| matcher.fuzzy_match(name, word))
            .sum()
    };
    let scored = (0_u32..).zip(names);
    first(
        scored
            .filter_map(|(number, name)| Some((number, score(name)?)))
            .collect(),
    )
}

fn nucleo(names: &[String], query: &str) -> Vec<(u32, i64)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::parse(query, CaseMatching::Ignore, Normalization::Never);
    let mut buffer = Vec::new();
    let mut scored = Vec::new();
    for (number, name) in (0_u32..).zip(names) {
        if let Some(score) = pattern.score(Utf32Str::new(name, &mut buffer), &mut matcher) {
            scored.push((number, i64::from(score)));
        }
    }
    first(scored)
}

fn memmem(names: &[String], query: &str) -> Vec<(u32, i64)> {
    let finder = memchr::memmem::Finder::new(query);
    let scored = (0_u32..).zip(names);
    first(
        scored
            .filter_map(|(number, name)| Some((number, -(finder.find(name.as_bytes())? as i64))))
            .collect(),
    )
}

/// The best by score, equals in their own order.
fn first(mut scored: Vec<(u32, i64)>) -> Vec<(u32, i64)> {
    let order = |&(number, score): &(u32, i64)| (Reverse(score), number);
    if scored.len() > KEEP {
        scored.select_nth_unstable_by_key(KEEP, order);
        scored.truncate(KEEP);
    }
    scored.sort_unstable_by_key(order);
    scored
}

fn timed<T>(queries: &[String], mut ask: impl FnMut(&str) -> T) -> (Vec<Duration>, Vec<T>) {
    queries.iter().map(|query| time(|| ask(query))).unzip()
}

fn time<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let started = Instant::now();
    let result = black_box(work());
    (started.elapsed(), result)
}

fn row(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |share: f64| millis(times[((times.len() - 1) as f64 * share) as usize]);
    let (p50, p95, p99, max) = (at(0.5), at(0.95), at(0.99), at(1.0));
    println!(
        "{what:<42}{:>8}{p50:>8.2}{p95:>8.2}{p99:>8.2}{max:>8.2}",
        times.len()
    );
}

fn millis(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}

/// What people type for some of the names: its beginning, a later word, the first letters of
/// its words, letters from here and there.
fn typed(names: &[String], count: usize) -> Vec<String> {
    let mut random = Random(42);
    (0..count)
        .map(|number| {
            let name = fold(&names[random.below(names.len())]);
            let words: Vec<&str> = name.split(' ').collect();
            match number % 4 {
                0 => name.chars().take(16).collect(),
                1 => words[words.len() - 1].to_owned(),
                2 => words.iter().flat_map(|word| word.chars().take(2)).collect(),
                _ => name
                    .chars()
                    .filter(|letter| *letter != ' ' && random.below(3) > 0)
                    .take(10)
                    .collect(),
            }
        })
        .collect()
}

fn prefixes(typed: &[String]) -> Vec<String> {
    let ends = typed.iter().flat_map(|text| {
        text.char_indices()
            .map(move |(at, letter)| &text[..at + letter.len_utf8()])
    });
    ends.filter(|query| !query.ends_with(' '))
        .map(str::to_owned)
        .collect()
}

fn exchange(typed: &str) -> String {
    let mut letters: Vec<char> = typed.chars().collect();
    let middle = letters.len() / 2;
    letters.swap(middle, middle.saturating_sub(1));
    letters.into_iter().collect()
}

/// Names as they are in briefings: operations, groups, places, reports; mostly ASCII.
fn names() -> Vec<String> {
    const BEGIN: [&str; 16] = [
        "Operation",
        "The",
        "Ministry of",
        "Attack on",
        "Report:",
        "Group",
        "Bureau",
        "APT",
        "Embassy in",
        "Leak of",
        "Case",
        "Statement by",
        "Unit",
        "Théâtre",
        "Sanctions on",
        "Fall of",
    ];
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
        "Signal",
    ];
    const PARTS: [&str; 32] = [
        "ka", "ro", "ven", "li", "sto", "mar", "du", "shi", "pel", "gra", "no", "tek", "os", "ran",
        "vi", "bel", "cor", "ta", "ze", "mi", "fen", "al", "quo", "jas", "hu", "der", "yn", "wex",
        "bra", "su", "lon", "ge",
    ];
    let mut random = Random(7);
    let mut made: Vec<String> = (0..6000)
        .map(|_| {
            let parts: String = (0..2 + random.below(3))
                .map(|_| PARTS[random.below(PARTS.len())])
                .collect();
            parts[..1].to_uppercase() + &parts[1..]
        })
        .collect();
    made.extend(
        WORDS
            .iter()
            .flat_map(|word| std::iter::repeat_n((*word).to_owned(), 40)),
    );
    (0..NAMES)
        .map(|number| {
            let mut name = BEGIN[random.below(BEGIN.len())].to_owned();
            for _ in 0..2 + random.below(3) {
                name = name + " " + &made[random.below(made.len())];
            }
            if number % 5 == 0 {
                format!("{name} {}", 1990 + random.below(36))
            } else {
                name
            }
        })
        .collect()
}

/// A linear congruential generator (Knuth's MMIX constants): the same names in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}
