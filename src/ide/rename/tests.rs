//! Names that move, and everything else that stays; then libraries made at random.

use std::collections::HashMap;

use proptest::prelude::*;

use super::*;
use crate::ide::ids;
use crate::load::SHAPES;
use crate::yaml::shape::{Keys, Record, Shape};
use crate::yaml::tree::{Kind, Node};

/// A library of some files, the first of which has the name that is meant.
fn library(files: &[(&str, &str)]) -> Library {
    let files = files
        .iter()
        .map(|(name, text)| SourceFile::named(name, *text));
    Library::load(files.collect(), Vec::new())
}

fn renamed(
    library: &Library,
    old: &str,
    new: &str,
    was: Old,
) -> Result<HashMap<String, String>, String> {
    let thing = ids::find(library, None, old).map_err(|why| why.to_string())?;
    let plan = plan(library, &thing, new, was).map_err(|why| why.to_string())?;
    let changed = plan.files.iter().map(|file| {
        let text = file.edits.apply(file.source.text()).unwrap();
        (file.source.name().to_string(), text)
    });
    Ok(changed.collect())
}

/// Renames in one file: what of it changes.
fn check(text: &str, old: &str, new: &str, expected: &str) {
    let library = library(&[("b.yaml", text)]);
    let changed = renamed(&library, old, new, Old::Forgotten).unwrap();
    assert_eq!(changed["b.yaml"], expected);
}

fn check_refused(files: &[(&str, &str)], old: &str, new: &str, expected: &str) {
    let refused = renamed(&library(files), old, new, Old::Forgotten).unwrap_err();
    assert!(refused.contains(expected), "{refused}");
}

#[test]
fn every_form_in_which_an_id_is_written_moves() {
    check(
        "title: t\nbluf: 'it''s [[ nk |NK]] and nk, [[nk-2]]'\nactors:\n  nk: N # nk\n  nk-2: {name: M, relations: [ally-of nk, {to: \"nk\", kind: rival-of}, targets: [nk]]}\nevents:\n  - {title: 'See [[nk]]', actors: nk, x-own: nk}\nslides: [actor nk, compare nk nk-2]\n",
        "nk",
        "dprk",
        "title: t\nbluf: 'it''s [[ dprk |NK]] and nk, [[nk-2]]'\nactors:\n  dprk: N # nk\n  nk-2: {name: M, relations: [ally-of dprk, {to: \"dprk\", kind: rival-of}, targets: [dprk]]}\nevents:\n  - {title: 'See [[dprk]]', actors: dprk, x-own: nk}\nslides: [actor dprk, compare dprk nk-2]\n",
    );
}

#[test]
fn an_id_whose_letters_stand_before_it_moves_where_it_stands() {
    check(
        "title: t\nactors:\n  us: U\n  nk: {name: N, relations: [suspected to be part of us]}\n",
        "us",
        "usa",
        "title: t\nactors:\n  usa: U\n  nk: {name: N, relations: [suspected to be part of usa]}\n",
    );
}

#[test]
fn of_a_question_and_its_answers_the_right_part_moves() {
    let text = "title: t\nevidence: {e: E}\nquestions:\n  who:\n    text: T\n    hypotheses: {a: A, b: B}\n    matrix:\n      e: {a: C, b: I}\njudgements:\n  j: {text: T, for: e, alternatives: [who.a, b/who.b], why: '[[who.a]] [[who]] who'}\nslides: [matrix who]\n";
    check(
        text,
        "who",
        "whom",
        "title: t\nevidence: {e: E}\nquestions:\n  whom:\n    text: T\n    hypotheses: {a: A, b: B}\n    matrix:\n      e: {a: C, b: I}\njudgements:\n  j: {text: T, for: e, alternatives: [whom.a, b/whom.b], why: '[[whom.a]] [[whom]] who'}\nslides: [matrix whom]\n",
    );
    check(
        text,
        "who.a",
        "who.z",
        "title: t\nevidence: {e: E}\nquestions:\n  who:\n    text: T\n    hypotheses: {z: A, b: B}\n    matrix:\n      e: {z: C, b: I}\njudgements:\n  j: {text: T, for: e, alternatives: [who.z, b/who.b], why: '[[who.z]] [[who]] who'}\nslides: [matrix who]\n",
    );
    check(
        text,
        "e",
        "code",
        &text
            .replace("{e: E}", "{code: E}")
            .replace("      e:", "      code:")
            .replace("for: e", "for: code"),
    );
}

