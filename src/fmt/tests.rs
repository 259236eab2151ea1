//! What comes out of each kind of text, and that nothing is said otherwise.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use super::*;

/// A text as it is laid out.
fn formatted(text: &str, lines: Lines) -> Result<String, Unformatted> {
    format(text, lines).map(|edits| edits.apply(text).unwrap())
}

/// What a text is laid out as.
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = formatted(text, Lines::Kept).unwrap();
    assert_eq!(found, expected);
}

#[test]
fn fields_of_entries_have_one_order_and_take_their_comments_along() {
    check(
        "\
# about the file
tlp: CLEAR

bluf: B
title: T  # of the file
events:
  # the first
  - title: One
    # when
    date: 2014
    x-own: 1
    id: one
  - {title: Two, date: 2015, id: two}
actors:
  b: {kind: state, name: B}
  a: {name: A}
",
        "\
# about the file
tlp: CLEAR

bluf: B
title: T  # of the file
events:
  # the first
  - id: one
    title: One
    # when
    date: 2014
    x-own: 1
  - {id: two, title: Two, date: 2015}
actors:
  b: {name: B, kind: state}
  a: {name: A}
",
    );
}

#[test]
fn blocks_of_text_move_whole() {
    check(
        "\
events:
  - text: >
      One
      line.

      Another.

    date: 2014
    title: T
",
        "\
events:
  - title: T

    date: 2014
    text: >
      One
      line.

      Another.
",
    );
}

#[test]
fn lines_are_indented_by_two() {
    check(
        "\
title: T
events:
- title: One
  text: |
      Further in.
        Code.

      More.
  sources:
      - a
      # of b
      -   b
-   title: Two
    actors: [a,
      b]
    date: 2014
",
        "\
title: T
events:
  - title: One
    text: |
      Further in.
        Code.

      More.
    sources:
      - a
      # of b
      - b
  - title: Two
    date: 2014
    actors: [a,
      b]
",
    );
}

#[test]
fn quotes_stand_where_they_are_needed() {
    check(
        "title: \"Plain words\"\nbluf: 'It''s: so'\nauthors: ['Ann', \"A, B\", 'no', \"12:30\", '2014', \"http://a\"]\nid: 'x'\n",
        "title: Plain words\nbluf: 'It''s: so'\nauthors: [Ann, \"A, B\", 'no', \"12:30\", '2014', \"http://a\"]\nid: x\n",
    );
}

#[test]
fn spaces_are_where_they_are_needed() {
    check(
        "\n\ntitle:   T \ntlp :  CLEAR\n\n\n\nactors:  \n  a: {name:  A,kind: state}\n  b: { name: B,kind:  state , tags: [ a,b ] }\n  c:   # none\n\n\n",
        "title: T\ntlp: CLEAR\n\nactors:\n  a: {name: A, kind: state}\n  b: {name: B, kind: state, tags: [a, b]}\n  c:   # none\n",
    );
    check(
        "title: T\r\nbluf: |\r\n   A  \r\n   B\r\n",
        "title: T\r\nbluf: |\r\n  A  \r\n  B\r\n",
    );
}

#[test]
fn what_hangs_on_its_place_stays() {
    for text in [
        "events:\n  - {text: &t T, title: *t}\n",
        "events: [{text: A, title: T, title: U}]\n",
        "actors:\n  a: {kind: state, <<: {name: A}}\n",
        "events:\n  - text: |+\n      A\n\n    title: T\n",
        "# nothing but a comment\n",
    ] {
        check(text, text);
    }
    assert_eq!(formatted("a: [", Lines::Kept), Err(Unformatted::Unsound));
    assert_eq!(
        formatted("a: 1\n---\nb: 2\n", Lines::Kept),
        Err(Unformatted::Unsound)
    );
}

#[test]
fn lines_of_folded_texts_are_broken_anew_when_asked() {
    let text = "title: T\nbluf: >\n  One two three\n  four five six.\n\n    code  stays as it is here\n\n  A very-long-word-that-has-no-room here.\n";
    let expected = "title: T\nbluf: >\n  One two three four\n  five six.\n\n    code  stays as it is here\n\n  A\n  very-long-word-that-has-no-room\n  here.\n";
    let wrapped = |text: &str| formatted(text, Lines::Wrapped(20)).unwrap();
    assert_eq!(wrapped(text), expected);
    assert_eq!(wrapped(expected), expected);
}

