//! What is promised of prose as a whole.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;

use proptest::prelude::*;

use super::block::MAX_NESTING;
use super::*;

fn wiki_links(text: &str) -> Vec<WikiLink> {
    super::wiki_links(text).collect()
}

fn title_links(text: &str) -> Vec<WikiLink> {
    super::title_links(text).collect()
}

/// Prose as the parts it was read into: `¶` paragraph, `§` heading, `•` item, `>` quote.
fn outline(text: &str) -> String {
    let mut out = String::new();
    blocks(&mut out, &parse(text), 0);
    out
}

fn blocks(out: &mut String, blocks_: &[Block], depth: usize) {
    for block in blocks_ {
        write!(out, "{:1$}", "", depth * 2).unwrap();
        match block {
            Block::Paragraph(line) => writeln!(out, "¶ {}", inlines(line)).unwrap(),
            Block::Heading(level, line) => writeln!(out, "§{level} {}", inlines(line)).unwrap(),
            Block::Code(code) => writeln!(out, "code {code:?}").unwrap(),
            Block::Rule => writeln!(out, "rule").unwrap(),
            Block::Table { head, rows } => {
                writeln!(out, "table").unwrap();
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<String> = row.iter().map(|cell| inlines(cell)).collect();
                    writeln!(out, "| {}", cells.join(" | ")).unwrap();
                }
            }
            Block::Quote(inner) => {
                writeln!(out, ">").unwrap();
                blocks(out, inner, depth + 1);
            }
            Block::List { start, items } => {
                writeln!(out, "list {start:?}").unwrap();
                for item in items {
                    writeln!(out, "{:1$}•", "", depth * 2 + 1).unwrap();
                    blocks(out, item, depth + 1);
                }
            }
        }
    }
}

