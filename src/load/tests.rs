use super::*;
use crate::briefing::words::Ref;

const SHARED: &str = "
kind: library
actors:
  china: {name: China, kind: state, aliases: [PRC], ext: {a: one}, relations: [rival-of japan]}
  japan: Japan
sources:
  tai: {title: The screws, publisher: TAI}
tags:
  cyber: Cyber
";

fn bases() -> Bases {
    match load(&SourceFile::named("shared.yaml", SHARED), &Bases::default()).content {
        Content::Shared(_, bases) => bases,
        other => panic!("{other:?}"),
    }
}

/// Loads a briefing with these lines, and compares what is shown of it and its problems, as `LINE:COLUMN code`. The
/// lines given start at line 3.
fn check(lines: &str, show: impl Fn(&Briefing) -> String, expected: &str, problems: &[&str]) {
    let text = format!("title: t\ntlp: CLEAR\n{lines}");
    let loaded = load(&SourceFile::named("b.yaml", text), &bases());
    let told: Vec<String> = loaded
        .problems
        .iter()
        .map(|problem| format!("{} {}", problem.position(), problem.code))
        .collect();
    assert_eq!(told, problems, "{lines}");
    match loaded.content {
        Content::Briefing(briefing) => assert_eq!(show(&briefing), expected, "{lines}"),
        other => panic!("{other:?}"),
    }
}

fn joined<T>(items: impl IntoIterator<Item = T>, show: impl Fn(T) -> String) -> String {
    items.into_iter().map(show).collect::<Vec<_>>().join(", ")
}

fn events(briefing: &Briefing) -> String {
    joined(&briefing.entries.events, |event| {
        let date = event.entry.own.date.as_ref();
        let date = date.map_or(String::new(), |date| format!(" ({})", date.written()));
        format!("{}: {}{date}", event.id, &*event.entry.own.title)
    })
}

fn actors(briefing: &Briefing) -> String {
    joined(&briefing.entries.actors, |(id, actor)| {
        format!("{id}: {}", &*actor.own.name)
    })
}

fn refs(refs: &[Ref]) -> String {
    joined(refs, |target| target.to_string())
}

#[test]
fn a_bare_string_stands_for_the_main_field() {
    let show = |briefing: &Briefing| {
        let entries = &briefing.entries;
        let judgement = &entries.judgements["j"].own;
        [
            actors(briefing),
            entries.sources["wsj"].own.title.to_string(),
            entries.questions["q"].own.text.to_string(),
            judgement.dissent[0].text.to_string(),
            entries.options["o"].own.risks[0]
                .text
                .as_ref()
                .map_or(String::new(), ToString::to_string),
            format!("{:?}", entries.slides[0].show.as_ref().unwrap().part),
        ]
        .join(" / ")
    };
    let lines = "
events: Something
actors: {fbi: FBI}
sources: {wsj: The Journal}
questions: {q: Who?}
judgements: {j: {text: J, dissent: No.}}
options: {o: {title: O, risks: Loss}}
slides: bluf
";
    check(
        lines,
        show,
        "fbi: FBI / The Journal / Who? / No. / Loss / Bluf",
        &[],
    );
}

#[test]
fn a_list_also_takes_one_bare_value() {
    let show = |briefing: &Briefing| {
        let show = |i: usize| refs(&briefing.entries.events[i].entry.own.actors);
        format!("{} / {} / {}", show(0), show(1), show(2))
    };
    let lines = "events:\n  - {title: a, actors: x}\n  - {title: b, actors: [x]}\n  - {title: c, actors: [x, z]}\n";
    check(lines, show, "x / x / x, z", &[]);
}

