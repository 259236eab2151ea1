//! Every key does what the table of actions says, and nothing closes more than it should.

use bluf::tui::action::{ACTIONS, Action, Copied};
use bluf::tui::app::mouse::Mouse;
use bluf::tui::effect::Effect;
use bluf::tui::keymap::Key;
use bluf::tui::overlay::Overlay;
use bluf::tui::pane::PaneKind;
use bluf::tui::view::Focus;
use crossterm::event::KeyCode;

use super::screen::{Screen, check, screen};

/// Where an action can be seen to do something, and what must be so then, compared with before.
fn proof(action: Action) -> (&'static str, fn(&Screen, &Screen) -> bool) {
    match action {
        Action::Down => ("", |before, after| row(after) == row(before) + 1),
        Action::Up => ("jj", |before, after| row(after) + 1 == row(before)),
        Action::Left => ("l", |_, after| focus(after) == Focus::List),
        Action::Right => ("", |_, after| focus(after) == Focus::Reader),
        Action::PageDown => ("l", |_, after| after.app.view.reader.line > 15),
        Action::PageUp => ("5G", |before, after| row(after) + 10 < row(before)),
        Action::HalfDown => ("", |_, after| (5..12).contains(&row(after))),
        Action::HalfUp => ("G", |before, after| {
            (5..12).contains(&(row(before) - row(after)))
        }),
        Action::First => ("jjj", |_, after| row(after) == 1),
        Action::Last => ("", |_, after| row(after) == 32),
        Action::ReaderDown => ("", |_, after| line(after) == 1 && row(after) == 1),
        Action::ReaderUp => ("JJJ", |_, after| line(after) == 2 && row(after) == 1),
        Action::Next => ("l", |_, after| after.app.view.reader.link == Some(0)),
        Action::Previous => ("l<tab><tab>", |_, after| {
            after.app.view.reader.link == Some(0)
        }),
        Action::Follow => ("l<tab>", |_, after| after.title() == "FBI"),
        Action::Back => ("l<tab><enter>", |_, after| {
            after.title().starts_with("Attack stops")
        }),
        Action::Forward => ("l<tab><enter>H", |_, after| after.title() == "FBI"),
        Action::Search => ("", |_, after| after.app.typing.is_some()),
        Action::FindNext => ("l/korea<enter>gg", |_, after| {
            after.app.view.place == Some(1)
        }),
        Action::FindPrevious => ("l/korea<enter>n", |before, after| {
            (before.app.view.place, after.app.view.place) == (Some(1), Some(0))
        }),
        Action::Finder => ("", |_, after| {
            matches!(after.app.overlay, Some(Overlay::Finder(_)))
        }),
        Action::Pane(pane) => match pane {
            PaneKind::Timeline => ("2l", |_, after| opened(after, PaneKind::Timeline)),
            PaneKind::Actors => ("l", |_, after| opened(after, PaneKind::Actors)),
            PaneKind::Options => ("l", |_, after| opened(after, PaneKind::Options)),
            PaneKind::Judgements => ("l", |_, after| opened(after, PaneKind::Judgements)),
            PaneKind::Sources => ("l", |_, after| opened(after, PaneKind::Sources)),
        },
        Action::Overview => ("jj", |_, after| {
            after.title() == "Sony hack: pressing Beijing"
        }),
        Action::Backlinks => ("", |_, after| {
            after
                .app
                .shown
                .page
                .backlinks
                .is_some_and(|at| line(after) > 0 && at > 0)
        }),
        Action::Briefings => ("", |_, after| {
            listed(after) == ["sony-hack", "us-rok-cyber", "thaad-pressure"]
        }),
        Action::Sort => ("", |_, after| !listed(after).is_empty()),
        Action::PreviousBriefing => ("", |_, after| {
            after.app.view.briefing.as_str() == "us-rok-cyber"
        }),
        Action::NextBriefing => ("", |_, after| {
            after.app.view.briefing.as_str() == "thaad-pressure"
        }),
        Action::Reload => ("", |_, after| after.effect == Some(Effect::Reload)),
        Action::Problems => ("", |_, after| {
            matches!(after.app.overlay, Some(Overlay::Problems(_)))
        }),
        Action::Help => ("", |_, after| {
            matches!(after.app.overlay, Some(Overlay::Help(_)))
        }),
        Action::Palette => ("", |_, after| {
            matches!(after.app.overlay, Some(Overlay::Palette(_)))
        }),
        Action::Hints => ("", |_, after| after.app.hints.is_some()),
        Action::HintsPeek => ("", |_, after| after.app.hints.is_some()),
        Action::Peek => ("l<tab>", |_, after| {
            matches!(after.app.overlay, Some(Overlay::Peek(_)))
        }),
        Action::Outline => ("", |_, after| {
            matches!(after.app.overlay, Some(Overlay::Outline(..)))
        }),
        Action::Zoom => ("l", |before, after| {
            after.app.shown.areas.reader.width > before.app.shown.areas.reader.width
        }),
        Action::Copy(what) => match what {
            Copied::Id => ("2", |_, after| copies(after, "north-korea")),
            Copied::Link => ("2", |_, after| copies(after, "[[north-korea]]")),
            Copied::Citation => ("2", |_, after| {
                copies(
                    after,
                    "“North Korea”. Sony hack: pressing Beijing, as of 2014-12-20.",
                )
            }),
            Copied::Text => (
                "2",
                |_, after| matches!(&after.effect, Some(Effect::Copy(text)) if text.contains("Also called   DPRK")),
            ),
            Copied::Address => (
                "5j",
                |_, after| matches!(&after.effect, Some(Effect::Copy(text)) if text.starts_with("http")),
            ),
        },
        Action::Edit => ("", |_, after| {
            after.text().contains("it has no file to edit")
        }),
        Action::Signs => ("", |_, after| {
            matches!(after.app.overlay, Some(Overlay::Signs(_)))
        }),
        Action::Themes => ("", |_, after| {
            matches!(after.app.overlay, Some(Overlay::Themes(_)))
        }),
        Action::Mouse => ("", |_, after| {
            after.effect == Some(Effect::Mouse(Mouse::Terminal))
        }),
        Action::Close => ("?", |_, after| after.app.overlay.is_none()),
        Action::Quit => ("", |_, after| after.ended()),
        Action::Interrupt => ("", |_, after| after.ended()),
        Action::Suspend => ("", |_, after| after.effect == Some(Effect::Suspend)),
    }
}

