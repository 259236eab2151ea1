//! Filters: what they let through, how they are completed.

use bluf::facade::Meaning;

use super::{rows, two};
use crate::screen::{Screen, style};

#[test]
fn filters_narrow_what_is_found() {
    let check = |typed: &str, expected: &[&str]| {
        let mut screen = two("<c-p>");
        screen.paste(typed);
        assert_eq!(rows(&screen), expected, "{typed}");
    };
    check(
        "kind:event",
        &[
            " ── events 3",
            "▌Cranes stop",
            " Cranes go on",
            " Cranes elsewhere",
        ],
    );
    check(
        "kind:event in:one",
        &[" ── events 2", "▌Cranes stop", " Cranes go on"],
    );
    check("after:2015 before:2016", &[" ── events 1", "▌Cranes go on"]);
    check(
        "tlp:red kind:actor,event",
        &[
            " ── actors 1",
            "▌Tide Crew",
            " ── events 1",
            " Cranes elsewhere",
        ],
    );
    check("tag:power", &[" ── events 1", "▌Cranes stop"]);
    check("actor:crew kind:event", &[" ── events 1", "▌Cranes stop"]);
    check("kind:event go", &["▌Cranes go on"]);
    check("cranes in:two", &["▌Cranes elsewhere"]);
}

#[test]
fn a_filter_that_means_nothing_lets_nothing_through_and_says_so() {
    let check = |typed: &str, remark: &str| {
        two(&format!("<c-p>{typed}"))
            .shows(&format!("─ {remark} ─"))
            .shows("nothing found");
    };
    check(
        "tag:pwer go",
        "nothing here has tag:pwer, did you mean `power`?",
    );
    check("kind:question", "nothing here has kind:question");
    check("actor:nobody", "nothing here has actor:nobody");
    check("in:zzz", "nothing here has in:zzz");
    check("kind:foo", "nothing here has kind:foo");
    let no_date = |value: &str| format!("`{value}` is no date, as 2014 or 2014-12-19");
    check("after:May go", &no_date("May"));
    check("after:foo", &no_date("foo"));
    check("after:2014/12/19", &no_date("2014/12/19"));
    check("kind:event before:2014-13", &no_date("2014-13"));
    check("after:2014-12-40", &no_date("2014-12-40"));
    check("after:2015-0 go", &no_date("2015-0"));
    // The name of no filter is a word.
    check("knd:event go", "no filter `knd:`, did you mean `kind`?");
    two("<c-p>tag:power in:two").shows("These filters let nothing through.");
    two("<c-p>in:two zzz").shows("These filters let nothing of that through.");
}

#[test]
fn a_value_or_a_date_may_be_begun() {
    two("<c-p>actor:cr kind:ev")
        .shows("▌Cranes stop")
        .shows("1 of 1 ");
    for date in ["2015-", "2015-0"] {
        two(&format!("<c-p>after:{date}"))
            .shows("▌Cranes go on")
            .shows("1 of 2 ")
            .hides("no date");
    }
    two("<c-p>after:20").shows("1 of 3 ").hides("── actors");
}

#[test]
fn the_name_of_a_filter_may_have_capitals() {
    two("<c-p>KIND:Event TAG:power")
        .shows("▌Cranes stop")
        .shows("1 of 1 ");
    assert_eq!(two("<c-p>KIND:act<tab>").query(), "kind:actor ");
}

#[test]
fn what_is_said_is_whole_from_40_columns_on() {
    let words = |screen: &Screen| -> String {
        let text = screen.text();
        let lines = text.lines().skip(4).filter(|line| line.starts_with('│'));
        let inside = lines.flat_map(|line| line.trim_matches('│').split_whitespace());
        inside.collect::<Vec<_>>().join(" ")
    };
    let check = |typed: &str, expected: &str| {
        let mut screen = two(&format!("<c-p>{typed}"));
        for size in [(40, 10), (72, 20)] {
            screen.resize(size);
            assert!(words(&screen).contains(expected), "{}", screen.text());
            screen.hides("…");
        }
    };
    check(
        "zzz",
        "Nothing has such a name, and no text has these words. Fewer letters find more.",
    );
    check("tag:power in:two", "These filters let nothing through.");
    check("in:two zzz", "These filters let nothing of that through.");
    let mut narrow = two("<c-p>tag:pwer");
    narrow.resize((40, 10));
    narrow.shows("╰─ nothing here has tag:pwer ─");
    assert_eq!(
        words(&narrow),
        "nothing here has tag:pwer, did you mean `power`? These filters let nothing through.",
    );
}

#[test]
fn filters_look_otherwise_than_words() {
    let screen = two("<c-p>go kind:event knd:x");
    let buf = screen.cells();
    let look = |word: &str| {
        let line: String = (0..60).map(|x| buf[(x, 2)].symbol()).collect();
        let at = line[..line.find(word).unwrap()].chars().count();
        buf[(u16::try_from(at).unwrap(), 2)].style().fg
    };
    let of = |meaning| style(meaning).fg;
    assert_eq!(look("go"), of(Meaning::Input));
    assert_eq!(look("kind:event"), of(Meaning::Key));
    assert_eq!(look("knd:x"), of(Meaning::Warning));
}

#[test]
fn tab_completes_filters_with_what_the_library_has() {
    let check = |keys: &str, expected: &str| {
        assert_eq!(two(&format!("<c-p>{keys}")).query(), expected, "{keys}");
    };
    check("ki<tab>", "kind:");
    check("x ki<tab>a<tab>", "x kind:actor ");
    check("in:t<tab>go", "in:two go");
    check("tag:<tab>", "tag:crime");
    check("tag:<tab><tab>", "tag:power");
    check("tag:<tab><tab><tab>", "tag:crime");
    check("tag:<s-tab>", "tag:power");
    check("tag:<tab><tab><s-tab>", "tag:crime");
    check("tag:<tab>x<tab>", "tag:crimex");
    check("tlp:<tab><tab>", "tlp:red");
    check("after:<tab><tab><tab>", "after:2016");
    check(
        "go kind:<left><left><left><left><left>in<tab>",
        "go inkind:",
    );
}

#[test]
fn candidates_stand_below_the_line() {
    two("<c-p>ki")
        .shows("╰─ kind: the kind of entry ─")
        .shows("Tab complete");
    two("<c-p>kind:").shows("╰─ briefing 2  event 3  actor 4  option 1  judgement 1 ─");
    two("<c-p>actor:").shows("╰─ crew 3  port 1  kimsuky 1 ─");
    two("<c-p>after:").shows("╰─ 2014 1  2015 1  2016 1 ─");
    two("<c-p>kind:event")
        .hides("briefing 2")
        .shows("Tab actions");
    two("<c-p>").shows("╰─ kind: in: tag: actor: by: target: source: after: ─");
}
