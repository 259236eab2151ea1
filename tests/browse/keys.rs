//! Every key does what the table of actions says, and nothing closes more than it should.

use std::collections::HashSet;

use bluf::facade::Meaning;
use ratatui::layout::Rect;

use super::screen::{Deed, Screen, check, deeds, screen, style};
use super::seen::{Part, words};

/// The panes, in their order.
const PANES: [&str; 5] = ["Timeline", "Actors", "Options", "Judgements", "Sources"];

/// Where an action can be seen to do something, and what must be so then, compared with before.
fn proof(action: &str) -> (&'static str, fn(&Screen, &Screen) -> bool) {
    match action {
        "down" => ("", |before, after| after.row() == before.row() + 1),
        "up" => ("jj", |before, after| after.row() + 1 == before.row()),
        "left" => ("l", |_, after| after.keys_on() == Part::List),
        "right" => ("", |_, after| after.keys_on() == Part::Page),
        "page-down" => ("l", |_, after| after.line() > 15),
        "page-up" => ("5G", |before, after| after.row() + 10 < before.row()),
        "half-page-down" => ("", |_, after| (5..12).contains(&after.row())),
        "half-page-up" => ("G", |before, after| {
            (5..12).contains(&(before.row() - after.row()))
        }),
        "first" => ("jjj", |_, after| after.row() == 1),
        "last" => ("", |_, after| after.row() == 33),
        "reader-down" => ("", |_, after| (after.line(), after.row()) == (1, 1)),
        "reader-up" => ("JJJ", |_, after| (after.line(), after.row()) == (2, 1)),
        "next" => ("l", |_, after| link(after) == Some(0)),
        "previous" => ("l<tab><tab>", |_, after| link(after) == Some(0)),
        "follow" => ("l<tab>", |_, after| after.title() == "FBI"),
        "back" => ("l<tab><enter>", |_, after| {
            after.title().starts_with("Attack stops")
        }),
        "forward" => ("l<tab><enter>H", |_, after| after.title() == "FBI"),
        "search" => ("", |_, after| after.is_typing()),
        "find-next" => ("l/korea<enter>gg", |_, after| after.place() == Some(2)),
        "find-previous" => ("l/korea<enter>n", |before, after| {
            (before.place(), after.place()) == (Some(2), Some(1))
        }),
        "find" => ("", |_, after| after.on_top() == "finder"),
        "timeline" => ("2l", |_, after| opened(after, "Timeline")),
        "actors" => ("l", |_, after| opened(after, "Actors")),
        "options" => ("l", |_, after| opened(after, "Options")),
        "judgements" => ("l", |_, after| opened(after, "Judgements")),
        "sources" => ("l", |_, after| opened(after, "Sources")),
        "overview" => ("jj", |_, after| {
            after.title() == "Sony hack: pressing Beijing"
        }),
        "references" => ("", |_, after| after.line() > 0 && points_here(after)),
        "briefings" => ("", |_, after| {
            listed(after) == ["Sony hack", "THAAD", "Washington and Seoul"]
        }),
        "sort" => ("", |_, after| after.text().contains(", by importance")),
        "next-entry" => ("l", |_, after| {
            (after.row(), after.keys_on()) == (2, Part::Page)
        }),
        "previous-entry" => ("jjl", |_, after| {
            (after.row(), after.keys_on()) == (2, Part::Page)
        }),
        "wider" => ("", |before, after| width(after) < width(before)),
        "narrower" => ("", |before, after| width(after) > width(before)),
        "as-of" => ("", |_, after| after.text().contains(" as of the day ")),
        "earlier" => ("", |_, after| after.did() == "as of Earlier(\"sony-hack\")"),
        "later" => ("", |_, after| after.did() == "as of Later(\"sony-hack\")"),
        "previous-briefing" => ("", |_, after| {
            after.briefing().starts_with("Washington and Seoul")
        }),
        "next-briefing" => ("", |_, after| after.briefing().starts_with("THAAD")),
        "reload" => ("", |_, after| after.did() == "read again"),
        "problems" => ("", |_, after| after.on_top() == "problems"),
        "explain" => ("", |_, after| after.on_top() == "explain"),
        "help" => ("", |_, after| after.on_top() == "help"),
        "palette" => ("", |_, after| after.on_top() == "palette"),
        "hints" | "hints-peek" => ("", |_, after| !after.labels().is_empty()),
        "peek" => ("l<tab>", |_, after| after.on_top() == "peek"),
        "outline" => ("", |_, after| after.on_top() == "sections"),
        "zoom" => ("l", |before, after| width(after) > width(before)),
        "copy-id" => ("2", |_, after| after.did() == "copy north-korea"),
        "copy-link" => ("2", |_, after| after.did() == "copy [[north-korea]]"),
        "copy-citation" => ("2", |_, after| {
            let did = after.did();
            did.starts_with("copy TLP:CLEAR “North Korea”. “Obama Could Hit China")
                && did.ends_with(". Sony hack: pressing Beijing, as of 2014-12-20.")
        }),
        "copy-text" => ("2", |_, after| {
            after.did().starts_with("copy TLP:CLEAR\n\n")
                && after.did().contains("Also called   DPRK")
        }),
        "copy-address" => ("5j", |_, after| after.did().starts_with("copy http")),
        "edit" => ("", |_, after| {
            after.text().contains("it has no file to edit")
        }),
        "present" => ("", |_, after| after.text().contains(" 1/13 ")),
        "signs" => ("", |_, after| after.on_top() == "signs"),
        "themes" => ("", |_, after| after.on_top() == "themes"),
        "mouse" => ("", |_, after| after.did() == "leave mouse"),
        "older-query" | "newer-query" => ("<c-p>sony<enter>", |_, after| {
            after.on_top() == "finder" && after.query() == "sony"
        }),
        "pin" => ("<c-p>sony<enter>", |_, after| {
            after.on_top().is_empty() && after.text().contains(" only sony ")
        }),
        "close" => ("?", |_, after| after.on_top().is_empty()),
        "quit" | "interrupt" => ("", |_, after| after.ended()),
        "suspend" => ("", |_, after| after.did() == "stop"),
        other => panic!("nothing proves that `{other}` does anything"),
    }
}

