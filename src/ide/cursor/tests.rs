use super::*;
use spot::Step;

/// The cursor at the `$0` of a text, in one line: steps, what is written there, what of it is typed, other keys.
fn at(marked: &str) -> String {
    let offset = marked.find("$0").unwrap();
    let text = marked.replacen("$0", "", 1);
    let cursor = Cursor::at(&text, offset);
    let steps = cursor.path.iter().map(|step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Item => "[]".to_owned(),
    });
    let typed = &text[cursor.typed.range()];
    let steps: String = steps.collect();
    format!(
        "{steps} {:?} `{typed}` {}",
        cursor.spot,
        cursor.siblings.join(",")
    )
}

fn check(marked: &str, expected: &str) {
    assert_eq!(at(marked).trim_end(), expected, "{marked}");
    let crlf = marked.replace('\n', "\r\n");
    assert_eq!(at(&crlf).replace('\r', "").trim_end(), expected, "{crlf}");
}

#[test]
fn keys_are_told_by_their_columns() {
    check("$0", "Key ``".trim().replacen("Key", " Key", 1).as_str());
    check("tit$0", " Key `tit`");
    check("title: t\n$0\nevents:\n", " Key `` title,events");
    check(
        "actors:\n  nk:\n    na$0\n    role: r\n",
        ".actors.nk Key `na` role",
    );
    check(
        "actors:\n  nk:\n    name: N\n    $0",
        ".actors.nk Key `` name",
    );
    check("actors:\n  nk:\n    name: N\n  $0", ".actors Key `` nk");
    check(
        "events:\n  - id: a\n    tit$0\n    text: t\n  - id: b\n",
        ".events[] Key `tit` id,text",
    );
    check("events:\n  - id: a\n  - $0", ".events[] Item ``");
    check("events:\n- tit$0\n", ".events[] Item `tit`");
    check(
        "events:\n- attribution:\n  - t$0",
        ".events[].attribution[] Item `t`",
    );
    check("a:\n  b:\n    c: 1\nd:\n  $0", ".d Key ``");
}

#[test]
fn values_stand_behind_their_keys() {
    check("tlp: $0", ".tlp Value ``");
    check("tlp: AM$0", ".tlp Value `AM`");
    check(
        "events:\n  - id: a\n    actors: n$0\n    text: t",
        ".events[].actors Value `n`",
    );
    check(
        "events:\n  - actors:\n      - a\n      - n$0",
        ".events[].actors[] Item `n`",
    );
    check(
        "events:\n  - actors:\n    - a\n    - n$0",
        ".events[].actors[] Item `n`",
    );
    check(
        "events:\n  - title: \"a\"\n    kind: $0",
        ".events[].kind Value ``",
    );
}

#[test]
fn braces_and_brackets_are_looked_into() {
    check(
        "events:\n  - {id: a, ti$0, text: x}",
        ".events[] Key `ti` id,text",
    );
    check(
        "events:\n  - {id: a, actors: [b, n$0",
        ".events[].actors[] Item `n`",
    );
    check("events:\n  - {id: a, kind: $0}", ".events[].kind Value ``");
    check(
        "a: {b: {c: 1}, d: [{e: \"x, y}\", f: z$0",
        ".a.d[].f Value `z`",
    );
    check("events:\n  - {id: a,\n     ti$0", ".events[] Key `ti` id");
    check("slides: [bluf, actor n$0]", ".slides[] Item `actor n`");
    check("events: [\n  {id: a},\n  {$0", ".events[] Key ``");
}

#[test]
fn words_go_on_over_lines() {
    check(
        "bluf: >\n  Note: this\n  and [[n$0",
        ".bluf Words `\n  Note: this\n  and [[n`",
    );
    check(
        "events:\n- text: |\n    a: b\n\n    c $0\n",
        ".events[].text Words `\n    a: b\n\n    c `",
    );
    check("bluf: \"a\n  b: c$0", ".bluf Words `a\n  b: c`");
    check("bluf: a\n  b$0", ".bluf Words `a\n  b`");
    check(
        "events:\n- {title: \"a, [[n$0",
        ".events[].title Words `a, [[n`",
    );
}

#[test]
fn in_comments_nothing_is_written() {
    check("title: t\n# events$0", " Value `# events`");
    check("actors:\n  nk:\n    # na$0\n", " Value `    # na`");
}

#[test]
fn what_is_torn_above_ends_where_its_lines_do() {
    check(
        "bluf: \"a\ntitle: t\nactors:\n  nk: {name: [a\n  fbi:\n    na$0",
        ".actors.fbi Key `na`",
    );
    check("events:\n  - id: \"a\n  - ti$0", ".events[] Item `ti`");
}

#[test]
fn names_of_links_are_found_in_words() {
    let name = |marked: &str| {
        let offset = marked.find("$0").unwrap();
        let text = marked.replacen("$0", "", 1);
        let cursor = Cursor::at(&text, offset);
        cursor.wiki(&text).map(|(name, _)| name.to_owned())
    };
    assert_eq!(name("bluf: a [[n$0]]").as_deref(), Some("n"));
    assert_eq!(name("bluf: [[a]] n$0"), None);
    assert_eq!(name("bluf: [[a|n$0"), None);
    assert_eq!(name("bluf: |\n  [[$0").as_deref(), Some(""));
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_broken(text in "([a-c]: |- |  |\\[|\\]|\\{|\\}|\"|'|\n|\r\n|#|\\[\\[a|é|:|\t|\\||,){0,40}", at in 0_usize..80) {
        let cursor = Cursor::at(&text, at);
        let end = cursor.typed.range().end;
        proptest::prop_assert!(end <= text.len() && text.is_char_boundary(cursor.typed.range().start));
        proptest::prop_assert!(text.get(cursor.word.range()).is_some());
    }
}
