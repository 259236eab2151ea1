//! The speaker's console: what it shows of a talk, what it asks of it, and what the audience sees of that.

use super::screen::Screen;
use super::screen::stage::Stage;

const TALK: &str = "title: Harbour
tlp: GREEN
as_of: 2020
bluf: The [[crew]] stopped the cranes.
actors:
  crew: {name: Tide Crew, kind: group, summary: 'They know [[port]].'}
  port: {name: Port, kind: company}
events:
  - {id: stop, title: Cranes stop, date: 2019-02, by: crew, target: port}
options:
  wait: {title: Wait, status: proposed, pros: [Cheap, Quiet]}
  act: {title: Act, status: raised, cons: [Dear]}
slides:
  - {show: bluf, title: The harbour, notes: 'Say *good morning*. See [[port]].'}
  - {section: What we know, minutes: 5}
  - timeline
  - actor crew
  - {section: What to do, minutes: 10}
  - {show: options, reveal: true, title: Two ways}
  - decision wait act
  - backup: true
  - event stop
";

const SIZE: (u16, u16) = (120, 36);

/// The talk on two screens, after some keys on the console.
fn stage(keys: &str) -> Stage {
    sized(SIZE, keys)
}

fn sized(console: (u16, u16), keys: &str) -> Stage {
    let audience = Screen::of(TALK, (80, 24), "gbP");
    let mut stage = Stage::joined(audience, console);
    stage.press(keys);
    stage
}

