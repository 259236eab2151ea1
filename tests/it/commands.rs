//! The commands around the configuration, as a person runs them: the program itself, with a home of its own.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use bluf::facade::{Configuration, Keymap, SourceFile};
use tempfile::TempDir;

/// A home folder in which nothing is but what a test puts there.
struct Home(TempDir);

/// How a command ended.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

impl Home {
    fn empty() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn with(config: &str) -> Self {
        let home = Self::empty();
        let file = home.config();
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, config).unwrap();
        home
    }

    fn path(&self, inside: &str) -> PathBuf {
        self.0.path().join(inside)
    }

    /// Where the program looks for its configuration: where this system wants it.
    fn config(&self) -> PathBuf {
        let paths = self.run(&["paths"], &[]).stdout;
        let line = paths.lines().next().unwrap();
        let start = line.find(&*self.0.path().to_string_lossy()).unwrap();
        PathBuf::from(&line[start..])
    }

    fn run(&self, args: &[&str], variables: &[(&str, &str)]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_bluf"))
            .args(args)
            .env_clear()
            .env("HOME", self.0.path())
            .env("XDG_CONFIG_HOME", self.path("config"))
            .env("XDG_DATA_HOME", self.path("data"))
            .env("XDG_STATE_HOME", self.path("state"))
            .envs(variables.iter().copied())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Run {
            code: output.status.code(),
            stdout: text(output.stdout),
            stderr: text(output.stderr),
        }
    }

    /// A run with the home folder, which has another name each time, written as `HOME`.
    fn told(&self, args: &[&str], variables: &[(&str, &str)]) -> Run {
        let mut run = self.run(args, variables);
        let home = self.0.path().to_string_lossy().into_owned();
        run.stdout = run.stdout.replace(&home, "HOME");
        run.stderr = run.stderr.replace(&home, "HOME");
        run
    }
}

/// The lines of a text before its keys.
fn head(text: &str) -> String {
    text.split_inclusive('\n')
        .take_while(|line| *line != "keys:\n")
        .collect()
}

