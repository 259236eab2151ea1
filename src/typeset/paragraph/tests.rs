//! What is promised of set text.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::super::line::{End, MARK};
use super::super::width::columns;
use super::*;

fn run(text: &str, style: u8, link: Option<u32>) -> Styled<u8> {
    Styled {
        text: text.to_owned(),
        style,
        link,
    }
}

fn paragraph(text: &str) -> Paragraph<u8> {
    Paragraph {
        runs: vec![run(text, 0, None)],
        first: 0,
        hang: 0,
    }
}

/// The lines as they look, with `|` at the right edge.
fn look(paragraph: &Paragraph<u8>, width: u16) -> String {
    let mut out = String::new();
    for line in set(paragraph, width) {
        out.push_str(&" ".repeat(usize::from(line.indent)));
        line.pieces
            .iter()
            .for_each(|piece| out.push_str(&piece.text));
        out.push_str(&" ".repeat(usize::from(width - line.columns())));
        out.push_str("|\n");
    }
    out
}

#[test]
fn fills_lines_and_drops_the_space_between() {
    let mut text = paragraph(
        "Washington's  best lever on North Korea runs through China.\nIt has   shown little will.  ",
    );
    text.first = 2;
    text.hang = 4;
    insta::assert_snapshot!(look(&text, 24), @"
      Washington's  best    |
        lever on North Korea|
        runs through China. |
        It has   shown      |
        little will.        |
    ");
}

#[test]
fn keeps_empty_lines_and_leading_space() {
    assert_eq!(look(&paragraph(""), 2), "  |\n");
    assert_eq!(
        look(
            &Paragraph {
                runs: vec![],
                first: 1,
                hang: 0
            },
            2
        ),
        "  |\n"
    );
    assert_eq!(look(&paragraph("a\n\n  b\n"), 4), "a   |\n    |\n  b |\n");
    assert_eq!(look(&paragraph("   long"), 4), "long|\n");
}

#[test]
fn cuts_long_words_with_a_mark() {
    insta::assert_snapshot!(look(&paragraph("see attribution-of-the-attack, https://example.org/a/long/path 조선민주주의"), 10), @"
    see       |
    attributi↵|
    on-of-the-|
    attack,   |
    https://  |
    example.o↵|
    rg/a/long/|
    path      |
    조선민주↵ |
    주의      |
    ");
}

#[test]
fn no_line_begins_or_ends_with_the_wrong_bracket() {
    insta::assert_snapshot!(look(&paragraph("中国拒绝了「制裁」、但是（没有）说明。少女はキャッチした。"), 9), @"
    中国拒绝 |
    了「制   |
    裁」、但 |
    是（没   |
    有）说   |
    明。少女 |
    はキャッ |
    チした。 |
    ");
    let link = Paragraph {
        runs: vec![
            run("By ", 0, None),
            run("[", 1, Some(0)),
            run("North Korea", 2, Some(0)),
            run("]", 1, Some(0)),
            run(", they say", 0, None),
        ],
        first: 0,
        hang: 0,
    };
    insta::assert_snapshot!(look(&link, 9), @"
    By [North|
    Korea],  |
    they say |
    ");
    assert_eq!(look(&paragraph("aaaaaaa]]"), 8), "aaaaaa↵ |\na]]     |\n");
    assert_eq!(look(&paragraph("aaaaaa(aa)"), 8), "aaaaaa↵ |\n(aa)    |\n");
    assert_eq!(look(&paragraph("((((((((("), 8), "(((((((↵|\n((      |\n");
}

#[test]
fn no_line_begins_with_the_dot_between_facts() {
    let facts = paragraph("Reuters · 2014-12-19 · reliable · ¶27");
    insta::assert_snapshot!(look(&facts, 21), @"
    Reuters ·            |
    2014-12-19 ·         |
    reliable · ¶27       |
    ");
    // Where the text itself has a line break, there is one.
    assert_eq!(look(&paragraph("a\n· b"), 4), "a   |\n· b |\n");
}

#[test]
fn a_fact_and_a_number_with_its_noun_stay_whole_where_a_line_has_room_for_them() {
    let option =
        paragraph("[Press China]  under way · effect 4 · feasibility 2 · cost 3 · escalation 2");
    insta::assert_snapshot!(look(&option, 26), @"
    [Press China]  under way ·|
    effect 4 · feasibility 2 ·|
    cost 3 · escalation 2     |
    ");
    // Where none has, they are parted at their spaces.
    insta::assert_snapshot!(look(&option, 11), @"
    [Press     |
    China]     |
    under way ·|
    effect 4 · |
    feasibility|
    2 ·        |
    cost 3 ·   |
    escalation |
    2          |
    ");
    let counts =
        paragraph("Sourced: 96 % of the entries (120 of 125). In 2014 there were 41 sources");
    insta::assert_snapshot!(look(&counts, 10), @"
    Sourced:  |
    96 % of   |
    the       |
    entries   |
    (120 of   |
    125). In  |
    2014 there|
    were      |
    41 sources|
    ");
}

#[test]
fn what_is_kept_together_is_never_cut_for_it() {
    for text in [
        "claimed · low confidence · group",
        "Reuters · lines 27 · 41 sources · line 3",
        "(41 sources · 96 % · [12 seen by others] · two words",
        "[Press China]  under way · effect 4 · feasibility 2",
        "see line 27 · a certain confidence",
    ] {
        for width in 1..=60 {
            let seen = look(&paragraph(text), width).replace('|', "");
            let lines: Vec<&str> = seen.lines().map(str::trim_end).collect();
            let has = |word: &str| {
                lines
                    .iter()
                    .any(|line| line.split(' ').any(|it| it == word))
            };
            let fits = |word: &&str| columns(word) <= usize::from(width);
            for word in text.split_whitespace().filter(fits) {
                assert!(has(word), "{word} at {width}:\n{seen}");
            }
            // A dot begins a line only where it has no room behind the word before.
            for pair in lines.windows(2).filter(|pair| pair[1].starts_with('·')) {
                let word = pair[0].rsplit(' ').next().unwrap();
                assert!(
                    columns(word) + 2 > usize::from(width),
                    "at {width}:\n{seen}"
                );
            }
        }
    }
}

#[test]
fn korean_breaks_at_its_spaces() {
    insta::assert_snapshot!(look(&paragraph("2014년 미국(USA)이 북한을 비난했다. 北의 답: “아니다”, 100%가."), 11), @"
    2014년     |
    미국(USA)이|
    북한을     |
    비난했다.  |
    北의 답:   |
    “아니다”,  |
    100%가.    |
    ");
    // Decomposed it is the same.
    let composed = look(&paragraph("비난했다고 말했다"), 12);
    let decomposed: String =
        unicode_normalization::UnicodeNormalization::nfd("비난했다고 말했다").collect();
    let looked = look(&paragraph(&decomposed), 12);
    let again: String = unicode_normalization::UnicodeNormalization::nfc(looked.as_str()).collect();
    assert_eq!(again, composed);
}

#[test]
fn a_line_knows_whether_a_space_was_dropped() {
    let ends = |text: &str, width| -> Vec<End> {
        let lines = set(&paragraph(text), width);
        lines.into_iter().map(|line| line.end).collect()
    };
    assert_eq!(ends("state sponsored", 9), [End::Soft, End::Hard]);
    assert_eq!(ends("state-sponsored", 9), [End::Close, End::Hard]);
    assert_eq!(ends("中国拒绝", 4), [End::Close, End::Hard]);
    assert_eq!(ends("한국 정부", 4), [End::Soft, End::Hard]);
}

#[test]
fn a_style_never_breaks_a_word() {
    let text = Paragraph {
        runs: vec![
            run("one tw", 0, None),
            run("o thre", 1, None),
            run("e", 2, Some(7)),
        ],
        first: 0,
        hang: 0,
    };
    let lines: Vec<_> = set(&text, 5)
        .into_iter()
        .map(|line| {
            line.pieces
                .into_iter()
                .map(|piece| (piece.text, piece.style, piece.link, piece.columns))
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(
        lines,
        [
            vec![("one".to_owned(), 0, None, 3)],
            vec![("tw".to_owned(), 0, None, 2), ("o".to_owned(), 1, None, 1)],
            vec![
                ("thre".to_owned(), 1, None, 4),
                ("e".to_owned(), 2, Some(7), 1)
            ],
        ]
    );
}

#[test]
fn a_mark_looks_like_the_word_that_it_cuts() {
    let lines = set(
        &Paragraph {
            runs: vec![run("abcdefgh", 3, Some(1))],
            first: 0,
            hang: 0,
        },
        5,
    );
    let mark = lines[0].pieces.last().unwrap();
    assert_eq!(
        (mark.text.as_str(), mark.style, mark.link, mark.columns),
        (MARK, 3, Some(1), 1)
    );
    assert_eq!(
        (lines[0].end, lines[0].words().as_str()),
        (End::Marked, "abcd")
    );
    assert_eq!(
        (lines[1].end, lines[1].words().as_str()),
        (End::Hard, "efgh")
    );
}

#[test]
fn tabs_go_to_the_next_stop() {
    let text = Paragraph {
        runs: vec![run("a\tb\n\tc中", 0, None), run("\t\td\t", 1, None)],
        first: 0,
        hang: 0,
    };
    assert_eq!(
        look(&text, 20),
        "a   b               |\n    c中     d       |\n"
    );
}

#[test]
fn narrow_lines_show_what_they_can() {
    assert_eq!(set(&paragraph("abc"), 0), []);
    assert_eq!(look(&paragraph("ab 中"), 1), "a|\nb|\n…|\n");
    assert_eq!(look(&paragraph("ab中c"), 2), "ab|\n中|\nc |\n");
    let indented = Paragraph {
        runs: vec![run("abcd", 0, None)],
        first: 9,
        hang: 60_000,
    };
    assert_eq!(look(&indented, 4), "  ab|\n  cd|\n");
}

#[test]
fn hostile_text_is_set_in_linear_time() {
    for part in [
        "a", "(", "a(", ")", "中", "」", "\u{301}", "\u{200b}", "🇰", "\u{200d}", "\u{1100}", "क्",
        "\t", "\n", "\u{7}", " ",
    ] {
        let text = part.repeat(30_000 / part.len());
        let runs: Vec<_> = text
            .chars()
            .map(|c| run(c.encode_utf8(&mut [0; 4]), 0, None))
            .collect();
        for width in [1, 80] {
            let whole = set(&paragraph(&text), width);
            assert!(whole.iter().all(|line| line.columns() <= width));
            assert_eq!(
                set(
                    &Paragraph {
                        runs: runs.clone(),
                        first: 0,
                        hang: 0
                    },
                    width
                ),
                whole
            );
        }
    }
}

/// Runs of words with many chances to go wrong.
fn tangled() -> impl Strategy<Value = Vec<Styled<u8>>> {
    let text = "([a-z]{1,12}|[ ]{1,3}|[\\[\\]().,/-]|e\u{301}|\u{301}|[가-나]|\u{1100}\u{1161}|\u{1161}|[中文「」、。]|👩‍💻|\u{200d}|🇰|🇵|\u{a0}|\n|\r\n|\u{200b}|क्ष){0,8}";
    let link = prop_oneof![Just(None), (0_u32..2).prop_map(Some)];
    prop::collection::vec(
        (text, 0_u8..2, link).prop_map(|(text, style, link)| Styled { text, style, link }),
        0..8,
    )
}

fn joined(runs: &[Styled<u8>]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn is_dropped(c: char) -> bool {
    c == ' ' || c == '\n' || c == '\r'
}

/// Whether each cluster fits a line of its own: one that is wider is shown as `…`, and so is not kept.
fn fits(text: &str, room: u16) -> bool {
    let widest = text.graphemes(true).map(columns).max();
    widest.unwrap_or(0) <= usize::from(room)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_line_is_wider_than_the_width(runs in tangled(), first in 0_u16..9, hang in 0_u16..9, width in 0_u16..24) {
        for line in set(&Paragraph { runs, first, hang }, width) {
            prop_assert!(line.columns() <= width, "{line:?}");
            for piece in line.pieces {
                prop_assert_eq!(usize::from(piece.columns), columns(&piece.text));
            }
        }
    }

    #[test]
    fn every_word_is_kept_in_whole_clusters(runs in tangled(), hang in 0_u16..9, width in 6_u16..24) {
        let text = joined(&runs);
        prop_assume!(fits(&text, width - hang.min(width / 2)));
        let lines = set(&Paragraph { runs, first: 0, hang }, width);
        let mut at = 0;
        for line in &lines {
            let words = line.words();
            let dropped = text[at..].find(&words).unwrap();
            prop_assert!(text[at..at + dropped].chars().all(is_dropped), "{text:?} {lines:?}");
            at += dropped + words.len();
            let boundary = text.grapheme_indices(true).any(|(start, _)| start == at) || at == text.len();
            prop_assert!(boundary, "{at} in {text:?}");
        }
        prop_assert!(text[at..].chars().all(is_dropped));
    }

    #[test]
    fn pieces_are_whole_clusters_in_their_own_style(runs in tangled(), width in 6_u16..24) {
        let text = joined(&runs);
        prop_assume!(fits(&text, width));
        let styles: Vec<_> = runs.iter().flat_map(|run| run.text.bytes().map(|_| (run.style, run.link))).collect();
        let mut clusters = text.grapheme_indices(true).filter(|(_, cluster)| !cluster.chars().all(is_dropped));
        for line in set(&Paragraph { runs, first: 0, hang: 0 }, width) {
            let marks = usize::from(line.end == End::Marked);
            for piece in &line.pieces[..line.pieces.len() - marks] {
                for cluster in piece.text.graphemes(true).filter(|cluster| !cluster.chars().all(is_dropped)) {
                    let (at, expected) = clusters.next().unwrap();
                    prop_assert_eq!(cluster, expected);
                    prop_assert_eq!((piece.style, piece.link), styles[at]);
                }
            }
        }
        prop_assert_eq!(clusters.next(), None);
    }

    #[test]
    fn splitting_runs_changes_nothing(runs in tangled(), at in 0_usize..200, width in 0_u16..24) {
        let whole = set(&Paragraph { runs: runs.clone(), first: 1, hang: 2 }, width);
        let mut parts = Vec::new();
        for run in runs {
            let (left, right) = run.text.split_at(run.text.floor_char_boundary(at % (run.text.len() + 1)));
            parts.push(Styled { text: left.to_owned(), ..run.clone() });
            parts.push(Styled { text: right.to_owned(), ..run.clone() });
        }
        prop_assert_eq!(set(&Paragraph { runs: parts, first: 1, hang: 2 }, width), whole);
    }

    #[test]
    fn lines_are_as_full_as_they_get(words in prop::collection::vec("[a-z]{1,6}", 1..30), width in 6_u16..30) {
        let lines = set(&paragraph(&words.join(" ")), width);
        for pair in lines.windows(2) {
            let next = pair[1].words();
            let word = next.split(' ').next().unwrap().len();
            prop_assert!(usize::from(pair[0].columns()) + 1 + word > usize::from(width));
        }
    }

    #[test]
    fn korean_words_stay_whole(words in prop::collection::vec("([0-9]{1,3}|[A-Z]{1,3}|北)?[가-힣]{1,4}(\\([A-Z]{1,3}\\)이|%가)?[.,]?", 1..20), width in 24_u16..36) {
        let lines = set(&paragraph(&words.join(" ")), width);
        let kept: Vec<String> = lines.iter().flat_map(|line| line.words().split(' ').map(str::to_owned).collect::<Vec<_>>()).collect();
        prop_assert_eq!(kept, words);
    }

    #[test]
    fn long_korean_words_are_broken_with_the_mark(word in "[가-힣]{8,40}", width in 5_u16..15) {
        let lines = set(&paragraph(&word), width);
        let (last, before) = lines.split_last().unwrap();
        prop_assert!(before.iter().all(|line| line.end == End::Marked), "{lines:?}");
        prop_assert_eq!(last.end, End::Hard);
        prop_assert_eq!(lines.iter().map(Line::words).collect::<String>(), word);
    }

    #[test]
    fn chinese_fills_its_lines(text in "[中文字国]{2,40}", width in 4_u16..20) {
        let lines = set(&paragraph(&text), width);
        for line in &lines[..lines.len() - 1] {
            prop_assert_eq!((line.columns(), line.end), (width - width % 2, End::Close));
        }
    }

    #[test]
    fn brackets_stay_with_their_words(text in "((\\[[a-z ]{1,9}\\]|[中文]{1,4}|「文」|[a-z]{1,7})[、。,]{0,1} {0,1}){0,12}", width in 8_u16..24) {
        for line in set(&paragraph(&text), width) {
            let words = line.words();
            prop_assert!(!words.starts_with([']', '」', '、', '。', ',']), "{words:?} of {text:?}");
            prop_assert!(!words.ends_with(['[', '「']), "{words:?} of {text:?}");
        }
    }
}
