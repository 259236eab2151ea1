//! The finder: whoever knows a name, or most of it, is there.

mod deeds;
mod groups;
mod large;
mod narrow;
mod pin;
mod places;
mod query;

use bluf::facade::{Entry, EntryId, EntryIx, EntryKind};
use proptest::prelude::*;

use super::screen::{Screen, check, screen};

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

/// What the finder finds for some words, the best first, as many as stand on the screen.
fn found(screen: &mut Screen, typed: &str) -> Vec<EntryIx> {
    let found = screen.press("<c-p>").paste(typed).results();
    screen.press("<esc>");
    found
}

/// A screen for each briefing, open at the briefing itself, with its entries.
fn briefings() -> Vec<(Screen, Vec<(EntryIx, Entry)>)> {
    let count = screen("").library().briefings().len();
    let open = |i: usize| {
        // As many results as at 120 × 36, without the time that the page beside them takes.
        let mut screen = Screen::bundled((80, 36), "");
        let library = screen.library();
        screen.open(&EntryId::global(&library.briefings()[i].id));
        let own = library.entries();
        let own = own
            .filter(|(_, entry)| entry.briefing == Some(i) || entry.briefing.is_none() && i == 0);
        let own = own.map(|(ix, entry)| (ix, entry.clone())).collect();
        (screen, own)
    };
    (0..count).map(open).collect()
}

/// Whether an entry is called so.
fn is_called(entry: &Entry, name: &str) -> bool {
    entry.title.as_str() == name || entry.body.aliases().any(|alias| alias.as_str() == name)
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
        let library = screen.library();
        for (ix, entry) in &entries {
            let aliases = entry.body.aliases();
            for name in std::iter::once(&entry.title).chain(aliases) {
                let first = found(&mut screen, name).first().copied();
                let other = first.and_then(|first| library.entry(first)).unwrap();
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
            let aliases = entry.body.aliases();
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
    check("<c-p>", "1 of 252");
}

#[test]
fn enter_opens_what_is_selected_and_esc_leaves_all_as_it_was() {
    check("<c-p>kim jong<enter>", "─ Kim Jong Un ─");
    check("<c-p>china<down><enter>", " bluf › THAAD");
    let before = screen("2jj<enter>").everywhere();
    let after = screen("2jj<enter><c-p>china<down><esc>").everywhere();
    assert_eq!(after, before);
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
fn letters_scattered_over_a_sentence_find_nothing() {
    check("<c-p>kimsuky", "Nothing has such a name");
    screen("<c-p>lazarus")
        .shows("▌Lazarus Group")
        .hides("ironic");
    check("<c-p>kim", "▌Kim Jong Un");
    check("<c-p>fbi nk", "▌FBI confirms North Korea");
    check("<c-p>sony att", "▌Novetta gives the Sony");
    check("<c-p>xi obama", "▌Obama and Xi announce");
    check("<c-p>missle defense", "▌China tried to hack group");
    check("<c-p>thaad ltte", "▌Lotte gives a golf course");
    check("<c-p>tkaes sony", "Nothing has such a name");
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
    small.shows("\n /s gone, the last is seen    TLP:CLEAR\n");
}

#[test]
fn a_name_in_hangul_is_found_by_latin_letters() {
    two("<c-p>gimsuki").shows("▌김수키 gimsuki ");
    two("<c-p>kimsuki").shows("▌김수키 kimsuki ");
    two("<c-p>kimsu").shows("▌김수키 kimsuki ");
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
            let text = screen.text();
            if size.0 < 40 || size.1 < 10 || screen.on_top() != "finder" {
                continue;
            }
            let counted = text.lines().nth(1).unwrap().split(" ─").nth(1).is_some();
            let nothing = text.contains(" nothing found ");
            let results = screen.results().len();
            let selected = text.lines().filter(|line| line.starts_with("│▌")).count();
            prop_assert!(counted && !text.contains(" … ╮"), "{}", text);
            prop_assert_eq!((results == 0, selected), (nothing, usize::from(!nothing)), "{}", text);
        }
    }
}
