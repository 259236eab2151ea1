//! The files change under the reader: the place is kept by ids, and what is wrong is said.

use bluf::facade::SourceFile;

use super::screen::{Screen, USUAL, deeds};
use super::seen::Part;

const FIRST: &str = "
title: First
tlp: CLEAR
events:
  - {id: one, title: One, text: 'See [[ann]].'}
  - {id: two, title: Two}
  - {id: three, title: Three}
  - {id: four, title: Four}
actors:
  ann: Ann
";

const SECOND: &str = "
title: Second
tlp: GREEN
events:
  - {id: far, title: Far}
";

fn two(keys: &str) -> Screen {
    Screen::files(&[("a.yaml", FIRST), ("b.yaml", SECOND)], USUAL, keys)
}

fn without(line: &str) -> String {
    let lines = FIRST.lines().filter(|other| !other.contains(line));
    lines.map(|line| line.to_owned() + "\n").collect()
}

#[test]
fn nothing_changed_changes_nothing() {
    for keys in [
        "",
        "jj",
        "jjl",
        "l<tab>",
        "l<tab><enter>",
        "2l",
        "/t<enter>",
        "]",
        "l/see<enter>",
    ] {
        let (mut before, mut after) = (two(keys), two(&format!("{keys}R")));
        assert_eq!(after.everywhere(), before.everywhere(), "{keys}");
    }
}

#[test]
fn the_place_is_kept_when_entries_come_and_go_around_it() {
    let mut screen = two("jjl");
    let more = FIRST.replace("events:", "events:\n  - {id: zero, title: Zero}");
    screen.save(&[("a.yaml", &more), ("b.yaml", SECOND)]);
    screen.shows("▌  Three").shows("4 of 5").shows("─ Three ─");
    assert_eq!(screen.keys_on(), Part::Page);
    screen.save(&[("a.yaml", &without("one")), ("b.yaml", SECOND)]);
    screen.shows("2 of 3").shows("─ Three ─");
}

#[test]
fn in_place_of_an_entry_that_is_gone_comes_the_next_one() {
    let mut screen = two("jj");
    screen.save(&[("a.yaml", &without("three")), ("b.yaml", SECOND)]);
    screen
        .shows("─ Four ─")
        .shows("3 of 3")
        .shows("What stood here is gone from the files");
    screen.save(&[("a.yaml", &without("four")), ("b.yaml", SECOND)]);
    screen.shows("─ Two ─").shows("2 of 3");
}

#[test]
fn an_entry_under_another_id_is_the_same() {
    let mut screen = two("jjl");
    let renamed = FIRST.replace("{id: three", "{id: third, was: [three]");
    screen.save(&[("a.yaml", &renamed), ("b.yaml", SECOND)]);
    screen.shows("─ Three ─").shows("3 of 4").hides("is gone");
}

#[test]
fn a_briefing_that_is_gone_gives_way_to_the_first_one() {
    let mut screen = two("l<tab><enter>]l");
    let before = two("l<tab><enter>]l").everywhere();
    screen.save(&[("a.yaml", FIRST)]);
    screen.shows("bluf › First").shows("1 briefing ");
    screen.shows("This briefing is gone from the files");
    // There is no way back into what is gone, but there is when it comes again.
    screen.press("HHH").shows("bluf › First");
    let mut screen = two("l<tab><enter>]l");
    screen.save(&[("a.yaml", FIRST)]);
    screen.save(&[("a.yaml", FIRST), ("b.yaml", SECOND)]);
    screen.shows("bluf › First").press("H");
    assert_eq!(screen.everywhere(), before);
}

#[test]
fn the_way_back_survives() {
    let mut screen = two("l<tab><enter>R");
    screen.shows("─ Ann ─").press("H").shows("─ One ─");
    let mut screen = two("l<tab><enter>]RH");
    screen.shows("─ Ann ─").press("L").shows("bluf › Second");
}

