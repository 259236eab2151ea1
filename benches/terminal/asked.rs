//! What is asked for on the command line.

use std::path::PathBuf;

const HELP: &str = r#"Measures the program in a terminal, beside others.

  cargo bench --bench terminal -- [WORD]... [--rounds N] [--build PATH] [--beside COMMAND ...]...

  WORD             only the cases whose names hold one of these words
  --rounds N       how often each program is started for a case (5)
  --build PATH     another build of this program, with lines of its own in every case
  --beside COMMAND another program: a command of the shell, in which $NAMES_500 and $NAMES_50000 are files of lines,
                   $PAGE is a briefing of 25 kB, $NAMES one of 50,000 names, $EVENTS one of 20,000 events, $TALK one with
                   20 slides; then of it
    --shows WORDS  what it shows when it can be used; needed
    --down KEYS    what moves one row down (j), and
    --up KEYS      back up (k); \e stands for Esc, \t for Tab
    --types WORDS  words that are typed and erased letter by letter

  cargo bench --bench terminal -- step letter --beside 'sk < $NAMES_50000' --shows 50000/50000 \
      --down '\e[A' --up '\e[B' --types 'northern cable'
"#;

/// What is asked for.
pub(crate) struct Asked {
    pub(crate) words: Vec<String>,
    pub(crate) rounds: usize,
    pub(crate) builds: Vec<PathBuf>,
    pub(crate) beside: Vec<Beside>,
}

/// Another program.
#[derive(Clone)]
pub(crate) struct Beside {
    pub(crate) command: String,
    pub(crate) shows: String,
    pub(crate) down: String,
    pub(crate) up: String,
    pub(crate) types: Option<String>,
}

impl Asked {
    /// Reads the command line; says on the screen what is wrong with it.
    pub(crate) fn read() -> Option<Self> {
        match Self::of(std::env::args().skip(1)) {
            Ok(asked) => asked,
            Err(wrong) => {
                eprintln!("{wrong}\n\n{HELP}");
                std::process::exit(2);
            }
        }
    }

    fn of(mut args: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut asked = Self {
            words: Vec::new(),
            rounds: 5,
            builds: Vec::new(),
            beside: Vec::new(),
        };
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--help" | "-h" => {
                    println!("{HELP}");
                    return Ok(None);
                }
                // What cargo says to every bench.
                "--bench" => continue,
                word if !word.starts_with("--") => {
                    asked.words.push(arg);
                    continue;
                }
                _ => {}
            }
            let value = args
                .next()
                .ok_or_else(|| format!("`{arg}` needs a value"))?;
            asked.take(&arg, value)?;
        }
        match asked.beside.iter().find(|beside| beside.shows.is_empty()) {
            Some(beside) => Err(format!("`{}` needs `--shows WORDS`", beside.command)),
            None => Ok(Some(asked)),
        }
    }

    fn take(&mut self, option: &str, value: String) -> Result<(), String> {
        match (option, self.beside.last_mut()) {
            ("--rounds", _) => {
                self.rounds = value
                    .parse()
                    .map_err(|_| format!("`{value}` is no number"))?;
            }
            ("--build", _) => self.builds.push(value.into()),
            ("--beside", _) => self.beside.push(Beside {
                command: value,
                shows: String::new(),
                down: "j".to_owned(),
                up: "k".to_owned(),
                types: None,
            }),
            ("--shows", Some(beside)) => beside.shows = value,
            ("--down", Some(beside)) => beside.down = keys(&value),
            ("--up", Some(beside)) => beside.up = keys(&value),
            ("--types", Some(beside)) => beside.types = Some(value),
            (option, _) => return Err(format!("`{option}` is not known here")),
        }
        Ok(())
    }

    /// Whether a case is wanted.
    pub(crate) fn wants(&self, name: &str) -> bool {
        self.words.is_empty() || self.words.iter().any(|word| name.contains(word.as_str()))
    }
}

fn keys(written: &str) -> String {
    written.replace("\\e", "\x1b").replace("\\t", "\t")
}
