//! What is written is found again by a CommonMark parser: the same words in the same dress, the same blocks.

mod signs;

use proptest::prelude::*;
use signs::{Sign, found, said};

use super::*;
use crate::briefing::date::shown::Dates;
use crate::library::embedded;
use crate::library::entry::EntryIx;
use crate::page::part::{Block, Item, Kind, Part, Run, Table, Words};
use crate::page::{Context, page};
use crate::source::SourceFile;

#[track_caller]
fn check(library: &Library, page: &Page, briefing: Option<usize>) {
    let markdown = text(library, page, briefing);
    let (said, found) = (said(library, page, briefing), found(&markdown));
    let at = said.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let around = |signs: &[Sign]| {
        format!(
            "{:?}",
            signs
                .iter()
                .skip(at.saturating_sub(8))
                .take(16)
                .collect::<Vec<_>>()
        )
    };
    assert!(
        said == found,
        "said {}\nfound {}\nin\n{markdown}",
        around(&said),
        around(&found)
    );
}

/// The page of an event with a text, and the library that it stands in.
fn event(text: &str) -> (Library, EntryIx) {
    let text = serde_json::to_string(text).unwrap();
    let yaml = format!("title: T\ntlp: CLEAR\nevents:\n  - {{id: e, title: E, text: {text}}}\n");
    let library = Library::load(vec![SourceFile::named("b.yaml", yaml)], Vec::new());
    let (entry, _) = library
        .of_kind(0, crate::briefing::EntryKind::Event)
        .next()
        .unwrap();
    (library, entry)
}

#[track_caller]
fn check_prose(text: &str) {
    let (library, entry) = event(text);
    check(
        &library,
        &page(&library, entry, Context::OnPage, Dates::Iso),
        Some(0),
    );
}

#[test]
fn every_entry_of_the_program_is_found_again() {
    let library = Library::load(embedded::files(), Vec::new());
    for (ix, entry) in library.entries() {
        check(
            &library,
            &page(&library, ix, Context::OnPage, Dates::Iso),
            entry.briefing,
        );
    }
}

#[test]
fn blocks_within_blocks_stay_what_they_are() {
    for text in [
        "# a\n\n## b #\n\n- c\n\n  d\n  1. e\n  2. f\n     > g\n\n- - h\n  - i\n\n+ j\n\n***\n\n9) k\n\n```\n l\n\n``` m\n```",
        "> a\n> > b\n>\n> - c\n> -\n> - d",
        "1. a\n\n2) b\n\n- c\n\n* d\n\n+ e",
        "a\\\n- b\\\n# c\\\n1. d\\\n> e\\\n===\\\n--- | ---\\\n: f",
        "-\n\n- a\n-",
        "- ***\n- # a\n- > b\n- ```\n  c\n  ```",
        "<b>a</b> &amp; &lt; ![i](u) [w](https://a.b/c_d) <https://x.y> [z](javascript:x) `` ` `` `a``b`",
    ] {
        check_prose(text);
    }
}

const HARBOUR: &str = "
title: Harbour
tlp: GREEN
actors:
  a: {name: The Tide Crew, kind: group}
  b: Coast Agency
sources:
  s: {title: Notes, publisher: Lund Paper, reliability: B, url: 'https://example.org/a_b'}
evidence:
  v: A note asks for forty coins.