/// The briefings in the list of all, in its order.
fn listed(screen: &Screen) -> Vec<&'static str> {
    if screen.on_top() != "briefings" {
        return Vec::new();
    }
    let text = screen.text();
    let titles = ["Sony hack", "THAAD", "Washington and Seoul"];
    let place = |title: &str| text.lines().position(|line| is_row_of(line, title));
    let mut placed: Vec<_> = titles
        .iter()
        .filter_map(|title| Some((place(title)?, *title)))
        .collect();
    placed.sort_unstable();
    placed.into_iter().map(|(_, title)| title).collect()
}

fn is_row_of(line: &str, title: &str) -> bool {
    let row: String = line.chars().skip(2).collect();
    row.trim_start_matches(['●', ' ']).starts_with(title)
}

/// The number of the selected link.
fn link(screen: &Screen) -> Option<usize> {
    screen.selected_link().map(|(number, _)| number)
}

/// Whether what points here is in sight.
fn points_here(screen: &Screen) -> bool {
    let seen = screen.seen_lines();
    seen.iter().any(|line| line.starts_with("What points here"))
}

/// How wide the page is.
fn width(screen: &Screen) -> u16 {
    screen.area(Part::Page).map_or(0, |area| area.width)
}

fn opened(screen: &Screen, pane: &str) -> bool {
    screen.pane() == pane && screen.keys_on() == Part::List
}

/// The actions in the order in which the help lists them.
fn helped() -> Vec<Deed> {
    let text = Screen::bundled((120, 100), "?").text();
    let lines: Vec<&str> = text
        .lines()
        .map(|line| line.trim_end_matches([' ', '│', '┃']))
        .collect();
    let place = |deed: &Deed| {
        let words = format!("  {}", deed.words);
        let line = lines.iter().position(|line| line.ends_with(&words));
        line.unwrap_or_else(|| panic!("{} is not in the help\n{text}", deed.words))
    };
    let mut helped: Vec<Deed> = deeds().collect();
    helped.sort_by_key(place);
    helped
}

#[test]
fn each_key_of_each_action_does_what_its_words_say() {
    for deed in deeds() {
        let (setup, holds) = proof(deed.name);
        let before = screen(setup);
        assert!(!holds(&before, &before), "{} proves nothing", deed.name);
        for keys in deed.keys {
            let after = screen(&format!("{setup}{keys}"));
            assert!(
                holds(&before, &after),
                "{keys}: {}\n{}",
                deed.words,
                after.text()
            );
        }
    }
}

#[test]
fn a_series_of_keys_shows_how_it_can_go_on() {
    check("g", "│ g  First row or line");
    check("g", "│ j  Judgements and questions");
    check("gq", " No key begins like that");
    assert_eq!(screen("gqj").row(), 2);
}

#[test]
fn the_help_lists_every_action_and_does_what_is_chosen() {
    for (number, deed) in helped().into_iter().enumerate() {
        let (setup, holds) = proof(deed.name);
        if ["close", "help"].contains(&deed.name) {
            continue;
        }
        let before = screen(setup);
        let after = screen(&format!("{setup}?{}<enter>", "j".repeat(number)));
        assert!(holds(&before, &after), "{}\n{}", deed.words, after.text());
    }
}

