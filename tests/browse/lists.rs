//! The lists: groups with headings that stay in sight, how far one has scrolled, what is selected.

use crossterm::event::{MouseButton, MouseEventKind};
use ratatui::layout::Rect;

use super::screen::{Screen, USUAL, screen};
use super::seen::{Part, words};

/// Forty events: ten in 2013, the others in two months of 2014; then two without a date.
fn years() -> String {
    let mut yaml = "title: t\ntlp: CLEAR\nevents:\n".to_owned();
    for day in 1..=10 {
        yaml += &format!("  - {{2013-05-{day:02}: old {day}}}\n");
    }
    for day in 1..=15 {
        yaml += &format!("  - {{2014-03-{day:02}: march {day}}}\n");
        yaml += &format!("  - {{2014-04-{day:02}: april {day}}}\n");
    }
    yaml + "  - some day\n  - another day\n"
}

fn years_at(size: (u16, u16), keys: &str) -> Screen {
    Screen::of(&years(), size, keys)
}

/// Where the rows of the open timeline stand: inside the frame, down to the title of the next pane.
fn rows_area(screen: &Screen) -> Rect {
    let (list, cells) = (screen.area(Part::List).unwrap(), screen.cells());
    // Below the overview.
    let title = list.y + 2;
    let side = title + 1..list.bottom();
    let height = side
        .take_while(|y| cells[(list.x, *y)].symbol() == "│")
        .count();
    Rect {
        x: list.x + 1,
        y: title + 1,
        width: list.width - 2,
        height: u16::try_from(height).unwrap(),
    }
}

/// The rows of the open timeline.
fn rows(screen: &Screen) -> Vec<String> {
    words(&screen.cells(), rows_area(screen))
}

#[test]
fn the_heading_of_the_first_row_stays_at_the_top() {
    let mut screen = years_at((80, 18), "");
    assert_eq!(rows(&screen)[0], " ── 2013");
    screen.press("8j");
    for (keys, heading) in [
        ("1<space>", "2013"),
        ("<space><space>", "2014-03"),
        ("<space><space>", "2014-04"),
        ("G", "2014-04"),
        ("gg", "2013"),
    ] {
        let first = screen.press(keys).text();
        let rows = rows(&screen);
        assert_eq!(rows[0], format!(" ── {heading}"), "{keys}\n{first}");
    }
}

/// The titles of [`years`] in the order of the timeline, each with its heading.
fn in_order() -> Vec<(String, &'static str)> {
    let old = (1..=10).map(|day| (format!("old {day}"), "2013"));
    let march = (1..=15).map(|day| (format!("march {day}"), "2014-03"));
    let april = (1..=15).map(|day| (format!("april {day}"), "2014-04"));
    let undated = ["some day", "another day"].map(|day| (day.to_owned(), "undated"));
    old.chain(march).chain(april).chain(undated).collect()
}

/// What stands in some lines of the timeline when a row is the first: a heading above the first row and above each
/// group, never without a row below it.
fn lines_from(first: usize, height: usize) -> Vec<String> {
    let all = in_order();
    let mut lines = Vec::new();
    for (at, (title, heading)) in all.iter().enumerate().skip(first) {
        if at == first || all[at - 1].1 != *heading {
            lines.push(format!(" ── {heading}"));
        }
        lines.push(title.clone());
    }
    lines.resize(lines.len().max(height), String::new());
    lines.truncate(height);
    if lines.last().is_some_and(|line| line.starts_with(" ── ")) {
        lines[height - 1].clear();
    }
    lines
}

/// The title in a row of the timeline; other lines as they are.
fn title_in(row: &str) -> &str {
    let is_row = row.len() > 14 && !row.starts_with(" ──");
    if is_row {
        row.char_indices()
            .nth(11)
            .map_or("", |(at, _)| row[at..].trim())
    } else {
        row
    }
}

