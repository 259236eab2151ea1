//! Markings fail closed: nothing that is written ever makes one wider than its file or than the entry it adds to.

use super::super::ceiling::Ceiling;
use super::super::*;
use crate::source::{SourceFile, Span};

/// The marking of each entry named, in a briefing `one` beside a library file.
fn check(shared: &str, one: &str, expected: &[(&str, &str)]) {
    let files = vec![
        SourceFile::named("shared.yaml", format!("kind: library\n{shared}")),
        SourceFile::named("one.yaml", format!("title: One\n{one}")),
    ];
    let library = Library::load(files, Vec::new());
    let marking = |id: &&str| {
        let ix = library.resolve(Some(0), id);
        let entry = ix.and_then(|ix| library.entry(ix));
        let marking = entry.map(|entry| library.marking(entry).map_or("unmarked", Tlp::label));
        marking.unwrap_or("not there")
    };
    let found: Vec<(&str, &str)> = expected.iter().map(|(id, _)| (*id, marking(id))).collect();
    assert_eq!(found, expected, "{shared}\n{one}");
}

fn check_event(header: &str, event: &str, expected: &str) {
    let one = format!("{header}\nevents: [{{id: a, title: A{event}}}]\n");
    check("tlp: CLEAR", &one, &[("a", expected)]);
}

#[test]
fn an_entry_is_never_wider_than_its_file() {
    check_event("tlp: CLEAR", "", "TLP:CLEAR");
    check_event("tlp: CLEAR", ", tlp: RED", "TLP:RED");
    check_event("tlp: RED", ", tlp: GREEN", "TLP:RED");
    check_event("", ", tlp: AMBER", "TLP:AMBER");
    check_event("", "", "unmarked");
}

#[test]
fn what_cannot_be_read_counts_as_the_narrowest() {
    for event in [
        ", tlp: reed",
        ", tlp: [CLEAR]",
        ", tlp: ",
        ", tpl: CLEAR",
        ", TLP: CLEAR",
        ", tlp: CLEAR, tpl: GREEN",
        ", tlp: RED, tlp: secret",
    ] {
        check_event("tlp: CLEAR", event, "TLP:?");
    }
    for header in [
        "tlp: reed",
        "tlp:",
        "tpl: CLEAR",
        "tlp: CLEAR\ntpl: CLEAR",
        "tlp: GREEN: x",
    ] {
        check_event(header, "", "TLP:?");
    }
    // A key of one's own is none.
    check_event("tlp: CLEAR", ", x-tlp: RED", "TLP:CLEAR");
}

#[test]
fn a_marking_of_a_collection_counts_for_all_in_it() {
    let shared = "tlp: CLEAR\nactors: {tlp: AMBER, s: S, t: {name: T, tlp: RED}}";
    let one = "tlp: CLEAR\nevents: [{tlp: RED}, {id: a, title: A}]\njudgements:\n  TLP: secret\n  j: It is so.\nsources: {o: O}";
    check(
        shared,
        one,
        &[
            ("a", "TLP:RED"),
            ("j", "TLP:?"),
            ("o", "TLP:CLEAR"),
            ("s", "TLP:AMBER"),
            ("t", "TLP:RED"),
        ],
    );
    // Fields without an id are one entry, with the marking among them.
    let flat = "tlp: CLEAR\nactors:\n  name: Somebody\n  kind: person\n  tlp: RED";
    check("tlp: CLEAR", flat, &[("somebody", "TLP:RED")]);
}

#[test]
fn a_marking_by_another_name_is_one() {
    check_event("tlp: CLEAR", ", sensitivity: RED", "TLP:?");
    check_event("classification: RED", "", "TLP:?");
    check_event("tlp: CLEAR", ", protective-marking: RED", "TLP:?");
    check_event("tlp: CLEAR", ", Protective marking: RED", "TLP:?");
}

#[test]
fn of_two_the_narrower_counts() {
    check_event("tlp: CLEAR\ntlp: RED", "", "TLP:RED");
    check_event("tlp: RED\ntlp: CLEAR", "", "TLP:RED");
    check_event("tlp: CLEAR", ", tlp: RED, tlp: GREEN", "TLP:RED");
}