events:
  - id: e
    title: The harbour stands still
    date: 2014-12-19
    kind: incident
    text: |
      Cranes of [[a]] stop at *3.5* metres; [[a|the crew]] says nothing.

      - first
      - second
    target: b
    techniques: [T1, T_2]
    attribution:
      - {to: a, by: b, status: claimed, for: v, sources: s#3}
      - {to: b, basis: [media, official]}
    sources: s#27
judgements:
  j: {text: 'It was [[a]]. Nobody else was near.', likelihood: very-likely, for: [v, e]}
";

#[test]
fn it_reads_well_as_it_stands() {
    let library = Library::load(vec![SourceFile::named("harbour.yaml", HARBOUR)], Vec::new());
    let shown = |item: &str| {
        let entry = library.resolve(Some(0), item).unwrap();
        let page = page(&library, entry, Context::OnPage, Dates::Iso);
        check(&library, &page, Some(0));
        text(&library, &page, Some(0))
    };
    insta::assert_snapshot!(shown("e"), @"
    # The harbour stands still

    2014-12-19 · incident

    Cranes of The Tide Crew (`a`) stop at _3.5_ metres; the crew says nothing.

    - first
    - second

    * **Target:** Coast Agency (`b`)
    * **Techniques:** T1, T_2

    ## Attribution · disputed

    | To | By | Status | Basis |
    | --- | --- | --- | --- |
    | The Tide Crew (`a`) | Coast Agency (`b`) | claimed |  |
    | Coast Agency (`b`) |  |  | media, official |

    **The Tide Crew, by Coast Agency**

    - **For:** A note asks for forty coins (`v`)
    - **Source:** Lund Paper (`s`) at 3

    ## Sources

    - Notes (`s`) Lund Paper · B · at 27

    ## What points here · 1

    ### Judgement that rests on it · 1

    - It was The Tide Crew (`j`)
    ");
    insta::assert_snapshot!(shown("j"), @"
    # It was The Tide Crew (`a`).

    Nobody else was near.

    - **Likelihood:** **▆ very likely** · 80–95 %

    ## For

    - A note asks for forty coins (`v`) evidence
    - The harbour stands still (`e`) event
    ");
    insta::assert_snapshot!(shown("s"), @"
    # Notes

    - **Publisher:** Lund Paper
    - **Reliability:** **B** · usually reliable
    - **Address:** <https://example.org/a_b>

    ## What points here · 1

    ### Event that cites it · 1

    - The harbour stands still (`e`)
    ");
}

fn nasty() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "a",
        "b ",
        " c",
        "*",
        "_",
        "**",
        "`",
        "``",
        "\\",
        "[",
        "]",
        "(",
        ")",
        "<",
        ">",
        "&",
        "&amp;",
        "&#35;",
        "#",
        "# ",
        "-",
        "- ",
        "+ ",
        "1. ",
        "2)",
        "=",
        "===",
        "---",
        "|",
        "~~",
        "!",
        "![",
        ":",
        "·",
        "“",
        "”",
        "中",
        "。",
        "é",
        "\n",
        "\n\n",
        "\n    ",
        "  \n",
        "> ",
        "```\n",
        "<b>",
        "https://x.y",
        "www.a.b",
        "[^1]",
        "[x] ",
        "$",
        "\u{a0}",
        "'",
        "\"",
        "{",
        "}",
        "@",
        ".",
        "%",
        "^",
        "x_y",
        "[a]: b",
    ]);
    prop::collection::vec(bits, 0..24).prop_map(|bits| bits.concat())
}

fn runs() -> impl Strategy<Value = Words> {
    let kind = prop::sample::select(vec![
        Kind::Plain,
        Kind::Emphasis,
        Kind::Strong,
        Kind::Code,
        Kind::Aside,
    ]);
    let run = (nasty(), kind).prop_map(|(text, kind)| Run::new(text, kind));
    prop::collection::vec(run, 0..5)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn prose_is_found_again(text in nasty()) {
        check_prose(&text);
    }

    #[test]
    fn words_of_any_kind_are_found_again(title in runs(), words in runs(), cell in runs()) {
        let table = Table { head: vec![title.clone(), words.clone()], rows: vec![vec![cell.clone(), title.clone()]] };
        let item = |words: &Words| Part::Item(Item { blocks: vec![Block::Paragraph(words.clone())], sign: None });
        let page = Page {
            parts: vec![
                Part::Title(title.clone()),
                Part::Prose(vec![Block::Paragraph(words.clone()), Block::Quote(vec![Block::Paragraph(cell.clone())])]),
                item(&cell),
                item(&words),
                Part::Table(table),
                Part::Field(crate::page::part::Field { label: "x_*y".into(), value: words }),
            ],
            ..Page::default()
        };
        check(&Library::default(), &page, None);
    }
}

#[test]
fn empty_items_are_found_again() {
    for text in [
        "- + -\n", "- -\n", "-\n", "+ - +\n", "1. -\n", "- 1.\n", "- + a\n",
    ] {
        check_prose(text);
    }
}
