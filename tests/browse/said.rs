//! What a page says of an entry: with its hedge, its source, its date and its place, and nothing that is not so.

use bluf::facade::{EntryId, Text};

use super::screen::{Screen, USUAL};

const HEAD: &str = "title: B\ntlp: CLEAR\nas_of: 2020\n";

/// The page of an entry, its words with single spaces.
fn page(yaml: &str, item: &str) -> String {
    let mut screen = Screen::of(&format!("{HEAD}{yaml}"), (110, 50), "");
    let id = match item {
        "b" => EntryId::global(item),
        item => EntryId::in_briefing(&Text::line("b"), item),
    };
    screen.open(&id);
    let page = format!("{} {}", screen.title(), screen.page());
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Some words that are on the page of an entry, in this order.
#[track_caller]
fn check(yaml: &str, item: &str, parts: &[&str]) {
    let page = page(yaml, item);
    let mut rest = page.as_str();
    for part in parts {
        let found = rest.split_once(part);
        rest = found.map_or_else(|| panic!("no `{part}` in\n{page}"), |(_, rest)| rest);
    }
}

const HEDGED: &str = "
actors: {a: Ann}
statements:
  s: {by: a, says: It was so, hedge: apparently, date: 2019-02-03, sources: z#27}
sources:
  z: {title: The Story, publisher: The Paper, authors: [Bo], date: 2019-02-04, url: https://example.org/s, locator: line}
events: [{id: e, title: E, text: 'As [[s]] has it, [[s|so they say]].', see_also: s}]
judgements: {j: {text: J, for: s}}
";

#[test]
fn a_hedge_stands_wherever_the_words_are() {
    check(HEDGED, "j", &["[It was so] (apparently)"]);
    check(
        HEDGED,
        "e",
        &["As [It was so] (apparently) has it, [so they say]."],
    );
    check(
        HEDGED,
        "a",
        &["Statement by it 1", "[It was so] (apparently)"],
    );
    let mut screen = Screen::of(&format!("{HEAD}{HEDGED}"), USUAL, "<c-p>it was");
    screen.shows("statement · apparently");
}

#[test]
fn places_in_sources_are_words() {
    check(
        HEDGED,
        "s",
        &["[The Story] The Paper · 2019-02-04 · line 27"],
    );
    let cites = |at: &str| {
        format!(
            "sources: {{z: {{title: Z{at}}}}}\nevents: [{{id: e, title: E, sources: [z#3, z#5, z#6-8, z#abstract]}}]\n"
        )
    };
    check(
        &cites(", locator: page"),
        "e",
        &["[Z] pages 3, 5, 6-8, abstract"],
    );
    check(&cites(""), "e", &["[Z] at 3, 5, 6-8, abstract"]);
    check(
        &cites(", locator: verse"),
        "e",
        &["[Z] verse 3, 5, 6-8, abstract"],
    );
}

#[test]
fn a_citation_says_all_that_it_takes_to_check_it() {
    let mut screen = Screen::of(&format!("{HEAD}{HEDGED}"), USUAL, "");
    screen.open(&EntryId::in_briefing(&Text::line("b"), "s"));
    screen.press("yc");
    assert_eq!(
        screen.did(),
        "copy TLP:CLEAR Ann: It was so (apparently), 2019-02-03. Bo. “The Story”. The Paper. 2019-02-04. line 27. \
         https://example.org/s. B, as of 2020."
    );
}

#[test]
fn a_citation_has_the_marking_of_all_that_it_names() {
    let yaml = "actors: {a: {name: Ann, tlp: RED}}\nstatements: {s: {by: a, says: So}}\n";
    let mut screen = Screen::of(&format!("{HEAD}{yaml}"), USUAL, "");
    screen.open(&EntryId::in_briefing(&Text::line("b"), "s"));
    screen.press("yc");
    assert_eq!(screen.did(), "copy TLP:RED Ann: So. B, as of 2020.");
}

#[test]
fn claims_have_their_dates() {
    let yaml = "
actors: {x: X, w: W, z: Z}
sources: {s: {title: S, date: 2019-05}, t: {title: T, date: 2018-04-03}}
events:
  - id: e
    title: E
    attribution:
      - {to: x, by: w, level: state, date: 2019-01-02}
      - {to: z, by: w, level: state, sources: [s, t]}
";
    check(
        yaml,
        "e",
        &[
            "Attribution disputed",
            "To By Date Level",
            "[X] [W] 2019-01-02",
            "[Z] [W] in print 2018-04-03",
        ],
    );
}

#[test]
fn relations_are_said_as_they_are() {
    let yaml = "
actors:
  p: {name: The Paper}
  a:
    name: Ann
    relations:
      - {works-for: nsa, text: Formerly an analyst there}
      - {leads: c, date: 2012/2014}
      - {leads: d, date: 2012/..}
      - {ally-of: d, by: p, status: asserted, sources: z#3}
      - {rival-of: c, sources: z#5}
  nsa: Bureau
  c: Crew
  d: Den
sources: {z: {title: Z, publisher: The Paper, locator: page}}
events: [e]
";
    let all = [
        "worked for [Bureau] · Formerly",
        "led [Crew]",
        "leads [Den]",
    ];
    check(yaml, "a", &all);
    check(yaml, "nsa", &["employed [Ann]"]);
    check(yaml, "c", &["formerly led by [Ann]"]);
    // The source is named once.
    check(
        yaml,
        "a",
        &[
            "ally of [Den] · according to [The Paper] · [page 3]",
            "rival of [Crew] · [page 5]",
        ],
    );
    assert!(!page(yaml, "a").contains("asserted"));
}

#[test]
fn names_that_two_have_are_said_on_both_pages() {
    let yaml = "
actors:
  salt: {name: Salt Typhoon, aliases: [GhostEmperor]}
  estries: {name: Earth Estries, aliases: [{name: salt typhoon, by: The Paper}]}
events: [e]
";
    check(
        yaml,
        "salt",
        &[
            "Names that others have, too",
            "Salt Typhoon [Earth Estries]",
        ],
    );
    check(
        yaml,
        "estries",
        &["salt typhoon (by The Paper)", "salt typhoon [Salt Typhoon]"],
    );
}

#[test]
fn an_actors_events_stand_apart_by_his_part_in_them() {
    let yaml = "
actors: {a: Ann, b: Bo}
events:
  - {id: one, title: One, by: a, actors: [a, b]}
  - {id: two, title: Two, target: a}
  - {id: three, title: Three, actors: a}
  - {id: four, title: Four, text: 'Nobody asked [[a]].'}
";
    check(
        yaml,
        "a",
        &[
            "Events by it",
            "[One]",
            "Events aimed at it",
            "[Two]",
            "Events it took part in",
            "[Three]",
            "Events that mention it",
            "[Four]",
            "Nobody asked Ann.",
        ],
    );
    // Each is told once.
    assert!(!page(yaml, "a").contains("What points here"));
}

#[test]
fn what_points_here_stands_in_groups_that_fold() {
    let judgement = |i| format!("  j{i}: {{text: Judgement {i}, for: e}}\n");
    let judgements: String = (1..=11).map(judgement).collect();
    let yaml = format!("events: [{{id: e, title: E}}]\njudgements:\n{judgements}");
    check(
        &yaml,
        "e",
        &[
            "What points here 11",
            "Judgements that rest on it 11",
            "▲ [Judgement 8]",
            "and 3 more: [Judgement 9], [Judgement 10], [Judgement 11]",
        ],
    );
}

#[test]
fn whose_reading_an_argument_is_stands_beside_it() {
    let yaml = "
actors: {a: Ann}
sources: {s: {title: S, publisher: P}}
options:
  o: {title: O, pros: [Ours is this, {text: Hers is that, by: a, sources: s#2}], cons: [Alone]}
";
    check(
        yaml,
        "o",
        &[
            "Pros",
            "Ours is this · our reading",
            "Hers is that · [Ann] · [P] at 2",
            "Cons our reading",
            "Alone",
        ],
    );
}

#[test]
fn a_source_is_not_named_again_beside_whoever_says_so_in_it() {
    check(
        "
actors: {paper: {name: The Paper, kind: media}, ann: Ann}
sources: {z: {title: The Story, publisher: The Paper, locator: line}}
options:
  o:
    title: O
    pros: [{text: One, by: paper, sources: z#27}, {text: Two, by: paper, sources: z}]
    cons: [{text: Three, by: ann, sources: z#27}]
",
        "o",
        &[
            "One · [The Paper] · [line 27]",
            "Two · [The Paper] · [source]",
            "Three · [Ann] · [The Paper] line 27",
        ],
    );
}

#[test]
fn keys_of_ones_own_stand_at_the_end_but_for_those_for_the_program() {
    let yaml =
        "events: [{id: e, title: E, x-ticket: [A-1, {by: me}], x-allow: same-name, tags: t}]\n";
    check(yaml, "e", &["Tags t", "x-ticket A-1; by: me"]);
    assert!(!page(yaml, "e").contains("x-allow"));
}

#[test]
fn keys_of_ones_own_of_the_briefing_stand_at_the_end_of_its_overview() {
    let yaml =
        "x-ticket: [A-1, {by: me}]\nx-allow: same-name\nx-left: ~\nx-ticket: B\nevents: [E]\n";
    let page = page(yaml, "b");
    assert!(page.trim_end().ends_with("x-ticket A-1; by: me"), "{page}");
    assert!(
        !page.contains("x-allow") && !page.contains("x-left"),
        "{page}"
    );
}

const MATRIX: &str = "
sources: {s: {title: The Story}}
evidence:
  v: {text: The code is like that of others in too many ways to be told here, sources: s#1}
  w: {text: W, label: The note, sources: s#9}
  u: U
questions:
  q: {text: Q, hypotheses: {h: H, k: K}, matrix: {v: C I, w: 'C, C', u: II -}}
";

#[test]
fn a_matrix_says_what_its_rows_and_scores_are_worth() {
    check(
        MATRIX,
        "q",
        &[
            "[K] k · score −1.0 from 2 of 3 cells",
            "[H] h · score −2.0 from 3 of 3 cells",
            "[The code is like that of others in too…] =1",
            "◦ [The note] =1",
            "not independent: =1 [The Story]",
        ],
    );
}

#[test]
fn an_answer_is_called_by_its_first_sentence_and_said_whole() {
    let yaml = "actors: {a: Ann}\nquestions:\n  q: {text: Q, hypotheses: {crew: 'The crew. With [[a]], or without.', k: K}}\n";
    check(
        yaml,
        "q",
        &["[The crew] crew", "With [Ann], or without.", "[K] k"],
    );
    check(yaml, "q.crew", &["The crew.", "With [Ann], or without."]);
}

#[test]
fn tables_of_prose_are_tables() {
    let yaml = "actors: {a: Ann}\nevents: [{id: e, title: E, text: \"| Who | What |\\n|---|---|\\n| [[a]] | 3 |\\n\"}]\n";
    check(yaml, "e", &["Who What ─", "[Ann] 3"]);
}

#[test]
fn the_names_of_columns_stay_in_sight() {
    let rows: String = (0..40)
        .map(|i| format!("| row {i} | [[a|cell {i}]] |\\n"))
        .collect();
    let yaml = format!(
        "{HEAD}actors: {{a: Ann}}\nevents: [{{id: e, title: E, text: \"| Who | What |\\n|---|---|\\n{rows}\\n\\nBehind.\"}}]\n"
    );
    let mut screen = Screen::of(&yaml, (80, 20), "<enter>");
    screen.shows("Who ").shows("row 3 ").press("jjjjjj");
    screen.shows("Who ").hides("row 2 ").shows("row 3 ");
    // What stands in the first row can be clicked, and is not what it stands over.
    let first = |screen: &Screen| screen.text().lines().nth(2).unwrap_or_default().to_owned();
    assert!(first(&screen).contains("Who"), "{}", first(&screen));
    screen.press("G").shows("Behind.").hides("row 1 ");
    screen.shows("Who ");
}

const LATER: &str = "
actors:
  a: {name: Ann, relations: [{kind: leads, to: c, date: 2021}]}
  c: Crew
events:
  - {id: e, title: Early, date: 2019, by: a, text: 'Before [[l]].'}
  - {id: l, title: Late, date: 2021-02-03, known_since: 2021-02-03, by: a}
  - {id: k, title: Known, date: 2019-05, known_since: 2022, sources: z}
sources: {z: {title: The Story, date: 2021}}
judgements: {j: {text: J, for: [l, k]}}
slides: [actor a, event l, timeline]
";

#[test]
fn what_is_later_says_so_wherever_it_stands() {
    check(LATER, "l", &["2021-02-03 · ▷ later"]);
    check(LATER, "k", &["2019-05 · ▷ known later · known since 2022"]);
    check(LATER, "k", &["[The Story] ▷ later 2021"]);
    check(LATER, "z", &["2021 · ▷ later"]);
    check(LATER, "e", &["Before [Late] ▷ later."]);
    check(
        LATER,
        "j",
        &["[Late] ▷ later event", "[Known] ▷ known later event"],
    );
    check(
        LATER,
        "a",
        &["leads [Crew] · 2021 ▷ later", "2021-02-03 [Late] ▷ later"],
    );
    let mut finder = Screen::of(&format!("{HEAD}{LATER}"), USUAL, "<c-p>late");
    finder.shows("2021-02-03 · ▷ later");
    let mut listed = Screen::of(&format!("{HEAD}{LATER}"), USUAL, "z1");
    listed.shows("▷ known later");
    for (keys, words) in [
        ("P", "leads  [Crew] ▷ later"),
        ("P<right>", "2021-02-03 · ▷ later"),
    ] {
        let mut slide = Screen::of(&format!("{HEAD}{LATER}"), USUAL, keys);
        slide.shows(words);
    }
}

#[test]
fn what_became_known_later_did_not_come_later() {
    let did = "1 event came, and 1 became known, after the day whose picture this is";
    check(LATER, "b", &["Later", did]);
}

#[test]
fn since_when_a_thing_is_known_is_said_where_its_date_does_not_say_it() {
    assert!(!page(LATER, "l").contains("known since"));
}

#[test]
fn a_link_has_the_sign_that_its_list_has() {
    let yaml = "
actors: {a: {name: Ann, kind: person, summary: A}, f: {name: Firm, kind: company, summary: F}}
events: [{id: e, title: E, importance: 1, see_also: [o, p, j, a, f]}]
options: {o: {title: O, status: adopted}, p: {title: P, status: under-way}}
judgements: {j: {text: J, likelihood: very-likely}}
";
    let signs = ["● [O]", "◐ [P]", "▆ [J]", "◦ [Ann]", "○ [Firm]"];
    check(yaml, "e", &signs);
    check(yaml, "o", &["■ [E]"]);
}

#[test]
fn who_did_it_is_said_as_surely_as_it_is_claimed() {
    let of = |status: &str, by: &str| {
        format!(
            "actors: {{a: Ann, c: Crew, d: Dan}}\nevents:\n  - {{id: e, title: E, by: {by}, attribution: [{{to: c, by: a, status: claimed}}{status}]}}\n"
        )
    };
    check(&of("", "c"), "e", &["By [Crew] · claimed"]);
    check(
        &of(", {to: c, by: d, status: denied}", "c"),
        "e",
        &["By [Crew] · disputed"],
    );
    // Who names a culprit is no culprit.
    assert!(!page(&of("", "a"), "e").contains("[Ann] · claimed"));
}

#[test]
fn a_word_that_stands_is_not_said_again_in_brackets() {
    let yaml = "
actors: {c: Crew}
events: [{id: e, title: E, by: c, attribution: [{to: c, by: c, status: denied}]}]
";
    let page = page(yaml, "c");
    assert!(
        page.contains("[E] denied") && !page.contains("(denied)"),
        "{page}"
    );
}

#[test]
fn what_is_level_shares_its_place() {
    let yaml = "
evidence: {v: V}
questions: {q: {text: Q, hypotheses: {h: H, k: K, m: M}, matrix: {v: C I I}}}
";
    check(yaml, "q.h", &["0.0, place 1 of 3"]);
    check(yaml, "q.m", &["joint place 2 of 3"]);
}

#[test]
fn a_legend_has_the_cells_of_its_matrix() {
    let yaml = "
evidence: {v: V}
questions: {q: {text: Q, hypotheses: {h: H, k: K}, matrix: {v: C N}}}
";
    let page = page(yaml, "q");
    assert!(page.contains("C consistent · N neutral. A score"), "{page}");
    assert!(!page.contains("◦ rows"), "{page}");
}

#[test]
fn what_is_said_of_a_relation_is_said_of_the_one_that_has_it() {
    let yaml = "
actors:
  a: {name: Ann, relations: [{kind: depends-on, to: c, text: Its way out}]}
  c: Crew
";
    check(yaml, "a", &["depends on [Crew] · Its way out"]);
    check(yaml, "c", &["needed by [Ann] · Ann: Its way out"]);
}