#[test]
fn every_line_is_what_its_place_says_and_the_selected_row_is_among_them() {
    let all = in_order();
    for (start, key) in [("", "j"), ("G", "k")] {
        // Above the first row stands the overview.
        for step in 0..42 {
            let keys = start.to_owned() + &key.repeat(step);
            let mut screen = years_at((80, 18), &keys);
            let rows = rows(&screen);
            let seen: Vec<&str> = rows.iter().map(|row| title_in(row)).collect();
            let first = all.iter().position(|(title, _)| title == seen[1]);
            let first = first.unwrap_or_else(|| panic!("{keys} {seen:?}\n{}", screen.text()));
            assert_eq!(seen, lines_from(first, rows.len()), "{keys}");
            let marked = rows.iter().position(|row| row.starts_with('▌')).unwrap();
            assert_eq!(all[screen.row() - 1].0, seen[marked], "{keys}");
            assert_eq!(screen.title(), seen[marked], "{keys}");
            // A click on a line means what is seen there; headings and what is empty mean nothing.
            let line = step % rows.len();
            let area = rows_area(&screen);
            let at = (area.x + 3, area.y + u16::try_from(line).unwrap());
            let is_row = all.iter().any(|(title, _)| title == seen[line]);
            let expected = seen[if is_row { line } else { marked }].to_owned();
            screen.mouse(MouseEventKind::Down(MouseButton::Left), at);
            let of_page = screen.title().to_owned();
            assert_eq!(of_page, expected, "{keys}, line {line}");
        }
    }
}

#[test]
fn headings_count_for_nothing() {
    years_at((80, 16), "G")
        .shows("42 of 42")
        .press("k")
        .shows("41 of 42");
    years_at((80, 18), "<space><space>j").shows("16 of 42");
}

#[test]
fn headings_stand_where_there_is_room_for_them_only() {
    years_at((80, 16), "2").hides("──  ").hides("── 2013");
    years_at((40, 10), "").hides("── 2013");
    let few = "title: t\nevents:\n  - {2013: a}\n  - {2014: b}\n  - {2015: c}\n";
    Screen::of(few, (80, 16), "").hides("── 20");
    years_at((80, 16), "/march 1<enter>")
        .shows(" 7 found of 42")
        .hides("── 20");
}

#[test]
fn the_groups_of_other_panes_stay_in_sight_too() {
    screen("4G").shows("── questions");
    screen("5G").shows("── statements");
}

#[test]
fn the_right_line_of_the_open_pane_shows_how_far_one_is() {
    let bar = |keys: &str| -> Vec<usize> {
        let screen = years_at((80, 18), keys);
        let text = screen.text();
        let end = rows_area(&screen).bottom();
        let lines = text.lines().enumerate().take(end.into());
        let marked = lines.filter(|(_, line)| line.ends_with('┃'));
        marked.map(|(y, _)| y).collect()
    };
    assert_eq!(bar("").first(), Some(&4));
    assert_eq!(bar("G").last(), Some(&11));
    let short = Screen::of("title: t\nevents: [a, b]\n", (80, 16), "");
    assert!(!short.text().contains('┃'));
}

#[test]
fn what_is_selected_stays_selected_while_the_filter_lets_it_through() {
    let mut screen = years_at((80, 16), "<space><space>j");
    let selected = screen.title().to_owned();
    assert!(selected.starts_with("march"), "{selected}");
    screen.press("/march");
    assert_eq!(screen.title(), selected);
    screen.press("<c-u>old");
    assert_eq!(screen.title(), "old 1");
    screen.press("<esc>");
    assert_eq!(screen.title(), selected);
    screen.press("/old<enter><esc>");
    assert_eq!(screen.title(), "old 1");
}

#[test]
fn a_list_is_where_it_was_when_its_pane_opens_again() {
    for keys in [
        "",
        "jjjjjjjjjjjj",
        "jjjjjj",
        "<space><space>kkk",
        "G",
        "Gkkk",
    ] {
        let mut screen = screen(keys);
        let before = screen.text();
        screen.press("2").press("jjgg").press("1");
        assert_eq!(screen.text(), before, "{keys}");
    }
}

