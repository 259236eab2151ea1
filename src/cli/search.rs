//! `bluf search`: what the finder finds, for the shell and for programs.

use std::sync::Arc;

use serde::Serialize;

use super::error::{Error, FINDINGS, OK};
use super::library::{Opened, Within};
use super::output;
use crate::briefing::date::shown::Dates;
use crate::library::Library;
use crate::page::marking;
use crate::search::entries::{Found, Request, Results, Searcher};
use crate::search::texts::Gathered;
use crate::words::text::Text;

/// The version of the JSON form.
const VERSION: u32 = 1;

/// Finds entries by their names and by words in their texts, as the finder does. Nothing found is exit code 1.
#[derive(Debug, clap::Args)]
pub(super) struct Search {
    /// Words, "phrases" and filters, as in the finder: `50-to-1`, `kind:event by:fbi after:2014-12`. Those of several
    /// arguments must all hold. One that begins with a hyphen stands behind `--`: `-- -kind:source`.
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    #[command(flatten)]
    within: Within,
    /// How what is found is printed.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

/// How what is found is printed.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Format {
    /// A line for each entry, and below it the line of its text in which the words stand.
    Text,
    /// For programs.
    Json,
}

/// All that was found, the best first.
#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    found: Vec<Item<'a>>,
    /// How many entries have the words in their texts, when only the best of them are printed.
    in_texts: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    remark: Option<String>,
}

/// An entry that was found. The line counts from 1.
#[derive(Serialize)]
struct Item<'a> {
    id: String,
    kind: &'static str,
    title: &'a str,
    /// The marking of all that is said here, as `TLP:RED` or `unmarked`.
    marking: &'static str,
    path: &'a str,
    line: usize,
    /// Another name than the title, by which it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// The line of its text in which the words stand.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// The stretches of that line that were looked for, in bytes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<[usize; 2]>,
}

impl Search {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When there is no briefing or none that may be seen, or stdout cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let Opened { library, dates } = self.within.opened()?;
        let library = Arc::new(library);
        let results = Searcher::default().answer(&self.request(&library, dates));
        let found = results.found.iter();
        let items: Vec<Item<'_>> = found
            .filter_map(|found| item(&library, &results, found))
            .collect();
        if let Some(remark) = &results.remark {
            output::warn(&format!("bluf: {remark}\n"));
        }
        let code = if items.is_empty() { FINDINGS } else { OK };
        match self.format {
            Format::Text => output::print(&items.iter().map(line).collect::<String>())?,
            Format::Json => output::print(&json(&Report {
                version: VERSION,
                found: items,
                in_texts: results.in_texts,
                remark: results.remark.as_ref().map(ToString::to_string),
            })?)?,
        }
        Ok(code)
    }

    /// The question, with nothing of it being typed any more.
    fn request(&self, library: &Arc<Library>, dates: Dates) -> Request {
        let typed = self.query.join(" ");
        Request {
            number: 0,
            library: library.clone(),
            open: library
                .briefings()
                .first()
                .map_or_else(|| Text::line(""), |file| file.id.clone()),
            cursor: typed.len() + 1,
            typed,
            texts: Arc::new(Gathered::with(dates)),
        }
    }
}

fn item<'a>(library: &'a Library, results: &Results, found: &'a Found) -> Option<Item<'a>> {
    let entry = library.entry(found.entry)?;
    let line = results.line(library, found);
    let said = match line {
        Some(_) => marking::of_own_words(library, found.entry),
        None => marking::of_entry(library, found.entry),
    };
    let place = &entry.place;
    let marks = line.iter().flat_map(|(_, marks)| marks);
    Some(Item {
        id: entry.id.to_string(),
        kind: entry.kind().word(),
        title: &entry.title,
        marking: marking::label(said.flatten()),
        path: place.source.name(),
        line: place.position().line,
        name: found.other.as_deref(),
        marks: marks.map(|mark| [mark.start, mark.end]).collect(),
        text: line.as_ref().map(|(line, _)| (*line).to_owned()),
    })
}

/// `TLP:CLEAR · event · sony-hack/leak · Internal Sony communications leak · briefings/sony-hack.yaml:43`, and below it
/// the line in which the words stand.
fn line(item: &Item<'_>) -> String {
    let Item {
        id,
        kind,
        title,
        marking,
        path,
        line,
        ..
    } = item;
    let name = item.name.map(|name| format!(" ({name})"));
    let text = item.text.as_ref().map(|text| format!("    {text}\n"));
    format!(
        "{marking} · {kind} · {id} · {title}{} · {path}:{line}\n{}",
        name.unwrap_or_default(),
        text.unwrap_or_default()
    )
}

fn json(report: &Report<'_>) -> std::io::Result<String> {
    let mut json = serde_json::to_string_pretty(report).map_err(std::io::Error::other)?;
    json.push('\n');
    Ok(json)
}
