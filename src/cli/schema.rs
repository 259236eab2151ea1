//! `bluf schema`: the JSON Schema of the format, for editors and other tools.

use std::collections::HashSet;
use std::path::PathBuf;

use super::ceiling::CeilingArgs;
use super::error::{Error, OK};
use super::library::Origin;
use super::output;
use crate::briefing::tlp::Tlp;
use crate::library::Library;
use crate::library::entry::{Body, Entry};
use crate::load::schema::{self, InReach};
use crate::words::short::cut_at_word;

/// Prints the JSON Schema of briefings.
#[derive(Debug, clap::Args)]
pub(super) struct Schema {
    /// A briefing or a library file: the schema then has the ids that may be named in it, for editors to offer. It names
    /// entries, and so is to be kept as the file is.
    file: Option<PathBuf>,
    #[command(flatten)]
    ceiling: CeilingArgs,
}

impl Schema {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When the file is neither a briefing nor a library file, or nobody may see it; when stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let schema = match &self.file {
            None => schema::document(),
            Some(file) => self.of_file(file.clone())?,
        };
        let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
        output::print(&(text + "\n"))?;
        Ok(OK)
    }

    /// The schema with the ids in reach of a file, and with the marking of all that it names.
    fn of_file(&self, file: PathBuf) -> Result<serde_json::Value, Error> {
        let named = [file];
        let origin = Origin::Named(named.to_vec());
        let library = origin.load(&Library::default(), Vec::new(), &|_, _| {});
        let library = self.ceiling.under(library, &named)?;
        if library.briefings().is_empty() && library.shared().is_empty() {
            super::library::some(library, &origin)?;
            return Ok(schema::document());
        }
        let (reach, marking) = in_reach(&library);
        let mut schema = schema::of_file(&reach);
        let marking = marking.map_or("unmarked", Tlp::label);
        schema["$comment"] = format!("{marking}: names entries of the briefing").into();
        Ok(schema)
    }
}

/// The columns of what an entry is called.
const TITLE: usize = 80;

/// What an entry is called; words of somebody with what hedges them.
fn called(entry: &Entry) -> String {
    let title = cut_at_word(&entry.title, TITLE);
    match &entry.body {
        Body::Statement(statement) => match &statement.own.hedge {
            Some(hedge) => format!("{title} ({hedge})"),
            None => title.into_owned(),
        },
        _ => title.into_owned(),
    }
}

/// The ids that may be named in the first briefing of a library, or in library files where there is none; and the marking
/// of all of them together.
fn in_reach(library: &Library) -> (InReach, Option<Tlp>) {
    let briefing = library.briefings().first().map_or("", |file| &*file.id);
    let mut reach = InReach::default();
    let (mut known, mut markings) = (HashSet::new(), Vec::new());
    for entry in library.in_scope(briefing) {
        if known.insert(&entry.id.item) {
            reach.insert(entry.kind(), &entry.id.item, &called(entry));
            markings.push(library.marking(entry));
        }
    }
    (reach, Tlp::of_all(markings))
}
