//! Files of any size, each of one shape that could cost more than it should: what is repeated in it, `n` times.

use std::fmt::Write;

/// A shape of a library, by its name and the files of a size.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    /// The names of the files and their texts.
    pub(crate) files: fn(usize) -> Vec<(String, String)>,
}

const HEAD: &str = "title: t\ntlp: CLEAR\n";
const EVENT: &str = "events:\n  - {id: e, title: e}\n";

/// What is made of each number below `n`.
fn each(n: usize, make: impl Fn(usize) -> String) -> String {
    (0..n).map(make).collect()
}

/// The same with commas between.
fn listed(n: usize, make: impl Fn(usize) -> String) -> String {
    let items: Vec<String> = (0..n).map(make).collect();
    items.join(", ")
}

fn one(text: String) -> Vec<(String, String)> {
    vec![("b.yaml".to_owned(), text)]
}

/// A briefing of these lines.
fn briefing(lines: String) -> Vec<(String, String)> {
    one(format!("{HEAD}{lines}"))
}

/// A briefing with one event and these lines.
fn with_event(lines: String) -> Vec<(String, String)> {
    one(format!("{HEAD}{EVENT}{lines}"))
}

/// Two numbers that multiply to `n`, more or less.
fn square(n: usize) -> usize {
    n.isqrt().max(1)
}

macro_rules! shapes {
    ($($name:literal: |$n:ident| $files:expr;)+) => {
        /// All shapes.
        pub(crate) const SHAPES: &[Shape] = &[$(Shape { name: $name, files: |$n| $files }),+];
    };
}

