//! What is measured of whom.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;

use super::asked::{Asked, Beside};
use super::inputs::{FEW, Inputs, MANY, SLIDES};
use super::made;
use super::pty::installed;

/// What is measured.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    /// The time to the first frame with content.
    First,
    /// Some rows down and up again, when everything has come to rest.
    Steps,
    /// The same from the first frame on, key after key, each when the one before shows.
    StepsAtOnce,
    /// Letters typed and erased.
    Letters,
    /// The memory after some use, and how often it wakes up while nothing happens.
    Rest,
}

/// A line of the table, or two.
pub(crate) struct Case {
    pub(crate) name: &'static str,
    pub(crate) what: What,
    pub(crate) programs: Vec<Program>,
    /// What another program took that is not run here.
    pub(crate) known: Option<&'static str>,
}

/// A program, started in some way.
#[derive(Clone)]
pub(crate) struct Program {
    pub(crate) name: String,
    pub(crate) command: CommandBuilder,
    /// What it shows when it can be used.
    pub(crate) shows: String,
    /// What is pressed before anything is measured.
    pub(crate) before: &'static str,
    pub(crate) down: String,
    pub(crate) up: String,
    pub(crate) types: Option<String>,
}

const WORDS: &str = "northern cable lazarus denies winter";

/// All that is asked for.
pub(crate) fn all(asked: &Asked, inputs: &Inputs) -> Vec<Case> {
    for program in ["fzf", "less", "jless"] {
        if installed(program).is_none() {
            println!("{program} is not installed: it is left out");
        }
    }
    let mut all = of_bluf(&Cases::new(asked, inputs));
    all.extend(of_talks(&Cases::new(asked, inputs)));
    all.retain(|case| asked.wants(case.name));
    let given = asked.beside.iter().map(|beside| given(beside, inputs));
    for program in given {
        for case in &mut all {
            if case.what != What::Letters || program.types.is_some() {
                case.programs.push(program.clone());
            }
        }
    }
    all
}

struct Cases<'i> {
    builds: Vec<(String, PathBuf)>,
    inputs: &'i Inputs,
}

impl<'i> Cases<'i> {
    fn new(asked: &Asked, inputs: &'i Inputs) -> Self {
        let here = ("bluf".to_owned(), env!("CARGO_BIN_EXE_bluf").into());
        let others = asked.builds.iter().map(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy());
            (name.unwrap_or_default().into_owned(), path.clone())
        });
        Self {
            builds: std::iter::once(here).chain(others).collect(),
            inputs,
        }
    }

    /// Each build over a file, or over what is built in.
    fn bluf(&self, file: Option<&Path>, shows: &str, before: &'static str) -> Vec<Program> {
        let file = file.map(Path::as_os_str);
        self.started(file.as_slice(), shows, before)
    }

    /// Each build with some arguments.
    fn started(&self, args: &[&OsStr], shows: &str, before: &'static str) -> Vec<Program> {
        let program = |(name, path): &(String, PathBuf)| {
            let mut command = CommandBuilder::new(path);
            command.args(args);
            // No configuration, no briefings and no talk of whoever runs this.
            command.env("HOME", &self.inputs.home);
            command.env("XDG_RUNTIME_DIR", &self.inputs.run);
            for name in [
                "XDG_CONFIG_HOME",
                "XDG_DATA_HOME",
                "XDG_STATE_HOME",
                "COLORFGBG",
            ] {
                command.env_remove(name);
            }
            Program {
                name: name.clone(),
                command,
                shows: shows.to_owned(),
                before,
                down: "j".to_owned(),
                up: "k".to_owned(),
                types: None,
            }
        };
        self.builds.iter().map(program).collect()
    }

    fn built_in(&self) -> Vec<Program> {
        self.bluf(None, "Sony", "")
    }

    /// The finder over names, which go down by an arrow, since letters are typed.
    fn finder(&self, file: &Path) -> Vec<Program> {
        let mut programs = self.bluf(Some(file), &made::name(0), "\x10");
        for program in &mut programs {
            program.down = "\x1b[B".to_owned();
            program.up = "\x1b[A".to_owned();
            program.types = Some(WORDS.to_owned());
        }
        programs
    }

    fn timeline(&self) -> Vec<Program> {
        self.bluf(Some(&self.inputs.events), "1900-01", "")
    }

    /// The slides of the short talk or of the long one.
    fn talk(&self, which: usize, before: &'static str) -> Vec<Program> {
        let args = ["present".as_ref(), self.inputs.talks[which].as_os_str()];
        let shows = made::talk_title(SLIDES[which]);
        let mut programs = self.started(&args, &shows, before);
        for program in &mut programs {
            program.down = " ".to_owned();
        }
        programs
    }

    fn fzf(&self, lines: &Path, count: usize) -> Vec<Program> {
        let command = "exec fzf < \"$FILE\"";
        let fzf = beside(
            self.inputs,
            "fzf",
            command,
            lines,
            &format!("{count}/{count}"),
        );
        let fzf = fzf.map(|fzf| Program {
            down: "\x1b[A".to_owned(),
            up: "\x1b[B".to_owned(),
            types: Some(WORDS.to_owned()),
            ..fzf
        });
        fzf.into_iter().collect()
    }

    fn less(&self) -> Vec<Program> {
        let less = beside(
            self.inputs,
            "less",
            "exec less \"$FILE\"",
            &self.inputs.page,
            "authors",
        );
        less.into_iter().collect()
    }

    fn jless(&self) -> Vec<Program> {
        let command = "exec jless --yaml \"$FILE\"";
        let jless = beside(
            self.inputs,
            "jless",
            command,
            &self.inputs.events,
            "event-0",
        );
        jless.into_iter().collect()
    }
}

