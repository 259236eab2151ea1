//! What every built-in theme promises.

#![allow(clippy::unwrap_used)]

use ratatui::style::{Color, Modifier, Style};

use super::depth::{Depth, linear, value};
use super::meaning::Meaning;
use super::*;

/// Lines and marks: 3:1 is enough for what is not text (WCAG 2.2, 1.4.11).
const LINES: [Meaning; 4] = [
    Meaning::Border,
    Meaning::BorderFocused,
    Meaning::LinkMark,
    Meaning::Scrollbar,
];

/// Meanings that stand side by side, so that each must look different from the others.
const TOGETHER: [&[Meaning]; 8] = [
    &[
        Meaning::Text,
        Meaning::Strong,
        Meaning::Emphasis,
        Meaning::Code,
        Meaning::Quote,
        Meaning::Dim,
        Meaning::Link,
        Meaning::LinkSelected,
        Meaning::Found,
    ],
    &[Meaning::Title, Meaning::Heading, Meaning::Text],
    &[
        Meaning::Row,
        Meaning::RowSelected,
        Meaning::RowSelectedAway,
        Meaning::Group,
    ],
    &[
        Meaning::Row,
        Meaning::Dim,
        Meaning::Important,
        Meaning::Match,
    ],
    &[Meaning::Border, Meaning::BorderFocused],
    &[Meaning::PaneTitle, Meaning::PaneTitleFocused],
    &[
        Meaning::Message,
        Meaning::Error,
        Meaning::Warning,
        Meaning::Info,
    ],
    &[
        Meaning::Row,
        Meaning::Good,
        Meaning::Bad,
        Meaning::Disputed,
        Meaning::Unmarked,
    ],
];

fn builtin(name: &str) -> Theme {
    Theme::named(Some(name), None).unwrap()
}