#[test]
fn what_a_comma_cut_off_stays_behind_what_it_was_cut_from() {
    let entry = |fields: &str| format!("title: T\nsources:\n  a: {{{fields}}}\n");
    for fields in [
        "title: Joint, advisory, publisher: CISA, reliability: A",
        "title: Costs 1,000 dollars, kind: report, date: 2014",
        "title: S, date: 2014, publisher: The Times, 3 May",
        "url: http://x/?a=1,b=2, title: Foo (bar, baz)",
        "date: 2014, title: One, or: two",
    ] {
        check(&entry(fields), &entry(fields));
    }
    check(
        &entry("date: 2014, title: Joint,x-own: 1"),
        &entry("title: Joint, date: 2014, x-own: 1"),
    );
    let list = "title: T\noptions:\n  a: {title: A, pros: [Costs 1,000 dollars, b, c]}\n";
    check(list, list);
}

#[test]
fn quotes_before_a_number_sign_stay() {
    let text = "title: T\nevents:\n  - \"b\" #2\n  - \"c\" # two\n";
    check(text, "title: T\nevents:\n  - \"b\" #2\n  - c # two\n");
}

#[test]
fn empty_lines_of_texts_get_no_spaces() {
    check(
        "events:\n- text: >-\n    a\n\n    b\n- text: |-\n\n\n    a\n",
        "events:\n  - text: >-\n      a\n\n      b\n  - text: |-\n\n\n      a\n",
    );
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            found.push(text);
        }
    }
    found
}

/// Each text comes out saying the same, and comes out as it is when it is laid out again.
#[track_caller]
fn says_the_same(text: &str) {
    for lines in [Lines::Kept, Lines::Wrapped(40)] {
        if let Ok(after) = formatted(text, lines) {
            let (before, now) = (layout(text).unwrap(), layout(&after).unwrap());
            assert!(guard::says_the_same(&before, &now), "{text}\n---\n{after}");
            assert_eq!(formatted(&after, lines).as_ref(), Ok(&after));
        }
    }
}

#[test]
fn the_corpus_and_the_briefings_say_what_they_said() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut left = 0;
    for text in files(&root.join("tests/corpus")) {
        says_the_same(&text);
        left += usize::from(formatted(&text, Lines::Kept) == Err(Unformatted::Unsure));
    }
    assert_eq!(left, 0);
    for text in files(&root.join("briefings")) {
        says_the_same(&text);
        assert!(formatted(&text, Lines::Kept).is_ok());
    }
}

#[test]
fn what_the_yaml_test_suite_holds_says_what_it_said() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/yaml-suite/inputs.json");
    let inputs = std::fs::read_to_string(path).unwrap();
    let inputs: BTreeMap<String, String> = serde_json::from_str(&inputs).unwrap();
    let (mut loaded, mut left) = (0, Vec::new());
    for (name, text) in &inputs {
        loaded += usize::from(layout(text).is_some());
        says_the_same(text);
        if formatted(text, Lines::Kept) == Err(Unformatted::Unsure) {
            left.push(name.as_str());
        }
    }
    assert!(loaded > 200, "{loaded}");
    assert_eq!(left.join(" "), "");
}

/// Words of a text, some of which would be something else without quotes.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z]{1,6}( [a-z]{1,6}){0,3}",
        Just("'no'".to_owned()),
        Just("\"A: b\"".to_owned()),
        Just("\"plain words\"".to_owned()),
        Just("2014-12".to_owned()),
        Just("[a,b , c]".to_owned()),
        Just("{text:  a,by: b}".to_owned()),
        Just("|\n          One\n            two\n\n          three".to_owned()),
        Just(">-\n          One\n          two".to_owned()),
    ]
}

/// A field of an event, in some order, at a column that is not ours, with comments and empty lines around.
fn events() -> impl Strategy<Value = String> {
    let field = (
        prop::sample::select(vec![
            "title", "date", "text", "tags", "x-a", "label", "impact",
        ]),
        words(),
    );
    let field = (
        field,
        prop::sample::select(vec!["", "      # note\n", "\n"]),
    );
    let event = prop::collection::vec(field, 1..5).prop_map(|fields| {
        let mut out = String::from("   -  id: e\n");
        for ((key, words), above) in fields {
            out += &format!("{above}      {key}:  {words}\n");
        }
        out
    });
    prop::collection::vec(event, 0..4).prop_map(|events| events.concat())
}

proptest! {
    #[test]
    fn whatever_is_laid_out_says_the_same_and_stays(events in events(), tail in "( *#x)?\n{0,3}") {
        let text = format!("tlp: CLEAR\ntitle: T\nevents:\n{events}{tail}");
        says_the_same(&text);
        if layout(&text).is_some() {
            prop_assert!(formatted(&text, Lines::Kept).is_ok(), "{}", text);
        }
    }
}
