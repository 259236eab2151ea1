//! What is read of a configuration, and what is told.
#![allow(clippy::unwrap_used)]

use super::*;

/// What is read of the keys, and line, column, code and help of what is wrong.
fn check(yaml: &str, read: &str, problems: &[&str]) {
    let found = Configuration::read(&SourceFile::named("config.yaml", yaml));
    let Config {
        version,
        library,
        theme,
        colours,
        dates,
        mouse,
        watch,
        ..
    } = &found.written;
    let mut all: Vec<String> = Vec::new();
    all.extend(version.map(|version| format!("version {version}")));
    all.extend(library.as_ref().map(|library| format!("library {library}")));
    all.extend(theme.as_ref().map(|theme| format!("theme {theme}")));
    all.extend(colours.map(|colours| format!("colours {}", colours.word())));
    all.extend(dates.map(|dates| format!("dates {dates:?}")));
    all.extend((!found.editor.is_empty()).then(|| format!("editor {}", found.editor.join("|"))));
    all.extend(mouse.map(|mouse| format!("mouse {mouse}")));
    all.extend(watch.map(|watch| format!("watch {}", watch.word())));
    for (field, words) in [("select", &found.select), ("ignore", &found.ignore)] {
        all.extend(
            words
                .iter()
                .map(|word| format!("{field} {}@{}", word.text, word.at.position())),
        );
    }
    all.extend(
        found
            .written
            .check
            .deny_warnings
            .map(|denies| format!("deny {denies}")),
    );
    all.extend(found.browse.iter().map(|binding| {
        let action = binding.action.as_deref().unwrap_or("nothing");
        let at = (binding.keys_at.position(), binding.action_at.position());
        format!("{}@{} {action}@{}", binding.keys, at.0, at.1)
    }));
    assert_eq!(all.join(", "), read, "{yaml}");
    let told: Vec<String> = found
        .problems
        .iter()
        .map(|p| format!("{} {}: {}", p.position(), p.code, p.help))
        .collect();
    assert_eq!(told, problems, "{yaml}");
}

#[test]
fn every_field_is_read() {
    check("", "", &[]);
    check("# nothing\n", "", &[]);
    check(
        "version: 1\nlibrary: ~/briefings\ntheme: light\ncolours: 256\ndates: long\nmouse: false\nwatch: false\n",
        "version 1, library ~/briefings, theme light, colours 256, dates Long, mouse false, watch false",
        &[],
    );
    for word in ["auto", "never", "16", "256", "true"] {
        check(
            &format!("colours: {word}\n"),
            &format!("colours {word}"),
            &[],
        );
    }
    for word in ["true", "false", "poll"] {
        check(&format!("watch: {word}\n"), &format!("watch {word}"), &[]);
    }
}

#[test]
fn what_is_said_of_problems_is_uncertain_where_the_file_is() {
    let uncertain = |yaml: &str| {
        let configuration = Configuration::read(&SourceFile::named("config.yaml", yaml));
        let problems = configuration.problems.iter();
        problems
            .map(|problem| {
                (
                    problem.code.name(),
                    configuration.is_uncertain("check", problem),
                )
            })
            .collect::<Vec<_>>()
    };
    let both = "check: {}\ncheck: {ignore: unsourced}\n";
    assert_eq!(uncertain(both), [("duplicate-key", true)]);
    assert_eq!(
        uncertain("check: {ignore: [unsourced\n"),
        [("syntax", true)]
    );
    assert!(uncertain("check: {ignore: [[]]}\n")[0].1);
    assert_eq!(
        uncertain("check: {}\nmouse: maybe\n"),
        [("wrong-type", false)]
    );
    assert_eq!(
        uncertain("dates: iso\ndates: long\n"),
        [("duplicate-key", false)]
    );
}

#[test]
fn words_for_problems_come_with_their_places() {
    check(
        "check:\n  select: [format, 'slide']\n  ignore: unsourced\n  deny-warnings: true\n",
        "select format@2:12, select slide@2:20, ignore unsourced@3:11, deny true",
        &[],
    );
    check(
        "check: {select: [], ignore: }\ncheck: {select: all}\n",
        "",
        &["2:1 duplicate-key: keep one of them; the first counts"],
    );
    let help = "write text here, in quotes if it starts with a bracket";
    check(
        "check:\n  select:\n    - [tab]\n    - tab\n  deny_warnings: yes\n",
        "select tab@4:7",
        &[
            &format!("3:7 wrong-type: {help}"),
            "5:3 unknown-key: did you mean `deny-warnings`?",
        ],
    );
}