#[test]
fn what_people_write_all_the_same_is_read() {
    check_event("tlp: TLP:WHITE", "", "TLP:CLEAR");
    check_event("tlp: CLEAR", ", tlp: amber", "TLP:AMBER");
    check_event(
        "tlp: CLEAR",
        ", tlp: \"TLP:AMBER STRICT\"",
        "TLP:AMBER+STRICT",
    );
}

#[test]
fn a_shared_entry_is_marked_by_its_own_file_and_made_narrower_only() {
    let events = "events: [{title: E, actors: [bob, ann, eve]}]\n";
    let shared = "tlp: GREEN\nactors: {bob: {name: Bob, tlp: RED}, ann: Ann, eve: Eve}\n";
    let own = "actors: {bob: {tlp: CLEAR}, ann: {role: Clerk, tlp: AMBER}}\n";
    let one = format!("tlp: CLEAR\n{own}{events}");
    check(
        shared,
        &one,
        &[
            ("bob", "TLP:RED"),
            ("ann", "TLP:AMBER"),
            ("eve", "TLP:GREEN"),
        ],
    );
    // What the briefing says beside it is marked as the briefing is; what it does not touch is not.
    let one = format!("tlp: RED\nactors: {{ann: {{role: Clerk}}}}\n{events}");
    check(shared, &one, &[("ann", "TLP:RED"), ("eve", "TLP:GREEN")]);
    let shared = "actors: {ann: Ann, eve: {name: Eve, tlp: GREEN}}\n";
    let one = format!("tlp: CLEAR\n{events}");
    check(shared, &one, &[("ann", "unmarked"), ("eve", "TLP:GREEN")]);
}

#[test]
fn a_hypothesis_is_marked_as_its_question_is() {
    let one = "tlp: CLEAR\nevents: [e]\nquestions: {q: {text: Q, tlp: RED, hypotheses: {h: H}}}\n";
    check("tlp: CLEAR", one, &[("q", "TLP:RED"), ("q.h", "TLP:RED")]);
}

#[test]
fn what_a_merge_key_brings_counts() {
    let one = "tlp: CLEAR\nx-base: &base {tlp: RED}\nevents: [{<<: *base, id: a, title: A}]\n";
    check("tlp: CLEAR", one, &[("a", "TLP:RED")]);
}

/// The markings of the places of all problems of a briefing.
fn check_told(one: &str, expected: &[(&str, &str)]) {
    let text = format!("title: One\ntlp: CLEAR\n{one}");
    let library = Library::load(vec![SourceFile::named("one.yaml", text)], Vec::new());
    let places = library.problems().iter().map(|problem| &problem.place);
    let markings = library.markings_at(places);
    let label = |marking: Option<Option<Tlp>>| marking.flatten().map_or("unmarked", Tlp::label);
    let found = library.problems().iter().zip(markings);
    let found: Vec<(String, &str)> = found
        .map(|(p, marking)| (format!("{} {}", p.position(), p.code), label(marking)))
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(p, m)| (p.as_str(), *m)).collect();
    assert_eq!(found, expected, "{one}");
}

#[test]
fn what_is_told_of_a_place_is_marked_as_all_that_stands_in_its_lines() {
    check_told(
        "events: [{id: a, title: A, tlp: RED}, {id: b, title: B, date: x}]\n",
        &[("3:63 bad-date", "TLP:RED")],
    );
    check_told(
        "events:\n  - {id: a, title: A, tlp: RED}\n  - {id: b, title: B, date: x}\n",
        &[("5:29 bad-date", "TLP:CLEAR")],
    );
    check_told(
        "actors:\n  - {id: a, name: A}\n  - {id: b, name: B, tlp: AMBER}\nevents: [a]\n",
        &[("4:3 wrong-type", "TLP:AMBER")],
    );
    check_told(
        "events:\n  a: {title: A}\n  b: {title: B,\n    tlp: GREEN}\nslides: [x]\n",
        &[
            ("4:3 wrong-type", "TLP:CLEAR"),
            ("7:10 bad-slide", "TLP:CLEAR"),
        ],
    );
}

