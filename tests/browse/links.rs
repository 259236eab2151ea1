//! Every link of the bundled briefings is walked: it leads where it says, and back leads to where one was.

use bluf::facade::EntryKind;

use super::screen::{Leads, Screen, check, ids, screen};
use super::seen::Part;

/// Walks the links of the entry that is open, in the part that has the keys; returns how many.
fn walk(screen: &mut Screen) -> usize {
    let here = screen.entry().cloned();
    for walked in 0.. {
        // The selected link is on the screen, or it could not be read from it.
        let before = screen.press("<tab>").sight();
        let Some((number, leads)) = screen.selected_in(&before) else {
            screen.shows("No links on this page");
            return 0;
        };
        let place = format!("link {number} {leads:?} of {here:?}");
        if number != walked {
            assert_eq!(number, 0, "{place} comes after {walked} links");
            return walked;
        }
        screen.press("<enter>");
        match leads {
            Leads::Entry(entry) => {
                assert_eq!(screen.entry(), Some(&entry), "{place}");
                screen.press("H");
            }
            Leads::Address(address) => {
                assert_eq!(screen.did(), format!("copy {address}"), "{place}");
            }
        }
        assert!(screen.sight() == before, "{place}\n{}", screen.text());
        assert_eq!(screen.entry(), here.as_ref(), "{place}");
    }
    unreachable!("no page has so many links");
}

/// Walks the links of every `stride`th entry at a size; returns how many there were.
fn walk_all(size: (u16, u16), stride: usize) -> usize {
    let mut screen = Screen::bundled(size, "");
    let mut walked = 0;
    for (_, id) in ids(&screen.library()).into_iter().step_by(stride) {
        screen.open(&id);
        assert_eq!(screen.entry(), Some(&id));
        walked += walk(&mut screen);
        if size.0 >= 160 {
            screen.press("l");
            assert_eq!(screen.keys_on(), Part::Beside, "{id}");
            walked += walk(&mut screen);
        }
    }
    walked
}

#[test]
fn every_link_leads_to_its_entry_and_back() {
    // On a small screen, which is drawn in less time and scrolled more.
    let walked = walk_all((80, 24), 1);
    println!("{walked} links");
    assert!(walked > 4500, "{walked}");
}

#[test]
fn links_lead_there_and_back_beside_the_list() {
    assert!(walk_all((120, 36), 7) > 500);
}

#[test]
fn links_lead_there_and_back_on_a_wide_screen() {
    assert!(walk_all((200, 50), 7) > 500);
}

#[test]
fn links_lead_there_and_back_on_the_smallest_screen() {
    assert!(walk_all((40, 10), 23) > 100);
}

#[test]
fn what_a_link_leads_to_is_what_the_screen_shows() {
    let mut screen = screen("");
    for (_, id) in ids(&screen.library()).into_iter().step_by(5) {
        screen.open(&id);
        screen.press("<tab><enter>");
        let start: String = screen.title().replace(['[', ']'], "");
        let start: String = start.chars().take(30).collect();
        let seen = screen.text().replace(['[', ']'], "");
        let shown = ["╭", "┬─", "│", "┃"].map(|line| seen.contains(&format!("{line} {start}")));
        assert!(shown.contains(&true), "{start}\n{}", screen.text());
    }
}

/// Whether a link leads on: sources may have no links of their own.
fn leads_on(screen: &Screen, leads: &Leads) -> bool {
    let Leads::Entry(id) = leads else {
        return false;
    };
    let library = screen.library();
    let entry = library.find(id).and_then(|entry| library.entry(entry));
    Some(id) != screen.entry() && entry.unwrap().kind() != EntryKind::Source
}

