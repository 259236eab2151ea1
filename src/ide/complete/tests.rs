mod full;

use super::*;
use crate::source::SourceFile;
use offer::What;

const LIB: &str = "kind: library\ntlp: CLEAR\nactors: {nk: {name: North Korea}}\nsources: {news: {title: News}}\n";
const OTHER: &str = "title: Other\ntlp: CLEAR\nevents: [{id: flood, title: A flood}]\n";
const OWN: &str = "title: Own\ntlp: CLEAR\nactors: {fbi: FBI}\nsources: {paper: A paper}\nevents: [{id: leak, title: A leak, sources: paper#4}]\nquestions: {who: {text: Who, hypotheses: {a: A, b: B}}}\n";

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2014, 12, 20).unwrap_or_default()
}

/// All that is put in at the `$0` of a text, in one line.
fn offered(marked: &str) -> Vec<String> {
    let library = Library::load(vec![SourceFile::named("own.yaml", OWN)], Vec::new());
    let whole = format!("{OWN}{marked}");
    let offset = whole.find("$0").unwrap_or(whole.len());
    let text = whole.replacen("$0", "", 1);
    let own = library.written_files().next();
    let offers = complete(&library, own.as_ref(), &text, offset, today());
    offers.all.into_iter().map(|offer| offer.text).collect()
}

/// What is offered at the `$0` behind the text of a briefing, as far as it begins so, with what is put in.
fn check(marked: &str, expected: &[&str]) {
    let files = [("lib.yaml", LIB), ("other.yaml", OTHER), ("own.yaml", OWN)];
    let files = files.map(|(name, text)| SourceFile::named(name, text));
    let library = Library::load(files.to_vec(), Vec::new());
    let own = library.written_files().find(|file| file.id == "own");
    let whole = format!("{OWN}{marked}");
    let offset = whole.find("$0").unwrap_or_default();
    let text = whole.replacen("$0", "", 1);
    let offers = complete(&library, own.as_ref(), &text, offset, today());
    let typed = &text[offers.span.range().start..offset];
    let all = offers.all.iter().filter(|offer| match offer.what {
        What::Key => offer.filter.starts_with(typed),
        _ => offer.filter.contains(typed),
    });
    let all: Vec<&str> = all
        .map(|offer| offer.lines.as_deref().unwrap_or(&offer.text))
        .take(expected.len() + 1)
        .collect();
    assert_eq!(all, expected, "{marked}");
}

#[test]
fn keys_are_those_of_the_place_that_are_not_there_yet() {
    check("judg$0", &["judgements:\n  "]);
    check("slid$0", &["slides:\n  - "]);
    check("stat$0", &["status: ", "statements:\n  "]);
    check("x:\n  tit$0", &[]);
    check("statements:\n  s:\n    by: fbi\n    quo$0", &["quote: "]);
    check("options:\n  o:\n    title: t\n    ti$0", &[]);
    check("options:\n  o: {title: t, leve$0", &["leverage: "]);
    check("options:\n  o:\n    conf$0: a", &["conflicts_with"]);
    check("judgements:\n  j:\n    diss$0", &["dissent:\n      - "]);
}

#[test]
fn keys_that_are_names_are_offered_once_and_with_one_colon() {
    let rated = "options:\n  o:\n    ratings: {effect: 2, ";
    assert!(!offered(&format!("{rated}$0")).contains(&"effect: ".to_owned()));
    check("options:\n  o:\n    ratings: {esc$0: 2}", &["escalation"]);
    check("options:\n  o:\n    ratings: {esc$0", &["escalation: "]);
}

#[test]
fn the_codes_of_problems_that_may_stay_are_offered_with_what_they_are() {
    check("x-allow: {dang$0", &["dangling: "]);
    check("x-allow:\n  dang$0", &["dangling: "]);
    check("x-allow:\n  unsourced: why\n  unso$0", &[]);
    check(
        "events:\n  - title: a\n    x-allow: {unso$0ced",
        &["unsourced: "],
    );
    check(
        "options:\n  o:\n    x-allow:\n      one-s$0",
        &["one-sided-option: "],
    );
    // What cannot be left, and where no exception stands.
    check("x-allow: {unused-al$0", &[]);
    check("x-allow: {bad-keys$0", &[]);
    check("x-allow: {unsourced: dang$0", &[]);
    check("tags: {x-allow: {dang$0", &[]);
    let library = Library::default();
    let text = "x-allow: {no-sp";
    let offers = complete(
        &library,
        None,
        &format!("title: t\n{text}"),
        9 + text.len(),
        today(),
    );
    let found = offers
        .all
        .iter()
        .find(|it| it.label == "no-speaker")
        .unwrap();
    assert_eq!(found.detail, "a claim without anybody who makes it");
    assert!(
        found.doc.starts_with("Who is behind something"),
        "{}",
        found.doc
    );
}