fn inlines(line: &[Inline]) -> String {
    line.iter()
        .map(|part| match part {
            Inline::Text(text) => format!("{text:?}"),
            Inline::Code(code) => format!("code{code:?}"),
            Inline::Emphasis(parts) => format!("em({})", inlines(parts)),
            Inline::Strong(parts) => format!("strong({})", inlines(parts)),
            Inline::Wiki { target, shown } => format!("wiki({target:?}, {shown:?})"),
            Inline::Link { url, shown } => format!("link({url:?}, {})", inlines(shown)),
            Inline::Break => "break".to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

#[test]
fn reads_blocks() {
    insta::assert_snapshot!(outline(
        "# Head [[a]]\nOne\ntwo\\\nthree  \nfour\n\n- tight\n- list\n  1) inner\n\n3. loose\n\n   more\n\n> said\n> > twice\n\n    code\n      more\n\n```rust\nlet\n\n```\n***\n-\n"
    ), @r#"
    §1 "Head " wiki("a", None)
    ¶ "One two" break "three" break "four"
    list None
     •
      ¶ "tight"
     •
      ¶ "list"
      list Some(1)
       •
        ¶ "inner"
    list Some(3)
     •
      ¶ "loose"
      ¶ "more"
    >
      ¶ "said"
      >
        ¶ "twice"
    code "code\n  more"
    code "let\n"
    rule
    list None
     •
    "#);
}

#[test]
fn reads_lines() {
    insta::assert_snapshot!(outline(
        "[[a]] *x **[[b|c]]*** `[[d]]` [e *f*](http://g \"h\") <http://i> &amp; \\*j\\* k|l"
    ), @r#"¶ wiki("a", None) " " em("x " strong(wiki("b", Some("c")))) " " code"[[d]]" " " link("http://g", "e " em("f")) " " link("http://i", "http://i") " & *j* k|l""#);
}

#[test]
fn shows_html_and_images_as_they_are_written() {
    insta::assert_snapshot!(outline(
        "a <b>[[c]]</b> ![d *e* [f](g)](h \"i\") ![[j]]\n\n> x ![k\n> l](m)\n\n<div>\n[[no]]\n\nn <!-- o\np -->"
    ), @r#"
    ¶ "a <b>" wiki("c", None) "</b> ![d *e* [f](g)](h \"i\") !" wiki("j", None)
    >
      ¶ "x ![k > l](m)"
    ¶ "<div>" break "[[no]]"
    ¶ "n <!-- o p -->"
    "#);
}

#[test]
fn character_references_bring_in_nothing_hidden() {
    assert_eq!(
        plain("&#27;[31m &#x202e;&eacute;&lt; &zwj;"),
        "&#27;[31m &#x202e;é< &zwj;"
    );
    assert_eq!(plain("[[a|&#27;]]"), "&#27;");
    let url = "u".to_owned();
    assert_eq!(
        parse("[](&#27;u&#x200b;)"),
        [Block::Paragraph(vec![Inline::Link { url, shown: vec![] }])]
    );
}

#[test]
fn tells_wiki_links_from_brackets() {
    let links = |text: &str| -> Vec<String> {
        wiki_links(text)
            .into_iter()
            .map(|link| match link.shown {
                Some(shown) => format!("{}|{shown}", link.target),
                None => link.target,
            })
            .collect()
    };
    assert_eq!(
        links("[[a]] [[b/c]] [[q.h]] [[d|e f]] [[g|h|i]]"),
        ["a", "b/c", "q.h", "d|e f", "g|h|i"]
    );
    assert_eq!(
        links("[[ a | *b* `c` ]] [[d|]] [[e|f\ng]]"),
        ["a|b c", "d", "e|f g"]
    );
    assert_eq!(
        links("[[[a]]] [[b [[c]] ![[d]] [[e]](f) *[[g*]]"),
        ["a", "c", "d", "e", "g*"]
    );
    assert_eq!(links("[[Not An Id]]"), ["Not An Id"]);
    let none: [&str; 0] = [];
    assert_eq!(
        links("[[a `[[b]]` \\[[c]] [[d\\]] [[]] [[ ]] [[|e]] [[f\ng]] [[h [i] j]]"),
        none
    );
    assert_eq!(
        links("    [[a]]\n\n```\n[[b]]\n```\n<p>\n[[c]]\n</p>"),
        none
    );
    assert_eq!(
        plain("[[a  [[ ]] [[f\ng]] [[h [i] j]]"),
        "[[a [[ ]] [[f g]] [[h [i] j]]"
    );
}

#[test]
fn titles_know_wiki_links_only() {
    assert_eq!(
        inline("*A* `[[b]]` [[[c| d ]] <e> [f](g) [[h"),
        [
            Inline::Text("*A* `".into()),
            Inline::Wiki {
                target: "b".into(),
                shown: None
            },
            Inline::Text("` [".into()),
            Inline::Wiki {
                target: "c".into(),
                shown: Some("d".into())
            },
            Inline::Text(" <e> [f](g) [[h".into()),
        ]
    );
    assert_eq!(
        inline("a [[ ]] b]] [[ [[|c]]"),
        [Inline::Text("a [[ ]] b]] [[ [[|c]]".into())]
    );
    assert_eq!(inline(""), []);
}

#[test]
fn says_where_targets_are() {
    let text = "é ![[ a/b | c]] > [[d]]";
    let places: Vec<_> = wiki_links(text)
        .into_iter()
        .map(|link| (&text[link.range], &text[link.target_range]))
        .collect();
    assert_eq!(places, [("[[ a/b | c]]", "a/b"), ("[[d]]", "d")]);
    assert_eq!(title_links(text), wiki_links(text));
}

#[test]
fn plain_is_one_line() {
    assert_eq!(
        plain_with(
            "# A\n- *b* [[c]]\n- [[c|d]]\n  e\n\n```\nf\n  g\n```\n\n> [h](i)\\\nj",
            |id| id.to_uppercase()
        ),
        "A b C d e f g h j"
    );
    assert_eq!(flat(&inline(" *a*  [[b]] "), |_| "Bee"), "*a* Bee");
    assert_eq!(plain(""), "");
}

fn depth(blocks: &[Block]) -> usize {
    let inner = |block: &Block| match block {
        Block::Quote(inner) => depth(inner),
        Block::List { items, .. } => items.iter().map(|item| depth(item)).max().unwrap_or(0),
        Block::Paragraph(line) | Block::Heading(_, line) => {
            line_depth(line).saturating_sub(MAX_NESTING)
        }
        Block::Table { head, rows } => {
            let cells = std::iter::once(head).chain(rows).flatten();
            let deepest = cells.map(|cell| line_depth(cell)).max().unwrap_or(0);
            deepest.saturating_sub(MAX_NESTING)
        }
        Block::Code(_) | Block::Rule => 0,
    };
    blocks
        .iter()
        .map(|block| 1 + inner(block))
        .max()
        .unwrap_or(0)
}

fn line_depth(line: &[Inline]) -> usize {
    let inner = |part: &Inline| match part {
        Inline::Emphasis(parts) | Inline::Strong(parts) => line_depth(parts),
        Inline::Link { shown, .. } => line_depth(shown),
        _ => 0,
    };
    line.iter().map(|part| 1 + inner(part)).max().unwrap_or(0)
}

#[test]
fn hostile_text_is_read_in_linear_time_and_stays_shallow() {
    let x = |mark: &str| mark.repeat(100_000 / mark.len());
    for mark in [
        "[[", "*", ">", "> ", "- ", "1. ", "![[", "[[a|", "[", "`", "_*", "<", "&", "[a](",
        "[[a]]", "a\n", "|", "|a", "|-|\n", "|\n|-|\n",
    ] {
        for text in [
            x(mark),
            format!("{}[[a]]{}", x(mark), x("]]")),
            format!("{}\n{}", x(mark), x("b\n")),
        ] {
            assert!(depth(&parse(&text)) <= MAX_NESTING, "{mark}");
            let middle = text.len() / 2;
            let around = sentence(&text, middle..middle);
            assert!(around.start <= middle && middle <= around.end, "{mark}");
            let links = [wiki_links(&text), title_links(&text)].concat();
            assert!(
                links
                    .into_iter()
                    .all(|link| text[link.range].starts_with("[["))
            );
        }
    }
    let nested = parse(&format!("{}[[a]]", "> - ".repeat(50)));
    assert_eq!(depth(&nested), MAX_NESTING);
    assert_eq!(plain(&format!("{}[[a]]", "> - ".repeat(50))), "a");
    let listed = format!("{}a\n\nb", "- ".repeat(50));
    assert_eq!(depth(&parse(&listed)), MAX_NESTING);
    assert_eq!(outline(&listed).matches('•').count(), MAX_NESTING - 1);
    assert!(outline(&listed).ends_with("\n¶ \"b\"\n"));
    let styled = parse(&format!("{}a{}", "*".repeat(99), "*".repeat(99)));
    assert!(matches!(&styled[..], [Block::Paragraph(line)] if line_depth(line) == MAX_NESTING));
}

/// The wiki links of blocks, in order.
fn linked(blocks: &[Block], links: &mut Vec<(String, Option<String>)>) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Heading(_, line) => linked_line(line, links),
            Block::List { items, .. } => items.iter().for_each(|item| linked(item, links)),
            Block::Quote(inner) => linked(inner, links),
            Block::Table { head, rows } => {
                let cells = std::iter::once(head).chain(rows).flatten();
                cells.for_each(|cell| linked_line(cell, links));
            }
            Block::Code(_) | Block::Rule => {}
        }
    }
}

fn linked_line(line: &[Inline], links: &mut Vec<(String, Option<String>)>) {
    for part in line {
        match part {
            Inline::Wiki { target, shown } => links.push((target.clone(), shown.clone())),
            Inline::Emphasis(parts) | Inline::Strong(parts) => linked_line(parts, links),
            Inline::Link { shown, .. } => linked_line(shown, links),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

/// Text with many chances to go wrong.
fn tangled() -> impl Strategy<Value = String> {
    "(\\[\\[|\\]\\]|\\[\\[a\\]\\]|\\[\\[b\\|c\\]\\]|!\\[|\\]\\(u\\)|[a-c |\\\\`*_<>!\\[\\]&;#-]|é|\n|\n> |\n- |1\\. |  \n){0,40}"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn parse_and_wiki_links_agree(text in tangled()) {
        let mut found = Vec::new();
        linked(&parse(&text), &mut found);
        let links = wiki_links(&text);
        let listed: Vec<_> = links.iter().map(|link| (link.target.clone(), link.shown.clone())).collect();
        prop_assert_eq!(found, listed);
    }

    #[test]
    fn words_alone_are_the_same_unparsed(text in "[a-dA-ZéǅÅ조 1.,;:?'\"()/%—–’“”…-]{0,30}|(\\PC| ){0,9}") {
        let mut line = PlainLine::default();
        line.blocks(&parse(&text), &mut str::to_owned);
        prop_assert_eq!(plain(&text), line.finish());
    }

    #[test]
    fn ranges_are_those_of_links_in_order(text in tangled()) {
        for links in [wiki_links(&text), title_links(&text)] {
            let mut end = 0;
            for link in links {
                let whole = text.get(link.range.clone()).unwrap();
                prop_assert!(whole.starts_with("[[") && whole.ends_with("]]"), "{whole:?}");
                prop_assert_eq!(text.get(link.target_range.clone()).unwrap(), &link.target);
                prop_assert!(end <= link.range.start && link.range.start + 2 <= link.target_range.start);
                prop_assert!(link.target_range.end + 2 <= link.range.end);
                end = link.range.end;
            }
        }
    }

    #[test]
    fn a_rename_changes_the_target_and_nothing_else(text in tangled()) {
        let links = wiki_links(&text);
        let mut renamed = text.clone();
        for link in links.iter().rev() {
            renamed.replace_range(link.target_range.clone(), "new-id");
        }
        let after: Vec<_> = wiki_links(&renamed).into_iter().map(|link| (link.target, link.shown)).collect();
        let expected: Vec<_> = links.into_iter().map(|link| ("new-id".to_owned(), link.shown)).collect();
        prop_assert_eq!(after, expected);
    }

    #[test]
    fn titles_keep_every_word(text in tangled()) {
        let links = title_links(&text);
        let mut rebuilt = String::new();
        let mut sources = links.into_iter().map(|link| link.range);
        for part in inline(&text) {
            match part {
                Inline::Text(words) => rebuilt.push_str(&words),
                _ => rebuilt.push_str(&text[sources.next().unwrap()]),
            }
        }
        prop_assert_eq!(rebuilt, text);
    }

    #[test]
    fn sentences_hold_their_link(text in tangled()) {
        for link in wiki_links(&text) {
            let sentence = sentence(&text, link.range.clone());
            prop_assert!(sentence.start <= link.range.start && link.range.end <= sentence.end);
            prop_assert!(text.get(sentence).is_some());
        }
    }

    #[test]
    fn plain_text_stays_on_its_line(text in "\\PC{0,40}|[a-z\n\t\r &#;>*0-9]{0,60}") {
        let line = plain(&text);
        prop_assert!(!line.contains(['\n', '\r', '\t']) && !line.contains("  ") && line.trim() == line, "{line:?}");
    }
}

#[test]
fn tables_of_github_are_tables() {
    let text = "Before.\n\n| Who | What |\n| --- | ---: |\n| [[china]] | *a* |\n| [[dprk\\|Pyongyang]] | `[[x|y]]` |\n| [[b | Bureau]] |\n\n- item\n\n  | a |\n  | - |\n  | b |\n";
    let blocks = parse(text);
    let said = |row: &[Vec<Inline>]| -> Vec<String> {
        row.iter().map(|cell| flat(cell, str::to_owned)).collect()
    };
    let [_, Block::Table { head, rows }, Block::List { items, .. }] = &blocks[..] else {
        panic!("{blocks:?}")
    };
    assert_eq!(said(head), ["Who", "What"]);
    assert_eq!(said(&rows[0]), ["china", "a"]);
    assert_eq!(said(&rows[1]), ["Pyongyang", "[[x|y]]"]);
    assert_eq!(said(&rows[2]), ["Bureau", ""]);
    assert!(matches!(items[0][1], Block::Table { .. }), "{items:?}");
    let links: Vec<String> = wiki_links(text)
        .into_iter()
        .map(|link| link.target)
        .collect();
    assert_eq!(links, ["china", "dprk", "b"]);
    assert_eq!(
        plain(text),
        "Before. Who What china a Pyongyang [[x|y]] Bureau item a b"
    );
    let at = text.find("china").unwrap_or_default();
    assert_eq!(&text[sentence(text, at..at + 5)], "| [[china]] | *a* |");
}