#[test]
fn an_open_finder_finds_in_the_new_files() {
    let mut screen = two("<c-p>fresh");
    screen.shows("Nothing has such a name");
    let more = FIRST.replace("Four", "Fresh");
    screen.swap_texts(&[("b.yaml", &more)]);
    screen.shows("▌Fresh").press("<enter>").shows("─ Fresh ─");
}

#[test]
fn an_open_list_of_problems_stays_within_them() {
    let bad = FIRST.to_owned() + "  bob: {name: Bob, nmae: Bob, summary: '[[x]] [[y]]'}\n";
    let mut screen = Screen::of(&bad, USUAL, "!G");
    screen
        .shows("3 problems !")
        .swap_texts(&[("b.yaml", FIRST)]);
    screen
        .shows("Nothing is wrong with these briefings.")
        .press("jk<enter>");
    assert_eq!(screen.on_top(), "");
}

#[test]
fn problems_are_counted_at_the_bottom_and_listed() {
    let bad = FIRST.to_owned() + "  bob: {name: Bob, nmae: Bob, summary: '[[x]]'}\n";
    let mut screen = Screen::of(&bad, USUAL, "");
    screen.shows("2 problems !").press("!");
    screen
        .shows("nmae")
        .shows("b.yaml:11:")
        .shows("2 problems !");
    screen.save(&[("a.yaml", FIRST)]).hides("problem");
    assert_eq!(screen.on_top(), "problems");
}

#[test]
fn one_problem_is_not_several() {
    let bad = FIRST.replace("[[ann]]", "[[anna]]");
    Screen::of(&bad, USUAL, "").shows(" 1 problem !");
}

#[test]
fn without_any_briefing_the_screen_says_so_and_why() {
    let mut screen = Screen::of("events: [", USUAL, "");
    screen
        .shows("No briefing could be read.")
        .shows("! says why.");
    screen.shows("problem").press("!").shows("b.yaml:");
    screen.press("<esc>").save(&[("b.yaml", FIRST)]);
    screen
        .shows("bluf › First › Overview")
        .shows("▌◆ Bottom line")
        .shows("─ First ─");
}

#[test]
fn a_briefing_that_can_no_longer_be_read_leaves_nothing_stale() {
    let mut screen = Screen::of(FIRST, USUAL, "jjl");
    screen.save(&[("b.yaml", "title: [")]);
    screen
        .shows("No briefing could be read.")
        .hides("Three")
        .hides("Ann");
    screen.save(&[("b.yaml", FIRST)]).shows("─ Three ─");
}

#[test]
fn what_cannot_be_shown_stays_with_its_place_and_is_marked() {
    let body = |screen: &mut Screen| -> Vec<String> {
        let text = screen.text();
        let lines: Vec<&str> = text.lines().collect();
        let inner = lines[1..lines.len() - 1].iter();
        inner.map(|line| (*line).to_owned()).collect()
    };
    for size in [(40, 10), (80, 24), USUAL] {
        let mut screen = Screen::files(&[("a.yaml", FIRST), ("b.yaml", SECOND)], size, "jjl");
        let before = body(&mut screen);
        screen.save_over(&[("a.yaml", ""), ("b.yaml", SECOND)]);
        let all = screen.text();
        let top = all.lines().next().unwrap();
        assert!(
            top.contains("stale !") && top.contains("TLP:CLEAR"),
            "{top}"
        );
        assert_eq!(body(&mut screen), before);
        screen.press("!").shows("a.yaml").press("<esc>");
        screen.save_over(&[("a.yaml", FIRST), ("b.yaml", SECOND)]);
        screen.hides("stale");
        assert_eq!(body(&mut screen), before);
    }
}

#[test]
fn what_is_stale_is_said_of_what_is_open_only_and_listed_with_why() {
    let mut screen = two("");
    screen.save_over(&[("a.yaml", FIRST), ("b.yaml", "title: [")]);
    screen
        .hides("stale")
        .press("]")
        .shows("Second")
        .shows("stale !");
    screen
        .press("!")
        .shows("an earlier version is shown  [stale]  b.yaml:1:1");
    screen.shows("what the file holds now cannot be shown: its last good version is shown");
    screen.shows("`[` is not closed").press("<esc>");
    screen.click("stale !").shows("╭ Problems");
}