#[test]
fn a_tail_is_whole_or_gives_way() {
    let yaml = "title: t\ntlp: CLEAR\njudgements:\n  j: {text: A statement that is much too long for any row of a list that is this narrow, likelihood: almost-certain}\noptions:\n  o: {title: An option that is much too long for any row of a list that is this narrow, instrument: law-enforcement, ratings: {effect: 4, feasibility: 2}}\n";
    for width in [40, 50, 60, 80, 100, 160, 200] {
        let text = [3, 4].map(|pane| Screen::of(yaml, (width, 30), &pane.to_string()).text());
        let text = text.concat();
        assert!(text.contains("  almost certain │"), "{width}\n{text}");
        // Where there is room the ratings have columns.
        let is_rated = text.contains(" 4/2 ") || text.contains("      4      2 ");
        assert!(is_rated, "{width}\n{text}");
        assert!(!text.contains("law-…"), "{width}\n{text}");
    }
}

/// The signs that are explained.
fn explained() -> Vec<String> {
    let screen = Screen::bundled((120, 80), "g?");
    let area = screen.boxes()[0];
    let inside = Rect::new(area.x + 2, area.y + 1, 5, area.height - 2);
    let signs = words(&screen.cells(), inside).into_iter();
    signs.map(|sign| sign.trim().to_owned()).collect()
}

#[test]
fn every_sign_in_a_list_is_explained() {
    let known = explained();
    assert!(known.len() > 20, "{known:?}");
    let mut found = std::collections::BTreeSet::new();
    for briefing in ["", "]", "["] {
        for (pane, column) in [("1", 13), ("2", 1), ("3", 1), ("4", 1), ("5", 1)] {
            let screen = Screen::bundled((120, 400), &format!("{briefing}{pane}"));
            let list = screen.area(Part::List).unwrap();
            let cells = screen.cells();
            let rows = words(&cells, list);
            let open = format!(" {pane} ");
            let open = rows
                .iter()
                .position(|row| row.chars().skip(1).collect::<String>().starts_with(&open));
            let open = open.unwrap();
            let rows = rows.iter().skip(open + 1).take_while(|row| {
                row.starts_with('│') && !row.trim_matches(['│', ' ', '┃']).is_empty()
            });
            let signs = rows
                .filter(|row| !row.contains("── "))
                .filter_map(|row| row.chars().nth(1 + column));
            found.extend(signs.filter(|sign| *sign != ' '));
        }
    }
    assert!(found.len() > 15, "{found:?}");
    for sign in found {
        // Grades between the best and "cannot be judged" are explained together.
        let grade = ('B'..='E').contains(&sign) || ('2'..='5').contains(&sign);
        assert!(grade || known.contains(&sign.to_string()), "{sign}");
    }
    screen("g?")
        .shows("▌ ■    leads the story")
        .shows("Timeline │");
    assert_eq!(screen("g?jjjjjjjjjjjjj<enter>").pane(), "Actors");
}

#[test]
fn a_filter_knows_the_other_names_of_an_actor() {
    let mut screen = screen("2/dprk");
    screen.shows("▌● North Korea").shows("1 found of 53");
    screen
        .press("<esc>/north ko")
        .shows("North Korea's hackers");
}

const JUDGED: &str = "
judgements:
  a: {text: Alpha, likelihood: likely, confidence: high}
  b: {text: Bravo, likelihood: likely, confidence: low}
  c: {text: Charlie, confidence: high}
  d: {text: Delta}
";

#[test]
fn a_bar_is_likelihood_and_confidence_a_word() {
    let head = "title: B\ntlp: CLEAR\nas_of: 2020\n";
    let mut screen = Screen::of(&format!("{head}{JUDGED}"), USUAL, "4");
    screen.shows("▌▅ Alpha                     likely · high │");
    screen.shows("│ ▅ Bravo                      likely · low │");
    screen.shows("│   Charlie                 high confidence │");
    screen.shows("│   Delta                                   │");
    screen.press("gb");
    screen.shows("▅ [Alpha]  likely · high confidence");
    screen.shows("▅ [Bravo]  likely · low confidence");
    screen.shows("▲ [Charlie]  high confidence");
    screen.shows("▲ [Delta]");
}

