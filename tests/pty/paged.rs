//! What is longer than the terminal goes through the user's pager, and nothing else does.

use crate::{
    launch::Launch,
    term::{Exit, Term},
    trials,
};

trials! {
    what_is_longer_than_the_terminal_goes_through_the_pager,
    what_fits_and_what_has_no_pager_is_printed,
    a_pager_that_is_closed_early_has_shown_enough,
}

/// `bluf explain` of a topic with a pager, until it is over.
fn explained(topic: &str, pager: &str) -> Term {
    let script = format!("\"$BLUF\" explain {topic}; echo \"[code $?]\"");
    let launch = Launch::bluf().env("PAGER", pager).in_shell(&script);
    let mut term = launch.start();
    term.see("[code 0]");
    assert_eq!(term.exit(), Exit::Code(0));
    term
}

fn printed(term: &Term) -> String {
    String::from_utf8_lossy(&term.bytes()).into_owned()
}

fn what_is_longer_than_the_terminal_goes_through_the_pager() {
    let printed = printed(&explained("event", "sh -c 'echo PAGED; cat'"));
    assert!(printed.starts_with("PAGED"), "{printed}");
    assert!(printed.contains("Something that happened."), "{printed}");
}

fn what_fits_and_what_has_no_pager_is_printed() {
    for (topic, pager) in [
        ("evidence.relevance", "sh -c 'echo PAGED; cat'"),
        ("event", ""),
        ("event", "/nonexistent/pager"),
    ] {
        let printed = printed(&explained(topic, pager));
        assert!(!printed.contains("PAGED"), "{printed}");
        assert!(printed.starts_with("ev"), "{printed}");
    }
}

fn a_pager_that_is_closed_early_has_shown_enough() {
    let printed = printed(&explained("format", "head -n 1"));
    let lines: Vec<&str> = printed.lines().collect();
    assert_eq!(lines, ["The format of briefings, version 1", "[code 0]"]);
}