/// The place of the selected row among the entries of its pane, from one.
fn row(screen: &Screen) -> usize {
    let app = &screen.app;
    let list = &app.shown.lists[app.view.pane.index()];
    let selected = app.view.list().selected.as_ref();
    let entry = selected.and_then(|id| app.library.find(id)).unwrap();
    let entries = list.rows.iter().map(|row| row.entry);
    entries.take_while(|other| *other != entry).count() + 1
}

/// The ids in the list of all briefings.
fn listed(screen: &Screen) -> Vec<String> {
    let Some(Overlay::Briefings(list)) = &screen.app.overlay else {
        return Vec::new();
    };
    let briefings = screen.app.library.briefings();
    let rows = list.visible.iter().map(|(row, _)| &list.rows[*row]);
    rows.map(|row| briefings[row.briefing].id.to_string())
        .collect()
}

fn copies(screen: &Screen, text: &str) -> bool {
    screen.effect == Some(Effect::Copy(text.to_owned()))
}

fn line(screen: &Screen) -> usize {
    screen.app.view.reader.line
}

fn focus(screen: &Screen) -> Focus {
    screen.app.view.focus
}

fn opened(screen: &Screen, pane: PaneKind) -> bool {
    screen.app.view.pane == pane && focus(screen) == Focus::List
}

#[test]
fn each_key_of_each_action_does_what_its_words_say() {
    for spec in ACTIONS {
        let (setup, holds) = proof(spec.action);
        let before = screen(setup);
        assert!(!holds(&before, &before), "{} proves nothing", spec.name);
        for keys in spec.keys {
            let after = screen(&format!("{setup}{keys}"));
            assert!(
                holds(&before, &after),
                "{keys}: {}\n{}",
                spec.words,
                after.text()
            );
        }
    }
}

#[test]
fn a_series_of_keys_shows_how_it_can_go_on() {
    check("g", "│ g  First row or line");
    check("g", "│ j  Judgements and questions");
    check("gq", " Enter read");
    assert_eq!(row(&screen("gqj")), 2);
}