#[test]
fn a_marking_inside_of_an_entry_counts_for_it() {
    let one = |lines: &str| {
        format!("tlp: CLEAR\nevents: [{{id: e, title: E}}]\nactors: {{f: F}}\n{lines}")
    };
    for lines in [
        "options: {a: {title: A, pros: {text: P, tlp: RED}}}",
        "options: {a: {title: A, pros: [P, {text: P, classification: RED}]}}",
        "options: {a: {title: A, ratings: {effect: {score: 3, tlp: RED}, tlp: GREEN}}}",
        "options: {a: {title: A, responses: {f: Nay, tlp: RED}}}",
        "options: {a: {title: A, text: {en: Words, tlp: RED}}}",
        "questions: {a: {text: A, hypotheses: {x: X, tlp: RED}}}",
        "questions: {a: {text: A, hypotheses: [{id: x, text: X, tlp: RED}]}}",
        "questions: {a: {text: A, hypotheses: {x: X}, matrix: {e: {x: C, tlp: RED}}}}",
        "judgements: {a: {text: A, dissent: {by: f, text: Nay, tlp: RED}}}",
    ] {
        check(
            "tlp: CLEAR",
            &one(lines),
            &[("a", "TLP:RED"), ("e", "TLP:CLEAR")],
        );
    }
    for lines in [
        "options: {a: {title: A, pros: {text: P, tlp: secret}}}",
        "options: {a: {title: A, pros: {text: P, tpl: CLEAR}}}",
        "options: {a: {title: A, pros: {text: P, tlp: }}}",
        "options: {a: {title: A, pros: {text: P, tlp: RED, tlp: [x]}}}",
        "questions: {a: {text: A, hypotheses: {x: X, TLP:RED}}}",
        "questions: {a: {text: A, hypotheses: {x: X, tpl: RED}}}",
        "questions: {a: {text: A, hypotheses: {x: X}, matrix: {e: {x: C, tpl: RED}}}}",
        "questions: {a: {text: A, hypotheses: {x: X}, matrix: {e: {x: C, TLP:RED}}}}",
        "options: {a: {title: A, unknown: {b: B, TLP:RED}}}",
    ] {
        check("tlp: CLEAR", &one(lines), &[("a", "TLP:?")]);
    }
    // An id, and words of one's own.
    for lines in [
        "actors: {tlp: {name: The protocol}}\noptions: {a: {title: A, responses: {tlp: May be read}}}",
        "options: {a: {title: A, pros: {text: P, x-tlp: RED}}}",
    ] {
        let one = format!("tlp: CLEAR\nevents: [{{id: e, title: E}}]\n{lines}");
        check("tlp: CLEAR", &one, &[("a", "TLP:CLEAR")]);
    }
}

#[test]
fn what_is_not_marked_is_not_made_clear_by_what_stands_in_it() {
    let one = |lines: &str, file: &str| format!("{file}events: [{{id: e, title: E}}]\n{lines}");
    let of_file = [
        "actors: {a: A, b: B}\nrelations: [{from: a, uses: b, tlp: CLEAR}]",
        "criteria: {speed: {title: Speed, tlp: GREEN}}",
        "tags: {x: {title: X, tlp: CLEAR}}",
        "unknown: {x: {y: Y, tlp: CLEAR}}",
    ];
    let of_entry = [
        "options: {a: {title: A, pros: {text: P, tlp: CLEAR}}}",
        "questions: {a: {text: A, hypotheses: {x: X, tlp: GREEN}}}",
    ];
    for lines in of_file {
        check("", &one(lines, ""), &[("e", "unmarked")]);
    }
    for lines in of_entry {
        check("", &one(lines, ""), &[("a", "unmarked"), ("e", "unmarked")]);
    }
    for (lines, file, expected) in [
        (of_entry[0], "tlp: GREEN\n", "TLP:GREEN"),
        (of_entry[1], "tlp: CLEAR\n", "TLP:GREEN"),
    ] {
        check("", &one(lines, file), &[("a", expected)]);
    }
    let marked = "options: {a: {title: A, tlp: CLEAR, pros: {text: P, tlp: GREEN}}}";
    check("", &one(marked, ""), &[("a", "TLP:GREEN")]);
    let narrow = "options: {a: {title: A, pros: {text: P, tlp: AMBER}}}";
    check("", &one(narrow, ""), &[("a", "TLP:AMBER")]);
    let shared = "actors: {a: {name: A, aliases: [{name: AA, tlp: CLEAR}]}}";
    check(
        shared,
        "tlp: CLEAR\nevents: [{title: E, actors: a}]",
        &[("a", "unmarked")],
    );
}

