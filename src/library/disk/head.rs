//! What the first lines of a file make it, got in one read.

use chrono::NaiveDate;

use super::find::Candidate;
use super::open;
use crate::briefing::date::When;
use crate::library::standing::Standing;
use crate::load::foreign;

/// How much of a file a quick look reads, in bytes.
pub(super) const HEAD: usize = 4096;

/// Whether the first lines of a file make it a library file.
pub(crate) fn is_shared(head: &str) -> bool {
    let kinds = || head.lines().filter_map(|line| line.strip_prefix("kind:"));
    // Most files say nothing of the sort, which is sooner seen than line by line.
    (head.starts_with("kind:") || head.contains("\nkind:"))
        && kinds().any(|kind| kind.split_whitespace().next() == Some("library"))
}

/// What the first lines of a file make it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Head {
    Shared,
    /// A briefing, or something that only the rest of it tells.
    Briefing,
    /// A file of another tool, or none that can be read.
    Foreign,
}

impl Head {
    /// What a file is by these lines.
    pub(super) fn told(file: &Candidate, lines: &str) -> Self {
        if is_shared(lines) {
            Self::Shared
        } else if file.standing == Standing::Named || foreign::is_begun(lines) {
            Self::Briefing
        } else {
            Self::Foreign
        }
    }
}

/// The latest day that the as-of date of a briefing may mean, by its lines, none where it has no such date. Nothing where
/// no line says plainly which day that is.
pub(super) fn day(lines: &str) -> Option<Option<NaiveDate>> {
    if !lines.contains("as_of") {
        return Some(None);
    }
    let written = lines.lines().find_map(|line| line.strip_prefix("as_of:"))?;
    let written = written.split(" #").next().unwrap_or_default().trim();
    let bare = |quote: char| written.strip_prefix(quote)?.strip_suffix(quote);
    let written = bare('"').or_else(|| bare('\'')).unwrap_or(written);
    When::parse(written).ok().map(|date| Some(date.latest()))
}

/// The first lines of a file; nothing of one that cannot be read.
pub(super) fn first_lines(file: &Candidate) -> String {
    let mut bytes = [0; HEAD];
    let length = open::head(&file.path, file.root.as_deref(), &mut bytes).unwrap_or(0);
    String::from_utf8_lossy(&bytes[..length]).into_owned()
}