/// The contrast of two colours (WCAG 2.2, relative luminance), from 1 to 21.
fn contrast(a: Color, b: Color) -> f32 {
    let luminance = |colour| {
        let (r, g, b) = value(colour).unwrap();
        0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn grounds(name: &str) -> [Color; 2] {
    match name {
        "light" => [Color::from_u32(0xffffff), Color::from_u32(0xfafafa)],
        _ => [Color::from_u32(0x000000), Color::from_u32(0x1e1e2e)],
    }
}

#[test]
fn every_file_of_the_folder_is_listed_and_sets_every_meaning() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    let listed: Vec<String> = themes().map(|name| format!("{name}.yaml")).collect();
    assert_eq!(names, listed);
    for builtin in &BUILTIN {
        let (theme, problems) = Themes::default().named(builtin.name).unwrap();
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(&**theme.name(), builtin.name);
        let set = &builtin.file().raw.styles.0;
        let written: Vec<Meaning> = set.keys().copied().collect();
        for meaning in Meaning::ALL {
            assert!(
                written.contains(meaning),
                "{}: {}",
                builtin.name,
                meaning.name()
            );
        }
    }
}

#[test]
fn every_colour_of_a_palette_is_used() {
    for builtin in &BUILTIN {
        for name in builtin.file().raw.palette.keys() {
            let used = builtin.file().raw.styles.0.values().any(|style| {
                let words = style.short.as_deref().unwrap_or_default();
                words.split_whitespace().any(|word| word == name.as_str())
            });
            assert!(used, "{}: {name}", builtin.name);
        }
    }
}

#[test]
fn colours_can_be_read_on_their_grounds() {
    for name in ["dark", "light"] {
        let theme = builtin(name);
        for meaning in Meaning::ALL {
            let enough = if LINES.contains(meaning) { 3.0 } else { 4.5 };
            let style = theme.style(*meaning);
            let own = style.bg.filter(|bg| *bg != Color::Reset);
            let grounds = own.map_or(grounds(name).to_vec(), |own| vec![own]);
            let Some(fg) = style.fg.filter(|fg| *fg != Color::Reset) else {
                assert_eq!(own, None, "{name}: {} has half a pair", meaning.name());
                continue;
            };
            for ground in grounds {
                let found = contrast(fg, ground);
                assert!(
                    found >= enough,
                    "{name}: {} {found} on {ground}",
                    meaning.name()
                );
            }
        }
    }
}

#[test]
fn what_stands_in_rows_can_be_read_in_selected_ones() {
    for name in ["dark", "light"] {
        let theme = builtin(name);
        for row in [Meaning::RowSelected, Meaning::RowSelectedAway] {
            let ground = theme.style(row).bg.unwrap();
            for meaning in Meaning::ALL.iter().filter(|m| !LINES.contains(m)) {
                let style = theme.style(*meaning);
                if let (Some(fg @ Color::Rgb(..)), None) = (style.fg, style.bg) {
                    let found = contrast(fg, ground);
                    assert!(found >= 4.5, "{name}: {} {found}", meaning.name());
                }
            }
        }
    }
}

#[test]
fn text_keeps_the_colours_of_the_terminal() {
    let own = Style::new().fg(Color::Reset).bg(Color::Reset);
    for name in themes() {
        assert_eq!(builtin(name).style(Meaning::Text), own, "{name}");
    }
}

#[test]
fn meanings_that_stand_together_look_different_at_every_depth() {
    for name in themes() {
        for depth in [Depth::True, Depth::Indexed, Depth::Ansi] {
            let theme = builtin(name).at(depth);
            for group in TOGETHER {
                for (i, a) in group.iter().enumerate() {
                    for b in &group[..i] {
                        let differ = look(theme.style(*a)) != look(theme.style(*b));
                        let (a, b) = (a.name(), b.name());
                        assert!(differ, "{name} {depth:?}: {a} and {b}");
                    }
                }
            }
        }
    }
}

/// A style as it looks on the terminal's own ground.
fn look(style: Style) -> (Color, Color, Modifier) {
    let own = Color::Reset;
    (
        style.fg.unwrap_or(own),
        style.bg.unwrap_or(own),
        style.add_modifier,
    )
}

#[test]
fn mono_has_no_colour() {
    let mono = builtin("mono");
    for meaning in Meaning::ALL {
        let style = mono.style(*meaning);
        for colour in [style.fg, style.bg].into_iter().flatten() {
            assert_eq!(colour, Color::Reset, "{}", meaning.name());
        }
    }
}

#[test]
fn fewer_colours_can_still_be_read() {
    for name in ["dark", "light"] {
        let theme = builtin(name).at(Depth::Indexed);
        for meaning in Meaning::ALL.iter().filter(|m| !LINES.contains(m)) {
            let style = theme.style(*meaning);
            let own = style.bg.filter(|bg| *bg != Color::Reset);
            if let Some(fg) = style.fg.filter(|fg| *fg != Color::Reset) {
                let found = contrast(fg, own.unwrap_or(grounds(name)[1]));
                assert!(found >= 4.5, "{name}: {} {found}", meaning.name());
            }
        }
    }
}

#[test]
fn sixteen_colours() {
    let theme = builtin("dark").at(Depth::Ansi);
    let show = |meaning: &Meaning| {
        let style = theme.style(*meaning);
        format!("{}: {style:?}\n", meaning.name())
    };
    insta::assert_snapshot!(Meaning::ALL.iter().map(show).collect::<String>(), @"
    text: Style::new().fg(Color::Reset).bg(Color::Reset)
    dim: Style::new().dark_gray()
    strong: Style::new().bold()
    emphasis: Style::new().italic()
    code: Style::new().cyan()
    quote: Style::new().gray().italic()
    title: Style::new().bold()
    heading: Style::new().light_blue().bold()
    date: Style::new().yellow()
    link: Style::new().light_blue()
    link-mark: Style::new().dark_gray()
    link-selected: Style::new().black().on_light_blue().bold()
    border: Style::new().dark_gray()
    border-focused: Style::new().light_blue()
    pane-title: Style::new().dark_gray()
    pane-title-focused: Style::new().light_blue().bold()
    row: Style::new().fg(Color::Reset)
    row-selected: Style::new().bold().reversed()
    row-selected-away: Style::new().reversed()
    group: Style::new().dark_gray().bold()
    important: Style::new().light_red().bold()
    header: Style::new().dark_gray()
    crumb: Style::new().bold()
    footer: Style::new().dark_gray()
    key: Style::new().light_blue().bold()
    message: Style::new().fg(Color::Reset)
    error: Style::new().light_red().bold()
    warning: Style::new().yellow().bold()
    info: Style::new().light_blue()
    match: Style::new().light_red().underlined()
    found: Style::new().black().on_yellow()
    input: Style::new().fg(Color::Reset)
    good: Style::new().green()
    bad: Style::new().light_red()
    disputed: Style::new().light_magenta().bold()
    unmarked: Style::new().light_red().bold()
    scrollbar: Style::new().dark_gray()
    ");
}

#[test]
fn the_default_follows_the_ground_and_the_wish_for_no_colour() {
    let value = |text: &'static str| Some(OsStr::new(text));
    assert_eq!(default_name(Some(Ground::Dark), None), "dark");
    assert_eq!(default_name(Some(Ground::Light), None), "light");
    assert_eq!(default_name(None, None), "dark");
    assert_eq!(default_name(Some(Ground::Light), value("1")), "mono");
    assert_eq!(default_name(Some(Ground::Light), value("")), "light");
}

#[test]
fn an_unknown_name_is_answered_with_those_that_there_are() {
    let error = |name| Theme::named(Some(name), None).unwrap_err().to_string();
    insta::assert_snapshot!(error("ligth"), @"there is no theme `ligth`: did you mean `light`? There are dark, light, mono");
    insta::assert_snapshot!(error("solarized"), @"there is no theme `solarized`: use one of dark, light, mono");
}

#[test]
fn own_themes_come_first_and_hide_built_in_ones() {
    let files = [
        SourceFile::named("mine.yaml", "styles: {key: bold}"),
        SourceFile::named("x.yaml", "name: dark\nstyles: {key: bold}"),
    ];
    let own = Themes::new(&files);
    let names: Vec<_> = own.names().iter().map(ToString::to_string).collect();
    assert_eq!(names, ["mine", "dark", "light", "mono"]);
    let (dark, _) = own.named("dark").unwrap();
    assert_eq!(dark.style(Meaning::Key), Style::new().bold());
}