#[test]
fn an_event_is_also_written_date_and_title() {
    check(
        "events:\n  - 2014: Pledge\n  - 2014-11/2014-12: Talks\n  - {2015?: Maybe}\n",
        events,
        "event:pledge: Pledge (2014), event:talks: Talks (2014-11/2014-12), event:maybe: Maybe (2015?)",
        &[],
    );
    // What starts with a digit is meant as a date; the event is kept without it.
    check(
        "events:\n  - 2014-13: Pledge\n",
        events,
        "event:pledge: Pledge",
        &["4:5 bad-date"],
    );
    check(
        "events:\n  - {2014: Pledge, kind: leak}\n  - x\n",
        events,
        "event:x: x",
        &["4:6 unknown-key"],
    );
}

#[test]
fn events_without_ids_get_ones_that_no_file_can_write() {
    check(
        "events:\n  - Sony is hacked!\n  - Sony is hacked!\n  - {id: own, title: Sony is hacked!}\n  - 2014: 北\n",
        events,
        "event:sony-is-hacked: Sony is hacked!, event:sony-is-hacked:2: Sony is hacked!, own: Sony is hacked!, event:: 北 (2014)",
        &[],
    );
}

#[test]
fn a_relation_is_also_written_as_a_pair() {
    let show = |briefing: &Briefing| {
        let own = joined(&briefing.entries.actors["x"].own.relations, |r| {
            format!("{} {}", r.kind, &*r.to)
        });
        let top = joined(&briefing.entries.relations, |r| {
            format!("{} {}", r.kind, &*r.to)
        });
        format!("{own} / {top}")
    };
    let lines = "events: e\nactors:\n  x: {name: X, relations: [rival-of  japan, {kind: leads, to: japan}]}\nrelations:\n  - {from: x, kind: hosts, to: japan}\n";
    check(
        lines,
        show,
        "rival-of japan, leads japan / hosts japan",
        &[],
    );
    // At the top level a pair does not say whose relation it is.
    let lines =
        "events: e\nactors:\n  x: {name: X, relations: [rival-of]}\nrelations: hosts japan\n";
    check(
        lines,
        show,
        " / ",
        &["5:28 wrong-type", "6:12 missing-field"],
    );
}

#[test]
fn a_briefing_adds_to_the_entries_of_library_files() {
    let show = |briefing: &Briefing| {
        let china = &briefing.entries.actors["china"];
        let relations = joined(&china.own.relations, |r| r.to.to_string());
        let ext = joined(china.common.ext.iter(), |(key, ids)| {
            format!("{key} {}", ids.join("/"))
        });
        let kind = china.own.kind.as_deref().unwrap_or_default();
        format!(
            "{} {kind} [{}] [{relations}] [{ext}]",
            &*china.own.name,
            joined(&china.own.aliases, |alias| alias.name.to_string())
        )
    };
    // Lists append, without what they have already; maps are joined.
    check(
        "events: e\nactors:\n  china: {aliases: [PRC, Beijing], relations: leads x, ext: {b: two}}\n",
        show,
        "China state [PRC, Beijing] [japan, x] [a one, b two]",
        &[],
    );
    check(
        "events: e\nactors:\n  china:\n",
        show,
        "China state [PRC] [japan] [a one]",
        &[],
    );
    // A scalar replaces, which is told unless it says the same; an empty one does not.
    check(
        "events: e\nactors:\n  china: {name: PRC, kind: state}\n",
        show,
        "PRC state [PRC] [japan] [a one]",
        &["5:11 overrides"],
    );
    check(
        "events: e\nactors:\n  china: {name: }\n",
        show,
        "China state [PRC] [japan] [a one]",
        &[],
    );
    // A string is the main field here too.
    check(
        "events: e\nactors:\n  china: PRC\n",
        show,
        "PRC state [PRC] [japan] [a one]",
        &["5:10 overrides"],
    );
}

#[test]
fn an_entry_is_on_a_base_of_its_own_kind_only() {
    check(
        "events: e\nactors:\n  tai: {kind: company}\n  korea: {kind: state}\nsources:\n  china: {publisher: x}\n",
        actors,
        "",
        &[
            "5:3 missing-field",
            "6:3 missing-field",
            "8:3 missing-field",
        ],
    );
}