#[test]
fn the_cells_of_a_row_may_be_written_under_the_hypotheses_of_its_question() {
    let row = "questions:\n  who:\n    matrix:\n      leak:";
    check(&format!("{row} {{$0"), &["a: ", "b: "]);
    check(&format!("{row} {{a: C, $0"), &["b: "]);
    check(&format!("{row} {{a: C, b$0: N}}"), &["b"]);
    check(&format!("{row}\n        b$0"), &["b: "]);
    check(&format!("{row} {{a: I$0"), &["I", "II"]);
    check(&format!("{row} [C, I$0"), &["I", "II"]);
    check("questions:\n  other:\n    matrix: {leak: {$0", &[]);
    let library = Library::load(vec![SourceFile::named("own.yaml", OWN)], Vec::new());
    let own = library.written_files().next();
    let whole = format!("{OWN}{row} {{");
    let offers = complete(&library, own.as_ref(), &whole, whole.len(), today());
    let told: Vec<&str> = offers.all.iter().map(|it| it.detail.as_str()).collect();
    assert_eq!(told, ["A", "B"]);
}

#[test]
fn behind_a_sign_a_space_is_put_in_first() {
    check("options:\n  o:\n    via:$0", &[" fbi", " nk"]);
    check("evidence:\n  e: {sources:$0}", &[" paper", " news"]);
    check(
        "evidence:\n  e:\n    sources:\n      -$0",
        &[" paper", " news"],
    );
    check("options:\n  o:\n    precedents:\n    -$0", &[" leak"]);
    let lines = offered("judgements:\n  j:\n    dissent:\n      -$0");
    assert_eq!(lines[0], " text: ");
    assert!(
        offered("options:\n  o: {via: fbi, conflicts_with: [$0")
            .iter()
            .all(|it| !it.starts_with(' '))
    );
}

#[test]
fn where_the_dashes_of_a_list_stand_one_is_put_in_first() {
    let of = |marked: &str| offered(marked).first().cloned();
    for marked in [
        "judgements:\n  j:\n    dissent:\n      $0",
        "judgements:\n  j:\n    dissent:\n      - text: a\n      $0",
        "judgements:\n  j:\n    dissent:\n      $0\n      - text: a\n",
    ] {
        assert_eq!(of(marked).as_deref(), Some("- text: "), "{marked}");
    }
    check(
        "evidence:\n  e:\n    sources:\n      $0",
        &["- paper", "- news"],
    );
    for odd in [
        "judgements:\n  j:\n    dissent:\n       $0",
        "judgements:\n  j:\n    dissent:\n      - text: a\n       $0",
        "judgements:\n  j:\n    dissent:\n        - text: a\n      $0",
        "judgements:\n  j:\n    dissent:\n      $0\n        - text: a\n",
        "judgements:\n  j:\n    text: a\n   $0",
        "judgements:\n   $0\n  j: {text: a}\n",
    ] {
        assert_eq!(of(odd), None, "{odd}");
    }
    // A list of one may be written without.
    assert!(
        of("judgements:\n  j:\n    dissent:\n      text: a\n      $0")
            .is_some_and(|it| !it.starts_with('-'))
    );
}

#[test]
fn values_have_their_meaning() {
    check(
        "judgements:\n  j:\n    likelihood: almost$0",
        &["almost-no-chance", "almost-certain"],
    );
    check("options:\n  o: {status: ruled$0", &["ruled-out"]);
    check("slides:\n  - {show: bluf, core: t$0", &["true"]);
    check(
        "options:\n  o:\n    ratings:\n      feas$0",
        &["feasibility: "],
    );
}

