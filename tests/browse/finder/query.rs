//! The query: kept from one time to the next, and those before it.

use super::{ONE, TWO, two};

#[test]
fn the_last_query_is_kept_and_the_first_letter_takes_its_place() {
    let mut screen = two("<c-p>cranes<down><esc><c-p>");
    screen.shows("│ cranes ").shows("2 of 3").press("<enter>");
    assert_eq!(screen.title(), "Cranes go on");
    let check = |keys: &str, expected: &str| {
        assert_eq!(
            two(&format!("<c-p>cranes<esc><c-p>{keys}")).query(),
            expected,
            "{keys}"
        );
    };
    check("", "cranes");
    check("p", "p");
    check("po", "po");
    check("<backspace>", "crane");
    check("<backspace>x", "cranex");
    check("<left>x", "cranexs");
    check("<c-u>", "");
    check("<down>x", "x");
    check("<a-i><esc>x", "x");
    let mut pasted = two("<c-p>cranes<esc><c-p>");
    pasted.paste("port");
    assert_eq!(pasted.query(), "port");
}

#[test]
fn the_kept_query_answers_for_the_briefing_that_is_open_now() {
    let mut screen = two("<c-p>Tide Crew<down><enter><c-p>");
    screen.shows("bluf › Two").press("<up>");
    let first = screen.results()[0];
    let library = screen.library();
    assert_eq!(library.entry(first).unwrap().id.to_string(), "two/crew");
}

#[test]
fn queries_that_led_somewhere_are_walked_through() {
    let history = "<c-p>port<enter><c-p>cranes<enter><c-p>zzz<enter><esc><c-p>port<enter><c-p>";
    let check = |keys: &str, expected: &str| {
        assert_eq!(two(&format!("{history}{keys}")).query(), expected, "{keys}");
    };
    check("<a-up>", "cranes");
    check("<a-up><a-up>", "cranes");
    check("wa<a-up>", "port");
    check("wa<a-up><a-up>", "cranes");
    check("wa<a-up><a-up><a-down>", "port");
    check("wa<a-up><a-up><a-down><a-down>", "wa");
    check("wa<a-down>", "wa");
    two(&format!("{history}<a-up>"))
        .shows("▌Cranes stop")
        .shows("Alt-↑ earlier");
    two("<c-p>").hides("Alt-↑");
}

#[test]
fn a_reload_keeps_the_selected_result() {
    let mut screen = two("<c-p>cranes<down>");
    let more = ONE.replace("options:", "  - {id: new, title: Cranes new}\noptions:");
    screen.swap_texts(&[("one.yaml", &more), ("two.yaml", TWO)]);
    screen.shows("▌Cranes go on").press("<esc>");
    screen.swap_texts(&[("one.yaml", ONE), ("two.yaml", TWO)]);
    screen.press("<c-p>").shows("▌Cranes go on");
}