#[test]
fn a_marking_in_a_merge_counts_whichever_version_it_is_in() {
    let merge = |one: &str, other: &str| format!("<<<<<<< HEAD\n{one}=======\n{other}>>>>>>> x\n");
    let events = "events: [{id: e, title: E}]\n";
    let of_file = merge("tlp: CLEAR\n", "tlp: RED\n") + events;
    check("tlp: CLEAR", &of_file, &[("e", "TLP:?")]);
    let of_entry = merge("    tlp: CLEAR\n", "    tlp: RED\n");
    let of_entry = format!("tlp: CLEAR\nevents:\n  - id: e\n    title: E\n{of_entry}");
    check("tlp: CLEAR", &of_entry, &[("e", "TLP:?")]);
    let unmarked = merge("", "    date: 2014\n");
    let unmarked = format!("tlp: CLEAR\nevents:\n  - id: e\n    title: E\n{unmarked}");
    check("tlp: CLEAR", &unmarked, &[("e", "TLP:CLEAR")]);
}

#[test]
fn a_marking_inside_of_a_shared_entry_counts_for_it() {
    let shared = "tlp: CLEAR\nactors: {a: {name: A, aliases: [{name: AA, tlp: RED}]}, b: B}";
    check(
        shared,
        "tlp: CLEAR\nevents: [{title: E, actors: [a, b]}]",
        &[("a", "TLP:RED"), ("b", "TLP:CLEAR")],
    );
}

#[test]
fn a_marking_in_no_entry_counts_for_the_file() {
    for lines in [
        "criteria: {speed: {title: Speed, tlp: RED}}",
        "actors: {a: A, b: B}\nrelations: [{from: a, uses: b, tlp: RED}]",
        "tags: {x: {title: X, tlp: RED}}",
    ] {
        let one = format!("tlp: CLEAR\nevents: [{{id: e, title: E}}]\n{lines}");
        check("tlp: CLEAR", &one, &[("e", "TLP:RED")]);
    }
}

#[test]
fn a_slide_with_a_marking_is_left_out() {
    let slides = |lines: &str| {
        let text = format!("title: T\ntlp: CLEAR\nevents: [e]\nslides:\n{lines}");
        let source = SourceFile::named("one.yaml", text);
        let library = Library::load(vec![source.clone()], Vec::new());
        let count = library.briefings()[0].slides.len();
        let start = source.text().rfind("- ").unwrap_or_default();
        let place = Place::new(&source, Span::new(start, start));
        let marking = library.markings_at([&place])[0].flatten();
        (count, marking.map_or("unmarked", Tlp::word))
    };
    assert_eq!(
        slides("  - bluf\n  - {show: timeline, tlp: RED}\n"),
        (1, "RED")
    );
    assert_eq!(
        slides("  - bluf\n  - {show: timeline, tpl: RED}\n"),
        (1, "?")
    );
    assert_eq!(
        slides("  - bluf\n  - {section: S, tlp: GREEN}\n"),
        (1, "GREEN")
    );
    assert_eq!(slides("  - bluf\n  - timeline\n  - tlp: AMBER\n").0, 0);
    assert_eq!(slides("  - bluf\n  - timeline\n  - tpl: AMBER\n").0, 0);
    assert_eq!(slides("  - bluf\n  - timeline\n"), (2, "CLEAR"));
}

#[test]
fn nothing_of_a_slide_with_a_marking_is_left_under_a_ceiling() {
    let text = "title: T\ntlp: CLEAR\nevents: [e]\nslides:\n  - bluf\n  - {show: timeline, title: Secret words, tlp: RED}\n";
    let whole = Library::load(vec![SourceFile::named("one.yaml", text)], Vec::new());
    let under = |tlp| {
        let ceiling = Ceiling {
            as_of: None,
            tlp: Some(tlp),
        };
        let library = whole.under(&ceiling);
        let file = &library.briefings()[0];
        let text = file.source.text();
        assert!(text.contains("- bluf"), "{text}");
        (
            file.slides.len(),
            text.contains("Secret"),
            text.contains("RED"),
        )
    };
    assert_eq!(under(Tlp::Clear), (1, false, false));
    assert_eq!(under(Tlp::AmberStrict), (1, false, false));
    // It may be read there, and is no slide all the same.
    assert_eq!(under(Tlp::Red), (1, true, true));
}