#[test]
fn the_help_lists_every_action_and_does_what_is_chosen() {
    let mut help = Screen::bundled((120, 70), "?");
    for spec in ACTIONS {
        help.shows(spec.words);
    }
    for (number, spec) in bluf::tui::draw::help::actions().into_iter().enumerate() {
        let (setup, holds) = proof(spec.action);
        if spec.action == Action::Close || spec.action == Action::Help {
            continue;
        }
        let before = screen(setup);
        let after = screen(&format!("{setup}?{}<enter>", "j".repeat(number)));
        assert!(holds(&before, &after), "{}\n{}", spec.words, after.text());
    }
}

#[test]
fn the_palette_does_every_action_by_its_words() {
    for spec in ACTIONS {
        let (setup, holds) = proof(spec.action);
        if matches!(spec.action, Action::Close | Action::Palette) {
            continue;
        }
        let before = screen(setup);
        let after = screen(&format!("{setup}:{}<enter>", spec.words));
        assert!(holds(&before, &after), "{}\n{}", spec.words, after.text());
    }
}

#[test]
fn a_letter_of_another_layout_is_the_key_in_its_place() {
    assert_eq!(row(&screen("ㅓㅓ")), 3);
    assert_eq!(row(&screen("оо")), 3);
    check("ㅎㅁ", "├ 2 Actors ──────────────────────── 1 of 52 ┤");
    assert_eq!(screen("/ㅓ").app.view.list().filter, "ㅓ");
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
    assert_eq!(screen("?/at once<enter>").effect, Some(Effect::Quit));
    assert_eq!(screen("?/copy<down><enter>").effect, screen("yl").effect);
    assert_eq!(
        screen("?/copy<c-n><c-p><enter>").effect,
        screen("yi").effect
    );
    check("?/zzzz<enter>", "Nothing does that.");
}

#[test]
fn esc_in_the_help_clears_what_is_typed_before_it_closes() {
    let mut help = screen("?/zoom<esc>");
    help.shows("│ Moving").shows("/ filter");
    help.press("<esc>").hides("│ Moving");
    assert!(help.app.overlay.is_none());
}

#[test]
fn lists_on_top_end_where_they_end() {
    let last = bluf::tui::draw::help::actions().last().unwrap().words;
    check("?G", last);
    assert_eq!(screen("?G<enter>").effect, Some(Effect::Suspend));
    assert_eq!(
        screen(&format!("?{}<enter>", "j".repeat(99))).effect,
        Some(Effect::Suspend)
    );
    check("?GGkkgg", "▌ Enter");
}

// Panes

#[test]
fn the_open_pane_has_the_most_rows_and_the_others_a_few() {
    for (key, pane) in ["1", "2", "3", "4", "5"].into_iter().zip(PaneKind::ALL) {
        let mut screen = screen(key);
        let heights = screen.app.shown.areas.panes.map(|pane| pane.height);
        for (other, height) in PaneKind::ALL.into_iter().zip(heights) {
            assert!(
                other == pane || height < heights[pane.index()],
                "{heights:?}"
            );
        }
        screen.shows(&format!(" {key} {} ─", pane.title()));
        screen.shows(&format!(" › {} ", pane.title()));
    }
}

#[test]
fn tab_goes_round_the_panes() {
    let mut screen = screen("");
    for pane in PaneKind::ALL
        .into_iter()
        .skip(1)
        .chain([PaneKind::Timeline])
    {
        screen.press("<tab>");
        assert!(opened(&screen, pane));
    }
    for pane in PaneKind::ALL.into_iter().rev() {
        screen.press("<s-tab>");
        assert!(opened(&screen, pane));
    }
}

#[test]
fn a_pane_keeps_its_place_while_another_is_open() {
    check(
        "2jj<tab>jjj<s-tab>",
        "2 Actors ──────────────────────── 3 of 52",
    );
}

