//! What every built-in theme promises.

#![allow(clippy::unwrap_used)]

use std::collections::HashMap;

use ratatui::style::{Color, Modifier, Style};

use super::depth::Depth;
use super::meaning::Meaning;
use super::*;

mod contrast;
mod vision;

/// Meanings that stand side by side, so that each must look different from the others.
const TOGETHER: [&[Meaning]; 9] = [
    &[
        Meaning::Text,
        Meaning::Strong,
        Meaning::Emphasis,
        Meaning::Code,
        Meaning::Quote,
        Meaning::Dim,
        Meaning::Link,
        Meaning::LinkSelected,
        Meaning::Hint,
        Meaning::Found,
    ],
    &[
        Meaning::Title,
        Meaning::Heading,
        Meaning::Text,
        Meaning::Link,
    ],
    &[Meaning::Likelihood, Meaning::Confidence, Meaning::Text],
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

/// What does not hold: gathered, so that one run tells all that a palette needs.
#[derive(Default)]
struct Slips(String);

impl Slips {
    fn unless(&mut self, holds: bool, slip: &str) {
        if !holds {
            self.0 += &format!("{slip}\n");
        }
    }

    fn none(self) {
        assert!(self.0.is_empty(), "\n{}", self.0);
    }
}

/// A colour that is not the terminal's own.
fn coloured(colour: Option<Color>) -> Option<Color> {
    colour.filter(|colour| *colour != Color::Reset)
}

/// The styles that the author of a built-in theme wrote for it, in its own file or in one that it extends.
fn written(builtin: &Builtin) -> HashMap<Meaning, raw::Style> {
    let themes = Themes::default();
    let (chain, broken) = themes.chain(builtin.file());
    assert!(broken.is_none(), "{broken:?}");
    let styles = chain.iter().rev().flat_map(|file| &file.raw.styles.0);
    styles
        .map(|(meaning, style)| (*meaning, style.clone()))
        .collect()
}

#[test]
fn every_file_of_the_folder_is_listed_and_every_theme_sets_every_meaning() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes");
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
        let written = written(builtin);
        for meaning in Meaning::ALL {
            let name = meaning.name();
            assert!(written.contains_key(meaning), "{}: {name}", builtin.name);
        }
    }
}

#[test]
fn every_colour_of_a_palette_is_used() {
    for builtin in &BUILTIN {
        let written = written(builtin);
        for name in builtin.file().raw.palette.keys() {
            let used = written.values().any(|style| {
                let words = style.short.as_deref().unwrap_or_default();
                words.split_whitespace().any(|word| word == name.as_str())
            });
            assert!(used, "{}: {name}", builtin.name);
        }
    }
}

#[test]
fn meanings_that_stand_together_look_different_at_every_depth() {
    let mut slips = Slips::default();
    for name in themes() {
        for depth in [Depth::True, Depth::Indexed, Depth::Ansi] {
            let theme = builtin(name).at(depth);
            for group in TOGETHER {
                for (i, a) in group.iter().enumerate() {
                    for b in &group[..i] {
                        let differ = look(theme.style(*a)) != look(theme.style(*b));
                        let (a, b) = (a.name(), b.name());
                        slips.unless(differ, &format!("{name} {depth:?}: {a} and {b}"));
                    }
                }
            }
        }
    }
    slips.none();
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
    heading: Style::new().cyan().bold()
    date: Style::new().yellow()
    link: Style::new().light_blue()
    link-mark: Style::new().dark_gray()
    link-selected: Style::new().black().on_light_blue().bold()
    hint: Style::new().black().on_light_red().bold()
    border: Style::new().dark_gray()
    border-focused: Style::new().light_blue()
    pane-title: Style::new().dark_gray()
    pane-title-focused: Style::new().light_blue().bold()
    row: Style::new().fg(Color::Reset)
    row-selected: Style::new().fg(Color::Reset).bg(Color::Reset).bold().reversed()
    row-selected-away: Style::new().fg(Color::Reset).bg(Color::Reset).reversed()
    group: Style::new().dark_gray().bold()
    important: Style::new().light_red().bold()
    header: Style::new().dark_gray().bg(Color::Reset)
    crumb: Style::new().bold()
    footer: Style::new().dark_gray().bg(Color::Reset)
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
    likelihood: Style::new().yellow()
    confidence: Style::new().gray()
    ours: Style::new().gray().italic()
    disputed: Style::new().light_magenta().bold()
    unmarked: Style::new().light_red().bold()
    scrollbar: Style::new().dark_gray()
    progress: Style::new().light_blue()
    popup: Style::new().fg(Color::Reset).bg(Color::Reset)
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
    insta::assert_snapshot!(error("ligth"), @"there is no theme `ligth`: did you mean `light`? There are colour-safe, dark, ember, high-contrast, light, mono, projector, solarized-dark, solarized-light");
    insta::assert_snapshot!(error("tango"), @"there is no theme `tango`: use one of colour-safe, dark, ember, high-contrast, light, mono, projector, solarized-dark, solarized-light");
}

