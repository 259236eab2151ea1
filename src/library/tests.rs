mod markings;

use super::*;
use crate::source::SourceFile;

const SHARED: &str = "
kind: library
actors:
  china: {name: China, summary: \"Near [[japan]].\", relations: [rival-of japan]}
  japan: Japan
  russia: Russia
sources:
  tai: The screws
tags:
  cyber: Cyber
tlp: CLEAR
";

const SONY: &str = "
title: Sony
tlp: CLEAR
was: old-sony
bluf: First this. Then [[leak]] came. Last.
tags: cyber
actors:
  china: {aliases: PRC, relations: [patron-of korea]}
  korea: {name: Korea, was: [dprk]}
relations:
  - {from: korea, kind: hosts, to: china}
events:
  - {id: leak, title: \"[[korea]] leaks\", actors: [dprk, china], sources: tai#3, was: hack}
  - {id: after, title: After, after: leak}
questions:
  who: {text: \"Who did it? We ask.\", hypotheses: {korea: \"It was [[korea]].\", other: Another}}
judgements:
  j: {text: They did., alternatives: who.other, see_also: thaad/screws}
";

const THAAD: &str = "
title: THAAD
tlp: CLEAR
events:
  - {id: screws, title: Screws, actors: china, see_also: [sony, sony/leak, old-sony]}
  - {id: leak, title: Another leak}
";

fn library(files: &[(&str, &str)]) -> Library {
    let files = files
        .iter()
        .map(|(name, text)| SourceFile::named(name, *text));
    Library::load(files.collect(), Vec::new())
}

fn three() -> Library {
    library(&[
        ("shared.yaml", SHARED),
        ("sony.yaml", SONY),
        ("thaad.yaml", THAAD),
    ])
}

fn id(library: &Library, ix: EntryIx) -> String {
    library.entry(ix).unwrap().id.to_string()
}

/// What an id means in a briefing: the entry that it leads to.
fn check(library: &Library, briefing: Option<usize>, target: &str, expected: &str) {
    let found = library.resolve(briefing, target);
    let found = found.map_or_else(|| "nothing".to_owned(), |ix| id(library, ix));
    assert_eq!(found, expected, "{target}");
}

fn at(library: &Library, target: &str) -> EntryIx {
    library.resolve(None, target).unwrap()
}

#[test]
fn the_files_are_sound() {
    assert!(
        three().problems().is_empty() && three().misfits().next().is_none(),
        "{:?}",
        three().misfits().collect::<Vec<_>>()
    );
}

#[test]
fn an_id_means_the_own_entry_then_a_shared_one_then_a_briefing() {
    let library = three();
    let (sony, thaad) = (Some(0), Some(1));
    check(&library, sony, "leak", "sony/leak");
    check(&library, thaad, "leak", "thaad/leak");
    check(&library, thaad, "sony/leak", "sony/leak");
    check(&library, thaad, "korea", "nothing");
    check(&library, None, "leak", "nothing");
    check(&library, sony, "thaad", "thaad");
    check(&library, sony, "who.other", "sony/who.other");
    check(&library, thaad, "sony/who.other", "sony/who.other");
}

#[test]
fn tags_and_entries_that_no_briefing_names_belong_to_all() {
    let library = three();
    check(&library, Some(0), "cyber", "cyber");
    check(&library, Some(1), "russia", "russia");
    assert!(
        library
            .entry(at(&library, "russia"))
            .unwrap()
            .briefing
            .is_none()
    );
}

#[test]
fn a_shared_actor_that_a_briefing_names_is_an_entry_of_that_briefing() {
    let library = three();
    // Japan is named only by what the library file says of China.
    for target in ["china", "japan"] {
        check(&library, Some(0), target, &format!("sony/{target}"));
        check(&library, Some(1), target, &format!("thaad/{target}"));
    }
    check(&library, Some(0), "tai", "sony/tai");
    let aliases = |target| {
        library
            .entry(at(&library, target))
            .unwrap()
            .body
            .aliases()
            .len()
    };
    assert_eq!((aliases("sony/china"), aliases("thaad/china")), (1, 0));
    let elsewhere: Vec<String> = library
        .elsewhere(at(&library, "sony/china"))
        .map(|ix| id(&library, ix))
        .collect();
    assert_eq!(elsewhere, ["thaad/china"]);
    let place = |target| {
        library
            .entry(at(&library, target))
            .unwrap()
            .place
            .to_string()
    };
    assert_eq!(
        (place("sony/china"), place("thaad/china")),
        ("sony.yaml:8:3".to_owned(), "shared.yaml:4:3".to_owned())
    );
}

#[test]
fn retired_ids_still_lead_to_their_entries() {
    let library = three();
    check(&library, Some(0), "dprk", "sony/korea");
    check(&library, Some(1), "sony/hack", "sony/leak");
    check(&library, None, "old-sony", "sony");
    check(&library, Some(1), "hack", "nothing");
}

#[test]
fn titles_show_the_names_behind_links() {
    let library = three();
    let title = |target| {
        library
            .entry(at(&library, target))
            .unwrap()
            .title
            .to_string()
    };
    assert_eq!(title("sony"), "Sony");
    assert_eq!(title("sony/leak"), "Korea leaks");
    assert_eq!(title("sony/who"), "Who did it?");
    assert_eq!(title("sony/who.korea"), "It was Korea");
    assert_eq!(title("sony/j"), "They did");
}

#[test]
fn hypotheses_are_entries_behind_their_question() {
    let library = three();
    let kinds = |kind| {
        library
            .of_kind(0, kind)
            .map(|(ix, _)| id(&library, ix))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        kinds(EntryKind::Hypothesis),
        ["sony/who.korea", "sony/who.other"]
    );
    assert_eq!(kinds(EntryKind::Event), ["sony/leak", "sony/after"]);
    assert_eq!(kinds(EntryKind::Briefing), ["sony"]);
}

#[test]
fn links_are_known_from_both_ends() {
    let library = three();
    let to = |target: &str| -> Vec<String> {
        let links = library.links_to(at(&library, target));
        let show = |link: Link<'_>| {
            let sentence = link.sentence.map(Text::as_str).unwrap_or("-");
            format!("{}.{} ({sentence})", id(&library, link.from), link.field)
        };
        links.map(show).collect()
    };
    assert_eq!(
        to("sony/leak"),
        [
            "sony.bluf (Then [[leak]] came.)",
            "sony/after.after (-)",
            "thaad/screws.see_also (-)"
        ]
    );
    assert_eq!(to("thaad/screws"), ["sony/j.see_also (-)"]);
    assert_eq!(to("sony/who.other"), ["sony/j.alternatives (-)"]);
    // A briefing sees the links of the library file in its own copy of the entry.
    assert_eq!(
        to("thaad/japan"),
        [
            "thaad/china.summary (Near [[japan]].)",
            "thaad/china.relations.to (-)"
        ]
    );
    let from: Vec<String> = library
        .links_from(at(&library, "sony/leak"))
        .map(|link| id(&library, link.to))
        .collect();
    assert_eq!(from, ["sony/korea", "sony/korea", "sony/china", "sony/tai"]);
}

#[test]
fn relations_come_from_the_actor_the_top_level_and_the_library_file() {
    let library = three();
    let edges: Vec<String> = library
        .edges(at(&library, "sony/china"))
        .map(|edge| {
            format!(
                "{} {} {}",
                id(&library, edge.from),
                edge.relation.kind,
                id(&library, edge.to)
            )
        })
        .collect();
    assert_eq!(
        edges,
        [
            "sony/china rival-of sony/japan",
            "sony/china patron-of sony/korea",
            "sony/korea hosts sony/china"
        ]
    );
}

#[test]
fn links_that_lead_nowhere_or_to_another_kind_are_kept_as_misfits() {
    let text = "title: t\ntlp: CLEAR\nevents:\n  - {id: a, title: \"[[gone]]\", after: x, actors: [a, gone], tags: [any], sources: lost}\n  - {id: b, title: [broken]}\n  - {id: c, title: C, after: b}\nactors: {x: X}\nsources: {lost: {kind: news}}\n";
    let library = library(&[("b.yaml", text)]);
    let misfits: Vec<String> = library
        .misfits()
        .map(|misfit| {
            let found = misfit.found.map_or("nothing", EntryKind::word);
            format!("{} {}: {found}", misfit.place().position(), misfit.target)
        })
        .collect();
    // `b` and `lost` are declared, but broken; that is told where they stand.
    assert_eq!(
        misfits,
        [
            "4:23 gone: nothing",
            "4:39 x: actor",
            "4:51 a: event",
            "4:54 gone: nothing"
        ]
    );
}

#[test]
fn the_links_of_a_library_file_are_checked_once() {
    let shared = "kind: library\nactors:\n  used: {name: U, relations: [leads gone]}\n  unused: {name: U, see_also: [lost, used, unused]}\n";
    let first = "title: t\ntlp: CLEAR\nevents: [{title: e, actors: used}]\n";
    let library = library(&[
        ("shared.yaml", shared),
        ("a.yaml", first),
        ("b.yaml", first),
    ]);
    let misfits: Vec<String> = library
        .misfits()
        .map(|misfit| format!("{} {}", misfit.place(), misfit.target))
        .collect();
    assert_eq!(misfits, ["shared.yaml:3:37 gone", "shared.yaml:4:32 lost"]);
}

#[test]
fn a_briefing_that_is_read_again_leaves_the_old_library_as_it_was() {
    let old = three();
    let new = library(&[
        ("shared.yaml", SHARED),
        ("sony.yaml", "title: New\ntlp: RED\nevents: e\n"),
    ]);
    let title = |library: &Library| library.briefings()[0].title().to_string();
    assert_eq!(
        (title(&old), title(&new)),
        ("Sony".to_owned(), "New".to_owned())
    );
    check(&old, None, "sony/leak", "sony/leak");
    check(&new, None, "sony/leak", "nothing");
}

#[test]
fn of_two_briefings_with_one_id_the_first_is_meant() {
    let first = "id: x\ntitle: First\ntlp: CLEAR\nevents: [{id: e, title: E}]\n";
    let second = "id: x\nwas: once\ntitle: Second\ntlp: CLEAR\nbluf: See [[e]].\nevents: [{id: e, title: F}, {id: f, title: '[[e]] again'}]\n";
    let library = library(&[("a.yaml", first), ("b.yaml", second)]);
    for target in ["x", "once"] {
        check(&library, None, target, "x");
    }
    let titles: Vec<&str> = library
        .entries()
        .map(|(_, entry)| entry.title.as_str())
        .collect();
    assert_eq!(titles, ["First", "E", "E again"]);
    assert_eq!(library.briefing_entry(1), library.briefing_entry(0));
    // The second has no entry that the link of its first lines could stand in.
    let to: Vec<String> = library
        .links_to(at(&library, "x/e"))
        .map(|link| id(&library, link.from))
        .collect();
    assert_eq!(to, ["x/f"]);
    assert!(library.misfits().next().is_none());
}

#[test]
fn what_an_entry_was_called_in_another_library_file_still_leads_to_it() {
    let again = SHARED.replace("russia: Russia", "russia: {name: Russia, was: ussr}");
    let files = [("a.yaml", SHARED), ("b.yaml", again.as_str())];
    check(&library(&files), None, "ussr", "russia");
}

#[test]
fn a_copy_of_a_briefing_under_another_name_does_no_harm() {
    let files = embedded::files();
    let text = "id: thaad-pressure\n";
    let original = files.iter().find(|file| file.text().contains(text));
    let copy = SourceFile::named("copy.yaml", original.unwrap().text());
    let alone = Library::load(files.clone(), Vec::new());
    let both = Library::load([files, vec![copy]].concat(), Vec::new());
    assert_eq!(both.briefings().len(), alone.briefings().len() + 1);
    for (_, entry) in alone.entries() {
        let found = both.find(&entry.id).and_then(|ix| both.entry(ix));
        assert_eq!(found.map(|found| &found.title), Some(&entry.title));
    }
}

#[test]
fn the_first_look_at_a_long_briefing_does_not_say_with_whom_it_may_be_shared() {
    let event = |i| format!("  - {{id: e{i}, title: An event of many}}\n");
    let events: String = (0..20_000).map(event).collect();
    let text = format!("title: T\ntlp: CLEAR\nevents:\n{events}tlp: RED\n");
    let source = SourceFile::named("long.yaml", text);
    let look = Library::first_look(vec![source.clone()].into());
    assert_eq!(look.extent(), Extent::Part);
    let entries = look.entries().count();
    assert!((50..1000).contains(&entries), "{entries}");
    for (_, entry) in look.entries() {
        assert_eq!(look.marking(entry), Some(Tlp::Unreadable));
    }
    let short = "title: T\ntlp: CLEAR\nevents: [e]\n";
    let look = Library::first_look(vec![SourceFile::named("short.yaml", short)].into());
    assert_eq!(look.extent(), Extent::FirstLook);
    assert!(
        look.entries()
            .all(|(_, entry)| look.marking(entry) == Some(Tlp::Clear))
    );
}

/// The relations of an actor as its page has them: kind, whom with, and how many sources it has.
#[track_caller]
fn check_edges(relations: &str, actor: &str, expected: &[&str]) {
    let yaml = format!(
        "title: t\ntlp: CLEAR\nsources: {{s: S, z: Z}}\nevents: [e]\nactors:\n  c: C\n{relations}\n"
    );
    let library = Library::load(vec![SourceFile::named("t.yaml", yaml)], Vec::new());
    let own = at(&library, &format!("t/{actor}"));
    let edges = library.edges(own).map(|edge| {
        let relation = &edge.relation;
        let (label, other) = if edge.from == own {
            (relation.label().to_owned(), edge.to)
        } else {
            (relation.inverse_label(), edge.from)
        };
        format!("{label} {} {}", id(&library, other), relation.sources.len())
    });
    assert_eq!(edges.collect::<Vec<_>>(), expected);
}

#[test]
fn a_relation_that_is_written_twice_is_one() {
    let both = "  a: {name: A, relations: [ally-of b, targets c, targets c]}\n  b: {name: B, relations: [ally-of a]}";
    check_edges(both, "a", &["ally of t/b 0", "targets t/c 0"]);
    check_edges(both, "b", &["ally of t/a 0"]);
    // What is not mutual has a direction.
    let each = "  a: {name: A, relations: [targets b]}\n  b: {name: B, relations: [targets a]}";
    check_edges(each, "a", &["targets t/b 0", "targeted by t/b 0"]);
}

#[test]
fn relations_that_say_different_things_stay_apart() {
    let more = "  a: {name: A, relations: [{kind: leads, to: b, sources: s}, {kind: leads, to: b, by: c, sources: [z]}]}\n  b: B";
    check_edges(more, "a", &["leads t/b 2"]);
    let denied =
        "  a: {name: A, relations: [leads b, {kind: leads, to: b, by: b, status: denied}]}\n  b: B";
    check_edges(denied, "a", &["leads t/b 0", "leads t/b 0"]);
    let dates = "  a: {name: A, relations: [{leads: b, date: 2013}, {leads: b, date: 2014}, {leads: b, date: 2013, sources: s}]}\n  b: B";
    check_edges(dates, "a", &["leads t/b 1", "leads t/b 0"]);
}