#[test]
fn one_bad_entry_never_loses_the_others() {
    check(
        "events:\n  - {id: a, title: A}\n  - {id: b}\n  - {id: c, title: [x]}\n  -\n  - {id: d, title: D, importance: high}\n",
        events,
        "a: A, d: D",
        &[
            "5:6 missing-field",
            "6:20 wrong-type",
            "7:4 wrong-type",
            "8:35 wrong-type",
        ],
    );
    check(
        "events: e\nactors:\n  x: {nam: X}\n  Y: Y\n  z: Z\n",
        actors,
        "z: Z",
        &["5:7 unknown-key", "6:3 bad-id"],
    );
}

#[test]
fn all_problems_of_an_entry_are_told() {
    check(
        "events:\n  - {id: a, date: Friday, importance: 9, kidn: leak, tlp: red, kind: hack, actors: [North Korea], place: ~}\n",
        events,
        "",
        &[
            "4:6 missing-field",
            "4:19 bad-date",
            "4:39 out-of-range",
            "4:42 unknown-key",
            "4:59 unusual-value",
            "4:70 unusual-value",
            "4:85 bad-id",
            "4:106 lone-tilde",
        ],
    );
}

#[test]
fn an_id_is_taken_once_in_a_briefing() {
    let lines =
        "events:\n  - {id: a, title: A}\n  - {id: a, title: again}\nactors:\n  a: A\n  b: B\n";
    check(
        lines,
        events,
        "a: A",
        &["5:10 duplicate-id", "7:3 duplicate-id"],
    );
}

#[test]
fn the_first_of_two_keys_counts() {
    let lines = "events:\n  - {id: a, title: A, title: B}\nactors:\n  x: X\n  x: Y\n";
    check(
        lines,
        events,
        "a: A",
        &["4:23 duplicate-key", "7:3 duplicate-key"],
    );
    check(
        lines,
        actors,
        "x: X",
        &["4:23 duplicate-key", "7:3 duplicate-key"],
    );
}

#[test]
fn keys_of_ones_own_are_free_where_fields_stand_and_ids_where_entries_stand() {
    let show = |briefing: &Briefing| {
        let hypotheses = joined(
            briefing.entries.questions["q"].own.hypotheses.keys(),
            ToString::to_string,
        );
        format!("{hypotheses} / {}", actors(briefing))
    };
    let lines = "x-own: [1]\nevents: {title: e, x-own: {a: b}}\n";
    check(lines, events, "event:e: e", &["4:10 wrong-type"]);
    let lines = "x-own: [1]\nevents: [{title: e, x-own: {a: b}}]\nactors: {x-corp: X}\nquestions: {q: {text: Q, hypotheses: {x-ray: A, b: B}}}\n";
    check(lines, show, "x-ray, b / x-corp: X", &[]);
}

#[test]
fn a_newer_format_is_told_and_read() {
    check(
        "format: 2\nevents: e\n",
        events,
        "event:e: e",
        &["3:9 newer-format"],
    );
    check("format: 1\nevents: e\n", events, "event:e: e", &[]);
}

#[test]
fn what_a_briefing_must_have_is_told_once() {
    let told = |text: &str| {
        let loaded = load(&SourceFile::named("b.yaml", text), &Bases::default());
        joined(&loaded.problems, |problem| {
            format!("{} {}", problem.position(), problem.code)
        })
    };
    assert_eq!(
        told("bluf: x\n"),
        "1:1 missing-field, 1:1 missing-field, 1:1 unmarked"
    );
    assert_eq!(
        told("title: t\ntlp: RED\nevents: []\n"),
        "1:1 missing-field"
    );
    // What stands there, but is wrong or lost with a syntax error, is not missing too.
    assert_eq!(
        told("title: [x]\ntlp: red\nevents: {a: b}\n"),
        "1:8 wrong-type, 2:6 unusual-value, 3:10 wrong-type"
    );
    assert_eq!(
        told("title: a: b\ntlp: CLEAR\nevents: e\n"),
        "1:9 unquoted-colon"
    );
    assert_eq!(
        told("title: t\ntlp: CLEAR\nevents:\n  - a: b: c\n"),
        "4:9 unquoted-colon"
    );
}

