//! The lists: groups with headings that stay in sight, how far one has scrolled, what is selected.

use bluf::briefing::date::shown::Dates;
use bluf::tui::app::list::ListLine;
use bluf::tui::pane::PaneKind;

use super::screen::{Screen, USUAL, screen};

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

/// The rows of the open timeline, without its frame.
fn rows(screen: &Screen) -> Vec<String> {
    let pane = screen.app.shown.areas.panes[0];
    let (top, end) = (usize::from(pane.y) + 1, usize::from(pane.bottom()));
    let width = usize::from(pane.width) - 2;
    let text = screen.text();
    let inside = |line: &str| line.chars().skip(1).take(width).collect::<String>();
    text.lines()
        .skip(top)
        .take(end - top)
        .map(|line| inside(line).trim_end().to_owned())
        .collect()
}

#[test]
fn the_heading_of_the_first_row_stays_at_the_top() {
    let mut screen = years_at((80, 16), "");
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

#[test]
fn every_line_is_what_its_place_says_and_the_selected_row_is_among_them() {
    for keys in ["j", "k"] {
        let start = if keys == "k" { "G" } else { "" };
        let mut screen = years_at((80, 16), start);
        for _ in 0..45 {
            let list = &screen.app.shown.lists[0];
            let (state, rows) = (screen.app.view.list(), rows(&screen));
            let lines = list.lines(rows.len());
            for (line, seen) in rows.iter().enumerate() {
                let row = list.row_at(line, rows.len());
                let expected = match lines.get(line) {
                    Some(ListLine::Heading(title)) => format!(" ── {title}"),
                    Some(ListLine::Row(at)) => {
                        assert_eq!(row, Some(*at));
                        let row = &list.rows[list.visible[*at].row];
                        assert!(seen.ends_with(&row.title), "{seen}");
                        continue;
                    }
                    None => String::new(),
                };
                assert_eq!((row, seen), (None, &expected));
            }
            let marked = rows.iter().position(|row| row.starts_with('▌')).unwrap();
            let entry = list.row_at(marked, rows.len());
            let entry = entry.and_then(|at| list.entry(at));
            let selected = state.selected.as_ref();
            assert_eq!(entry, selected.and_then(|id| screen.app.library.find(id)));
            screen.press(keys);
        }
    }
}

#[test]
fn headings_count_for_nothing() {
    years_at((80, 16), "G")
        .shows("42 of 42")
        .press("k")
        .shows("41 of 42");
    years_at((80, 16), "<space><space>j").shows("16 of 42");
}

#[test]
fn headings_stand_where_there_is_room_for_them_only() {
    years_at((80, 16), "2").hides("──  ").hides("── 2013");
    years_at((40, 10), "").hides("── 2013");
    let few = "title: t\nevents:\n  - {2013: a}\n  - {2014: b}\n  - {2015: c}\n";
    Screen::of(few, (80, 16), "").hides("── 20");
    years_at((80, 16), "/march 1<enter>")
        .shows(" 7 of 42")
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
        let screen = years_at((80, 16), keys);
        let text = screen.text();
        let pane = screen.app.shown.areas.panes[0];
        let lines = text.lines().enumerate().take(pane.bottom().into());
        let marked = lines.filter(|(_, line)| line.ends_with('┃'));
        marked.map(|(y, _)| y).collect()
    };
    assert_eq!(bar("").first(), Some(&2));
    assert_eq!(bar("G").last(), Some(&9));
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
        screen.press("2").press("jj").press("1");
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
        assert!(text.contains(" 4/2 "), "{width}\n{text}");
        assert!(!text.contains("law-…"), "{width}\n{text}");
    }
}

#[test]
fn every_sign_in_a_list_is_explained() {
    let library = Screen::bundled(USUAL, "").library();
    for briefing in 0..library.briefings().len() {
        for pane in PaneKind::ALL {
            let known: Vec<&str> = pane.signs().iter().map(|(sign, _)| *sign).collect();
            for row in pane.rows(&library, briefing, Dates::Iso).rows {
                let sign = row.sign.0.trim();
                // Grades between the best and "cannot be judged" are explained together.
                let grade = sign.len() == 1 && ("B"..="E").contains(&sign)
                    || sign.len() == 1 && ("2"..="5").contains(&sign);
                assert!(sign.is_empty() || grade || known.contains(&sign), "{sign}");
            }
        }
    }
    screen("g?")
        .shows("▌ ■    leads the story")
        .shows("Timeline │");
    assert_eq!(screen("g?jj<enter>").app.view.pane, PaneKind::Actors);
}

#[test]
fn a_filter_knows_the_other_names_of_an_actor() {
    let mut screen = screen("2/dprk");
    screen.shows("▌● North Korea").shows("1 of 52");
    screen
        .press("<esc>/north ko")
        .shows("North Korea's hackers");
}