#[test]
fn a_broken_file_is_named_with_its_line_as_long_as_it_is() {
    let first = FIRST.replace("title: Three", "nmae: Three, title: Three");
    let mut screen = Screen::files(&[("a.yaml", &first), ("b.yaml", SECOND)], USUAL, "jj");
    let keys = screen.bottom();
    let broken = "title: First\ntlp: CLEAR\nevents: [\n";
    screen.save_over(&[("a.yaml", broken), ("b.yaml", SECOND)]);
    // What is to be said once comes before it.
    screen.shows("Read 2 files again").press("k");
    let banner = "a.yaml:3: not YAML here; its last good version is shown";
    insta::assert_snapshot!(screen.bottom(), @" a.yaml:3: not YAML here; its last good version is shown                                       3 problems !   TLP:CLEAR");
    screen
        .press("<c-p>")
        .hides(banner)
        .press("<esc>")
        .shows(banner);
    screen
        .press("/x")
        .hides(banner)
        .press("<esc>")
        .shows(banner);
    screen
        .click(banner)
        .shows("╭ Problems")
        .hides(banner)
        .press("<esc>");
    screen.press("]").hides(banner).press("[").shows(banner);
    screen.save_over(&[("a.yaml", &first), ("b.yaml", SECOND)]);
    screen.press("j").hides(banner);
    assert_eq!(screen.bottom(), keys);
}

#[test]
fn what_is_said_of_a_broken_file_says_no_word_of_it_and_with_whom_its_name_may_be_shared() {
    const SHARED: &str = "kind: library\ntlp: RED\nactors: {ann: {name: Ann}}\n";
    let open = "title: Open\ntlp: CLEAR\nevents: [E]\n";
    let mut screen = Screen::files(&[("secret.yaml", SHARED), ("b.yaml", open)], USUAL, "");
    screen.hides("TLP:RED");
    let broken = "kind: library\ntlp: RED\nactors: [hidden words\n";
    screen.save_over(&[("secret.yaml", broken), ("b.yaml", open)]);
    screen
        .press("j")
        .shows("secret.yaml:3: not YAML here")
        .shows("TLP:RED");
    screen.hides("hidden words");
}

/// The rows and titles of the screen that are marked as changed.
fn marked(screen: &Screen) -> Vec<String> {
    let text = screen.text();
    let marked = text.lines().filter(|line| line.contains('±'));
    marked.map(ToOwned::to_owned).collect()
}