#[test]
fn words_in_a_list_have_their_hedge() {
    let yaml = "title: B\ntlp: CLEAR\nas_of: 2020\nactors: {a: Ann}\nstatements:\n  s: {by: a, says: It was so, hedge: apparently}\n  t: {by: a, says: 'A very long statement that takes all of the room of its row and more', hedge: 'as far as [[a]] could tell on that day'}\n";
    let mut screen = Screen::of(yaml, USUAL, "5");
    screen.shows("~ It was so              Ann · apparently │");
    screen.shows("~ A very long state…  as far as Ann coul… │");
    screen.press("/apparently");
    screen.shows("~ It was so");
    screen.hides("~ A very long");
}

#[test]
fn a_row_that_would_be_cut_has_its_label() {
    let yaml = "title: B\ntlp: CLEAR\nas_of: 2020\nactors:\n  a: {name: The Ministry of the Interior of the Grand Duchy of Lund, label: Interior ministry}\n  b: {name: Short, label: Very short}\n";
    let mut screen = Screen::of(yaml, USUAL, "2");
    screen.shows("│▌○ Interior ministry");
    screen.shows("○ Short ");
    screen.press("/interior");
    screen.shows("The Ministry of the Interior of the");
}

const SLIPS: &str = "title: B
tlp: GREEN
as_of: 2020
events:
  - {id: a, title: First, date: 2019-01-01}
  - {id: b, kind: leak}
actors: {ann: Ann, bob: {kind: agency}, zoe: Zoe}
options:
  o: {title: Do it}
  p: {title: Do nothing, via: {}}
  q: {label: x, status: adopted}
";

#[test]
fn what_is_left_out_has_a_row_at_its_place() {
    let mut screen = Screen::of(SLIPS, USUAL, "2");
    screen.shows("1, 1 left out ┤");
    screen.shows("2 Actors ───────────── 1 of 3, 1 left out ┤");
    let order = ["○ Ann", "bob", "○ Zoe"];
    let text = screen.text();
    let places: Vec<usize> = order
        .iter()
        .map(|word| text.find(word).unwrap_or(usize::MAX))
        .collect();
    assert!(places.is_sorted(), "{text}");
    screen.press("1G").shows("── left out");
}

#[test]
fn the_row_of_what_is_left_out_shows_what_is_wrong() {
    let mut screen = Screen::of(SLIPS, USUAL, "2j");
    screen
        .shows("─ bob ─")
        .shows("actor · left out ╮")
        .shows("Problem       this actor has no `name`")
        .shows("b.yaml:7:");
    assert_eq!(screen.entry(), None);
    screen.press("e").shows("it has no file to edit");
    screen.press("yc").shows("There is nothing to copy here");
    screen.press("l<tab>").shows("No links on this page");
    screen.press("hj").shows("─ Zoe ─");
    screen.press("H").press("2").press("<c-p>zoe<enter>");
    assert_eq!(screen.title(), "Zoe");
}

#[test]
fn what_is_left_out_is_found_by_these_words_and_stays_when_sorted() {
    let mut screen = Screen::of(SLIPS, USUAL, "2/left out<enter>");
    screen.shows("2 Actors /left out ───────── 1 found of 3 ┤");
    screen.shows("▌  bob ").hides("○ Ann");
    screen
        .press("<esc>/-left<enter>")
        .shows("○ Ann")
        .hides("bob");
    screen.press("<esc>s").shows("bob");
    screen.press("<c-p>kind:actor<c-s>").press("2").hides("bob");
}

