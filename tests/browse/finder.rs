//! The finder: whoever knows a name, or most of it, is there.

use std::sync::LazyLock;

use bluf::briefing::EntryKind;
use bluf::briefing::id::EntryId;
use bluf::library::{Entry, EntryIx};
use bluf::search::entries::Searcher;
use bluf::theme::meaning::Meaning;
use bluf::tui::effect::Effect;
use bluf::tui::keymap;
use bluf::tui::layout::inside;
use bluf::tui::overlay::Overlay;
use bluf::tui::overlay::finder::Finder;
use bluf::tui::overlay::finder::listing::Row;
use bluf::tui::print;

use proptest::prelude::*;

use super::screen::{Screen, check, screen};

/// What the finder finds for some words, the best first, as many as stand on the screen.
fn found(screen: &mut Screen, typed: &str) -> Vec<EntryIx> {
    screen.press("<c-p>");
    screen.app.paste(typed);
    let Some(Overlay::Finder(finder)) = &screen.app.overlay else {
        panic!("the finder is not open");
    };
    let rows = usize::from(inside(Finder::boxes(screen.app.size).results).height);
    let found = (0..rows).filter_map(|row| match finder.listing.at(row)? {
        Row::Heading(_) => None,
        Row::Result(place) => finder.found(place).map(|found| found.entry),
    });
    let found = found.collect();
    screen.press("<esc>");
    found
}

/// A screen for each briefing, open at the briefing itself, with its entries.
fn briefings() -> Vec<(Screen, Vec<(EntryIx, Entry)>)> {
    let count = screen("").app.library.briefings().len();
    let open = |i: usize| {
        // As many results as at 120 × 36, without the time that the page beside them takes.
        let mut screen = Screen::bundled((80, 36), "");
        let id = screen.app.library.briefings()[i].id.clone();
        screen.open(&EntryId::global(&id));
        let own = screen.app.library.entries();
        let own = own
            .filter(|(_, entry)| entry.briefing == Some(i) || entry.briefing.is_none() && i == 0);
        let own = own.map(|(ix, entry)| (ix, entry.clone())).collect();
        (screen, own)
    };
    (0..count).map(open).collect()
}

/// Whether an entry is called so.
fn is_called(entry: &Entry, name: &str) -> bool {
    entry.title.as_str() == name
        || entry
            .body
            .aliases()
            .iter()
            .any(|alias| alias.as_str() == name)
}