fn of_bluf(cases: &Cases<'_>) -> Vec<Case> {
    let (few, many) = (
        || cases.fzf(&cases.inputs.few_lines, FEW),
        || cases.fzf(&cases.inputs.many_lines, MANY),
    );
    let (names, page) = (&cases.inputs.names, &cases.inputs.page);
    // The whole folder: the briefing rests on a library file.
    let mut first_page = cases.bluf(page.parent(), "1990", "");
    first_page.extend(few());
    first_page.extend(cases.less());
    let case = |name, what, programs: [Vec<Program>; 2]| Case {
        name,
        what,
        programs: programs.concat(),
        known: None,
    };
    vec![
        case(
            "first frame, built-in library",
            What::First,
            [cases.built_in(), few()],
        ),
        case(
            "first frame, one file of 25 kB",
            What::First,
            [first_page, Vec::new()],
        ),
        case(
            "first content, 50,000 names",
            What::First,
            [cases.bluf(Some(names), &made::name(0), ""), many()],
        ),
        case(
            "first content, 20,000 events",
            What::First,
            [cases.timeline(), cases.jless()],
        ),
        case(
            "step that changes the page",
            What::Steps,
            [cases.built_in(), [few(), cases.less()].concat()],
        ),
        case(
            "step in the finder, 50,000 names",
            What::Steps,
            [cases.finder(names), many()],
        ),
        case(
            "step in a timeline of 20,000",
            What::Steps,
            [cases.timeline(), cases.jless()],
        ),
        case(
            "step there, from the first frame on",
            What::StepsAtOnce,
            [cases.timeline(), cases.jless()],
        ),
        case(
            "letter, 500 names",
            What::Letters,
            [cases.finder(&cases.inputs.few), few()],
        ),
        case(
            "letter, 50,000 names",
            What::Letters,
            [cases.finder(names), many()],
        ),
        case(
            "rest, built-in library",
            What::Rest,
            [cases.built_in(), few()],
        ),
        case(
            "rest, 50,000 names",
            What::Rest,
            [cases.bluf(Some(names), &made::name(0), ""), many()],
        ),
        case(
            "rest, 20,000 events",
            What::Rest,
            [cases.timeline(), cases.jless()],
        ),
    ]
}

/// Slides, beside what presenterm took for a deck of as many: in a terminal of the same size, on two cores, on another
/// day. Say what it takes today: `--beside 'presenterm -p deck.md'`.
fn of_talks(cases: &Cases<'_>) -> Vec<Case> {
    let case = |name, what, programs, known| Case {
        name,
        what,
        programs,
        known,
    };
    let (short, long) = (|| cases.talk(0, ""), || cases.talk(1, ""));
    vec![
        case(
            "first slide of 20",
            What::First,
            short(),
            Some("11.7, on another day"),
        ),
        case(
            "next slide of 20",
            What::Steps,
            short(),
            Some("0.23, 1.4 kB, on another day"),
        ),
        case(
            "first slide of 2,000",
            What::First,
            long(),
            Some("125, on another day"),
        ),
        case("next slide of 2,000", What::Steps, long(), None),
        case(
            "rest, slides, clock hidden",
            What::Rest,
            short(),
            Some("7.6 MiB; 93 wake-ups a second, on another day"),
        ),
        case(
            "rest, slides, clock shown",
            What::Rest,
            cases.talk(0, "t"),
            None,
        ),
        case(
            "rest, 2,000 slides",
            What::Rest,
            long(),
            Some("52 MiB, on another day"),
        ),
    ]
}

/// Another program over a file, where it is installed.
fn beside(
    inputs: &Inputs,
    program: &str,
    command: &str,
    file: &Path,
    shows: &str,
) -> Option<Program> {
    installed(program)?;
    let mut shell = shell(inputs, command);
    shell.env("FILE", file);
    shell.env("LESS", "");
    shell.env("FZF_DEFAULT_OPTS", "");
    Some(Program {
        name: program.to_owned(),
        command: shell,
        shows: shows.to_owned(),
        before: "",
        down: "j".to_owned(),
        up: "k".to_owned(),
        types: None,
    })
}

/// A program of whoever runs this.
fn given(beside: &Beside, inputs: &Inputs) -> Program {
    Program {
        name: beside
            .command
            .split(' ')
            .next()
            .unwrap_or_default()
            .to_owned(),
        command: shell(inputs, &beside.command),
        shows: beside.shows.clone(),
        before: "",
        down: beside.down.clone(),
        up: beside.up.clone(),
        types: beside.types.clone(),
    }
}

fn shell(inputs: &Inputs, command: &str) -> CommandBuilder {
    let mut shell = CommandBuilder::new("sh");
    shell.args(["-c", command]);
    for (name, path) in inputs.variables() {
        shell.env(name, path);
    }
    shell
}