#[test]
fn names_are_of_the_kind_that_is_wanted() {
    check("options:\n  o:\n    via: $0", &["fbi", "nk"]);
    check("options:\n  o:\n    precedents: [$0", &["leak"]);
    check("options:\n  o:\n    responses:\n      n$0", &["nk: "]);
    check(
        "options:\n  o:\n    see_also: [flood, other/$0",
        &["other/flood"],
    );
    check("evidence:\n  e:\n    sources: $0", &["paper", "news"]);
    check("evidence:\n  e:\n    sources: paper#$0", &["paper#4"]);
    check(
        "judgements:\n  j: {alternatives: [who.$0",
        &["who.a", "who.b"],
    );
    check(
        "relations:\n  - {from: fbi, kind: ally-of, to: North$0",
        &["nk"],
    );
    check("relations:\n  - ally-of n$0", &["nk"]);
    check("slides:\n  - actor f$0", &["fbi"]);
    check("slides: [tim$0", &["timeline"]);
}

#[test]
fn what_a_field_usually_names_comes_first_and_aliases_find_it() {
    let first = |marked: &str| offered(marked)[..3].join(" ");
    let more = "statements: {said: {by: fbi, quote: Q}}\nevidence: {log: {text: L}}\n";
    let text = format!("{OWN}{more}options:\n");
    let library = |text: &str| Library::load(vec![SourceFile::named("own.yaml", text)], Vec::new());
    let of = |line: &str| {
        let library = library(&text);
        let whole = format!("{text}{line}");
        let own = library.written_files().next();
        let offers = complete(&library, own.as_ref(), &whole, whole.len(), today());
        let all = offers.all.into_iter().map(|offer| offer.text);
        all.collect::<Vec<String>>()
    };
    let weighed = of("judgements:\n  j:\n    for: ");
    assert_eq!(weighed[..3], ["log", "leak", "said"]);
    assert_eq!(weighed.last().map(String::as_str), Some("own"));
    assert_eq!(
        first("evidence:\n  e:\n    text: see [["),
        "fbi]] leak]] paper]]"
    );
    let actors = "title: T\nactors: {sandworm: {name: Sandworm, aliases: [Quedagh, {name: Telebots}]}, z: Z}\nevents:\n  - title: E\n    by: ";
    let library = library(actors);
    let own = library.written_files().next();
    let offers = complete(&library, own.as_ref(), actors, actors.len(), today());
    assert_eq!(offers.all[0].filter, "sandworm Sandworm Quedagh Telebots");
}

#[test]
fn links_are_offered_in_words_and_nowhere_else() {
    check("evidence:\n  e:\n    text: see [[fb$0", &["fbi]]"]);
    check(
        "evidence:\n  e:\n    text: |\n      see [[fb$0]] there",
        &["fbi"],
    );
    check("statements:\n  s:\n    by: [[fb$0", &[]);
}

#[test]
fn in_comments_and_files_of_other_tools_nothing_is_offered() {
    check("options:\n  o:\n    via: fbi # n$0", &[]);
    check("# ev$0", &[]);
    let library = Library::load(Vec::new(), Vec::new());
    let of = |text: &str| {
        complete(&library, None, text, text.len(), today())
            .all
            .len()
    };
    assert_eq!(of("services: {}\nver"), 0);
    assert!(of("title: t\n") > 10 && of("") > 10);
}

/// What becomes of a text at whose `$0` the first offer is taken, with what goes with it.
fn taken(marked: &str) -> Option<String> {
    let library = Library::load(vec![SourceFile::named("own.yaml", OWN)], Vec::new());
    let whole = format!("{OWN}{marked}");
    let offset = whole.find("$0")?;
    let mut text = whole.replacen("$0", "", 1);
    let own = library.written_files().next();
    let offers = complete(&library, own.as_ref(), &text, offset, today());
    text.replace_range(offers.span.range(), &offers.all.first()?.text);
    if let Some(edit) = offers.beside {
        text.replace_range(edit.span.range(), &edit.text);
    }
    Some(text[OWN.len()..].to_owned())
}