fn all_at_once(failures: &[String]) {
    assert!(
        failures.is_empty(),
        "{} fail:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

/// Names that two entries of one briefing have are the writer's, so either may be first, but an actor goes before all
/// others.
#[test]
fn the_whole_name_or_an_alias_puts_its_entry_first() {
    let mut failures = Vec::new();
    for (mut screen, entries) in briefings() {
        for (ix, entry) in &entries {
            let aliases = entry.body.aliases().iter();
            for name in std::iter::once(&entry.title).chain(aliases) {
                let first = found(&mut screen, name).first().copied();
                let other = first
                    .and_then(|first| screen.app.library.entry(first))
                    .unwrap();
                let equal = is_called(other, name)
                    && other.id.briefing == entry.id.briefing
                    && (other.kind() == EntryKind::Actor || entry.kind() != EntryKind::Actor);
                if first != Some(*ix) && !equal {
                    failures.push(format!("{name:?} of {} finds {}", entry.id, other.id));
                }
            }
        }
    }
    all_at_once(&failures);
}

#[test]
fn no_two_actors_of_a_briefing_have_one_name() {
    let mut failures = Vec::new();
    for (_, entries) in briefings() {
        let actors = || {
            entries
                .iter()
                .filter(|(_, entry)| entry.kind() == EntryKind::Actor)
        };
        for (one, entry) in actors() {
            let aliases = entry.body.aliases().iter();
            for name in std::iter::once(&entry.title).chain(aliases) {
                let same = actors().filter(|(other, entry)| other != one && is_called(entry, name));
                failures.extend(
                    same.map(|(_, same)| format!("{name} is {} and {}", entry.id, same.id)),
                );
            }
        }
    }
    all_at_once(&failures);
}

#[test]
fn a_name_with_a_letter_left_out_is_among_the_first_three() {
    let mut failures = Vec::new();
    for (mut screen, entries) in briefings() {
        for (ix, entry) in entries
            .iter()
            .filter(|(_, entry)| entry.kind() == EntryKind::Actor)
        {
            let letters: Vec<char> = entry.title.chars().collect();
            for at in 0..letters.len() {
                let typed: String = [&letters[..at], &letters[at + 1..]]
                    .concat()
                    .iter()
                    .collect();
                let found = found(&mut screen, &typed);
                if !found.iter().take(3).any(|found| found == ix) {
                    let place = found.iter().position(|found| found == ix);
                    failures.push(format!("{typed:?} for {} is at {place:?}", entry.id));
                }
            }
        }
    }
    all_at_once(&failures);
}

#[test]
fn a_word_of_an_actors_name_brings_the_actor_onto_the_screen() {
    let mut failures = Vec::new();
    for (mut screen, entries) in briefings() {
        for (ix, entry) in entries
            .iter()
            .filter(|(_, entry)| entry.kind() == EntryKind::Actor)
        {
            let words = entry.title.split(|c: char| !c.is_alphanumeric());
            for word in words.filter(|word| word.chars().count() >= 4) {
                if !found(&mut screen, word).contains(ix) {
                    failures.push(format!("{word:?} does not find {}", entry.id));
                }
            }
        }
    }
    all_at_once(&failures);
}

#[test]
fn the_finder_opens_with_what_is_near() {
    check("<c-p>", "▌North Korea ");
    check("]<c-p>", "▌China ");
    check("<c-p>", "1 of 244");
}

#[test]
fn enter_opens_what_is_selected_and_esc_leaves_all_as_it_was() {
    check("<c-p>kim jong<enter>", "╭ Kim Jong Un ─");
    check("<c-p>china<down><enter>", " bluf › THAAD");
    let before = screen("2jj<enter>").app.view;
    assert_eq!(screen("2jj<enter><c-p>china<down><esc>").app.view, before);
}

#[test]
fn the_selection_stays_among_the_results() {
    check("<c-p>novetta<up>", "▌");
    check("<c-p>novetta<pgdn><pgdn><pgdn>", "▌");
    check(
        "<c-p>novetta<pgdn><pgdn><pgdn><pgup><pgup><pgup>",
        "▌Novetta",
    );
    check("<c-p>novetta<c-n><c-p>", "▌Novetta");
    check("<c-p>novetta<c-j><c-k>", "▌Novetta");
}

#[test]
fn a_name_that_nothing_has_is_said_so_and_can_be_taken_back() {
    check("<c-p>qqqqqq", "Nothing has such a name");
    check("<c-p>qqqqqq<enter>", "Nothing has such a name");
    check("<c-p>qqqqqq<c-u>novetta", "▌Novetta");
    check("<c-p>novetta qq<c-w>", "▌Novetta");
}

#[test]
fn an_alias_stands_beside_the_name_that_it_found() {
    check("<c-p>dprk", "▌North Korea DPRK");
}

#[test]
fn what_is_typed_last_stays_in_sight() {
    let mut small = Screen::bundled(
        (40, 10),
        "<c-p>what was typed first is gone, the last is seen",
    );
    small.shows("the last is seen  │").hides("what was");
    let mut small = Screen::bundled((40, 10), "/what was typed first is gone, the last is seen");
    small.shows("\n /typed first is gone, the last is seen\n");
}

/// A small library with what filters look at.
const ONE: &str = "title: One
tlp: GREEN
actors:
  crew: {name: Tide Crew, tags: [crime], aliases: [Ebb]}
  port: Port
  kimsuky: 김수키
events:
  - {id: later, title: Cranes go on, date: 2015-02}
  - {id: first, title: Cranes stop, date: 2014-06, by: crew, tags: [crime, power]}
options:
  wait: Wait
judgements:
  done: {text: The Tide Crew did it.}
";
const TWO: &str = "title: Two
tlp: RED
actors:
  crew: {name: Tide Crew}
events:
  - {id: other, title: Cranes elsewhere, date: 2016}
";

fn two(keys: &str) -> Screen {
    Screen::files(&[("one.yaml", ONE), ("two.yaml", TWO)], (120, 30), keys)
}

/// The rows of the results, their ends without what stands at the right.
fn rows(screen: &Screen) -> Vec<String> {
    let text = screen.text();
    let lines = text.lines().skip(5).map(|line| {
        let inside = line.chars().skip(1).take_while(|c| *c != '│');
        let inside: String = inside.collect();
        inside
            .split("   ")
            .next()
            .unwrap_or_default()
            .trim_end()
            .to_owned()
    });
    lines.take_while(|line| !line.is_empty()).collect()
}

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

/// What stands in the line.
fn line(screen: &Screen) -> &str {
    let Some(Overlay::Finder(finder)) = &screen.app.overlay else {
        panic!("the finder is not open");
    };
    finder.line.value()
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

#[test]
fn the_last_query_is_kept_and_the_first_letter_takes_its_place() {
    let mut screen = two("<c-p>cranes<down><esc><c-p>");
    screen.shows("│ cranes ").shows("2 of 3").press("<enter>");
    assert_eq!(screen.title(), "Cranes go on");
    let check = |keys: &str, expected: &str| {
        assert_eq!(
            line(&two(&format!("<c-p>cranes<esc><c-p>{keys}"))),
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
    pasted.app.paste("port");
    assert_eq!(line(&pasted), "port");
}

#[test]
fn the_kept_query_answers_for_the_briefing_that_is_open_now() {
    let mut screen = two("<c-p>Tide Crew<down><enter><c-p>");
    screen.shows("bluf › Two").press("<up>");
    let Some(Overlay::Finder(finder)) = &screen.app.overlay else {
        panic!("the finder is not open");
    };
    let first = finder.found(0).unwrap().entry;
    assert_eq!(
        screen.app.library.entry(first).unwrap().id.to_string(),
        "two/crew"
    );
}

#[test]
fn queries_that_led_somewhere_are_walked_through() {
    let history = "<c-p>port<enter><c-p>cranes<enter><c-p>zzz<enter><esc><c-p>port<enter><c-p>";
    let check = |keys: &str, expected: &str| {
        assert_eq!(line(&two(&format!("{history}{keys}"))), expected, "{keys}");
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
fn many_results_stand_under_headings_and_few_do_not() {
    two("<c-p>cranes").hides("── events");
    let all = [
        " ── actors 3",
        "▌Tide Crew",
        " Port",
        " 김수키",
        " ── events 2",
        " Cranes stop",
        " Cranes go on",
        " ── options 1",
        " Wait",
        " ── judgements 1",
        " The Tide Crew did it",
        " ── briefings 2",
        " One",
        " Two",
    ];
    assert_eq!(rows(&two("<c-p>")), all);
    check("<c-p>korea", "── actors ");
    check("<c-p>korea<pgdn>", "── more ");
    let mut screen = screen("<c-p>korea<end>");
    screen
        .shows("200 of 200 or more")
        .press("<home>")
        .shows("1 of 200 or more");
    // However one moves, a result is selected, never a heading.
    for keys in [
        "<down>", "<pgdn>", "<pgdn>", "<pgdn>", "<end>", "<up>", "<pgup>", "<pgup>", "<home>",
    ] {
        screen.press(keys);
        let text = screen.text();
        let selected: Vec<&str> = text.lines().filter(|line| line.starts_with("│▌")).collect();
        assert!(
            matches!(selected[..], [row] if !row.contains("──")),
            "{keys}\n{text}"
        );
    }
}

#[test]
fn the_heading_of_what_is_seen_first_stays_in_sight() {
    let mut screen = screen("<c-p>kind:event<pgdn><pgdn>");
    screen.shows("│ ── events ");
    assert!(rows(&screen)[0].starts_with(" ── events "));
    screen.press("<home>").shows("▌").press("<end>").shows("▌");
}

#[test]
fn a_resize_keeps_the_selected_result() {
    let mut screen = screen("<c-p>sanctions<down><down><down>");
    let before = chosen(&screen);
    for size in [(120, 12), (80, 60), (120, 36)] {
        screen.resize(size);
        assert_eq!(chosen(&screen), before, "{size:?}");
    }
}

fn chosen(screen: &Screen) -> Option<EntryIx> {
    let Some(Overlay::Finder(finder)) = &screen.app.overlay else {
        panic!("the finder is not open");
    };
    finder.chosen()
}

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
    assert_eq!(screen.effect, Some(Effect::Copy("later".to_owned())));
    screen.press("<a-i><enter>");
    assert!(screen.app.overlay.is_none());
    assert_eq!(screen.title(), "Cranes go on");
}

#[test]
fn tab_shows_what_can_be_done_with_a_result() {
    let copied = |keys: &str, text: &str| {
        let mut screen = two(&format!("<c-p>cranes<tab>{keys}"));
        assert_eq!(screen.effect, Some(Effect::Copy(text.to_owned())), "{keys}");
        screen
            .shows(&format!("Copied {text}"))
            .shows("│ cranes ")
            .hides("╭ Do ─");
    };
    copied("y", "first");
    copied("l", "[[first]]");
    copied("c", "“Cranes stop”. One.");
    copied("<down><down><enter>", "first");
    copied("<up><tab><tab><tab><s-tab><enter>", "first");
    two("<c-p>cranes<tab>")
        .shows("▌o  Open")
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
    let opened = two("<c-p>cranes<tab>o");
    assert_eq!(
        (opened.title(), opened.app.overlay.is_none()),
        ("Cranes stop", true)
    );
    two("<c-p>zzz<tab>").hides("╭ Do ─");
}

#[test]
fn a_name_in_hangul_is_found_by_latin_letters() {
    two("<c-p>gimsuki").shows("▌김수키 gimsuki ");
    two("<c-p>kimsuki").shows("▌김수키 kimsuki ");
    two("<c-p>kimsu").shows("▌김수키 kimsuki ");
}

#[test]
fn a_reload_keeps_the_selected_result() {
    let mut screen = two("<c-p>cranes<down>");
    let more = ONE.replace("options:", "  - {id: new, title: Cranes new}\noptions:");
    screen
        .app
        .replace(Screen::files(&[("one.yaml", &more), ("two.yaml", TWO)], (120, 30), "").library());
    screen.shows("▌Cranes go on").press("<esc>");
    screen.app.replace(two("").library());
    screen.press("<c-p>").shows("▌Cranes go on");
}

/// More entries than are searched between two frames.
fn large() -> Screen {
    static LARGE: LazyLock<String> = LazyLock::new(|| {
        let events = (0..10_100).map(|i| format!("  - {{id: e{i}, title: Incident {i}}}\n"));
        format!(
            "title: Large\ntlp: GREEN\nactors: {{ann: Ann}}\nevents:\n{}",
            events.collect::<String>()
        )
    });
    Screen::of(&LARGE, (120, 30), "")
}

#[test]
fn in_a_large_library_no_key_waits_for_an_answer() {
    let mut screen = large();
    let key = |screen: &mut Screen, keys: &str| {
        for key in keymap::parse(keys).unwrap() {
            assert_eq!(screen.app.key(key), None);
        }
    };
    key(&mut screen, "<c-p>");
    screen.shows("Looking…");
    let first = screen.app.wanted.take().unwrap();
    let mut searcher = Searcher::default();
    assert_eq!(screen.app.found(searcher.answer(&first)), None);
    screen.shows("▌Ann").hides("…");

    // The old results stay until the newest question is answered; the answer to another one is dropped.
    key(&mut screen, "incident ");
    let stale = screen.app.wanted.take().unwrap();
    key(&mut screen, "77");
    screen.shows("1 of 10102 …").shows("▌Ann");
    screen.app.found(searcher.answer(&stale));
    screen.shows("▌Ann").shows("1 of 10102 …");
    let newest = screen.app.wanted.take().unwrap();

    // What was pressed before the answer came is done with it.
    key(&mut screen, "<enter>");
    screen.shows("▌Ann");
    screen.app.found(searcher.answer(&newest));
    assert!(screen.app.overlay.is_none());
    assert_eq!(screen.title(), "Incident 77");

    key(&mut screen, "<c-p>ki<tab>");
    assert_eq!(line(&screen), "ki");
    screen.app.find_now();
    assert_eq!(line(&screen), "kind:");
    key(&mut screen, "<esc>");
    screen.app.find_now();
    screen.press("<c-p>").shows("kind:").hides("…");

    // A key pressed after it takes an Enter back.
    key(&mut screen, "ann<enter><backspace>");
    screen.app.find_now();
    screen.shows("│ an ");
}

const KEYS: &[&str] = &[
    "<tab>",
    "<s-tab>",
    "<a-i>",
    "<a-y>",
    "<a-up>",
    "<a-down>",
    "<esc>",
    "<enter>",
    "<c-p>",
    "<c-u>",
    "<c-w>",
    "<backspace>",
    "<left>",
    "<home>",
    "<end>",
    "<pgdn>",
    "<pgup>",
    "<down>",
    "<up>",
    "ki",
    "kind:",
    "actor:",
    "in:o",
    "tag:",
    "after:2",
    "tlp:",
    "cranes",
    "crew",
    " ",
    "김",
    "x:y",
    ":",
    "o",
    "R",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_series_of_keys_makes_the_finder_stumble(
        keys in proptest::collection::vec(proptest::sample::select(KEYS), 1..30),
        size in (0u16..200, 0u16..60),
    ) {
        let mut screen = two("<c-p>");
        screen.resize(size);
        for keys in keys {
            screen.press(keys);
            print::buffer(&screen.app);
            let Some(Overlay::Finder(finder)) = &screen.app.overlay else { continue };
            prop_assert!(!finder.is_behind());
            prop_assert_eq!(finder.listing.len(), finder.results.found.len());
            prop_assert_eq!(finder.chosen().is_some(), !finder.listing.is_empty());
        }
    }
}