#[test]
fn a_library_file_is_told_from_a_briefing_by_its_kind() {
    let content = |text: &str| load(&SourceFile::named("b.yaml", text), &Bases::default()).content;
    let shared = |text: &str| match content(text) {
        Content::Shared(shared, _) => joined(
            shared.actors.keys().chain(shared.tags.keys()),
            ToString::to_string,
        ),
        other => panic!("{other:?}"),
    };
    assert_eq!(shared(SHARED), "china, japan, cyber");
    assert_eq!(
        shared("kind: library\ntitle: x\nactors: {a: {kind: state}, b: B}\n"),
        "b"
    );
    assert!(matches!(
        content("kind: briefing\ntitle: t\n"),
        Content::Briefing(_)
    ));
    assert!(matches!(content("- a\n- b\n"), Content::Nothing));
}

#[test]
fn links_carry_their_entry_their_field_and_their_sentence() {
    let text = "title: t\ntlp: CLEAR\nbluf: One. See [[a|it]] now. Two.\nevents:\n  - {id: a, title: \"x [[b]]\", attribution: {to: c, for: d}, sources: s#p. 3}\n";
    let loaded = load(&SourceFile::named("b.yaml", text), &Bases::default());
    let links = joined(&loaded.links, |link| {
        let sentence = link.sentence.as_deref().unwrap_or("-");
        format!(
            "{}.{} → {} ({sentence})",
            link.from, link.field, link.target
        )
    });
    assert_eq!(
        links,
        ".bluf → a (See [[a|it]] now.), a.title → b (x [[b]]), a.attribution.to → c (-), a.attribution.for → d (-), a.sources → s (-)"
    );
    let places = joined(&loaded.links, |link| {
        loaded.source.slice(link.span).to_owned()
    });
    assert_eq!(places, "a, b, c, d, s");
}

#[test]
fn every_id_is_declared_also_that_of_a_broken_entry() {
    let text = "title: t\ntlp: CLEAR\nevents:\n  - {id: a, title: A}\n  - {id: b}\n  - {id: c, title: x: y}\nquestions:\n  q: {text: Q, hypotheses: {one: One}}\n";
    let loaded = load(&SourceFile::named("b.yaml", text), &Bases::default());
    let declared = joined(&loaded.declared, |(id, declared)| {
        format!("{id} {}", declared.kind.word())
    });
    assert_eq!(
        declared,
        "a event, b event, q question, q.one hypothesis, c tag"
    );
}

/// Each list of words below a shape, with what people write for them.
fn vocabularies(shape: &Shape, each: &mut impl FnMut(&[(String, String)], &[(String, String)])) {
    match shape {
        Shape::Choice {
            words, synonyms, ..
        } => each(words, synonyms),
        Shape::List(inner) | Shape::Map(_, inner) => vocabularies(inner, each),
        Shape::Record(record) => {
            let fields = record.fields.values();
            fields.for_each(|field| vocabularies(&field.shape, each));
        }
        _ => {}
    }
}

#[test]
fn what_people_write_for_words_is_none_of_them_and_means_one_of_them() {
    let mut met = 0;
    let mut each = |words: &[(String, String)], synonyms: &[(String, String)]| {
        let is_word = |word: &str| words.iter().any(|(known, _)| known == word);
        for (written, meant) in synonyms {
            met += 1;
            assert!(!is_word(written), "{written}");
            assert!(is_word(meant), "{written}: {meant}");
            let is_spelt = |c: char| c.is_ascii_lowercase() || c == '-';
            assert!(written.chars().all(is_spelt), "{written}");
        }
    };
    let all = [&SHAPES.header, &SHAPES.collections, &SHAPES.shared];
    for field in all.iter().flat_map(|record| record.fields.values()) {
        vocabularies(&field.shape, &mut each);
    }
    assert!(met > 300, "{met}");
}