#[test]
fn what_changed_is_marked_in_its_list_and_on_its_page() {
    let mut screen = two("j");
    let changed = FIRST
        .replace("title: Two", "title: Two, text: More")
        .replace("ann: Ann", "ann: {name: Ann, summary: Words}")
        .replace("actors:", "  - {id: five, title: Five}\nactors:");
    screen.save_over(&[("a.yaml", &changed), ("b.yaml", SECOND)]);
    insta::assert_snapshot!(marked(&screen).join("\n"), @"
    ╭ Overview ─────────────────────────────────┬─ Two ───────────────────────────────────────────────── ± changed · event ╮
    │▌  Two                           ± changed │                                                                          │
    │   Five                          ± changed │                                                                          │
    │ ○ Ann                           ± changed │                                                                          │
    ");
    // What was not touched keeps its look, also in another briefing, and a new file is no change.
    let third = "title: Third\ntlp: CLEAR\nevents: [E]\n";
    screen.save_over(&[("a.yaml", &changed), ("b.yaml", SECOND), ("c.yaml", third)]);
    assert_eq!(marked(&screen).len(), 4);
    screen.press("]");
    assert_eq!(marked(&screen), [] as [&str; 0]);
}

#[test]
fn what_a_library_file_says_of_an_entry_marks_it_wherever_it_is() {
    let shared = "kind: library\ntlp: CLEAR\nactors: {bob: Bob}\n";
    let open = "title: Open\ntlp: CLEAR\nevents: [{title: E, actors: bob}]\nactors: {ann: Ann}\n";
    let mut screen = Screen::files(&[("lib.yaml", shared), ("b.yaml", open)], USUAL, "2");
    let changed = shared.replace("bob: Bob", "bob: {name: Bob, summary: Words}");
    screen.save_over(&[("lib.yaml", &changed), ("b.yaml", open)]);
    let marked = marked(&screen).join("\n");
    assert!(
        marked.contains("Bob") && !marked.contains("Ann"),
        "{marked}"
    );
}

#[test]
fn the_bottom_line_is_marked_where_the_head_of_the_file_changed() {
    let mut screen = two("gb");
    let changed = FIRST.replace("tlp: CLEAR", "tlp: CLEAR\nbluf: All is well.");
    screen.save_over(&[("a.yaml", &changed), ("b.yaml", SECOND)]);
    insta::assert_snapshot!(marked(&screen).join("\n"), @"
    ╭ Overview ─────────────────────────────────┬─ First ──────────────────────────────────────────── ± changed · briefing ╮
    │▌◆ Bottom line                   ± changed │ TLP:CLEAR                                                                │
    ");
}

#[test]
fn a_file_that_goes_is_said() {
    let mut screen = two("");
    screen.save_over(&[("a.yaml", FIRST)]);
    screen.shows("Read 1 file again; b.yaml is gone: no problems");
    let mut screen = two("");
    screen.save_over(&[]);
    screen.shows("Read 0 files again; 2 are gone: no problems");
}

#[test]
fn no_key_does_harm_without_briefings() {
    let every: String = deeds().flat_map(|deed| deed.keys.iter().copied()).collect();
    for files in [
        &[][..],
        &[("a.yaml", "events: [")],
        &[("a.yaml", "kind: library")],
    ] {
        for size in [(40, 10), (80, 24), USUAL, (200, 50)] {
            let mut screen = Screen::files(files, size, &every);
            screen
                .press("<esc><esc><esc>")
                .shows("No briefing could be read.");
            screen.shows("unmarked");
        }
    }
}

#[test]
fn empty_panes_say_what_is_missing_and_what_to_do() {
    let yaml = "{title: T, tlp: CLEAR, events: [E]}";
    for (key, things) in [
        ("2", "No actors in this briefing."),
        ("3", "No options in this briefing."),
        ("4", "No judgements or questions in this briefing."),
        ("5", "No sources in this briefing."),
    ] {
        Screen::of(yaml, (80, 24), key).shows(things).hides("]");
    }
    let mut screen = two("]3");
    screen
        .shows("No options in this briefing.")
        .shows("] goes to the next one.");
}

#[test]
fn a_problem_opens_its_file_at_its_line() {
    let path = std::env::temp_dir().join("b.yaml");
    let text = "title: T\ntlp: CLEAR\nas_of: soon\nevents: [E]\n";
    for keys in ["!<enter>", "!e"] {
        let file = SourceFile::from_disk(&path, text.to_owned());
        let mut screen = Screen::of(FIRST, USUAL, "");
        screen.swap(vec![file]).press(keys);
        assert_eq!(screen.did(), format!("edit {}:3", path.display()), "{keys}");
        screen.shows("╭ Problems").shows("Enter edit the file");
    }
}

#[test]
fn the_header_says_how_far_reading_has_come() {
    let mut screen = two("");
    screen.shows("2 briefings");
    screen.has_read(620, 1000);
    screen.shows("━━━━━━──── 620 of 1000").hides("2 briefings");
    screen.has_read(1000, 1000);
    screen.shows("━━━━━━━━━━ 1000 of 1000");
    screen.save(&[("a.yaml", FIRST), ("b.yaml", SECOND)]);
    screen.shows("2 briefings");
}
