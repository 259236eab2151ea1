//! `bluf fmt`: lays briefings and library files out as all are.

use std::sync::Arc;

use super::changes::change;
use super::error::{Error, FINDINGS, OK};
use super::given::{Given, Read};
use super::library::Origin;
use super::output;
use super::report::diff::diffs;
use crate::diagnostic::fix::FileEdits;
use crate::fmt::{Lines, format};
use crate::library::Library;
use crate::save::all::{Change, change_all};
use crate::source::SourceFile;
use crate::words::count::counted;

/// How long lines of texts are, where nothing else is asked for.
const WIDTH: &str = "100";

/// Lays briefings and library files out: the fields of entries in one order, lines indented by two, spaces and quotes
/// where they are needed. What a file says stays the same, and so do its comments and the order of ids and items; a file
/// of which that is not sure is left as it was. What comes on standard input goes to standard output.
#[derive(Debug, clap::Args)]
pub(super) struct Fmt {
    #[command(flatten)]
    given: Given,
    /// Changes nothing, names the files that would change, and ends with 1 if there are some.
    #[arg(long)]
    check: bool,
    /// Prints what would change as a diff, and changes nothing; ends with 1 if something would.
    #[arg(long)]
    diff: bool,
    /// Breaks the lines of folded texts (`>`) anew, at so many columns.
    #[arg(long, value_name = "COLUMNS", num_args = 0..=1, default_missing_value = WIDTH,
        value_parser = clap::value_parser!(u16).range(20..))]
    wrap: Option<u16>,
}

/// What becomes of the files.
struct Laid {
    /// Those that change.
    files: Vec<FileEdits>,
    /// Those that are left as they are, for a reason, in lines.
    left: String,
    /// How many there are.
    count: usize,
}

impl Fmt {
    /// Runs the command and returns its exit code: 1 when files are left for a reason, or would be changed where nothing
    /// may be.
    ///
    /// # Errors
    /// When what is to be read cannot be told, or a file cannot be written: then all are as they were.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let read = self.given.read(&Library::default())?;
        if matches!(read.origin, Origin::Embedded) {
            return Err(Error::BuiltIn);
        }
        let laid = self.lay_out(&read);
        let only_said = self.check || self.diff;
        if self.diff {
            output::print(&diffs(&read.library, &laid.files, None))?;
        } else if self.check {
            output::print(&names(&laid))?;
        } else {
            write(&read, &laid)?;
        }
        output::warn(&laid.left);
        let is_wrong = !laid.left.is_empty() || only_said && !laid.files.is_empty();
        Ok(if is_wrong { FINDINGS } else { OK })
    }

    fn lay_out(&self, read: &Read) -> Laid {
        let lines = self
            .wrap
            .map_or(Lines::Kept, |width| Lines::Wrapped(width.into()));
        let mut laid = Laid {
            files: Vec::new(),
            left: String::new(),
            count: 0,
        };
        for (source, _) in read.library.marked_sources() {
            laid.count += 1;
            let name = source.name();
            if source.bad().is_some() {
                laid.left += &format!("{name} is left as it is: it has bytes that are no UTF-8\n");
                continue;
            }
            match format(source.text(), lines) {
                Ok(edits) if edits.as_slice().is_empty() => {}
                Ok(edits) => laid.files.push(FileEdits {
                    source: Arc::clone(source),
                    edits,
                }),
                Err(why) => laid.left += &format!("{name} is left as it is: {why}\n"),
            }
        }
        laid
    }
}

/// The files that would change, and how many that is.
fn names(laid: &Laid) -> String {
    let names = laid
        .files
        .iter()
        .map(|file| format!("{} would change\n", file.source.name()));
    let names: String = names.collect();
    names
        + &format!(
            "{} of {} would change\n",
            laid.files.len(),
            counted(laid.count, "file")
        )
}

/// Writes what came from files back, and hands on what came through the pipe.
fn write(read: &Read, laid: &Laid) -> Result<(), Error> {
    let on_disk = laid
        .files
        .iter()
        .filter(|file| !read.is_piped(&file.source));
    let changes: Vec<Change> = on_disk.filter_map(change).collect();
    change_all(&changes, None)?;
    if let Some(piped) = &read.piped {
        return Ok(output::hand_on(&now(laid, piped))?);
    }
    let names = laid
        .files
        .iter()
        .map(|file| format!("{}\n", file.source.name()));
    let done = format!(
        "{} of {} laid out\n",
        laid.files.len(),
        counted(laid.count, "file")
    );
    Ok(output::print(&(names.collect::<String>() + &done))?)
}

/// The text that came through the pipe, laid out.
fn now(laid: &Laid, piped: &SourceFile) -> String {
    let own = laid
        .files
        .iter()
        .find(|file| file.source.name() == piped.name());
    let text = own.and_then(|file| file.edits.apply(piped.text()).ok());
    text.unwrap_or_else(|| piped.text().to_owned())
}
