//! `bluf fix`, and `bluf check --fix`: mends what has a remedy that is known to the byte.

use super::changes::change;
use super::chosen::Chosen;
use super::error::{Error, FINDINGS, OK};
use super::given::{Given, Read};
use super::library::Origin;
use super::output;
use super::report::diff::diffs;
use super::report::marked::{Marked, label};
use crate::check::mend::{Mended, mend};
use crate::check::selection::Selection;
use crate::diagnostic::Severity;
use crate::diagnostic::fix::{FileEdits, Safety};
use crate::library::Library;
use crate::save::all::{Change, change_all};
use crate::words::count::counted;

/// Mends what `check` finds and can have one meaning only. Comments, layout and line ends stay as they are; all files are
/// changed, or none. What comes on standard input goes to standard output.
#[derive(Debug, clap::Args)]
pub(super) struct Fix {
    #[command(flatten)]
    given: Given,
    #[command(flatten)]
    chosen: Chosen,
    #[command(flatten)]
    how: How,
}

/// How far mending goes.
#[derive(Debug, clap::Args)]
pub(super) struct How {
    /// Makes the likely fixes, too, which are to be looked at.
    #[arg(long)]
    pub(super) r#unsafe: bool,
    /// Prints what would change as a diff, and changes nothing; ends with 1 if something would.
    #[arg(long)]
    pub(super) diff: bool,
}

impl Fix {
    /// Runs the command and returns its exit code: 1 when errors are left, or a diff shows something.
    ///
    /// # Errors
    /// When what is to be read cannot be told, or a file cannot be written.
    pub(super) fn run(&self) -> Result<u8, Error> {
        let told = self.chosen.told()?;
        let read = self.given.read(&Library::default())?;
        let done = self.how.mend(&read, &told.selection)?;
        if read.piped.is_some() && !self.how.diff {
            output::warn(&done.told);
        } else {
            output::print(&done.told)?;
        }
        let mut left = done.mended.left.iter();
        let is_wrong = match self.how.diff {
            true => !done.mended.files.is_empty(),
            false => left.any(|problem| problem.severity() == Severity::Error),
        };
        Ok(if is_wrong { FINDINGS } else { OK })
    }
}

/// What was done, and what is said of it: the diff, or the fixes and how much is left.
pub(super) struct Done {
    pub(super) mended: Mended,
    pub(super) told: String,
}

impl How {
    /// Mends what was read: files in their place, what came through the pipe on its way.
    ///
    /// # Errors
    /// When a file cannot be written, or there is none: then all are as they were.
    pub(super) fn mend(&self, read: &Read, selection: &Selection) -> Result<Done, Error> {
        if matches!(read.origin, Origin::Embedded) {
            return Err(Error::BuiltIn);
        }
        let mended = mend(&read.library, selection, self.least());
        let all: Vec<FileEdits> = mended.files.values().cloned().collect();
        let told = if self.diff {
            diffs(&read.library, &all, None)
        } else {
            let on_disk = all.iter().filter(|file| !read.is_piped(&file.source));
            let changes: Vec<Change> = on_disk.filter_map(change).collect();
            change_all(&changes, None)?;
            hand_on(read, &mended)?;
            let fixed = mended.fixed.iter();
            let lines: String = fixed
                .map(|(problem, marking)| line((problem, *marking)))
                .collect();
            lines + &self.summary(&mended)
        };
        Ok(Done { mended, told })
    }

    fn least(&self) -> Safety {
        if self.r#unsafe {
            Safety::Unsafe
        } else {
            Safety::Safe
        }
    }

    fn summary(&self, mended: &Mended) -> String {
        let done = match mended.fixed.len() {
            0 => "nothing mended".to_owned(),
            fixed => format!(
                "{} mended in {}",
                counted(fixed, "problem"),
                counted(mended.files.len(), "file")
            ),
        };
        let left = mended.left.len();
        let fixes = mended
            .left
            .iter()
            .filter_map(|problem| problem.fix.as_ref());
        let fixes = fixes.filter(|fix| fix.is_writable());
        let (likely, sure): (Vec<_>, Vec<_>) =
            fixes.partition(|fix| fix.safety == Safety::Unsafe && !self.r#unsafe);
        let more = match likely.len() {
            0 => String::new(),
            more => format!(", of which `--unsafe` may mend {more}"),
        };
        let kept = match sure.len() {
            0 => String::new(),
            1 => "; the remedy of one of them would bring another problem".to_owned(),
            kept => format!("; the remedies of {kept} of them would bring other problems"),
        };
        format!("{done}; {left} left{more}{kept}\n")
    }
}

/// Hands on what came through the pipe, if something did.
fn hand_on(read: &Read, mended: &Mended) -> Result<(), Error> {
    let Some(piped) = &read.piped else {
        return Ok(());
    };
    let own = mended.files.get(piped.name());
    let text = own.and_then(|file| file.edits.apply(piped.text()).ok());
    output::hand_on(text.as_deref().unwrap_or(piped.text()))?;
    Ok(())
}

/// What was done, in a line.
fn line((problem, marking): Marked<'_>) -> String {
    let label = label(marking).map(|label| format!("{label}: "));
    let title = problem.fix.as_ref().map_or("", |fix| fix.title.as_str());
    format!(
        "{}: {}{title} [{}]\n",
        problem.place,
        label.unwrap_or_default(),
        problem.code
    )
}
