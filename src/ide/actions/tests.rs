use super::*;
use crate::check::problems;
use crate::library::Library;

/// What is offered at the `$0` of a briefing, each with what becomes of the text.
fn check(marked: &str, title: &str, expected: &str) {
    let offset = marked.find("$0").unwrap();
    let text = marked.replacen("$0", "", 1);
    let source = SourceFile::named("a.yaml", text.as_str());
    let library = Library::load(vec![source.clone()], Vec::new());
    let file = library.written_files().next();
    let all = problems(&library);
    let actions = actions(file.as_ref(), &source, &all, Span::new(offset, offset));
    let titles: Vec<&str> = actions.iter().map(|action| action.title.as_str()).collect();
    let found = actions
        .iter()
        .find(|action| action.title.starts_with(title));
    let changed = found.map(|action| action.files[0].edits.apply(&text).unwrap());
    assert_eq!(changed.as_deref(), Some(expected), "{titles:?} {all:?}");
}

#[test]
fn what_is_wrong_is_mended() {
    check(
        "title: t\ntlp: amb$0er\nevents: [E]\n",
        "Write `AMBER`",
        "title: t\ntlp: AMBER\nevents: [E]\n",
    );
    check(
        "title: t\ntlp: amb$0er\nactors: {a: {name: A, tlp: green}, b: {name: B, country: NO}}\n",
        "Mend all 2 problems `unusual-value`",
        "title: t\ntlp: AMBER\nactors: {a: {name: A, tlp: GREEN}, b: {name: B, country: NO}}\n",
    );
    check(
        "title: t\ntlp: amb$0er\nactors: {a: {name: A, tlp: green}, b: {name: B, country: NO}}\n",
        "Mend all that is safe",
        "title: t\ntlp: AMBER\nactors: {a: {name: A, tlp: GREEN}, b: {name: B, country: \"NO\"}}\n",
    );
    check(
        "title: t\ntlp: CLEAR\nevents:\n$0\t- title: E\n\t  kind: leak\n",
        "Indent with spaces",
        "title: t\ntlp: CLEAR\nevents:\n  - title: E\n    kind: leak\n",
    );
}

#[test]
fn what_is_missing_is_written() {
    check(
        "title: t\ntlp: CLEAR\nevents:\n  - {title: E, by: north-$0korea}\n",
        "Write an actor `north-korea`",
        "title: t\ntlp: CLEAR\nevents:\n  - {title: E, by: north-korea}\nactors:\n  north-korea: {name: North korea}\n",
    );
    check(
        "title: t\ntlp: CLEAR\nsources:\n  a: A # a\nevents:\n  - {title: E, sources: ne$0ws#4}",
        "Write a source `news`",
        "title: t\ntlp: CLEAR\nsources:\n  a: A # a\n  news: {title: News}\nevents:\n  - {title: E, sources: news#4}",
    );
    check(
        "title: t\ntlp: CLEAR\nactors: {a: A}\nevents:\n  - {title: E, by: $0b}",
        "Write an actor `b`",
        "title: t\ntlp: CLEAR\nactors: {a: A, b: {name: B}}\nevents:\n  - {title: E, by: b}",
    );
}

#[test]
fn what_is_to_stay_says_why() {
    check(
        "title: t\ntlp: CLEAR\nactors:\n  a:\n    name: A\n    url: $0nowhere\n    country: X$0X\nevents: [E]\n".replacen("    url: $0nowhere\n", "", 1).as_str(),
        "Leave it as it is",
        "title: t\ntlp: CLEAR\nactors:\n  a:\n    name: A\n    x-allow: {unusual-value: say why it may stay}\n    country: XX\nevents: [E]\n",
    );
    check(
        "$0title: t\nevents: [E]\n",
        "Leave it as it is",
        "title: t\nx-allow: {unmarked: say why it may stay}\nevents: [E]\n",
    );
}

#[test]
fn what_only_takes_a_report_away_comes_last_and_not_for_a_slip() {
    let titles = |text: &str, at: &str| -> Vec<String> {
        let source = SourceFile::named("a.yaml", text);
        let library = Library::load(vec![source.clone()], Vec::new());
        let file = library.written_files().next();
        let offset = text.find(at).unwrap();
        let all = problems(&library);
        let span = Span::new(offset, offset);
        let actions = actions(file.as_ref(), &source, &all, span);
        assert!(
            actions
                .iter()
                .all(|it| !it.is_preferred || !it.title.starts_with("Leave"))
        );
        actions.into_iter().map(|it| it.title).collect()
    };
    assert_eq!(
        titles("title: t\ntlp: amber\nevents: [E]\n", "amber"),
        ["Write `AMBER`", "Mend all that is safe"]
    );
    let near = "title: t\ntlp: CLEAR\nevents: [{title: E, kind: inciden}]\n";
    assert_eq!(titles(near, "inciden"), ["Write `incident`"]);
    let both = titles("title: t\nactors: {a: {name: A, tlp: green}}\n", "title");
    assert_eq!(
        both,
        [
            "Mend all that is safe",
            "Leave it as it is, for a reason (`x-allow: {unmarked: …}`)"
        ]
    );
}
