#![allow(clippy::unwrap_used)]

use super::super::Themes;
use super::super::file::BYTES;
use super::*;
use crate::edit::Edits;
use crate::source::SourceFile;
use proptest::prelude::*;

fn read(files: &[(&str, &str)]) -> (Theme, String) {
    let files: Vec<_> = files
        .iter()
        .map(|(name, text)| SourceFile::named(name, *text))
        .collect();
    let name = files[0].stem().to_owned();
    let (theme, problems) = Themes::new(&files).named(&name).unwrap();
    let show = |p: &Diagnostic| {
        let quoted = p.place.source.slice(p.place.span).to_owned();
        format!(
            "{} {} ⟨{quoted}⟩ {} / {}\n",
            p.place, p.code, p.message, p.help
        )
    };
    (theme, problems.iter().map(show).collect())
}

#[test]
fn colours_of_the_palette_hide_those_of_the_terminal() {
    let text = "palette: {blue: '#010203'}\nstyles: {dim: blue, date: cyan on 7, info: {fg: default, italic: true}}";
    let (theme, problems) = read(&[("a.yaml", text)]);
    assert_eq!(problems, "");
    let style = |meaning| theme.style(meaning);
    assert_eq!(style(Meaning::Dim), Style::new().fg(Color::Rgb(1, 2, 3)));
    let date = Style::new().fg(Color::Cyan).bg(Color::Indexed(7));
    assert_eq!(style(Meaning::Date), date);
    let info = Style::new().fg(Color::Reset).italic();
    assert_eq!(style(Meaning::Info), info);
}

#[test]
fn words_come_in_any_order_and_fields_add_to_them() {
    let short = read(&[("a.yaml", "styles: {key: underline on black bold red}")]).0;
    let style = Style::new().red().on_black().bold().underlined();
    assert_eq!(short.style(Meaning::Key), style);
    let fields = "styles: {key: {short: green bold, fg: red, bg: black, underline: true}}";
    assert_eq!(read(&[("a.yaml", fields)]).0.style(Meaning::Key), style);
}

