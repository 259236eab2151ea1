//! A query that stays as a filter on the lists.

use super::{ONE, TWO, two};
use crate::screen::Screen;

#[test]
fn a_pinned_query_filters_every_list_until_it_is_cleared() {
    let mut screen = two("<c-p>crew<c-s>");
    assert_eq!(screen.on_top(), "");
    screen
        .shows(" only crew ")
        .shows("Cranes stop")
        .hides("Cranes go on")
        .press("2")
        .shows("Tide Crew")
        .hides("Port")
        .press("<esc>")
        .hides(" only crew ")
        .shows("Port")
        .press("1")
        .shows("Cranes go on");
}

#[test]
fn filters_are_pinned_too_and_another_briefing_is_filtered_as_well() {
    let mut screen = two("<c-p>kind:event after:2015<c-s>");
    screen
        .shows(" only kind:event after:2015 ")
        .shows("Cranes go on")
        .hides("Cranes stop")
        .press("2")
        .hides("Tide Crew")
        .press("]1")
        .shows("Cranes elsewhere");
}

#[test]
fn what_is_pinned_stays_when_the_files_are_read_again() {
    let mut screen = Screen::files(
        &[("one.yaml", ONE), ("two.yaml", TWO)],
        (120, 30),
        "<c-p>crew<c-s>",
    );
    screen.read_again();
    screen
        .shows(" only crew ")
        .shows("Cranes stop")
        .hides("Cranes go on");
    // A filter of a list is cleared before it.
    screen.press("/stop<enter><esc>").shows(" only crew ");
    screen.press("<esc>").hides(" only crew ");
    two("<c-p><c-s>")
        .hides(" only ")
        .shows("Nothing is typed that could be pinned");
}

#[test]
fn at_the_least_size_a_pin_and_the_day_stay_beside_the_widest_marking() {
    let strict = ONE
        .replace("tlp: GREEN", "tlp: AMBER+STRICT\nas_of: 2015-03-01")
        .replace("title: One", "title: A long one of which nothing is left");
    let mut screen = Screen::files(&[("one.yaml", &strict)], (40, 10), "<c-p>crew<c-s>");
    let top = |screen: &Screen| screen.text().lines().next().unwrap().to_owned();
    insta::assert_snapshot!(top(&screen), @"   only…  2015-03-01   TLP:AMBER+STRICT");
    screen.save_over(&[("one.yaml", "title: [")]);
    insta::assert_snapshot!(top(&screen), @"only…  2015-03-01  !   TLP:AMBER+STRICT");
    screen.press("<esc>").hides("only…").shows("2015-03-01");
}