/// The numbers of the links in sight that lead on, in the part that has the keys, and of the first one in sight.
fn onward(screen: &Screen) -> (Vec<usize>, usize) {
    let area = screen.area(screen.keys_on()).unwrap();
    let seen = screen.links().into_iter().filter(|at| area.contains(*at));
    let links: Vec<(usize, Leads)> = seen.filter_map(|at| screen.link_at(at)).collect();
    let first = links.iter().map(|(number, _)| *number).min().unwrap_or(0);
    let onward = links.iter().filter(|(_, leads)| leads_on(screen, leads));
    let mut onward: Vec<usize> = onward.map(|(number, _)| *number).collect();
    onward.sort_unstable();
    (onward, first)
}

#[test]
fn twenty_steps_forth_and_twenty_back() {
    for size in [(80, 24), (120, 36), (200, 50)] {
        for start in [
            "<enter>",
            "2jjj<enter>",
            "4j<enter>",
            "]<enter>",
            "/chi<enter><enter>",
        ] {
            let mut screen = Screen::bundled(size, start);
            let mut places = vec![screen.sight()];
            for step in 0..20 {
                let (mut links, mut first) = onward(&screen);
                if links.is_empty() {
                    (links, first) = onward(screen.press("l"));
                }
                // Another link each time, so that the path does not go to and fro.
                let link = links[step % links.len()];
                screen.press(&"<tab>".repeat(link - first + 1));
                assert_eq!(screen.selected_link().map(|(number, _)| number), Some(link));
                places[step] = screen.sight();
                screen.press("<enter>");
                places.push(screen.sight());
            }
            for place in places.iter().rev().skip(1) {
                screen.press("H");
                assert!(screen.sight() == *place, "{}", screen.text());
            }
            for place in &places[1..] {
                screen.press("L");
                assert!(screen.sight() == *place, "{}", screen.text());
            }
            screen.press("L").shows("Nothing to go forward to");
        }
    }
}

#[test]
fn there_is_nothing_before_the_beginning() {
    check("H", "This is where you began");
    check("<enter><tab><enter>HH", "This is where you began");
}

#[test]
fn a_new_way_forgets_the_old_one_forward() {
    let mut screen = screen("<enter><tab><enter>H");
    screen.press("<tab><tab><enter>");
    let here = screen.sight();
    screen.press("L").shows("Nothing to go forward to");
    assert_eq!(screen.sight(), here);
}

#[test]
fn an_address_is_copied_and_nothing_else_changes() {
    let yaml = "
title: T
tlp: CLEAR
events: [E]
sources:
  s: {title: S, url: \"https://example.org/a\"}
";
    let mut screen = Screen::of(yaml, (120, 36), "5<enter><tab>");
    let before = screen.sight();
    screen
        .press("<enter>")
        .shows("\n Copied https://example.org/a");
    assert_eq!(screen.did(), "copy https://example.org/a");
    assert_eq!(screen.sight(), before);
}

#[test]
fn what_is_peeked_at_can_be_copied_and_scrolled_to_its_ends() {
    let mut screen = screen("2i");
    screen.press("y").shows("│ i  Copy the entry's id");
    screen.press("i").shows("Copied north-korea");
    assert_eq!(screen.did(), "copy north-korea");
    screen.press("G").press("gg").shows("Blamed by the [FBI]");
    screen.press("e").shows("it has no file to edit");
    assert_eq!(screen.on_top(), "peek");
    assert_eq!(screen.press("x").on_top(), "");
}

#[test]
fn a_selected_source_is_cited_and_its_address_copied() {
    let yaml = "
title: T
tlp: CLEAR
events:
  - {id: e, title: E, sources: [s, t]}
sources:
  s: {title: S, publisher: P, url: \"https://example.org/a\"}
  t: {title: T2}
";
    let mut screen = Screen::of(yaml, (120, 36), "<enter><tab>gx");
    assert_eq!(screen.did(), "copy https://example.org/a");
    screen.press("yc");
    assert!(screen.text().contains("Copied “S”"), "{}", screen.text());
    screen.press("yi");
    assert_eq!(screen.did(), "copy e");
    screen
        .press("<tab>gx")
        .shows("This source has no web address");
    screen
        .press("hgx")
        .shows("No web address here: only sources have one");
}
