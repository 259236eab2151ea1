//! The marking above and below is that of everything on the screen.

use super::screen::{Screen, USUAL};

const GREEN: &str = "
title: Harbour
tlp: GREEN
events: [{id: e, title: Cranes stop}]
";
const RED: &str = "
title: Informant
tlp: RED
events: [{id: m, title: A meeting about cranes}]
";

/// The markings in the line at the top and in the one at the bottom.
fn marked(screen: &Screen, marking: &str) {
    let text = screen.text();
    let lines: Vec<&str> = text.lines().collect();
    for line in [lines[0], lines[lines.len() - 1]] {
        assert!(line.trim_end().ends_with(marking), "{marking}\n{text}");
    }
}

fn two(keys: &str) -> Screen {
    Screen::files(&[("a.yaml", GREEN), ("b.yaml", RED)], USUAL, keys)
}

#[test]
fn a_briefing_has_its_own() {
    marked(&two(""), "TLP:GREEN");
    marked(&two("]"), "TLP:RED");
}

#[test]
fn a_finder_that_names_something_narrower_is_marked_so() {
    marked(&two("<c-p>cranes"), "TLP:RED");
    marked(&two("<c-p>stop"), "TLP:GREEN");
    marked(&two("<c-p>cranes<esc>"), "TLP:GREEN");
}

#[test]
fn the_list_of_all_briefings_is_marked_as_the_narrowest() {
    marked(&two("0"), "TLP:RED");
    marked(&two("0/harbour"), "TLP:GREEN");
}

#[test]
fn an_entry_with_a_narrower_marking_gives_it_to_the_screen_that_lists_it() {
    let yaml = "
title: Harbour
tlp: CLEAR
events: [{id: e, title: E}]
actors: {x: {name: X, tlp: AMBER}}
";
    marked(&Screen::of(yaml, USUAL, ""), "TLP:AMBER");
}

#[test]
fn what_is_not_marked_is_never_clear() {
    let clear = GREEN.replace("GREEN", "CLEAR");
    let unmarked = RED.replace("tlp: RED", "");
    let files = [("a.yaml", clear.as_str()), ("b.yaml", unmarked.as_str())];
    marked(&Screen::files(&files, USUAL, ""), "TLP:CLEAR");
    marked(&Screen::files(&files, USUAL, "0"), "unmarked");
    marked(&Screen::files(&files, USUAL, "<c-p>meeting"), "unmarked");
}

#[test]
fn one_column_is_marked_as_two_are() {
    for size in [(80, 24), (60, 20), (120, 36)] {
        marked(&Screen::bundled(size, ""), "TLP:CLEAR");
        marked(&Screen::bundled(size, "l"), "TLP:CLEAR");
    }
}

#[test]
fn an_unmarked_briefing_with_a_clear_entry_is_unmarked() {
    let yaml = "
title: Harbour
events: [{id: e, title: E, tlp: CLEAR}]
";
    marked(&Screen::of(yaml, USUAL, ""), "unmarked");
}

#[test]
fn a_shared_entry_counts_where_it_is_listed() {
    let shared = "kind: library\nactors: {x: {name: X, tlp: RED}}\n";
    let yaml = "title: T\ntlp: CLEAR\nevents: [{id: e, title: 'By [[x]]'}]\n";
    let files = [("library.yaml", shared), ("t.yaml", yaml)];
    marked(&Screen::files(&files, USUAL, ""), "TLP:RED");
}

#[test]
fn what_a_page_on_top_links_counts() {
    let first = "
title: Harbour
tlp: CLEAR
events: [{id: prime, title: Prime, text: 'After [[second/raid]].'}]
";
    let second = "
id: second
title: Second
tlp: CLEAR
events: [{id: raid, title: Secret raid, tlp: RED}]
";
    let three = [
        ("a.yaml", "title: A\ntlp: CLEAR\n"),
        ("b.yaml", first),
        ("c.yaml", second),
    ];
    marked(&Screen::files(&three, USUAL, ""), "TLP:CLEAR");
    marked(&Screen::files(&three, USUAL, "<c-p>prime"), "TLP:RED");
}

#[test]
fn what_is_not_marked_is_not_green_either() {
    let unmarked = RED.replace("tlp: RED", "");
    let files = [("a.yaml", GREEN), ("b.yaml", unmarked.as_str())];
    marked(&Screen::files(&files, USUAL, ""), "TLP:GREEN");
    marked(&Screen::files(&files, USUAL, "0"), "unmarked");
    marked(&Screen::files(&files, USUAL, "<c-p>cranes"), "unmarked");
}

#[test]
fn a_title_that_names_something_narrower_is_marked_so() {
    let first = "title: Harbour\ntlp: CLEAR\nevents: [{id: e, title: 'After [[second/raid]]'}]\n";
    let second = "id: second\ntitle: Second\ntlp: CLEAR\nactors: {spy: {name: Spy, tlp: RED}}
events: [{id: raid, title: 'Raid by [[spy]]', tlp: AMBER}, {id: calm, title: '[[spy|Somebody]] waits'}]\n";
    let files = [("a.yaml", first), ("c.yaml", second)];
    let mut screen = Screen::files(&files, USUAL, "");
    screen.shows("After Raid by spy");
    marked(&screen, "TLP:RED");
    // Words of its own in place of the name show nothing of it.
    let calm = second
        .replace("After", "")
        .replace("'Raid by [[spy]]'", "Raid");
    let files = [("a.yaml", first), ("c.yaml", calm.as_str())];
    marked(&Screen::files(&files, USUAL, ""), "TLP:AMBER");
}

#[test]
fn what_is_copied_to_be_read_has_its_marking_before_it() {
    let copied = |yaml: &str, keys: &str| {
        let screen = Screen::of(yaml, USUAL, keys);
        screen.did()
    };
    assert_eq!(
        copied(RED, "yc"),
        "copy TLP:RED “A meeting about cranes”. Informant."
    );
    let page = copied(RED, "yt");
    assert!(
        page.starts_with("copy TLP:RED\n\nA meeting about cranes\n"),
        "{page}"
    );
    let unmarked = RED.replace("tlp: RED", "");
    assert!(copied(&unmarked, "yc").starts_with("copy unmarked “"));
    // An id and a link are for a file.
    assert_eq!(copied(RED, "yi"), "copy m");
    assert_eq!(copied(RED, "yl"), "copy [[m]]");
}

#[test]
fn the_page_of_what_is_copied_says_what_it_names() {
    let first =
        "title: Harbour\ntlp: GREEN\nevents: [{id: e, title: E, text: 'See [[second/m]].'}]\n";
    let second = RED.replace("title: Informant", "id: second\ntitle: Informant");
    let files = [("a.yaml", first), ("c.yaml", second.as_str())];
    let did = Screen::files(&files, USUAL, "yt").did();
    assert!(did.starts_with("copy TLP:RED\n"), "{did}");
    let did = Screen::files(&files, USUAL, "yc").did();
    assert!(did.starts_with("copy TLP:GREEN “E”"), "{did}");
}

#[test]
fn speaker_notes_are_on_no_page() {
    let yaml = "
title: Harbour
tlp: CLEAR
events:
  - {id: one, title: One, notes: 'Whisper of [[two]].'}
  - {id: two, title: Two}
slides: [{show: timeline, notes: 'Hush about [[two]].'}]
";
    let mut screen = Screen::of(yaml, (200, 50), "jl");
    screen.shows("in its notes").hides("Whisper").hides("Hush");
    assert!(!Screen::of(yaml, (80, 24), "jyt").did().contains("Whisper"));
}