#[test]
fn what_was_left_out_is_read_once_it_is_mended() {
    let mut screen = Screen::of(SLIPS, USUAL, "2j");
    let mended = SLIPS.replace("{kind: agency}", "Bob");
    screen.save(&[("b.yaml", &mended)]);
    screen
        .hides("left out ┤ Bob")
        .shows("○ Bob")
        .shows("2 Actors");
}

#[test]
fn what_is_left_out_is_known_again_where_others_come_before_it() {
    // Some of them are written alike.
    let slips = SLIPS.replace(
        "zoe: Zoe}",
        "zoe: Zoe}\nstatements: {bob: {says: x}}\nevidence: {bob: {}}",
    );
    let more = slips.replace(
        "actors: {ann: Ann,",
        "actors: {al: {kind: agency}, ann: Ann,",
    );
    let more = more.replace("  - {id: a,", "  - {kind: other}\n  - {id: a,");
    let page = |screen: &Screen| {
        let page = screen.text();
        let lines = page
            .lines()
            .filter(|line| line.contains("left out ╮") || line.contains("Problem "));
        let right = lines.map(|line| {
            line.rsplit('│')
                .next()
                .unwrap()
                .trim_start_matches(' ')
                .to_owned()
        });
        right.collect::<Vec<_>>()
    };
    for keys in ["2j", "1G", "3G", "5", "5j"] {
        let mut screen = Screen::of(&slips, USUAL, keys);
        let before = page(&screen);
        assert_eq!(before.len(), 2, "{keys} {}", screen.text());
        screen.save(&[("b.yaml", &more)]);
        assert_eq!(page(&screen), before, "{keys}");
        screen.press("e").shows("it has no file to edit");
    }
}

#[test]
fn a_title_that_has_less_room_says_what_matters_in_fewer_words() {
    let due: String = (0..7)
        .map(|i| format!("  j{i}: {{text: J, review_by: 2020}}\n"))
        .collect();
    let asked: String = (0..8).map(|i| format!("  q{i}: {{text: Q}}\n")).collect();
    let yaml = format!(
        "title: B\ntlp: CLEAR\njudgements:\n{due}questions:\n{asked}sources: {{s: {{title: S, reliability: A}}, t: T}}\n"
    );
    let mut screen = Screen::of(&yaml, USUAL, "");
    screen.shows("7, 8 questions, 7 due ┤");
    screen.press("4").shows(" 1 of 15, 8 ?, 7 due ┤");
    screen
        .press("z")
        .shows(" 1 of 15, 8 questions, 7 due ╮")
        .press("z");
    screen
        .press("5")
        .shows(" 1 of 2, A1 ┤")
        .press("1")
        .shows("── A1 ┤");
    screen.press("5s").press("1").shows("── 2, by ");
}

#[test]
fn the_heads_of_columns_stand_apart_from_the_count() {
    let yaml = "title: B\ntlp: CLEAR\noptions:\n  o: {title: Do it, status: adopted, ratings: {effect: 4, cost: 1}}\n  p: {title: Not}\n";
    Screen::of(yaml, (80, 24), "3").shows(" 1 of 2, 1 adopted ─ effect   cost ┤");
}

#[test]
fn a_label_is_said_where_it_is_another_name() {
    let yaml = "title: B\ntlp: CLEAR\nquestions: {q: {text: Who?, label: Who?}, r: {text: Why so?, label: Why?}}\n";
    Screen::of(yaml, USUAL, "4")
        .hides("Label")
        .press("j")
        .shows("Label         Why?");
}

#[test]
fn the_links_alone_on_the_screen_have_a_line_at_each_side() {
    let yaml = "title: B\ntlp: CLEAR\nevents: [{id: a, title: A}, {id: b, title: '[[a]]'}]\n";
    Screen::of(yaml, (170, 24), "1llz")
        .shows("╭ Links ──")
        .shows("│ What points here");
}

