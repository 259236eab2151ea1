//! Every link of the bundled briefings is walked: it leads where it says, and back leads to where one was.

use bluf::briefing::EntryKind;
use bluf::library::entry::EntryIx;
use bluf::page::Target;
use bluf::tui::effect::Effect;
use bluf::tui::view::Focus;

use super::screen::{Screen, check, ids, screen};

/// The links of the part that has the keys.
fn links(screen: &Screen) -> Vec<(Target, std::ops::Range<usize>)> {
    let shown = &screen.app.shown;
    match screen.app.view.focus {
        Focus::Context => shown.context.links.clone(),
        _ => shown.page.links.clone(),
    }
}

/// The lines of the part that has the keys that are on the screen.
fn on_screen(screen: &Screen) -> std::ops::Range<usize> {
    let (areas, view) = (&screen.app.shown.areas, &screen.app.view);
    let (area, top) = match view.focus {
        Focus::Context => (areas.context, view.context.line),
        _ => (areas.reader, view.reader.line),
    };
    top..top + usize::from(area.height) - 2
}

/// Walks the links of the entry that is open, in the part that has the keys; returns how many.
fn walk(screen: &mut Screen, entry: EntryIx) -> usize {
    let links = links(screen);
    for (number, (target, lines)) in links.iter().enumerate() {
        screen.press("<tab>");
        let before = screen.app.view.clone();
        let scroll = match before.focus {
            Focus::Context => &before.context,
            _ => &before.reader,
        };
        let place = format!("link {number} {target:?} of {:?}", before.entry);
        assert_eq!(scroll.link, Some(number), "{place}");
        let seen = on_screen(screen);
        assert!(!lines.is_empty(), "{place} is on no line");
        assert!(seen.contains(&lines.start), "{place}: {lines:?} {seen:?}");
        screen.press("<enter>");
        match target {
            Target::Entry(target) => {
                assert_eq!(screen.app.entry(), Some(*target), "{place}");
                screen.press("H");
            }
            Target::Address(address) => {
                let copied = Effect::Copy(address.to_string());
                assert_eq!(screen.effect, Some(copied), "{place}");
            }
        }
        assert_eq!(screen.app.view, before, "{place}");
        assert_eq!(screen.app.entry(), Some(entry), "{place}");
    }
    links.len()
}

/// Walks the links of every `stride`th entry at a size; returns how many there were.
fn walk_all(size: (u16, u16), stride: usize) -> usize {
    let mut screen = Screen::bundled(size, "");
    let mut walked = 0;
    for (ix, id) in ids(&screen.app.library).into_iter().step_by(stride) {
        screen.open(&id);
        assert_eq!(screen.app.entry(), Some(ix), "{id}");
        walked += walk(&mut screen, ix);
        if size.0 >= 160 {
            screen.press("l");
            assert_eq!(screen.app.view.focus, Focus::Context, "{id}");
            walked += walk(&mut screen, ix);
        }
    }
    walked
}

#[test]
fn every_link_leads_to_its_entry_and_back() {
    let walked = walk_all((120, 36), 1);
    println!("{walked} links");
    assert!(walked > 5000, "{walked}");
}

#[test]
fn links_lead_there_and_back_on_a_small_screen() {
    assert!(walk_all((80, 24), 7) > 500);
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
    for (_, id) in ids(&screen.app.library).into_iter().step_by(5) {
        screen.open(&id);
        screen.press("<tab><enter>");
        let entry = screen.app.entry().unwrap();
        let entry = screen.app.library.entry(entry).unwrap();
        let start: String = entry.title.replace(['[', ']'], "");
        let start: String = start.chars().take(30).collect();
        let seen = screen.text().replace(['[', ']'], "");
        let shown = ["╭", "││", "┃│"].map(|line| seen.contains(&format!("{line} {start}")));
        assert!(shown.contains(&true), "{start}\n{}", screen.text());
    }
}

/// The links of a page that lead on: sources may have no links of their own.
fn onward(screen: &Screen) -> Vec<usize> {
    let leads_on = |target: &Target| match target {
        Target::Entry(entry) => {
            let kind = screen.app.library.entry(*entry).unwrap().kind();
            Some(*entry) != screen.app.entry() && kind != EntryKind::Source
        }
        Target::Address(_) => false,
    };
    let links = links(screen).into_iter().enumerate();
    links
        .filter_map(|(number, (target, _))| leads_on(&target).then_some(number))
        .collect()
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
            let mut places = vec![screen.app.view.clone()];
            for step in 0..20 {
                if onward(&screen).is_empty() {
                    screen.press("l");
                }
                let onward = onward(&screen);
                // Another link each time, so that the path does not go to and fro.
                screen.press(&"<tab>".repeat(onward[step % onward.len()] + 1));
                places[step] = screen.app.view.clone();
                screen.press("<enter>");
                places.push(screen.app.view.clone());
            }
            for place in places.iter().rev().skip(1) {
                screen.press("H");
                assert_eq!(&screen.app.view, place);
            }
            for place in &places[1..] {
                screen.press("L");
                assert_eq!(&screen.app.view, place);
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
    let here = screen.app.view.clone();
    screen.press("L").shows("Nothing to go forward to");
    assert_eq!(screen.app.view, here);
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
    let view = screen.app.view.clone();
    screen
        .press("<enter>")
        .shows("\n Copied https://example.org/a");
    let copied = Effect::Copy("https://example.org/a".to_owned());
    assert_eq!(screen.effect, Some(copied));
    assert_eq!(screen.app.view, view);
}

#[test]
fn what_is_peeked_at_can_be_copied_and_scrolled_to_its_ends() {
    let mut screen = screen("2i");
    screen.press("y").shows("│ i  Copy the entry's id");
    screen.press("i").shows("Copied north-korea");
    let copied = Effect::Copy("north-korea".to_owned());
    assert_eq!(screen.effect, Some(copied));
    screen.press("G").press("gg").shows("Blamed by the [FBI]");
    screen.press("e").shows("it has no file to edit");
    assert!(screen.app.overlay.is_some());
    assert!(screen.press("x").app.overlay.is_none());
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
    let copied = |text: &str| Some(Effect::Copy(text.to_owned()));
    assert_eq!(screen.effect, copied("https://example.org/a"));
    screen.press("yc");
    assert!(screen.text().contains("Copied “S”"), "{}", screen.text());
    screen.press("yi");
    assert_eq!(screen.effect, copied("e"));
    screen
        .press("<tab>gx")
        .shows("This source has no web address");
    screen
        .press("hgx")
        .shows("No web address here: only sources have one");
}
