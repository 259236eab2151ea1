//! Before there is anything to read: a frame that says so, and keys that are kept in their order.

use super::screen::{Screen, USUAL, screen};

#[test]
fn a_frame_says_that_it_reads_and_counts_the_files() {
    let mut start = Screen::awaiting((80, 12), "");
    insta::assert_snapshot!(start.text(), @"
     bluf                                         reading briefings   TLP:? reading
    ╭ Overview ────────────────────────────────────────────────────────────────────╮
    │ Reading …                                                                    │
    │                                                                              │
    ├ 1 Timeline ──────────────────────────────────────────────────────────────────┤
    ├ 2 Actors ────────────────────────────────────────────────────────────────────┤
    ├ 3 Options ───────────────────────────────────────────────────────────────────┤
    ├ 4 Judgements ────────────────────────────────────────────────────────────────┤
    ├ 5 Sources ───────────────────────────────────────────────────────────────────┤
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     Enter read  Tab pane  / filter  Ctrl-p find  ? help  q quit      TLP:? reading
    ");
    start.has_read(620, 1000);
    start
        .shows("Reading … 620 of 1000 files")
        .shows("620 of 1000");
    start.shows("TLP:? reading");
    for size in [(0, 0), (1, 1), (40, 10), (200, 50)] {
        start.resize(size).text();
    }
    start
        .begin()
        .hides("Reading")
        .hides("TLP:?")
        .shows("TLP:CLEAR");
}

#[test]
fn keys_are_kept_in_their_order_whatever_they_do() {
    for keys in [
        "jjj",
        "2<enter>",
        "G",
        "gg",
        "]",
        "/sony<enter>j",
        "<c-p>kim jong un<enter>",
        "<c-p>quartz",
        "l<tab><enter>H",
        "j?",
        "2?q",
        "fa",
        "gb",
        "g?",
        "T",
        "!",
        "2yi",
        "zq",
    ] {
        let mut start = Screen::awaiting(USUAL, keys);
        assert_eq!(start.did(), "", "{keys}");
        start.shows("Reading …");
        assert_eq!(
            start.begin().text(),
            Screen::opened(USUAL, keys).text(),
            "{keys}"
        );
    }
}

#[test]
fn keys_of_the_command_line_come_before_those_that_are_typed() {
    let mut start = Screen::awaiting_with(USUAL, "2<enter>");
    start.press("<c-p>kim jong un");
    assert_eq!(
        start.begin().text(),
        screen("2<enter><c-p>kim jong un").text()
    );
}

#[test]
fn what_is_pasted_keeps_its_place_among_the_keys() {
    let mut start = Screen::awaiting(USUAL, "<c-p>");
    start.paste("kim jong").press(" un<enter>");
    assert_eq!(
        start.begin().text(),
        screen("<c-p>kim jong un<enter>").text()
    );
}

#[test]
fn what_ends_or_stops_the_program_acts_at_once() {
    for (keys, did) in [
        ("q", "quit"),
        ("jj<enter>q", "quit"),
        ("<c-c>", "quit"),
        ("<c-p>quartz<c-c>", "quit"),
        ("<c-z>", "stop"),
        ("jj<c-z>", "stop"),
    ] {
        assert_eq!(Screen::awaiting(USUAL, keys).did(), did, "{keys}");
    }
}

#[test]
fn q_is_kept_where_it_may_be_a_letter_or_close_something() {
    for keys in ["<c-p>q", "/q", "fq", "zq", "gq", "!q", "2?q"] {
        assert_eq!(Screen::awaiting(USUAL, keys).did(), "", "{keys}");
    }
}

#[test]
fn help_is_there_at_once_and_has_the_keys() {
    let mut start = Screen::awaiting(USUAL, "?");
    start.shows("╭ Keys ─").hides("Reading …");
    start.press("jjj");
    start.hides("Reading …");
    start.press("q").shows("Reading …");
    assert_eq!(start.did(), "");
    start.press("?").begin().shows("╭ Keys ─");
    start.press("<esc>");
    assert_eq!(start.text(), Screen::opened(USUAL, "").text());
}

#[test]
fn nothing_can_be_clicked_yet() {
    let mut start = Screen::awaiting(USUAL, "");
    let before = start.text();
    for words in ["bluf", "2 Actors", "help", "Reading"] {
        assert_eq!(start.click(words).text(), before, "{words}");
    }
}

/// A briefing that is too long to be read before its beginnings are shown, and another one behind it.
fn long_and_another() -> [(&'static str, String); 2] {
    let text = "Of it much is said. ".repeat(10);
    let event = |i| format!("  - {{id: e{i}, title: Incident {i} of many, text: {text}}}\n");
    let events = (0..1_200).map(event);
    let events: String = events.collect();
    [
        (
            "a.yaml",
            format!("title: Long\ntlp: CLEAR\nevents:\n{events}"),
        ),
        (
            "b.yaml",
            "title: Short\ntlp: CLEAR\nevents: [{id: s, title: Elsewhere}]\n".to_owned(),
        ),
    ]
}

/// The screen at the first look at those, after some keys; and the screen when all was read before the keys.
fn begun(keys: &str) -> [Screen; 2] {
    let files = long_and_another();
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let mut begun = Screen::awaiting(USUAL, "1");
    begun.look_first_at(&files[..1]).press(keys);
    begun.files_are(&files);
    [begun, Screen::files(&files, USUAL, keys)]
}

#[test]
fn what_is_asked_of_the_finder_before_all_is_read_is_answered_when_it_is() {
    for keys in [
        "<c-p>incident 1165<enter>",
        "<c-p>elsewhere<enter>",
        "<c-p>incident 7<enter>jj",
        "<c-p>kind:inc<tab><tab>",
    ] {
        let [mut begun, whole] = begun(keys);
        begun.shows("Find").shows(" …").hides("nothing found");
        begun.hides("Nothing has such a name");
        begun.read_again();
        assert_eq!(begun.text(), whole.text(), "{keys}");
        let [mut awaited, _] = self::begun("");
        awaited.press(keys).read_again();
        assert_eq!(awaited.text(), whole.text(), "{keys}");
    }
}

#[test]
fn what_is_selected_by_hand_before_all_is_read_stays_selected() {
    let [mut begun, _] = begun("<c-p>incident<down><down>");
    let chosen = begun.results()[2];
    let library = begun.library();
    let title = library.entry(chosen).unwrap().title.to_string();
    begun.press("<enter>").read_again();
    begun.hides("Find");
    assert_eq!(begun.title(), title);
}

#[test]
fn a_finder_does_not_wait_for_what_cannot_be_read() {
    let [mut begun, _] = begun("<c-p>incident 2<enter>");
    begun.shows("Find");
    begun.has_not_read().hides("Find");
    assert_eq!(begun.title(), "Incident 2 of many");
    begun.press("<c-p>elsewhere").shows("nothing found");
    begun.press("<enter>").shows("nothing found").hides(" …");
}