shapes! {
    "links in one paragraph": |n| with_event(format!("bluf: >\n  {}\n", "[[e]] ".repeat(n)));
    "links in one line of quotes and escapes": |n| with_event(format!("bluf: \"{}\"\n", "[[e]] \\u0041 ".repeat(n)));
    "links that are written by escapes": |n| with_event(format!("bluf: \"{}\"\n", "[\\x5be]] ".repeat(n)));
    "links in lines of a paragraph": |n| with_event(format!("bluf: |\n{}", "  [[e]] a\n".repeat(n)));
    "links in sentences": |n| with_event(format!("bluf: |\n{}", "  See [[e]] now.\n".repeat(n)));
    "links in paragraphs": |n| with_event(format!("bluf: |\n{}", "  See [[e]].\n\n".repeat(n)));
    "links in a title": |n| briefing(format!("events:\n  - {{id: e, title: e}}\n  - \"{}\"\n", "[[e]] ".repeat(n)));
    "links in the title of what other titles name": |n| briefing(format!("events:\n  - {{id: e, title: \"{}\"}}\n{}", "word ".repeat(n), "  - \"[[e]]\"\n".repeat(n)));
    "links to nothing in one line": |n| with_event(format!("bluf: {}\n", each(n, |i| format!("a [[x{i}]] "))));
    "links to one thing that is not there": |n| with_event(format!("bluf: {}\n", "a [[x]] ".repeat(n)));
    "links that are no ids": |n| with_event(format!("bluf: {}\n", "a [[No Id]] ".repeat(n)));
    "brackets that open": |n| with_event(format!("bluf: \"{}\"\n", "[[a ".repeat(n)));
    "stars that open": |n| with_event(format!("bluf: \"{}\"\n", "*a **b ".repeat(n)));

    "events without id and with one title": |n| briefing(format!("events:\n{}", "  - x\n".repeat(n)));
    "events without id and without Latin letters": |n| briefing(format!("events:\n{}", "  - 북한\n".repeat(n)));
    "events by date": |n| briefing(format!("events:\n{}", each(n, |i| format!("  - 2014-12-{:02}: event {i}\n", i % 28 + 1))));
    "events with ids": |n| briefing(format!("events:\n{}", each(n, |i| format!("  - {{id: e{i}, title: Event {i}, date: 2014-12, text: Words}}\n"))));
    "events with one id": |n| briefing(format!("events:\n{}", "  - {id: e, title: e}\n".repeat(n)));
    "events in one line": |n| briefing(format!("events: [{}]\n", listed(n, |i| format!("e{i}"))));
    "a chain of events": |n| briefing(format!("events:\n  - {{id: e0, title: e, date: 2014}}\n{}", each(n, |i| format!("  - {{id: e{}, title: e, after: e{i}}}\n", i + 1))));
    "a chain of events from its end": |n| briefing(format!("events:\n{}  - {{id: e{n}, title: e}}\n", each(n, |i| format!("  - {{id: e{i}, title: e, after: e{}}}\n", i + 1))));
    "a chain of events that come after two": |n| briefing(format!("events:\n  - {{id: e0, title: e, date: 2014}}\n{}", each(n, |i| format!("  - {{id: e{}, title: e, after: [e{i}, e{}]}}\n", i + 1, i / 2))));
    "a circle of events": |n| briefing(format!("events:\n{}", each(n, |i| format!("  - {{id: e{i}, title: e, after: e{}}}\n", (i + 1) % n))));
    "events that come after themselves": |n| briefing(format!("events:\n{}", each(n, |i| format!("  - {{id: e{i}, title: e, after: e{i}}}\n"))));
    "events after one": |n| briefing(format!("events:\n  - {{id: a, title: a, date: 2014}}\n{}", each(n, |i| format!("  - {{id: e{i}, title: e, after: a}}\n"))));
    "events before one": |n| briefing(format!("events:\n  - {{id: a, title: a, date: 2014}}\n{}", each(n, |i| format!("  - {{id: e{i}, title: e, before: a}}\n"))));
    "an event after many": |n| briefing(format!("events:\n{}  - {{title: z, after: [{}]}}\n", each(n, |i| format!("  - {{id: e{i}, title: e, date: 2014}}\n")), listed(n, |i| format!("e{i}"))));
    "one event whose date contradicts the order": |n| briefing(format!("events:\n{}  - {{id: z, title: z, date: 2014, after: [{}]}}\n", each(n, |i| format!("  - {{id: e{i}, title: e, date: 2015}}\n")), listed(n, |i| format!("e{i}"))));
    "dates that contradict the order": |n| briefing(format!("events:\n  - {{id: a, title: a, date: 2015}}\n{}", each(n, |i| format!("  - {{id: e{i}, title: e, date: 2014, after: a}}\n"))));

    "tags in one line": |n| with_event(format!("tags: [{}]\n", listed(n, |i| format!("t{i}"))));
    "tags of YAML in one line": |n| with_event(format!("tags: [{}]\n", "!a, ".repeat(n)));
    "words that hide something, in one line": |n| with_event(format!("tags: [{}]\n", "a\u{200b}, ".repeat(n)));
    "words that YAML takes for others, in one line": |n| with_event(format!("authors: [{}]\n", "NO, ".repeat(n)));
    "ids of nothing in one line": |n| with_event(format!("see_also: [{}]\n", listed(n, |i| format!("b{i}"))));
    "no ids in one line": |n| with_event(format!("see_also: [{}]\n", listed(n, |i| format!("B{i}"))));
    "wrong slides in one line": |n| with_event(format!("slides: [{}]\n", "timelin, ".repeat(n)));
    "comments that cut": |n| briefing(format!("events:\n{}", "  - a #4\n".repeat(n)));

    "lines that are no YAML": |n| briefing(format!("events:\n{}", "  - title: a: b\n".repeat(n)));
    "lines that are no YAML, among others": |n| briefing(format!("events:\n{}", "  - title: a: b\n  - fine\n  - {title: fine, text: fine}\n".repeat(n)));
    "brackets that are not closed": |n| briefing(format!("events:\n{}", "  - {title: a, x: [}\n".repeat(n)));
    "a quote that is not closed": |n| briefing(format!("events:\n  - \"{}", "a b c\n    ".repeat(n)));
    "brackets that only open": |n| briefing(format!("events:\n  - {}", "[".repeat(n)));
    "tabs": |n| briefing(format!("events:\n{}", "\t- a\n".repeat(n)));
    "claims that nobody makes": |n| briefing(format!("actors: {{a: A}}\nevents:\n  - title: e\n    attribution:\n{}", "      - {to: a}\n".repeat(n)));
    "techniques that are none": |n| briefing(format!("events: [{{title: e, techniques: [{}]}}]\n", listed(n, |i| format!("X{i}"))));
    "names in letters of two scripts": |n| briefing(format!("actors: {{a: {{name: A, aliases: [{}]}}}}\nevents: [e]\n", listed(n, |i| format!("\u{430}b{i}"))));
    "names that look alike": |n| briefing(format!("actors:\n{}events: [e]\n", each(n, |i| format!("  a{i}: {{name: N{i}, aliases: [NO1{i}, N0l{i}]}}\n"))));
    "rows that tell nothing apart": |n| briefing(format!("evidence:\n{}questions:\n  q:\n    text: q\n    hypotheses: {{h: h, k: k}}\n    matrix:\n{}", each(n, |i| format!("  v{i}: v\n")), each(n, |i| format!("      v{i}: C C\n"))));
    "hypotheses that nothing counts against": |n| briefing(format!("evidence: {{v: v}}\nquestions:\n  q:\n    text: q\n    hypotheses: {{{}}}\n    matrix: {{v: {{h0: C, h1: N}}}}\n", listed(n, |i| format!("h{i}: h"))));
    "judgements on one event with many sources": |n| briefing(format!("sources: {{a: A}}\nevents: [{{id: e, title: e, sources: [{}]}}]\njudgements:\n{}", listed(n, |i| format!("a#{i}")), each(n, |i| format!("  j{i}: {{text: It is likely., likelihood: unlikely, confidence: high, for: e}}\n"))));
    "reasons that mix two measures": |n| with_event(format!("judgements:\n  j:\n    text: j\n    why:\n{}", "      - It is likely, with high confidence.\n".repeat(n)));
    "words of likelihood in one text": |n| with_event(format!("bluf: {}\njudgements: {{j: {{text: {}, likelihood: unlikely}}}}\n", "likely, with high confidence, ".repeat(n), "probably ".repeat(n)));
    "exceptions": |n| briefing(format!("events:\n{}", "  - {title: e, see_also: x, x-allow: {dangling: no, unsourced: no, bad-date: no}}\n".repeat(n)));
    "exceptions that cannot be understood": |n| briefing(format!("x-allow: {{{}}}\nevents: [e]\n", listed(n, |i| format!("x{i}: no"))));
    "keys that are no fields": |n| with_event(each(n, |i| format!("k{i}: 1\n")));
    "keys of one's own": |n| with_event(each(n, |i| format!("x-k{i}: 1\n")));
    "one key again and again": |n| with_event("x-k: 1\n".repeat(n));
    "keys of an entry that are no fields": |n| briefing(format!("events:\n  - title: a\n{}", each(n, |i| format!("    k{i}: 1\n"))));
    "one field of an entry again and again": |n| briefing(format!("events:\n  - title: a\n{}", "    kind: incident\n".repeat(n)));
    "items with nothing in them": |n| briefing(format!("events:\n  - a\n{}", "  -\n".repeat(n)));
    "entries that lack a field": |n| briefing(format!("events:\n{}", "  - {text: a}\n".repeat(n)));
    "deep nests": |n| with_event(format!("x-a:\n{}", format!("  - {}{}\n", "[".repeat(55), "]".repeat(55)).repeat(n / 50 + 1)));
    "anchors": |n| briefing(format!("events:\n{}", each(n, |i| format!("  - &a{i} x\n"))));
    "aliases of what holds a text that is written at length": |n| briefing(format!("events:\n  - &e {{title: a, text: \"{}[[x]] [[No Id]]\"}}\n{}", "\\\n      ".repeat(n), "  - *e\n".repeat(n / 4)));
    "aliases of a list": |n| briefing(format!("events:\n  - {{title: a, tags: &t [{}]}}\n{}", listed(n, |i| format!("t{i}")), "  - {title: b, tags: *t}\n".repeat(n / 4)));
    "merged maps": |n| briefing(format!("x-a: &a {{{}}}\nevents:\n  - {{title: a, <<: *a}}\n", listed(n, |i| format!("k{i}: 1"))));
    "documents": |n| with_event("---\na: b\n".repeat(n));

    "ids of nothing among many ids": |n| briefing(format!("events:\n{}", each(n, |i| format!("  - {{id: event-{i}, title: e, after: evnt-{i}}}\n"))));
    "misspelt fields": |n| briefing(format!("events:\n{}", "  - {title: e, txet: a, acotrs: b}\n".repeat(n)));
    "a map in one line": |n| with_event(format!("actors: {{{}}}\n", listed(n, |i| format!("a{i}: A"))));
    "a map in one line with one key": |n| with_event(format!("actors: {{{}}}\n", "a: A, ".repeat(n)));
    "comments": |n| with_event("# a\n".repeat(n));
    "empty lines": |n| with_event("\n".repeat(n));
    "lines that end as on Windows": |n| briefing(format!("events:\r\n{}", "  - {title: a, txet: b}\r\n".repeat(n)));
    "statements of one actor": |n| with_event(format!("actors: {{a: A}}\nstatements:\n{}", each(n, |i| format!("  s{i}: {{by: a, quote: Words}}\n"))));
    "evidence": |n| with_event(format!("evidence:\n{}", each(n, |i| format!("  v{i}: {{text: V, sources: s{i}}}\n"))));
    "sources of one address": |n| with_event(format!("sources:\n{}", each(n, |i| format!("  s{i}: {{title: S, url: https://example.org/a}}\n"))));
    "actors with one name": |n| with_event(format!("actors:\n{}", each(n, |i| format!("  a{i}: {{name: Name, aliases: [Other]}}\n"))));
    "tags that are nearly one": |n| with_event(format!("tags: [{}]\n", listed(n, |i| format!("tag-number-{i}"))));
    "actors of one event": |n| briefing(format!("actors:\n{}events:\n  - {{title: e, actors: [{}]}}\n", each(n, |i| format!("  a{i}: A\n")), listed(n, |i| format!("a{i}"))));
    "events of one actor": |n| briefing(format!("actors: {{a: A}}\nevents:\n{}", each(n, |i| format!("  - {{title: e, date: {}, actors: a}}\n", 1000 + i % 1000))));
    "slides of entries": |n| briefing(format!("events:\n{}slides:\n{}", each(n, |i| format!("  - {{id: e{i}, title: e{i}, notes: n}}\n")), each(n, |i| format!("  - {{show: event e{i}, notes: n, minutes: 1}}\n"))));
    "slides under titles of their own": |n| briefing(format!("events:\n{}slides:\n{}", each(n, |i| format!("  - {{id: e{i}, title: e{i}}}\n")), each(n, |i| format!("  - {{show: timeline, title: t{i}}}\n"))));
    "sections": |n| with_event(format!("slides:\n{}", each(n, |i| format!("  - {{section: s{i}, minutes: 1}}\n  - {{show: timeline, minutes: 2}}\n"))));
    "events on a timeline with gaps": |n| briefing(format!("events:\n{}slides: [timeline]\n", each(n, |i| format!("  - {{title: e{i}, date: {}}}\n", 1000 + i * 3))));
    "entries of a decision": |n| briefing(format!("options:\n{}slides: ['decision {}']\n", each(n, |i| format!("  o{i}: {{title: o{i}, ratings: {{effect: 2}}}}\n")), listed(n, |i| format!("o{i}")).replace(',', "")));
    "slides": |n| with_event(format!("slides:\n{}", "  - {title: s, show: timeline}\n".repeat(n)));

    "a long text": |n| briefing(format!("events:\n  - title: a\n    text: >\n{}", "      Some words of a sentence that is here.\n".repeat(n)));
    "a long text in one line": |n| briefing(format!("events:\n  - title: a\n    text: {}x\n", "Some words of a sentence. ".repeat(n)));
    "a long word": |n| briefing(format!("events:\n  - title: a\n    text: {}\n", "a".repeat(n)));
    "a long title": |n| briefing(format!("events:\n  - {}\n", "word ".repeat(n)));
    "a tower of accents": |n| briefing(format!("events:\n  - title: a\n    text: a{}\n", "\u{301}".repeat(n)));
    "quotes in quotes": |n| briefing(format!("events:\n  - title: a\n    text: |\n{}", "      > > > > a\n".repeat(n)));

    "actors": |n| with_event(format!("actors:\n{}", each(n, |i| format!("  a{i}: Name {i}\n"))));
    "names of an actor": |n| with_event(format!("actors:\n  a:\n    name: A\n    aliases: [{}]\n", listed(n, |i| format!("Alias {i}"))));
    "relations of one actor": |n| with_event(format!("actors:\n{}  a:\n    name: A\n    relations:\n{}", each(n, |i| format!("  b{i}: B\n")), each(n, |i| format!("      - targets b{i}\n"))));
    "relations of each actor": |n| with_event(format!("actors:\n{}", each(n, |i| format!("  b{i}: {{name: B, relations: [targets b{}]}}\n", (i + 1) % n))));
    "what names one entry": |n| briefing(format!("events:\n  - {{id: e, title: e}}\n{}", "  - {title: x, see_also: e}\n".repeat(n)));
    "what one entry names": |n| briefing(format!("events:\n{}judgements:\n  j: {{text: J, likelihood: likely, for: [{}]}}\n", each(n, |i| format!("  - {{id: e{i}, title: E}}\n")), listed(n, |i| format!("e{i}"))));
    "ids that one entry had": |n| briefing(format!("events:\n  - title: e\n    was: [{}]\n", listed(n, |i| format!("w{i}"))));
    "citations of one source": |n| briefing(format!("sources:\n  s: {{title: S}}\nevents:\n  - {{title: e, sources: [{}]}}\n", listed(n, |i| format!("s#{i}"))));
    "attributions of one event": |n| briefing(format!("actors: {{a: A, b: B}}\nevents:\n  - title: e\n    attribution:\n{}", "      - {to: a, by: b, level: state, status: claimed}\n".repeat(n)));
    "rival attributions of one event": |n| briefing(format!("actors:\n{}events:\n  - title: e\n    attribution:\n{}", each(n, |i| format!("  a{i}: A\n")), each(n, |i| format!("      - {{to: a{i}, level: l{i}, status: contested}}\n"))));
    "attributions along one chain": |n| briefing(format!("actors:\n{}events:\n  - title: e\n    attribution:\n{}", each(n, |i| format!("  a{i}: {{name: A {i}, relations: [part-of a{}]}}\n", (i + 1) % n)), each(n, |i| format!("      - {{to: a{i}}}\n"))));
    "events of a state and its groups": |n| briefing(format!("actors:\n  s: S\n  t: T\n{}events:\n{}", each(n, |i| format!("  a{i}: {{name: A {i}, relations: [part-of s]}}\n")), each(n, |i| format!("  - {{title: e, attribution: [{{to: a{i}, level: state}}, {{to: t, level: state}}]}}\n"))));
    "relations by keys": |n| with_event(format!("actors:\n{}  a: {{name: A, relations: {{targets: [{}]}}}}\n", each(n, |i| format!("  b{i}: B {i}\n")), listed(n, |i| format!("b{i}"))));
    "relations with words beside them": |n| with_event(format!("actors:\n{}  a: {{name: A, relations: [{{targets: [{}], text: \"{}\"}}]}}\n", each(n, |i| format!("  b{i}: B {i}\n")), listed(n, |i| format!("b{i}")), "word ".repeat(n)));
    "one relation again and again": |n| with_event(format!("actors:\n  b: B\n  a:\n    name: A\n    relations:\n{}", each(n, |i| format!("      - {{targets: b, date: {}, sources: s{i}}}\n", 1000 + i % 7))));
    "actors with one name": |n| with_event(format!("actors:\n{}", each(n, |i| format!("  a{i}: Name\n"))));
    "a table": |n| briefing(format!("events:\n  - title: a\n    text: |\n      | a | b |\n      |---|---|\n{}", "      | [[e|x]] | b |\n".repeat(n)));
    "a wide table of short rows": |n| briefing(format!("events:\n  - title: a\n    text: |\n      {}|\n      {}|\n{}", "| a ".repeat(square(n)), "|---".repeat(square(n)), "      | b |\n".repeat(square(n))));
    "ratings of options": |n| with_event(format!("criteria:\n{}options:\n{}", each(square(n), |i| format!("  c{i}: C\n")), each(square(n), |i| format!("  o{i}:\n    title: O\n    ratings: {{{}}}\n", listed(square(n), |j| format!("c{j}: 3"))))));
    "ratings by unknown criteria": |n| with_event(format!("criteria:\n{}options:\n  o:\n    title: O\n    ratings: {{{}}}\n", each(n, |i| format!("  c{i}: C\n")), listed(n, |i| format!("d{i}: 3"))));
    "a matrix": |n| with_event(matrix(square(n), |n| ["C", "I", "N"].into_iter().cycle().take(n).collect::<Vec<_>>().join(" ")));
    "a matrix by names": |n| with_event(matrix(square(n), |n| format!("{{{}}}", listed(n, |i| format!("h{i}: C")))));
    "rows of a matrix": |n| with_event(format!("evidence:\n{}questions:\n  q:\n    text: q\n    hypotheses: {{h: H, k: K}}\n    matrix:\n{}", each(n, |i| format!("  v{i}: V\n")), each(n, |i| format!("      v{i}: C I\n"))));
    "cells of unknown hypotheses": |n| with_event(format!("questions:\n  q:\n    text: q\n    hypotheses:\n{}    matrix:\n      e: {{{}}}\n", each(n, |i| format!("      h{i}: H\n")), listed(n, |i| format!("g{i}: C"))));
    "questions": |n| with_event(format!("questions:\n{}", each(n, |i| format!("  q{i}: {{text: q, hypotheses: {{h: H, k: K}}, matrix: {{e: C I}}}}\n"))));

    "files": |n| (0..n / 10 + 1).map(|i| (format!("b{i:05}.yaml"), format!("{HEAD}{EVENT}see_also: e\n"))).collect();
    "files with one id": |n| (0..n / 10 + 1).map(|i| (format!("{i:05}/b.yaml"), format!("{HEAD}events:\n  - {{id: e{i}, title: e, after: gone}}\n"))).collect();
    "library files with the same ids": |n| (0..n / 10 + 1).map(|i| (format!("l{i:05}.yaml"), "kind: library\ntlp: CLEAR\nactors: {a: A, b: {name: B, relations: [targets a]}}\n".to_owned())).collect();
    "a library file": |n| one(format!("kind: library\ntlp: CLEAR\nactors:\n{}", each(n, |i| format!("  a{i}: {{name: N, summary: \"[[a{}]]\"}}\n", (i + 1) % n))));
    "briefings that see a library file": |n| {
        let shared = format!("kind: library\ntlp: CLEAR\nactors:\n{}", each(20, |i| format!("  a{i}: {{name: N, summary: \"[[a{}]]\"}}\n", (i + 1) % 20)));
        let briefing = |i| (format!("b{i:05}.yaml"), format!("{HEAD}events: [{{title: e, actors: a0}}]\n"));
        (0..n / 100 + 1).map(briefing).chain([("shared.yaml".to_owned(), shared)]).collect()
    };
    "additions to what is shared": |n| vec![
        ("b.yaml".to_owned(), format!("{HEAD}{EVENT}actors: {{a: {{aliases: [{}]}}}}\n", listed(n, |i| format!("Own {i}")))),
        ("shared.yaml".to_owned(), format!("kind: library\ntlp: CLEAR\nactors: {{a: {{name: A, aliases: [{}]}}}}\n", listed(n, |i| format!("Shared {i}")))),
    ];
}

/// A matrix of as many rows as columns.
fn matrix(n: usize, row: impl Fn(usize) -> String) -> String {
    let mut out = format!("evidence:\n{}", each(n, |i| format!("  v{i}: V\n")));
    let hypotheses = each(n, |i| format!("      h{i}: H\n"));
    let _ = write!(
        out,
        "questions:\n  q:\n    text: q\n    hypotheses:\n{hypotheses}    matrix:\n"
    );
    out + &each(n, |i| format!("      v{i}: {}\n", row(n)))
}