#[test]
fn a_link_that_is_a_whole_value_gets_its_quotes() {
    let own = |marked: &str| taken(marked).unwrap_or_default();
    let begun = "options:\n  o:\n    title: ";
    for typed in ["[[$0", "[[f$0", "[[f$0]]", "[[$0]]\n"] {
        let end = if typed.ends_with('\n') { "\n" } else { "" };
        let expected = format!("{begun}\"[[fbi]]\"{end}");
        assert_eq!(own(&format!("{begun}{typed}")), expected);
    }
    assert_eq!(
        own("options:\n  o: {title: [[$0]], via: fbi}"),
        "options:\n  o: {title: \"[[fbi]]\", via: fbi}"
    );
    // Where it cannot be told what the value is to be, only the name is put in.
    assert_eq!(
        own(&format!("{begun}[[$0]] and more")),
        format!("{begun}[[fbi]] and more")
    );
    assert_eq!(taken("options:\n  o:\n    via: [[$0"), None);
}

#[test]
fn another_item_and_the_value_of_the_key_above_are_offered_with_the_keys() {
    let of = |marked: &str, word: &str| {
        let all = offered(marked);
        all.into_iter()
            .find(|it| it.trim_start_matches(['-', ' ']).starts_with(word))
    };
    for (marked, word, expected) in [
        (
            "options:\n  o:\n    precedents:\n    - leak\n    $0",
            "leak",
            "- leak",
        ),
        (
            "options:\n  o:\n    precedents:\n    $0",
            "leak",
            "  - leak",
        ),
        (
            "options:\n  o:\n    precedents:\n$0",
            "leak",
            "      - leak",
        ),
        (
            "options:\n  o:\n    precedents: # which\n    $0\n    - leak\n",
            "leak",
            "- leak",
        ),
        (
            "options:\n  o:\n    precedents:\n    $0\n      - leak\n",
            "leak",
            "  - leak",
        ),
        (
            "options:\n  o:\n    status:\n    $0",
            "ruled-out",
            "  ruled-out",
        ),
        (
            "options:\n  o:\n    status:\n      $0",
            "ruled-out",
            "ruled-out",
        ),
        (
            "judgements:\n  j:\n    dissent:\n    $0\n      by: fbi\n",
            "text",
            "  text: ",
        ),
        ("slides:\n- bluf\n$0", "timeline", "- timeline"),
        (
            "slides:\n- {show: bluf}\n- title: a\n  minutes: 2\n$0",
            "timeline",
            "- timeline",
        ),
    ] {
        assert_eq!(of(marked, word).as_deref(), Some(expected), "{marked}");
    }
    assert_eq!(
        of("slides:\n- bluf\n$0", "judgements"),
        Some("- judgements".to_owned())
    );
    assert_eq!(of("options:\n  o:\n    title: a\n    $0", "- "), None);
    assert_eq!(
        of("options:\n  o:\n    text: |\n      a:\n      $0", "- "),
        None
    );
}

#[test]
fn dates_are_those_near_by_and_less_exact_ones_each_with_its_meaning() {
    let of = |typed: &str| {
        let marked = format!("evidence:\n  e:\n    date: {typed}");
        let more = "title: t\nevents: [{title: E, date: 2014-11}, {title: F, date: 2013?}]\n";
        let library = Library::load(vec![SourceFile::named("own.yaml", more)], Vec::new());
        let own = library.written_files().next();
        let whole = format!("{more}{marked}");
        let offers = complete(&library, own.as_ref(), &whole, whole.len(), today());
        let told = offers.all.iter().map(|it| {
            let words = format!("{}: {} {}", it.text, it.detail, it.doc);
            words.trim_end().to_owned()
        });
        told.collect::<Vec<_>>()
    };
    insta::assert_snapshot!(of("").join("\n"), @"
    2014-12-20: 20 December 2014 Today.
    2013?: 2013 (uncertain) · F unmarked · event
    2014-11: November 2014 · E unmarked · event
    2014-12: December 2014
    2014: 2014
    2014~: about 2014
    2014-12?: December 2014 (uncertain)
    2014-12-19/2014-12-20: 19 December 2014 to 20 December 2014
    2014-12-20/..: 20 December 2014, going on
    ../2014-12-20: until 20 December 2014
    ");
    assert_eq!(of("201")[0], "201X: the 2010s");
    insta::assert_snapshot!(of("2014-11")[..5].join("\n"), @"
    2014-11~: about November 2014
    2014-11?: November 2014 (uncertain)
    2014-11/..: November 2014, going on
    2014-11-XX: November 2014
    2014-11%: about November 2014 (uncertain)
    ");
}
