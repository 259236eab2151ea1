//! Whether what a built-in theme shows can be read, on the page, in boxes and in selected rows.

use ratatui::style::{Color, Style};

use super::super::depth::{Depth, contrast};
use super::super::meaning::Meaning;
use super::super::raw::Background;
use super::super::resolved::Theme;
use super::super::themes;
use super::{Slips, builtin, coloured, look};

/// Lines and marks: 3:1 is enough for what is not text (WCAG 2.2, 1.4.11).
const LINES: [Meaning; 4] = [
    Meaning::Border,
    Meaning::BorderFocused,
    Meaning::LinkMark,
    Meaning::Scrollbar,
];

#[test]
fn colours_can_be_read_on_their_grounds() {
    let mut slips = Slips::default();
    for name in themes() {
        for depth in [Depth::True, Depth::Indexed] {
            let theme = builtin(name).at(depth);
            for meaning in Meaning::ALL {
                let style = theme.style(*meaning);
                let own = coloured(style.bg);
                let what = format!("{name} {depth:?}: {}", meaning.name());
                let Some(fg) = coloured(style.fg) else {
                    slips.unless(own.is_none(), &format!("{what} has half a pair"));
                    let paged = style.fg.is_some() && own_ground(&theme).is_some();
                    slips.unless(!paged, &format!("{what} is of the terminal's own colour"));
                    continue;
                };
                for ground in own.map_or_else(|| grounds(&theme), |own| vec![own]) {
                    let found = contrast(fg, ground).unwrap();
                    let slip = format!("{what}: {fg} on {ground}: {found:.2}");
                    slips.unless(found >= enough(name, *meaning), &slip);
                }
            }
        }
    }
    slips.none();
}

#[test]
fn everything_can_be_read_in_a_box_above_the_page() {
    let mut slips = Slips::default();
    for name in themes() {
        let theme = builtin(name);
        let Some(ground) = coloured(theme.style(Meaning::Popup).bg) else {
            continue;
        };
        for meaning in Meaning::ALL {
            let style = theme.style(*meaning);
            if let (Some(fg), None) = (coloured(style.fg), style.bg) {
                let found = contrast(fg, ground).unwrap();
                let what = meaning.name();
                let slip = format!("{name}: {what} {fg} in a box: {found:.2}");
                slips.unless(found >= enough(name, *meaning), &slip);
            }
        }
    }
    slips.none();
}

#[test]
fn letters_that_match_can_be_read_in_selected_rows() {
    let mut slips = Slips::default();
    for name in themes() {
        let theme = builtin(name);
        for row in [Meaning::RowSelected, Meaning::RowSelectedAway] {
            let row = theme.style(row);
            let both = row.patch(Style {
                bg: None,
                ..theme.style(Meaning::Match)
            });
            if let (Some(fg), Some(ground)) = (coloured(both.fg), coloured(both.bg)) {
                let found = contrast(fg, ground).unwrap();
                let slip = format!("{name}: {fg} on {ground}: {found:.2}");
                slips.unless(found >= enough(name, Meaning::Match), &slip);
            }
            slips.unless(
                look(both) != look(row),
                &format!("{name}: no match is seen"),
            );
        }
    }
    slips.none();
}

/// A ground has to be told from the page without effort; 1.15 is about what editors give the line of the cursor.
#[test]
fn selected_rows_and_boxes_stand_out_from_the_page() {
    let mut slips = Slips::default();
    for name in themes() {
        let theme = builtin(name);
        for (meaning, least) in [
            (Meaning::RowSelected, 1.35),
            (Meaning::RowSelectedAway, 1.12),
            (Meaning::Popup, 1.05),
        ] {
            let ground = coloured(theme.style(meaning).bg);
            if let (Some(page), Some(ground)) = (own_ground(&theme), ground) {
                let found = contrast(page, ground).unwrap();
                let slip = format!("{name}: {} {found:.2}", meaning.name());
                slips.unless(found >= least, &slip);
            }
        }
    }
    slips.none();
}

#[test]
fn words_on_a_strong_ground_can_be_read_with_sixteen_colours() {
    let mut slips = Slips::default();
    for name in themes() {
        let theme = builtin(name).at(Depth::Ansi);
        for meaning in Meaning::ALL {
            let style = theme.style(*meaning);
            if let (Some(fg), Some(bg)) = (coloured(style.fg), coloured(style.bg)) {
                let found = contrast(fg, bg).unwrap();
                let slip = format!("{name}: {} {fg} on {bg}: {found:.2}", meaning.name());
                slips.unless(found >= 3.0, &slip);
            }
        }
    }
    slips.none();
}

#[test]
fn some_themes_keep_the_colours_of_the_terminal_and_the_others_have_both() {
    let own = Style::new().fg(Color::Reset).bg(Color::Reset);
    let keep = |name: &&str| builtin(name).style(Meaning::Text) == own;
    let kept: Vec<_> = themes().filter(keep).collect();
    assert_eq!(kept, ["dark", "light", "mono"]);
    for name in themes().filter(|name| !kept.contains(name)) {
        let text = builtin(name).style(Meaning::Text);
        assert!(
            coloured(text.fg).is_some() && coloured(text.bg).is_some(),
            "{name}"
        );
    }
}

#[test]
fn lines_and_boxes_stand_on_the_ground_of_the_page() {
    let theme = builtin("solarized-dark");
    let ground = Some(Color::from_u32(0x002b36));
    assert_eq!(theme.style(Meaning::Header).bg, ground);
    assert_eq!(theme.style(Meaning::Footer).bg, ground);
    let ansi = theme.at(Depth::Ansi);
    for meaning in [Meaning::Text, Meaning::Row, Meaning::Input, Meaning::Popup] {
        assert_eq!(
            ansi.style(meaning).fg,
            Some(Color::Reset),
            "{}",
            meaning.name()
        );
    }
    assert_eq!(ansi.style(Meaning::Popup).bg, Some(Color::Reset));
}

/// The contrast that a meaning has at least (WCAG 2.2, 1.4.3 and, for what is not text, 1.4.11).
fn enough(name: &str, meaning: Meaning) -> f32 {
    match name {
        _ if LINES.contains(&meaning) => 3.0,
        "high-contrast" => 7.0,
        _ => 4.5,
    }
}

/// What a theme is seen on: its own ground, or grounds that terminals have. None for a theme that fits any.
fn grounds(theme: &Theme) -> Vec<Color> {
    match (own_ground(theme), theme.background()) {
        (Some(own), _) => vec![own],
        (None, Background::Light) => vec![Color::from_u32(0xffffff), Color::from_u32(0xfafafa)],
        (None, Background::Dark) => vec![Color::from_u32(0x000000), Color::from_u32(0x1e1e2e)],
        (None, Background::Any) => Vec::new(),
    }
}

fn own_ground(theme: &Theme) -> Option<Color> {
    coloured(theme.style(Meaning::Text).bg)
}