#[test]
fn likely_words_are_offered_where_the_wrong_ones_stand() {
    let text = "extends: drak\nstyles:\n  key: yelow bold on blak # warm\n  link-slected: bold\n";
    let files = [SourceFile::named("a.yaml", text)];
    let (_, problems) = Themes::new(&files).named("a").unwrap();
    let fixes = problems.iter().filter_map(|problem| problem.fix.as_ref());
    let mended = fixes.fold(Vec::new(), |mut all, fix| {
        all.extend_from_slice(fix.files[0].edits.as_slice());
        all
    });
    insta::assert_snapshot!(Edits::new(mended).unwrap().apply(text).unwrap(), @"
    extends: dark
    styles:
      key: yellow bold on black # warm
      link-selected: bold
    ");
}

#[test]
fn what_is_not_set_has_the_style_of_text() {
    let (theme, _) = read(&[("a.yaml", "styles: {text: italic, dim: dim}")]);
    for meaning in Meaning::ALL.iter().filter(|m| **m != Meaning::Dim) {
        assert_eq!(theme.style(*meaning), Style::new().italic());
    }
    let (empty, _) = read(&[("a.yaml", "name: a")]);
    let own = Style::new().fg(Color::Reset).bg(Color::Reset);
    assert_eq!(empty.style(Meaning::Text), own);
    assert_eq!(empty.style(Meaning::Key), own);
}

#[test]
fn a_palette_recolours_what_it_extends() {
    let child = ("a.yaml", "extends: b\npalette: {accent: red}");
    let parent = (
        "b.yaml",
        "background: light\npalette: {accent: blue}\nstyles: {key: accent}",
    );
    let (theme, problems) = read(&[child, parent]);
    assert_eq!(problems, "");
    assert_eq!(theme.style(Meaning::Key), Style::new().red());
    assert_eq!(theme.background(), raw::Background::Light);
    assert_eq!(&**theme.name(), "a");
}

#[test]
fn a_theme_may_extend_the_built_in_one_that_it_hides() {
    let (theme, problems) = read(&[("dark.yaml", "extends: dark\nstyles: {key: '#ff0000'}")]);
    assert_eq!(problems, "");
    assert_eq!(
        theme.style(Meaning::Key),
        Style::new().fg(Color::Rgb(255, 0, 0))
    );
    let dark = Theme::named(Some("dark"), None).unwrap();
    assert_eq!(theme.style(Meaning::Link), dark.style(Meaning::Link));
}

#[test]
fn circles_and_unknown_themes_are_reported_where_they_are_named() {
    let (_, problems) = read(&[
        ("a.yaml", "extends: b"),
        ("b.yaml", "styles: {key: bold}\nextends: a"),
    ]);
    insta::assert_snapshot!(problems, @"b.yaml:2:10 unknown-value ⟨a⟩ `a` rests on this theme itself, so neither comes first / extend another theme, or take the line out");
    insta::assert_snapshot!(read(&[("a.yaml", "extends: a")]).1, @"a.yaml:1:10 unknown-value ⟨a⟩ `a` rests on this theme itself, so neither comes first / extend another theme, or take the line out");
    insta::assert_snapshot!(read(&[("a.yaml", "extends: drak")]).1, @"a.yaml:1:10 dangling ⟨drak⟩ there is no theme `drak` / did you mean `dark`? There are a, colour-safe, dark, ember, high-contrast, light, mono, projector, solarized-dark, solarized-light");
}

#[test]
fn each_slip_is_reported_at_its_place() {
    let text = "\
backgrond: dark
background: grey
palette:
  accent: \"#7aa2f\"
  bold: red
  Big: blue
  sky: brigt-blue
  calm: 300
styles:
  text: acent
  link-slected: bold
  key: {fg: nothing, bg: yellwo, bold: maybe, italics: true}
  row: \"red blue on\"
  row-selected: \"red  red on red\"
  title: [bold]
  good: green bolt
";
    insta::assert_snapshot!(read(&[("a.yaml", text)]).1, @r##"
        a.yaml:1:1 unknown-key ⟨backgrond⟩ a theme has no field `backgrond` / did you mean `background`? Keys of your own start with `x-`
        a.yaml:2:13 unknown-value ⟨grey⟩ `grey` is not one of the values of this field / use one of dark, light, any
        a.yaml:4:11 unknown-value ⟨"#7aa2f"⟩ `#7aa2f` is not a colour / write "#" and six hexadecimal digits, or a number from 0 to 255
        a.yaml:5:3 bad-id ⟨bold⟩ `bold` already has a meaning in styles / give the colour another name
        a.yaml:6:3 bad-id ⟨Big⟩ `Big` is not an id / write it as `big`
        a.yaml:7:8 dangling ⟨brigt-blue⟩ there is no colour `brigt-blue` / did you mean `bright-blue`?
        a.yaml:8:9 unknown-value ⟨300⟩ `300` is not a colour / write "#" and six hexadecimal digits, or a number from 0 to 255
        a.yaml:10:9 dangling ⟨acent⟩ there is no colour `acent` / add it to `palette`, or write "#rrggbb", an ANSI colour such as `bright-blue`, or a number from 0 to 255
        a.yaml:11:3 unknown-key ⟨link-slected⟩ a stylesheet has no field `link-slected` / did you mean `link-selected`? Keys of your own start with `x-`
        a.yaml:12:13 dangling ⟨nothing⟩ there is no colour `nothing` / add it to `palette`, or write "#rrggbb", an ANSI colour such as `bright-blue`, or a number from 0 to 255
        a.yaml:12:26 dangling ⟨yellwo⟩ there is no colour `yellwo` / did you mean `yellow`?
        a.yaml:12:40 wrong-type ⟨maybe⟩ `maybe` is neither true nor false / write `true` or `false`
        a.yaml:12:47 unknown-key ⟨italics⟩ a style has no field `italics` / did you mean `italic`? Keys of your own start with `x-`
        a.yaml:13:13 unknown-value ⟨blue⟩ `blue` is a second colour / write one colour for the text, and one behind it after `on`
        a.yaml:13:18 unknown-value ⟨on⟩ `on` has no colour / write the colour behind the text after it
        a.yaml:14:23 unknown-value ⟨red⟩ `red` is a second colour / write one colour for the text, and one behind it after `on`
        a.yaml:15:10 wrong-type ⟨[bold]⟩ a style is a map of fields / write its fields as `key: value`
        a.yaml:16:15 dangling ⟨bolt⟩ there is no colour `bolt` / did you mean `bold`?
        "##);
}

#[test]
fn colours_without_quotes_are_pointed_at() {
    let text = "palette:\n  sea: #0a0b0c\nstyles:\n  date: #00ff00\n  dim:\n    fg: #0000ff # faint\n  row: # the default\n";
    let problems = read(&[("a.yaml", text)]).1;
    let cuts: Vec<&str> = problems
        .lines()
        .filter(|p| p.contains("cut-by-hash"))
        .collect();
    insta::assert_snapshot!(cuts.join("\n"), @r##"
        a.yaml:2:8 cut-by-hash ⟨#0a0b0c⟩ `#0a0b0c` is a comment to YAML, not a colour / put it in quotes: "#0a0b0c"
        a.yaml:4:9 cut-by-hash ⟨#00ff00⟩ `#00ff00` is a comment to YAML, not a colour / put it in quotes: "#00ff00"
        a.yaml:6:9 cut-by-hash ⟨#0000ff⟩ `#0000ff` is a comment to YAML, not a colour / put it in quotes: "#0000ff"
        "##);
}

#[test]
fn themes_that_are_empty_broken_or_endless_are_refused() {
    insta::assert_snapshot!(read(&[("a.yaml", "# nothing\n")]).1, @"a.yaml:1:1 empty-file ⟨⟩ this theme sets nothing / start with `extends: dark`, and set what should look different");
    insta::assert_snapshot!(read(&[("a.yaml", "styles: {key: bold\n")]).1, @"a.yaml:1:9 syntax ⟨{⟩ `{` is not closed / close it, or put the text in quotes if the `{` belongs to it");
    let long = format!("# {}\nname: a\n", "x".repeat(BYTES));
    assert!(
        read(&[("a.yaml", &long)])
            .1
            .starts_with("a.yaml:1:1 too-large")
    );
    let wordy = format!("styles:\n  key: {}\n", "bold ".repeat(WORDS + 1));
    assert!(read(&[("a.yaml", &wordy)]).1.contains("wrong-type"));
}

proptest! {
    #[test]
    fn places_lie_in_the_file_whatever_a_style_says(words in "[a-z#0-9 \\t\"'\\PC]{0,30}") {
        let text = format!("styles:\n  key: {words}\n  row: bold\n");
        let source = SourceFile::named("a.yaml", text);
        let (_, problems) = Themes::new(std::slice::from_ref(&source)).named("a").unwrap();
        for problem in problems {
            prop_assert!(source.text().get(problem.place.span.range()).is_some());
        }
    }
}
