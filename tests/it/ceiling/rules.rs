//! What is withheld, and what goes with it: a rule in each test.

use bluf::facade::{
    Body, Ceiling, Dates, Entry, EntryIx, EntryKind, Library, Tlp, Withheld, check::problems, cite,
};

use super::{ceiling, everything, library, told};

fn seen(library: &Library, ix: EntryIx) -> String {
    library
        .entry(ix)
        .map(|entry| entry.id.item.to_string())
        .unwrap_or_default()
}

/// The entries of a library, with where their links lead.
fn listed(library: &Library) -> String {
    let entry = |(ix, entry): (EntryIx, &Entry)| {
        let links = library.links_from(ix).map(|link| seen(library, link.to));
        let links: Vec<String> = links.collect();
        match links.as_slice() {
            [] => entry.id.item.to_string(),
            links => format!("{} ({})", entry.id.item, links.join(" ")),
        }
    };
    library.entries().map(entry).collect::<Vec<_>>().join(" ")
}

/// What is left of a briefing `one` under a ceiling: its entries with their links. No word that begins with `secret` is
/// anywhere, nothing new is wrong, and places are those of the file.
#[track_caller]
fn check(under: &str, one: &str, expected: &str) {
    check_files(
        under,
        &[("one.yaml", &format!("title: One\ntlp: CLEAR\n{one}"))],
        expected,
    );
}

#[track_caller]
fn check_files(under: &str, files: &[(&str, &str)], expected: &str) {
    let whole = library(files);
    let derived = whole.under(&ceiling(under));
    assert_eq!(listed(&derived), expected);
    let all = everything(&derived).to_lowercase();
    let leak = all
        .find("secret")
        .map(|at| &all[at.saturating_sub(200)..(at + 200).min(all.len())]);
    assert_eq!(leak, None);
    let before = told(&whole);
    for problem in told(&derived) {
        assert!(before.contains(&problem), "{problem}");
    }
    let shared = whole.shared().iter();
    let shared = shared.flat_map(|file| file.entries.keys().map(|id| file.place(id)));
    let entries = whole.entries().map(|(_, entry)| entry.place.clone());
    let places: Vec<String> = entries
        .chain(shared)
        .map(|place| place.to_string())
        .collect();
    for (_, entry) in derived.entries() {
        assert!(places.contains(&entry.place.to_string()), "{}", entry.place);
    }
}

/// The words of the first event of briefing `one` under a ceiling.
#[track_caller]
fn check_text(under: &str, one: &str, title: &str, text: &str) {
    let derived =
        library(&[("one.yaml", &format!("title: One\ntlp: CLEAR\n{one}"))]).under(&ceiling(under));
    let (_, entry) = derived.of_kind(0, EntryKind::Event).next().unwrap();
    let Body::Event(event) = &entry.body else {
        panic!("no event")
    };
    assert_eq!(
        (
            entry.title.as_str(),
            event.own.text.as_deref().unwrap_or_default()
        ),
        (title, text)
    );
}

#[test]
fn what_is_marked_narrower_is_nowhere() {
    check(
        "GREEN",
        "bluf: See [[secret-a]].\nevents:\n  - {id: secret-a, title: Secret A, tlp: AMBER, was: secret-z}\n  - {id: b, title: B, tlp: GREEN, see_also: [secret-a, secret-z, one/secret-a]}\n",
        "one b",
    );
    check(
        "AMBER",
        "events: [{id: a, title: A, tlp: AMBER}, {id: b, title: B, tlp: AMBER+STRICT}]\n",
        "one a",
    );
    check(
        "RED",
        "events: [{id: a, title: A, tlp: RED}, {id: b, title: B, tlp: reed}]\n",
        "one a b",
    );
}

#[test]
fn a_marking_that_cannot_be_read_is_withheld() {
    check(
        "AMBER",
        "events: [{id: secret, title: Secret, tlp: secret}, {title: Secret, tpl: RED}, {id: b, title: B}]\n",
        "one b",
    );
}