#[test]
fn the_palette_does_every_action_by_its_words() {
    for deed in deeds() {
        let (setup, holds) = proof(deed.name);
        if ["close", "palette"].contains(&deed.name) {
            continue;
        }
        let before = screen(setup);
        let after = screen(&format!("{setup}:{}<enter>", deed.words));
        assert!(holds(&before, &after), "{}\n{}", deed.words, after.text());
    }
}

#[test]
fn a_letter_of_another_layout_is_the_key_in_its_place() {
    assert_eq!(screen("ㅓㅓ").row(), 3);
    assert_eq!(screen("оо").row(), 3);
    check("ㅎㅁ", "├ 2 Actors ──────────────────────── 1 of 53 ┤");
    screen("/ㅓ").shows("\n /ㅓ").shows("1 Timeline /ㅓ ─");
}

#[test]
fn typing_in_the_help_leaves_what_matches_in_its_groups() {
    let mut help = screen("?/cop");
    help.shows(" /cop").shows("│ Copying").hides("│ Moving");
    help.shows("Copy the entry's id").hides("Quit at once");
    help.shows(" 5 of ");
    // A group's name, an action's name, and a key find it, too.
    for (typed, found) in [
        ("going to", "Judgements and questions"),
        ("half-page", "Half a page down"),
        ("ctrl-u", "Half a page up"),
    ] {
        check(&format!("?/{typed}"), found);
    }
    // A letter that moves nothing begins it as well; one that moves, moves.
    check("?zoom", " /zoom");
    screen("?j").hides("/j");
    check("?gg/", " /");
}

#[test]
fn what_is_chosen_in_a_filtered_help_is_done() {
    assert!(screen("?/at once<enter>").ended());
    assert!(screen("yl").did().starts_with("copy [["));
    assert_eq!(screen("?/copy<down><enter>").did(), screen("yl").did());
    assert_eq!(screen("?/copy<c-n><c-p><enter>").did(), screen("yi").did());
    check("?/zzzz<enter>", "Nothing does that.");
    assert_eq!(
        screen("?/copy<tab><tab><s-tab><enter>").did(),
        screen("yl").did()
    );
}

#[test]
fn a_page_of_a_list_on_top_is_what_is_seen_of_it() {
    for (size, rows) in [((120, 36), 32), ((80, 24), 20)] {
        // The lines of the help, a heading and a gap for each group among them.
        let seen = Screen::bundled(size, "?<pgdn>").text();
        let place = |text: &str| {
            let mut lines = text.lines();
            lines.position(|line| line.starts_with("│▌"))
        };
        assert!(place(&seen).is_some(), "{seen}");
        let mut down = Screen::bundled(size, &format!("?{}", "j".repeat(rows - 1)));
        down.shows(seen.lines().find(|line| line.starts_with("│▌")).unwrap());
    }
}

#[test]
fn esc_in_the_help_clears_what_is_typed_before_it_closes() {
    let mut help = screen("?/zoom<esc>");
    help.shows("│ Moving").shows("/ filter");
    help.press("<esc>").hides("│ Moving");
    assert_eq!(help.on_top(), "");
}

#[test]
fn lists_on_top_end_where_they_end() {
    check("?G", helped().last().unwrap().words);
    assert_eq!(screen("?G<enter>").did(), "stop");
    assert_eq!(screen(&format!("?{}<enter>", "j".repeat(99))).did(), "stop");
    check("?GGkkgg", "▌ Enter");
}

// Panes

/// How many rows each pane has below its title.
fn heights(screen: &Screen) -> Vec<usize> {
    let area = screen.area(Part::List).unwrap();
    let side = words(&screen.cells(), Rect { width: 1, ..area });
    let titles = side.iter().enumerate().filter(|(_, sign)| *sign != "│");
    let titles: Vec<usize> = titles.map(|(row, _)| row).collect();
    let heights: Vec<usize> = titles
        .windows(2)
        .map(|pair| pair[1] - pair[0] - 1)
        .collect();
    // The overview has one row always, and no number.
    assert_eq!(heights.len(), PANES.len() + 1, "{}", screen.text());
    heights[1..].to_vec()
}

