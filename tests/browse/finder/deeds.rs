//! What is done with a result without leaving the finder.

use super::two;

#[test]
fn a_result_is_peeked_at_and_copied_without_leaving() {
    let mut screen = two("<c-p>cranes<down><a-i>");
    screen
        .shows("╭ Cranes go on ─")
        .press("<esc>")
        .shows("│ cranes ")
        .shows("2 of 3");
    screen
        .press("<a-y>")
        .shows("Copied later")
        .shows("│ cranes ");
    assert_eq!(screen.did(), "copy later");
    screen.press("<a-i><enter>");
    assert_eq!(screen.on_top(), "");
    assert_eq!(screen.title(), "Cranes go on");
}

#[test]
fn what_is_peeked_at_in_the_finder_can_be_copied() {
    let mut screen = two("<c-p>cranes<down><a-i>y");
    screen.shows("│ i  Copy the entry's id").press("i");
    assert_eq!(screen.did(), "copy later");
    screen
        .shows("Copied later")
        .shows("╭ Cranes go on ─")
        .press("e");
    screen
        .shows("it has no file to edit")
        .shows("╭ Cranes go on ─");
}

#[test]
fn tab_shows_what_can_be_done_with_a_result() {
    let labelled = |keys: &str, label: &str, text: &str| {
        let mut screen = two(&format!("<c-p>cranes<tab>{keys}"));
        assert_eq!(screen.did(), format!("copy {label}{text}"), "{keys}");
        screen
            .shows(&format!("Copied {text}"))
            .shows("│ cranes ")
            .hides("╭ Do ─");
    };
    let copied = |keys: &str, text: &str| labelled(keys, "", text);
    copied("yi", "first");
    copied("yl", "[[first]]");
    labelled("yc", "TLP:GREEN ", "“Cranes stop”, 2014-06. One.");
    copied("<down><down><enter>", "first");
    copied("<up><tab><tab><tab><s-tab><enter>", "first");
    two("<c-p>cranes<tab>")
        .shows("▌ Enter  Open")
        .shows(" Enter do it ")
        .press("x")
        .shows("╭ Do ─")
        .press("<esc>")
        .shows("│ cranes ")
        .hides("╭ Do ─");
    two("<c-p>cranes<tab>i")
        .shows("╭ Cranes stop ─")
        .press("<esc>")
        .shows("│ cranes ");
    two("<c-p>cranes<tab>e").shows("it has no file to edit");
    let opened = two("<c-p>cranes<tab><enter>");
    assert_eq!((opened.title(), opened.on_top()), ("Cranes stop", ""));
    two("<c-p>zzz<tab>").hides("╭ Do ─");
}
