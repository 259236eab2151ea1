//! `bluf explain`: what a kind of entry, a field, a word, a problem or a command is.

mod asked;
mod json;

use clap::{Command as Definition, ValueEnum};
use clap_complete::engine::ArgValueCompleter;

use super::error::{Error, OK};
use super::{completing, output, pager};
use crate::page::part::Page;
use crate::reference::find::{Found, find};
use crate::reference::ticks::ticked;
use crate::reference::topic::{Command, Topic};
use crate::typeset::plain;
use crate::words::short::short;
use crate::words::text::Text;
use asked::{Asked, in_markdown};

/// The topic that is all of the format.
const FORMAT: &str = "format";
/// Columns where stdout is no terminal, and the most where it is one.
const USUAL: u16 = 100;

/// Explains a kind of entry, a field, a word, a problem or a command.
#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// What to explain: a kind of entry (`event`), a field (`event.date`), a word that a field takes (`very-likely`), the
    /// code of a problem (`bad-date`), a command (`check`), or `format` for the whole format. Without it: a list.
    #[arg(value_name = "TOPIC", add = ArgValueCompleter::new(completing::topics))]
    topic: Vec<String>,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = Printed::Text)]
    format: Printed,
}

/// How pages are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Printed {
    /// In lines of some columns; what is longer than the terminal goes through `$PAGER`.
    Text,
    /// As CommonMark with tables.
    Markdown,
    /// As a JSON object with a list of topics, for programs.
    Json,
}

impl Explain {
    /// Runs the command, by the definition of the command line, and returns its exit code.
    ///
    /// # Errors
    /// When nothing is called so, or stdout cannot be written.
    pub(super) fn run(&self, definition: Definition) -> Result<u8, Error> {
        let commands = commands(definition);
        let topic = self.topic.join(" ");
        let asked = match topic.trim() {
            "" => Asked::List,
            FORMAT => Asked::Format,
            topic => Asked::Topics(named(topic, &commands)?),
        };
        match self.format {
            Printed::Text => pager::show(&(text(ticked(asked.page(&commands))) + "\n"))?,
            Printed::Markdown => output::print(&in_markdown(&asked.page(&commands)))?,
            Printed::Json => output::print(&json::text(&asked, &commands)?)?,
        }
        Ok(OK)
    }
}

fn text(page: Page) -> String {
    let columns = output::columns().map_or(USUAL, |columns| columns.clamp(20, USUAL));
    plain::text(&page, columns)
}

/// What is called so, or is near.
fn named<'c>(topic: &str, commands: &'c [Command]) -> Result<Vec<Topic<'c>>, Error> {
    match find(topic, commands) {
        Found::Called(topics) => Ok(topics),
        Found::Meant(meant) => {
            let name = match &meant[..] {
                [one] => one.name(),
                several => several
                    .first()
                    .map(|topic| topic.bare())
                    .unwrap_or_default(),
            };
            output::warn(&format!(
                "bluf: nothing is called `{}`: this is `{name}`\n",
                short(topic)
            ));
            Ok(meant)
        }
        Found::Near(names) => Err(Error::NoTopic {
            topic: Text::line(&short(topic)),
            help: format!("did you mean one of {}?", names.join(", ")),
        }),
        Found::Nothing => Err(Error::NoTopic {
            topic: Text::line(&short(topic)),
            help: "`bluf explain` lists all".to_owned(),
        }),
    }
}

/// The commands with their help.
fn commands(mut definition: Definition) -> Vec<Command> {
    definition.build();
    let commands = definition.get_subcommands_mut();
    let commands =
        commands.filter(|command| command.get_name() != "help" && !command.is_hide_set());
    commands
        .map(|command| Command {
            name: command.get_name().to_owned(),
            about: command
                .get_about()
                .map(ToString::to_string)
                .unwrap_or_default()
                + ".",
            help: command.render_long_help().to_string(),
        })
        .collect()
}