#[test]
fn keys_come_with_their_places_and_may_do_nothing() {
    check(
        "keys:\n  browse:\n    <c-f>: find\n    \"[\": none\n    q: null\n    n:\n    1: last\n",
        "<c-f>@3:5 find@3:12, [@4:5 nothing@4:10, q@5:5 nothing@5:8, n@6:5 nothing@6:6, 1@7:5 last@7:8",
        &[],
    );
    check(
        "keys: {browse: {j: down, j: up}}\n",
        "j@1:17 down@1:20",
        &["1:26 duplicate-key: keep one of them; the first counts"],
    );
}

#[test]
fn the_editor_is_a_list_or_a_string_split_as_a_shell_would() {
    check("editor: nvim\n", "editor nvim", &[]);
    check("editor: code --wait\n", "editor code|--wait", &[]);
    check(
        "editor: \"'/opt/my editor/ed' -n $HOME;\"\n",
        "editor /opt/my editor/ed|-n|$HOME;",
        &[],
    );
    check(
        "editor: [/opt/my editor/ed, -n x]\n",
        "editor /opt/my editor/ed|-n x",
        &[],
    );
    check("editor: [my editor]\n", "editor my editor", &[]);
    check("editor:\n", "", &[]);
    check("editor: []\n", "", &[]);
    let help = "write a program and its arguments, as in `[code, --wait]`";
    check(
        "editor: \"vi '\"\n",
        "",
        &[&format!("1:9 wrong-type: {help}")],
    );
    check("editor: ['']\n", "", &[&format!("1:9 wrong-type: {help}")]);
}

#[test]
fn all_that_is_wrong_is_told_at_once_and_the_rest_counts() {
    check(
        "libary: a\ntheme: [dark]\ncolours: 512\ndates: lang\nkeys:\n  brows: {}\n  browse: {j: [down]}\nversion: 1\n",
        "version 1",
        &[
            "1:1 unknown-key: did you mean `library`? Keys of your own start with `x-`",
            "2:8 wrong-type: write text here, in quotes if it starts with a bracket",
            "3:10 unknown-value: use one of auto, never, 16, 256, true",
            "4:8 unknown-value: did you mean `long`?",
            "6:3 unknown-key: did you mean `browse`? Keys of your own start with `x-`",
            "7:15 wrong-type: write text here, in quotes if it starts with a bracket",
        ],
    );
    check(
        "library: [a, b]\n",
        "",
        &["1:10 wrong-type: write text here, in quotes if it starts with a bracket"],
    );
}

#[test]
fn what_stands_beside_a_syntax_error_counts() {
    check(
        "theme: light\nlibrary: \"a\ndates: long\n",
        "theme light, dates Long",
        &["2:10 syntax: close it, or put the text in quotes if the `\"` belongs to it"],
    );
}

#[test]
fn of_a_newer_version_what_is_known_is_used() {
    check(
        "version: 2\ndates: long\nsound: loud\n",
        "version 2, dates Long",
        &[
            "1:10 newer-format: use a newer bluf; what this one knows is used",
            "3:1 unknown-key: keys of your own start with `x-`",
        ],
    );
}

#[test]
fn a_configuration_has_a_limit() {
    check(
        &format!("dates: long\n#{}", " ".repeat(BYTES)),
        "",
        &["1:1 too-large: take out what is no part of the configuration"],
    );
}

#[test]
fn the_documented_configuration_says_what_it_seems_to() {
    let lines = include_str!("written.rs").lines();
    let yaml: String = lines
        .skip_while(|line| *line != "//! ```yaml")
        .skip(1)
        .take_while(|line| *line != "//! ```")
        .map(|line| format!("{}\n", line.trim_start_matches("//! ")))
        .collect();
    check(
        &yaml,
        "version 1, library ~/briefings, theme auto, colours auto, dates Iso, editor code|--wait, mouse true, watch true, select all@10:12, ignore unsourced@11:12, deny false, <c-f>@15:5 find@15:14, ZZ@16:5 quit@16:11, q@17:5 nothing@17:10",
        &[],
    );
}
