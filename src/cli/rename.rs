//! `bluf rename`: another id for an entry or a briefing, in all files that name it.

use std::path::{Path, PathBuf};

use clap_complete::engine::ArgValueCompleter;

use super::changes::change;
use super::error::{Error, OK};
use super::library::{Origin, config};
use super::report::diff::diffs;
use super::{completing, output};
use crate::config::folders::Folders;
use crate::ide::ids;
use crate::ide::rename::{Old, Plan, plan};
use crate::library::Library;
use crate::library::written_files::WrittenFile;
use crate::save::all::{Change, change_all};
use crate::words::count::counted;
use crate::words::text::Text;

/// Gives an entry, a briefing, a criterion or a slide another id, in all files that name it, and changes nothing else:
/// fields, citations, slides, matrices and links in texts. A briefing that has its id from its file takes that along. All files are changed,
/// or none.
#[derive(Debug, clap::Args)]
pub(super) struct Rename {
    /// The id: `item` where no other briefing has it, `briefing/item`, `question.hypothesis`, or the id of a briefing.
    #[arg(add = ArgValueCompleter::new(completing::ids))]
    old: String,
    /// The id that it is to have.
    new: String,
    /// The folder of the briefings, or one of their files: then the id is what it means there, in the folder of that.
    /// Without it: the folder of the configuration, else your data folder.
    path: Option<PathBuf>,
    /// Prints what would change as a diff, and changes nothing.
    #[arg(long, visible_alias = "dry-run")]
    diff: bool,
    /// Keeps the old id under `was`, so that links from elsewhere go on leading to it.
    #[arg(long)]
    was: bool,
}

impl Rename {
    /// Runs the command and returns its exit code.
    ///
    /// # Errors
    /// When the id names nothing or several things, cannot be changed, or a file cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let library = self.library()?;
        let file = self.path.as_deref().filter(|path| !path.is_dir());
        let within = file.map(|path| of_path(&library, path));
        let within = within.transpose()?;
        let thing = ids::find(&library, within.as_ref(), &self.old)?;
        let old = if self.was { Old::Kept } else { Old::Forgotten };
        let plan = plan(&library, &thing, &self.new, old)?;
        if self.diff {
            output::print(&diffs(&library, &plan.files, plan.moved.as_ref()))?;
            return Ok(OK);
        }
        let changes: Vec<Change> = plan.files.iter().filter_map(change).collect();
        change_all(&changes, plan.moved.as_ref())?;
        output::print(&self.done(&plan))?;
        Ok(OK)
    }

    /// All that may name it: of a file, what is in its folder.
    fn library(&self) -> Result<Library, Error> {
        let folders = Folders::of_user();
        let configuration = config(folders.as_ref());
        let path = self.path.as_deref().map(|path| match path.is_dir() {
            true => path.to_owned(),
            false => folder_of(path).to_owned(),
        });
        let paths: Vec<PathBuf> = path.into_iter().collect();
        let origin = Origin::of(&paths, &configuration.written, folders.as_ref())?;
        if matches!(origin, Origin::Embedded) {
            return Err(Error::BuiltIn);
        }
        Ok(origin.load(&Library::default(), Vec::new(), &|_, _| {}))
    }

    fn done(&self, plan: &Plan) -> String {
        let mut out = format!(
            "`{}` is `{}` now: {} in {}\n",
            self.old,
            self.new,
            counted(plan.places, "place"),
            counted(plan.files.len(), "file"),
        );
        for file in &plan.files {
            out += &format!("  {}\n", file.source.name());
        }
        if let Some(moved) = &plan.moved {
            let to = Text::line(&moved.to.to_string_lossy());
            out += &format!("its file is {to} now\n");
        }
        out
    }
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A file of a library.
fn of_path<'l>(library: &'l Library, path: &Path) -> Result<WrittenFile<'l>, Error> {
    let real = path.canonicalize()?;
    let is_it = |file: &WrittenFile<'_>| {
        let own = file.source.path().and_then(|path| path.canonicalize().ok());
        own.as_ref() == Some(&real)
    };
    let found = library.written_files().find(is_it);
    found.ok_or_else(|| Error::NotABriefing(path.to_owned()))
}