#[test]
fn no_row_says_how_likely_without_how_sure_nor_a_doubt_by_its_sign_alone() {
    let likely = ["likely", "chance", "certain"];
    for width in (40..150).step_by(5) {
        for briefing in ["", "]", "]]"] {
            let screen = Screen::opened((width, 40), &format!("{briefing}4"));
            let text = screen.text();
            let rows = text.lines().filter_map(|line| line.split('│').nth(1));
            for row in rows {
                let alone = likely.iter().any(|word| row.trim_end().ends_with(word));
                assert!(!alone, "{width} {row}\n{text}");
            }
        }
        let mut screen = Screen::opened((width, 40), "");
        screen.press("1");
        let text = screen.text();
        let signs = text.matches(" ◈ ").count();
        assert_eq!(
            signs,
            text.matches(" ◈ disputed").count(),
            "{width}\n{text}"
        );
    }
    let yaml = "title: B\ntlp: CLEAR\njudgements:\n  j: {text: The port of Lund will pay before the summer, likelihood: roughly-even, confidence: moderate}\n";
    Screen::of(yaml, (44, 20), "4").shows("▌▄ The port…   roughly even chance · mod. │");
    // The bar alone says how likely where there is no room for both.
    Screen::of(yaml, (40, 20), "4").shows("▌▄ The port of Lund will pay before…  │");
}

#[test]
fn no_date_is_cut_nor_a_span() {
    const YAML: &str = "title: B
tlp: CLEAR
events:
  - {title: A long outage at all the cranes of the port, date: 2014-11-24/2014-12-19}
  - {title: Until then, date: ../2014-05-19}
  - {title: A strike, when: 24 to 26 November}
  - {title: A note, when: that Friday}
  - {title: A strike of all those who work at the cranes, when: 24 to 26 November}
";
    let mut screen = Screen::of(YAML, USUAL, "");
    screen
        .shows("│ 2014-11-24…   A long outage")
        .shows("▌…2014-05-19   Until then")
        .shows("│ that Friday   A note  ")
        .shows("│               A strike  24 to 26 November │")
        .shows("of all th…  when … │");
}

#[test]
fn words_for_a_time_are_whole_or_it_is_said_that_there_are_some() {
    const YAML: &str = "title: B
tlp: CLEAR
events:
  - {title: A strike of all those who work at the cranes, when: 24 to 26 November}
  - {title: A strike, when: 24 to 26 November}
";
    for size in [(40, 12), (50, 14), (60, 20)] {
        Screen::of(YAML, size, "1").shows("  when … │");
    }
    Screen::of(YAML, (50, 14), "1").shows("A strike                   24 to 26 November │");
}

#[test]
fn words_of_ones_own_for_how_far_an_option_has_come_stay_as_they_are_and_apart() {
    let yaml = "title: B\ntlp: CLEAR\noptions:\n  o: {title: Do it, status: half-way through the up-hill part, instrument: stop-gap, ratings: {effect: 4, cost: 1}}\n";
    let mut screen = Screen::of(yaml, (120, 24), "3z");
    screen
        .shows("stop-gap half-way through…      4      1 │")
        .press("<enter>")
        .shows("half-way through the up-hill part · stop-gap");
}

#[test]
fn a_wide_list_of_options_says_how_far_each_has_come() {
    let yaml = "title: B\ntlp: CLEAR\noptions:\n  o: {title: Do it, status: under-discussion, instrument: cyber, ratings: {effect: 4, cost: 1}}\n  p: {title: Not}\n";
    let mut screen = Screen::of(yaml, (120, 24), "3z");
    screen
        .shows(" 1 of 2 ─            status effect   cost ╮")
        .shows("cyber  under discussion      4      1 │")
        .shows(" ·      ·      · │")
        .press("/under discussion")
        .shows("under discussion");
    // Without any status there is no column for it.
    let none = yaml.replace("status: under-discussion, ", "");
    Screen::of(&none, (120, 24), "3z").shows(" 1 of 2 ─ effect   cost ╮");
    Screen::of(yaml, (90, 24), "3z").hides("status");
}