/// A screen without the time on the wall.
fn timeless(screen: &Screen) -> String {
    let text = screen.text();
    let lines = text.lines().enumerate().map(|(row, line)| match row {
        1 => line.split_once("  ").map_or(line, |(_, rest)| rest),
        _ => line,
    });
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn it_shows_the_slide_what_comes_next_what_is_to_be_said_and_the_time() {
    let stage = sized((80, 24), "");
    insta::assert_snapshot!(timeless(&stage.console), @"
     bluf › Console › Harbour                    1 briefing  as of 2020   TLP:GREEN
    not begun  15:00 left

    ╭ The harbour ──────────────────────────────────────────────────────────── 1/5 ╮
    │   The harbour                                                                │
    │                                                                              │
    │   The [Tide Crew] stopped the cranes.                                        │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    │                                                                              │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭ Next ────────────────────────────────────────────────────────────────────────╮
    │ 2  What happened                                                             │
    ╰──────────────────────────────────────────────────────────────────────────────╯
    ╭ Notes ───────────────────────────────────────────────────────────────────────╮
    │ Say good morning. See [Port].                                                │
    ╰──────────────────────────────────────────────────────────────────────────────╯
     j on  k back  o slides  z freeze  b black  J notes  ? help           TLP:GREEN
    ");
}

#[test]
fn in_little_room_it_shows_what_is_to_be_said_and_where_one_is() {
    let stage = sized((40, 12), "z]");
    insta::assert_snapshot!(timeless(&stage.console), @"
     bluf › Console  as of 2020   TLP:GREEN
    not begun  15:00 left    frozen

    ╭ Next ────────────── 2/5 · they see 1 ╮
    │ 3  Tide Crew                         │
    │                                      │
    ╰──────────────────────────────────────╯
    ╭ Notes ───────────────────────────────╮
    │ None on this slide                   │
    │                                      │
    ╰──────────────────────────────────────╯
     j on  k back  ? help         TLP:GREEN
    ");
}

#[test]
fn the_slide_has_the_room_that_the_notes_do_not_need() {
    let options: String = (1..9)
        .map(|n| format!("  o{n}: {{title: Option {n}}}\n"))
        .collect();
    let talk = |notes: &str| {
        let yaml = format!(
            "title: B\ntlp: CLEAR\nas_of: 2020\noptions:\n{options}slides:\n  - {{show: options, notes: '{notes}'}}\n"
        );
        Stage::joined(Screen::of(&yaml, (80, 24), "gbP"), (80, 24))
    };
    let row_of_notes = |notes: &str| {
        let text = talk(notes).console.text();
        text.lines().position(|line| line.starts_with("╭ Notes"))
    };
    let mut short = talk("A word.");
    short
        .shows("[Option 1]")
        .shows("[Option 8]")
        .shows("A word.");
    assert_eq!(row_of_notes("A word."), Some(20));
    talk("").shows("[Option 8]").shows("None on this slide");
    // What they need, they have: half of the room at most.
    assert_eq!(row_of_notes(&"Say this. ".repeat(20)), Some(18));
    assert_eq!(row_of_notes(&"Say this. ".repeat(99)), Some(13));
}

#[test]
fn it_is_whole_at_every_size() {
    for size in [(40, 12), (80, 24), (120, 36), (200, 50), (300, 80)] {
        let mut stage = sized(size, "");
        stage.shows("Console").shows("TLP:GREEN").shows("not begun");
        stage.shows("15:00 left").shows("1/5");
        stage.shows("Say good morning. See [Port].");
        stage.shows("2  What happened");
    }
    let mut stage = sized((20, 5), "");
    stage.shows("TLP:GREEN").shows("1/5");
    stage.press("j").they_see("2/5").shows("2/5");
    stage.console.resize(SIZE);
    stage.shows("Notes").shows("2/5");
}

#[test]
fn both_sides_go_on_by_the_keys_of_either() {
    let mut stage = stage("");
    stage.press("j").shows("2/5").they_see("2/5");
    stage.they_press("j").shows("3/5").they_see("3/5");
    stage.press("k").they_see("2/5");
    stage.press("4G").they_see("4/5").shows("step 0/2");
    stage.press("<space>").they_see("Wait").shows("step 1/2");
    stage.audience.hides("Act");
    stage.press("12G").they_see("5/5");
    stage.press("[[").they_see("2/5");
    stage.press("]").they_see("4/5");
    stage.press("oG<enter>").they_see("backup 1");
    stage.press("<esc>").they_see("4/5");
    stage.press("/stop<enter>").they_see("backup 1");
    stage.press("n").they_see("1/5");
    stage.press("N").they_see("backup 1");
    stage.press("gg").they_see("1/5");
    stage.press("G").they_see("5/5");
}

#[test]
fn what_comes_next_is_a_step_a_page_a_slide_or_the_end() {
    stage("3G").shows("4  Two ways");
    let mut stage = stage("4G");
    stage.shows("[Wait]").shows("then 5  To be decided");
    stage.press("jj").shows("5  To be decided").hides("then 5");
    stage.press("j").shows("the end");
    let many: String = (0..40)
        .map(|n| format!("  o{n}: {{title: Option {n}, status: proposed}}\n"))
        .collect();
    let many = TALK.replace("  act: {", &format!("{many}  act: {{"));
    let audience = Screen::of(&many, (80, 24), "gbP");
    let mut stage = Stage::joined(audience, SIZE);
    stage.press("5G").shows("5/5");
    stage.press("4G").shows("page 1/").they_see("page 1/");
}

#[test]
fn the_time_of_the_talk_and_of_the_section_is_told() {
    let mut stage = stage("");
    stage.shows("not begun").hides("used");
    stage
        .press("j")
        .shows("What we know  0:0")
        .shows(" of 5:00");
    stage.shows(" used").shows("left");
    stage
        .press("]")
        .shows("What to do  0:0")
        .shows("4:5")
        .shows("ahead");
    stage.press("<c-t>");
    let text = stage.console.text();
    assert!(!text.contains("behind"), "{text}");
}

#[test]
fn the_audience_keeps_its_slide_while_it_is_frozen() {
    let mut stage = stage("jz");
    stage.shows("frozen").shows("z let them join");
    stage
        .press("jj")
        .shows("4/5")
        .shows("they see 2")
        .they_see("2/5");
    // Whatever is pressed there, nobody sees the slide change.
    stage.they_press("j").they_see("2/5").shows("step 1/2");
    stage.press("z").they_see("4/5").they_see("Wait");
    stage.hides("frozen").hides("they see").shows("z freeze");
}

#[test]
fn the_audience_sees_nothing_while_it_is_black_and_the_console_all() {
    let mut stage = stage("b");
    stage.shows("black").shows("Say good morning");
    assert_eq!(stage.audience.text().trim(), "");
    stage.press("<esc>").they_see("1/5");
    stage.press(".");
    assert_eq!(stage.audience.text().trim(), "");
    stage.press("j").they_see("2/5");
}

#[test]
fn a_detour_of_the_audience_is_told_and_ends_when_the_console_goes_on() {
    for keys in ["<tab><enter>", "<tab>i", "?", "<c-p>port"] {
        let mut stage = stage("");
        stage.hides("on a detour");
        stage.they_press(keys).shows("on a detour");
        stage.press("j").they_see("2/5").hides("on a detour");
        stage.they_press("k").they_see("1/5");
    }
    for keys in ["/sto", "f", "q", "o"] {
        let mut stage = stage("");
        stage.they_press(keys);
        stage.press("j").they_see("2/5").they_see("Cranes stop");
        stage.audience.hides("Leave the talk?");
        stage.they_press("j").they_see("3/5");
    }
}

#[test]
fn a_detour_of_the_console_is_seen_by_nobody_else() {
    for keys in ["<tab><enter>", "fa", "<c-p>tide<enter>"] {
        let mut stage = stage("");
        stage
            .press(keys)
            .shows("They know [Port]")
            .shows("Esc to the slide");
        stage.they_see("1/5").audience.hides("They know");
        stage.press("<tab><enter>").shows("Port");
        stage.press("<esc>").shows("1/5").shows("Say good morning");
    }
}

#[test]
fn while_the_audience_goes_on_a_detour_of_the_console_stays() {
    let mut stage = stage("<tab><enter>");
    stage.they_press("j").shows("They know [Port]");
    stage.press("<esc>").shows("2/5");
}

#[test]
fn notes_are_scrolled_and_given_more_room() {
    let lines: String = (1..60).map(|n| format!("Sentence{n}. ")).collect();
    let long = TALK.replace("Say *good morning*. See [[port]].", &lines);
    let mut stage = Stage::joined(Screen::of(&long, (80, 24), "gbP"), (80, 24));
    stage.shows("Sentence1.").hides("Sentence59.");
    stage.press("JJJJ").hides("Sentence1.");
    stage.press("KKKKKK").shows("Sentence1.");
    let rows = |stage: &Stage| {
        let text = stage.console.text();
        let noted = text.lines().filter(|line| line.contains("Sentence"));
        noted.count()
    };
    let usual = rows(&stage);
    stage.press("+");
    let more = rows(&stage);
    stage.press("+");
    let all = rows(&stage);
    assert!(usual < more && more <= all, "{usual} {more} {all}");
    stage.shows("1/5");
    stage.press("--");
    assert_eq!(rows(&stage), usual);
    // Another slide begins at the top.
    stage.press("JJ").press("j").press("k").shows("Sentence1.");
}

#[test]
fn notes_are_left_out_under_a_ceiling_and_what_is_withheld_is_counted() {
    let marked = TALK.replace("act: {", "act: {tlp: AMBER, ");
    let audience = Screen::under(&marked, "GREEN", (80, 24), "gbP");
    let mut stage = Stage::joined(audience, SIZE);
    stage.shows("1 slide withheld").hides("good morning");
    stage.shows("Left out: may tell what is withheld");
    stage.press("G").hides("Dear");
}

#[test]
fn nothing_is_frozen_without_a_console() {
    let mut talk = Screen::of(TALK, (80, 24), "gbPz");
    talk.shows("Nothing to freeze for").shows("bluf console");
    talk.press("j").shows("2/5");
}

#[test]
fn when_the_console_of_a_frozen_talk_is_gone_a_key_joins_and_moves() {
    let mut stage = stage("jzjj");
    stage.they_see("2/5");
    let mut alone = stage.console_ends();
    alone.press("j").shows("3/5");
    alone.press("j").shows("4/5");
}

#[test]
fn a_talk_that_is_gone_is_waited_for() {
    let mut stage = stage("j");
    stage.console.misses_its_talk(None);
    stage
        .shows("The talk has ended, or died: it is waited for")
        .shows("2/5");
    let state = stage.audience.state();
    stage.console.hears(state);
    stage.hides("waited for");
    stage
        .console
        .misses_its_talk(Some("a message of version 9"));
    stage.shows("The talk sent a message of version 9");
}

#[test]
fn what_is_wrong_with_the_files_is_said_on_the_console_and_not_to_the_audience() {
    let mut stage = stage("j");
    stage.audience.save_over(&[("b.yaml", "title: [")]);
    stage.pass();
    stage.they_see("2/5").shows("b.yaml");
    let words = stage.audience.state().wrong.unwrap();
    let (first, _) = words.split_once(' ').unwrap_or((&words, ""));
    let text = stage.audience.text();
    let last = text.lines().last().unwrap();
    assert!(!last.contains(first), "{words}: {text}");
    let alone = stage.console_ends();
    let _ = alone.text();
}

#[test]
fn a_console_that_joins_late_is_where_the_talk_is() {
    let audience = Screen::of(TALK, (80, 24), "gbP4G<space>");
    let mut stage = Stage::joined(audience, SIZE);
    stage.shows("4/5").shows("step 1/2").shows("used");
}

#[test]
fn leaving_the_console_leaves_the_talk() {
    let mut stage = stage("q");
    assert!(stage.console.ended());
    stage.they_see("1/5");
}

/// The words of a text, as a reader tells them apart.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Goes through every step of every deck of the program, on two screens: no four words in a row of what is to be said
/// are before the audience, unless the slide has them, too.
#[test]
fn no_speaker_note_is_before_the_audience() {
    for briefing in 0..3 {
        let keys = format!("{}P", "]".repeat(briefing));
        let audience = Screen::opened((120, 36), &keys);
        let slides = audience.told_slides();
        let mut stage = Stage::joined(audience, SIZE);
        let mut noted = 0;
        for slide in &slides {
            stage.press("gg");
            stage.press(&slide.keys);
            let (said, shown) = (words(&slide.notes), words(&slide.words));
            let has = |all: &[String], run: &[String]| all.windows(4).any(|each| each == run);
            loop {
                let before = stage.audience.text();
                let seen = words(&before);
                for run in said.windows(4).filter(|run| !has(&shown, run)) {
                    noted += 1;
                    assert!(!has(&seen, run), "{run:?} is on\n{before}");
                }
                stage.press("<space>");
                let is_left = stage.audience.state().slide != slide.id;
                if is_left || stage.audience.text() == before {
                    break;
                }
            }
        }
        assert!(noted > 100, "{briefing}: {noted}");
    }
}

/// From every slide of every deck five hops, and back: the same slide, page and step, cell by cell.
#[test]
fn five_hops_from_every_slide_lead_back_to_it() {
    for briefing in 0..3 {
        let keys = format!("{}P", "]".repeat(briefing));
        let mut screen = Screen::opened((80, 24), &keys);
        let mut hopped = 0;
        loop {
            let before = screen.cells();
            let state = screen.state();
            screen.press("<tab>");
            if screen.cells() != before {
                let selected = screen.cells();
                for _ in 0..5 {
                    screen.press("<enter><tab>");
                }
                screen.shows("Esc to the slide").press("<esc>");
                while screen.state().away {
                    screen.press("<esc>");
                }
                assert!(screen.cells() == selected, "{}", screen.text());
                screen.press("<esc>");
                hopped += 1;
            }
            assert!(screen.cells() == before, "{}", screen.text());
            let after = screen.state();
            assert_eq!(
                (&after.slide, after.page, after.reveal),
                (&state.slide, state.page, state.reveal)
            );
            screen.press("<space>");
            if screen.cells() == before {
                break;
            }
        }
        assert!(hopped > 8, "{briefing}: {hopped}");
    }
}

#[test]
fn no_time_is_cut_and_the_name_of_a_section_leaves_room_for_its_own() {
    let yaml = TALK.replace("What to do", "What to do with the crew, and what not to do");
    let audience = Screen::of(&yaml, (80, 24), "gbP");
    let mut stage = Stage::joined(audience, (40, 12));
    stage.press("j]").shows(" ahead").shows(" left");
    stage.shows(" What to do with the cr").shows(" of 10:00");
}

#[test]
fn behind_what_is_cut_of_a_slide_nothing_stands() {
    let yaml = TALK.replace("decision wait act", "compare wait act");
    let audience = Screen::of(&yaml, (120, 36), "gbP");
    let mut stage = Stage::joined(audience, (50, 24));
    stage.press("5G");
    let text = stage.console.text();
    let lines = text.lines().skip_while(|line| !line.contains(" 5/5 "));
    let slide: Vec<_> = lines.take_while(|line| !line.starts_with('╰')).collect();
    insta::assert_snapshot!(slide.join("\n"), @"
    ╭ Wait · Act ─────────────────────────────── 5/5 ╮
    │ Wait · Act                                     │
    │          [Wait]                       [Act]    │
    │ ────────────────────────────────────────────── │
    │ Status   proposed                     raised   │
    │ For      Cheap · our reading, 1 more           │
    │ Against                               Dear ·…  │
    │                                                │
    │                                                │
    │                                                │
    │                                                │
    │                                                │
    │                                                │
    ");
}