#[test]
fn links_keep_their_own_words() {
    let secret = "  - {id: secret, title: Secret, tlp: RED}\n";
    let check = |title: &str, text: &str, titled: &str, said: &str| {
        let one = format!("events:\n  - {{id: a, title: \"{title}\", text: \"{text}\"}}\n{secret}");
        check_text("GREEN", &one, titled, said);
    };
    check(
        "By [[secret]] and [[secret|him]]",
        "Then [[secret]], [[ secret | the *man* ]] and [[a]].",
        "By (withheld) and him",
        "Then *(withheld)*, the *man* and [[a]].",
    );
    check(
        "[[secret]]s",
        "x[[secret]] **[[secret]]**",
        "(withheld)s",
        "x(withheld) ***(withheld)***",
    );
    // In code there are no links.
    check("A", "`[[a]]` `[[secret]]`", "A", "`[[a]]` `[[secret]]`");
}

#[test]
fn a_made_id_has_no_words_of_what_it_named() {
    check(
        "GREEN",
        "events:\n  - {title: \"By [[secret]]\"}\nactors: {secret: {name: Secret, tlp: RED}}\n",
        "one event:by-withheld",
    );
}

#[test]
fn a_sentence_in_what_points_here_has_none_either() {
    check(
        "GREEN",
        "events:\n  - {id: a, title: A, text: 'Met [[secret]] and [[b]]. Gone.'}\n  - {id: b, title: B}\nactors: {secret: {name: Secret, tlp: RED}}\n",
        "one a (b) b",
    );
}

