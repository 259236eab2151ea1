//! `--select` and `--ignore`, and what the configuration says of both: which problems are told, and mended.

use super::error::Error;
use super::library::config;
use super::output;
use super::report::{self, lines};
use crate::check::selection::{Selection, Selector};
use crate::config::Configuration;
use crate::config::folders::Folders;
use crate::config::located::Word;
use crate::diagnostic::{self, Code, Diagnostic};

/// Which problems are told.
#[derive(Debug, clap::Args)]
pub(super) struct Chosen {
    /// Only these problems: codes, what codes begin with (`slide`), or the groups format, library, slides, tradecraft. Of
    /// two words that disagree, the closer one counts. Without it: those that the configuration selects.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    select: Vec<Selector>,
    /// All but these problems, and without `--select` those that the configuration ignores.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    ignore: Vec<Selector>,
}

/// What is told, by command line and configuration.
pub(super) struct Told {
    pub(super) selection: Selection,
    /// Whether the configuration wants warnings to fail a check.
    pub(super) denies_warnings: bool,
}

impl Chosen {
    /// What is told in the end. What is wrong elsewhere in the configuration is told, and no matter here.
    ///
    /// # Errors
    /// When the configuration says something of it that cannot be understood: other problems than those that are wanted
    /// would be told, or mended.
    pub(super) fn told(&self) -> Result<Told, Error> {
        let configuration = config(Folders::of_user().as_ref());
        let Checks {
            selection,
            wrong,
            others,
        } = Checks::of(&configuration);
        output::warn(&others.iter().map(report::line).collect::<String>());
        if !wrong.is_empty() {
            return Err(Error::Checks(lines(&wrong)));
        }
        Ok(Told {
            selection: Selection {
                select: self.select.clone(),
                ignore: self.ignore.clone(),
                below: Some(Box::new(selection)),
            },
            denies_warnings: configuration.written.check.deny_warnings == Some(true),
        })
    }
}

/// What the configuration says of problems.
pub(super) struct Checks {
    /// Those that are told.
    pub(super) selection: Selection,
    /// What cannot be understood of it: words that mean no problem, and what makes it uncertain what is said.
    pub(super) wrong: Vec<Diagnostic>,
    /// What else is wrong with the configuration.
    pub(super) others: Vec<Diagnostic>,
}

impl Checks {
    /// What a configuration says of problems; a word that means none is left out, and told.
    pub(super) fn of(configuration: &Configuration) -> Self {
        let problems = configuration.problems.iter().cloned();
        let (mut wrong, others): (Vec<_>, Vec<_>) =
            problems.partition(|problem| configuration.is_uncertain("check", problem));
        let selection = Selection {
            select: selectors(&configuration.select, &mut wrong),
            ignore: selectors(&configuration.ignore, &mut wrong),
            below: None,
        };
        diagnostic::sort(&mut wrong);
        Self {
            selection,
            wrong,
            others,
        }
    }
}

fn selectors(words: &[Word], problems: &mut Vec<Diagnostic>) -> Vec<Selector> {
    let known = words.iter().filter_map(|word| match word.text.parse() {
        Ok(selector) => Some(selector),
        Err(crate::check::selection::Unknown {
            message,
            suggestion,
        }) => {
            let (code, at) = (Code::UnknownValue, word.at.clone());
            let problem = Diagnostic::word(code, at, &message, &word.text, &suggestion);
            problems.push(problem);
            None
        }
    });
    known.collect()
}
