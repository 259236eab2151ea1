//! `--select` and `--ignore`: which problems are told, and mended.

use crate::check::selection::{Selection, Selector};

/// Which problems are told.
#[derive(Debug, clap::Args)]
pub(super) struct Chosen {
    /// Only these problems: codes, what codes begin with (`slide`), or the groups format, library, slides, tradecraft. Of
    /// two words that disagree, the closer one counts.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    select: Vec<Selector>,
    /// All but these problems.
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    ignore: Vec<Selector>,
}

impl Chosen {
    pub(super) fn selection(&self) -> Selection {
        Selection {
            select: self.select.clone(),
            ignore: self.ignore.clone(),
        }
    }
}