#[test]
fn the_open_pane_has_the_most_rows_and_the_others_a_few() {
    for (number, pane) in PANES.into_iter().enumerate() {
        // The options are few: they get what they need.
        let is_few = pane == "Options";
        let key = (number + 1).to_string();
        let mut screen = screen(&key);
        let heights = heights(&screen);
        for (other, height) in heights.iter().enumerate() {
            assert!(
                other == number || is_few || *height < heights[number],
                "{heights:?}"
            );
        }
        screen.shows(&format!(" {key} {pane} ─"));
        screen.shows(&format!(" › {pane} "));
    }
}

#[test]
fn tab_goes_round_the_panes() {
    let mut screen = screen("");
    let round = ["Overview", "Timeline"];
    for pane in PANES.into_iter().skip(1).chain(round) {
        screen.press("<tab>");
        assert!(opened(&screen, pane));
    }
    screen.press("<s-tab>");
    for pane in PANES.into_iter().rev() {
        screen.press("<s-tab>");
        assert!(opened(&screen, pane));
    }
}

#[test]
fn a_pane_keeps_its_place_while_another_is_open() {
    check(
        "2jj<tab>jjj<s-tab>",
        "2 Actors ──────────────────────── 3 of 53",
    );
}

#[test]
fn the_reader_shows_what_is_selected() {
    check("2", "─ North Korea ─");
    check("2j", "─ Kim Jong Un ─");
    check(
        "2j1",
        "─ Attack stops South Korean broadcasters and banks ─",
    );
}

#[test]
fn headings_between_rows_are_passed_over() {
    let mut screen = Screen::of(
        "{title: T, tlp: CLEAR, events: [{title: A, date: 2014}, B, C]}",
        (80, 24),
        "",
    );
    screen
        .press("j")
        .shows("2 of 3")
        .shows("── undated")
        .shows("▌       B");
    screen.press("k").shows("▌2014   A");
    screen.press("G").shows("▌       C");
    screen.press("gg").shows("▌2014   A");
}

#[test]
fn turning_to_another_briefing_and_back_finds_the_place_again() {
    for (there, back) in [("]", "["), ("[", "]"), ("]]", "]"), ("]", "]]"), ("]", "H")] {
        let before = screen("2jjjl<tab>").everywhere();
        let after = screen(&format!("2jjjl<tab>{there}{back}")).everywhere();
        assert_eq!(after, before, "{there}{back}");
    }
}

#[test]
fn with_one_briefing_there_is_none_to_turn_to() {
    let yaml = "{title: T, tlp: CLEAR, events: [E]}";
    Screen::of(yaml, (80, 24), "]").shows("There is only one briefing");
    Screen::of(yaml, (80, 24), "[").shows("There is only one briefing");
}

// Filter

#[test]
fn a_filter_leaves_what_matches_and_says_how_many() {
    let mut filtered = screen("/sanction");
    filtered
        .shows("1 Timeline /sanction ────── 1 found of 33")
        .shows(" /sanction");
    filtered
        .shows("▌2015-01-02  ■ Washington sanctio… ▷ later")
        .hides("2013-03-20");
    check("/qqqq", "Nothing matches `qqqq`.");
    check("/qqqq", "0 found of 33");
}

#[test]
fn what_the_filter_matched_is_marked() {
    let screen = screen("/sanction<enter>");
    let (buf, style) = (screen.cells(), style(Meaning::Match));
    let marked = buf
        .content()
        .iter()
        .filter(|cell| Some(cell.fg) == style.fg);
    let marked = marked.flat_map(|cell| cell.symbol().chars());
    let marked: String = marked.filter(|c| c.is_alphabetic()).collect();
    // The title would be cut there: the label has the word whole.
    assert_eq!(marked, "sanction");
}

#[test]
fn enter_keeps_the_filter_and_esc_restores_what_was() {
    check("/sanction<enter>", "1 Timeline /sanction");
    check("/sanction<enter>/<c-u>korea<esc>", "1 Timeline /sanction");
    screen("jj/sanction<esc>")
        .hides("/sanction")
        .shows(" of 33");
    screen("/sanction<enter><esc>")
        .hides("/sanction")
        .shows(" of 33");
}

#[test]
fn a_filter_stays_in_its_pane() {
    screen("/sanction<enter>2")
        .shows("1 Timeline /sanction")
        .shows("1 of 53");
    screen("/sanction<enter>2<esc>1").shows("1 Timeline /sanction");
}

#[test]
fn what_is_opened_from_elsewhere_shows_behind_no_filter() {
    screen("2/kim<enter><c-p>novetta<enter>")
        .shows("▌○ Novetta")
        .hides("/kim");
}

// Closing