#[test]
fn citations_keep_their_places() {
    check(
        "title: t\nsources: {s: S}\nevents: [{title: E, sources: [s#4, 's#s', s]}]\n",
        "s",
        "src",
        "title: t\nsources: {src: S}\nevents: [{title: E, sources: [src#4, 'src#s', src]}]\n",
    );
}

#[test]
fn a_shared_entry_moves_in_all_files_and_a_local_one_in_its_own() {
    let files = [
        (
            "lib.yaml",
            "kind: library\nactors: {a: A, b: {name: B, relations: ally-of a}}\n",
        ),
        (
            "x.yaml",
            "title: x\nactors: {a: {role: r}}\nevents: [{id: e, title: '[[a]]'}]\n",
        ),
        (
            "y.yaml",
            "title: y\nevents: [{id: e, title: E, actors: a, see_also: [x/a, x/e, e]}]\n",
        ),
    ];
    let library = library(&files);
    let changed = renamed(&library, "a", "z", Old::Kept).unwrap();
    assert_eq!(
        changed["lib.yaml"],
        "kind: library\nactors: {z: {name: A, was: a}, b: {name: B, relations: ally-of z}}\n"
    );
    let changed = renamed(&library, "x/e", "z", Old::Forgotten).unwrap();
    assert_eq!(changed.len(), 2);
    assert_eq!(changed["x.yaml"], files[1].1.replace("id: e", "id: z"));
    assert_eq!(changed["y.yaml"], files[2].1.replace("x/e", "x/z"));
    let several = renamed(&library, "e", "z", Old::Forgotten).unwrap_err();
    assert!(
        several.contains("x/e") && several.contains("y/e"),
        "{several}"
    );
}

#[test]
fn a_briefing_moves_with_its_file() {
    let files = [
        ("x.yaml", "title: x\nevents: [{id: e, title: '[[x/e]]'}]\n"),
        (
            "y.yaml",
            "title: y\nid: 'z'\nsupersedes: x\nevents: [{title: E, see_also: [x, x/e]}]\n",
        ),
    ];
    let all = library(&files);
    let changed = renamed(&all, "x", "new", Old::Kept).unwrap();
    assert_eq!(
        changed["x.yaml"],
        "title: x\nwas: x\nevents: [{id: e, title: '[[new/e]]'}]\n"
    );
    assert_eq!(
        changed["y.yaml"],
        "title: y\nid: 'z'\nsupersedes: new\nevents: [{title: E, see_also: [new, new/e]}]\n"
    );
    let changed = renamed(&all, "z", "new", Old::Forgotten).unwrap();
    assert_eq!(changed["y.yaml"], files[1].1.replace("'z'", "'new'"));
}

#[test]
fn the_old_id_is_kept_on_request() {
    let text = "title: t\nevents:\n- id: e\n  title: E\n  see_also: e\n";
    let changed = renamed(&library(&[("b.yaml", text)]), "e", "f", Old::Kept).unwrap();
    assert_eq!(
        changed["b.yaml"],
        "title: t\nevents:\n- id: f\n  was: e\n  title: E\n  see_also: f\n"
    );
}

#[test]
fn what_would_mean_something_else_is_refused() {
    let text = "title: t\nactors: {a: {name: A, was: old}, b: B}\nevents: [{title: E, tags: free, actors: [a, lost]}]\n";
    let files = [("t.yaml", text)];
    for (new, expected) in [
        (
            "b",
            "`b` is already the id of something else, in t.yaml:2:34",
        ),
        ("t", "already the id of something else"),
        ("old", "a former id of `t/a`"),
        ("free", "already written in t.yaml:3:27"),
        ("lost", "already written in t.yaml:3:45"),
        ("B B", "`B B` is not an id: write it as `b-b`"),
        ("no", "`no` is not an id"),
        ("a", "called `a` already"),
    ] {
        check_refused(&files, "a", new, expected);
    }
    check_refused(&files, "old", "new", "no entry is called `old`");
    check_refused(&files, "c", "new", "no entry is called `c`");
}

#[test]
fn what_cannot_be_changed_safely_is_refused() {
    let torn = [(
        "t.yaml",
        "title: t\nactors: {a: A}\nevents:\n  - {title: E, actors: [a}\n",
    )];
    check_refused(&torn, "a", "z", "not all of this file can be read");
    let escaped = [(
        "t.yaml",
        "title: t\nactors: {aa: A}\nevents: [{title: E, actors: \"a\\x61\"}]\n",
    )];
    check_refused(
        &escaped,
        "aa",
        "z",
        "t.yaml:3:29: the id is written in a way",
    );
    let twice = [(
        "t.yaml",
        "title: t\nactors: {a: A}\nevents: [{id: a, title: E}]\n",
    )];
    check_refused(&twice, "a", "z", "given twice");
    let made = [("t.yaml", "title: t\nactors: [Jay Kaplan]\n")];
    check_refused(&made, "jay-kaplan", "z", "written in a way");
}

