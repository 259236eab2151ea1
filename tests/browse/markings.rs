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