#[test]
fn esc_closes_one_thing_at_a_time_and_never_quits() {
    let mut screen = screen("/korea<enter>l/the<enter>");
    let finding = screen.cells();
    screen.press("?");
    assert_eq!(screen.on_top(), "help");
    screen.press("<esc>");
    assert_eq!(screen.cells(), finding);
    assert_eq!(screen.place(), Some(1));
    screen.press("<esc>").shows("/korea");
    assert_eq!((screen.place(), screen.keys_on()), (None, Part::Page));
    screen.press("<esc>").shows("/korea");
    assert_eq!(screen.keys_on(), Part::List);
    screen.press("<esc>").hides("/korea");
    let before = screen.sight();
    for _ in 0..3 {
        screen.press("<esc>");
        assert_eq!(
            (screen.did().as_str(), screen.sight()),
            ("", before.clone())
        );
    }
}

#[test]
fn q_closes_what_is_on_top_and_quits_at_the_end() {
    for top in ["?", "!"] {
        let mut screen = screen(&format!("{top}q"));
        assert!(!screen.ended() && screen.on_top().is_empty(), "{top}");
        screen.press("q");
        assert!(screen.ended(), "{top}");
    }
    let mut small = Screen::bundled((80, 24), "<enter>q");
    assert!(!small.ended());
    small.shows("1 Timeline").press("q");
    assert!(small.ended());
}

#[test]
fn q_is_a_letter_where_words_are_typed() {
    check("<c-p>qatar", "│ qatar ");
    check("/qatar", " /qatar");
    check("l/qatar", " /qatar");
}

#[test]
fn quitting_at_once_and_stopping_hold_everywhere() {
    for setup in [
        "",
        "l",
        "g",
        "?",
        "!",
        "<c-p>",
        "<c-p>korea",
        "/",
        "/korea",
        "l/korea",
    ] {
        assert!(screen(&format!("{setup}<c-c>")).ended(), "{setup}");
        let stopped = screen(&format!("{setup}<c-z>"));
        assert_eq!(stopped.did(), "stop", "{setup}");
    }
}

// What points here

#[test]
fn what_points_here_is_shown_with_its_first_link_selected() {
    for size in [(80, 24), (120, 36), (200, 50)] {
        let mut screen = Screen::bundled(size, "2gr");
        screen.shows("What points here  ").shows("▐");
        let heading = screen
            .text()
            .lines()
            .position(|row| row.contains("What points here"));
        assert!(heading.unwrap() < 3, "{}", screen.text());
    }
    for size in [(80, 24), (120, 36), (200, 50)] {
        let mut screen = Screen::of("{title: T, tlp: CLEAR, events: [E]}", size, "");
        screen.press("gr").shows("Nothing points here");
        assert_eq!(screen.keys_on(), Part::List);
    }
}

#[test]
fn the_reader_is_not_scrolled_where_it_is_not_seen() {
    let mut screen = Screen::bundled((80, 24), "2JJJ");
    screen
        .shows("The reader is not on the screen")
        .press("<enter>");
    assert_eq!(screen.line(), 0);
}

/// A character as the keymap writes it.
fn written(c: char) -> String {
    match c {
        ' ' => "<space>".to_owned(),
        '<' => "<lt>".to_owned(),
        c => c.to_string(),
    }
}

/// The first key of a series.
fn first(keys: &str) -> &str {
    let end = if keys.starts_with('<') {
        keys.find('>')
    } else {
        None
    };
    let letter = keys.chars().next().map_or(0, char::len_utf8);
    &keys[..end.map_or(letter, |end| end + 1)]
}

#[test]
fn keys_that_mean_nothing_do_nothing() {
    let bound: HashSet<&str> = deeds()
        .flat_map(|deed| deed.keys)
        .map(|keys| first(keys))
        .collect();
    let bound: HashSet<String> = bound
        .into_iter()
        .map(|key| match key {
            "<lt>" => "<lt>".to_owned(),
            "<gt>" => ">".to_owned(),
            key => key.to_owned(),
        })
        .collect();
    let before = screen("jj").sight();
    let mut pressed = 0;
    for key in (' '..='~')
        .map(written)
        .filter(|key| !bound.contains(key.as_str()))
    {
        let mut after = screen(&format!("jj{key}"));
        assert_eq!(
            (after.did().as_str(), after.sight()),
            ("", before.clone()),
            "{key}"
        );
        after.shows("does nothing here: ? shows what does");
        pressed += 1;
    }
    assert!(pressed > 20, "{pressed}");
}

#[test]
fn backspace_on_an_empty_line_ends_typing() {
    assert!(screen("/a<backspace>").is_typing());
    assert!(!screen("/a<backspace><backspace>").is_typing());
    assert!(screen("l/").is_typing());
    assert!(!screen("l/<backspace>").is_typing());
}