#[test]
fn own_themes_come_first_and_hide_built_in_ones() {
    let files = [
        SourceFile::named("mine.yaml", "styles: {key: bold}"),
        SourceFile::named("x.yaml", "name: dark\nstyles: {key: bold}"),
    ];
    let own = Themes::new(&files);
    let names: Vec<_> = own.names().iter().map(ToString::to_string).collect();
    assert_eq!(names[..2], ["mine", "dark"]);
    assert_eq!(names.len(), 1 + themes().count(), "{names:?}");
    let (dark, _) = own.named("dark").unwrap();
    assert_eq!(dark.style(Meaning::Key), Style::new().bold());
}

#[test]
fn a_dark_of_ones_own_changes_no_built_in_theme() {
    let files = [
        SourceFile::named("dark.yaml", "styles: {key: italic}"),
        SourceFile::named("mine.yaml", "extends: dark"),
    ];
    let own = Themes::new(&files);
    let key = |name| own.named(name).unwrap().0.style(Meaning::Key);
    assert_eq!(key("mine"), Style::new().italic());
    assert_eq!(key("light"), builtin("light").style(Meaning::Key));
}

#[test]
fn the_list_tells_whose_each_is_and_what_is_wrong_in_its_own_file() {
    let files = [
        SourceFile::named("dark.yaml", "extends: bad"),
        SourceFile::named("bad.yaml", "background: light\nstyles: {kye: bold}"),
        SourceFile::named("again.yaml", "name: bad"),
    ];
    let show = |listed: Listed| {
        let Listed {
            theme,
            origin,
            source,
            problems,
            reach,
        } = listed;
        let (name, ground) = (theme.name(), theme.background());
        let wrong = problems.len();
        let source = source.name();
        format!("{name} {ground:?} {origin:?} {source} {wrong} {reach:?}\n")
    };
    let all = Themes::new(&files).all();
    let shown: String = all.into_iter().map(show).take(5).collect();
    insta::assert_snapshot!(shown, @"
    dark Light Own dark.yaml 0 Named
    bad Light Own bad.yaml 1 Named
    bad Any Own again.yaml 0 Hidden
    colour-safe Dark BuiltIn themes/colour-safe.yaml 0 Named
    dark Dark BuiltIn themes/dark.yaml 0 Hidden
    ");
}

#[test]
fn the_theme_to_show_is_the_one_asked_for() {
    let own = Themes::new(&[SourceFile::named("mine.yaml", "styles: {key: bold}")]);
    let name = |asked| own.wanted(Some(asked), Some(Ground::Light)).unwrap().0;
    assert_eq!(&**name("mine").name(), "mine");
    assert_eq!(&**name("ember").name(), "ember");
    assert!(own.wanted(Some("mien"), None).is_err());
}