#[cfg(target_os = "linux")]
#[test]
fn paths_say_what_is_there() {
    let home = Home::empty();
    let run = home.told(&["paths"], &[]);
    insta::assert_snapshot!(run.stdout, @"
    configuration  not there  HOME/config/bluf/config.yaml
    themes         not there  HOME/config/bluf/themes
    data           not there  HOME/data/bluf
    briefings      not there  HOME/data/bluf/briefings
    session        not there  HOME/state/bluf/session.yaml
    ");
    fs::create_dir_all(home.path("data/bluf/briefings")).unwrap();
    let run = home.told(&["paths"], &[]);
    insta::assert_snapshot!(run.stdout, @"
    configuration  not there  HOME/config/bluf/config.yaml
    themes         not there  HOME/config/bluf/themes
    data           there      HOME/data/bluf
    briefings      there      HOME/data/bluf/briefings
    session        not there  HOME/state/bluf/session.yaml
    ");
    assert_eq!(run.code, Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_configuration_the_defaults_hold() {
    let home = Home::empty();
    let run = home.told(&["config"], &[("TERM", "xterm-256color")]);
    insta::assert_snapshot!(head(&run.stdout), @"
    # HOME/config/bluf/config.yaml is not there.
    version: 1
    library: null                # default: the briefings in the program
    theme: auto                  # default: dark or light, by the ground of the terminal
    colours: auto                # default: here 256, by COLORTERM and TERM
    dates: iso                   # default
    editor: [vi]                 # default
    mouse: true                  # default
    watch: true                  # default
    check:
      select: [all]              # default
      ignore: []                 # default
      deny-warnings: false       # default
    ");
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    fs::create_dir_all(home.path("data/bluf/briefings")).unwrap();
    let run = home.told(&["config"], &[("NO_COLOR", "1")]);
    let has = |yaml: &str, comment: &str| {
        let line = run.stdout.lines().find(|line| line.starts_with(yaml));
        assert!(
            line.is_some_and(|line| line.ends_with(&format!("  # {comment}"))),
            "{}",
            run.stdout
        );
    };
    has("library: HOME/data/bluf/briefings ", "default");
    has("theme: mono ", "environment: NO_COLOR");
}

#[cfg(target_os = "linux")]
#[test]
fn each_value_says_where_it_comes_from() {
    let home = Home::with(
        "# mine\ntheme: light\ndates: long\ncolours: 256\nlibrary: ~/config\nkeys:\n  browse:\n    <c-f>: find\n    q: none\n",
    );
    let run = home.told(&["config"], &[("NO_COLOR", "1"), ("EDITOR", "code --wait")]);
    let keys = run.stdout.lines().skip_while(|line| *line != "keys:");
    let keys: Vec<&str> = keys.take(6).collect();
    insta::assert_snapshot!(head(&run.stdout) + &keys.join("\n"), @r#"
    # Read from HOME/config/bluf/config.yaml
    version: 1
    library: ~/config            # HOME/config/bluf/config.yaml:5
    theme: light                 # HOME/config/bluf/config.yaml:2
    colours: 256                 # HOME/config/bluf/config.yaml:4
    dates: long                  # HOME/config/bluf/config.yaml:3
    editor: [code, "--wait"]     # environment: EDITOR
    mouse: true                  # default
    watch: true                  # default
    check:
      select: [all]              # default
      ignore: []                 # default
      deny-warnings: false       # default
    keys:
      browse:
        "<c-f>": find            # HOME/config/bluf/config.yaml:8
        "q": none                # HOME/config/bluf/config.yaml:9
        "<enter>": follow        # default
        "H": back                # default
    "#);
    let run = home.told(&["config", "--theme", "mono"], &[]);
    assert!(run.stdout.contains("theme: mono "), "{}", run.stdout);
    assert!(run.stdout.contains("# command line: --theme\n"));
}

#[test]
fn all_that_is_wrong_is_told_and_the_rest_holds() {
    let home = Home::with(
        "version: 2\ntheme: drak\ndates: long\nlibrary: ~/nowhere\nkeys:\n  browse:\n    <f8>: fnid\n    enter: last\n    Z: quit\n    ZZ: quit\n",
    );
    let run = home.run(&["config"], &[]);
    let lines = run.stderr.lines().map(|line| {
        let (_, line) = line.split_once("config.yaml:").unwrap();
        format!("{line}\n")
    });
    insta::assert_snapshot!(lines.collect::<String>(), @"
    1:10: warning: version 2 is newer than this program, which knows 1 [newer-format]
    2:8: error: there is no theme `drak` [unknown-value]
    4:10: error: `~/nowhere` is no folder [not-found]
    7:11: error: `fnid` is not an action [unknown-value]
    8:5: error: `enter` is 5 keys in a row [bad-keys]
    10:5: warning: `ZZ` cannot be reached: `Z` acts at once [hidden-keys]
    ");
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.contains("\ndates: long "));
    assert!(run.stdout.contains("\ntheme: auto "));
}

#[test]
fn what_config_prints_is_a_configuration_with_the_same_effect() {
    let home = Home::with(
        "dates: long\nkeys: {browse: {\"[\": none, g: first, qq: quit, \"<lt>\": find, \"<c-gt>\": last}}\n",
    );
    let first = home.run(&["config"], &[]);
    let read = Configuration::read(&SourceFile::named("config.yaml", &*first.stdout));
    let (keymap, problems) = Keymap::new(&read.browse);
    let problems: Vec<_> = read.problems.iter().chain(&problems).collect();
    assert!(problems.is_empty(), "{problems:?}");
    let asked = Configuration::read(&SourceFile::named(
        "config.yaml",
        fs::read_to_string(home.config()).unwrap(),
    ));
    let (expected, _) = Keymap::new(&asked.browse);
    let meaning = |keymap: &Keymap| -> Vec<String> {
        let acting = keymap.bound().iter();
        let mut all: Vec<String> = acting
            .filter_map(|bound| Some(format!("{:?} {:?}", bound.keys, bound.action?)))
            .collect();
        all.sort();
        all
    };
    assert_eq!(meaning(&keymap), meaning(&expected));

    fs::write(home.config(), &first.stdout).unwrap();
    let second = home.run(&["config"], &[]);
    let bare = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        let bare = lines.map(|line| line.split("  # ").next().unwrap_or_default().trim_end());
        bare.map(str::to_owned).collect()
    };
    assert_eq!(bare(&first.stdout), bare(&second.stdout));
    assert_eq!((second.code, second.stderr.as_str()), (Some(0), ""));
}

#[test]
fn the_screen_has_the_keys_and_dates_of_the_configuration() {
    let home = Home::with("dates: long\nkeys: {browse: {n: down, <c-f>: find, <c-p>: none}}\n");
    let screen = home
        .run(&["--print", "--size", "110x20", "--keys", "nnn"], &[])
        .stdout;
    assert!(screen.contains("│▌19 May 2014 "), "{screen}");
    assert!(screen.contains("as of 20 December 2014"), "{screen}");
    assert!(screen.contains("Ctrl-f find"), "{screen}");
    let keys = home.run(&["keys"], &[]);
    assert!(
        keys.stdout
            .lines()
            .any(|line| line.starts_with("  n  j  ↓ ")),
        "{}",
        keys.stdout
    );
    let found = home.run(&["--print", "--size", "110x20", "--keys", "<c-f>sony"], &[]);
    assert!(found.stdout.contains("sony"), "{}", found.stdout);
    let help = home
        .run(&["--print", "--size", "110x60", "--keys", "?"], &[])
        .stdout;
    assert!(help.contains("n  j  ↓"), "{help}");
    let wrong = Home::with("theme: drak\n");
    let screen = wrong.run(&["--print", "--keys", "!"], &[]).stdout;
    assert!(screen.contains("there is no theme `drak`"), "{screen}");
}

#[test]
fn colours_are_those_that_the_configuration_wants() {
    let colours = |config: &str, variables: &[(&str, &str)]| {
        let home = Home::with(config);
        let screen = home
            .run(&["--print", "--color", "--size", "80x20"], variables)
            .stdout;
        let has = |sign: &str| screen.contains(sign);
        (has(";38;2;"), has(";38;5;"))
    };
    let full = &[("COLORTERM", "truecolor")];
    assert_eq!(colours("", full), (true, false));
    assert_eq!(colours("colours: 256\n", full), (false, true));
    assert_eq!(colours("colours: 16\n", full), (false, true));
    assert_eq!(
        colours("colours: true\n", &[("TERM", "linux")]),
        (true, false)
    );
    assert_eq!(
        colours("colours: never\ntheme: dark\n", full),
        (false, false)
    );
    let none = &[("COLORTERM", "truecolor"), ("NO_COLOR", "1")];
    assert_eq!(colours("", none), (false, false));
    assert_eq!(colours("theme: dark\n", none), (true, false));
    assert_eq!(colours("colours: true\n", none), (true, false));
}

#[test]
fn the_key_table_comes_in_columns_and_as_markdown() {
    let home = Home::empty();
    let text = home.run(&["keys"], &[]).stdout;
    assert!(text.starts_with("Reading\n  Enter "), "{text}");
    let markdown = home.run(&["keys", "--format", "markdown"], &[]).stdout;
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&markdown), "{markdown}");
}

#[test]
fn completions_are_scripts_of_their_shells() {
    let home = Home::empty();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = home.run(&["completions", shell], &[]);
        assert_eq!(run.code, Some(0));
        assert!(run.stdout.contains("BLUF_COMPLETE"), "{shell}");
        let file = home.path(shell);
        fs::write(&file, &run.stdout).unwrap();
        if !["bash", "zsh", "fish"].contains(&shell) {
            continue;
        }
        // A shell that is not there cannot object.
        if let Ok(parsed) = Command::new(shell).arg("-n").arg(&file).output() {
            let told = String::from_utf8_lossy(&parsed.stderr).into_owned();
            assert!(
                parsed.status.success() && told.is_empty(),
                "{shell}: {told}"
            );
        }
    }
    assert_eq!(home.run(&["completions", "csh"], &[]).code, Some(2));
}

#[test]
fn the_manual_is_a_page() {
    let run = Home::empty().run(&["man"], &[]);
    assert_eq!(run.code, Some(0));
    assert!(run.stdout.contains(".TH bluf 1"));
    assert!(run.stdout.contains(".SS \"bluf completions\""));
}

#[test]
fn a_theme_of_the_command_line_must_be_there() {
    let run = Home::empty().run(&["config", "--theme", "drak"], &[]);
    assert_eq!(run.code, Some(2));
    let told = "bluf: there is no theme `drak`: did you mean `dark`? There are ";
    assert!(run.stderr.starts_with(told), "{}", run.stderr);
}

#[test]
fn what_is_bound_otherwise_is_so_in_every_box() {
    let home = Home::with(
        "keys: {browse: {<c-f>: follow, <c-t>: down, <c-x>: close, <enter>: none, <esc>: none, <c-g>: themes}}\n",
    );
    let screen = |keys: &str| {
        let args = ["--print", "--size", "110x30", "--keys", keys];
        home.run(&args, &[]).stdout
    };
    for (keys, seen) in [
        ("0<c-t><c-t>", "3 of 3"),
        ("0<enter>", "╭ Briefings ─"),
        ("0<c-t><c-f>", " bluf › THAAD: China presses Seoul"),
        ("0/thaad<c-f>", "1 of 3"),
        ("0/thaad<c-x>", "1 of 3"),
        ("?<c-t><c-t>", "▌ L "),
        ("?/themes<c-f>", "╭ Themes ─"),
        ("<c-g><c-t>", "▌ colour-safe"),
        ("<c-g><c-g>", "├ 2 Actors ─"),
        (":themes<c-f>", "╭ Themes ─"),
        ("<c-p>sony<c-t>", "2 of "),
        ("<c-p>sony<esc>", "╭ Find ─"),
        ("<c-p>sony<tab><c-t><c-f>", "╭ Sony Pictures ─"),
        ("1/kor<c-f>", " Ctrl-f read"),
        ("lf<c-x>", " f hints"),
        ("1i<c-f>", "1 Timeline ─"),
        ("o<c-x>", "├ 2 Actors ─"),
        ("<c-p>", " Ctrl-f open  Ctrl-x close "),
        ("!", "R read again  Ctrl-x close "),
    ] {
        let screen = screen(keys);
        assert!(
            screen.contains(seen),
            "{keys}: `{seen}` is not on\n{screen}"
        );
    }
}

#[test]
fn a_letter_that_quits_is_a_letter_where_letters_are_typed() {
    let home = Home::with("keys:\n  browse:\n    Q: interrupt\n");
    for (keys, shown) in [("1/Q", "1 Timeline /Q"), (":Q", "│ Q "), ("<c-p>Q", "│ Q ")] {
        let screen = home.run(&["--print", "--keys", keys], &[]).stdout;
        assert!(screen.contains(shown), "{keys}\n{screen}");
    }
}

#[test]
fn the_list_of_themes_begins_at_the_one_in_use() {
    for (config, selected) in [("", "▌ auto"), ("theme: ember\n", "▌ ember")] {
        let home = Home::with(config);
        let screen = home.run(&["--print", "--keys", "T"], &[]).stdout;
        assert!(screen.contains(selected), "{screen}");
    }
}

/// A briefing that lacks its marking (a warning) and a source (worth knowing).
const OWING: &str = "title: T\nevents: [Screens go dark]\n";

/// The codes that a check tells, by line.
fn told(run: &Run) -> String {
    let codes = run.stdout.lines().filter_map(|line| line.rsplit_once('['));
    let codes: Vec<&str> = codes.map(|(_, code)| code.trim_end_matches(']')).collect();
    codes.join(" ")
}

#[test]
fn what_is_checked_is_told_by_the_configuration_and_before_it_by_the_command_line() {
    let check = |config: &str, flags: &[&str]| {
        let home = Home::with(config);
        let file = home.path("t.yaml");
        fs::write(&file, OWING).unwrap();
        let file = file.to_string_lossy().into_owned();
        let args = [&["check", "--format", "short", &file], flags].concat();
        let run = home.run(&args, &[]);
        assert_eq!(run.stderr, "");
        (told(&run), run.code.unwrap())
    };
    let both = "unmarked unsourced".to_owned();
    assert_eq!(check("", &[]), (both.clone(), 0));
    let none = "check: {select: slide, ignore: [unmarked]}\n";
    assert_eq!(check(none, &[]), (String::new(), 0));
    assert_eq!(check(none, &["--select", "all"]), (both.clone(), 0));
    let one = "check: {ignore: [unsourced], deny-warnings: true}\n";
    assert_eq!(check(one, &[]), ("unmarked".to_owned(), 1));
    assert_eq!(check(one, &["--ignore", "format"]), (String::new(), 0));
    let forgiving = ["--deny-warnings=false"];
    assert_eq!(check(one, &forgiving), ("unmarked".to_owned(), 0));
    assert_eq!(check("", &["--deny-warnings"]), (both, 1));
}

#[test]
fn a_word_that_means_no_problem_is_told_and_nothing_is_checked_or_mended() {
    let home = Home::with("check:\n  select: [unsorced, tab]\n  ignore: [x, [tab]]\n");
    let file = home.path("t.yaml");
    fs::write(&file, OWING).unwrap();
    let file = file.to_string_lossy().into_owned();
    for command in ["check", "fix"] {
        let run = home.told(&[command, &file], &[]);
        assert_eq!((run.code, run.stdout.as_str()), (Some(2), ""));
        insta::allow_duplicates! {
            insta::assert_snapshot!(run.stderr, @"
            bluf: what the configuration says of checks cannot be understood, so that nothing is checked:
            error[unknown-value]: no problem and no group is called `unsorced`
             --> HOME/config/bluf/config.yaml:2:12
              |
            2 |   select: [unsorced, tab]
              |            ^^^^^^^^
              |
              = help: did you mean `unsourced`?

            error[unknown-value]: no problem and no group is called `x`
             --> HOME/config/bluf/config.yaml:3:12
              |
            3 |   ignore: [x, [tab]]
              |            ^
              |
              = help: use a code, or one of the groups format, library, slides, tradecraft

            error[wrong-type]: this field wants text
             --> HOME/config/bluf/config.yaml:3:15
              |
            3 |   ignore: [x, [tab]]
              |               ^^^^^
              |
              = help: write text here, in quotes if it starts with a bracket
            ");
        }
    }
    let run = home.run(&["config"], &[]);
    assert_eq!(run.code, Some(1));
    assert_eq!(run.stderr.matches("unknown-value").count(), 2);
    // What has nothing to do with problems is told, and no reason not to check.
    let home = Home::with("libary: x\n");
    let run = home.told(&["check", "--ignore", "all", &file], &[]);
    assert!(
        run.stderr.contains("config.yaml:1:1: error"),
        "{}",
        run.stderr
    );
    assert_eq!(run.code, Some(0));
}