#[test]
fn what_is_no_entry_moves_in_its_own_briefing() {
    let text = "title: t\ncriteria: {speed: Speed, cost-2: C}\noptions:\n  o: {title: O, ratings: {speed: 3, effect: 2}}\n  p: {title: speed, tags: speed, ratings: {'speed': {score: 2}}}\nslides: [{show: timeline, id: speed}, bluf]\n";
    let files = [
        ("b.yaml", text),
        ("c.yaml", "title: c\noptions: {o: {title: speed}}\n"),
    ];
    let all = library(&files);
    let changed = renamed(&all, "speed", "pace", Old::Forgotten).unwrap();
    let expected = "title: t\ncriteria: {pace: Speed, cost-2: C}\noptions:\n  o: {title: O, ratings: {pace: 3, effect: 2}}\n  p: {title: speed, tags: speed, ratings: {'pace': {score: 2}}}\nslides: [{show: timeline, id: speed}, bluf]\n";
    assert_eq!((changed.len(), changed["b.yaml"].as_str()), (1, expected));
    for (new, why) in [("cost", "every briefing has"), ("cost-2", "already the id")] {
        check_refused(&files, "b/speed", new, why);
    }
    let slides = text.replace("id: speed", "id: when");
    let changed = renamed(
        &library(&[("b.yaml", &slides)]),
        "when",
        "then",
        Old::Forgotten,
    )
    .unwrap();
    assert_eq!(changed["b.yaml"], text.replace("id: speed", "id: then"));
    let kept = renamed(&all, "speed", "pace", Old::Kept).unwrap_err();
    assert!(kept.contains("no room for `was`"), "{kept}");
}

/// The bytes of everything in a file that the format takes for an id of its own.
fn declarations(shape: &Shape, node: &Node<'_>, out: &mut Vec<Span>) {
    match (shape, &node.kind) {
        (Shape::Id, _) => out.push(node.span),
        (Shape::List(inner), Kind::Seq(items)) => {
            items.iter().for_each(|item| declarations(inner, item, out));
        }
        (Shape::List(inner), _) => declarations(inner, node, out),
        (Shape::Map(keys, inner), Kind::Map(pairs)) => {
            for (key, value) in pairs {
                out.extend(matches!(keys, Keys::Id).then_some(key.span));
                declarations(inner, value, out);
            }
        }
        (Shape::Record(record), Kind::Map(_)) => fields(record, node, out),
        _ => {}
    }
}

fn fields(record: &Record, node: &Node<'_>, out: &mut Vec<Span>) {
    // What something was called before is no name of it.
    for (name, field) in record.fields.iter().filter(|(name, _)| *name != "was") {
        if let Some(value) = node.get(name) {
            declarations(&field.shape, value, out);
        }
    }
}

#[test]
fn whatever_is_declared_can_be_renamed() {
    let text = include_str!("../../../tests/browse/full.yaml");
    let text = format!("{text}  - {{show: bluf, id: zslide}}\n");
    let all = library(&[("full.yaml", &text)]);
    let file = all.written_files().next().unwrap();
    let mut spans = Vec::new();
    at_root(file.source, |root| {
        for record in [&SHAPES.header, &SHAPES.collections] {
            fields(record, root.unwrap(), &mut spans);
        }
    });
    assert!(spans.len() > 50, "{}", spans.len());
    let problems = |library: &Library| {
        let all = library.problems().iter();
        let mut all: Vec<_> = all.map(|problem| problem.code).collect();
        all.sort();
        all
    };
    for span in spans {
        let name = &text[span.range()];
        let (thing, at) = Ids::of(&all)
            .at(&file, span.range().start)
            .unwrap_or_else(|| panic!("{name}"));
        assert_eq!(at, span, "{name}");
        let plan = plan(&all, &thing, "renamed", Old::Forgotten)
            .unwrap_or_else(|why| panic!("{name}: {why}"));
        let changed = plan.files[0].edits.apply(&text).unwrap();
        let again = library(&[("full.yaml", &changed)]);
        assert_eq!(problems(&again), problems(&all), "{name}");
    }
}

/// What of a random library is text, and what is the name of its nth thing.
#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Name(usize),
}

