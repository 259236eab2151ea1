//! `bluf present`: slides on paper, and what is said of them before a talk.

use std::fs;

use tempfile::TempDir;

use super::forms::HARBOUR;
use crate::cli::answer;

fn home(name: &str, text: &str) -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join(name), text).unwrap();
    home
}

fn present(text: &str, args: &[&str]) -> (i32, String, String) {
    let home = home("harbour.yaml", text);
    answer(home.path(), &[&["present", "harbour.yaml"], args].concat())
}

/// A briefing of which some parts are marked narrower.
const MARKED: &str = "
title: Harbour
tlp: GREEN
bluf: The cranes stood still.
actors:
  crew: {name: Zcrew, tlp: RED, notes: Zsecret}
events:
  - {id: stop, title: 'Cranes of [[crew]] stop', date: 2014-12-19, notes: Zspoken}
slides:
  - {show: bluf, notes: 'Look at [[crew]].', minutes: 1}
  - {section: What happened, minutes: 2}
  - {show: event stop, title: The night, minutes: 2, notes: Pause., core: true}
  - actor crew
";

#[test]
fn each_page_stands_between_its_markings_with_its_place() {
    let (code, out, told) = present(MARKED, &["--print", "--size", "40x12"]);
    assert_eq!((code, told.as_str()), (0, ""));
    insta::assert_snapshot!(out, @"
    TLP:GREEN · 1 of 3 · Bottom line

     Bottom line

     The cranes stood still.

    TLP:GREEN

    TLP:RED · 2 of 3 · What happened · The night

     The night

     Cranes of [Zcrew] stop

     2014-12-19

     [more]

    TLP:RED

    TLP:RED · 3 of 3 · What happened · Zcrew

     Zcrew

     [more]

    TLP:RED
    ");
}

#[test]
fn notes_are_printed_only_where_they_are_asked_for_and_have_their_own_marking() {
    let (_, out, _) = present(MARKED, &["--print"]);
    assert!(!out.contains("Pause.") && !out.contains("Zs"), "{out}");
    let (code, out, _) = present(MARKED, &["--print", "--notes", "--short"]);
    assert_eq!(code, 0);
    insta::assert_snapshot!(out, @"
    TLP:RED · 1 of 1 · What happened · The night

      The night

      Cranes of [Zcrew] stop

      2014-12-19

      [more]

    TLP:RED

    TLP:RED · notes · 1 of 1 · What happened · The night

    Pause.

    Cranes of Zcrew stop
      Zspoken

    TLP:RED
    ");
}

#[test]
fn under_a_ceiling_the_deck_says_how_many_slides_are_withheld() {
    let (code, out, told) = present(MARKED, &["--print", "--notes", "--max-tlp", "GREEN"]);
    assert_eq!(code, 0);
    assert_eq!(told, "left out: 1 slide of what is withheld\n");
    assert!(!out.contains("Zcrew") && !out.contains("Zs"), "{out}");
    assert!(
        out.contains("Cranes of (withheld) stop") && !out.contains("RED"),
        "{out}"
    );
    let (code, _, told) = present(MARKED, &["--print", "--max-tlp", "CLEAR"]);
    assert_eq!(code, 2);
    assert!(told.contains("withheld"), "{told}");
}

#[test]
fn all_slides_are_listed_with_what_is_wrong_in_both_directions() {
    let wrong = format!("{MARKED}  - event nobody\n  - {{section: Nothing}}\n")
        .replace("What happened, minutes: 2", "What happened, minutes: 1");
    let (code, out, _) = present(&wrong, &["--check", "--for", "2m"]);
    assert_eq!(code, 1);
    insta::assert_snapshot!(out, @"
    TLP:RED · Harbour · 3 slides, 0 backup · 3 minutes · 80x24

      1  Bottom line · 1 page · 6 words · 1 minute
      2  The night · 1 page · 8 words · 2 minutes
      3  Zcrew · 1 page · 2 words
         - no minutes, which other slides have
         ! the slides of “What happened” take 2 minutes, and it has 1 minute
         ! the section “Nothing” has no slides
         ! a slide names what there is not (harbour.yaml:14:5)
         ! the slides take 3 minutes, and there are 2 minutes

    4 to be mended, 1 worth knowing
    TLP:RED
    ");
}

#[test]
fn exit_codes_are_those_of_check() {
    let sound = "title: T\ntlp: CLEAR\nevents: [e]\n";
    for (text, args, expected) in [
        (sound, &["--check"][..], 0),
        // No notes, no minutes: worth knowing, and no more.
        (HARBOUR, &["--check"], 0),
        (MARKED, &["--check", "--for", "1h"], 0),
        (MARKED, &["--check", "--for", "2m"], 1),
        ("title: T\nevents: [e]\n", &["--check"], 1),
        (
            "title: T\ntlp: CLEAR\nevents: [e]\nslides: [bluf]\n",
            &["--check"],
            2,
        ),
    ] {
        let (code, out, told) = present(text, args);
        assert_eq!(code, expected, "{text}\n{out}{told}");
    }
}

#[test]
fn what_cannot_be_done_is_refused_with_a_remedy() {
    let home = home("harbour.yaml", MARKED);
    fs::create_dir(home.path().join("two")).unwrap();
    for name in ["one", "other"] {
        let text = "title: T\ntlp: CLEAR\nevents: [{id: e, title: E}]\n";
        fs::write(home.path().join(format!("two/{name}.yaml")), text).unwrap();
    }
    for (args, part) in [
        (&["harbour.yaml"][..], "is not a terminal"),
        (&["nothing.yaml"], "nothing"),
        (&["harbour.yaml", "--size", "80x24"], "--print"),
        (&["harbour.yaml", "--print", "--check"], "--check"),
        (&["harbour.yaml", "--print", "--size", "80"], "as in 120x36"),
        (&["harbour.yaml", "--check", "--for", "soon"], "20m"),
        (&["harbour.yaml", "--print", "--for", "20m"], "--for"),
        (&["nothing.yaml", "--print"], "nothing"),
        (&["two/none.yaml", "--print"], "none.yaml"),
        (&["two", "--print"], "name the file of one"),
        (&["sony-hack/china", "--print"], "sony-hack/china"),
        (&["thaad", "--print"], "is no briefing"),
    ] {
        let (code, out, told) = answer(home.path(), &[&["present"], args].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{args:?}");
        assert!(told.contains(part), "no `{part}` in: {told}");
    }
}

#[test]
fn a_bundled_briefing_is_presented_by_its_id() {
    let home = tempfile::tempdir().unwrap();
    let (code, out, told) = answer(home.path(), &["present", "sony-hack", "--print", "--short"]);
    assert_eq!((code, told.as_str()), (0, ""));
    assert!(out.starts_with("TLP:CLEAR · 1 of "), "{out}");
}

#[test]
fn a_short_version_that_nobody_marked_is_the_whole_talk_and_says_so() {
    let text = "title: T\ntlp: CLEAR\nevents: [e]\n";
    let (code, out, told) = present(text, &["--print", "--short"]);
    assert_eq!(code, 0);
    assert!(out.contains("1 of 2"), "{out}");
    assert_eq!(
        told,
        "no slide is marked `core: true`: this is the whole talk\n"
    );
}

#[test]
fn two_thousand_slides_are_two_thousand_pages() {
    let slides = "  - {show: timeline, title: Again}\n".repeat(2_000);
    let text = format!("title: T\ntlp: CLEAR\nevents: [e]\nslides:\n{slides}");
    let (code, out, _) = present(&text, &["--print", "--size", "40x12"]);
    assert_eq!((code, out.matches(" of 2000 · Again").count()), (0, 2_000));
}