#[test]
fn references_go_in_every_form() {
    check(
        "GREEN",
        "
events:
  - {id: a, title: A, actors: [x, secret], by: secret, place: secret, sources: [\"secret-s#3\", s#4], attribution: [{to: secret, by: x, text: Secret, for: e}, {to: x, by: secret, against: [e, secret-e]}]}
actors:
  x: {name: X, relations: [ally-of secret, {kind: leads, to: secret, text: \"Secret [[s]]\"}, ally-of z]}
  z: Z
  secret: {name: Secret, tlp: RED, relations: [leads x], text: Secret}
relations:
  - {from: secret, kind: hosts, to: x, text: Secret}
  - {from: x, kind: hosts, to: secret}
sources: {s: S, secret-s: {title: Secret, tlp: RED}}
evidence: {e: E, secret-e: {text: Secret, tlp: AMBER}}
options:
  o: {title: O, responses: {secret: \"Secret [[x]]\", z: Words}, risks: [{to: secret}, {to: secret, text: Words}]}
judgements:
  j: {text: J, for: [e, secret-e], alternatives: [q.h, secret-q.h, Words], dissent: {by: secret, text: Words}}
questions:
  q: {text: Q, hypotheses: {h: H, k: K}, matrix: {e: C I, secret-e: I C, secret: {h: C}}}
  secret-q: {text: Secret, tlp: RED, hypotheses: {h: Secret}}
slides: [actor secret, bluf, compare x secret, {show: matrix secret-q, title: Secret}, {show: actor x, notes: Secret}]
",
        "one (x) a (x s x e) x (z) z o (z) j (e q.h) q (e) q.h q.k e s",
    );
}

#[test]
fn what_is_written_in_other_forms_goes_as_well() {
    check(
        "GREEN",
        "
events:
  - {id: a, title: A, x-own: [of secret, fine], x-kept: fine}
actors:
  x: {name: X, aliases: [{name: Ex, by: [secret, z]}], relations: {ally-of: [secret, z], leads: secret}}
  z: {name: Z, relations: [{rival-of: [x, secret], by: secret}]}
  secret: {name: Secret, tlp: RED}
relations:
  - {from: x, uses: [z, secret]}
evidence: {e: E, secret-e: {text: Secret, tlp: AMBER}}
options:
  o: {title: O, pros: [{text: Secret words, by: secret}, {text: More, by: [x, secret]}]}
  secret-o: {title: Secret, tlp: RED}
questions:
  q: {text: Q, hypotheses: {h: H, k: K}, matrix: {e: [C, I], secret-e: [I, C]}}
slides: [decision o secret-o, decision o, {show: decision secret-o, title: Secret}]
",
        "one (x z o) a x (z z) z (x) o (x) q (e) q.h q.k e",
    );
}

#[test]
fn what_cannot_stand_without_it_goes_too() {
    check(
        "GREEN",
        "events: [{id: a, title: A, see_also: [secret-said, said]}]
actors: {x: X, secret: {name: Secret, tlp: RED}}
statements:
  secret-said: {by: secret, quote: Secret words}
  said: {by: [x, secret], quote: Words, about: secret-said}
judgements: {j: {text: J, for: secret-said}}
",
        "one a (said) x j said (x)",
    );
}

#[test]
fn a_day_is_that_of_the_latest() {
    let events = "events:\n  - {id: a, title: A, date: 2014-12-18}\n  - {id: secret-b, title: B, date: 2014-12-19}\n  - {id: secret-c, title: C, date: 2014-12}\n  - {id: d, title: D, date: 2014-11}\n  - {id: secret-e, title: E, date: 2014-11-01, known_since: 2015}\n  - {id: f, title: F, date: 2015, known_since: 2014-12-01}\n  - {id: g, title: G, date: 2014-11/..}\n  - {id: h, title: H, when: Friday}\n  - {id: secret-i, title: I, date: 2014-12-01/2015}\n  - 2015-01-01: Secret\n";
    check("2014-12-18", events, "one a d f g h");
    check(
        "2014-12",
        events
            .replace("secret-b", "b")
            .replace("secret-c", "c")
            .as_str(),
        "one a b c d f g h",
    );
}

#[test]
fn what_comes_after_something_later_is_later() {
    check(
        "2014-12-18",
        "events:
  - {id: secret-a, title: Secret, date: 2014-12-19, before: secret-e}
  - {id: secret-b, title: Secret, after: secret-a}
  - {id: secret-c, title: Secret, after: [d, secret-b]}
  - {id: d, title: D, after: x, before: secret-c}
  - {id: secret-e, title: Secret}
  - {id: f, title: F, date: 2014-12-01, after: secret-a}
  - {id: x, title: X, before: secret-a}
",
        "one d (x) f x",
    );
    // What is withheld for its marking says nothing of the day.
    check(
        "GREEN",
        "events: [{id: secret, title: S, tlp: RED}, {id: b, title: B, after: secret}]\n",
        "one b",
    );
}

#[test]
fn whatever_has_a_date_has_its_day() {
    check(
        "2014-12-18",
        "events: [{id: a, title: A, sources: [secret-s, s], actors: [x, z]}]
actors:
  x: {name: X, first_seen: 2015, relations: [{kind: leads, to: z, date: 2015, text: Secret}, {kind: hosts, to: z, date: 2013}]}
  z: Z
relations: [{from: z, kind: hosts, to: x, date: 2014-12-19, text: Secret}]
sources: {secret-s: {title: Secret, date: 2015}, s: {title: S, accessed: 2015}}
statements: {secret-t: {by: x, says: Secret, date: 2015}, t: {by: x, says: T}}
evidence: {secret-e: {text: Secret, date: 2015}, e: {text: E, date: 2013}}
judgements: {j: {text: J, review_by: 2016, for: [secret-e, secret-t]}}
",
        "one a (s x z) x (z) z j t (x) e s",
    );
}

const SHARED: &str = "kind: library
tlp: CLEAR
actors:
  secret-c: {name: Secret, tlp: RED, relations: [leads d]}
  d: {name: D, summary: 'Near [[secret-c]].', relations: [ally-of secret-c]}
  f: F
tags: {secret-tag: {name: Secret, tlp: RED}}
";

#[test]
fn a_shared_entry_goes_everywhere_with_what_is_added_to_it() {
    let one = "title: One\ntlp: CLEAR\nactors: {secret-c: {role: Secret}}\nevents: [{id: a, title: A, actors: [secret-c, d], tags: secret-tag}]\n";
    let two = "title: Two\ntlp: CLEAR\nevents: [{id: a, title: A, actors: secret-c, see_also: [one/secret-c, one/a, two/d]}, {id: secret-e, title: Secret, tlp: RED, actors: d}]\n";
    let files = [
        ("shared.yaml", SHARED),
        ("one.yaml", one),
        ("two.yaml", two),
    ];
    check_files("GREEN", &files, "one a (d) d two a (a) f");
}

#[test]
fn what_a_shared_entry_names_may_be_withheld_in_a_briefing_that_sees_it() {
    let shared = SHARED.replace("Near", "Near [[secret-e]],");
    let two = "title: Two\ntlp: CLEAR\nevents: [{id: a, title: A, actors: d}, {id: secret-e, title: Secret, tlp: RED}]\n";
    let files = [("shared.yaml", shared.as_str()), ("two.yaml", two)];
    check_files("GREEN", &files, "two a (d) d f");
}

#[test]
fn what_is_added_may_go_alone() {
    let one = "title: One\ntlp: CLEAR\nactors: {f: {role: Secret, tlp: RED, summary: Secret, relations: [leads d]}}\nevents: [{id: a, title: A, actors: f}]\n";
    let two =
        "title: Two\ntlp: CLEAR\nactors: {f: {role: R}}\nevents: [{id: a, title: A, actors: f}]\n";
    let files = [
        ("shared.yaml", SHARED),
        ("one.yaml", one),
        ("two.yaml", two),
    ];
    check_files("GREEN", &files, "one a (f) f two a (f) f d");
    let derived = library(&files).under(&ceiling("GREEN"));
    let f = derived.resolve(Some(0), "f").unwrap();
    assert_eq!(derived.elsewhere(f).count(), 1);
}

#[test]
fn a_briefing_goes_whole() {
    let one = "title: One\ntlp: CLEAR\nsee_also: [secret-two, secret-two/b, secret-two/nothing, secret-was]\nactors: {x: X}\nevents: [{id: a, title: '[[secret-two/b]] x', after: secret-two/b}]\n";
    let two = "id: secret-two\nwas: secret-was\ntitle: Secret\ntlp: RED\nevents: [{id: b, title: B, tlp: CLEAR}]\nactors: {x: {name: Secret}}\n";
    check_files("GREEN", &[("one.yaml", one), ("two.yaml", two)], "one a x");
    let unmarked = two.replace("tlp: RED\n", "");
    check_files(
        "RED",
        &[("one.yaml", one), ("two.yaml", &unmarked)],
        "one a x",
    );
    let derived = library(&[("one.yaml", one), ("two.yaml", &unmarked)]).under(&ceiling("CLEAR"));
    assert_eq!(
        derived.withheld(),
        Withheld {
            unmarked_files: 1,
            ..Withheld::default()
        }
    );
    let x = derived.resolve(Some(0), "x").unwrap();
    assert_eq!(derived.elsewhere(x).count(), 0);
}

#[test]
fn what_an_alias_carries_goes_with_what_it_is_taken_from() {
    check(
        "GREEN",
        "x-base: &base {kind: leak}
events:
  - &secret {id: secret, title: Secret, tlp: RED, text: &words Secret words}
  - {<<: *base, id: a, title: A}
  - {id: secret-b, title: B, text: *words}
  - {<<: *secret, id: secret-c, tlp: CLEAR}
  - {id: d, title: D, actors: &list [x]}
  - {id: e, title: E, actors: *list, see_also: [secret-b, secret-c]}
actors: {x: X}
slides: [{show: bluf, title: *words}]
bluf: *words
",
        "one a d (x) e (x) x",
    );
}

#[test]
fn what_was_never_read_is_shown_nowhere() {
    // An id given twice, a collection that is none, one in the wrong form, a second document, comments.
    let one = "title: One # secret
tlp: CLEAR # secret
evnets: [{id: x, title: Secret, tlp: RED}]
events:
  - {id: a, title: A} # secret: [
  - {id: a, title: Secret, tlp: RED}
  - {id: Bad Id, title: Secret, tlp: RED} # secret
actors: {s: {name: Secret, tlp: RED}, s: {name: Secret}, t: {name: T, nmae: A}}
judgements: [{text: Secret, tlp: RED}]
---
secret: secret
";
    check_files("GREEN", &[("one.yaml", one)], "one a t");
}

#[test]
fn of_what_cannot_be_read_only_the_place_is_told() {
    let one = "title: One
tlp: CLEAR
events:
  - {id: secret-a, title: Secret: [Secret, tlp: RED
  - {id: b, title: B, see_also: secret-a}
  - {id: secret-c, tlp: RED, titel: Secret}
  - {id: d, titel: Words}
";
    check_files("GREEN", &[("one.yaml", one)], "one b");
    let derived = library(&[
        ("one.yaml", one),
        ("broken.yaml", "[secret, tlp: RED\n]: }"),
    ])
    .under(&ceiling("GREEN"));
    let told: Vec<String> = problems(&derived)
        .iter()
        .map(|p| format!("{} {}", p.place, p.message))
        .collect();
    assert_eq!(
        told,
        [
            "broken.yaml:1:1 not YAML here",
            "broken.yaml:2:2 not YAML here",
            "one.yaml:4:35 not YAML here",
            "one.yaml:7:13 an event has no field `titel`",
        ]
    );
    assert!(!everything(&derived).to_lowercase().contains("secret"));
}

#[test]
fn a_problem_that_names_something_withheld_does_not() {
    check(
        "GREEN",
        "events:\n  - foo: bar [[secret]]\n  - {id: b, title: B, after: {id: secret}}\nactors: {secret: {name: Secret, tlp: RED}}\n",
        "one b",
    );
    // An id is not suggested either.
    check(
        "GREEN",
        "events: [{id: b, title: B, after: secre}, {id: secret, title: S, tlp: RED}]\n"
            .replace("secre}", "sekret}")
            .as_str(),
        "one b",
    );
}

#[test]
fn withheld_entries_are_counted_once_and_by_reason() {
    let one = "title: One\ntlp: CLEAR\nactors: {secret-c: {role: R}}\nevents: [{title: A, tlp: RED}, {title: B, date: 2015}, {title: C, date: 2015, tlp: RED}, D]\nquestions: {q: {text: Q, tlp: RED, hypotheses: {h: H, k: K}}}\n";
    let red = "title: Red\ntlp: RED\nevents: [E]\n";
    let unmarked = "title: Unmarked\nevents: [E, F]\n";
    let files = [
        ("one.yaml", one),
        ("red.yaml", red),
        ("shared.yaml", SHARED),
        ("unmarked.yaml", unmarked),
    ];
    let derived = library(&files).under(&ceiling("GREEN 2014-12-18"));
    let withheld = derived.withheld();
    // In one: A, C, q; red and its E; of what is shared an actor and a tag.
    assert_eq!(
        withheld,
        Withheld {
            marked: 7,
            later: 1,
            unmarked_files: 1
        }
    );
    assert_eq!(
        withheld.words(),
        "7 entries marked narrower, 1 entry known later, 1 file without a marking"
    );
    assert!(
        library(&files)
            .under(&Ceiling::default())
            .withheld()
            .is_nothing()
    );
}

#[test]
fn the_day_of_the_picture_is_the_earlier_one() {
    let check = |header: &str, day: &str| {
        let one = format!("title: One\ntlp: CLEAR\nevents: [E]\n{header}");
        let derived = library(&[("one.yaml", &one)]).under(&ceiling("2014-12-18"));
        let (event, _) = derived.of_kind(0, EntryKind::Event).next().unwrap();
        let cited = cite::citation(&derived, event, Dates::Iso);
        assert_eq!(cited, format!("“E”. One, as of {day}."));
    };
    check("", "2014-12-18, its words give no day");
    check("as_of: 2014-12-20\n", "2014-12-18, written for 2014-12-20");
    check("as_of: 2014-11\n", "2014-11");
}

#[test]
fn what_has_no_date_is_known_to_have_none() {
    let one = "title: One\ntlp: CLEAR\nevents: [{id: a, title: A}, {id: b, title: B, date: 2013}, {id: c, title: C, when: Friday}]\nactors: {d: {name: D, first_seen: 2014}}\n";
    let undated = |under: &str| {
        let derived = library(&[("one.yaml", one)]).under(&ceiling(under));
        let undated = derived
            .entries()
            .filter(|(_, entry)| derived.undated(entry).is_some());
        undated
            .map(|(_, entry)| entry.id.item.to_string())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert_eq!(undated("2014"), "a c d");
    assert_eq!(undated("GREEN"), "");
}

#[test]
fn what_was_left_out_of_an_entry_is_known_by_its_field() {
    let one = "title: One\ntlp: CLEAR\nevents: [E]\nevidence: {e: E, s: {text: S, tlp: RED}, t: {text: T, tlp: RED}}\nquestions: {q: {text: 'Q [[s]]', hypotheses: {h: H}, matrix: {s: C, e: I, t: I}}}\n";
    let derived = library(&[("one.yaml", one)]).under(&ceiling("GREEN"));
    for id in ["q", "q.h"] {
        let entry = derived
            .entry(derived.resolve(Some(0), id).unwrap())
            .unwrap();
        let fields: Vec<&str> = derived
            .left_out(entry)
            .map(|field| field.as_str())
            .collect();
        assert_eq!(fields, ["text", "matrix", "matrix"]);
    }
}

#[test]
fn what_a_slip_left_out_is_withheld_like_all_else() {
    let one = "title: One\ntlp: CLEAR\nactors: {secret-a: {kind: agency, tlp: RED}, b: {kind: agency}}\nevents:\n  - {title: [secret], tlp: AMBER}\n  - {id: e, title: E}\n";
    let slips = |library: &Library| {
        let slips = library.slips(0);
        let kinds = slips.map(|(_, slip)| slip.kind.word().to_owned());
        kinds.collect::<Vec<_>>().join(" ")
    };
    let whole = library(&[("one.yaml", one)]);
    assert_eq!(slips(&whole), "actor actor event");
    assert_eq!(slips(&whole.under(&ceiling("GREEN"))), "actor");
    let torn = "title: One\ntlp: CLEAR\nactors:\n  a: {name: [secret\n  b: B\n";
    let whole = library(&[("one.yaml", torn)]);
    assert_eq!(slips(&whole), "actor");
    assert_eq!(slips(&whole.under(&ceiling("GREEN"))), "");
}

#[test]
fn keys_of_the_authors_own_go_with_what_they_are_of_and_with_what_they_name() {
    let secret = "events:\n  - {id: secret, title: A, tlp: RED, x-note: Secret, x-allow: Secret}\n";
    check(
        "GREEN",
        &format!("{secret}  - {{id: b, title: B, x-allow: [dangling, Secret one]}}\n"),
        "one b",
    );
    check(
        "GREEN",
        &format!("{secret}  - {{id: b, title: B, x-note: 'Secret of a, secret'}}\n"),
        "one b",
    );
    let by = "attribution: {to: f, x-why: Secret words}";
    check(
        "GREEN",
        &format!("{secret}  - {{id: b, title: B, {by}}}\nactors: {{f: F}}\n"),
        "one b (f) f",
    );
    check(
        "GREEN",
        &format!("{secret}x-note: [b, secret]\nactors: {{f: F}}\n"),
        "one f",
    );
    check_files(
        "GREEN",
        &[
            (
                "lib.yaml",
                "kind: library\ntlp: CLEAR\nx-note: Secret\nactors: {a: A}\n",
            ),
            (
                "one.yaml",
                "title: One\ntlp: CLEAR\nevents: [{id: e, title: 'Of [[a]]'}]\n",
            ),
        ],
        "one e (a) a",
    );
}

#[test]
fn a_marking_in_a_key_of_the_authors_own_counts() {
    let own = "x-note: [plain, {tlp: RED, text: Secret}]";
    let event = |more: &str| format!("events: [{{id: b, title: B, {more}}}]\n");
    check("GREEN", &event(own), "one b");
    check(
        "GREEN",
        &format!("{own}\nevents: [{{id: b, title: B}}]\n"),
        "one b",
    );
    check(
        "GREEN",
        &event("x-note: {tlp: secret, text: Secret}"),
        "one b",
    );
    let markings = |head: &str, text: &str| {
        let library = library(&[("one.yaml", &format!("title: One\n{head}\n{text}"))]);
        let entries = library.entries();
        let markings = entries.map(|(_, entry)| library.marking(entry).map_or("none", Tlp::word));
        markings.collect::<Vec<_>>().join(" ")
    };
    let clear = "tlp: CLEAR";
    assert_eq!(markings(clear, &event(own)), "CLEAR RED");
    assert_eq!(markings(clear, &event("x-note: {tlp: [x]}")), "CLEAR ?");
    assert_eq!(
        markings(&format!("{clear}\n{own}"), &event("place: x")),
        "RED CLEAR"
    );
    // It makes nothing wider.
    assert_eq!(
        markings("status: draft", &event("x-note: {tlp: CLEAR}")),
        "none none"
    );
    let derived = library(&[("one.yaml", &format!("title: One\n{clear}\n{}", event(own)))]);
    let derived = derived.under(&ceiling("GREEN"));
    let markings = derived.entries().map(|(_, entry)| derived.marking(entry));
    assert!(
        markings
            .into_iter()
            .all(|marking| marking == Some(Tlp::Clear))
    );
}
