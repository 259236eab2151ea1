//! Filters: what they let through, how they are completed.

use bluf::theme::meaning::Meaning;
use bluf::tui::print;

use super::{line, rows, two};

#[test]
fn filters_narrow_what_is_found() {
    let check = |typed: &str, expected: &[&str]| {
        let mut screen = two("<c-p>");
        screen.app.paste(typed);
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
        "tlp:red kind:actor kind:event",
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
fn what_is_no_filter_is_said_and_the_rest_works() {
    two("<c-p>knd:event go")
        .shows("─ no filter `knd:`, did you mean `kind`? ─")
        .shows("▌Cranes go on");
    two("<c-p>tag:pwer go")
        .shows("─ nothing here has tag:pwer, did you mean `power`? ─")
        .shows("▌Cranes go on");
    two("<c-p>after:May go")
        .shows("─ `May` is no date, as 2014 or 2014-12-19 ─")
        .shows("▌Cranes go on");
    two("<c-p>kind:question").shows("─ nothing here has kind:question ─");
    two("<c-p>tag:power in:two").shows("These filters let nothing through.");
    two("<c-p>in:two zzz").shows("Nothing that these filters let through has such a name.");
}

#[test]
fn filters_look_otherwise_than_words() {
    let screen = two("<c-p>go kind:event knd:x");
    let buf = print::buffer(&screen.app);
    let look = |word: &str| {
        let line: String = (0..60).map(|x| buf[(x, 2)].symbol()).collect();
        let at = line[..line.find(word).unwrap()].chars().count();
        buf[(u16::try_from(at).unwrap(), 2)].style().fg
    };
    let of = |meaning| screen.app.theme.style(meaning).fg;
    assert_eq!(look("go"), of(Meaning::Input));
    assert_eq!(look("kind:event"), of(Meaning::Key));
    assert_eq!(look("knd:x"), of(Meaning::Warning));
}

#[test]
fn tab_completes_filters_with_what_the_library_has() {
    let check = |keys: &str, expected: &str| {
        assert_eq!(line(&two(&format!("<c-p>{keys}"))), expected, "{keys}");
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
    two("<c-p>").shows("╰─ kind: in: tag: actor: after: before: tlp: ─");
}
