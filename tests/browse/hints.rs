//! Link hints: every link that is seen has a label of its own, at its place, and the label leads where the link does.

use std::collections::HashSet;

use bluf::page::Target;
use bluf::tui::effect::Effect;
use bluf::tui::hints::Label;
use bluf::tui::layout::inside;
use bluf::tui::overlay::Overlay;
use bluf::tui::print;
use bluf::typeset::page::SetPage;
use ratatui::buffer::Buffer;

use super::screen::{Screen, check, ids, screen};

/// The page or the column beside it that holds a link, the first line of it that is seen, and where it is drawn.
fn part<'s>(screen: &'s Screen, label: &Label) -> (&'s SetPage, usize, ratatui::layout::Rect) {
    let app = &screen.app;
    if label.beside {
        let area = inside(app.shown.areas.context);
        (&app.shown.context, app.view.context.line, area)
    } else {
        let area = inside(app.shown.areas.reader);
        (&app.shown.page, app.view.reader.line, area)
    }
}

/// The letters drawn over the beginning of a link.
fn drawn(screen: &Screen, cells: &Buffer, label: &Label) -> String {
    let (page, top, area) = part(screen, label);
    let (_, lines) = &page.links[label.link];
    let line = &page.lines[lines.start];
    let number = u32::try_from(label.link).ok();
    let before = line.pieces.iter().take_while(|piece| piece.link != number);
    let x = area.x + line.indent + before.map(|piece| piece.columns).sum::<u16>();
    let y = area.y + u16::try_from(lines.start - top).unwrap();
    let letters = (x..).zip(label.letters.chars());
    letters.map(|(x, _)| cells[(x, y)].symbol()).collect()
}

/// Types each label of what is seen now, and comes back; returns how many there were.
fn follow_all(screen: &mut Screen, place: &str) -> usize {
    let here = screen.app.view.clone();
    screen.press("f");
    let Some(hints) = screen.app.hints.clone() else {
        return 0;
    };
    let letters: HashSet<&str> = hints.labels.iter().map(|label| &*label.letters).collect();
    assert_eq!(letters.len(), hints.labels.len(), "{place}");
    let cells = print::buffer(&screen.app);
    for label in &hints.labels {
        assert_eq!(drawn(screen, &cells, label), label.letters, "{place}");
    }
    screen.press("<esc>");
    for label in &hints.labels {
        let target = part(screen, label).0.links[label.link].0.clone();
        screen.press(&format!("f{}", label.letters));
        match target {
            Target::Entry(entry) => {
                assert_eq!(screen.app.entry(), Some(entry), "{place} {label:?}");
                screen.press("H");
            }
            Target::Address(address) => {
                let copied = Effect::Copy(address.to_string());
                assert_eq!(screen.effect, Some(copied), "{place} {label:?}");
            }
        }
        screen.app.view.clone_from(&here);
        screen.app.resize(screen.app.size);
    }
    hints.labels.len()
}

/// All links of every entry, a screen of its page after the other.
fn walk(size: (u16, u16)) -> usize {
    let mut screen = Screen::bundled(size, "");
    let mut followed = 0;
    for (_, id) in ids(&screen.library()) {
        screen.open(&id);
        loop {
            let line = screen.app.view.reader.line;
            followed += follow_all(&mut screen, &format!("{id:?} at {size:?}, line {line}"));
            let height = usize::from(inside(screen.app.shown.areas.reader).height);
            let last = screen.app.shown.page.lines.len().saturating_sub(height);
            if line >= last {
                break;
            }
            screen.app.view.reader.line = (line + height).min(last);
        }
    }
    followed
}

#[test]
fn every_link_has_a_label_that_leads_there_on_a_small_screen() {
    let followed = walk((80, 24));
    assert!(followed > 4_000, "{followed}");
}

#[test]
fn every_link_has_a_label_that_leads_there_on_a_wide_screen() {
    let followed = walk((200, 50));
    assert!(followed > 4_000, "{followed}");
}

#[test]
fn a_label_peeks_with_the_capital_key() {
    let screen = screen("Fa");
    assert!(matches!(screen.app.overlay, Some(Overlay::Peek(_))));
}

#[test]
fn a_key_that_is_no_label_says_so_and_esc_puts_labels_away() {
    check("jjjjjjjfm", "No link has this label");
    assert!(screen("f<esc>").app.hints.is_none());
}
