//! `bluf show`: the pages of entries as plain text or Markdown.

use clap_complete::engine::ArgValueCompleter;

use super::error::{Error, OK};
use super::library::{Opened, Within};
use super::{completing, named, output};
use crate::briefing::date::shown::Dates;
use crate::export::markdown;
use crate::library::Library;
use crate::library::entry::EntryIx;
use crate::page::{Context, marking, page};
use crate::typeset::plain;

/// Columns where stdout is no terminal.
const USUAL: u16 = 80;
/// The most columns without `--width`: longer lines are hard to read.
const LONGEST: u16 = 100;

/// Prints entries as they stand on the screen: whole pages, with their markings.
#[derive(Debug, clap::Args)]
pub(super) struct Show {
    /// The id of an entry: `item` where no other briefing has it, `briefing/item`, or the id of a briefing.
    #[arg(required = true, value_name = "ID", add = ArgValueCompleter::new(completing::ids))]
    ids: Vec<String>,
    #[command(flatten)]
    within: Within,
    /// How pages are printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The columns of plain text. Without it: those of the terminal, but not more than 100, else 80.
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..=1000))]
    width: Option<u16>,
}

/// How pages are printed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// In lines of some columns.
    Text,
    /// As CommonMark with tables.
    Markdown,
}

impl Show {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When an id names no entry or several, when there is no briefing or none that may be seen, or stdout cannot be
    /// written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let Opened { library, dates } = self.within.opened()?;
        let entries = self.ids.iter().map(|id| named::find(&library, id));
        let entries: Vec<EntryIx> = entries.collect::<Result<_, _>>()?;
        let pages = entries
            .into_iter()
            .map(|entry| self.page(&library, entry, dates));
        output::print(&pages.collect::<Vec<_>>().join("\n"))?;
        Ok(OK)
    }

    /// A page between its markings, as on the screen. What kind of entry it is and how it is called, the line around
    /// the page would say.
    fn page(&self, library: &Library, entry: EntryIx, dates: Dates) -> String {
        let Some(found) = library.entry(entry) else {
            return String::new();
        };
        let page = page(library, entry, Context::OnPage, dates);
        let tlp = marking::of_page(library, entry, &page);
        let tlp = tlp.map_or("unmarked", |tlp| tlp.label());
        let (kind, id) = (found.kind().word(), &found.id);
        match self.format {
            Format::Text => {
                let text = plain::text(&page, self.width());
                format!("{tlp} · {kind} · {id}\n\n{text}\n\n{tlp}\n")
            }
            Format::Markdown => {
                let text = markdown::text(library, &page, found.briefing);
                format!("{tlp} · {kind} · `{id}`\n\n{text}\n{tlp}\n")
            }
        }
    }

    fn width(&self) -> u16 {
        let terminal = || output::columns().map(|columns| columns.clamp(20, LONGEST));
        self.width.or_else(terminal).unwrap_or(USUAL)
    }
}