const NAMES: [&str; 8] = ["a", "ab", "a-b", "b", "who", "c1", "src", "x"];

/// Where each thing is declared, by its place: two actors of a library file, two of the briefings, an event of each, a
/// question and its answer, evidence, a source.
fn uses(scope: usize) -> impl Strategy<Value = Vec<Piece>> {
    let forms = prop_oneof![
        Just("    see_also: [@]\n"),
        Just("    see_also: '@'\n"),
        Just("    text: \"*[[@]]*, [[ @ |ab]] and a, ab\\ta-b\"\n"),
        Just("    text: |\n      # [[@]]\n\n      `[[a]]` [[@|x]] [[@]]\n"),
        Just("    text: a plain\n      [[@]] text # [[a]] ab\n"),
        Just("    see_also:\n      - \"@\" # a\n      - @\n"),
        Just("    x-own: [a, ab, who]\n"),
    ];
    (forms, 0..8_usize).prop_map(move |(form, name)| {
        // An event of the other briefing is named by its scope.
        let mut pieces = Vec::new();
        for (i, part) in form.split('@').enumerate() {
            if i > 0 {
                if name > 2 && scope == 2 {
                    pieces.push(Piece::Text("one/".to_owned()));
                }
                pieces.push(Piece::Name(name));
            }
            pieces.push(Piece::Text(part.to_owned()));
        }
        pieces
    })
}

fn file(scope: usize, head: &'static str) -> impl Strategy<Value = Vec<Piece>> {
    proptest::collection::vec(uses(scope), 0..6).prop_map(move |uses| {
        let mut pieces = file_of(head);
        for (i, form) in uses.into_iter().enumerate() {
            pieces.push(Piece::Text(format!("  - title: Number {i}\n")));
            pieces.extend(form);
        }
        pieces
    })
}

fn text(pieces: &[Piece], names: &[&str]) -> String {
    let words = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Name(name) => names[*name],
    });
    words.collect()
}

proptest! {
    #[test]
    fn all_names_move_and_all_else_stays(
        shared in Just("kind: library\nactors:\n  @0: {name: A, relations: [ally-of @1]} # a\n  '@1': B\n"),
        one in file(1, "title: ab\r\nactors:\n  @0: {role: a}\n  @2: a-b\nsources: {@6: a}\nevidence:\n  \"@3\": {text: '[[@2]]', sources: [@6#a, @6]}\nquestions:\n  @4:\n    text: who\n    hypotheses: {h: a}\n    matrix: {@3: C}\njudgements:\n  @5: {text: a, alternatives: @4.h, for: [@3, one/@3]}\nslides: [matrix @4, {show: compare @0 @2}]\nevents:\n  - {id: @7, title: x}\n"),
        two in file(2, "title: b\nactors:\n  @2: {name: b}\nevents:\n  - title: b\n    by: [@0]\n    actors: '@0'\n"),
        which in 0..8_usize,
    ) {
        let pieces = [
            ("lib.yaml", file_of(shared)),
            ("one.yaml", one),
            ("two.yaml", two),
        ];
        let made = |names: &[&str]| -> Vec<(&str, String)> {
            pieces.iter().map(|(name, pieces)| (*name, text(pieces, names))).collect()
        };
        let before = made(&NAMES);
        let mut names = NAMES;
        names[which] = "new-id";
        let expected = made(&names);
        let there = moved_to(&before, &named(which, NAMES[which]), "new-id");
        prop_assert_eq!(&there, &expected);
        let back = moved_to(&there, &named(which, "new-id"), NAMES[which]);
        prop_assert_eq!(&back, &before);
    }
}

fn file_of(head: &'static str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (i, part) in head.split('@').enumerate() {
        if i > 0 {
            let (digit, rest) = part.split_at(1);
            pieces.push(Piece::Name(digit.parse().unwrap()));
            pieces.push(Piece::Text(rest.to_owned()));
        } else {
            pieces.push(Piece::Text(part.to_owned()));
        }
    }
    pieces
}

fn named(which: usize, name: &str) -> String {
    match which {
        0..=2 => name.to_owned(),
        _ => format!("one/{name}"),
    }
}

fn moved_to<'n>(files: &[(&'n str, String)], old: &str, new: &str) -> Vec<(&'n str, String)> {
    let given: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let library = library(&given);
    let changed = renamed(&library, old, new, Old::Forgotten).unwrap();
    let files = files.iter().map(|(name, text)| {
        let text = changed.get(*name).unwrap_or(text);
        (*name, text.clone())
    });
    files.collect()
}