#[test]
fn the_reader_shows_what_is_selected() {
    check("2", "╭ North Korea ─");
    check("2j", "╭ Kim Jong Un ─");
    check(
        "2j1",
        "╭ Attack stops South Korean broadcasters and banks ─",
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
        let before = screen("2jjjl<tab>").app.view;
        let after = screen(&format!("2jjjl<tab>{there}{back}")).app.view;
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
        .shows("1 Timeline /sanction ──────────── 1 of 32")
        .shows(" /sanction");
    filtered
        .shows("▌2015-01-02  ■ Washington sanctions three")
        .hides("2013-03-20");
    check("/qqqq", "Nothing matches `qqqq`.");
    check("/qqqq", "0 of 32");
}

#[test]
fn what_the_filter_matched_is_marked() {
    let screen = screen("/sanction<enter>");
    let buf = bluf::tui::print::buffer(&screen.app);
    let style = screen.app.theme.style(bluf::theme::meaning::Meaning::Match);
    let marked = buf
        .content()
        .iter()
        .filter(|cell| Some(cell.fg) == style.fg);
    let marked = marked.flat_map(|cell| cell.symbol().chars());
    let marked: String = marked.filter(|c| c.is_alphabetic()).collect();
    assert_eq!(marked, "sanction");
}

#[test]
fn enter_keeps_the_filter_and_esc_restores_what_was() {
    check("/sanction<enter>", "1 Timeline /sanction");
    check("/sanction<enter>/<c-u>korea<esc>", "1 Timeline /sanction");
    screen("jj/sanction<esc>")
        .hides("/sanction")
        .shows(" of 32");
    screen("/sanction<enter><esc>")
        .hides("/sanction")
        .shows(" of 32");
}

#[test]
fn a_filter_stays_in_its_pane() {
    screen("/sanction<enter>2")
        .shows("1 Timeline /sanction")
        .shows("1 of 52");
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
    let mut screen = screen("/korea<enter>l/the<enter>?");
    assert!(screen.app.overlay.is_some());
    screen.press("<esc>");
    assert!(screen.app.overlay.is_none());
    assert_eq!(screen.app.view.find, "the");
    screen.press("<esc>");
    assert_eq!(
        (screen.app.view.find.as_str(), focus(&screen)),
        ("", Focus::Reader)
    );
    screen.press("<esc>").shows("/korea");
    assert_eq!(focus(&screen), Focus::List);
    screen.press("<esc>").hides("/korea");
    let before = screen.app.view.clone();
    for _ in 0..3 {
        screen.press("<esc>");
        assert_eq!((&screen.effect, &screen.app.view), (&None, &before));
    }
}

#[test]
fn q_closes_what_is_on_top_and_quits_at_the_end() {
    for top in ["?", "!"] {
        let mut screen = screen(&format!("{top}q"));
        assert!(!screen.ended() && screen.app.overlay.is_none(), "{top}");
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
        assert_eq!(stopped.effect, Some(Effect::Suspend), "{setup}");
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
        assert_eq!(focus(&screen), Focus::List);
    }
}

#[test]
fn the_reader_is_not_scrolled_where_it_is_not_seen() {
    let mut screen = Screen::bundled((80, 24), "2JJJ");
    screen
        .shows("The reader is not on the screen")
        .press("<enter>");
    assert_eq!(line(&screen), 0);
}

#[test]
fn keys_that_mean_nothing_do_nothing() {
    let bound: Vec<Key> = ACTIONS
        .iter()
        .flat_map(|spec| spec.keys)
        .map(|keys| bluf::tui::keymap::parse(keys).unwrap()[0])
        .collect();
    let before = screen("jj").app.view;
    for c in ' '..='~' {
        let key = bluf::tui::keymap::parse(&if c == '<' {
            "<lt>".to_owned()
        } else {
            c.to_string()
        });
        let key = key.unwrap()[0];
        if !bound.contains(&key) && !matches!(key.code, KeyCode::Char('g')) {
            let mut screen = screen("jj");
            screen.effect = screen.app.key(key);
            assert_eq!((screen.effect, &screen.app.view), (None, &before), "{c}");
        }
    }
}

#[test]
fn backspace_on_an_empty_line_ends_typing() {
    assert!(screen("/a<backspace>").app.typing.is_some());
    assert!(screen("/a<backspace><backspace>").app.typing.is_none());
    assert!(screen("l/<backspace>").app.typing.is_none());
}
